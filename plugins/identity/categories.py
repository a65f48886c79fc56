"""Read ``[[categories]]`` of ``site.toml``: names, addresses, and the addresses of before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from newsroom.model.reserved import free, use_of_category
from newsroom.model.site import DOCUMENTS, Category
from newsroom.vietnamese.comparing import clean, comparable, nearest
from newsroom.vietnamese.slugs import is_slug, slug
from plugins.identity.reading import TableReader

_TABLE, _OLD = "categories", "old_slugs"
_MEANT = (DOCUMENTS, "van ban", "so van ban", "register")
"""What is written for a register of documents."""


def read_categories(reading: TableReader, found: Mapping[str, Any]) -> tuple[Category, ...]:
    """Read the categories; what does not fit is a problem."""
    listed = found.get(_TABLE, [])
    tables = listed if isinstance(listed, list) else []
    olds = [table.get(_OLD) if isinstance(table, dict) else None for table in tables]
    known = len(reading.problems)
    items = reading.tables(_TABLE, {_TABLE: _without_old_slugs(listed)} if _TABLE in found else {})
    if not items and len(reading.problems) == known:  # else it was told what is wrong with them
        reading.report(reading.line(_TABLE), "site-no-category")
    categories: dict[str, tuple[Category, object]] = {}
    names: dict[str, int] = {}
    for (line, item), old in zip(items, olds, strict=False):
        category = _category(reading, line, item)
        if category is None:
            continue
        if category.slug in categories:
            reading.report(line, "site-duplicate-slug", value=category.slug)
        elif comparable(category.name) in names:
            first = names[comparable(category.name)]
            reading.report(line, "site-duplicate-name", value=category.name, first=first)
        else:
            names[comparable(category.name)] = line
            categories[category.slug] = (category, old)
    return _with_old_slugs(reading, list(categories.values()))


def _without_old_slugs(listed: object) -> object:
    if not isinstance(listed, list):
        return listed
    return [
        {key: value for key, value in item.items() if key != _OLD} if isinstance(item, dict) else item
        for item in listed
    ]


def _category(reading: TableReader, line: int, item: Mapping[str, str]) -> Category | None:
    """Make a category; what is wrong with it is mended here, so that none of its articles is told of it."""
    name, address = item.get("name", ""), item.get("slug", "")
    if not name or not address:
        return None
    where = reading.line_below("slug", line)
    if not is_slug(address):
        better = slug(address) or slug(name)
        reading.report(where, "site-bad-slug", value=address, better=better)
        if not is_slug(better):
            return None
        address = better
    elif use := use_of_category(address):
        better = free(address)
        reading.report(where, "site-reserved-slug", value=address, use=use, better=better)
        address = better
    kind = item.get("kind", "")
    if kind not in ("", DOCUMENTS):
        reading.report(reading.line_below("kind", line), "site-category-kind", value=kind)
        kind = DOCUMENTS if nearest(kind, _MEANT) else ""
    return Category(name, address, item.get("description", ""), line, slug_line=where, kind=kind)


def _with_old_slugs(reading: TableReader, found: list[tuple[Category, object]]) -> tuple[Category, ...]:
    """Give the categories their old addresses, each of which leads to one and is nobody's now."""
    owners = {category.slug: category.name for category, _ in found}
    categories = []
    for category, old in found:
        kept: dict[str, int] = {}
        for written in _texts(reading, category, old):
            where = reading.line_below(_OLD, category.line, written)
            if not is_slug(written):
                better = slug(written) or slug(category.name)
                reading.report(where, "site-bad-slug", value=written, better=better)
            elif use := use_of_category(written):
                reading.report(where, "site-reserved-old-slug", value=written, use=use)
            elif written in owners:
                reading.report(where, "site-old-slug-taken", value=written, name=owners[written])
            else:
                owners[written] = category.name
                kept[written] = where
        categories.append(replace(category, old_slugs=tuple(kept), old_lines=tuple(kept.values())))
    return tuple(categories)


def _texts(reading: TableReader, category: Category, old: object) -> list[str]:
    if old is None:
        return []
    if not isinstance(old, list) or not all(isinstance(one, str) for one in old):
        where = reading.line_below(_OLD, category.line)
        wanted = 'các chuỗi trong ngoặc vuông, ví dụ ["tin-cu"]'
        reading.report(where, "site-type", key=_OLD, wanted=wanted)
        return []
    return [clean(one).strip().strip("/") for one in old]
