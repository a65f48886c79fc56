"""Make the models of the feeds (Atom: RFC 4287; RSS 2.0): the newest articles, with full text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from newsroom.engine import Edition
from newsroom.model.records import Article, changed, cover_figure
from newsroom.model.site import Category
from newsroom.settings import FEED_LENGTH
from newsroom.vietnamese.printing import without_end_mark
from newsroom.vietnamese.unbroken import OPENING
from newsroom.viewmodels.body import Content, content, picture, recording_of
from newsroom.viewmodels.corrections import CorrectionView, correction_views
from newsroom.viewmodels.parts import Picture, RecordingView

_ID_RE = re.compile(r'(<(?:h[2-6]|sup|li(?: value="[0-9]+")?)) id="[^"]*"')
"""What has ids in bodies: headings, footnotes and their marks."""
_BACK_RE = re.compile(r'(?:&nbsp;|\u00a0)*<a (?=[^<>]*class="footnote-backref")[^<>]*>[^<]*</a>')
_OWN_PLACE_RE = re.compile(r'(<a\b(?:[^">]|"[^"]*")*? href=")#')
_ALIGNED_RE = re.compile(r'(<t[dh]\b[^<>]*?) class="align-(left|right|center)"')


@dataclass(frozen=True, slots=True)
class Entry:
    """An article in a feed; addresses are absolute, ``content`` holds safe HTML and pictures."""

    id: str
    title: str
    url: str
    published: datetime
    updated: datetime
    authors: tuple[str, ...]
    category: str
    tags: tuple[str, ...]
    summary: str
    cover: Picture | None
    content: tuple[Content, ...]
    corrections: tuple[CorrectionView, ...] = ()
    recording: RecordingView | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed. ``updated`` is the newest change in it, never the time of the build."""

    id: str
    title: str
    subtitle: str
    url: str
    page_url: str
    updated: datetime
    entries: tuple[Entry, ...]


def make_feed(
    edition: Edition,
    articles: Sequence[Article],
    path: str,
    category: Category | None = None,
    length: int = FEED_LENGTH,
) -> Feed:
    """Make the feed of the first ``length`` of ``articles``, newest first, that is published at ``path``."""
    site = edition.site
    dated = (article for article in articles[:length] if article.has_date)  # an entry must have a date
    entries = tuple(edition.once(_entry, article) for article in dated)
    beginning = datetime.fromisoformat("2000-01-01T00:00:00+07:00")
    return Feed(
        id=tag_uri(site.url, 2000, path),
        title=f"{site.name} - {category.name}" if category else site.name,
        subtitle=category.description if category else site.tagline,
        url=site.absolute(path),
        page_url=site.absolute(category.url if category else ""),
        updated=max((entry.updated for entry in entries), default=beginning),
        entries=entries,
    )


def tag_uri(site_url: str, year: int, path: str) -> str:
    """Make a stable id (RFC 4151) from the site's host, the year and the permalink."""
    host = urlsplit(site_url).hostname or "localhost"
    return f"tag:{host},{year}:/{path}"


def _entry(edition: Edition, article: Article) -> Entry:
    site, article = edition.site, edition.whole(article)
    figure = cover_figure(article)
    alone = figure if figure not in article.figures else None
    issuer = article.document.issuer if article.document else ""
    return Entry(
        id=tag_uri(site.url, int(article.url[:4]), article.url),
        title=article.title,
        url=site.absolute(article.url),
        published=article.date,
        updated=changed(article),
        authors=article.authors or tuple(filter(None, (article.source or issuer,))),
        category=article.category.name,
        tags=article.tags,
        summary=without_end_mark(article.summary),
        cover=picture(alone, edition.photos) if alone else None,
        content=tuple(
            _by_itself(item, site.absolute(article.url)) if isinstance(item, str) else item
            for item in content(edition, article, article.body, site.url)
        ),
        corrections=correction_views(article),
        recording=recording_of(edition, article, site.url),
    )


def _by_itself(html: str, url: str) -> str:
    """Make a piece of the article at ``url`` fit to stand among others, without our stylesheet.

    Ids go, for other entries have the same; links to them lead to the article, but for the arrows of
    footnotes, which would lead out of the text. How cells and typed marks of lists stand is written out.
    """
    if ' id="' in html:
        html = _ID_RE.sub(r"\1", html)
    if 'href="#' in html:
        html = _OWN_PLACE_RE.sub(rf"\g<1>{url}#", _BACK_RE.sub("", html))
    html = html.replace('<ul class="list-typed">', '<ul style="list-style: none;">')
    html = html.replace(OPENING, '<span style="white-space: nowrap;">')
    return _ALIGNED_RE.sub(r'\1 style="text-align: \2;"', html) if "align-" in html else html
