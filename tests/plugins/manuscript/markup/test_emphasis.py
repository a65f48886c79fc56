"""Stars and low lines are emphasis where it is meant, else signs of the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
