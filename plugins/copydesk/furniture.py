"""Report what stands around a text: a title too long, photos without credit, reprints without a source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsroom.model.blocks import Figure, Gallery
from newsroom.model.copy import Copy
from newsroom.model.problem import Problem
from newsroom.vietnamese.credit import split_credit
from newsroom.vietnamese.patterns import late
from plugins.copydesk.prose import header_line

LONGEST_TITLE = 120
"""Characters; more is cut off where titles are listed and in what Zalo and search engines show."""
_REFUSED = 200
"""Characters of a title from which on it is an error."""
_DAY_RE = late(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\b\d{1,2}[-/]\d{1,2}\b|tháng \d|số \d", re.IGNORECASE)


def check_furniture(copy: Copy) -> Iterator[Problem]:
    """Report what of title, credits and source an editor should look at."""
    yield from _title(copy)
    yield from _bare_photos(copy)
    yield from _reprint(copy)


def _title(copy: Copy) -> Iterator[Problem]:
    """Report a title that is too long to be read at a glance."""
    end = copy.text.find("\n")
    if copy.text.startswith("Title: ") and end <= LONGEST_TITLE and not copy.text.startswith(" ", end + 1):
        return  # the first line, as usual, and short
    line, title = header_line(copy, "title")
    if LONGEST_TITLE < len(title) <= _REFUSED:
        yield Problem.of(copy.path, line, "title-long", length=len(title), limit=LONGEST_TITLE)


def _bare_photos(copy: Copy) -> Iterator[Problem]:
    """Report photos without a credit in an article in which others have one, and the byline names nobody."""
    if not copy.body or "nh:" not in copy.text:
        return
    figures = list(_credits(copy))
    bare = [figure for figure, credit in figures if not credit]
    if not bare or len(bare) == len(figures):
        return
    byline = (header_line(copy, "author")[1] or header_line(copy, "authors")[1]).casefold()
    if "ảnh" not in byline:
        yield Problem.of(copy.path, bare[0].line, "photo-credit", count=len(bare), all=len(figures))


def _credits(copy: Copy) -> Iterator[tuple[Figure, str]]:
    """Give the photos with their credits; those of a gallery share one."""
    for block in copy.body or ():
        if isinstance(block, Figure):
            yield block, block.credit
        elif isinstance(block, Gallery):
            shared = split_credit(block.caption)[1]
            yield from ((figure, figure.credit or shared) for figure in block.figures)


def _reprint(copy: Copy) -> Iterator[Problem]:
    """Report a reprint that says neither where it can be read nor of which day it is."""
    if "ource" not in copy.text and "OURCE" not in copy.text:
        return
    line, source = header_line(copy, "source")
    if source and not _DAY_RE.search(source) and not header_line(copy, "source_url")[0]:
        yield Problem.of(copy.path, line, "reprint-without-link", source=source)
