"""Captions above their photos go to the photos below them, one way in all of a file."""

from __future__ import annotations

import pytest

from newsroom.commands.importer.recognising.captions import find_captions
from newsroom.commands.importer.recognising.sheet import Sheet
from newsroom.commands.importer.source import Block, Look, Picture
from tests.support.lines import PROSE, paragraph, sheet
from tests.support.scraped import caption_of


def laid_out(pattern: str) -> Sheet:
    """Lay out photos (``p``), captions (``c``), a centred line in brackets (``b``) and text (``-``)."""
    blocks: list[str | Block] = []
    for place, sign in enumerate(pattern, 1):
        centred = paragraph(f"Hình {place}. Đội số {place}.", place, italic=True, look=Look(align="center"))
        bracketed = paragraph("(Tiếp theo và hết)", place, italic=True, look=Look(align="center"))
        kinds: dict[str, Block] = {"p": Picture(f"{place}.jpg", place), "c": centred, "b": bracketed}
        blocks.append(kinds.get(sign, PROSE))
    return sheet(*blocks, kind="Word")


def captions(found: Sheet) -> list[str]:
    find_captions(found, "")
    return [caption_of(line.block)[5:6] for line in found.lines if isinstance(line.block, Picture)]


@pytest.mark.parametrize(
    ("pattern", "numbers"),
    [
        ("-cp-", ["2"]),
        ("-cpcp-", ["2", "4"]),
        ("-pcpc-", ["3", "5"]),
        ("-cp-pcp-", ["2", "", "6"]),
        ("-cp-pc-", ["2", "6"]),
        ("-pc-cpc-", ["3", "7"]),
        ("-cpp-", ["2", ""]),
        ("-bp-", [""]),
        ("-pp-", ["", ""]),
    ],
)
def test_photos_and_captions_are_paired_one_way(pattern: str, numbers: list[str]) -> None:
    found = laid_out(pattern)
    assert captions(found) == numbers
    assert not found.faults


def test_a_row_that_may_be_read_both_ways_is_told() -> None:
    found = laid_out("-cpc-")
    assert captions(found) == ["4"]
    assert "có thể thuộc ảnh đứng dưới" in found.faults[0].text
