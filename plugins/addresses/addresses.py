"""Read ``dia-chi.toml``, the addresses that topics and authors keep, whoever of a like name comes.

::

    [chu-de]                    # or [tac-gia]
    "Hòa bình" = "hoa-binh"     # → /chu-de/hoa-binh/
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from newsroom.engine import NAMED_KINDS, Edition, KeptAddresses
from newsroom.model.content import ADDRESS_FILE
from newsroom.model.problem import Problem
from newsroom.model.toml import Codes, read_toml
from newsroom.vietnamese.comparing import clean, comparable
from newsroom.vietnamese.slugs import is_slug, slug

_CODES = Codes(
    "kept-not-utf8",
    "kept-conflict",
    "kept-syntax",
    "kept-twice-key",
    "kept-control",
    "kept-private",
    "kept-piled",
    "kept-curly",
)
TABLES = {kind.folder: kind for kind in NAMED_KINDS}


def parse(data: bytes) -> tuple[KeptAddresses, list[Problem]]:
    """Read the list; whatever does not fit is a problem."""
    text, found, problems = read_toml(ADDRESS_FILE, data, _CODES)
    if found is None:
        return KeptAddresses(), problems
    kept, more = _Reading(text).read(found)
    return kept, [*problems, *more]


def check_kept(edition: Edition, kept: KeptAddresses) -> Iterator[Problem]:
    """Report names that keep what is the address of another, unlike name, which has to give way."""
    for kind in NAMED_KINDS:
        slugs, lines = kept.slugs.get(kind.name, {}), kept.lines.get(kind.name, {})
        odd = {address: key for key, address in slugs.items() if slug(key) != address}
        for key, term in edition.terms(kind).items() if odd else ():
            if key not in slugs and (taker := odd.get(slug(key))):
                values = {"address": f"{kind.folder}/{slug(key)}", "name": term.name, "url": term.url}
                yield Problem.of(ADDRESS_FILE, lines[taker], "kept-foreign", **values)


class _Reading:
    """The reading of one list: what was found so far, and what is wrong."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._problems: list[Problem] = []

    def read(self, found: Mapping[str, Any]) -> tuple[KeptAddresses, list[Problem]]:
        slugs, lines = dict[str, dict[str, str]](), dict[str, dict[str, int]]()
        outside = [key for key, table in found.items() if key not in TABLES and isinstance(table, str)]
        if outside:  # one slip, however many names follow
            code = "kept-outside" if outside[0].strip() else "kept-no-name"
            self._report(self._line(outside[0]), code, name=outside[0])
        for key, table in found.items():
            if key in TABLES and isinstance(table, dict):
                kind = TABLES[key].name
                slugs[kind], lines[kind] = self._table(key, table)
            elif key not in outside:
                self._report(self._line(key), "kept-form" if key in TABLES else "kept-table", key=key)
        return KeptAddresses(slugs, lines), self._problems

    def _table(self, folder: str, table: Mapping[str, Any]) -> tuple[dict[str, str], dict[str, int]]:
        slugs: dict[str, str] = {}
        lines: dict[str, int] = {}
        taken: dict[str, int] = {}
        start = self._line(folder)
        for written, value in table.items():
            name = " ".join(clean(written).split())
            line = self._line(written, start)
            if not name:
                self._report(line, "kept-no-name")
                continue
            if not isinstance(value, str):
                self._report(line, "kept-value", name=name, better=slug(name) or "ten-khac")
                continue
            address = clean(value).strip().strip("/").removeprefix(f"{folder}/")
            if not is_slug(address):
                self._report(line, "kept-slug", value=value, better=slug(value) or slug(name) or "ten-khac")
            elif comparable(name) in slugs:
                self._report(line, "kept-name-twice", name=name, first=lines[comparable(name)])
            elif address in taken:
                better = f"{address}-2"
                self._report(line, "kept-address-twice", value=address, first=taken[address], better=better)
            else:
                slugs[comparable(name)] = address
                lines[comparable(name)] = taken[address] = line
        return slugs, lines

    def _line(self, key: str, start: int = 1) -> int:
        """Find the line from ``start`` on on which a key stands, or a table of that name begins."""
        pattern = re.compile(rf"\s*(?:\[+\s*)?[\"']?{re.escape(key)}[\"']?\s*[]=.]")
        found = (n for n, line in enumerate(self._lines, start=1) if n >= start and pattern.match(line))
        return next(found, start)

    def _report(self, line: int, code: str, **values: object) -> None:
        self._problems.append(Problem.of(ADDRESS_FILE, line, code, **values))
