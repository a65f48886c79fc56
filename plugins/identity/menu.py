"""Read ``[[menu]]`` of ``site.toml``: what stands in the menu, in which order, over two levels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from newsroom.model.site import MenuEntry
from newsroom.model.web_addresses import is_web_address
from newsroom.vietnamese.comparing import clean
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
        items = tuple(_items(reading, table.get(_ITEMS, []), start, max(start, end)))
        if len(texts) == len(plain):  # else it is told what is wrong with it
            entries += _entry(reading, texts, _line_of(reading, texts, start, end), items)
    return tuple(entries)


def _items(reading: TableReader, listed: object, start: int, end: int) -> Iterator[MenuEntry]:
    """Read what stands below an entry that is on the lines ``start`` to ``end``: addresses or tables."""
    if not isinstance(listed, list) or not all(isinstance(one, str | dict) for one in listed):
        reading.report(reading.line_below(_ITEMS, start), "site-type", key=_ITEMS, wanted=_WANTED)
        return
    start = reading.line_below(_ITEMS, start)
    for item in listed:
        table = {"url": item} if isinstance(item, str) else item
        line = _line_of(reading, table, start, end)
        strange = [key for key in table if key not in KEYS["menu.items"]]
        if strange:
            known = ", ".join(KEYS["menu.items"])
            reading.report(line, "site-strange-key", key=strange[0], nearest="", known=known)
            continue
        if other := next((key for key, value in table.items() if not isinstance(value, str)), ""):
            reading.report(line, "site-type", key=other, wanted="một chuỗi trong dấu ngoặc kép")
            continue
        texts = {key: " ".join(clean(value).split()) for key, value in table.items()}
        yield from _entry(reading, texts, line, ())


def _line_of(reading: TableReader, table: Mapping[str, Any], start: int, end: int) -> int:
    """Find the line on which an entry says where it leads, or its name; ``start`` if it is not found."""
    value = next((value for value in (table.get("url"), table.get("name")) if isinstance(value, str)), "")
    quoted = (f'"{value}"', f"'{value}'")
    lines = enumerate(reading.lines[start - 1 : end], start=start)
    return next((number for number, line in lines if any(one in line for one in quoted)), start)


def _entry(
    reading: TableReader, texts: Mapping[str, str], line: int, items: tuple[MenuEntry, ...]
) -> Iterator[MenuEntry]:
    """Make an entry of its texts if it can be shown."""
    url, name = texts.get("url", ""), texts.get("name", "")
    if not url and not (name and items):
        if name:
            reading.report(line, "menu-nowhere", name=name)
        else:
            reading.report(line, "site-missing", key="url", where=" trong mục [[menu]]")
    elif _ELSEWHERE_RE.match(url) and not is_web_address(url):
        reading.report(line, "site-bad-link", value=url)
    elif is_web_address(url) and not name:
        reading.report(line, "menu-nameless", value=url)
    else:
        yield MenuEntry(url, name, line, items)
