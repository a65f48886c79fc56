"""Tell what kind of file it is by what it holds, whatever it is called."""

from __future__ import annotations

import codecs
import csv
import re
import zipfile
from collections.abc import Collection
from itertools import islice
from pathlib import Path

from newsroom.commands.importer.archives.names import BODY, TITLE, role_of

WORD, OFFICE, PAGE, MHTML, WXR, CSV, MARKED, TEXT = (
    "word", "office", "page", "mhtml", "wxr", "csv", "marked", "text"
)  # fmt: skip
"""The kinds that are read. ``OFFICE`` is what LibreOffice turns into Word; ``MARKED`` has a header."""
READ = frozenset({WORD, OFFICE, PAGE, MHTML, WXR, CSV, MARKED, TEXT})
PICTURE, ASSET, ZIP = "picture", "asset", "zip"
HEAD = 64 * 1024
"""How many bytes of a file are looked at."""
_MOST_ENTRIES = 10_000
_TAIL = 22 + 2**16
"""The bytes in which the end of a zip file stands, comment included."""

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", OFFICE), (b"\xff\xd8\xff", PICTURE), (b"\x89PNG\r\n\x1a\n", PICTURE), (b"GIF8", PICTURE),
    (b"BM", PICTURE), (b"II*\0", PICTURE), (b"MM\0*", PICTURE), (b"\0\0\1\0", PICTURE),
    (b"\xd7\xcd\xc6\x9a", PICTURE), (b"\1\0\0\0", PICTURE), (b"8BPS", PICTURE),
    (b"Rar!", "packed"), (b"7z\xbc\xaf\x27\x1c", "packed"), (b"\x1f\x8b", "packed"), (b"BZh", "packed"),
    (b"\xfd7zXZ\0", "packed"), (b"bplist00", "webarchive"), (b"ID3", "media"), (b"OggS", "media"),
    (b"\x1aE\xdf\xa3", "media"), (b"MZ", "program"), (b"\x7fELF", "program"),
    (b"SQLite format 3\0", "database"),
    (b"wOFF", ASSET), (b"wOF2", ASSET), (b"OTTO", ASSET), (b"\0\1\0\0\0", ASSET),
    (b"L\0\0\0\x01\x14\x02\0", "shortcut"),
)  # fmt: skip
_CONTROL_RE = re.compile(rb"[\x00-\x08\x0e-\x19\x1c-\x1f]")
_BINARY = frozenset(
    {".doc", ".docx", ".dot", ".docm", ".odt", ".rtf", ".pdf", ".xls", ".xlsx", ".ppt", ".pptx"}
)
"""Endings of files that are no plain text."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS = (
    ("EncryptedPackage", "encrypted"), ("WordDocument", OFFICE), ("Workbook", "sheet"), ("Book", "sheet"),
    ("PowerPoint Document", "slides"), ("__nameid_version1.0", "mail"),
)  # fmt: skip
_HTML_RE = re.compile(
    r"<!doctype\s+html|<html[\s>]|<(?:head|body|article)[\s>]|xmlns=[\"']http://www\.w3\.org/1999/xhtml",
    re.IGNORECASE,
)
_TAG_RE = re.compile(
    r"<(?:p|div|br|table|td|tr|h[1-6]|ul|ol|li|img|span|figure|section|center|font|meta|title|b|strong|em|i"
    r"|a)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_WXR_RE = re.compile(r"<rss\b[^>]*\bwordpress\.org/export/|\bxmlns:wp\s*=|WordPress eXtended RSS")
_MIME_RE = re.compile(r"^(?:MIME-Version|Content-Type|From|Subject|Received|Date|Return-Path):", re.MULTILINE)
_HEADER_RE = re.compile(
    r"(?:[A-Za-z_]+: .*\n)*(?:title|date|slug|author|category|tags)[ \t]*:[ \t]*\S", re.IGNORECASE
)
_SHEET_RE = re.compile(r"\s*(?:/\*|@charset|@import|@font-face|@media|[.#]?[\w-]+[^{}<>\n]{0,80}\{[^{}]*:)")
_SCRIPT_RE = re.compile(
    r"\s*(?:[\"']use strict|(?:!|;|\()*function\s*\(|var \w+\s*=|\(\(\)\s*=>|import\s*[{\"'*])"
)


def kind_of(path: Path, head: bytes, size: int) -> str:
    """Name the kind of the file at ``path``, which begins with ``head`` and has ``size`` bytes in all.

    Besides the kinds that are read there are ``ASSET`` and ``PICTURE``, which belong to what is read, and
    some that are only told.
    """
    if not head.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        return "empty"
    if head.startswith(_OLE):
        return _ole_kind(path)
    if head.startswith((b"PK\3\4", b"PK\5\6")):
        return _zip_kind(path)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if (binary := _magic_kind(head)) is not None:
        return binary
    text, suffix = _decoded(head, size), path.suffix.lower()
    if text is None:
        return "unknown"
    kind = text_kind(text, suffix)
    is_junk = (
        kind == TEXT
        and suffix in _BINARY
        and (head.startswith(_OLE[:2]) or _CONTROL_RE.search(text.encode()))
    )
    return "broken" if is_junk else kind


def _magic_kind(head: bytes) -> str | None:
    stripped = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    for magic, kind in _MAGIC:
        if head.startswith(magic) and (kind != PICTURE or magic != b"BM" or b"\0" in head[:64]):
            return kind
    if stripped.startswith(b"{\\rtf"):
        return OFFICE
    if head[:4] == b"RIFF":
        return PICTURE if head[8:12] == b"WEBP" else "media"
    if head[4:8] == b"ftyp":
        return PICTURE if head[8:12] in (b"heic", b"heix", b"mif1", b"avif", b"hevc") else "media"
    if head[257:262] == b"ustar":
        return "packed"
    return None


def _ole_kind(path: Path) -> str:
    """Find the names of the streams, which may stand anywhere: a file of Word before 2007 and its like."""
    data = path.read_bytes()
    for stream, kind in _OLE_STREAMS:
        if stream.encode("utf-16-le") in data:
            return kind
    return "unknown"


def _entries_told(path: Path) -> int:
    """Give how many entries the end of a zip file says it has: to list very many takes memory."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _TAIL))
        tail = file.read()
    end = tail.rfind(b"PK\5\6")
    return int.from_bytes(tail[end + 10 : end + 12], "little") if end >= 0 else 0


def _zip_kind(path: Path) -> str:
    if _entries_told(path) > _MOST_ENTRIES:
        return "stuffed"
    try:
        with zipfile.ZipFile(path) as packed:
            names = packed.namelist()
            if len(names) > _MOST_ENTRIES:
                return "stuffed"
            mimetype = b""
            if "mimetype" in names and packed.getinfo("mimetype").file_size < 200:
                mimetype = packed.read("mimetype")
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, RuntimeError, EOFError):
        return "broken-zip"
    return zip_kind(frozenset(names), mimetype.decode("ascii", "replace"))


def zip_kind(names: Collection[str], mimetype: str = "") -> str:
    """Name the kind of a zip file by the names in it, and by what its entry ``mimetype`` says."""
    lower = {name.replace("\\", "/").lower() for name in names}
    if "word/document.xml" in lower:
        return WORD
    if "[content_types].xml" in lower:
        if any(name.startswith("word/") for name in lower):
            return WORD
        return "sheet" if any(name.startswith("xl/") for name in lower) else (
            "slides" if any(name.startswith("ppt/") for name in lower) else ZIP
        )  # fmt: skip
    if "opendocument.text" in mimetype:
        return OFFICE
    if "opendocument.spreadsheet" in mimetype:
        return "sheet"
    if "opendocument.presentation" in mimetype:
        return "slides"
    if "epub" in mimetype:
        return "book"
    return "iwork" if any(name.endswith(".iwa") for name in lower) else ZIP


def _decoded(head: bytes, size: int) -> str | None:
    """Decode what a file begins with, for looking at; ``None`` if it is no text."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "replace")
    if head.count(b"\0") > len(head) // 4 and len(head) > 16:  # UTF-16 without a mark
        for start, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
            if head[start::2].count(b"\0") > len(head) // 4:
                return head.decode(encoding, "replace")
    odd = len(_CONTROL_RE.findall(head))
    return None if odd > len(head) // 200 + 1 else head.decode("utf-8", "replace")


def text_kind(text: str, suffix: str = "") -> str:
    """Name the kind of a text by its beginning; the ending of the name decides only what is open."""
    text = text.lstrip("\ufeff \t\r\n").replace("\r\n", "\n").replace("\r", "\n")
    if _MIME_RE.match(text) and re.search(
        r"^Content-Type:\s*multipart/related", text, re.MULTILINE | re.IGNORECASE
    ):
        return MHTML
    if _MIME_RE.match(text) and re.search(r"^MIME-Version:", text, re.MULTILINE | re.IGNORECASE):
        return "mail"
    if text.startswith("<"):
        return _markup_kind(text)
    if (
        text.startswith(("---\n", "+++\n"))
        or _HEADER_RE.match(text)
        or (suffix in (".md", ".rst") and text.startswith("{\n"))
    ):
        return MARKED
    if suffix in (".csv", ".tsv") and is_table(text, suffix):
        return CSV  # cells of a dump are full of tags
    if _HTML_RE.search(text[:4096]) or len(_TAG_RE.findall(text[:16384])) >= 6:
        return PAGE
    if suffix in (".css", ".map") or (suffix not in (".txt", ".md") and _SHEET_RE.match(text)):
        return ASSET
    if suffix in (".js", ".mjs", ".json") or _SCRIPT_RE.match(text):
        return ASSET
    if is_table(text, suffix):
        return CSV
    return "dump" if re.search(r"^(?:CREATE\s+TABLE|INSERT\s+INTO)\b", text, re.MULTILINE) else TEXT


def _markup_kind(text: str) -> str:
    if _WXR_RE.search(text):
        return WXR
    if _HTML_RE.search(text):
        return PAGE
    if "w:wordDocument" in text or "office:document" in text or 'progid="Word.Document"' in text:
        return OFFICE
    if re.search(r"<(?:rss|feed)[\s>]", text):
        return "feed"
    if re.search(r"<svg[\s>]", text[:2048]):
        return PICTURE
    if text.startswith("<?xml"):
        return "xml"
    return PAGE if _TAG_RE.search(text[:4096]) else TEXT


def is_table(text: str, suffix: str = "") -> bool:
    """Tell whether a text is a table of values: a first row of names, and rows as wide.

    A file that is not called one must name a title or a text of articles.
    """
    is_called = suffix in (".csv", ".tsv")
    for delimiter in (",", ";", "\t", "|"):
        try:
            rows = [row for row in islice(csv.reader(text.splitlines(True), delimiter=delimiter), 6) if row]
        except csv.Error:
            continue
        if len(rows) < 2 or not _is_head(rows[0], 2 if is_called else 3):
            continue
        if not is_called and not {TITLE, BODY} & {role_of(name) for name in rows[0]}:
            continue
        whole = rows[1:-1] or (rows[1:] if not is_called else [])  # the last one may be cut off
        if all(len(row) == len(rows[0]) for row in whole):
            return True
    return False


def _is_head(row: list[str], least: int) -> bool:
    names = [name.strip() for name in row]
    is_name = all(0 < len(name) <= 40 and not re.search(r"[.!?:]$|\n", name) for name in names)
    return len(names) >= least and is_name and len({name.casefold() for name in names}) == len(names)
