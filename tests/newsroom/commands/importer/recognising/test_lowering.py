"""Words in capitals get small letters where it can be told which of them are names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.commands.importer.recognising.lowering import capitalised, lowered, uncapitalised


@pytest.mark.parametrize(
    ("text", "told", "offered", "doubtful"),
    [
        ("KẾT QUẢ CÔNG TÁC NĂM 2026", [], "Kết quả công tác năm 2026", ()),
        ("ĐẢNG ỦY KHỐI HỌP", ["Đảng ủy Khối đã họp."], "Đảng ủy Khối họp", ("họp",)),
        ("ĐẢNG ỦY KHỐI HỌP", ["Chiều 5-6, Đảng ủy Khối họp."], "Đảng ủy Khối họp", ()),
        ("QUÝ III CỦA UBND TỈNH", [], "Quý III của UBND tỉnh", ()),
        ("XÃ MINH HÒA", ["Tại xã Minh Hòa có 3 chi bộ."], "Xã Minh Hòa", ()),
        ("XÃ MINH HÒA", ["Đã minh hòa. Minh Hòa họp."], "Xã minh hòa", ("hòa",)),
        ("XÃ MINH HÒA", ["Ông Minh, và hòa thuận."], "Xã minh hòa", ("minh hòa",)),
        ("XÃ MINH HÒA", ["MINH HÒA", "Tại xã khác."], "Xã minh hòa", ("minh hòa",)),
        ("XÃ MINH HÒA", ["Ở xã Minh Hòa.", "Ở xã minh hòa."], "Xã minh hòa", ("minh hòa",)),
        ("CHI BỘ, ĐẢNG BỘ - VÀ", [], "Chi bộ, Đảng bộ - và", ()),
    ],
)
def test_words_around_tell_how_a_word_is_written(
    text: str, told: list[str], offered: str, doubtful: tuple[str, ...]
) -> None:
    assert lowered(text, told) == (offered, doubtful)


def test_the_first_word_is_a_capital_anyway() -> None:
    assert lowered("SỞ", [], begins=True) == ("Sở", ())
    assert lowered("SỞ", []) == ("Sở", ("sở",))


@given(st.text(max_size=60), st.lists(st.text(max_size=60), max_size=3))
def test_no_letter_is_lost(text: str, told: list[str]) -> None:
    offered, doubtful = lowered(text, told)
    assert offered.casefold() == text.casefold() or len(text.lower()) != len(text)
    assert all(one in text.lower() for words in doubtful for one in words.split())


def test_a_text_goes_on_with_a_small_letter_unless_it_begins_with_a_name() -> None:
    assert uncapitalised("Kết quả năm", []) == "kết quả năm"
    assert uncapitalised("Đảng bộ Khối", []) == "Đảng bộ Khối"
    assert uncapitalised("Minh Hòa họp", []) == "Minh Hòa họp"
    assert uncapitalised("Nhà ở xã hội", ["Về nhà ở, có 3 việc."]) == "nhà ở xã hội"
    assert uncapitalised("KẾT QUẢ", []) == "KẾT QUẢ"
    assert uncapitalised("«Học tập»", []) == "«Học tập»"
    assert capitalised("đảng viên") == "Đảng viên"
