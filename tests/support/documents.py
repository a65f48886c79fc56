"""Make the smallest PDF and Office files, sound ones and such that must not be published."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable

_TYPES = "application/vnd.openxmlformats-officedocument"
WORD = f"{_TYPES}.wordprocessingml.document.main+xml"
EXCEL = f"{_TYPES}.spreadsheetml.sheet.main+xml"
SLIDES = f"{_TYPES}.presentationml.presentation.main+xml"
_MAIN = {
    ".docx": ("word/document.xml", WORD, "<document/>"),
    ".xlsx": ("xl/workbook.xml", EXCEL, "<workbook/>"),
    ".pptx": ("ppt/presentation.xml", SLIDES, "<presentation/>"),
}
COMMENTS = f"{_TYPES}.wordprocessingml.comments+xml"
OFFICE_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
Part = tuple[str, str, str | bytes]
"""Name, content type and content of a part."""


def archive(files: Iterable[tuple[str, str | bytes]], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Make a zip of named files, all of one day."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as made:
        for name, data in files:
            info = zipfile.ZipInfo(name, (2024, 7, 11, 0, 0, 0))
            info.compress_type = compression
            made.writestr(info, data)
    return buffer.getvalue()


def relationships(*found: tuple[str, str] | tuple[str, str, str]) -> str:
    """Write relationships of kind, target and, if not internal, mode."""
    items = (
        f'<Relationship Id="r{number}" Type="{kind if "/" in kind else f"urn:x/{kind}"}" Target="{target}"'
        + (f' TargetMode="{mode[0]}"' if mode else "")
        + "/>"
        for number, (kind, target, *mode) in enumerate(found)
    )
    return f"<Relationships>{''.join(items)}</Relationships>"


def office(suffix: str, *parts: Part, main: str = "", main_type: str = "", text: str = "") -> bytes:
    """Make a document with further ``parts``; ``main_type`` and ``text`` replace those of its main part."""
    name, content_type, body = _MAIN[suffix]
    name, content_type, body = main or name, main_type or content_type, text or body
    listed: list[Part] = [(name, content_type, body), *parts]
    overrides = "".join(f'<Override PartName="/{n}" ContentType="{t}"/>' for n, t, _ in listed if t)
    types = (
        '<Types><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
    return archive(
        [
            ("[Content_Types].xml", types),
            ("_rels/.rels", relationships((OFFICE_DOCUMENT, name))),
            *((n, data) for n, _, data in listed),
        ]
    )


def linked(kind: str, target: str, mode: str = "External") -> Part:
    """Make the relationships of a Word document's settings that lead to ``target``."""
    return ("word/_rels/settings.xml.rels", "", relationships((kind, target, mode)))


def pdf(*objects: bytes, trailer: bytes = b"") -> bytes:
    """Make a PDF of one empty page, with further objects numbered from 4."""
    found = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]>>",
        *objects,
    ]
    data, places = b"%PDF-1.4\n", []
    for number, one in enumerate(found, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(found) + 1,
        trailer,
        len(data),
    )
    return data + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(found) + 1, table) + end


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """Make a stream object that holds ``data`` packed."""
    packed = zlib.compress(data)
    return b"<<%s/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (entries, len(packed), packed)


def object_stream(*objects: bytes, entries: bytes = b"/Type/ObjStm") -> bytes:
    """Make an object stream, numbered from 50."""
    table, body = b"", b""
    for number, one in enumerate(objects, start=50):
        table += b"%d %d " % (number, len(body))
        body += one + b" "
    return stream(table + body, b"%s/N %d/First %d" % (entries, len(objects), len(table)))


def with_byte(data: bytes, place: int, value: int) -> bytes:
    """Change one byte."""
    return data[:place] + bytes([value]) + data[place + 1 :]
