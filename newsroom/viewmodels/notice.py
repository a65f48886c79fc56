"""Tell readers that an article was taken down, at its address and at those that it had before."""

from __future__ import annotations

from dataclasses import dataclass

from newsroom.engine import Edition
from newsroom.model.gone import Takedown
from newsroom.vietnamese.printing import locale_date
from newsroom.viewmodels.head import make_head
from newsroom.viewmodels.parts import Head

TEMPLATE = "withdrawn.html"
TITLE = "Bài đã được gỡ"


@dataclass(frozen=True, slots=True)
class NoticePage:
    """The page in place of an article that was taken down: why, and on which day if that is known."""

    head: Head
    reason: str
    locale_date: str


def notice(edition: Edition, takedown: Takedown) -> NoticePage:
    """Make the model of the page; nothing of the article stands in it."""
    head = make_head(edition.site, TITLE, TITLE, takedown.url, indexed=False)
    return NoticePage(head, takedown.reason, locale_date(takedown.date) if takedown.date else "")
