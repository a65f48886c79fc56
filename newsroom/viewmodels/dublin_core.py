"""Describe articles in the Dublin Core (ISO 15836-1, TCVN 7980), as portals of the state do.

Thông tư 24/2011/TT-BTTTT, article 4, names the elements, in force until 5 April 2024: title, creator, date,
description, publisher and identifier are needed; language, source, contributor and subject are recommended.
How they are written: DCMI, *Expressing Dublin Core metadata using HTML/XHTML meta and link elements* (2008).
"""

from __future__ import annotations

from collections.abc import Iterator

from newsroom.model.records import Article
from newsroom.model.site import Site
from newsroom.vietnamese.printing import without_end_mark
from newsroom.viewmodels.head import w3c_known


def dublin_core(site: Site, article: Article) -> tuple[tuple[str, str], ...]:
    """List the elements of an article with their values; one that is not known is left out."""
    return tuple((element, value) for element, value in _elements(site, article) if value)


def _elements(site: Site, article: Article) -> Iterator[tuple[str, str]]:
    document = article.document
    yield "title", article.title
    issuer = document.issuer if document else ""
    for name in (issuer,) if issuer else article.authors or (article.source,):
        yield "creator", name
    yield "date", w3c_known(article.date, article.has_time) if article.has_date else ""
    yield "description", without_end_mark(article.summary) or article.title
    yield "publisher", site.organisation.name or site.name
    yield "identifier", site.absolute(article.url)
    yield "identifier", document.number if document else ""
    yield "language", "vi"
    yield "source", article.source_url or (article.source if article.authors else "")
    for name in (article.category.name if article.category.slug else "", *article.tags):
        yield "subject", name
