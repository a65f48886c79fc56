"""What is recorded as a whole: the folder of an article, or a file elsewhere."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from newsroom.commands.desk.ledger.faults import Fault, Kind

ARTICLES = "articles/"
_ARTICLE_RE = re.compile(r"articles/[^/]+/[^/]+/[^/]+(?=/|$)")
_ODD_RE = re.compile(r"[\x00-\x1f\x7f\\]")
LINK, NESTED = "120000", "160000"
"""Modes of git for symbolic links and for repositories within."""
PLAIN = "100644"


@dataclass(frozen=True, slots=True)
class Entry:
    """A file as git knows it: mode and name of what it holds."""

    mode: str
    name: str


Entries = Mapping[str, Entry]
"""Files by their path from the root of the repository."""


def unit_of(path: str, prefix: str) -> str:
    """Give the unit to which a path belongs, both from the root: folders of articles end in ``/``."""
    if path.startswith(prefix) and (match := _ARTICLE_RE.match(path, len(prefix))):
        unit = match.group()
        if len(path) > match.end():
            return f"{prefix}{unit}/"
    return path


def units_of(paths: Iterable[str], prefix: str) -> tuple[str, ...]:
    """List the units to which paths belong, each once."""
    return tuple(dict.fromkeys(unit_of(path, prefix) for path in paths))


def within(entries: Entries, units: Iterable[str], prefix: str) -> dict[str, Entry]:
    """Leave out what belongs to none of ``units``."""
    wanted = set(units)
    return {path: entry for path, entry in entries.items() if unit_of(path, prefix) in wanted}


def part(entries: Entries, unit: str) -> dict[str, Entry]:
    """Give those of ``entries`` that belong to a unit."""
    if not unit.endswith("/"):
        return {unit: entries[unit]} if unit in entries else {}
    return {path: entry for path, entry in entries.items() if path.startswith(unit)}


def by_unit(entries: Entries, units: Iterable[str], prefix: str) -> dict[str, dict[str, Entry]]:
    """Sort entries by their units; a unit without any has an empty part."""
    parts: dict[str, dict[str, Entry]] = {unit: {} for unit in units}
    for path, entry in entries.items():
        unit = unit_of(path, prefix)
        if unit in parts:
            parts[unit][path] = entry
    return parts


def checked(path: str) -> str:
    """Give a path below the content folder as it is recorded; raise ``Fault`` for one that leads
    elsewhere."""
    parts = path.strip("/").split("/")
    if path.startswith("/") or _ODD_RE.search(path) or any(_is_odd(one) for one in parts):
        raise Fault(Kind.PATH, f"«{path[:200]}» không phải là đường dẫn trong thư mục bài nên chưa ghi được.")
    return "/".join(parts)


def _is_odd(part: str) -> bool:
    return part in ("", ".", "..") or part.casefold().rstrip(". ") in (".git", "git~1")


def other_forms(name: str) -> tuple[str, ...]:
    """Give the other ways in which Unicode writes a name: a Mac takes letters and their marks apart."""
    forms = (unicodedata.normalize("NFC", name), unicodedata.normalize("NFD", name))
    return tuple(form for form in dict.fromkeys(forms) if form != name)
