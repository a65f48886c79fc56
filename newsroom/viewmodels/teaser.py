"""Show articles in lists: headlines, teasers, the pictures that stand for an article."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache

from newsroom.engine import Edition
from newsroom.model.blocks import Figure
from newsroom.model.media import SHARE_NAME, SHARE_SIZE, Cover, Rendition
from newsroom.model.records import Article, cover_figure, hidden
from newsroom.vietnamese.printing import locale_date, without_end_mark
from newsroom.viewmodels.parts import Headline, Teaser


def headline(article: Article) -> Headline:
    """Give what a plain list shows of an article."""
    return _headline(article.url, article.title, article.known_date)


@lru_cache(maxsize=4096)
def _headline(url: str, title: str, date: datetime | None) -> Headline:
    """Make a headline; the same one stands on some ten pages."""
    return Headline(url, title, date, locale_date(date))


def teaser(edition: Edition, article: Article) -> Teaser:
    """Give what a list with leads and photos shows of an article."""
    return edition.once(_teaser, article)


def _teaser(edition: Edition, article: Article) -> Teaser:
    """Make a teaser; the same one stands on some six pages."""
    cover, alt = cover_of(edition, article)
    return Teaser(
        url=article.url,
        title=article.title,
        kicker=article.kicker.rstrip(": "),
        date=article.known_date,
        locale_date=locale_date(article.known_date),
        category=article.category,
        summary=without_end_mark(article.summary),
        cover=cover,
        alt=alt,
        photo_count=len({one.src for one in article.media if isinstance(one, Figure)}),
        preview=preview_note(edition, article),
        has_video=bool(article.videos),
    )


def cover_of(edition: Edition, article: Article) -> tuple[Cover | None, str]:
    """Give the cover of an article and its alt text: ``Cover``, else the first photo."""
    figure = cover_figure(article)
    return (edition.covers.get(article.url), figure.alt) if figure else (None, "")


def preview_note(edition: Edition, article: Article) -> str:
    """Say why an article is not public yet: ``draft``, ``future`` or ``""``."""
    return hidden(article, edition.now)


def share_picture(edition: Edition, article: Article) -> Rendition | None:
    """Give the picture that chat apps show beside a link to an article: its own, else one of its cover."""
    if edition.has_share_picture(article):
        return Rendition(f"{article.url}{SHARE_NAME}", *SHARE_SIZE)
    cover = edition.covers.get(article.url)
    return cover.wide.largest if cover else None


def site_share_picture(edition: Edition) -> Rendition | None:
    """Give the picture that chat apps show beside a link to any other page."""
    return Rendition(SHARE_NAME, *SHARE_SIZE) if edition.draws_covers else None
