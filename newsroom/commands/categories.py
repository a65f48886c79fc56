"""Choose a category of ``site.toml`` as people name it: by its number, its name or its address."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from newsroom.engine import read_inside
from newsroom.model.content import SITE_FILE
from newsroom.model.site import Category, Site
from newsroom.vietnamese.comparing import comparable
from plugins.identity.site import parse

CONTENT = "content"
"""The content folder, if no other is named."""


class NoCategory(Exception):  # noqa: N818 (what is said, not what went wrong)
    """No category is meant; the text says so in Vietnamese and lists those there are."""


def site_of(content: Path) -> Site:
    """Read the ``site.toml`` of a content folder, or of the site here if that has none."""
    for folder in (content, Path(CONTENT)):
        if folder.is_dir() and (data := read_inside(folder, SITE_FILE)) is not None:
            return parse(data)[0]
    return Site("")


def category_meant(text: str, categories: Sequence[Category]) -> str:
    """Give the name of the category that a number, a name or an address means, or raise ``NoCategory``."""
    wanted = text.strip()
    if wanted.isascii() and wanted.isdigit() and 0 < int(wanted[:6]) <= len(categories):
        return categories[int(wanted) - 1].name
    for category in categories:
        if comparable(wanted) in (comparable(category.name), category.slug):
            return category.name
    raise NoCategory(f"không có chuyên mục «{wanted}». Các chuyên mục:\n{numbered(categories)}")


def numbered(categories: Sequence[Category]) -> str:
    """Number the categories, one a line."""
    width = len(str(len(categories)))
    return "\n".join(f"  {number:{width}}. {one.name}" for number, one in enumerate(categories, start=1))
