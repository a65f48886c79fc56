"""Mend what is safe in articles: ``python -m newsroom.commands.fix`` with what is asked in the environment.

``FILES`` names articles by file, folder or address, or folders with articles; ``CONTENT`` is the content
folder. What would change is shown first; it is written after a yes on a terminal, or with ``YES=1``; without
a terminal it is only shown. Exit status: 0, 1 if something could not be read or written, 2 if it is not
clear what is asked.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from newsroom.commands.fix.mending import Mended, mended
from newsroom.commands.fix.showing import changes
from newsroom.commands.importer.intake.naming import named_files
from newsroom.commands.withdraw import find_place
from newsroom.engine import speak_utf8, write_atomic
from newsroom.model.content import ARTICLES, is_manuscript
from newsroom.vietnamese.faults import reason_of

USAGE = (
    "Dùng: make fix FILES=content/articles/2024/07/ten-bai (tệp, thư mục, địa chỉ của bài; YES=1: không hỏi)"
)
_NO = frozenset({"", "0", "không", "khong", "no", "false"})


def main(values: Mapping[str, str]) -> int:
    """Mend what was asked for; give the exit status."""
    speak_utf8()
    asked = values.get("FILES", "").strip()
    content = Path(values.get("CONTENT", "").strip() or "content")
    if not asked:
        print(f"FILES: lỗi: chưa ghi bài cần sửa. {USAGE}.", file=sys.stderr)
        return 2
    files, missing = find(asked, content)
    for name in missing:
        print(f"{name}: lỗi: không thấy bài nào ở đây. {USAGE}.", file=sys.stderr)
    found, status = _mended(files, content, 1 if missing else 0)
    changed = [(file, one) for file, one in found if one.after != one.before]
    for file, one in changed:
        print("\n".join((f"{file}:", *changes(one))))
    if not changed:
        print(f"{len(found)} bài: không có gì cần sửa." if found else "Không sửa bài nào.")
        return status
    if not _is_wanted(values, len(changed)):
        print(f"Chưa ghi gì: {len(changed)} bài sẽ sửa như trên. Chạy lại với YES=1 để ghi.")
        return status
    return max(status, _write(changed))


def find(asked: str, content: Path) -> tuple[list[Path], list[str]]:
    """Find the manuscripts that are meant, and what means none."""
    named = named_files(asked)
    files: dict[Path, None] = {}
    missing: list[str] = []
    for name in (*named.found, *named.missing):
        place = find_place(name)
        at_place = content / ARTICLES / place / "index.md" if place else Path()
        listed = list(_manuscripts(Path(name))) or ([at_place] if place and at_place.is_file() else [])
        files.update(dict.fromkeys(listed))
        missing += [] if listed else [name]
    return list(files), missing


def _manuscripts(path: Path) -> Iterator[Path]:
    """List a manuscript, or those in a folder; nothing that a link leads to."""
    if path.is_file() and not path.is_symlink() and is_manuscript(path.name):
        yield path
    elif path.is_dir():
        for file in sorted(path.rglob("*.md")):
            parts = file.relative_to(path).parts
            if file.is_file() and not file.is_symlink() and not any(part.startswith(".") for part in parts):
                yield file


def _mended(files: list[Path], content: Path, status: int) -> tuple[list[tuple[Path, Mended]], int]:
    found = []
    for file in files:
        try:
            one = mended(_content_path(file, content), file.read_bytes())
        except OSError as error:
            print(f"{file}: lỗi: không đọc được ({reason_of(error)}).", file=sys.stderr)
            status = 1
            continue
        if one.why_left:
            print(f"{file}: để nguyên: {one.why_left}.", file=sys.stderr)
            status = 1
        found.append((file, one))
    return found, status


def _content_path(file: Path, content: Path) -> str:
    """Give a file's path in the content folder; one that lies elsewhere is read as an article."""
    try:
        return file.resolve().relative_to(content.resolve()).as_posix()
    except ValueError:
        return f"{ARTICLES}/2000/01/{file.parent.name}/index.md"


def _is_wanted(values: Mapping[str, str], count: int) -> bool:
    """Tell whether to write: as was said before, or as is answered now."""
    if values.get("YES", "").strip().casefold() not in _NO:
        return True
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    try:
        answer = input(f"Ghi các thay đổi trên vào {count} bài? [c: có / k: không] ")
    except EOFError:
        return False
    return answer.strip().casefold() in ("c", "có", "co", "y", "yes")


def _write(changed: list[tuple[Path, Mended]]) -> int:
    done = 0
    for file, one in changed:
        try:
            write_atomic(file, one.after.encode())
        except OSError as error:
            print(f"{file}: lỗi: không ghi được ({reason_of(error)}).", file=sys.stderr)
            continue
        done += 1
    print(f"Đã sửa {done} bài.")
    return 0 if done == len(changed) else 1


if __name__ == "__main__":
    try:
        sys.exit(main(os.environ))
    except KeyboardInterrupt:
        print("\nĐã dừng theo yêu cầu; chưa ghi gì thêm.", file=sys.stderr)
        sys.exit(130)
