"""Test parts of addresses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.vietnamese.slugs import is_slug, slug

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
def test_slug_of_titles(text: str, expected: str) -> None:
    assert slug(text) == expected


@given(texts)
def test_a_slug_is_an_address_part_or_empty_and_its_own_slug(text: str) -> None:
    made = slug(text)
    assert made == "" or is_slug(made)
    assert len(made) <= 80
    assert slug(made) == made


@pytest.mark.slow
@given(st.lists(words, min_size=25, max_size=40))
def test_a_long_slug_is_cut_between_syllables(syllables: list[str]) -> None:
    made = slug(" ".join(syllables)).split("-")
    assert made == [slug(syllable) for syllable in syllables][: len(made)]
    assert len("-".join(made)) > 70


@pytest.mark.parametrize("text", ["", "Tin", "tin--moi", "-tin", "tin-", "tin_moi", "tín", "a" * 81, "tin\n"])
def test_what_is_no_address_part(text: str) -> None:
    assert not is_slug(text)
