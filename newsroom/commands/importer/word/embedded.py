"""Read what a Word file only carries along (``w:altChunk``): web pages that programs put into its shell."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from newsroom.commands.importer.pages.beside import data_of
from newsroom.commands.importer.pages.decoding import decode_page
from newsroom.commands.importer.pages.html import read_html
from newsroom.commands.importer.pages.mhtml import is_packed, unpack
from newsroom.commands.importer.source import Block, Unreadable
from newsroom.commands.importer.word import faults
from newsroom.commands.importer.word.markup import value
from newsroom.commands.importer.word.pictures import Frame, is_drawn, kind_of
from newsroom.commands.importer.word.pieces import Laid
from newsroom.commands.importer.word.reading import Reading

_LOOKED_AT = 4096
_MOST = 8 * 2**20
_QUOTED_RE = re.compile(r"""(["'])([^"'<>\s]{1,1000})\1""")


def chunk(reading: Reading, element: Any) -> list[Laid]:
    """Read ``w:altChunk``: blocks of a page, alone or packed with its photos; others are told."""
    relation = reading.related(value(element, "r:id"))
    if relation is None or relation.is_external or relation.target not in reading.package:
        reading.fault(faults.EMBEDDED)
        return []
    try:
        data = reading.package.read(relation.target, _MOST)
    except Unreadable:
        if reading.package.is_full:
            raise
        reading.fault(faults.EMBEDDED)
        return []
    parts: Mapping[str, bytes] = {}
    charset = ""
    if is_packed(data):
        packed = unpack(data)
        data, charset, parts = packed.page, packed.charset, packed.parts
    if b"<" not in data[:_LOOKED_AT] or data.startswith((b"PK", b"{\\rtf")):
        reading.fault(faults.EMBEDDED)
        return []
    return list(_page(reading, decode_page(data, charset)[0], parts))


def _page(reading: Reading, text: str, parts: Mapping[str, bytes]) -> list[Block]:
    """Read a page; its photos are given short names first, as addresses of another machine lead nowhere."""
    named = {f"phan-{number}": data for number, data in enumerate(parts.values())}
    short = dict(zip(parts, named, strict=True))
    text = _QUOTED_RE.sub(lambda match: f"{match[1]}{short.get(match[2], match[2])}{match[1]}", text)

    def find(address: str) -> str:
        data = named.get(address, b"") or data_of(address)
        kind = kind_of(data)
        return "" if not kind or is_drawn(kind) else reading.album.add(data, kind, Frame())[0]

    found = read_html(text, find)
    base = reading.place
    reading.dropped += [replace(one, place=one.place + base) for one in found.dropped]
    reading.faults += found.faults
    blocks = [replace(block, place=block.place + base) for block in found.blocks]
    reading.place = max((block.place for block in blocks), default=base)
    return blocks
