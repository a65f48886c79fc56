"""Hold what ``site.toml`` says of the home page: its blocks, how many they show, what is announced."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from newsroom.model.dates import ALWAYS, Period

NOTICE, LEAD, MOST_READ, PHOTOS, VIDEOS, CATEGORIES, BANNERS, LINKS = BLOCKS = (
    "notice", "lead", "most-read", "photos", "videos", "categories", "banners", "links",
)  # fmt: skip
"""The blocks of the home page as ``site.toml`` names them, in their usual order."""

NUMBERS: dict[str, Sequence[int]] = {
    "newest": range(21),
    "cards": (0, 1, 2, 3, 4, 6, 8),
    "photos": (0, 2, 3, 4, 6, 8, 9, 12),
    "videos": (0, 1, 2, 3, 6, 9),
    "per_category": range(1, 11),
}
"""How many of each may be asked for: as many as fill their rows at every width."""


def chosen_blocks(blocks: Sequence[str], leave_out: Collection[str], slugs: Sequence[str]) -> tuple[str, ...]:
    """List the blocks to show, ``CATEGORIES`` as those of ``slugs`` that have no place of their own."""
    names: list[str] = []
    for name in blocks:
        every = [slug for slug in slugs if slug not in blocks]
        names += every if name == CATEGORIES and CATEGORIES not in leave_out else [name]
    return tuple(name for name in names if name not in leave_out and name != CATEGORIES)


def fitting(block: str, number: int) -> int:
    """Give the most of a block that fill their rows where there are ``number``, 0 if too few do."""
    return max((one for one in NUMBERS[block] if one <= number), default=0)


@dataclass(frozen=True, slots=True)
class Announcement:
    """A line that the home page shows for a while; ``url`` is absolute, or site-relative from ``/`` on.

    ``line`` is that of the address.
    """

    text: str
    url: str = ""
    period: Period = ALWAYS
    line: int = 0


@dataclass(frozen=True, slots=True)
class Front:
    """What the home page shows: ``blocks`` in order, names of ``BLOCKS`` or slugs of categories.

    ``leave_out`` are those not shown; of a category left out only what is pinned stands anywhere on the page.
    The other fields say how many the blocks show at most: ``cards`` stand below the lead,
    ``per_category`` is the number of articles of each category.
    ``mark_pins`` tells readers that an article was put first.
    """

    blocks: tuple[str, ...] = BLOCKS
    leave_out: frozenset[str] = frozenset()
    newest: int = 8
    cards: int = 4
    photos: int = 4
    videos: int = 3
    per_category: int = 5
    mark_pins: bool = True


USUAL_FRONT = Front()
