"""Put what waits into sections, by date, and print them in columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from newsroom.commands.agenda.entries import Entry
from newsroom.model.dates import ALWAYS, Period
from newsroom.model.site import Site

NO_DATE = "chưa có ngày"
_MOST = 30
"""How many of a section are told; of corrections and takedowns there are more every year."""
_LONGEST = 64


@dataclass(frozen=True, slots=True)
class Removed:
    """An article that was taken down and deleted, as ``da-go.toml`` lists it."""

    place: str
    reason: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, and rows of as many columns each."""

    heading: str
    rows: tuple[tuple[str, ...], ...]


def sections(
    entries: Sequence[Entry], site: Site, removed: Sequence[Removed], now: datetime
) -> list[Section]:
    """Make the sections that have rows, those that need somebody soonest first."""
    found = (
        Section("Bài nháp", tuple(_drafts(entries, now))),
        Section("Hẹn giờ đăng", tuple(_to_come(entries, now))),
        Section("Đang ghim", tuple(_pinned(entries, now))),
        Section("Thông báo và biểu ngữ có hạn", tuple(_bounded(site, now))),
        Section("Đã đính chính", tuple(_corrected(entries))),
        Section("Đã gỡ", tuple(_taken_down(entries, removed))),
    )
    return [section for section in found if section.rows]


def _drafts(entries: Iterable[Entry], now: datetime) -> Iterator[tuple[str, ...]]:
    drafts = [entry for entry in entries if entry.draft]
    far = now.replace(year=9999)
    for entry in sorted(drafts, key=lambda entry: (entry.date or far, entry.path)):
        yield _when(entry.date, entry.has_time) if entry.date else NO_DATE, _title(entry), entry.place


def _to_come(entries: Iterable[Entry], now: datetime) -> Iterator[tuple[str, ...]]:
    coming = [
        (entry.date, entry) for entry in entries if _is_public(entry) and entry.date and entry.date > now
    ]
    for moment, entry in sorted(coming, key=lambda one: (one[0], one[1].path)):
        yield _when(moment, entry.has_time), _title(entry), entry.place


def _pinned(entries: Iterable[Entry], now: datetime) -> Iterator[tuple[str, ...]]:
    pinned = [
        (entry.pin_until, entry)
        for entry in entries
        if _is_public(entry)
        and entry.pin_until
        and entry.pin_until >= now
        and entry.date
        and entry.date <= now
    ]
    for until, entry in sorted(pinned, key=lambda one: (one[0], one[1].path)):
        place = f"vị trí {entry.pin}" if entry.pin else ""
        yield f"đến {_when(until, True)}", _title(entry), entry.place, place


def _bounded(site: Site, now: datetime) -> Iterator[tuple[str, ...]]:
    named = [("thông báo", one.text, one.period) for one in site.announcements]
    named += [("biểu ngữ", one.alt or one.image, one.period) for one in site.banners]
    dated = [(_next(period, now), kind, text, period) for kind, text, period in named if period != ALWAYS]
    for moment, kind, text, period in sorted(dated, key=lambda one: (one[0] or now, one[1], one[2])):
        if moment is not None:
            begins = period.begin is not None and period.begin > now
            yield f"{'từ' if begins else 'hết'} {_when(moment, True)}", _cut(text), kind


def _next(period: Period, now: datetime) -> datetime | None:
    return min(period.changes_after(now), default=None)


def _corrected(entries: Iterable[Entry]) -> Iterator[tuple[str, ...]]:
    found = [(one, entry) for entry in entries for one in entry.corrections]
    for one, entry in sorted(found, key=lambda pair: (pair[0].date, pair[1].path), reverse=True):
        yield _when(one.date, one.has_time), _title(entry), entry.place, _cut(one.text)


def _taken_down(entries: Iterable[Entry], removed: Iterable[Removed]) -> Iterator[tuple[str, ...]]:
    deleted = sorted(removed, key=lambda one: (one.day or date.min, one.place), reverse=True)
    for one in deleted:
        yield _day(one.day) if one.day else "", "(đã xóa)", one.place, _cut(one.reason)
    for entry in sorted(entries, key=lambda entry: entry.path, reverse=True):
        if entry.withdrawn:
            yield "", _title(entry), entry.place, _cut(entry.withdrawn)


def _is_public(entry: Entry) -> bool:
    return not entry.draft and not entry.withdrawn


def _when(moment: datetime, has_time: bool) -> str:
    return f"{_day(moment)} {moment:%H:%M}" if has_time else _day(moment)


def _day(moment: date) -> str:
    return f"{moment.day:02d}/{moment.month:02d}/{moment.year:04d}"


def _title(entry: Entry) -> str:
    return "(chưa có tiêu đề)" if entry.title.strip() in ("", "?") else _cut(entry.title)


def _cut(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONGEST else f"{plain[: _LONGEST - 1].rstrip()}…"


def printed(found: Sequence[Section]) -> str:
    """Print sections in aligned columns, a blank line between them."""
    if not found:
        return "Không có bài nháp, bài hẹn giờ, bài ghim, đính chính hay bài đã gỡ."
    return "\n\n".join("\n".join(_lines(section)) for section in found)


def _lines(section: Section) -> Iterator[str]:
    yield f"{section.heading} ({len(section.rows)})"
    rows = section.rows[:_MOST]
    columns = max(len(row) for row in rows)
    widths = [max(len(row[n]) for row in rows if n < len(row)) for n in range(columns)]
    for row in rows:
        yield ("  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=False))).rstrip()
    if len(section.rows) > _MOST:
        yield f"  … và {len(section.rows) - _MOST} mục nữa"
