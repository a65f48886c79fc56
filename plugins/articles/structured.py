"""Describe an article, its videos and recordings to search engines (schema.org)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from newsroom.model.media import Cover, Photo, Rendition
from newsroom.model.records import Article
from newsroom.model.site import Site, Term
from newsroom.vietnamese.comparing import comparable
from newsroom.vietnamese.printing import without_end_mark
from newsroom.viewmodels.body import Content
from newsroom.viewmodels.corrections import correction_views
from newsroom.viewmodels.head import last_change, publisher, w3c
from newsroom.viewmodels.parts import RecordingView, VideoView

_DESKS = tuple(
    f"{comparable(desk)} "
    for desk in (
        "ban", "văn phòng", "phòng", "đảng bộ", "đảng ủy", "ủy ban", "hội", "đoàn", "báo", "chi bộ", "tổ",
        "công đoàn",
    )
)  # fmt: skip


def _dated(article: Article, key: str) -> dict[str, str]:
    """Give the date of an article under a key of schema.org; nothing of a draft that has none yet."""
    return {key: w3c(article.date)} if article.has_date else {}


def _kind(author: str) -> str:
    """Tell a desk from a person, as far as a name tells."""
    return "Organization" if comparable(author).startswith(_DESKS) else "Person"


def news_article(
    site: Site,
    article: Article,
    written_by: Iterable[Term],
    cover: Cover | None = None,
    share: Rendition | None = None,
) -> dict[str, Any]:
    """Give the schema.org ``NewsArticle`` of an article."""
    authors = [
        {"@type": _kind(one.name), "name": one.name, "url": site.absolute(one.url)} for one in written_by
    ]
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        "description": without_end_mark(article.summary),
        **_dated(article, "datePublished"),
        **({"dateModified": modified} if (modified := last_change(article)) else {}),
        **({"articleSection": article.category.name} if article.category.slug else {}),
        "inLanguage": "vi",
        "author": authors or [{"@type": "Organization", "name": article.source}],
        "publisher": publisher(site),
        "mainEntityOfPage": site.absolute(article.url),
    }
    pictures = [part.largest.url for part in reversed(cover.parts)] if cover else [share.url] if share else []
    if pictures:
        found["image"] = [site.absolute(url) for url in pictures]
    if article.tags:
        found["keywords"] = list(article.tags)
    if article.corrections:
        found["correction"] = [
            {"@type": "CorrectionComment", "text": one.text, "datePublished": one.datetime}
            for one in correction_views(article)
        ]
    if article.source_url:
        found["isBasedOn"] = article.source_url
    return found


def videos(
    site: Site, article: Article, content: Iterable[Content], photo: Photo | None
) -> Iterator[dict[str, Any]]:
    """Describe the videos of an article of which a picture is known, as search engines ask for."""
    for shown in content:
        if isinstance(shown, VideoView) and (still := shown.photo or photo):
            yield _video_object(site, article, shown, still)


def recordings(
    article: Article, whole: RecordingView | None, content: Iterable[Content]
) -> Iterator[dict[str, Any]]:
    """Describe the recordings of an article, that of the ``whole`` first (schema.org ``AudioObject``)."""
    for heard in (whole, *content):
        if isinstance(heard, RecordingView):
            yield {
                "@context": "https://schema.org",
                "@type": "AudioObject",
                "name": heard.title,
                "description": heard.caption or without_end_mark(article.summary),
                "contentUrl": heard.address,
                "encodingFormat": heard.media_type,
                "duration": f"PT{heard.seconds}S",
                **_dated(article, "uploadDate"),
                "inLanguage": "vi",
            }


def _video_object(site: Site, article: Article, view: VideoView, still: Photo) -> dict[str, Any]:
    """Give the schema.org ``VideoObject`` of a video."""
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "VideoObject",
        "name": view.title,
        "description": view.caption or without_end_mark(article.summary),
        "thumbnailUrl": [site.absolute(still.largest.url)],
        **_dated(article, "uploadDate"),
        "inLanguage": "vi",
    }
    if view.seconds:
        found["duration"] = f"PT{view.seconds}S"
    if view.player:
        found["embedUrl"] = view.player
    if not view.host:
        found["contentUrl"] = view.address
    return found
