"""Read what lists say of an article from the beginning of its manuscript, quickly: there are thousands."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import datetime

from newsroom.model.content import ARTICLES
from newsroom.model.naming import INDEX
from newsroom.model.records import WITHDRAWN, Article
from plugins.manuscript.header import decode, split
from plugins.manuscript.keys import ARTICLE_GRAMMAR
from plugins.manuscript.limits import HEAD_BYTES
from plugins.manuscript.schema import gather, names, read_date, says_draft

_FIRST = 4096
"""The bytes that hold nearly every header."""
_GAP_RE = re.compile(rb"(?:\r\n|\r(?!\n)|\n)[ \t]*(?=[\r\n])")
_BLOCKS = 3
"""The blocks of lines in which a header is looked for, which may have gaps by a slip."""


@dataclass(frozen=True, slots=True)
class Head:
    """What the header of the article at ``place`` says, whatever is wrong elsewhere in it."""

    place: str
    title: str
    date: datetime | None = None
    has_time: bool = False
    draft: bool = False
    withdrawn: bool = False
    category: str = ""
    author: str = ""


def head_of(place: str, data: bytes) -> Head:
    """Read the header of a manuscript that begins with ``data``."""
    path = f"{ARTICLES}/{place}/{INDEX}"
    data = _beginning(data)
    text, _ = decode(path, data)
    text = text or data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    header = gather(path, split(path, text, ARTICLE_GRAMMAR)[0].fields, ARTICLE_GRAMMAR.known)
    date, has_time = read_date(header, "date")
    return Head(
        place,
        header.text("title"),
        date,
        has_time,
        says_draft(header),
        header.text("status").casefold() == WITHDRAWN,
        header.text("category"),
        ", ".join(names(header, "author", "authors")) or header.text("source"),
    )


def read_head(place: str, file: str) -> Head:
    """Read the header of a manuscript on the disk; raises ``OSError``."""
    with open(os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb", buffering=0) as opened:
        data = opened.read(_FIRST)
        if len(data) == _FIRST and len(_GAP_RE.findall(data)) < _BLOCKS:
            data += opened.read(HEAD_BYTES - _FIRST)
    return head_of(place, data)


def head_of_record(article: Article) -> Head:
    """Give what a build read of an article, which says the same as its header."""
    return Head(
        article.url.rstrip("/"),
        article.title,
        article.date if article.has_date else None,
        article.has_time,
        article.draft,
        bool(article.withdrawn),
        article.category.name,
        ", ".join(article.authors) or article.source,
    )


def _beginning(data: bytes) -> bytes:
    """Cut off what stands below the first blocks of lines; of a line that is cut in two nothing is left."""
    start = 0
    for _ in range(_BLOCKS + 1):
        gap = _GAP_RE.search(data, start)
        if gap is None:
            return data if len(data) < _FIRST else data[: data.rfind(b"\n") + 1] or data
        start = gap.end()
    return data[:start]
