"""Show the corrections of an article, on its page and in feeds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from newsroom.model.records import Article
from newsroom.viewmodels.head import w3c_known


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """A correction as it is shown: ``day`` is ``12/7/2024``, ``datetime`` the same for machines."""

    day: str
    datetime: str
    text: str


def correction_views(article: Article) -> tuple[CorrectionView, ...]:
    """List the corrections of an article, oldest first."""
    return tuple(
        CorrectionView(_day(one.date), w3c_known(one.date, one.has_time), one.text)
        for one in article.corrections
    )


def _day(moment: datetime) -> str:
    return f"{moment.day}/{moment.month}/{moment.year}"
