"""Take what the properties of a Word file say of the article: hints, never more."""

from __future__ import annotations

import re

from newsroom.commands.importer.source import Fact
from newsroom.commands.importer.word.markup import child
from newsroom.commands.importer.word.reading import Reading
from newsroom.commands.importer.word.spans import refuse_piles
from newsroom.vietnamese.comparing import clean
from newsroom.vietnamese.legacy import decode_tcvn3, decode_vni, legacy_encoding

ORIGIN = "thuộc tính tệp Word"
_MOST = 500
_TITLE, _AUTHOR, _TAGS = 20, 10, 20
_JUNK_RE = re.compile(
    r"powerpoint presentation|microsoft word\b|^(?:document|tài liệu|untitled|doc|slide)\s*\d*$|"
    r"\.(?:docx?|rtf|odt|pdf)$|python-docx|word document|"
    r"^(?:đảng cộng sản việt nam|cộng h[oò][aà] xã hội|ubnd|[uủ][ỷy] ban nhân dân)",
    re.IGNORECASE,
)
_NOBODY_RE = re.compile(
    r"(?:admin\w*|administrator|users?\d*|windows user|microsoft(?: office user| account)?|pc|hp|dell|asus|"
    r"acer|lenovo|home|office|owner|guest|my ?pc|python-docx|un-?named|unknown|smart|win\w*|.*computer.*|"
    r".*\.(?:com|vn|net))",
    re.IGNORECASE,
)


def facts_of(reading: Reading) -> dict[str, tuple[Fact, ...]]:
    """Give title, author and keywords of the properties; a date of the file is none of the article."""
    relation = next(
        (one for one in reading.package.relations("").values() if one.kind == "core-properties"), None
    )
    root = reading.xml(relation.target) if relation and not relation.is_external else None
    found: dict[str, tuple[Fact, ...]] = {}
    for key, name, confidence in (
        ("Title", "dc:title", _TITLE),
        ("Author", "dc:creator", _AUTHOR),
        ("Tags", "cp:keywords", _TAGS),
    ):
        element = child(root, name)
        text = _read("" if element is None else element.text or "")
        if text and not _JUNK_RE.search(text) and not (key == "Author" and _NOBODY_RE.fullmatch(text)):
            found[key] = (Fact(text, ORIGIN, confidence),)
    return found


def _read(text: str) -> str:
    text = text[:_MOST]
    refuse_piles(text)
    code = legacy_encoding(text)
    text = decode_tcvn3(text) if code == "TCVN3" else decode_vni(text) if code == "VNI" else text
    return " ".join(clean(text).split())
