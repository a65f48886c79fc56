"""Cut lists into pages.

Lists are numbered from the oldest, so page 37 of a category stays page 37 for good. A
numbered page holds exactly so many articles as fit on a page (20, as a rule); the front holds what
is newer than the last of them, which is 20 to 39.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsroom.engine import Span
from newsroom.model.numbering import PER_PAGE, numbered_pages, page_url
from newsroom.model.records import Article


@dataclass(frozen=True, slots=True)
class ListSlice:
    """A slice of a list, newest first: the front has number 0; addresses are site-relative.

    It holds ``listed[start:end]``; ``full`` is how many numbered pages the list has.
    """

    number: int
    url: str
    listed: Sequence[Article]
    start: int
    end: int
    full: int
    newer: str | None
    older: str | None

    @property
    def articles(self) -> Sequence[Article]:
        return self.listed[self.start : self.end]

    @property
    def day(self) -> str:
        """The day of its newest article."""
        return self.articles[0].date.date().isoformat() if self.articles else ""


def list_slices(articles: Sequence[Article], url: str, per_page: int = PER_PAGE) -> Iterator[ListSlice]:
    """Cut a list that is newest first into its front and its numbered pages."""
    full = numbered_pages(len(articles), per_page)
    front = len(articles) - full * per_page
    address = {number: page_url(url, number) for number in range(full + 1)}
    yield ListSlice(0, url, articles, 0, front, full, None, address[full] if full else None)
    for number in range(full, 0, -1):
        start = front + (full - number) * per_page
        newer = address[number + 1] if number < full else url
        older = address[number - 1] if number > 1 else None
        yield ListSlice(number, address[number], articles, start, start + per_page, full, newer, older)


def is_touched(part: ListSlice, span: Span, per_page: int = PER_PAGE) -> bool:
    """Tell whether a slice of a list may show something else: its articles or its neighbours."""
    before = numbered_pages(span.before, per_page)
    if before != part.full and (part.number == 0 or part.number >= min(before, part.full)):
        return True
    length = len(part.listed)
    end = length - part.start if part.number else max(span.before, span.after) + 1
    return span.meets(length - part.end, end)
