"""Open the zip of a Word file without trust in what it says of itself, and follow its relations."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from typing import IO
from urllib.parse import unquote

from newsroom.commands.importer.source import Unreadable
from newsroom.commands.importer.word import faults
from newsroom.commands.importer.word.markup import children, parse

MOST_ENTRIES = 5_000
MOST_UNPACKED = 200 * 2**20
"""Bytes of all parts that are read, as they come out; what the zip says of them does not count."""
MOST_MARKUP = 24 * 2**20
"""Bytes of one part of XML."""
MOST_PICTURE = 64 * 2**20
"""Bytes of one picture."""
_CHUNK = 2**18
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part refers to: ``kind`` is the end of its type, ``target`` a part, or an address outside."""

    kind: str
    target: str
    is_external: bool


class Package:
    """The parts of a Word file, read when they are asked for, all within the limits of this module."""

    def __init__(self, data: bytes) -> None:
        """Open the zip; ``Unreadable`` if it is none, or holds too much."""
        if data.count(b"PK\x01\x02") > MOST_ENTRIES:
            raise Unreadable(faults.TOO_LARGE)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise Unreadable(faults.BROKEN) from error
        self._entries = {_normal(info.filename): info for info in self._zip.infolist()}
        self._left = MOST_UNPACKED

    def __contains__(self, part: str) -> bool:
        return _normal(part) in self._entries

    def read(self, part: str, most: int = MOST_MARKUP) -> bytes:
        """Unpack a part of at most ``most`` bytes; ``KeyError`` if it is not there."""
        info = self._entries[_normal(part)]
        if info.flag_bits & 1:
            raise Unreadable(faults.PASSWORD)
        if info.compress_type not in _METHODS:
            raise Unreadable(faults.BROKEN)
        try:
            with self._zip.open(info) as file:
                return self._counted(file, most)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            raise Unreadable(faults.BROKEN) from error

    def _counted(self, file: IO[bytes], most: int) -> bytes:
        found = bytearray()
        while chunk := file.read(_CHUNK):
            self._left -= len(chunk)
            if self.is_full or len(found) + len(chunk) > most:
                raise Unreadable(faults.TOO_LARGE)
            found += chunk
        return bytes(found)

    @property
    def is_full(self) -> bool:
        """Whether more was unpacked than a file may hold: nothing more of it is read."""
        return self._left < 0

    def relations(self, part: str) -> dict[str, Relation]:
        """Read what a part, ``""`` for the whole file, refers to, by the names it uses."""
        folder, name = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        if rels not in self:
            return {}
        found = {}
        for one in children(parse(self.read(rels)), "rel:Relationship"):
            external = one.get("TargetMode") == "External"
            target = one.get("Target") or ""
            kind = (one.get("Type") or "").rsplit("/", 1)[-1]
            found[one.get("Id") or ""] = Relation(
                kind, target if external else _part(folder, target), external
            )
        return found

    def main(self) -> str:
        """Name the part that holds the text, ``""`` if there is none."""
        for relation in self.relations("").values():
            if relation.kind == "officeDocument" and relation.target in self:
                return relation.target
        return "word/document.xml" if "word/document.xml" in self else ""


def _normal(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _part(folder: str, target: str) -> str:
    """Resolve the target of a relation to a part's name."""
    target = unquote(target.partition("#")[0]).replace("\\", "/")
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
