"""Find what a saved page shows among the files beside it; nothing outside the imported folder is read."""

from __future__ import annotations

import base64
import binascii
import os
import posixpath
import re
import stat
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote, unquote_to_bytes, urljoin, urlsplit

from newsroom.vietnamese.slugs import slug

_SUFFIXES = ("_files", "_tệp", "_tep", ".files", "_fichiers", "-Dateien", "_archivos", "_file")
"""What browsers add to the name of a page for the folder of its files."""
_LARGEST = 64 * 1024 * 1024
_MEDIA = {".mp4", ".webm", ".ogv", ".mov", ".m4v", ".mp3", ".m4a", ".ogg", ".wav", ".aac", ".flac"}
_DOCUMENTS = {".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".odt", ".ods", ".zip", ".rar"}
_MAGIC = (
    (b"\xff\xd8\xff", ".jpg"),
    (b"\x89PNG\r\n\x1a\n", ".png"),
    (b"GIF8", ".gif"),
    (b"BM", ".bmp"),
    (b"II*\0", ".tif"),
    (b"MM\0*", ".tif"),
)
_DATA_RE = re.compile(r"data:([\w/+.-]*)((?:;[\w=.+-]*)*),", re.IGNORECASE)


def picture_suffix(head: bytes) -> str:
    """Give the suffix of the kind of picture that begins so, ``""`` if it is none that a site can show."""
    for magic, suffix in _MAGIC:
        if head.startswith(magic):
            return suffix
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return ".webp"
    if head[4:8] == b"ftyp" and head[8:12] in (b"avif", b"avis", b"heic", b"heix", b"mif1"):
        return ".avif" if head[8:10] == b"av" else ".heic"
    return ""


class Beside:
    """The files that one page can use: those of its folder, or those packed with it."""

    def __init__(
        self, page: Path, root: Path, packed: Mapping[str, bytes] | None = None, base: str = ""
    ) -> None:
        self.page, self.base = page, base
        self.root = os.path.realpath(root)
        self.packed = packed or {}
        self.files: dict[str, bytes | Path] = {}
        self._names: dict[str, str] = {}

    def find(self, address: str) -> str:
        """Give the name in ``files`` of what an address leads to, ``""`` if it is not at hand."""
        key = address if len(address) < 3000 else str(hash(address))
        if key not in self._names:
            self._names[key] = self._found(address)
        return self._names[key]

    def _found(self, address: str) -> str:
        if address[:5].lower() == "data:":
            data = data_of(address)
            return self._named("anh", picture_suffix(data[:16]), data) if data else ""
        if (packed := self._packed(address)) is not None:
            return self._named(_stem(address), _suffix(address, packed[:16]), packed)
        for path in self._candidates(address):
            file = self.inside(path)
            if file is not None and (suffix := _suffix(path, _head(file))):
                return self._named(_stem(path), suffix, file)
        return ""

    def attach(self, address: str) -> str:
        """Give the name in ``files`` of a document that a link leads to, ``""`` if it is not at hand."""
        suffix = document_suffix(address)
        if not suffix:
            return ""
        if (packed := self._packed(address)) is not None:
            return self._named(_stem(address), suffix, packed)
        for path in self._candidates(address):
            file = self.inside(path)
            if file is not None and not _head(file, 64).lstrip().lower().startswith((b"<!doc", b"<html")):
                return self._named(_stem(path), suffix, file)
        return ""

    def _packed(self, address: str) -> bytes | None:
        """Give what is packed with the page at an address."""
        if not self.packed:
            return None
        try:
            whole = urljoin(self.base, address)
        except ValueError:
            return None
        for one in (address, whole, unquote(whole), whole.partition("#")[0]):
            if one in self.packed:
                return self.packed[one]
        return None

    def peek(self, address: str) -> str:
        """Give the beginning of a file beside the page as text."""
        for path in self._candidates(address):
            file = self.inside(path)
            if file is not None:
                return _head(file, 2048).decode("utf-8", "replace")
        return ""

    def _candidates(self, address: str) -> Iterator[str]:
        """Give the places where the file of an address may lie, the likeliest first."""
        try:
            parts = urlsplit(address.strip().replace("\\", "/"))
        except ValueError:
            return
        here = os.path.dirname(self.page)
        path = unquote(parts.path)
        if "\0" in path or not path.strip("/"):
            return
        names = [f"{path}{mark}{unquote(parts.query)}" for mark in "?@" if parts.query] + [path, parts.path]
        if not parts.scheme and not parts.netloc and not path.startswith("/"):
            yield from (os.path.join(here, name) for name in names)
        else:
            for above in self._above(here):
                if parts.netloc:
                    yield from (os.path.join(above, parts.netloc, name.lstrip("/")) for name in names)
                yield from (os.path.join(above, name.lstrip("/")) for name in names)
        stem = os.path.splitext(os.path.basename(self.page))[0]
        for suffix in _SUFFIXES:
            yield os.path.join(here, stem + suffix, posixpath.basename(path))

    def _above(self, here: str) -> Iterator[str]:
        """Give the folders from the page's up to the imported one."""
        folder = os.path.realpath(here)
        for _ in range(12):
            yield folder
            if folder == self.root or len(folder) <= len(self.root):
                return
            folder = os.path.dirname(folder)

    def inside(self, path: str) -> Path | None:
        """Give a plain file inside the imported folder, its name's case aside; ``None`` for any other."""
        for one in (path, _in_other_case(path)):
            if not one:
                continue
            real = os.path.realpath(one)
            if not real.startswith(self.root.rstrip("/") + "/"):
                continue
            try:
                status = os.stat(real)
            except (OSError, ValueError):
                continue
            if stat.S_ISREG(status.st_mode) and 0 < status.st_size <= _LARGEST:
                return Path(real)
        return None

    def _named(self, stem: str, suffix: str, held: bytes | Path) -> str:
        """Keep a file under a name of its own."""
        if not suffix:
            return ""
        for name, other in self.files.items():
            if other == held:
                return name
        base = slug(stem)[:60].strip("-") or "anh"
        name, number = f"{base}{suffix}", 1
        while name in self.files:
            number += 1
            name = f"{base}-{number}{suffix}"
        self.files[name] = held
        return name


def document_suffix(address: str) -> str:
    """Give the suffix of a document to download that an address ends with, ``""`` if it is none."""
    suffix = posixpath.splitext(address.partition("?")[0].partition("#")[0].strip().lower())[1]
    return suffix if suffix in _DOCUMENTS else ""


def data_of(address: str) -> bytes:
    """Give the bytes of a ``data:`` address, ``b""`` if they cannot be read."""
    match = _DATA_RE.match(address[:300])
    if not match or len(address) > _LARGEST:
        return b""
    body = address[match.end() :]
    if "base64" not in match[2].lower():
        return unquote_to_bytes(body)
    plain = re.sub(r"[^A-Za-z0-9+/]", "", unquote(body))
    try:
        return base64.b64decode(plain + "=" * (-len(plain) % 4))
    except (binascii.Error, ValueError):
        return b""


def _head(file: Path, size: int = 16) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(size)
    except OSError:
        return b""


def _stem(address: str) -> str:
    try:
        path = urlsplit(address).path
    except ValueError:
        path = address
    return posixpath.splitext(posixpath.basename(unquote(path).replace("\\", "/")))[0]


def _suffix(address: str, head: bytes) -> str:
    """Give the suffix by what a file is: a picture by its first bytes, a recording by its name."""
    if suffix := picture_suffix(head):
        return suffix
    named = posixpath.splitext(address.partition("?")[0].lower())[1]
    return named if named in _MEDIA and not head.lstrip().startswith((b"<", b"{")) else ""


def _in_other_case(path: str) -> str:
    """Give the path of a file whose name differs in its case only, ``""`` if there is none."""
    folder, name = os.path.split(path)
    return next(
        (os.path.join(folder, one) for one in _names_in(folder) if one.casefold() == name.casefold()), ""
    )


@lru_cache(maxsize=8)
def _names_in(folder: str) -> tuple[str, ...]:
    try:
        return tuple(sorted(os.listdir(folder)))[:5000]
    except OSError:
        return ()
