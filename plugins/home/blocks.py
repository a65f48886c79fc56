"""Make the blocks of categories on the home page.

Blocks stand side by side, two or four in a row, and are to end on one line. One that has a photo gives
way, so it may hold few articles; one without needs all of them. Categories that have fewer stand below,
each in a band across the page, and so does the one that is left over. Of a row of four the shorter blocks
show some headlines more, as many as fit by a guess at the lines, so that little is left to give way.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from newsroom.engine import Edition
from newsroom.model.front import CATEGORIES
from newsroom.model.site import Category
from newsroom.viewmodels.documents import DocumentLine, document_line
from newsroom.viewmodels.parts import Headline, Teaser
from newsroom.viewmodels.teaser import headline, teaser

_FEW = 3
"""Articles that a block with a photo has at least, and that a band shows each with its lead at most."""
_SPARE = 3
"""Headlines more that a block may show."""
_ROW = 4
_PHOTO, _SLACK = 185, 12
"""Pixels of the photo of a block where four stand in a row, and those by which a guess may be out."""


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
    spare: tuple[Headline, ...] = ()
    """Further ones, for a block that is shorter than its neighbours."""
    documents: tuple[DocumentLine, ...] = ()

    def is_full(self, number: int) -> bool:
        """Tell whether it holds so much that it can stand in a row with others of ``number`` articles."""
        held = 1 + len(self.others)
        return held >= (min(_FEW, number) if self.lead.cover else max(_FEW, number))

    @property
    def height(self) -> int:
        """Guess how many pixels it is high where four stand in a row: letters give lines."""
        lead = self.lead
        if self.documents:
            return sum(_row(f"{one.title} {one.number}, 00/00/0000") for one in self.documents)
        if lead.cover:
            top = _PHOTO + 8 + 25 * _lines(lead.title, 28) + 36
        else:
            top = 30 * _lines(lead.title, 24) + 24 * _lines(lead.summary, 36) + 36
        return top + sum(map(_height, self.others))

    def filled(self, height: int) -> CategoryBlock:
        """Show as many headlines more as it takes to come near a height in pixels."""
        others, spare, left = list(self.others), list(self.spare), height + _SLACK - self.height
        while spare and _height(spare[0]) <= left:
            left -= _height(spare[0])
            others.append(spare.pop(0))
        return replace(self, others=tuple(others), spare=tuple(spare))


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
        return cls(tuple(_even([blocks[place] for place in full])), tuple(bands))


def _even(blocks: Sequence[CategoryBlock]) -> Iterator[CategoryBlock]:
    """Fill the blocks of each row of four up to the height of its highest."""
    for start in range(0, len(blocks), _ROW):
        row = blocks[start : start + _ROW]
        height = max(block.height for block in row)
        yield from (block.filled(height) for block in row) if len(row) == _ROW else row


def _lines(text: str, letters: int) -> int:
    """Guess the lines of a text on which so many letters stand."""
    return -(-len(text) // letters)


def _height(item: Headline) -> int:
    """Guess how many pixels a headline is high, with its date behind it, and the rule above it."""
    return _row(f"{item.title} {item.locale_date}")


def _row(text: str) -> int:
    return 22 * _lines(text, 34) + 25


def category_block(edition: Edition, category: Category, number: int) -> CategoryBlock | None:
    """Make the block of a category with ``number`` articles at most, ``None`` if it has none."""
    found = edition.by_category(category.slug)[: number + _SPARE]
    if not found:
        return None
    articles = found[:number]
    few = articles if len(articles) <= _FEW else ()
    return CategoryBlock(
        category,
        teaser(edition, articles[0]),
        tuple(map(headline, articles[1:])),
        tuple(teaser(edition, article) for article in few),
        () if category.is_register else tuple(map(headline, found[number:])),
        tuple(map(document_line, articles)) if category.is_register else (),
    )
