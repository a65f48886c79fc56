"""Read what a page declares of its article: JSON-LD, Open Graph, microdata, Dublin Core, older names."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from newsroom.commands.importer.accounts import is_account
from newsroom.commands.importer.pages.linked_data import article_among, crumbs, text_of, texts_of, things
from newsroom.commands.importer.pages.markup import Element
from newsroom.commands.importer.pages.moments import moment_of
from newsroom.commands.importer.pages.selectors import Index
from newsroom.commands.importer.source import Fact
from newsroom.model.web_addresses import is_web_address

_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "title")
_DATES = (
    *("article:published_time", "article:published", "og:article:published_time", "vr:published_time"),
    *("pubdate", "publishdate", "publish_date", "publish-date", "published_time", "datepublished"),
    *("date_published", "article.published", "article.created", "sailthru.date", "dc.date.issued"),
    *("dcterms.issued", "dcterms.created", "dc.date.created", "parsely-pub-date", "its_publication"),
    *("citation_publication_date", "article_date_original", "publication_date", "originalpublicationdate"),
)
"""Names of the moment of publication. None that may be of a change, of the server or of the saving: ``date``,
``revised``, ``last-modified``, ``article:modified_time`` …"""
_SECTIONS = ("article:section", "section", "category", "dc.type", "cxenseparse:articlesection")
_TAGS = ("article:tag", "news_keywords")
_MOST_TAGS = 20
_AUTHORS = ("article:author", "author", "dc.creator", "dcterms.creator", "article_author")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page declares: its titles, facts by header key, whether it says that it is an article."""

    titles: tuple[str, ...] = ()
    site: str = ""
    facts: Mapping[str, tuple[Fact, ...]] = field(default_factory=dict)
    says_article: bool = False
    kind: str = ""
    address: str = ""
    """Where the page says its article is, if its JSON-LD does."""


def read_metadata(index: Index, address: str = "") -> Metadata:
    """Read the metadata of a page; ``address`` is its own, if it is known."""
    metas = _metas(index)
    scripts = [
        "".join(one.itertext())
        for one in index.by_tag.get("script", ())
        if "ld+json" in (one.get("type") or "")
    ]
    told = things(scripts)
    site = _first(metas, ("og:site_name", "application-name")) or _publisher(told)
    titles = _titles(index, metas)
    article = article_among(told, titles, address)
    if article is not None:
        titles = [
            *dict.fromkeys(
                [text for key in ("headline", "name") if (text := _plain(text_of(article.get(key))))] + titles
            )
        ]
    facts: dict[str, list[Fact]] = {}
    _by_linked_data(facts, article, told, site)
    _by_names(facts, metas, site)
    kind = _first(metas, ("og:type",)).lower()
    return Metadata(
        tuple(titles),
        site,
        {key: tuple(found) for key, found in facts.items()},
        article is not None or kind in ("article", "news"),
        kind,
        next((one for key in ("mainEntityOfPage", "url", "@id") if (one := _led(article, key))), ""),
    )


def _led(article: Mapping[str, Any] | None, key: str) -> str:
    """Give where a value of JSON-LD leads, ``""`` if that is no address."""
    value = (article or {}).get(key)
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return value.strip() if isinstance(value, str) and is_web_address(value.strip()) else ""


def _metas(index: Index) -> list[tuple[str, str]]:
    """List names and values of ``meta``, names in small letters."""
    found = []
    for element in index.by_tag.get("meta", ())[:300]:
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        value = element.get("content") or element.get("value") or ""
        if name and value.strip():
            found.append((name.strip().lower(), _plain(value)[:3000]))
    return found


def _plain(value: str) -> str:
    """Give a value on one line; some systems escape it twice."""
    return " ".join(html.unescape(re.sub(r"<[^<>]{1,200}>", " ", value)).replace("\xa0", " ").split())


def _first(metas: Sequence[tuple[str, str]], names: Iterable[str]) -> str:
    return next((value for name in names for one, value in metas if one == name), "")


def _titles(index: Index, metas: Sequence[tuple[str, str]]) -> list[str]:
    """List what the page says its title is."""
    found = [value for name in _TITLES for one, value in metas if one == name]
    found += [_plain("".join(one.itertext())) for one in index.by_tag.get("title", ())[:1]]
    return [title for title in dict.fromkeys(found) if title]


def _publisher(told: Sequence[Mapping[str, Any]]) -> str:
    return next((name for thing in told if (name := text_of(thing.get("publisher")))), "")


def _add(facts: dict[str, list[Fact]], key: str, value: str, origin: str, confidence: int = 100) -> None:
    if value and all(fact.value != value for fact in facts.get(key, ())):
        facts.setdefault(key, []).append(Fact(value, origin, confidence))


def _by_linked_data(
    facts: dict[str, list[Fact]],
    article: Mapping[str, Any] | None,
    told: Sequence[Mapping[str, Any]],
    site: str,
) -> None:
    """Add what JSON-LD says of the article."""
    for name in reversed(crumbs(told)[-4:]):
        _add(facts, "Category", name, "JSON-LD BreadcrumbList", 95)
    if article is None:
        return
    for key in ("datePublished", "dateCreated"):
        if moment := moment_of(text_of(article.get(key))):
            _add(facts, "Date", moment, f"JSON-LD {key}", 100 if key == "datePublished" else 85)
            break
    for name in texts_of(article.get("author")):
        if is_somebody(name, site):
            _add(facts, "Author", name, "JSON-LD author", 80)
    for name in _keywords(article.get("keywords")):
        _add(facts, "Tags", name, "JSON-LD keywords", 90)
    for name in texts_of(article.get("articleSection")):
        _add(facts, "Category", name, "JSON-LD articleSection", 95)


def _keywords(value: Any) -> list[str]:
    """List keywords, which stand in a list or in one text with commas; more than a few are for machines."""
    parts = [part for text in texts_of(value) for part in re.split(r"[,;]", text)]
    names = list(dict.fromkeys(name for part in parts if (name := " ".join(part.split()).strip("#"))))
    return names if len(names) <= _MOST_TAGS and all(len(name) <= 60 for name in names) else []


def _by_names(facts: dict[str, list[Fact]], metas: Sequence[tuple[str, str]], site: str) -> None:
    """Add what ``meta`` elements say."""
    for name, value in metas:
        if name in _SECTIONS[:2]:
            _add(facts, "Category", value, f"thẻ meta {name}", 95)
        elif name in _TAGS:
            for tag in re.split(r"[,;]", value) if name == "news_keywords" else [value]:
                _add(facts, "Tags", " ".join(tag.split()), f"thẻ meta {name}", 90)
        elif name in _AUTHORS and is_somebody(value, site):
            _add(facts, "Author", value, f"thẻ meta {name}", 70)
    for name in _DATES:
        if moment := moment_of(_first(metas, (name,))):
            _add(facts, "Date", moment, f"thẻ meta {name}")
            break


def is_somebody(name: str, site: str = "") -> bool:
    """Tell whether a declared author may be a person or a unit, and not an account or the site itself."""
    name = " ".join(name.split())
    return 2 <= len(name) <= 100 and not is_account(name) and name.casefold() != site.casefold()


def stamped(index: Index, inside: Iterable[Element]) -> list[Fact]:
    """List the dates that elements of the article itself declare: microdata and ``time``."""
    found: dict[str, list[Fact]] = {}
    within = set(inside)
    for name in ("itemprop", "property"):
        for prop, elements in index.by_value.get(name, {}).items():
            if prop.lower().rpartition(":")[2] not in ("datepublished", "datecreated"):
                continue
            for element in elements:
                if element.tag != "meta" and element in within:
                    said = element.get("datetime") or element.get("content") or "".join(element.itertext())
                    _add(found, "Date", moment_of(said), f"microdata {prop}", 98)
    for element in index.by_tag.get("time", ()):
        if element in within and _is_published(element):
            _add(found, "Date", moment_of(element.get("datetime") or ""), "thẻ time của bài", 92)
    return found.get("Date", [])


def _is_published(element: Element) -> bool:
    names = f"{element.get('class')} {element.get('itemprop')} {element.get('title')}".lower()
    return not re.search(r"updated|modif|sửa|cập nhật", names) or "published" in names
