"""Make the blocks of categories on the home page.

Blocks stand side by side, two or four in a row, and are to end on one line. One that has a photo gives
way, so it may hold few articles; one without needs all of them. Categories that have fewer stand below,
each in a band across the page, and so does the one that is left over.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsroom.engine import Edition
from newsroom.model.front import CATEGORIES
from newsroom.model.site import Category
from newsroom.viewmodels.documents import DocumentLine, document_line
from newsroom.viewmodels.parts import Headline, Teaser
from newsroom.viewmodels.teaser import headline, teaser

_FEW = 3
"""Articles that a block with a photo has at least, and that a band shows each with its lead at most."""


@dataclass(frozen=True, slots=True)
class CategoryBlock:
    """A category on the home page: its newest article, then headlines.

    ``few`` are all of them where there are so few that a band shows each as it shows the first. A register
    shows all of them as ``documents`` instead.
    """

    category: Category
    lead: Teaser
    others: tuple[Headline, ...]
    few: tuple[Teaser, ...] = ()
    documents: tuple[DocumentLine, ...] = ()

    def is_full(self, number: int) -> bool:
        """Tell whether it holds so much that it can stand in a row with others of ``number`` articles."""
        held = 1 + len(self.others)
        return held >= (min(_FEW, number) if self.lead.cover else max(_FEW, number))


@dataclass(frozen=True, slots=True)
class CategoryBlocks:
    """Categories that stand together: ``full`` blocks side by side, an even number, then ``bands``."""

    full: tuple[CategoryBlock, ...]
    bands: tuple[CategoryBlock, ...]
    kind: str = CATEGORIES

    @property
    def wide(self) -> int:
        """How many of the last full blocks take half of the page."""
        return len(self.full) % 4

    @classmethod
    def of(cls, blocks: Sequence[CategoryBlock]) -> CategoryBlocks:
        """Sort blocks; the largest of them says what full is."""
        number = max(1 + len(block.others) for block in blocks)
        full = [place for place, block in enumerate(blocks) if block.is_full(number)]
        full = full[: len(full) // 2 * 2]
        bands = [block for place, block in enumerate(blocks) if place not in full]
        return cls(tuple(blocks[place] for place in full), tuple(bands))


def category_block(edition: Edition, category: Category, number: int) -> CategoryBlock | None:
    """Make the block of a category with ``number`` articles at most, ``None`` if it has none."""
    articles = edition.by_category(category.slug)[:number]
    if not articles:
        return None
    few = articles if len(articles) <= _FEW else ()
    return CategoryBlock(
        category,
        teaser(edition, articles[0]),
        tuple(map(headline, articles[1:])),
        tuple(teaser(edition, article) for article in few),
        tuple(map(document_line, articles)) if category.is_register else (),
    )
