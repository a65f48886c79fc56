"""Know the rules of the content folder: what its files are, and what they are called."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from newsroom.vietnamese.comparing import fold, nearest, nfc
from newsroom.vietnamese.slugs import slug

SITE_FILE = "site.toml"
TAKEDOWN_FILE = "da-go.toml"
"""The list of the articles that were taken down and deleted."""
ADDRESS_FILE = "dia-chi.toml"
"""The addresses that topics and authors keep, whoever else comes."""
DESK_FILE = "toa-soan.toml"
"""The list of those who work at the editors' desk; nothing of it is published."""
ARTICLES = "articles"
"""The folder of all articles."""
ROOT_FOLDER = "goc"
"""The folder of the few files that go to the root of the site as they are."""
IGNORED = frozenset({"Thumbs.db", "desktop.ini"})
PHOTO_FORMATS = {
    "JPEG": (".jpg", ".jpeg", ".jpe", ".jfif"),
    "PNG": (".png",),
    "WEBP": (".webp",),
    "GIF": (".gif",),
    "AVIF": (".avif",),
    "HEIF": (".heic", ".heif", ".hif"),
}
"""The formats of photos, and what their files may end in."""
PHOTO_SUFFIXES = frozenset(suffix for suffixes in PHOTO_FORMATS.values() for suffix in suffixes)
ALBUM = "album"
"""The folder beside a manuscript whose photos it shows all."""
_SHORT = 3
"""The letters of a file name that is too short to be recognised by its likeness."""
_ALBUM_RE = re.compile(rf"(articles/\d{{4}}/\d\d/[^/]+)/{ALBUM}(?:/|$)")


@dataclass(frozen=True, slots=True)
class Entry:
    """A file below the content folder; ``path`` is relative, with slashes, in NFC.

    ``kind`` is ``file``, ``symlink`` or ``special`` (device, socket, pipe); ``stored`` is the
    path as the disk has it, which on some systems is not in NFC.
    """

    path: str
    kind: str
    stored: str


def is_ignored(name: str) -> bool:
    """Tell whether a file or folder of the content does not count: dotfiles, leavings of programs."""
    return name.startswith((".", "~$")) or name in IGNORED


def is_photo(path: str) -> bool:
    """Tell whether a file goes by the name of a photo."""
    return os.path.splitext(path)[1].casefold() in PHOTO_SUFFIXES


def has_manuscripts(content: Path) -> bool:
    """Tell whether any article has a manuscript, whatever its folder and its suffix were meant to be."""
    return next(content.glob("*/*/*/*/*.[mM]*"), None) is not None


def is_manuscript(path: str) -> bool:
    """Tell whether a file is meant as an article or page, wherever it lies."""
    return path.casefold().endswith((".md", ".markdown"))


def manuscript_of(path: str) -> str:
    """Name the manuscript whose album a content path is or lies in; any other stands for itself."""
    match = _ALBUM_RE.match(path)
    return f"{match[1]}/index.md" if match and not is_manuscript(path) else path


def name_from(manuscript: str, path: str) -> str:
    """Name the content file ``path`` for who writes ``manuscript``: from its folder on if it lies there."""
    return path.removeprefix(f"{posixpath.dirname(manuscript)}/")


def encoded_name(name: str, names: Iterable[str]) -> str:
    """Give the file name that reads ``name`` once its percent signs are resolved, ``""`` if there is none.

    A link to ``a%20b.jpg`` asks for ``a b.jpg``, although a file may be called like that.
    """
    return next((one for one in sorted(names) if "%" in one and nfc(unquote(one)) == name != one), "")


def plain_name(name: str) -> str:
    """Propose a name for a file that links can hold as it is: ``a%20b.JPG`` → ``a-b.JPG``."""
    stem, suffix = posixpath.splitext(unquote(name))
    return f"{slug(stem) or 'tep'}{suffix}"


def _stem(name: str) -> str:
    """Give a file name without its suffix, and without a second one: Windows hides the last."""
    stem, suffix = posixpath.splitext(name)
    return stem.removesuffix(suffix) if suffix and stem != suffix else stem


def nearest_name(name: str, names: Iterable[str]) -> str:
    """Give the file name that was meant by ``name``, ``""`` if none is plainly meant.

    Another number is another photo, and short names are all alike; but diacritics, case, normal
    form and suffix are easily mistaken.
    """
    stems = {_stem(one): one for one in sorted(names)}
    wanted = _stem(nfc(name))
    for stem, one in stems.items():
        if fold(stem) == fold(wanted):
            return one
    digits = re.findall(r"\d+", wanted)
    alike = [stem for stem in stems if len(stem) > _SHORT and re.findall(r"\d+", stem) == digits]
    return stems.get(nearest(wanted, alike), "")
