"""Read what ``site.toml`` says of the home page: ``[front]``, ``[[banners]]``, ``[[notice]]``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from newsroom.model.dates import ALWAYS, Period, parse_date
from newsroom.model.front import BLOCKS, NUMBERS, Announcement, Front, chosen_blocks
from newsroom.model.site import Banner, Category
from newsroom.model.web_addresses import is_web_address
from newsroom.vietnamese.comparing import nearest
from plugins.identity.reading import KEYS, TableReader

_TABLE = "front"
_DAY = timedelta(days=1)
_HOST_RE = re.compile(r"(?:[\w-]+\.)+[^\W\d_]{2,}(?=[:/?#]|$)")
"""How an address begins whose ``https://`` is left out."""
_PATH_RE = re.compile(r"([^?#]*)(.*)", re.DOTALL)


def read_banners(reading: TableReader, found: Mapping[str, Any]) -> tuple[Banner, ...]:
    """Read the banners that have picture, address and words."""
    return tuple(
        Banner(
            item["image"],
            _own_or_web_url(reading, "banners", nth, item),
            item["alt"],
            line,
            _period(reading, "banners", nth, item),
            reading.line_in("banners", "url", nth),
        )
        for nth, (line, item) in enumerate(reading.tables("banners", found))
        if all(key in item for key in ("image", "url", "alt"))
    )


def read_announcements(reading: TableReader, found: Mapping[str, Any]) -> tuple[Announcement, ...]:
    """Read the announcements that say something."""
    return tuple(
        Announcement(
            item["text"],
            _own_or_web_url(reading, "notice", nth, item),
            _period(reading, "notice", nth, item),
            reading.line_in("notice", "url", nth) if "url" in item else 0,
        )
        for nth, (_, item) in enumerate(reading.tables("notice", found))
        if item.get("text")
    )


def web_url(reading: TableReader, url: str, line: int, code: str = "site-bad-link") -> str:
    """Take the address of another site; what is none is a problem, and ``""``."""
    if is_web_address(url):
        return url
    better = without_scheme(url)
    reading.report(line, "site-no-scheme" if better else code, value=url, better=better)
    return ""


def without_scheme(url: str) -> str:
    """Give the whole address of a site that was typed as ``www.nhandan.vn``, ``""`` if it was not."""
    better = f"https://{url}"
    return better if _HOST_RE.match(url) and is_web_address(better) else ""


def _own_or_web_url(reading: TableReader, table: str, nth: int, item: Mapping[str, str]) -> str:
    """Take an address, of the own site with the slash that ends those of its pages."""
    url = item.get("url", "")
    if not url:
        return ""
    if url.startswith("/") and not url.startswith("//") and not set(url) & set('\\"<> '):
        path, rest = _PATH_RE.fullmatch(url).groups()  # type: ignore[union-attr]  # it fits everything
        is_page = not path.endswith("/") and "." not in path.rpartition("/")[2]
        return f"{path}/{rest}" if is_page else url
    return web_url(reading, url, reading.line_in(table, "url", nth), "site-notice-url")


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
    told = len(reading.problems)
    blocks = tuple(_names(reading, table, "blocks", slugs)) if "blocks" in table else usual.blocks
    leave_out = tuple(_names(reading, table, "leave_out", slugs))
    if slugs and len(reading.problems) == told:  # else what was meant is not known
        if chosen_blocks(blocks, leave_out, slugs):
            _compare(reading, blocks if "blocks" in table else (), leave_out)
        else:
            line = reading.line_in(_TABLE, "leave_out" if leave_out else "blocks")
            reading.report(line, "site-front-empty")
    return Front(
        blocks=blocks,
        leave_out=frozenset(leave_out),
        mark_pins=marks is not False,
        **{key: _number(reading, table, key, getattr(usual, key)) for key in NUMBERS},
    )


def _compare(reading: TableReader, blocks: Sequence[str], leave_out: Sequence[str]) -> None:
    """Doubt a name that is asked for and left out as well."""
    for name in leave_out:
        if name in blocks:
            line = reading.line_below("leave_out", reading.line(_TABLE), name)
            reading.report(line, "site-front-both", value=name)


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
