"""Cut lists into pages.

Lists are numbered from the oldest, so page 37 of a category stays page 37 for good. A
numbered page holds exactly so many articles as fit on a page (20, as a rule); the front holds what
is newer than the last of them, which is 20 to 39.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from newsroom.engine import Span
from newsroom.model.numbering import PER_PAGE, numbered_pages, page_url
from newsroom.model.records import Article
from newsroom.viewmodels.parts import Step

_AROUND = 1
"""How many pages older than its own a pager names at least; it names one that is newer."""


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
    steps: tuple[Step, ...] = ()

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
    steps = pager_steps(0, full, url)
    yield ListSlice(0, url, articles, 0, front, full, None, address[full] if full else None, steps)
    for number in range(full, 0, -1):
        start = front + (full - number) * per_page
        newer = address[number + 1] if number < full else url
        older = address[number - 1] if number > 1 else None
        steps = pager_steps(number, full, url)
        yield ListSlice(number, address[number], articles, start, start + per_page, full, newer, older, steps)


def pager_steps(number: int, full: int, url: str) -> tuple[Step, ...]:
    """List the pages that the pager of a page names, in the order of the articles: newest first.

    Page 8 names the front, 9, 8, 7 and 1, so that all can be reached and both ends are near.
    A page says nothing of how many are newer, but that there is one: it is not made anew when page 500
    comes to be. The front, which every article changes, names the newest.
    """
    first = min(number + 1, full) if number else full
    last = (number or full) - _AROUND
    return tuple(_steps({*range(max(last, 1), first + 1), *([1] if full else [])}, url)) if full else ()


def _steps(named: Iterable[int], url: str) -> Iterator[Step]:
    """Give the front and the pages that are ``named``, and the one that is left out alone between two."""
    yield Step(0, url)
    before = 0
    for number in sorted(named, reverse=True):
        if before - number == 2:
            yield Step(number + 1, page_url(url, number + 1))
        yield Step(number, page_url(url, number), skips=before - number > 2)
        before = number


def is_touched(part: ListSlice, span: Span, per_page: int = PER_PAGE) -> bool:
    """Tell whether a slice of a list may show something else: its articles or its neighbours."""
    before = numbered_pages(span.before, per_page)
    if before != part.full and (part.number == 0 or part.number >= min(before, part.full)):
        return True
    length = len(part.listed)
    end = length - part.start if part.number else max(span.before, span.after) + 1
    return span.meets(length - part.end, end)
