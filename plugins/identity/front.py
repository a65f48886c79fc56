"""Read what ``site.toml`` says of the home page: ``[front]``, ``[[banners]]``, ``[[notice]]``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from newsroom.model.dates import ALWAYS, Period, parse_date
from newsroom.model.front import BLOCKS, NUMBERS, Announcement, Front
from newsroom.model.site import Banner, Category
from newsroom.model.web_addresses import is_web_address
from newsroom.vietnamese.comparing import nearest
from plugins.identity.reading import KEYS, TableReader

_TABLE = "front"
_DAY = timedelta(days=1)


def read_banners(reading: TableReader, found: Mapping[str, Any]) -> tuple[Banner, ...]:
    """Read the banners that have picture, address and words."""
    return tuple(
        Banner(
            item["image"],
            web_url(reading, item["url"]),
            item["alt"],
            line,
            _period(reading, "banners", nth, item),
        )
        for nth, (line, item) in enumerate(reading.tables("banners", found))
        if all(key in item for key in ("image", "url", "alt"))
    )


def read_announcements(reading: TableReader, found: Mapping[str, Any]) -> tuple[Announcement, ...]:
    """Read the announcements that say something."""
    return tuple(
        Announcement(
            item["text"],
            _own_or_web_url(reading, nth, item),
            _period(reading, "notice", nth, item),
            reading.line_in("notice", "url", nth) if "url" in item else 0,
        )
        for nth, (_, item) in enumerate(reading.tables("notice", found))
        if item.get("text")
    )


def web_url(reading: TableReader, url: str) -> str:
    """Take the address of another site; what is none is a problem, and ``""``."""
    if not is_web_address(url):
        reading.report(reading.line("url", url), "site-bad-link", value=url)
        return ""
    return url


def _own_or_web_url(reading: TableReader, nth: int, item: Mapping[str, str]) -> str:
    url = item.get("url", "")
    is_own = url.startswith("/") and not url.startswith("//") and not set(url) & set('\\"<> ')
    if not url or is_own or is_web_address(url):
        return url
    reading.report(reading.line_in("notice", "url", nth), "site-notice-url", value=url)
    return ""


def _period(reading: TableReader, table: str, nth: int, item: Mapping[str, str]) -> Period:
    """Read ``from`` and ``until``: a day without a time is meant from its beginning, and to its end."""
    begin, _ = _moment(reading, table, nth, item, "from")
    end, has_time = _moment(reading, table, nth, item, "until")
    end = end if end is None or has_time else end + _DAY
    if begin and end and end <= begin:
        line = reading.line_in(table, "until", nth)
        reading.report(line, "site-period", value=item["until"], begin=item["from"])
        return ALWAYS
    return Period(begin, end)


def _moment(
    reading: TableReader, table: str, nth: int, item: Mapping[str, str], key: str
) -> tuple[datetime | None, bool]:
    if key not in item:
        return None, False
    moment, has_time, wrong = parse_date(item[key].replace("T", " "))
    if wrong:
        reading.report(reading.line_in(table, key, nth), "site-date", key=key, value=item[key])
    return moment, has_time


def read_front(reading: TableReader, found: Mapping[str, Any], categories: Sequence[Category]) -> Front:
    """Read the order, the numbers and what is left out; what does not fit is a problem."""
    table = reading.table(_TABLE, found)
    for key in table:
        if key not in KEYS[_TABLE]:
            reading.unknown(_TABLE, key)
    usual = Front()
    slugs = [category.slug for category in categories]
    marks = table.get("mark_pins", usual.mark_pins)
    if not isinstance(marks, bool):
        _report_type(reading, "mark_pins", "true hoặc false")
    return Front(
        blocks=tuple(_names(reading, table, "blocks", slugs)) if "blocks" in table else usual.blocks,
        leave_out=frozenset(_names(reading, table, "leave_out", slugs)),
        mark_pins=marks is not False,
        **{key: _number(reading, table, key, getattr(usual, key)) for key in NUMBERS},
    )


def _report_type(reading: TableReader, key: str, wanted: str) -> None:
    reading.report(reading.line_in(_TABLE, key), "site-type", key=key, wanted=wanted)


def _number(reading: TableReader, table: Mapping[str, Any], key: str, usual: int) -> int:
    """Take how many a block shows."""
    value, known = table.get(key, usual), NUMBERS[key]
    if isinstance(value, int) and not isinstance(value, bool) and value in known:
        return value
    *most, last = map(str, known)
    said = f"từ {known[0]} đến {last}" if isinstance(known, range) else f"{', '.join(most)} hoặc {last}"
    line = reading.line_in(_TABLE, key)
    reading.report(line, "site-front-number", key=key, value=str(value), known=said, usual=usual)
    return usual


def _names(reading: TableReader, table: Mapping[str, Any], key: str, slugs: Sequence[str]) -> list[str]:
    """Take names of blocks; what is none, or stands there twice, is a problem and does not count."""
    typed = table.get(key, [])
    if not isinstance(typed, list) or not all(isinstance(one, str) for one in typed):
        _report_type(reading, key, f'một danh sách, ví dụ {key} = ["videos", "photos"]')
        return []
    known, names = (*BLOCKS, *slugs), []
    for one in typed:
        name = one.strip()
        line = reading.line_below(key, reading.line(_TABLE), name)
        if name not in known:
            near = nearest(name, known)
            code = "site-front-block" if near else "site-front-strange-block"
            reading.report(line, code, value=name, nearest=near, known=", ".join(known))
        elif name in names:
            reading.report(line, "site-front-twice", value=name, where=key)
        else:
            names.append(name)
    return names
