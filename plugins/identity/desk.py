"""Read of ``site.toml`` what the copy desk goes by: the glossary, and which warnings are not wanted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from newsroom.vietnamese.comparing import clean
from newsroom.vietnamese.plain import plain
from plugins.identity.reading import TableReader

_SHORT_RE = re.compile(r"(?=.*[^\W\d_])[\w.&/-]{1,15}")
"""An abbreviation: a word without spaces that holds a letter."""


def read_abbreviations(reading: TableReader, found: Mapping[str, Any]) -> tuple[tuple[str, str], ...] | None:
    """Read the glossary, ``None`` if there is none: each abbreviation with its words, sorted."""
    if "abbreviations" not in found:
        return None
    glossary = {}
    for key, value in _flat(reading.table("abbreviations", found)):
        line, short = reading.line_in("abbreviations", key.partition(".")[0]), clean(key)
        if not isinstance(value, str):
            reading.report(line, "site-type", key=key, wanted="một chuỗi trong dấu ngoặc kép")
        elif not _SHORT_RE.fullmatch(short):
            reading.report(line, "site-abbreviation", key=key)
        elif words := _words(reading, line, key, value):
            glossary[short] = words
    return tuple(sorted(glossary.items()))


def _flat(table: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """Give keys and values; what TOML reads as a table in a table, ``TP.HCM = …``, is one key."""
    for key, value in table.items():
        if isinstance(value, dict) and value:
            yield from _flat(value, f"{before}{key}.")
        else:
            yield f"{before}{key}", value


def _words(reading: TableReader, line: int, key: str, typed: str) -> str:
    """Give the words of an abbreviation on one line; marks are taken out, and told."""
    value = " ".join(clean(typed).split())
    read = plain(value)
    if read.text != value or read.tags:
        reading.report(line, "site-markup", key=key, found=value)
    if not read.text:
        reading.report(line, "site-abbreviation-empty", key=key)
    return read.text


def read_checks_off(reading: TableReader, found: Mapping[str, Any]) -> tuple[tuple[str, int], ...]:
    """Read the codes of warnings that are not to be told, each with its line; the gate judges them."""
    table = reading.table("check", found)
    for key in table:
        if key != "off":
            reading.unknown("check", key)
    codes = table.get("off", [])
    if not isinstance(codes, list) or not all(isinstance(code, str) for code in codes):
        line = reading.line_in("check", "off")
        reading.report(line, "site-type", key="off", wanted='danh sách mã trong ngoặc vuông: off = ["…"]')
        return ()
    start = reading.line("check")
    return tuple((code, reading.line_below("off", start, code)) for code in codes)
