"""Read ``[[menu]]`` of ``site.toml``: what stands in the menu, in which order, over two levels."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from newsroom.model.site import MenuEntry
from newsroom.model.web_addresses import is_web_address
from plugins.identity.front import without_scheme
from plugins.identity.reading import KEYS, TableReader

_TABLE, _ITEMS = "menu", "items"
_WANTED = 'một danh sách trong ngoặc vuông, ví dụ ["tin-hoat-dong", "/lien-he/"]'
_ELSEWHERE_RE = re.compile(r"[a-z]+:", re.IGNORECASE)


def read_menu(reading: TableReader, found: Mapping[str, Any]) -> tuple[MenuEntry, ...]:
    """Read the entries, if there are any; what does not fit is a problem. Where they lead is seen later."""
    listed = found.get(_TABLE, [])
    if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
        reading.report(reading.line(_TABLE), "site-type", key=_TABLE, wanted="các mục [[menu]]")
        return ()
    starts = [reading.line(_TABLE, nth=nth) for nth in range(len(listed))]
    entries: list[MenuEntry] = []
    for nth, (table, start) in enumerate(zip(listed, starts, strict=True)):
        end = starts[nth + 1] - 1 if nth + 1 < len(starts) else len(reading.lines)
        plain = {key: value for key, value in table.items() if key != _ITEMS}
        texts = reading.texts(_TABLE, plain, nth)
        known = len(reading.problems)
        items = tuple(_items(reading, table.get(_ITEMS, []), start, max(start, end)))
        is_told = len(reading.problems) > known and not items and "url" not in plain
        if len(texts) == len(plain) and not is_told:  # else it is told what is wrong with it
            entries += _entry(reading, texts, _line_of(reading, texts, start, end), items)
    return tuple(entries)


def _items(reading: TableReader, listed: object, start: int, end: int) -> Iterator[MenuEntry]:
    """Read what stands below an entry that is on the lines ``start`` to ``end``: addresses or tables."""
    if not isinstance(listed, list) or not all(isinstance(one, str | dict) for one in listed):
        reading.report(reading.line_below(_ITEMS, start), "site-type", key=_ITEMS, wanted=_WANTED)
        return
    start = reading.line_below(_ITEMS, start)
    seen: Counter[str] = Counter()
    for item in listed:
        table = {"url": item} if isinstance(item, str) else item
        value = _value_of(table)
        line = _line_of(reading, table, start, end, seen[value])
        seen[value] += 1
        strange = [key for key in table if key not in KEYS["menu.items"]]
        if _ITEMS in strange:
            reading.report(line, "menu-deep")
            continue
        if strange:
            known = ", ".join(KEYS["menu.items"])
            reading.report(line, "site-strange-key", key=strange[0], nearest="", known=known)
            continue
        if other := next((key for key, value in table.items() if not isinstance(value, str)), ""):
            reading.report(line, "site-type", key=other, wanted="một chuỗi trong dấu ngoặc kép")
            continue
        texts = {key: reading.words(line, key, value) for key, value in table.items()}
        yield from _entry(reading, texts, line, None)


def _line_of(reading: TableReader, table: Mapping[str, Any], start: int, end: int, nth: int = 0) -> int:
    """Find the line on which an entry says where it leads, or its name; ``start`` if it is not found.

    It is the nth of the entries between ``start`` and ``end`` that say the same.
    """
    quoted = re.compile(rf"(?:^|[\[,{{=\s])[\"']{re.escape(_value_of(table))}[\"']")
    lines = enumerate(reading.lines[start - 1 : end], start=start)
    hits = [number for number, line in lines for _ in quoted.findall(line)]
    return hits[min(nth, len(hits) - 1)] if hits else start


def _value_of(table: Mapping[str, Any]) -> str:
    return next((value for value in (table.get("url"), table.get("name")) if isinstance(value, str)), "")


def _entry(
    reading: TableReader, texts: Mapping[str, str], line: int, items: tuple[MenuEntry, ...] | None
) -> Iterator[MenuEntry]:
    """Make an entry of its texts if it can be shown; one that stands below another has no ``items``."""
    url, name = texts.get("url", ""), texts.get("name", "")
    if not url and not (name and items):
        if name:
            reading.report(line, "menu-nowhere" if items is not None else "menu-item-nowhere", name=name)
        elif items:
            reading.report(line, "menu-group")
        else:
            reading.report(line, "site-missing", key="url", where=" trong mục [[menu]]")
    elif better := without_scheme(url):
        reading.report(line, "site-no-scheme", value=url, better=better)
    elif _ELSEWHERE_RE.match(url) and not is_web_address(url):
        reading.report(line, "site-bad-link", value=url)
    elif is_web_address(url) and not name:
        reading.report(line, "menu-nameless", value=url)
    else:
        yield MenuEntry(url, name, line, items or ())
