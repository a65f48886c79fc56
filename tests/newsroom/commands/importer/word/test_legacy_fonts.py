"""Text of old fonts becomes Unicode, even where fonts lie."""

from __future__ import annotations

import pytest

from newsroom.commands.importer.word.legacy_fonts import (
    Habit,
    code_of,
    decode,
    decode_by_content,
    habit_of,
    is_unread,
    leading_signs,
    of_private,
    shows_capitals,
    symbol,
)

TCVN3_TEXT = "Héi nghÞ tæng kÕt c«ng t¸c §¶ng"
"""Hội nghị tổng kết công tác Đảng."""


@pytest.mark.parametrize(
    ("font", "code"),
    [
        (".VnTime", "TCVN3"), (".vnarial", "TCVN3"), (" .VnTimeH", "TCVN3"), ("VNI-Times", "VNI"), ("VNI Helve", "VNI"),
        ("Times New Roman", ""), ("Vni", "VNI"), ("Vnitura", ""), ("", ""),
    ],
)  # fmt: skip
def test_fonts_tell_their_code(font: str, code: str) -> None:
    assert code_of(font) == code


def test_fonts_of_capitals_and_fonts_that_nobody_reads_are_known() -> None:
    assert [font for font in (".VnTimeH", ".VnArialH", ".vntimeh", ".VnTime", "VNI-TimesH") if shows_capitals(font)] == [
        ".VnTimeH", ".VnArialH", ".vntimeh",
    ]  # fmt: skip
    assert is_unread("VPS Times")
    assert not is_unread("Verdana")


def test_a_run_is_decoded_by_its_font() -> None:
    assert decode(TCVN3_TEXT, "TCVN3", Habit(), TCVN3_TEXT) == "Hội nghị tổng kết công tác Đảng"
    assert decode("Hoäi nghò", "VNI", Habit(), "Hoäi nghò") == "Hội nghị"


def test_unicode_under_an_old_font_stays() -> None:
    text = "Hội nghị các tổ chức"
    assert decode(text, "TCVN3", Habit(), text) == text
    assert decode("các", "TCVN3", Habit(fonts_lie=True), "các") == "các"


def test_words_of_both_kinds_in_one_run_are_each_read_right() -> None:
    text = "Héi nghÞ tæng kÕt: đã họp"
    assert decode(text, "TCVN3", Habit(), text) == "Hội nghị tổng kết: đã họp"


def test_a_whole_document_shows_whether_its_fonts_lie() -> None:
    assert habit_of("Đảng bộ tỉnh được biểu dương, các xã đều đạt").fonts_lie
    assert habit_of(TCVN3_TEXT) == Habit("TCVN3")
    assert habit_of("No letters at all") == Habit()


def test_text_of_an_old_code_under_another_font_is_found_by_its_words() -> None:
    assert decode_by_content(TCVN3_TEXT, Habit()) == ("Hội nghị tổng kết công tác Đảng", "TCVN3")
    assert decode_by_content("kÕt", Habit("TCVN3")) == ("kết", "TCVN3")
    assert decode_by_content("Đảng bộ", Habit("TCVN3")) == ("Đảng bộ", "")


def test_signs_of_fonts_of_signs() -> None:
    assert symbol("Wingdings", 0xF0FC) == "✓"
    assert symbol("Symbol", 0x61) == "α"
    assert symbol(".VnTime", 0xF0B5) == "µ"
    assert symbol("Symbol", 0x80) == ""
    assert of_private("Symbol", "\uf0b7 a") == "• a"


def test_a_mark_of_vni_belongs_to_the_letter_before() -> None:
    assert leading_signs("Ho", "äi") == 1
    assert leading_signs("Hoä", "i") == 0
    assert leading_signs("", "äi") == 0
