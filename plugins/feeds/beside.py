"""Make the models of the lists that stand beside articles: the newest of the site, or of a category.

Pages of articles fetch them (``theme/static/js/beside.js``), so that a new article makes none of them anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsroom.model.records import Article
from newsroom.model.site import Category
from newsroom.viewmodels.parts import Headline
from newsroom.viewmodels.teaser import headline

HEADLINES = 16
"""More than are shown: a page leaves out its own, and what the list above names already."""


@dataclass(frozen=True, slots=True)
class BesideList:
    """A list beside an article; ``url`` is that of the whole list, site-relative."""

    name: str
    url: str
    articles: tuple[Headline, ...]


def beside_list(articles: Sequence[Article], category: Category | None = None) -> BesideList:
    """Make the list of the newest of ``articles``, which are newest first."""
    newest = tuple(map(headline, articles[:HEADLINES]))
    return BesideList(category.name if category else "Tin mới", category.url if category else "", newest)
