"""Turn bytes of an unknown encoding into text: nothing is refused, and what was bad is told."""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import NamedTuple

from newsroom.vietnamese.legacy import legacy_encoding

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MULTIBYTE_RE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH_RE = re.compile(rb"[\x80-\xff]")
_SAMPLE = 200_000
"""Bytes that are looked at to tell an encoding."""


class Decoded(NamedTuple):
    """A text, the name of the encoding it was in, and how many of its bytes meant nothing there."""

    text: str
    encoding: str
    illegal: int = 0


def decode(data: bytes) -> Decoded:
    """Decode by mark, by UTF-8, by the shape of UTF-16, by what gives Vietnamese syllables."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _forgiving(data[len(mark) :], encoding)
    if wide := _wide(data[:_SAMPLE]):
        return _forgiving(data, wide)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    sample = data[:_SAMPLE]
    letters = sum(len(match) for match in _MULTIBYTE_RE.findall(sample))
    if letters * 2 >= len(_HIGH_RE.findall(sample)):
        return _forgiving(data, "utf-8")
    return _single_bytes(data)


def _forgiving(data: bytes, encoding: str) -> Decoded:
    """Decode what can be; each sequence that means nothing becomes ``\\ufffd``."""
    text = data.decode(encoding, "replace")
    own = data.count("\ufffd".encode(encoding)) if encoding.startswith("utf") else 0
    return Decoded(text, encoding, max(0, text.count("\ufffd") - own))


def _wide(sample: bytes) -> str:
    """Name the order of bytes of UTF-16 without a mark: every other byte of spaces and Latin letters is 0."""
    if len(sample) < 8 or b"\0" not in sample:
        return ""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > half // 4 and odd > 4 * even:
        return "utf-16-le"
    return "utf-16-be" if even > half // 4 and even > 4 * odd else ""


def _single_bytes(data: bytes) -> Decoded:
    """Decode text of one byte a letter: old fonts keep their codes, Windows-1258 gives letters and tones."""
    western = _forgiving(data, "cp1252")
    lines = western.text.splitlines()
    if any(legacy_encoding(line) for line in lines):
        # TCVN3 uses all codes; those that Windows-1252 leaves out are read as Latin-1 has them.
        text = "".join(
            char if char != "\ufffd" else chr(byte) for byte, char in zip(data, western.text, strict=True)
        )
        return Decoded(text, "cp1252")
    vietnamese = _forgiving(data, "cp1258")
    return vietnamese._replace(text=unicodedata.normalize("NFC", vietnamese.text))
