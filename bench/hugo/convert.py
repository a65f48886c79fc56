"""Write an archive in Hugo's form: the same articles, the header as YAML."""

from __future__ import annotations

import json
import sys
from pathlib import Path

_LISTS = {"Category": "categories", "Author": "authors", "Tags": "tags"}


def convert(text: str) -> str:
    """Turn one article into Hugo's form."""
    header, _, body = text.partition("\n\n")
    lines = []
    for line in header.split("\n"):
        key, _, value = line.partition(": ")
        if key in _LISTS:
            lines.append(f"{_LISTS[key]}: {json.dumps(value.split('; '), ensure_ascii=False)}")
        elif key == "Date":
            lines.append(f"date: {value.replace(' ', 'T')}:00+07:00")
        else:
            lines.append(f"{key.lower()}: {json.dumps(value, ensure_ascii=False)}")
    return "\n".join(["---", *lines, "---", "", body])


def convert_all(source: Path, target: Path) -> None:
    """Convert the content folder ``source`` into ``target/articles``, a file an article."""
    folder = target / "articles"
    folder.mkdir(parents=True, exist_ok=True)
    for file in source.glob("articles/*/*/*/index.md"):
        (folder / f"{file.parent.name}.md").write_text(convert(file.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    convert_all(Path(sys.argv[1]), Path(sys.argv[2]))
