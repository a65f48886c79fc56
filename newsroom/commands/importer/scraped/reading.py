"""Make a source of text as scraped: its lines with their places, clean, and where on the line they stood."""

from __future__ import annotations

import html
import re
import unicodedata

from newsroom.commands.importer.scraped.decoding import Decoded, decode
from newsroom.commands.importer.source import Dropped, Fault, Look, Source, Span, Text
from newsroom.vietnamese.comparing import CONTROL_RE, PRIVATE_RE, clean
from newsroom.vietnamese.legacy import decode_tcvn3, decode_vni, legacy_encoding, may_be_legacy

KIND = "text"
"""The kind of sources that were nothing but lines."""
_LINE_END_RE = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_ENTITY_RE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_DEPTH = 3
"""How many times over an entity may have been escaped."""
_TAG_RE = re.compile(
    r"</?(?:p|div|span|b|i|u|em|strong|font|center|h[1-6])(?:\s[^<>]{0,300})?/?>", re.IGNORECASE
)
_BREAK_RE = re.compile(r"<br\s*/?>", re.IGNORECASE)
_CENTRED, _RIGHT = 12, 40
"""Spaces before a line from which on it was centred, or put at the right; fewer begin a paragraph."""
_MANY_MARKS_RE = re.compile(
    r"((?:[\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff]){8})[\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff]+"
)


def read_text(name: str, data: bytes) -> Source:
    """Read text as scraped, of any encoding; each line that is not blank is a block, its place the line."""
    decoded = decode(data)
    blocks: list[Text] = []
    dropped: list[Dropped] = []
    fonts: set[str] = set()
    for place, raw in enumerate(_LINE_END_RE.split(decoded.text), 1):
        line, encoding = _modern(raw)
        fonts.add(encoding)
        shown = _without_signs(_unescaped(line))
        for part in _BREAK_RE.split(shown):
            bare = _TAG_RE.sub("", part)
            if tags := "".join(_TAG_RE.findall(part)):
                dropped.append(Dropped(place, tags, "thẻ HTML còn sót trong văn bản"))
            if bare.strip():
                blocks.append(_block(bare, place))
    return Source(name, KIND, tuple(blocks), dropped=tuple(dropped), faults=_faults(decoded, fonts))


def _modern(line: str) -> tuple[str, str]:
    """Give a line in Unicode, and the name of the old encoding it was in."""
    encoding = legacy_encoding(line) if may_be_legacy(line) else ""
    if encoding:
        return (decode_tcvn3 if encoding == "TCVN3" else decode_vni)(line), encoding
    return line, ""


def _unescaped(line: str) -> str:
    for _ in range(_DEPTH):
        if "&" not in line:
            break
        line = _ENTITY_RE.sub(lambda match: html.unescape(match.group()), line)
    return line


def _without_signs(line: str) -> str:
    """Give a line in NFC with plain spaces, without signs that no text holds."""
    line = line.replace("\t", "    ").replace("\n", " ").replace("\r", " ")
    line = _MANY_MARKS_RE.sub(r"\1", line)
    line = clean(PRIVATE_RE.sub("", CONTROL_RE.sub("", line)))
    return unicodedata.normalize("NFC", "".join(char for char in line if not "\ud800" <= char <= "\udfff"))


def _block(line: str, place: int) -> Text:
    before = len(line) - len(line.lstrip())
    align = "right" if before >= _RIGHT else "center" if before >= _CENTRED else ""
    return Text((Span(" ".join(line.split())),), place, look=Look(align=align))


def _faults(decoded: Decoded, fonts: set[str]) -> tuple[Fault, ...]:
    found = []
    if decoded.illegal:
        found.append(
            Fault(
                f"{decoded.illegal} byte của tệp không đọc được, chỗ đó nay là dấu �; "
                "tìm dấu này trong bài rồi sửa theo bản gốc"
            )
        )
    if old := sorted(fonts - {""}):
        found.append(
            Fault(f"văn bản gõ bằng phông cũ ({', '.join(old)}), đã chuyển sang Unicode; xin đọc lại")
        )
    return tuple(found)
