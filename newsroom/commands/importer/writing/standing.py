"""Know what the content folder has already, so that no two articles get the same old address.

Also find again an article whose folder an editor has renamed: by its old address, or by most of its lines.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import unquote

from newsroom.commands.importer.draft import Draft
from newsroom.commands.importer.source import Fault
from newsroom.model.addresses import article_place, old_address, place_of
from newsroom.model.content import ARTICLES
from newsroom.model.reserved import use_of

_HEAD = 8192
"""The bytes of a manuscript in which its old addresses are looked for."""
_ALIKE = 0.6
"""The share of its lines that makes two texts one article."""
_LINE = 25
"""The characters from which on a line says which article it is of."""
_PAGES = "pages"


@dataclass(slots=True)
class Standing:
    """The articles and pages below a content folder; read when first asked for.

    ``categories`` are the slugs of the site's categories.
    """

    content: Path
    categories: Collection[str] = ()
    _owners: dict[str, str] = field(default_factory=dict)
    _is_read: bool = False
    _lines: dict[str, frozenset[bytes]] = field(default_factory=dict)

    def fitted(self, draft: Draft, folder: str) -> tuple[Draft, tuple[Fault, ...]]:
        """Give a draft with those of its old addresses that are free, and what is to be told of the others.

        ``folder`` is the article's own below ``articles``: its own address needs no redirect, which is not
        told.
        """
        olds = draft.header.get("Old_URL", ())
        if not olds:
            return draft, ()
        kept, faults = [], []
        for old in olds:
            other = self._why_taken(old, folder)
            if other is None:
                kept.append(old)
            elif other:
                faults.append(Fault(f"Địa chỉ cũ «{old.strip()[:120]}» {other}: không ghi Old_URL này."))
        if len(kept) == len(olds):
            return draft, ()
        header = {key: values for key, values in draft.header.items() if key != "Old_URL"}
        return replace(draft, header={**header, "Old_URL": tuple(kept)} if kept else header), tuple(faults)

    def _why_taken(self, old: str, folder: str) -> str | None:
        """Say whose an old address is, ``""`` if the article's own; ``None`` if it is free."""
        target = old_address(old.strip())
        if not target:
            return None
        place = place_of(target)
        path = place.partition("?")[0]
        if path == folder:
            return ""
        owner = self.owner_of(old)
        if owner and owner not in (folder, f"{_PAGES}/{folder}.md"):
            return f"đã có ở bài {ARTICLES}/{owner}/index.md" if "." not in owner else f"đã có ở {owner}"
        if unquote(target).partition("?")[0] == "/":
            return None
        if use := self._use_of(path):
            return f"là địa chỉ của chính trang này ({use})"
        article = article_place(path)
        if article and article == path and (self.content / ARTICLES / article / "index.md").is_file():
            return f"là địa chỉ của bài {ARTICLES}/{article}/index.md"
        return None

    def _use_of(self, path: str) -> str:
        """Say what the site itself has at a place, ``""`` if nothing."""
        first, *rest = path.split("/")
        if not path:
            return "trang chủ"
        if first in self.categories and all(part.isdecimal() for part in rest):
            return "chuyên mục"
        if (use := use_of(first)) and all(part.isdecimal() for part in rest):
            return use
        return "trang tĩnh" if not rest and (self.content / _PAGES / f"{path}.md").is_file() else ""

    def owner_of(self, old: str) -> str:
        """Name the folder of the article that has an old address, ``""`` if none."""
        if not self._is_read:
            self._read()
        return self._owners.get(place_of(old_address(old.strip()) or old), "")

    def led_to(self, old: str) -> str:
        """Name the article or page that an old address leads to: its owner, else what stands there."""
        path = place_of(old_address(old.strip()) or old).partition("?")[0].strip("/")
        if owner := self.owner_of(old):
            return owner
        if path and article_place(path) == path and (self.content / ARTICLES / path / "index.md").is_file():
            return path
        page = f"{_PAGES}/{path}.md"
        return page if path and ".." not in path and (self.content / page).is_file() else ""

    def note(self, draft: Draft, folder: str) -> None:
        """Remember the old addresses that an article has got."""
        for old in draft.header.get("Old_URL", ()):
            self._owners.setdefault(place_of(old_address(old.strip()) or old), folder)

    def _read(self) -> None:
        self._is_read = True
        for folder in self.folders():
            for old in _old_urls(self.content / ARTICLES / folder / "index.md"):
                self._owners.setdefault(place_of(old), folder)
        for file in sorted((self.content / _PAGES).rglob("*.md")):
            for old in _old_urls(file):
                self._owners.setdefault(place_of(old), file.relative_to(self.content).as_posix())

    def folders(self) -> Iterator[str]:
        """List the folders of articles, in order."""
        articles = self.content / ARTICLES
        for file in sorted(articles.glob("*/*/*/index.md")):
            yield file.parent.relative_to(articles).as_posix()

    # An article that was renamed

    def renamed(self, draft: Draft, text: str, known: Collection[str]) -> str:
        """Find the folder that an article was renamed to; ``""`` if there is none.

        ``text`` is its manuscript; ``known`` are the folders of which it is known whose they are.
        """
        for old in draft.header.get("Old_URL", ()):
            if (owner := self.owner_of(old)) and owner not in known and "." not in owner:
                return owner
        wanted = lines_of(text)
        others = [folder for folder in self.folders() if folder not in known]
        return self.likest(wanted, others)

    def likest(self, wanted: frozenset[bytes], folders: Iterable[str]) -> str:
        """Give the folder whose article has most of the lines that are wanted; ``""`` if none has enough."""
        best = max(folders, key=lambda folder: self.likeness(wanted, folder), default="")
        return best if best and self.likeness(wanted, best) >= _ALIKE else ""

    def likeness(self, wanted: frozenset[bytes], folder: str) -> float:
        """Give the share of lines that an article has of those that are wanted, from 0 to 1."""
        if folder not in self._lines:
            file = self.content / ARTICLES / folder / "index.md"
            self._lines[folder] = lines_of(_text(file)) if file.is_file() else frozenset()
        found = self._lines[folder]
        return len(wanted & found) / max(len(wanted), len(found)) if wanted and found else 0.0

    def is_alike(self, text: str, folder: str) -> bool:
        """Tell whether an article has most of the lines of a manuscript."""
        return self.likeness(lines_of(text), folder) >= _ALIKE


def lines_of(text: str) -> frozenset[bytes]:
    """Give what says which article a manuscript is: its long lines, those of its header aside."""
    _, _, body = text.replace("\r\n", "\n").partition("\n\n")
    lines = (" ".join(line.split()) for line in body.split("\n"))
    return frozenset(
        hashlib.blake2b(line.encode("utf-8", "replace"), digest_size=8).digest()
        for line in lines
        if len(line) >= _LINE
    )


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8", "replace")
    except OSError:
        return ""


def _old_urls(file: Path) -> Iterator[str]:
    """Give the old addresses in the header of a manuscript."""
    try:
        with file.open("rb") as opened:
            head = opened.read(_HEAD)
    except OSError:
        return
    if b"ld_" not in head and b"LD_" not in head:
        return
    for line in head.decode("utf-8", "replace").partition("\n\n")[0].split("\n"):
        key, _, value = line.partition(":")
        if key.strip().casefold() == "old_url" and (found := old_address(value.strip())):
            yield found
