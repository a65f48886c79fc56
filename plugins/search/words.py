"""Give the words of a record that a reader sees, by how much they tell of it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from newsroom.model.blocks import FILE_CLOSE, FILE_OPEN, Block, Figure, Gallery
from newsroom.model.records import Article, Record

_NOTE = '<sup id="fnref'
"""How the mark of a footnote begins."""
_UNSPOKEN_RE = re.compile(rf"{_NOTE}.*?</sup>|{FILE_OPEN}[^{FILE_CLOSE}]*{FILE_CLOSE}", re.DOTALL)
"""The marks of footnotes, and those of files to download."""
_TAG_RE = re.compile(r'(</?[a-zA-Z0-9]+(?:[^>"]++|"[^"]*+")*+>)')
_NAME_RE = re.compile("[a-zA-Z0-9]+")
_INLINE = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s",
    "samp", "small", "span", "strong", "sub", "sup", "u", "var", "wbr",
})  # fmt: skip
"""Tags within words; ``<br>`` parts words, all others part sentences."""


class Words(NamedTuple):
    """The words of a record; a line break parts what are no neighbours."""

    heading: str
    lead: str
    text: str


def words_of(record: Record) -> Words:
    """Give the words of an article or static page."""
    text = "\n".join(filter(None, (*map(_block, record.body), *_corrections(record))))
    if not isinstance(record, Article):
        return Words(record.title, record.summary, text)
    document = record.document
    number = document.number if document else ""
    official = (document.kind, document.issuer, document.signer) if document else ()
    return Words(
        "\n".join((record.kicker, record.title, number)),
        "\n".join((record.summary, *record.tags, *record.authors, record.agency, record.source, *official)),
        text,
    )


def _corrections(record: Record) -> Iterator[str]:
    if isinstance(record, Article):
        yield from (correction.text for correction in record.corrections)


def _block(block: Block) -> str:
    if isinstance(block, str):
        return plain(block)
    if isinstance(block, Gallery):
        return "\n".join((*map(_block, block.figures), block.caption))
    title = "" if isinstance(block, Figure) else block.title
    return "\n".join((title, block.caption, block.credit))


def plain(markup: str) -> str:
    """Give the words of safe HTML."""
    if "<" in markup:
        if _NOTE in markup or FILE_OPEN in markup:
            markup = _UNSPOKEN_RE.sub("", markup)
        parts = _TAG_RE.split(markup)
        parts[1::2] = map(_gap, parts[1::2])
        markup = "".join(parts)
    return html.unescape(markup) if "&" in markup else markup


@lru_cache(maxsize=1 << 12)
def _gap(tag: str) -> str:
    """Give what stands in the place of a tag."""
    found = _NAME_RE.search(tag)
    name = found[0].lower() if found else ""
    if name in _INLINE:
        return ""
    return " " if name == "br" else "\n"
