"""The headline typeface: called as the licence allows, small, whole, and made by what is said to make it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fontTools.ttLib import TTFont

from newsroom.commands.typeface import CHARACTERS, DRAWN, FEATURES, FONT, LICENCE, PACKAGE, SOURCE, cut
from newsroom.vietnamese.comparing import nfc


@pytest.fixture
def font() -> Iterator[TTFont]:
    with TTFont(FONT) as opened:
        yield opened


def test_no_name_of_the_font_is_the_reserved_one(font: TTFont) -> None:
    names = {record.nameID: record.toUnicode() for record in font["name"].names}
    assert names[1] == names[4] == "Paper Serif SemiBold"
    assert names[6] == "PaperSerif-SemiBold"
    assert not [text for number, text in names.items() if "Source" in text and number not in (0, 13)]
    assert "Reserved Font Name" in names[0]  # whose it is stays said
    assert "Open Font License" in names[13]


def test_the_licence_lies_beside_it() -> None:
    assert "Reserved Font Name ‘Source’" in LICENCE.read_text(encoding="utf-8")


def test_it_holds_what_headlines_are_set_in(font: TTFont) -> None:
    assert {chr(code) for code in font.getBestCmap()} == CHARACTERS
    letters = {
        nfc(letter + mark)
        for letter in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
        for mark in "\u0300\u0301\u0303\u0309\u0323"
    }
    assert letters <= CHARACTERS


def test_it_keeps_kerning_and_marks(font: TTFont) -> None:
    kept = {
        record.FeatureTag
        for table in ("GPOS", "GSUB")
        for record in font[table].table.FeatureList.FeatureRecord
    }
    assert {"kern", "mark", "ccmp"} <= kept <= set(FEATURES)


def test_it_is_small() -> None:
    assert FONT.stat().st_size <= 17_000


@pytest.mark.slow
@pytest.mark.skipif(not PACKAGE.is_dir(), reason="npm ci --prefix theme/typeface was not run")
def test_the_package_gives_the_same_bytes() -> None:
    source = (PACKAGE / SOURCE).read_bytes()
    assert cut(source) == FONT.read_bytes()
    assert cut(source, for_pages=False) == DRAWN.read_bytes()
