from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.vietnamese.repeating import beginning, essence, nearly_says, says_again

LONG = "Đồng chí Bí thư Đảng ủy Khối trao quyết định"
NAMED = "Đại biểu và ông Phạm Minh Chính thăm tỉnh Nam Định dịp hội nghị"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Đảng uỷ Khối", "Đảng ủy Khối"),
        ("Khoá XII", "KHÓA XII"),
        ("Đại biểu dự hội nghị.", "ĐẠI BIỂU DỰ HỘI NGHỊ"),
        ("Đại biểu dự hội nghị", "Đại biểu dự hội nghị./."),
        ("Đại biểu dự hội nghị…", "Đại biểu dự hội nghị..."),
        ("“Ý Đảng”, lòng dân", '"Ý Đảng", lòng dân!'),
        ("“Ý Đảng”", "Ý Đảng."),
        ("Nhiệm kỳ 2020 – 2025", "Nhiệm kỳ 2020-2025"),
        ("Vì sao còn chậm?", "Vì sao còn chậm?"),
        ("Hòa  giải\nở cơ sở", "Hoà giải ở cơ sở"),
    ],
)
def test_texts_that_say_the_same(first: str, second: str) -> None:
    assert says_again(first, second)
    assert not nearly_says(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Đại biểu dự hội nghị", "Quang cảnh hội nghị"),
        ("Bà Lan hỏi cháu", "Bà Làn hồi chậu"),
        ("Đại hội lần thứ I", "Đại hội lần thứ II"),
        ("Quý 1 năm 2023", "Quý 1 năm 2024"),
        ("Chi bộ 5 họp bàn công tác", "Chi bộ 6 họp bàn công tác"),
        ("Hội thi tay nghề", "Hội thi tay nghề giỏi"),
        ("Hội thao", "Hội thoa"),
        (LONG, LONG.replace("trao", "tra").replace("định", "địnhh")),
        (LONG, LONG + " mới"),
        (NAMED, NAMED.replace("Chính", "Chín")),
        (NAMED, NAMED.replace("Phạm", "Phan")),
        (NAMED, NAMED.replace("Nam Định", "Nam Địn")),
        ("Đạt 5 điểm", "Đạt 5,5 điểm"),
        ("", ""),
        ("…", "…"),
    ],
)
def test_texts_that_say_different_things(first: str, second: str) -> None:
    assert not says_again(first, second)
    assert not nearly_says(first, second)
    assert not nearly_says(second, first)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Đại hội lần thứ 1", "Đại hội lần thứ I"),
        ("Khoá XII", "Khóa 12"),
        ("Kỳ họp thứ XIV", "Kỳ họp thứ 14"),
        ("Trao thẻ cho đảng viên.", "Trao thẻ cho đảng viên?"),
        ("Tổ 1, tổ 2 dự thi", "Tổ 1 tổ 2 dự thi"),
        ("Từ trái sang", "Từ trái sang:"),
        ("Hội thi tay nghề", "Hội thi tay nghế"),
        (LONG, LONG.replace("trao", "tra")),
        (LONG, LONG.replace("quyết", "quyêt")),
        (LONG, LONG.replace("định", "đinhh")),
        (LONG, LONG.replace("Khối", "Khiố")),
        (NAMED, NAMED.replace("biểu", "bieeu")),
        (NAMED, NAMED.replace("hội", "hôij")),
        (NAMED, NAMED.replace("thăm", "thămm")),
        ("Quang cảnh Hội nghị sơ kết quý", "Quang cảnh Hộii nghị sơ kết quý"),
    ],
)
def test_texts_that_differ_by_a_slip_are_nearly_the_same_and_no_more(first: str, second: str) -> None:
    assert not says_again(first, second)
    assert nearly_says(first, second)
    assert nearly_says(second, first)


@pytest.mark.parametrize("other", [LONG.upper().replace("TRAO", "TRA"), LONG.title().replace("Trao", "Tra")])
def test_a_slip_in_a_text_in_capitals_counts_alike_in_both_directions(other: str) -> None:
    assert nearly_says(LONG, other) == nearly_says(other, LONG)


words = st.lists(
    st.sampled_from(
        ["uỷ", "ủy", "Khối", "khối", "Mai", "Mải", "I", "1", "?", ".", "…", "“", "”", " ", ",", "-"]
    ),
    max_size=6,
).map("".join)


@given(words, words)
def test_what_says_the_same_has_the_same_letters_tones_figures_and_question_marks(
    first: str, second: str
) -> None:
    assert says_again(first, second) == says_again(second, first)
    assert says_again(first, first) == any(char.isalnum() for char in first)
    if says_again(first, second):
        told = [
            [char for char in text.replace("uỷ", "ủy").casefold() if char.isalnum() or char == "?"]
            for text in (first, second)
        ]
        assert told[0] == told[1]


@given(words)
def test_the_essence_of_an_essence_is_itself(text: str) -> None:
    assert essence(essence(text)) == essence(text)


odd = st.text("aẢuủ\u0309ßİi\u0307đD \"“'‘(-–.…,1ŉʼn", max_size=5)


@given(odd, odd, words)
def test_texts_say_the_same_if_their_essences_are_one(first: str, second: str, rest: str) -> None:
    for one, other in ((first, second), (f"{first} {rest}", f"{second} {rest}"), (first, f"“{first}.”")):
        assert says_again(one, other) == (bool(essence(one)) and essence(one) == essence(other))


@given(odd, odd, words)
def test_texts_that_say_the_same_begin_alike_where_that_is_plain(first: str, second: str, rest: str) -> None:
    for one, other in ((first, second), (f"{first} {rest}", f"{second} {rest}"), (first, f"“{first}.”")):
        if says_again(one, other):
            assert beginning(one) == beginning(other) or not beginning(one) or not beginning(other)


def test_texts_of_which_one_word_differs_are_looked_at_to_their_ends() -> None:
    assert nearly_says("Đại biểu dự hội nghị", "Đai biểu dự hội nghị")
    assert nearly_says("Đại biểu dự hội nghị", "Đại biêu dự hội nghị")
    assert not nearly_says("Đại biểu dự hội nghị", "Đai biêu dự hội nghị")
