"""Test the encodings of old fonts."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from newsroom.vietnamese.legacy import decode_tcvn3, decode_vni, is_syllable, legacy_encoding

WORDS = (
    "Đảng", "ủy", "uỷ", "Khối", "các", "cơ", "quan", "và", "doanh", "nghiệp", "tỉnh", "hội", "nghị",
    "sơ", "kết", "công", "tác", "quý", "hoà", "hòa", "thuỷ", "thủy", "khoẻ", "xã", "chủ", "nghĩa",
    "Việt", "Nam", "bà", "Hà", "là", "mà", "cà", "phê", "khỏe", "nghiêm", "túc", "chuyển", "đổi", "số",
    "người", "đương", "nhiệm", "quyết", "định", "kỷ", "niệm", "nguyễn", "thị", "phượng", "ăn", "ý",
)  # fmt: skip
SENTENCES = (
    "Cộng hòa xã hội chủ nghĩa Việt Nam",
    "Độc lập - Tự do - Hạnh phúc",
    "Đại hội Đảng bộ các cơ quan tỉnh lần thứ mười hai",
    "Thường trực Đảng ủy nghe báo cáo kết quả sáu tháng đầu năm",
    "kỷ luật ba đảng viên vi phạm, biểu dương chín tổ chức cơ sở",
)
words = st.sampled_from(WORDS)


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


TCVN3 = {
    "à": 0xB5, "ả": 0xB6, "ã": 0xB7, "á": 0xB8, "ạ": 0xB9, "ă": 0xA8, "ằ": 0xBB, "ẳ": 0xBC, "ẵ": 0xBD,
    "ắ": 0xBE, "ặ": 0xC6, "â": 0xA9, "ầ": 0xC7, "ẩ": 0xC8, "ẫ": 0xC9, "ấ": 0xCA, "ậ": 0xCB, "đ": 0xAE,
    "è": 0xCC, "ẻ": 0xCE, "ẽ": 0xCF, "é": 0xD0, "ẹ": 0xD1, "ê": 0xAA, "ề": 0xD2, "ể": 0xD3, "ễ": 0xD4,
    "ế": 0xD5, "ệ": 0xD6, "ì": 0xD7, "ỉ": 0xD8, "ĩ": 0xDC, "í": 0xDD, "ị": 0xDE, "ò": 0xDF, "ỏ": 0xE1,
    "õ": 0xE2, "ó": 0xE3, "ọ": 0xE4, "ô": 0xAB, "ồ": 0xE5, "ổ": 0xE6, "ỗ": 0xE7, "ố": 0xE8, "ộ": 0xE9,
    "ơ": 0xAC, "ờ": 0xEA, "ở": 0xEB, "ỡ": 0xEC, "ớ": 0xED, "ợ": 0xEE, "ù": 0xEF, "ủ": 0xF1, "ũ": 0xF2,
    "ú": 0xF3, "ụ": 0xF4, "ư": 0xAD, "ừ": 0xF5, "ử": 0xF6, "ữ": 0xF7, "ứ": 0xF8, "ự": 0xF9, "ỳ": 0xFA,
    "ỷ": 0xFB, "ỹ": 0xFC, "ý": 0xFD, "ỵ": 0xFE, "Ă": 0xA1, "Â": 0xA2, "Ê": 0xA3, "Ô": 0xA4, "Ơ": 0xA5,
    "Ư": 0xA6, "Đ": 0xA7,
}  # fmt: skip
VNI_TONES = {"\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0301": "ù", "\u0323": "ï"}
VNI_HAT = {"": "â", "\u0300": "à", "\u0309": "å", "\u0303": "ã", "\u0301": "á", "\u0323": "ä"}
VNI_BREVE = {"": "ê", "\u0300": "è", "\u0309": "ú", "\u0303": "ü", "\u0301": "é", "\u0323": "ë"}
VNI_WHOLE = {"đ": "ñ", "ì": "ì", "í": "í", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î"}


def in_tcvn3(text: str) -> str:
    return "".join(chr(TCVN3[char]) if char in TCVN3 else char for char in text)


def in_vni(text: str) -> str:
    encoded = []
    for char in text:
        low = char.lower()
        base, *marks = list(decomposed(low))
        tone = next((mark for mark in marks if mark in VNI_TONES), "")
        if low in VNI_WHOLE:
            made = VNI_WHOLE[low]
        elif "\u0302" in marks:
            made = base + VNI_HAT[tone]
        elif "\u0306" in marks:
            made = base + VNI_BREVE[tone]
        else:
            base = {"o": "ô", "u": "ö"}[base] if "\u031b" in marks else base
            made = base + (VNI_TONES[tone] if tone else "")
        encoded.append(made.upper() if char.isupper() else made)
    return "".join(encoded)


lower_words = st.lists(st.sampled_from(sorted({word.lower() for word in WORDS})), min_size=8, unique=True)


def in_doubt(syllables: list[str], encode: Callable[[str], str]) -> bool:
    """Tell whether too few words show the encoding: ``khối`` in VNI is the good word ``khoái``."""
    return sum(not is_syllable(encode(word)) for word in syllables) < 3


@pytest.mark.parametrize(
    ("written", "encoding"),
    [
        ("Céng hoµ x· héi chñ nghÜa ViÖt Nam", "TCVN3"),
        ("§¶ng uû Khèi c¸c c¬ quan tØnh tæ chøc Héi nghÞ", "TCVN3"),
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "VNI"),
        ("Ñaûng uûy Khoái caùc cô quan tænh toå chöùc Hoäi nghò", "VNI"),
    ],
)
def test_legacy_text_is_recognised_as_it_is_known_to_look(written: str, encoding: str) -> None:
    assert legacy_encoding(written) == encoding


@given(st.one_of(lower_words, st.sampled_from([sentence.lower().split() for sentence in SENTENCES])))
def test_tcvn3_is_recognised_and_decoded(syllables: list[str]) -> None:
    text = " ".join(syllables)
    assert decode_tcvn3(in_tcvn3(text)) == text
    assume(not in_doubt(syllables, in_tcvn3))
    assert legacy_encoding(in_tcvn3(text)) == "TCVN3"


@pytest.mark.slow
@given(st.one_of(lower_words, st.sampled_from([sentence.split() for sentence in SENTENCES])))
def test_vni_is_recognised_and_decoded(syllables: list[str]) -> None:
    text = " ".join(syllables)
    assert decode_vni(in_vni(text)) == text
    assume(not in_doubt(syllables, in_vni))
    assert legacy_encoding(in_vni(text)) == "VNI"


def test_a_short_line_of_tcvn3_is_recognised() -> None:
    assert legacy_encoding(in_tcvn3("Đảng ủy Khối")) == "TCVN3"


@given(st.lists(st.one_of(words, st.sampled_from(["«Nhân", "Dân»", "38°C", "São", "Paulo", "Café", "–", "“Ý", "Đảng”", "5 m²", "François"])), max_size=15).map(" ".join))  # fmt: skip
def test_proper_vietnamese_is_never_taken_for_legacy_text(text: str) -> None:
    assert legacy_encoding(text) == ""
    assert legacy_encoding(text.upper()) == ""


@pytest.mark.parametrize(
    "text",
    [
        "Bà Hà là cán bộ",
        "Báo «Nhân Dân» và «Lao Động»",
        "Nhiệt độ 25 °C – 30 °C ở São Paulo",
        "Ông Müller và bà Gonçalves thăm Hà Nội",
        "Tin tức · Văn bản · Liên hệ",
        "Curaçao, Besançon",
    ],
)
def test_foreign_names_and_signs_are_not_taken_for_legacy_text(text: str) -> None:
    assert legacy_encoding(text) == ""


@pytest.mark.parametrize(
    "text", ["Báo « Nhân Dân »", "« Con Cuông »", "Nam · Hà · Lan", "½ và ¾", "© 2024 · Nam"]
)
def test_signs_that_stand_alone_are_not_taken_for_legacy_text(text: str) -> None:
    assert legacy_encoding(text) == ""


@pytest.mark.parametrize("word", ["Đảng", "nghiêm", "uỷ", "thuở", "Y", "khuya", "QUYẾT"])
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["Héi1", "x·", "tổchức", "", "strong", "á́"])
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)
