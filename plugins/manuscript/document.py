"""Read what a header says of a document (*văn bản*), and check its number and its days."""

from __future__ import annotations

import re
from datetime import date, datetime

from newsroom.model.addresses import article_place
from newsroom.model.dates import parse_date
from newsroom.model.documents import Document, Replaced, is_number, plain_number
from newsroom.model.site import Category
from newsroom.model.web_addresses import own_part
from newsroom.vietnamese.printing import locale_date
from plugins.manuscript.header import Field
from plugins.manuscript.keys import DOCUMENT_KEYS
from plugins.manuscript.links import resolve, site_address
from plugins.manuscript.schema import Header

_AUTHORS = frozenset({"author", "authors", "source"})
"""The keys that say whose an article is."""
_DAY_CODES = {"form": "bad-day", "unreal": "impossible-day", "far": "far-date", "zone": "bad-day"}
"""What is reported of a day, by what is wrong with it (``parse_date``)."""
_FOLDED_KEYS = tuple(key.casefold() for key in DOCUMENT_KEYS)
_ADDRESS_RE = re.compile(r"\.md$|://|^/|\\|^(?:19[3-9]|2[01]\d)\d/\d{1,2}/", re.ASCII | re.IGNORECASE)
"""What no number has, but the address or the file of an article: ``2026/11/…`` with a year of ``YEARS``."""
_AROUND_RE = re.compile(r"^(?:content/)?articles/|(?:^|/)index\.(?:md|html)$")
"""What may stand around the place of an article."""


def read_document(
    header: Header, category: Category, published: datetime | None, *site_urls: str
) -> Document | None:
    """Read the document of an article of a register; elsewhere the keys are told and do not count.

    ``category`` has no slug if the article has none. ``site_urls`` are those of the site itself.
    """
    if not category.is_register:
        if category.slug:
            _report_elsewhere(header, category)
        return None
    document = Document(
        number=_read_number(header),
        issued=_read_day(header, "issued"),
        issuer=header.text("issuer"),
        signer=header.text("signer"),
        kind=header.text("kind"),
        in_force_from=_read_day(header, "in_force_from"),
        expires=_read_day(header, "expires"),
        replaces=_read_replaced(header, *site_urls),
    )
    _check_days(header, document, published)
    if not any(map(header.one, ("number", "issued"))) and not header.meant:
        line = header.fields["category"][0].line
        header.report(line, "document-bare", category=category.name)
    return document


def document_fields(header: Header) -> list[Field]:
    """List what the keys of documents say, in their order in the file."""
    given = [item for key in _FOLDED_KEYS if key in header.fields for item in header.all(key)]
    return sorted(given, key=lambda item: item.line)


def names_author(header: Header) -> bool:
    """Tell whether a header names an author or a source, or was meant to."""
    return any(map(header.one, _AUTHORS)) or bool(header.meant & _AUTHORS)


def _report_elsewhere(header: Header, category: Category) -> None:
    """Report keys of documents where there are none: an error if an article lacks the rest."""
    for first in document_fields(header)[:1]:
        has_summary = header.one("summary") is not None or "summary" in header.meant
        code = "document-elsewhere" if has_summary and names_author(header) else "document-astray"
        header.report(first.line, code, key=first.key, category=category.name)


def _read_number(header: Header) -> str:
    item = header.one("number")
    if item is None:
        return ""
    number = plain_number(item.value)
    if not is_number(number):
        header.report(item.line, "document-number", value=item.value)
    return number


def _read_day(header: Header, key: str) -> date | None:
    item = header.one(key)
    if item is None:
        return None
    moment, has_time, wrong = parse_date(item.value)
    if wrong:
        header.report(item.line, _DAY_CODES[wrong], key=item.key, value=item.value)
    elif has_time and moment:
        header.report(item.line, "document-time", key=item.key, day=locale_date(moment))
    return moment.date() if moment else None


def _read_replaced(header: Header, *site_urls: str) -> tuple[Replaced, ...]:
    """Read the older documents: the number of each, or the address or path of its article."""
    found: dict[str, Replaced] = {}
    for item in header.all("replaces"):
        number, place = plain_number(item.value), _place(header.path, item.value, *site_urls)
        if place or (is_number(number) and not _ADDRESS_RE.search(item.value)):
            found.setdefault(place or number, Replaced(number, place, item.line))
        else:
            header.report(item.line, "bad-replaces", value=item.value)
    return tuple(found.values())


def _place(path: str, written: str, *site_urls: str) -> str:
    """Give the place of the article that is meant by its address or its file, ``""`` if it is a number.

    An address may be the site's whole one; a file may be named from the content folder, or from ``articles``.
    """
    inside = own_part(written, *site_urls)
    target = re.split(r"[?#]", written if inside is None else inside)[0].replace("\\", "/")
    place = _AROUND_RE.sub("", target.strip("/").casefold())
    if article_place(place) == place:
        return place
    file = resolve(path, target) if target.endswith(".md") or target.startswith(".") else None
    address = site_address(file) if file else None
    return article_place((address or "").strip("/"))


def _check_days(header: Header, document: Document, published: datetime | None) -> None:
    """Report days that cannot follow each other, each slip once."""
    issued, start, expires = document.issued, document.in_force_from, document.expires
    if issued and published and issued > published.date():
        line, values = _clash(header, "issued", issued, published.date())
        header.report(line, "document-issued-late", **values)
        return
    if start and issued and start < issued:
        line, values = _clash(header, "in_force_from", start, issued)
        header.report(line, "document-force-early", **values)
    begin = document.start
    if expires and begin and expires <= begin:
        line, values = _clash(header, "expires", expires, begin)
        header.report(line, "document-expires-early", **values)


def _clash(header: Header, key: str, found: date, other: date) -> tuple[int, dict[str, str]]:
    """Give the line of a key, and its day and the other as they are told."""
    return header.fields[key][0].line, {"found": locale_date(found), "other": locale_date(other)}
