"""Open the zip package of an Office document, within bounds of time and memory."""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from xml.parsers import expat

from plugins.downloads.unfit import Unfit

MAX_PARTS = 5_000
MAX_UNPACKED = 200_000_000
"""Bytes of all parts of a document together, nested documents included."""
MAX_PARSED = 30_000_000
"""Bytes of one part that is read as XML or as a document of its own."""

MAX_ELEMENTS = 3_000_000
"""Elements of all parts of a document that are read as XML."""
MAX_DEPTH = 500
"""Elements within elements."""

_BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, ValueError, KeyError, IndexError, OverflowError,
    NotImplementedError, RuntimeError, OSError,
)  # fmt: skip
"""What ``zipfile`` raises of damaged, encrypted and made-up files."""

_CHUNK = 65_536
_END = struct.Struct("<4s8x2L2x")
"""The record at the end of an archive: its sign, length and place of the table of contents."""

_IN_ANOTHER_RECORD = 0xFFFFFFFF

Start = Callable[[str, Mapping[str, str]], None]
"""Is told of each element: its name and attributes, without their namespaces."""


@dataclass
class Budget:
    """How many bytes may still be unpacked."""

    left: int = MAX_UNPACKED

    def take(self, size: int) -> None:
        """Take ``size`` bytes; raise ``Unfit`` if they are not there."""
        self.left -= size
        if self.left < 0:
            raise Unfit("file-swollen")


class Package:
    """The parts of a document by name, in small letters; opening it unpacks each part once."""

    def __init__(self, data: bytes, budget: Budget) -> None:
        """Open ``data``; raise ``Unfit`` if it is damaged, or larger than the budget."""
        self._elements = 0
        if not _is_whole(data):
            raise Unfit("file-damaged")
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            self._parts = self._list(budget)
            self.heads = {name: self._unpack(info) for name, info in self._parts.items()}
        except _BROKEN as error:
            raise Unfit("file-damaged") from error

    def _list(self, budget: Budget) -> dict[str, zipfile.ZipInfo]:
        found: dict[str, zipfile.ZipInfo] = {}
        for info in self._archive.infolist():
            name = info.filename.replace("\\", "/").lstrip("/").lower()
            if info.flag_bits & 1:
                raise Unfit("file-locked")
            if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise Unfit("file-damaged")
            if name in found or ".." in name.split("/") or len(found) >= MAX_PARTS:
                raise Unfit("file-damaged")
            budget.take(info.file_size)
            found[name] = info
        return found

    def _unpack(self, info: zipfile.ZipInfo) -> bytes:
        """Unpack a part to the end, which checks its sum; give its first bytes."""
        with self._archive.open(info) as part:
            head = part.read(_CHUNK)
            while part.read(_CHUNK):
                pass
        return head[:16]

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def __iter__(self) -> Iterator[str]:
        return iter(self._parts)

    def read(self, name: str) -> bytes:
        """Give the bytes of a part; raise ``Unfit`` if they are too many."""
        if self._parts[name].file_size > MAX_PARSED:
            raise Unfit("file-swollen")
        try:
            return self._archive.read(self._parts[name])
        except _BROKEN as error:
            raise Unfit("file-damaged") from error

    def holds(self, name: str, pattern: re.Pattern[bytes]) -> bool:
        """Tell whether a short ``pattern`` is found in a part, however large."""
        before = b""
        with self._archive.open(self._parts[name]) as part:
            while piece := part.read(_CHUNK):
                if pattern.search(before + piece):
                    return True
                before = piece[-32:]
        return False

    def walk(self, name: str, start: Start, text: Callable[[str], None] | None = None) -> None:
        """Go through a part as XML; a document type, which could define entities, is not taken."""
        parser = expat.ParserCreate(namespace_separator=" ")
        depth = 0

        def start_element(tag: str, attributes: Mapping[str, str]) -> None:
            nonlocal depth
            depth += 1
            self._elements += 1
            if depth > MAX_DEPTH or self._elements > MAX_ELEMENTS:
                raise Unfit("file-swollen")
            start(_local(tag), {_local(key): value for key, value in attributes.items()})

        def end_element(_: str) -> None:
            nonlocal depth
            depth -= 1

        def start_doctype(*_: object) -> None:
            raise Unfit("file-damaged")

        parser.StartElementHandler = start_element
        parser.EndElementHandler = end_element
        parser.StartDoctypeDeclHandler = start_doctype
        parser.CharacterDataHandler = text
        try:
            parser.Parse(self.read(name), True)
        except (expat.ExpatError, ValueError, LookupError) as error:
            raise Unfit("file-damaged") from error

    @cached_property
    def types(self) -> dict[str, str]:
        """The content types of the parts, in small letters."""
        defaults: dict[str, str] = {}
        overrides: dict[str, str] = {}

        def start(tag: str, found: Mapping[str, str]) -> None:
            content_type = found.get("ContentType", "").lower()
            if tag == "Default":
                defaults[found.get("Extension", "").lower()] = content_type
            elif tag == "Override":
                overrides[found.get("PartName", "").lstrip("/").lower()] = content_type

        self.walk("[content_types].xml", start)
        return {
            name: overrides.get(name, defaults.get(posixpath.splitext(name)[1].lstrip("."), ""))
            for name in self._parts
        }


def _is_whole(data: bytes) -> bool:
    """Tell whether an archive starts and ends where its table says, with nothing before or after it."""
    if len(data) < _END.size:
        return False
    sign, length, place = _END.unpack_from(data, len(data) - _END.size)
    fits = place in (len(data) - _END.size - length, _IN_ANOTHER_RECORD)
    return fits and bool(sign == b"PK\x05\x06")


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
