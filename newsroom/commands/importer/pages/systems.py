"""Hold the table of systems, ``cms.toml``, that tells where on their pages what stands."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).with_name("cms.toml")


@dataclass(frozen=True, slots=True)
class System:
    """The selectors of one system, the most telling of a kind first."""

    name: str
    body: tuple[str, ...]
    title: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    date: tuple[str, ...] = ()
    author: tuple[str, ...] = ()


@cache
def systems() -> tuple[System, ...]:
    """Read the table."""
    tables = tomllib.loads(_TABLE.read_text(encoding="utf-8"))["cms"]
    return tuple(
        System(
            table["name"], *(tuple(table.get(key, ())) for key in ("body", "title", "lead", "date", "author"))
        )
        for table in tables
    )
