"""Say at which addresses articles of Pelican stood, and lead the links between its files there."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote

_LINK_RE = re.compile(
    r"[{|]filename[}|](?P<path>[^\s()<>\"'#]+\.(?:md|markdown|mkd|mdown|html?|rst))(?:#[^\s()<>\"']*)?",
    re.IGNORECASE,
)


def pelican_address(
    values: Mapping[str, Any],
    path: PurePosixPath,
    day: datetime | None,
    slug: str,
    categories: Sequence[str],
    title: str,
    pattern: str = "",
) -> str:
    """Give the address of an article below that of its site, ``""`` if it cannot be told.

    ``pattern`` is that of the address, by itself ``ARTICLE_URL``.
    ``values`` are the settings; ``slug``, ``categories`` and ``title`` are those of the header.
    """
    slug = slug or slug_of(values, path, title)
    if not slug:
        return ""
    named = {"slug": slug, "date": day, "lang": str(values.get("default_lang") or "en")}
    if categories and "category_regex_substitutions" not in values:
        named["category"] = _slugified(values, categories[0])
    try:
        return (pattern or str(values.get("article_url") or "{slug}.html")).format(**named).lstrip("/")
    except (KeyError, ValueError, AttributeError, IndexError, TypeError):
        return ""


def slug_of(values: Mapping[str, Any], path: PurePosixPath, title: str) -> str:
    """Give the slug that Pelican makes of the title, or of the name of the file where settings say so."""
    if "slug_regex_substitutions" in values:
        return ""
    return _slugified(values, path.stem if values.get("slugify_source") == "basename" else title)


def _slugified(values: Mapping[str, Any], text: str) -> str:
    from pelican.settings import DEFAULT_CONFIG
    from pelican.utils import slugify

    return str(
        slugify(
            text,
            regex_subs=DEFAULT_CONFIG["SLUG_REGEX_SUBSTITUTIONS"],
            preserve_case=bool(values.get("slugify_preserve_case")),
            use_unicode=bool(values.get("slugify_use_unicode")),
        )
    )


def open_links(text: str, address_of: Callable[[str], str]) -> str:
    """Let links to files of articles, ``{filename}…``, lead where ``address_of`` says that these stood."""
    return _LINK_RE.sub(lambda link: address_of(unquote(link["path"])), text)
