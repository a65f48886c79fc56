"""Each sign of a title is drawn by a font that has it, or told to be missing."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageFont

from plugins.photos.drawn_covers import has_rare_signs
from plugins.photos.lettering import FONTS, SANS, SERIF, face, left_out, legible, width_of, write

pytestmark = pytest.mark.slow

VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
LETTERS = sorted(
    {
        unicodedata.normalize("NFC", letter + tone)
        for vowel in VOWELS
        for letter in (vowel, vowel.upper())
        for tone in TONES
    }
    | {"đ", "Đ"}
)
FURTHER = "₀₁₂₉⁰ⁿ≥≤≠≈±√∞∑€₤¥₫←→↑↓↔⇒★☆✓✔✗■□●○◆⑤⑳ⅧЖяΩπČčƀɃŏŎŭŬĕĔñÑăŭ½⅓‰™©®†‡§¶°µ×÷♥❤☎"
DROPPED = "北京 한국 東京 שלום 🎉 🇻🇳"


@pytest.mark.parametrize("name", [SERIF, SANS])
def test_every_vietnamese_letter_has_a_drawing_of_its_own(name: str) -> None:
    font = ImageFont.truetype(FONTS / name, 60, layout_engine=ImageFont.Layout.BASIC)
    drawn = {bytes(font.getmask(letter)) for letter in LETTERS}
    assert len(drawn) == len(LETTERS) == 2 * len(VOWELS) * len(TONES) + 2
    assert legible("".join(LETTERS), name) == "".join(LETTERS)


@pytest.mark.parametrize("name", [SERIF, SANS])
def test_further_fonts_have_what_offices_type(name: str) -> None:
    assert legible(FURTHER, name) == FURTHER
    assert left_out(FURTHER) == []


def test_both_letterings_have_the_same_signs() -> None:
    chars = [chr(code) for code in range(0x20, 0x2C00) if unicodedata.category(chr(code)) != "Cn"]
    assert [char for char in chars if bool(face(SERIF, char)) != bool(face(SANS, char))] in ([], ["\u00a0"])


@pytest.mark.parametrize("name", [SERIF, SANS])
def test_what_has_no_rare_sign_is_in_the_first_fonts(name: str) -> None:
    chars = [char for char in map(chr, range(0x20, 0x3000)) if unicodedata.is_normalized("NFC", char)]
    firsts = (SERIF, "NotoSerif-Bold.ttf") if name == SERIF else (SANS,)
    first = {char for char in chars if face(name, char) in firsts}
    plain = {char for char in chars if not has_rare_signs(char)}
    blank = {"\u00a0", "\u00ad", "\u202f", "\u2060"}
    assert plain - blank == first - blank


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("25 ㎡", "25 m2"),
        ("５０", "50"),
        ("Thăm 北京 và 東京", "Thăm … và …"),
        ("北京大学", "…"),
        ("Lễ 🎉 hội", "Lễ hội"),
        ("Vui 👨\u200d👩\u200d👧 khỏe", "Vui khỏe"),
        ("mo\u031b\u0306", "mơ\u0306"),
    ],
)
def test_what_no_font_has_is_replaced(text: str, seen: str) -> None:
    assert legible(text, SERIF) == seen


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("Đảng bộ Khối 2024", []),
        ("25 ㎡ và ❤\ufe0f\u200b", []),
        ("Thăm 北京, 東京 và 北京", ["北京", "東京"]),
        ("Vui 👨\u200d👩\u200d👧🎉 và 1\ufe0f", ["👨\u200d👩\u200d👧🎉"]),
        (DROPPED, DROPPED.split()),
    ],
)
def test_what_goes_is_listed(text: str, signs: list[str]) -> None:
    assert left_out(text) == signs


@given(st.text(max_size=30))
def test_what_is_left_can_be_drawn(text: str) -> None:
    kept = legible(text, SERIF)
    assert all(face(SERIF, char) or char in "\u00a0\u202f\u2060" for char in kept)
    assert left_out(kept) == []
    if not has_rare_signs(text):
        assert left_out(text) == []


def drawn(text: str) -> Image.Image:
    image = Image.new("L", (200, 200))
    write(image, (40, 140), text, SERIF, 80, "white")
    return image


@pytest.mark.parametrize("letter", ["m", "M", "ơ", "Ơ", "Ê", "l"])
def test_a_mark_stands_above_its_letter_and_in_the_middle(letter: str) -> None:
    bare, marked = drawn(letter).getbbox(), drawn(f"{letter}\u0306").getbbox()
    assert bare
    assert marked
    assert bare[1] - 24 <= marked[1] < bare[1]
    assert (marked[0] >= bare[0] - 12, marked[2] <= bare[2] + 12, marked[3]) == (True, True, bare[3])
    assert width_of(f"{letter}\u0306", SERIF) == width_of(letter, SERIF)


def test_a_mark_below_stands_below() -> None:
    bare, marked = drawn("g").getbbox(), drawn("g\u0325").getbbox()
    assert bare
    assert marked
    assert (marked[1], marked[3] > bare[3]) == (bare[1], True)
