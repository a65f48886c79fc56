"""Dress the links to files: what they are, under which name they are saved, a place for their size."""

from __future__ import annotations

import posixpath
import re
from html import escape
from urllib.parse import unquote

from newsroom.model.attachment import KINDS, suffix_of
from newsroom.model.blocks import FILE_CLOSE, FILE_OPEN
from newsroom.vietnamese.comparing import clean

_GAP = r"(?:\s|&nbsp;)*"
_SIZE = rf"\d+(?:[.,]\d+)*{_GAP}(?:bytes?|[kmg]i?b|[kmg])"
_KIND = rf"(?:(?:bản|tệp|file|định dạng){_GAP})?\.?(?:pdf|word|docx?|excel|xlsx?|powerpoint|pptx?)"
_OWN_NOTE = (
    rf"{_GAP}[(\[]{_GAP}"
    rf"(?:{_KIND}(?:{_GAP}[,;:/–-]?{_GAP}{_SIZE})?|{_SIZE}(?:{_GAP}[,;:/–-]?{_GAP}{_KIND})?)"
    rf"{_GAP}[)\]]"
)
"""Kind and size as editors write them by hand, in brackets."""

_ATTRIBUTES = r"(?:[^\">]|\"[^\"]*\")*"
_LINK_RE = re.compile(
    rf'<a\b({_ATTRIBUTES}?) href="{FILE_OPEN}([^"{FILE_CLOSE}]*){FILE_CLOSE}([^"]*)"({_ATTRIBUTES})>'
    rf"(.*?)</a>(?:{_OWN_NOTE})?",
    re.DOTALL | re.IGNORECASE,
)
_NOTE_AT_END_RE = re.compile(rf"{_OWN_NOTE}((?:</\w+>)*)\Z", re.IGNORECASE)
_TITLE_RE = re.compile(r' title="[^"]*"')
_TAG_RE = re.compile(r"<[^>]*>")


def dress(html: str) -> str:
    """Dress the links to files in safe HTML, which has the path of each between marks in its ``href``.

    Kind and size that the editor wrote go: the page says them, and its size is the file's.
    """
    return _LINK_RE.sub(_dressed, html) if FILE_OPEN in html else html


def _dressed(match: re.Match[str]) -> str:
    before, path, href, after, text = match.groups()
    name = posixpath.basename(unquote(path))
    title = _TITLE_RE.search(before) or _TITLE_RE.search(after)
    if not _TAG_RE.sub("", text).strip():
        text = escape(posixpath.splitext(name)[0])
    text = _NOTE_AT_END_RE.sub(r"\1", text)
    gap = " " if text else ""
    return (
        f'<a class="download" href="{href}"{title.group() if title else ""} '
        f'type="{KINDS[suffix_of(name)].media_type}" download="{escape(saved_name(name))}">'
        f"{text}{gap}{FILE_OPEN}{path}{FILE_CLOSE}</a>"
    )


def saved_name(name: str) -> str:
    """Give the name under which a reader's device saves a file: its own, without what could deceive."""
    stem, suffix = posixpath.splitext(clean(name))
    return f"{stem}{suffix.casefold()}"
