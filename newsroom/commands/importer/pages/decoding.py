"""Turn the bytes of a page into text: by its mark, its own word, and what gives Vietnamese."""

from __future__ import annotations

import codecs
import re
import unicodedata

from newsroom.vietnamese.legacy import legacy_encoding

_CHARSET_RE = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE
)
_HEAD = 8192
_LINES = 3000
"""Lines that are looked at for old fonts."""
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WESTERN = frozenset({"iso8859-1", "latin-1", "cp1252", "ascii"})
_MULTIBYTE_RE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH_RE = re.compile(rb"[\x80-\xff]")
_TONES_RE = re.compile("[aeiouyAEIOUYăâêôơưĂÂÊÔƠƯ][\u0300\u0301\u0303\u0309\u0323]")


def decode_page(data: bytes, declared: str = "") -> tuple[str, int]:
    """Decode a page; give its text and how many places meant nothing in its encoding.

    ``declared`` is the charset that a header beside the page names. UTF-8 that is UTF-8 wins over any word.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _forgiving(data[len(mark) :], encoding)
    if data[:200].count(0) * 3 > len(data[:200]):
        wide = "utf-16-le" if data[1:2] == b"\0" else "utf-16-be"
        return _forgiving(data, wide)
    try:
        return data.decode("utf-8"), 0
    except UnicodeDecodeError:
        pass
    if len(_MULTIBYTE_RE.findall(data)) * 5 >= len(_HIGH_RE.findall(data)):
        return _forgiving(data, "utf-8")
    return _by_word(data, declared)


def _by_word(data: bytes, declared: str) -> tuple[str, int]:
    """Decode bytes that are no UTF-8 by what the page says, or as Windows-1258 where that gives tones."""
    match = _CHARSET_RE.search(data[:_HEAD])
    for name in (declared, match[1].decode("ascii") if match else ""):
        encoding = _known(name)
        if encoding and encoding not in _WESTERN and not encoding.startswith("utf"):
            return _forgiving(data, encoding)
    text = data.decode("cp1252", "replace")
    is_old = any(legacy_encoding(line) for line in text.splitlines()[:_LINES])
    vietnamese, bad = _forgiving(data, "cp1258")
    if not is_old and len(_TONES_RE.findall(vietnamese)) >= 3:
        return unicodedata.normalize("NFC", vietnamese), bad
    if "\ufffd" in text:
        text = "".join(char if char != "\ufffd" else chr(byte) for byte, char in zip(data, text, strict=True))
    return text, 0


def _known(name: str) -> str:
    """Name an encoding as Python does, ``""`` if there is none such for text."""
    try:
        b"a".decode(name) if name else ""
        return codecs.lookup(name).name if name else ""
    except (LookupError, ValueError):
        return ""


def _forgiving(data: bytes, encoding: str) -> tuple[str, int]:
    text = data.decode(encoding, "replace")
    try:
        own = data.count("\ufffd".encode(encoding))
    except UnicodeEncodeError:
        own = 0
    return text, max(text.count("\ufffd") - own, 0)
