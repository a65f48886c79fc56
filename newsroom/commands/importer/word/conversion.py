"""Tell by its bytes what kind of text document a file is, and have LibreOffice make .docx of what is none."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from newsroom.commands.importer.source import Unreadable
from newsroom.commands.importer.word import faults
from newsroom.commands.importer.word.compound import SIGNATURE, has_password, streams
from newsroom.commands.importer.word.office import converted
from newsroom.commands.importer.word.package import MOST_ENTRIES, MOST_UNPACKED

MOST_BYTES = 100 * 2**20
"""The bytes of a file as it comes."""
_OTHERS = {
    "Workbook": "bảng tính Excel",
    "Book": "bảng tính Excel",
    "PowerPoint Document": "bài trình chiếu PowerPoint",
    "__properties_version1.0": "thư Outlook",
    "VisioDocument": "bản vẽ Visio",
}
_PARTS = {
    "xl/": "bảng tính Excel",
    "ppt/": "bài trình chiếu PowerPoint",
    "visio/": "bản vẽ Visio",
    "META-INF/container.xml": "sách EPUB",
}


_TEXTS = {b"spreadsheet": "bảng tính", b"presentation": "bài trình chiếu"}
_BROKEN = (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, zlib.error, EOFError)


def as_docx(data: bytes) -> bytes:
    """Give a file as .docx: as it is, or through LibreOffice; ``Unreadable`` if it is no text document."""
    if not data:
        raise Unreadable(faults.EMPTY)
    if len(data) > MOST_BYTES:
        raise Unreadable(faults.TOO_LARGE)
    if data.startswith(b"PK\x03\x04"):
        return _of_zip(data)
    if data.startswith(SIGNATURE):
        return _of_compound(data)
    head = data[:4000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"{\\rtf"):
        return converted(data, "rtf")
    if b"office:document" in head and b"opendocument" in head:
        return converted(data, "fodt")
    if head.startswith(b"<?xml") and (b"Word.Document" in head or b"microsoft-com:office:word" in head):
        return converted(data, "xml")
    if data[:2] in (b"\xdb\xa5", b"\xec\xa5", b"\x31\xbe"):
        return converted(data, "doc")
    if re.match(rb"(?:<!doctype html|<html|mime-version:|<head|<meta)", head, re.IGNORECASE):
        raise Unreadable(faults.PAGE)
    raise Unreadable(faults.UNKNOWN)


def _of_zip(data: bytes) -> bytes:
    if data.count(b"PK\x01\x02") > MOST_ENTRIES:
        raise Unreadable(faults.TOO_LARGE)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            names = file.namelist()
            if "mimetype" in names and "content.xml" in names:
                _look_into_odt(file)
                return converted(data, "odt")
    except (*_BROKEN, RuntimeError) as error:
        raise Unreadable(faults.CUT) from error
    lower = [name.replace("\\", "/").lstrip("/").lower() for name in names]
    if "word/document.xml" not in lower:
        for beginning, what in _PARTS.items():
            if any(name.startswith(beginning.lower()) for name in lower):
                raise Unreadable(faults.OTHER.format(what=what))
        if "[content_types].xml" not in lower:
            raise Unreadable(faults.UNKNOWN)
    return data


def _look_into_odt(file: zipfile.ZipFile) -> None:
    """Refuse a text of another program than a word processor, one with a password, and a bomb."""
    kind = _begin(file, "mimetype")
    if b"opendocument.text" not in kind:
        what = next((what for name, what in _TEXTS.items() if name in kind), "bản vẽ")
        raise Unreadable(faults.OTHER.format(what=what))
    manifest = "META-INF/manifest.xml"
    if manifest in file.namelist() and b"encryption-data" in _begin(file, manifest):
        raise Unreadable(faults.PASSWORD)
    left = MOST_UNPACKED
    for info in file.infolist():
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Unreadable(faults.BROKEN)
        with file.open(info) as part:
            while chunk := part.read(2**16):
                left -= len(chunk)
                if left < 0:
                    raise Unreadable(faults.TOO_LARGE)


def _begin(file: zipfile.ZipFile, name: str) -> bytes:
    with file.open(name) as part:
        return part.read(2**20)


def _of_compound(data: bytes) -> bytes:
    found = streams(data)
    if has_password(data, found):
        raise Unreadable(faults.PASSWORD)
    if "WordDocument" in found:
        return converted(data, "doc")
    for stream, what in _OTHERS.items():
        if stream in found:
            raise Unreadable(faults.OTHER.format(what=what))
    raise Unreadable(faults.CUT if not found else faults.UNKNOWN)
