"""Choose among which articles the home page looks for what is new.

None of a category that ``leave_out`` names is, nor a document: a register is its own list, and one that is
filled in a day would push all news out. What is pinned is shown all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsroom.engine import PINNED, Edition
from newsroom.model.front import LEAD
from newsroom.model.records import Article


def news(edition: Edition, number: int) -> list[Article]:
    """Give the newest, ``number`` at most; documents only where there is nothing else."""
    left_out = edition.site.front.leave_out
    categories = [one for one in edition.site.categories if one.slug not in left_out]
    told = [one.slug for one in categories if not one.is_register]
    if len(told) == len(edition.site.categories):
        return list(edition.articles[:number])
    return _newest(edition, told, number) or _newest(edition, (one.slug for one in categories), number)


def _newest(edition: Edition, slugs: Iterable[str], number: int) -> list[Article]:
    found = [article for slug in slugs for article in edition.by_category(slug)[:number]]
    return sorted(found, key=lambda article: article.rank, reverse=True)[:number]


def kept(edition: Edition, articles: Iterable[Article]) -> Iterator[Article]:
    """Leave out those of categories that the home page leaves out."""
    left_out = edition.site.front.leave_out
    return (article for article in articles if article.category.slug not in left_out)


def without_room(edition: Edition) -> list[Article]:
    """List the articles that are pinned now and do not stand first, as lead and cards are full."""
    front = edition.site.front
    room = 1 + front.cards if LEAD in front.blocks and LEAD not in front.leave_out else 0
    return pinned(edition)[room:]


def pinned(edition: Edition) -> list[Article]:
    """List the articles that stand first now: by their number, then those without one, newest first."""
    held = [a for a in edition.list_of(PINNED) if a.pin_until is None or a.pin_until >= edition.now]
    return sorted(held, key=lambda article: (article.pin is None, article.pin or 0))
