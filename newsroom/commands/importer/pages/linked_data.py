"""Read JSON-LD: which of the things it tells of is the page's article, and what it says of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from newsroom.commands.importer.pages.titles import same

_ARTICLES = frozenset(
    {
        "Article",
        "NewsArticle",
        "BlogPosting",
        "Report",
        "ReportageNewsArticle",
        "SocialMediaPosting",
        "TechArticle",
    }
    | {
        "AnalysisNewsArticle",
        "OpinionNewsArticle",
        "BackgroundNewsArticle",
        "AdvertiserContentArticle",
        "LiveBlogPosting",
    }
)
_MOST = 300
_LONGEST = 2_000_000
_TRAILING_RE = re.compile(r",\s*([}\]])")
_CONTROL_RE = re.compile(r"[\x00-\x1f]+")


def things(scripts: Sequence[str]) -> list[Mapping[str, Any]]:
    """List all things that scripts of JSON-LD tell of; what is broken is mended if it can be."""
    found: list[Mapping[str, Any]] = []
    for script in scripts:
        found += list(_opened(_parsed(script)))
    return found[:_MOST]


def _parsed(script: str) -> Any:
    text = script.strip()
    text = re.sub(
        r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/)\s*$",
        "",
        text,
    )
    text = text.strip().rstrip(";")
    if len(text) > _LONGEST:
        return None
    for attempt in (text, _TRAILING_RE.sub(r"\1", _CONTROL_RE.sub(" ", text))):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _opened(data: Any) -> Iterator[Mapping[str, Any]]:
    """Give the things of arrays and graphs, not those that stand in other things."""
    waiting, seen = [data], 0
    while waiting and seen < _MOST * 10:
        seen += 1
        one = waiting.pop(0)
        if isinstance(one, list):
            waiting = [*one, *waiting]
        elif isinstance(one, dict):
            yield one
            waiting = [*(value for key in ("@graph", "mainEntity") if (value := one.get(key))), *waiting]


def types_of(thing: Mapping[str, Any]) -> set[str]:
    """Name the types of a thing without the address of their vocabulary."""
    said = thing.get("@type")
    names = said if isinstance(said, list) else [said]
    return {name.rpartition("/")[2] for name in names if isinstance(name, str)}


def article_among(
    found: Sequence[Mapping[str, Any]], titles: Sequence[str], address: str
) -> Mapping[str, Any] | None:
    """Choose the thing that is the page's article: of several the one with its title or address."""
    articles = [thing for thing in found if types_of(thing) & _ARTICLES]
    if len(articles) <= 1:
        return articles[0] if articles else None
    mine = [thing for thing in articles if _is_of(thing, titles, address)]
    return mine[0] if mine else None


def _is_of(thing: Mapping[str, Any], titles: Sequence[str], address: str) -> bool:
    headline = same(text_of(thing.get("headline")) or text_of(thing.get("name")))
    if len(headline) >= 8 and any(same(title).startswith(headline) for title in titles):
        return True
    led = [text_of(thing.get(key)) for key in ("url", "@id", "mainEntityOfPage")]
    return bool(address) and any(_path(one) == _path(address) for one in led if one)


def _path(address: str) -> str:
    try:
        return urlsplit(address).path.rstrip("/")
    except ValueError:
        return address


def text_of(value: Any) -> str:
    """Give what a value says in words: of several the first, of a thing its name or address."""
    for _ in range(4):
        if isinstance(value, list):
            value = value[0] if value else ""
        elif isinstance(value, dict):
            value = value.get("name") or value.get("@value") or value.get("@id") or value.get("url") or ""
        else:
            break
    return " ".join(value.split()) if isinstance(value, str) else ""


def texts_of(value: Any) -> list[str]:
    """Give all that a value names."""
    values = value if isinstance(value, list) else [value]
    return [text for one in values if (text := text_of(one))]


def crumbs(found: Sequence[Mapping[str, Any]]) -> list[str]:
    """List the sections of a trail of breadcrumbs, the outermost first."""
    for thing in found:
        if "BreadcrumbList" in types_of(thing) and isinstance(thing.get("itemListElement"), list):
            steps = [step for step in thing["itemListElement"] if isinstance(step, dict)]
            names = [text_of(step.get("name")) or text_of(step.get("item")) for step in steps]
            return [name for name in names if name and not name.startswith("http")]
    return []
