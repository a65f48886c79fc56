"""Make the top of the home page: the lead, *Tin mới*, and cards.

Pinned articles come first, in the order of ``Pin``; without one the newest leads. *Tin mới* holds the newest
of the rest, the cards what follows after them. Where there are few articles, the cards come first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsroom.engine import Edition
from newsroom.model.front import LEAD, fitting
from newsroom.model.records import Article, cover_figure
from newsroom.viewmodels.parts import Headline, Teaser
from newsroom.viewmodels.teaser import headline, teaser
from plugins.home.stock import news, pinned

_LOOKED_AT = 4
"""Of how many times as many articles the cards are chosen."""
_BESIDE = range(6, 10)
"""How many headlines are as high as a lead with a photo, about."""


@dataclass(frozen=True, slots=True)
class TopTeaser:
    """A teaser at the top; ``pinned`` if readers are to be told that it was put there."""

    teaser: Teaser
    pinned: bool


@dataclass(frozen=True, slots=True)
class Top:
    """The top of the home page. ``articles`` are those of lead and cards.

    *Tin mới* stands ``beside`` the lead where the two are about as high as each other. The cards are
    ``photographed`` if there are three or more, each with a photo; else they stand in rows.
    """

    lead: TopTeaser | None
    newest: tuple[Headline, ...]
    cards: tuple[TopTeaser, ...]
    articles: tuple[Article, ...]
    kind: str = LEAD

    @property
    def beside(self) -> bool:
        return bool(self.lead and self.lead.teaser.cover and len(self.newest) in _BESIDE)

    @property
    def is_in_thirds(self) -> bool:
        """Whether the cards stand in threes."""
        return len(self.cards) in (3, 6)

    @property
    def card(self) -> str:
        """The kind of teaser that cards are."""
        if not self.photographed:
            return "row"
        return "third" if self.is_in_thirds else "card"

    @property
    def photographed(self) -> bool:
        return len(self.cards) > 2 and all(card.teaser.cover for card in self.cards)


def top(edition: Edition) -> Top:
    """Choose what stands at the top."""
    front, pins = edition.site.front, pinned(edition)
    room = 1 + front.cards
    first = pins[:room]
    stock = news(edition, len(pins) + 1 + front.newest + _LOOKED_AT * front.cards)
    rest = [article for article in stock if article not in first]
    if not first:
        first, rest = rest[:1], rest[1:]
    needed = front.cards - len(first[1:])
    newest = rest[: min(front.newest, max(0, len(rest) - needed))]
    cards = [*first[1:], *_cards(rest[len(newest) :], needed)]
    cards = cards[: fitting("cards", len(cards))]
    marked = pins if front.mark_pins else ()

    def shown(article: Article) -> TopTeaser:
        return TopTeaser(teaser(edition, article), article in marked)

    return Top(
        lead=shown(first[0]) if first else None,
        newest=tuple(map(headline, newest)),
        cards=tuple(map(shown, cards)),
        articles=(*first[:1], *cards),
    )


def _cards(stock: Sequence[Article], number: int) -> list[Article]:
    """Choose the newest articles with a photo, if there are as many as asked for, else the newest."""
    with_photo = [article for article in stock if cover_figure(article)]
    return list((with_photo if len(with_photo) >= number else stock)[:number])
