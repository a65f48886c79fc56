from __future__ import annotations

import re
import time
import unicodedata
from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.vietnamese.comparing import (
    PRIVATE_RE,
    TONE_RE,
    clean,
    collation,
    comparable,
    comparable_text,
    fold,
    is_ordinary,
    nearest,
    nfc,
    piled_marks,
    without_private,
)
from newsroom.vietnamese.legacy import may_be_legacy
from newsroom.vietnamese.slugs import slug

VOWELS = "aăâeêioôơuưy"
LETTERS = VOWELS + "bcdđghklmnpqrstvx"
WORDS = (
    "Đảng", "ủy", "uỷ", "Khối", "các", "cơ", "quan", "và", "doanh", "nghiệp", "tỉnh", "hội", "nghị",
    "sơ", "kết", "công", "tác", "quý", "hoà", "hòa", "thuỷ", "thủy", "khoẻ", "xã", "chủ", "nghĩa",
    "Việt", "Nam", "bà", "Hà", "là", "mà", "cà", "phê", "khỏe", "nghiêm", "túc", "chuyển", "đổi", "số",
    "người", "đương", "nhiệm", "quyết", "định", "kỷ", "niệm", "nguyễn", "thị", "phượng", "ăn", "ý",
)  # fmt: skip
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


@pytest.mark.parametrize(("first", "second"), TONE_PLACES)
def test_tone_placement_and_case_do_not_count_when_comparing(first: str, second: str) -> None:
    assert comparable(first) == comparable(second)
    assert fold(first) == fold(second)


@pytest.mark.parametrize(
    ("first", "second"),
    [("ủy", "uy"), ("Thái", "Thải"), ("năm", "nam"), ("đa", "da"), ("tư", "tu"), ("ma mà", "mà ma")],
)
def test_letters_and_tones_count_when_comparing(first: str, second: str) -> None:
    assert comparable(first) != comparable(second)


@given(texts)
def test_a_text_is_folded_as_a_whole(text: str) -> None:
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    assert fold(text) == "".join(char for char in plain if not unicodedata.combining(char))


@given(texts)
def test_a_text_is_compared_word_by_word(text: str) -> None:
    def tone_last(match: re.Match[str]) -> str:
        word = unicodedata.normalize("NFD", match.group())
        return TONE_RE.sub("", word) + "".join(TONE_RE.findall(word))

    wanted = re.sub(r"[^\W\d_]+", tone_last, nfc(text).casefold())
    assert comparable(text) == comparable_text(text) == wanted


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Đảng ủy", "dang uy"), ("ĐƯỜNG", "duong"), ("Nghị quyết số 21-NQ/TW", "nghi quyet so 21-nq/tw")],
)
def test_folding_drops_case_tones_letter_marks_and_the_stroke(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(texts)
def test_normal_form_does_not_count(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert comparable(decomposed(composed)) == comparable(composed)
    assert fold(decomposed(composed)) == fold(composed)
    assert slug(decomposed(composed)) == slug(composed)
    assert collation(decomposed(composed))[:2] == collation(composed)[:2]


@given(sentences, sentences)
def test_comparable_is_an_equivalence_finer_than_fold(first: str, second: str) -> None:
    assert comparable(comparable(first)) == comparable(first)
    assert comparable(first.upper()) == comparable(first)
    if comparable(first) == comparable(second):
        assert fold(first) == fold(second)


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
def test_dictionary_order_takes_letters_before_tones(ordered: list[str]) -> None:
    shuffled = ordered[::-1]
    assert sorted(shuffled, key=collation) == ordered


@given(texts, texts)
def test_collation_is_a_total_order(first: str, second: str) -> None:
    assert (collation(first) == collation(second)) == (first == second)


@given(st.permutations(sorted(set(WORDS))))
def test_sorting_does_not_depend_on_the_order_given(shuffled: list[str]) -> None:
    assert sorted(shuffled, key=collation) == sorted(sorted(set(WORDS)), key=collation)


def test_cleaning_removes_dirt_and_composes() -> None:
    dirty = "\ufeffĐa\u0309ng\u00a0u\u0309y\u200b Kh\u00adối\u202f2024"
    assert clean(dirty) == "Đảng ủy Khối 2024"


@pytest.mark.parametrize(
    "sign",
    ["👨\u200d👩\u200d👧", "👩🏽\u200d🌾", "🏳\ufe0f\u200d🌈", "❤\ufe0f\u200d🔥", "🧑\u200d⚕\ufe0f", "🇻🇳", "👍🏿", "1\ufe0f\u20e3", "⭐\ufe0f",
     "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "می\u200cخواهم", "क्\u200dष"],
)  # fmt: skip
def test_signs_of_several_parts_stay_whole(sign: str) -> None:
    assert clean(f"Ngày hội {sign} vui") == f"Ngày hội {sign} vui"
    assert slug(clean(f"Ngày hội {sign} vui")).startswith("ngay-hoi")


@pytest.mark.parametrize(
    ("dirty", "expected"),
    [
        ("Đảng\u200d ủy\u200c", "Đảng ủy"),
        ("👍\u200d", "👍"),
        ("\u200d👍", "👍"),
        ("a\u200d👍\u200db", "a👍b"),
        ("👍\u200c👎", "👍👎"),
        ("👨\u200d\u200d👧", "👨👧"),
        ("👨\u200d\u200b👧", "👨\u200d👧"),
    ],
)
def test_joiners_that_join_nothing_go(dirty: str, expected: str) -> None:
    assert clean(dirty) == expected


def test_ordinary_text_needs_no_cleaning_and_is_in_no_legacy_encoding() -> None:
    ordinary = "".join(char for char in map(chr, range(0x10000)) if is_ordinary(char))
    assert set("aZ09 \n\t-ĐđẮỹ“”–…") <= set(ordinary)
    assert clean(ordinary) == ordinary
    assert not may_be_legacy(ordinary)


@pytest.mark.parametrize(
    "text", ["a\u0309", "a\u00a0b", "a\u200b", "\x00", "\r", "\x7f", "\ue000", "§µ", "\U000f0000"]
)
def test_no_text_is_ordinary_for_what_is_odd_in_it(text: str) -> None:
    assert not is_ordinary(f"Đảng ủy {text}")


@given(st.text(max_size=60))
def test_cleaning_is_done_after_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize(
    ("word", "expected"),
    [("Staus", "Status"), ("tin hoat dong", "Tin hoạt động"), ("Văn nghệ dân gian", ""), ("", "")],
)
def test_the_nearest_known_word(word: str, expected: str) -> None:
    assert nearest(word, ["Status", "Summary", "Tin hoạt động"]) == expected


@given(st.text("abcđê", max_size=5), st.lists(st.text("abcđê", max_size=6), max_size=4))
def test_the_nearest_word_is_the_first_of_the_most_alike(word: str, known: list[str]) -> None:
    ratios = [SequenceMatcher(None, fold(word), fold(one), autojunk=False).ratio() for one in known]
    best = max(ratios, default=0.0)
    assert nearest(word, known) == (known[ratios.index(best)] if best >= 0.6 else "")


@given(
    st.text(
        st.sampled_from("aĐ\ue000\uf8ff\ue123\U000f0000\U0010ffff\uffee\U0001f600\ud7ff\u2013"), max_size=12
    )
)
def test_private_signs_go_and_nothing_else_does(text: str) -> None:
    assert without_private(text) == PRIVATE_RE.sub("", text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Đảng uỷ", None),
        (unicodedata.normalize("NFD", "Đảng uỷ xã Ngọc Lặc " * 20), None),
        ("a" + "\u0301" * 30, None),
        ("a" + "\u0301\u0323" * 16, (32, 0)),
        ("Câu.\n\na" + "\u0301\u034f\u0323" * 20 + "b", (40, 2)),
        ("……" * 40, None),
        ("👨‍👩‍👧" * 40, None),
        ("…" * 40 + "\n" + "e" + "\u0323" * 31, (31, 1)),
    ],
)
def test_marks_piled_on_one_letter_are_found(text: str, found: tuple[int, int] | None) -> None:
    assert piled_marks(text) == found


@pytest.mark.slow
def test_marks_by_the_thousand_take_no_ages() -> None:
    started = time.perf_counter()
    assert piled_marks("a" + "\u0301\u0323" * 500_000) == (1_000_000, 0)
    assert piled_marks("…" * 1_000_000) is None
    assert time.perf_counter() - started < 5
