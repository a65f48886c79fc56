"""Stars and low lines are emphasis where it is meant, else signs of the text."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plugins.manuscript.markup import emphasis
from plugins.manuscript.markup.emphasis import Pair, all_pairs
from tests.support.setting import html_of


@pytest.mark.parametrize(
    "text",
    [
        "Đơn giá(*) lên, sản lượng(*) xuống.",
        "(*) Ước tính. (**) Chính thức. (***) Cả năm.",
        "Cột A*: 5; cột B* là 6.",
        "*) Ghi chú một, *) ghi chú hai",
        "Hộp 2*3*4 dm, 2**3**4",
        "Sinh ngày __/__/____ tại ______ huyện ___",
        "Số:___/QĐ, ký:___ngày",
        "a_b_c và ten_tep_dai.txt",
        "5 * 3 * 2 = 30",
        "_/_/_",
        "****bốn sao****",
    ],
)
def test_signs_of_the_text_stand_as_typed(text: str) -> None:
    assert html_of(text) == f"<p>{text}</p>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**đậm**, *nghiêng*; ***cả hai***.", "<strong>đậm</strong>, <em>nghiêng</em>; <strong><em>cả hai</em></strong>."),
        ("_nghiêng_ và __đậm__", "<em>nghiêng</em> và <strong>đậm</strong>"),
        ("**Kết quả:**đạt", "<strong>Kết quả:</strong>đạt"),
        ("**a**b", "<strong>a</strong>b"),
        ("*một **hai** ba*", "<em>một <strong>hai</strong> ba</em>"),
        ("“*x*” (**y**)", "“<em>x</em>” (<strong>y</strong>)"),
        ("**51,9%** và **“x”**", "<strong>51,9%</strong> và <strong>“x”</strong>"),
        ("**[x](https://a.vn)**", '<strong><a href="https://a.vn">x</a></strong>'),
        ("*1*2* hết", "<em>1*2</em> hết"),
    ],
)  # fmt: skip
def test_emphasis_is_set(text: str, expected: str) -> None:
    assert html_of(text) == f"<p>{expected}</p>"


@given(
    st.lists(st.sampled_from(["*", "**", "_", "__", "(", ")", " ", ",", "3", "đ", "Số"]), max_size=12).map(
        "".join
    )
)
def test_no_word_and_no_unpaired_sign_is_lost(text: str) -> None:
    html = html_of(f"A {text} B")
    pairs = html.count("<em>") + 2 * html.count("<strong>")
    text = text.strip()
    assert html.count("*") + html.count("_") + 2 * pairs == text.count("*") + text.count("_")


signs = st.sampled_from(
    ["*", "**", "_", "__", "***", "*a*", "**b**", "_c_", "(", ")", " ", ",", "3", "đ", "Số"]
)


@given(st.lists(signs, max_size=12).map("".join))
@example("**a**_b_")
@example("*a**b*")
@example("*a *b* c*")
@example("**a* b**")
def test_emphases_side_by_side_are_those_that_are_found_one_by_one(text: str) -> None:
    found = all_pairs(text)
    with patch.object(emphasis, "_side_by_side", return_value=[]):
        assert found == all_pairs(text)


def test_emphases_side_by_side_are_found_without_looking_further() -> None:
    with patch.object(emphasis, "_all_pairs", None):
        assert all_pairs("**đậm**, *nghiêng* và _lệch_") == [Pair(0, 7, 2), Pair(9, 18, 1), Pair(22, 28, 1)]
