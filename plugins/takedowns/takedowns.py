"""Read ``da-go.toml``, the list of the articles that were taken down and deleted.

::

    [[bai]]
    dia_chi = "/2024/07/ten-bai/"
    dia_chi_cu = ["/tin.aspx?id=3"]     # may be left out, as all that follows
    ly_do = "Theo yêu cầu của …"        # readers see it
    ngay = "2024-07-12"
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, time
from typing import Any

from newsroom.model.addresses import YEARS, article_url, is_old_url_long, old_address, place_of, spelt_fault
from newsroom.model.content import TAKEDOWN_FILE
from newsroom.model.gone import Takedown
from newsroom.model.problem import Problem
from newsroom.model.records import Article, Link
from newsroom.model.toml import Codes, read_toml
from newsroom.vietnamese.comparing import clean, nearest
from newsroom.vietnamese.printing import VIETNAM

ENTRY = "bai"
KEYS = ("dia_chi", "dia_chi_cu", "ly_do", "ngay")
_CODES = Codes(
    "gone-not-utf8",
    "gone-conflict",
    "gone-syntax",
    "gone-twice-key",
    "gone-control",
    "gone-private",
    "gone-piled",
    "gone-curly",
)
_ENTRY_RE = re.compile(rf"\s*\[\[\s*[\"']?{ENTRY}[\"']?\s*\]\]")
_DATE_RE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)


def parse(data: bytes) -> tuple[tuple[Takedown, ...], list[Problem]]:
    """Parse the list; whatever does not fit is a problem."""
    text, found, problems = read_toml(TAKEDOWN_FILE, data, _CODES)
    reading = _Reading(text)
    listed = tuple(reading.read(found or {}))
    return listed, [*problems, *reading.problems]


class _Reading:
    """The reading of one list: what was found so far, and what is wrong."""

    def __init__(self, text: str) -> None:
        self.problems: list[Problem] = []
        self._lines = text.split("\n")
        self._starts = [n for n, line in enumerate(self._lines, start=1) if _ENTRY_RE.match(line)]
        self._seen: dict[str, int] = {}

    def read(self, found: Mapping[str, Any]) -> Iterator[Takedown]:
        for key in found:
            if key != ENTRY:
                self._unknown(self._line(key, 0, len(self._lines)), key, (ENTRY,))
        entries = found.get(ENTRY, [])
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            self._report(
                self._line(ENTRY, 0, len(self._lines)), "gone-type", key=ENTRY, wanted="các mục [[bai]]"
            )
            return
        for number, entry in enumerate(entries):
            takedown = self._entry(entry, *self._bounds(number))
            if takedown is not None:
                yield takedown

    def _bounds(self, number: int) -> tuple[int, int]:
        """Say between which lines an entry stands."""
        starts = [*self._starts, len(self._lines) + 1]
        if number < len(self._starts):
            return starts[number], starts[number + 1] - 1
        return 1, len(self._lines)

    def _line(self, key: str, start: int, end: int, value: str = "") -> int:
        """Find the line of a key, or of a value below it, between two lines; ``start`` if it is not found."""
        pattern = re.compile(rf"\s*\[*\s*[\"']?{re.escape(key)}[\"']?\s*[]=.]")
        lines = [(n, line) for n, line in enumerate(self._lines, start=1) if start <= n <= end]
        place = next((n for n, line in lines if pattern.match(line)), max(start, 1))
        return next((n for n, line in lines if n >= place and value in line), place) if value else place

    def _report(self, line: int, code: str, **values: object) -> None:
        self.problems.append(Problem.of(TAKEDOWN_FILE, line, code, **values))

    def _unknown(self, line: int, key: str, known: tuple[str, ...]) -> None:
        near = nearest(key, known)
        code = "gone-unknown-key" if near else "gone-strange-key"
        self._report(line, code, key=key, nearest=near, known=", ".join(KEYS))

    def _entry(self, entry: Mapping[str, Any], start: int, end: int) -> Takedown | None:
        for key in entry:
            if key not in KEYS:
                self._unknown(self._line(key, start, end), key, KEYS)
        written = self._text(entry, "dia_chi", start, end)
        if not written:
            if not entry.get("dia_chi"):
                self._report(start, "gone-missing")
            return None
        line, url = self._line("dia_chi", start, end), article_url(written)
        if not url:
            self._report(line, "gone-address", value=written)
            return None
        if not self._is_new(place_of(url), written, line):
            return None
        return Takedown(
            url,
            self._text(entry, "ly_do", start, end),
            self._date(entry, start, end),
            tuple(self._old_urls(entry, start, end)),
            TAKEDOWN_FILE,
            start,
        )

    def _is_new(self, place: str, written: str, line: int) -> bool:
        """Tell whether an address stands in the list for the first time."""
        first = self._seen.setdefault(place, line)
        if first != line:
            self._report(line, "gone-twice", value=written, first=first)
        return first == line

    def _text(self, entry: Mapping[str, Any], key: str, start: int, end: int) -> str:
        value = entry.get(key, "")
        if not isinstance(value, str):
            wanted = "một chuỗi trong dấu ngoặc kép"
            self._report(self._line(key, start, end), "gone-type", key=key, wanted=wanted)
            return ""
        return " ".join(clean(value).split())

    def _old_urls(self, entry: Mapping[str, Any], start: int, end: int) -> Iterator[Link]:
        values = entry.get("dia_chi_cu", [])
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            wanted = 'các chuỗi trong ngoặc vuông, ví dụ ["/tin-tuc/123.html"]'
            self._report(self._line("dia_chi_cu", start, end), "gone-type", key="dia_chi_cu", wanted=wanted)
            return
        for value in values:
            line = self._line("dia_chi_cu", start, end, value)
            target = old_address(clean(value).strip())
            if not target:
                spelt, meaning = spelt_fault(value)
                is_long = is_old_url_long(value)
                code = "gone-long-old-url" if is_long else "gone-spelt-old-url" if spelt else "gone-old-url"
                self._report(line, code, value=value, spelt=spelt, meaning=meaning)
            else:
                link = Link(target, value, line)
                if self._is_new(link.place, value, line):
                    yield link

    def _date(self, entry: Mapping[str, Any], start: int, end: int) -> datetime | None:
        """Read the day of it, as a text or as TOML has dates."""
        value = entry.get("ngay")
        if value is None:
            return None
        found = value if isinstance(value, date) else _day(str(value))
        if found is None or found.year not in YEARS:
            self._report(self._line("ngay", start, end), "gone-date", value=value)
            return None
        return datetime.combine(date(found.year, found.month, found.day), time(), VIETNAM)


def _day(written: str) -> date | None:
    match = _DATE_RE.fullmatch(written.strip())
    if match is None:
        return None
    numbers = match.group(1, 2, 3) if match[1] else match.group(6, 5, 4)
    try:
        return date(*map(int, numbers))
    except ValueError:
        return None


def check_old_addresses(
    takedowns: Iterable[Takedown], origin_of: Callable[[str], str | None]
) -> Iterator[Problem]:
    """Report what stands, or would be hidden, at an old address of what was taken down.

    ``origin_of`` names the content file behind a file of the site, stubs aside.
    """
    for takedown in takedowns:
        for old in takedown.old_urls:
            path = old.place.partition("?")[0]
            origin = (origin_of(path) or origin_of(f"{path}/index.html")) if path else None
            if origin and origin != takedown.path:
                address = old.target.lstrip("/")
                yield Problem.of(origin, 0, "gone-old-address", address=address, other=takedown.path)


def check_published(
    listed: Iterable[Takedown], article_at: Callable[[str], Article | None]
) -> Iterator[Problem]:
    """Report what is listed although its file says that it is to be published, now or later."""
    for takedown in listed:
        article = article_at(takedown.url)
        if article is not None and not (article.draft or article.withdrawn):
            yield Problem.of(
                TAKEDOWN_FILE, takedown.line, "gone-published", url=takedown.url, other=article.path
            )
