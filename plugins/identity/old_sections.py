"""Read ``[old_sections]`` of ``site.toml``: which category takes the articles of an old section."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from newsroom.model.site import Category
from newsroom.vietnamese.comparing import clean, comparable
from plugins.identity.reading import TableReader

_TABLE = "old_sections"


def read_old_sections(
    reading: TableReader, found: Mapping[str, Any], categories: Sequence[Category]
) -> tuple[tuple[str, str], ...]:
    """Give the sections with the slugs of their categories, in the order of the file."""
    slugs = {
        said: category.slug
        for category in reversed(categories)
        for said in (comparable(category.name), category.slug, *category.old_slugs)
    }
    taken = {}
    for key, value in _flat(reading.table(_TABLE, found)):
        line, section = reading.line_in(_TABLE, key.partition(".")[0]), " ".join(clean(key).split())
        if not isinstance(value, str):
            reading.report(
                line, "site-type", key=key, wanted="tên hoặc slug của chuyên mục trong dấu ngoặc kép"
            )
        elif slug := slugs.get(comparable(value.strip())) or slugs.get(value.strip()):
            taken[section] = slug
        else:
            known = ", ".join(category.name for category in categories)
            reading.report(line, "site-old-section", key=key, value=value, known=known)
    return tuple(taken.items())


def _flat(table: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """Give keys and values; what TOML reads as a table in a table, ``TP.HCM = …``, is one key."""
    for key, value in table.items():
        if isinstance(value, dict) and value:
            yield from _flat(value, f"{before}{key}.")
        else:
            yield f"{before}{key}", value
