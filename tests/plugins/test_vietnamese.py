from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import datetime

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from plugins.vietnamese import (
    VIETNAM,
    clean,
    collation,
    comparable,
    dateline,
    decode_tcvn3,
    decode_vni,
    fold,
    is_ordinary,
    is_slug,
    is_syllable,
    legacy_encoding,
    may_be_legacy,
    nearest,
    no_break,
    number,
    slug,
    without_end_mark,
)

VOWELS = "aăâeêioôơuưy"
LETTERS = VOWELS + "bcdđghklmnpqrstvx"
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
sentences = st.lists(words, min_size=1, max_size=12).map(" ".join)
texts = st.one_of(sentences, st.text(LETTERS + " -,.0123456789%/", max_size=120), st.text(max_size=40))

TONE_PLACES = [
    ("uỷ", "ủy"),
    ("hoà bình", "hòa bình"),
    ("khoẻ", "khỏe"),
    ("thuý", "thúy"),
    ("Đảng Uỷ", "ĐẢNG ỦY"),
    ("hoạ sĩ", "họa sĩ"),
]


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


# Comparing and folding


@pytest.mark.parametrize(("first", "second"), TONE_PLACES)
def test_tone_placement_and_case_do_not_count_when_comparing(first: str, second: str):
    assert comparable(first) == comparable(second)
    assert fold(first) == fold(second)


@pytest.mark.parametrize(
    ("first", "second"),
    [("ủy", "uy"), ("Thái", "Thải"), ("năm", "nam"), ("đa", "da"), ("tư", "tu"), ("ma mà", "mà ma")],
)
def test_letters_and_tones_count_when_comparing(first: str, second: str):
    assert comparable(first) != comparable(second)


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Đảng ủy", "dang uy"), ("ĐƯỜNG", "duong"), ("Nghị quyết số 21-NQ/TW", "nghi quyet so 21-nq/tw")],
)
def test_folding_drops_case_tones_letter_marks_and_the_stroke(text: str, folded: str):
    assert fold(text) == folded


@given(texts)
def test_normal_form_does_not_count(text: str):
    composed = unicodedata.normalize("NFC", text)
    assert comparable(decomposed(composed)) == comparable(composed)
    assert fold(decomposed(composed)) == fold(composed)
    assert slug(decomposed(composed)) == slug(composed)
    assert collation(decomposed(composed))[:2] == collation(composed)[:2]


@given(sentences, sentences)
def test_comparable_is_an_equivalence_finer_than_fold(first: str, second: str):
    assert comparable(comparable(first)) == comparable(first)
    assert comparable(first.upper()) == comparable(first)
    if comparable(first) == comparable(second):
        assert fold(first) == fold(second)


# Slugs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đảng ủy Khối", "dang-uy-khoi"),
        ("Đảng uỷ Khối", "dang-uy-khoi"),
        ("đạt 51,9%", "dat-51-9"),
        ("80/81 chi bộ", "80-81-chi-bo"),
        ("  «Học và làm theo Bác» ", "hoc-va-lam-theo-bac"),
        ("…", ""),
        ("中文", ""),
    ],
)
def test_slug_of_titles(text: str, expected: str):
    assert slug(text) == expected


@given(texts)
def test_a_slug_is_an_address_part_or_empty_and_its_own_slug(text: str):
    made = slug(text)
    assert made == "" or is_slug(made)
    assert len(made) <= 80
    assert slug(made) == made


@given(st.lists(words, min_size=25, max_size=40))
def test_a_long_slug_is_cut_between_syllables(syllables: list[str]):
    made = slug(" ".join(syllables)).split("-")
    assert made == [slug(syllable) for syllable in syllables][: len(made)]
    assert len("-".join(made)) > 70


@pytest.mark.parametrize("text", ["", "Tin", "tin--moi", "-tin", "tin-", "tin_moi", "tín", "a" * 81, "tin\n"])
def test_what_is_no_address_part(text: str):
    assert not is_slug(text)


# Order


@pytest.mark.parametrize(
    "ordered",
    [
        ["an", "ăn", "ân", "bà"],
        ["da", "đa", "ê"],
        ["ma", "mà", "mả", "mã", "má", "mạ"],
        ["mã", "mai"],
        ["hạ long", "hà nội", "hai"],
        ["Ơn", "phê", "uy", "ưu", "vui"],
        ["An Giang", "Anh Sơn"],
    ],
)
def test_dictionary_order_takes_letters_before_tones(ordered: list[str]):
    shuffled = ordered[::-1]
    assert sorted(shuffled, key=collation) == ordered


@given(texts, texts)
def test_collation_is_a_total_order(first: str, second: str):
    assert (collation(first) == collation(second)) == (first == second)


@given(st.permutations(sorted(set(WORDS))))
def test_sorting_does_not_depend_on_the_order_given(shuffled: list[str]):
    assert sorted(shuffled, key=collation) == sorted(sorted(set(WORDS)), key=collation)


# Cleaning and printing


def test_cleaning_removes_dirt_and_composes():
    dirty = "\ufeffĐa\u0309ng\u00a0u\u0309y\u200b Kh\u00adối\u202f2024"
    assert clean(dirty) == "Đảng ủy Khối 2024"


def test_ordinary_text_needs_no_cleaning_and_is_in_no_legacy_encoding():
    ordinary = "".join(char for char in map(chr, range(0x10000)) if is_ordinary(char))
    assert set("aZ09 \n\t-ĐđẮỹ“”–…") <= set(ordinary)
    assert clean(ordinary) == ordinary
    assert not may_be_legacy(ordinary)


@pytest.mark.parametrize(
    "text", ["a\u0309", "a\u00a0b", "a\u200b", "\x00", "\r", "\x7f", "\ue000", "§µ", "\U000f0000"]
)
def test_no_text_is_ordinary_for_what_is_odd_in_it(text: str):
    assert not is_ordinary(f"Đảng ủy {text}")


@given(st.text(max_size=60))
def test_cleaning_is_done_after_once(text: str):
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize(
    ("moment", "has_time", "expected"),
    [
        (datetime(2024, 7, 11, 15, 51, tzinfo=VIETNAM), True, "Thứ Năm, 11/07/2024, 15:51 (GMT+7)"),
        (datetime(2024, 7, 14, 0, 0, tzinfo=VIETNAM), False, "Chủ Nhật, 14/07/2024"),
        (datetime(1987, 2, 3, 9, 5, tzinfo=VIETNAM), True, "Thứ Ba, 03/02/1987, 09:05 (GMT+7)"),
    ],
)
def test_dateline(moment: datetime, has_time: bool, expected: str):
    assert dateline(moment, has_time) == expected


def test_numbers_have_dots_between_thousands():
    assert [number(n) for n in (7, 2129, 59693, 1234567)] == ["7", "2.129", "59.693", "1.234.567"]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("nhiệm kỳ 2020 - 2025", "nhiệm kỳ 2020~-~2025"),
        ("sáng Thứ Năm tới", "sáng Thứ~Năm tới"),
        ("chiều Chủ nhật", "chiều Chủ~nhật"),
        ("kết nạp 120 đảng viên mới", "kết nạp 120~đảng viên mới"),
        ("tăng 51,9 % so với", "tăng 51,9~% so với"),
        ("đường 5 kmh", "đường 5 kmh"),
        ("điều thứ ba mươi", "điều thứ~ba mươi"),
        ("A - B", "A - B"),
    ],
)
def test_what_belongs_together_stays_on_one_line(text: str, kept: str):
    assert no_break(text) == kept.replace("~", "\u00a0")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hội nghị bế mạc./.", "Hội nghị bế mạc."),
        ("Hội nghị bế mạc ./. ", "Hội nghị bế mạc."),
        ("Hội nghị bế mạc./", "Hội nghị bế mạc."),
        ("Xem tại https://a.vn/", "Xem tại https://a.vn/"),
        ("đạt 80/81.", "đạt 80/81."),
    ],
)
def test_the_official_end_mark_goes(text: str, expected: str):
    assert without_end_mark(text) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [("Staus", "Status"), ("tin hoat dong", "Tin hoạt động"), ("Văn nghệ dân gian", ""), ("", "")],
)
def test_the_nearest_known_word(word: str, expected: str):
    assert nearest(word, ["Status", "Summary", "Tin hoạt động"]) == expected


# Legacy encodings. The tables stand here again, from the published character sets, so that
# a slip in the code's own tables shows.

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
        base, *marks = decomposed(low)
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
def test_legacy_text_is_recognised_as_it_is_known_to_look(written: str, encoding: str):
    assert legacy_encoding(written) == encoding


@given(st.one_of(lower_words, st.sampled_from([sentence.lower().split() for sentence in SENTENCES])))
def test_tcvn3_is_recognised_and_decoded(syllables: list[str]):
    text = " ".join(syllables)
    assert decode_tcvn3(in_tcvn3(text)) == text
    assume(not in_doubt(syllables, in_tcvn3))
    assert legacy_encoding(in_tcvn3(text)) == "TCVN3"


@given(st.one_of(lower_words, st.sampled_from([sentence.split() for sentence in SENTENCES])))
def test_vni_is_recognised_and_decoded(syllables: list[str]):
    text = " ".join(syllables)
    assert decode_vni(in_vni(text)) == text
    assume(not in_doubt(syllables, in_vni))
    assert legacy_encoding(in_vni(text)) == "VNI"


def test_a_short_line_of_tcvn3_is_recognised():
    assert legacy_encoding(in_tcvn3("Đảng ủy Khối")) == "TCVN3"


@given(st.lists(st.one_of(words, st.sampled_from(["«Nhân", "Dân»", "38°C", "São", "Paulo", "Café", "–", "“Ý", "Đảng”", "5 m²", "François"])), max_size=15).map(" ".join))  # fmt: skip
def test_proper_vietnamese_is_never_taken_for_legacy_text(text: str):
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
def test_foreign_names_and_signs_are_not_taken_for_legacy_text(text: str):
    assert legacy_encoding(text) == ""


@pytest.mark.parametrize(
    "text", ["Báo « Nhân Dân »", "« Con Cuông »", "Nam · Hà · Lan", "½ và ¾", "© 2024 · Nam"]
)
def test_signs_that_stand_alone_are_not_taken_for_legacy_text(text: str):
    assert legacy_encoding(text) == ""


@pytest.mark.parametrize("word", ["Đảng", "nghiêm", "uỷ", "thuở", "Y", "khuya", "QUYẾT"])
def test_syllables(word: str):
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["Héi1", "x·", "tổchức", "", "strong", "á́"])
def test_no_syllables(word: str):
    assert not is_syllable(word)
