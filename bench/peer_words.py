"""Read the articles of the benchmark for its peers: what they hold, not in which way people wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

_PHOTO_RE = re.compile(r'!\[(?P<alt>[^]]*)\]\((?P<file>\S+?)(?: "(?P<caption>[^"]*)")?\)')
_PHOTOS_RE = re.compile(r"(?P<photos>!\[[^\n]*\)(?:\n!\[[^\n]*\))*)(?:\n\*(?P<caption>[^*\n]+)\*)?\Z")
_OWN_LINK_RE = re.compile(r"\]\(/articles/(\S+?)/index\.md\)")


@dataclass(frozen=True)
class Shown:
    """A photo in an article: which photograph of the stock, what it shows, what is said of it."""

    name: str
    alt: str
    caption: str

    def markdown(self) -> str:
        """Write it as Markdown does, the caption as its title."""
        title = f' "{self.caption}"' if self.caption else ""
        return f"![{self.alt}](/photos/{self.name}{title})"


@dataclass(frozen=True)
class Gallery:
    """Several photos together, and what is said of all."""

    photos: tuple[Shown, ...]
    caption: str


Block = str | Shown | Gallery


@dataclass(frozen=True)
class Manuscript:
    """An article: its folder under ``articles``, its header by lines, its body, the photographs beside it."""

    place: Path
    header: dict[str, str]
    body: str
    photographs: Mapping[str, str] = field(default_factory=dict)
    album: tuple[tuple[str, str], ...] = ()

    def names(self, key: str) -> list[str]:
        """List the names in a line of the header."""
        found = self.header.get(key) or self.header[f"{key}s"]
        return found.split("; ")

    @property
    def date(self) -> str:
        """The date in ISO form."""
        return f"{self.header['Date'].replace(' ', 'T')}:00+07:00"

    @property
    def cover(self) -> str:
        """The photograph that lists show, "" without one."""
        if "Cover" in self.header:
            return self.photographs[self.header["Cover"]]
        for block in self.blocks():
            if not isinstance(block, str):
                return block.name if isinstance(block, Shown) else block.photos[0].name
        return ""

    def blocks(self) -> Iterator[Block]:
        """Give text, photos and galleries, in their order; links to articles lead to their pages."""
        for part in self.body.rstrip("\n").split("\n\n"):
            found = _PHOTOS_RE.match(part)
            if found is None:
                yield _OWN_LINK_RE.sub(r"](/\1/)", part)
                continue
            caption = found["caption"] or ""
            photos = [self._shown(one) for one in _PHOTO_RE.finditer(found["photos"])]
            if len(photos) > 1:
                yield Gallery(tuple(photos), caption)
            else:
                yield Shown(photos[0].name, photos[0].alt, photos[0].caption or caption)
        if self.album:
            yield Gallery(tuple(Shown(self.photographs[f"album/{n}"], c, c) for n, c in self.album), "")

    def _shown(self, found: re.Match[str]) -> Shown:
        file = found["file"]
        name = self.photographs.get(file) or f"00{file.rpartition('/')[2]}"
        return Shown(name, found["alt"], found["caption"] or "")


def manuscripts(content: Path, film: Path | None = None) -> Iterator[Manuscript]:
    """Read the articles of a content folder, whose photographs are hard links to those in ``film``."""
    stock = {file.stat().st_ino: file.name for file in film.iterdir()} if film else {}
    for file in sorted(content.glob("articles/*/*/*/index.md")):
        header, _, body = file.read_text(encoding="utf-8").partition("\n\n")
        lines = dict(line.split(": ", 1) for line in header.splitlines())
        home = file.parent
        names = {str(one.relative_to(home)): stock.get(one.stat().st_ino, "") for one in home.rglob("*.jpg")}
        place = home.relative_to(content / "articles")
        yield Manuscript(place, lines, body, names, _album(home / "album" / "chu-thich.txt"))


def _album(file: Path) -> tuple[tuple[str, str], ...]:
    """Read the captions of an album, by file."""
    if not file.exists():
        return ()
    lines = file.read_text(encoding="utf-8").splitlines()
    return tuple((name, caption) for name, _, caption in (line.partition(": ") for line in lines))
