"""Make and look through what stands at the root of the site beside its pages.

Files of ``goc/`` are published on the site's own origin, so that only what cannot run there is taken: the
name of a host, an icon, a PNG of which everything but the picture is left out.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from newsroom.model.content import ROOT_FOLDER
from newsroom.model.problem import Problem
from newsroom.model.proofs import proof
from newsroom.model.site import Site

CNAME, ICON = "CNAME", "favicon.ico"
SECURITY = ".well-known/security.txt"
LARGEST = 512 * 1024
"""Bytes of a file of ``goc/``."""
_WIDEST = 1024
"""Pixels of the longer side of a PNG: icons need no more than 512."""
_HOST_RE = re.compile(
    r"(?=.{4,253}\Z)(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]{1,62}"
)
_PNG_NAME_RE = re.compile(r"[a-z0-9][a-z0-9._-]*\.png")
_PNG = b"\x89PNG\r\n\x1a\n"
_KEPT_CHUNKS = frozenset({b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"IDAT", b"IEND"})
"""What a picture needs: no text, no metadata, no profile."""
_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""Samples a pixel by the colour type of a PNG."""
_DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}


class Unfit(Exception):  # noqa: N818 (what it is, as in plugins.downloads)
    """A file that is not published; ``code`` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class RootFile:
    """A file for the root: its address, its bytes, and the content file that asks for it."""

    path: str
    data: bytes
    origin: str


def proofs(site: Site, origin: str) -> Iterator[RootFile]:
    """Give the files that prove whose domain it is."""
    for key, code in site.verification:
        name, text = proof(key, code)
        yield RootFile(name, text.encode(), origin)


def security(site: Site, origin: str) -> Iterator[RootFile]:
    """Give ``security.txt`` (RFC 9116), if the site says whom to tell."""
    contact = site.security
    if contact is None:
        return
    lines = [*(f"Contact: {one}" for one in contact.contact), f"Expires: {contact.expires}T00:00:00+07:00"]
    lines.append(f"Preferred-Languages: {contact.languages}")
    if site.url.startswith("https://"):
        lines.append(f"Canonical: {site.absolute(SECURITY)}")
    if contact.policy:
        lines.append(f"Policy: {contact.policy}")
    yield RootFile(SECURITY, "".join(f"{line}\n" for line in lines).encode(), origin)


def given(files: Mapping[str, bytes]) -> tuple[list[RootFile], list[Problem]]:
    """Take the files of ``goc/``, by their name there; what is not fit to be published is a problem."""
    taken, problems = [], []
    for name, data in sorted(files.items()):
        origin = f"{ROOT_FOLDER}/{name}"
        try:
            taken.append(RootFile(name, fit(name, data), origin))
        except Unfit as unfit:
            problems.append(Problem.of(origin, 0, unfit.code))
    return taken, problems


def fit(name: str, data: bytes) -> bytes:
    """Give what is published of a file; raise ``Unfit`` if nothing is."""
    if len(data) > LARGEST:
        raise Unfit("root-large")
    if name == CNAME:
        return _host(data)
    if name == ICON:
        return _icon(data)
    if _PNG_NAME_RE.fullmatch(name):
        return picture(data)
    raise Unfit("root-name")


def _host(data: bytes) -> bytes:
    """Take one name of a host."""
    try:
        host = data.decode("ascii").strip()
    except UnicodeDecodeError:
        raise Unfit("root-cname") from None
    if not _HOST_RE.fullmatch(host):
        raise Unfit("root-cname")
    return f"{host.lower()}\n".encode()


def _icon(data: bytes) -> bytes:
    """Take an icon of Windows: a table, and the pictures that it names, PNG or bitmap, and no more."""
    if data[:4] != b"\0\0\1\0" or len(data) < 6:
        raise Unfit("root-icon")
    count = struct.unpack_from("<H", data, 4)[0]
    end = 6 + 16 * count
    if not 0 < count <= 64 or len(data) < end:
        raise Unfit("root-icon")
    for number in range(count):
        size, start = struct.unpack_from("<II", data, 6 + 16 * number + 8)
        whole = data[start : start + size]
        if start < 6 + 16 * count or len(whole) != size or not whole.startswith((_PNG, b"(\0\0\0")):
            raise Unfit("root-icon")
        end = max(end, start + size)
    if end != len(data):
        raise Unfit("root-icon")
    return data


def picture(data: bytes) -> bytes:
    """Give a PNG (ISO/IEC 15948) without anything beside its picture, which is unpacked to see it whole."""
    chunks = list(_chunks(data))
    kinds = [kind for kind, _ in chunks]
    if (
        kinds[:1] != [b"IHDR"]
        or kinds[-1:] != [b"IEND"]
        or len(chunks[0][1]) != 13
        or kinds.count(b"IHDR") > 1
    ):
        raise Unfit("root-png")
    width, height, depth, kind, method, sieve, laced = struct.unpack(">IIBBBBB", chunks[0][1])
    if depth not in _DEPTHS.get(kind, ()) or method or sieve or laced:
        raise Unfit("root-png")
    if not (0 < width <= _WIDEST and 0 < height <= _WIDEST):
        raise Unfit("root-png-size")
    wanted = height * (1 + -(-width * depth * _SAMPLES[kind] // 8))
    unpacker = zlib.decompressobj()
    try:
        rows = unpacker.decompress(b"".join(part for name, part in chunks if name == b"IDAT"), wanted + 1)
    except zlib.error:
        raise Unfit("root-png") from None
    if len(rows) != wanted or unpacker.unused_data or (kind == 3 and b"PLTE" not in kinds):
        raise Unfit("root-png")
    packed = zlib.compress(rows, 9)
    kept = [(name, part) for name, part in chunks if name in _KEPT_CHUNKS - {b"IDAT", b"IEND"}]
    return _PNG + b"".join(_chunk(*one) for one in (*kept, (b"IDAT", packed), (b"IEND", b"")))


def _chunks(data: bytes) -> Iterable[tuple[bytes, bytes]]:
    """Take a PNG apart into its chunks, up to the last."""
    if not data.startswith(_PNG):
        raise Unfit("root-png")
    place = len(_PNG)
    while place < len(data):
        head = data[place : place + 8]
        if len(head) < 8:
            raise Unfit("root-png")
        length, kind = struct.unpack(">I4s", head)
        part = data[place + 8 : place + 8 + length]
        if data[place : place + 12 + length] != _chunk(kind, part) or len(part) != length:
            raise Unfit("root-png")
        yield kind, part
        place += 12 + length
        if kind == b"IEND":
            return
    raise Unfit("root-png")


def _chunk(kind: bytes, part: bytes) -> bytes:
    return struct.pack(">I", len(part)) + kind + part + struct.pack(">I", zlib.crc32(kind + part))
