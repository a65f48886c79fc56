"""Make what is to be published: a small output folder that is edited as builds would."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from newsroom.commands.publishing.publication import Publication
from newsroom.engine import BuiltFile, digest, fingerprint
from newsroom.model.gone import Gone
from newsroom.model.hosting import Hosting
from newsroom.model.site import Site


@dataclass(frozen=True)
class Paper:
    """A site as a build leaves it: articles with a photo each, a stylesheet, the home page, a feed."""

    output: Path

    def write(self, path: str, text: str) -> str:
        """Write a file of the output and give its path."""
        file = self.output / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return path

    def article(self, slug: str, text: str = "Nội dung bài.", photo: str | None = None) -> str:
        """Write an article with its photo; give the path of the photo."""
        name = f"photos/{digest((photo or slug).encode())}-720.jpg"
        self.write(name, f"JPEG {photo or slug}")
        self.write(f"2024/07/{slug}/index.html", f'<p>{text}<img src="/{name}">')
        return name

    def remove(self, path: str) -> None:
        """Remove a file, and its folder when that is empty."""
        file = self.output / path
        file.unlink()
        if not any(file.parent.iterdir()):
            file.parent.rmdir()

    def publication(self, release: str = "r1", gone: tuple[Gone, ...] = ()) -> Publication:
        """Give what is to be published now."""
        found = (file for file in sorted(self.output.rglob("*")) if file.is_file())
        files = {file.relative_to(self.output).as_posix(): _built(file) for file in found}
        return Publication(Site("Trang tin thử"), Hosting("s3"), self.output, files, gone, release)

    def files(self) -> dict[str, bytes]:
        """Read all files of the output."""
        return {path: (self.output / path).read_bytes() for path in self.publication().files}


def _built(file: Path) -> BuiltFile:
    data = file.read_bytes()
    return BuiltFile(len(data), fingerprint(data))


def paper(folder: Path, articles: int = 3) -> Paper:
    """Write a small site."""
    made = Paper(folder)
    for number in range(articles):
        made.article(f"bai-{number}")
    made.write("theme/site.0a1b.css", "p{}")
    made.write("index.html", "Trang chủ")
    made.write("feeds/tin-moi.atom.xml", "<feed/>")
    return made
