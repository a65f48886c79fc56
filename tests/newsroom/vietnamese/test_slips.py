from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.vietnamese.comparing import comparable, nfc
from newsroom.vietnamese.slips import Neighbours, is_slip, likeliness, mended, spelt, telex
from newsroom.vietnamese.syllables import is_spelt


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("nghành", "ngành"), ("ngiệp", "nghiệp"), ("ghành", "gành"), ("gê", "ghê"), ("ká", "cá"),
        ("nguời", "người"), ("đuợc", "được"), ("đươc", "được"), ("luơng", "lương"), ("truớc", "trước"),
        ("quyêt", "quyết"), ("viêc", "việc"), ("họat", "hoạt"), ("tòan", "toàn"), ("nghiã", "nghĩa"),
        ("ngừơi", "người"), ("đựơc", "được"), ("cuả", "của"), ("nhièu", "nhiều"), ("thứơc", "thước"),
    ],
)  # fmt: skip
def test_rules_of_spelling_mend_what_is_no_syllable(typed: str, meant: str) -> None:
    assert meant in mended(typed)


def test_the_tone_that_was_typed_comes_first() -> None:
    assert mended("nguời")[0] == "người"
    assert mended("hoạt") == ("hoát",)


@pytest.mark.parametrize("typed", ["website", "krông", "thươmg"])
def test_what_no_rule_mends_stays(typed: str) -> None:
    assert mended(typed) == ()


@pytest.mark.parametrize("typed", ["hiên", "hịên", "hiẹn", "hien", "iện", "hiệ", "hiệnn", "ihện", "hiệm"])
def test_one_slip_leads_back(typed: str) -> None:
    assert "hiện" in Neighbours(["hiện", "hội", "nghị"]).of(typed) or comparable(typed) == comparable("hiện")


def test_other_words_are_no_slips() -> None:
    neighbours = Neighbours(["hiện", "hội", "nghị"])
    assert neighbours.of("đảng") == ()
    assert "hiện" not in neighbours.of("hiện")


def test_tones_and_marks_slip_more_than_letters() -> None:
    assert likeliness("hiên", "hiện") == 0
    assert likeliness("đuợc", "được") == 0
    assert likeliness("hien", "hiện") == -1
    assert likeliness("sử", "xử") == likeliness("trỉ", "chỉ") == -1
    assert likeliness("sơ", "cơ") == -3


@pytest.mark.parametrize("word", ["hiện", "quyết", "hòa", "ủy", "người", "gì"])
def test_a_word_is_spelt_again(word: str) -> None:
    assert spelt(comparable(word)) == word


@given(
    st.text(alphabet="aăâeêioôơuưybcdđghklmnpqrstvx\u0300\u0301\u0303\u0309\u0323", min_size=1, max_size=8)
)
def test_what_is_mended_is_a_syllable(text: str) -> None:
    assert all(is_spelt(one) for one in mended(nfc(text)))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("thuwcj", "thực"),
        ("thuwjc", "thực"),
        ("hieenj", "hiện"),
        ("nguwowif", "người"),
        ("dduowcj", "được"),
        ("ddang", "đang"),
    ],
)
def test_keys_of_telex_are_read(typed: str, meant: str) -> None:
    assert telex(typed) == meant


@pytest.mark.parametrize("typed", ["website", "hoa", "facebook", "windows", "news", ""])
def test_other_words_are_no_keys(typed: str) -> None:
    assert telex(typed) == ""


def test_a_slip_goes_both_ways() -> None:
    assert is_slip("mậu", "mẫu")
    assert is_slip("mẫu", "mậu")
    assert not is_slip("mẫu", "mẫu")
    assert not is_slip("mẫu", "hoa")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("chiển", "triển"), ("chào", "trào"), ("xát", "sát"), ("giành", "dành"), ("lăm", "năm")],
)
def test_letters_that_sound_alike_are_one_slip(typed: str, meant: str) -> None:
    assert meant in Neighbours([meant]).of(typed)
    assert likeliness(typed, meant) == -1


def test_what_is_no_syllable_is_a_slip_of_anything_near() -> None:
    assert likeliness("cônng", "công") == 0
