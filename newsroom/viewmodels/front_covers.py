"""Choose the covers that the front of *Hình ảnh hoạt động* shows beside the albums."""

from __future__ import annotations

from newsroom.engine import COVERS, Changes, Edition
from newsroom.model.records import Article

SHOWN_COVERS, COVERS_LOOKED_AT = 12, 24
"""How many covers the front of the albums shows, and of how many it takes those that differ."""


def front_covers(edition: Edition) -> list[Article]:
    """Take the newest articles with a cover and no album, no photo twice."""
    found: dict[str, Article] = {}
    for article in edition.list_of(COVERS)[:COVERS_LOOKED_AT]:
        cover = edition.covers.get(article.url)
        if cover:
            found.setdefault(cover.photo.path, article)
    return list(found.values())[:SHOWN_COVERS]


def has_new_covers(changes: Changes) -> bool:
    """Tell whether the covers on the front of the list of albums may be others."""
    span = changes.span(COVERS)
    return bool(span and span.meets_newest(COVERS_LOOKED_AT))
