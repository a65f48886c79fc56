"""Prose loses slips of spaces and signs; what is no prose keeps all."""

from __future__ import annotations

import pytest

from newsroom.commands.fix.body import mended_body


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("Họp  bàn , quyết : ba việc !", "Họp bàn, quyết: ba việc!"),
        ("tương phản 4,5 : 1, từ 8 . 30", "tương phản 4,5 : 1, từ 8 . 30"),
        ("năm 2024 , nay", "năm 2024, nay"),
        ("-   một  hai", "-   một hai"),
        ("    - sâu  hơn", "    - sâu hơn"),
        ("Hai dấu cách  \nngắt dòng  ", "Hai dấu cách  \nngắt dòng"),
        ("một\n\n\n\nhai\n \n", "một\n\nhai"),
        ("“Một” và \"hai\", (\"ba\").", "“Một” và “hai”, (“ba”)."),
        ("“Một “hai\" ba\" bốn”", "“Một “hai\" ba\" bốn”"),
        ("“a” dài 5\" và 6\"", "“a” dài 5\" và 6\""),
        ('"Một" thôi', '"Một" thôi'),
        ("kết thúc ./.", "kết thúc ./."),
        ("Từ 2020 .. đến", "Từ 2020 .. đến"),
    ],
)  # fmt: skip
def test_slips_are_mended(typed: str, mended: str) -> None:
    assert mended_body(typed) == f"{mended}\n"
    assert mended_body(f"{mended}\n") == f"{mended}\n"


@pytest.mark.parametrize(
    "text",
    [
        "`a  b , c` và <b title='x  y'>b</b>",
        "![Ảnh  , đẹp](1.jpg \"Chú  thích\")",
        "[chữ  , nối](https://a.vn/x \"tên  gì\")",
        "| a  |  b , c |\n|----|:---|",
        "a\tb  c\nd\te , f",
        "https://a.vn/x , a@b.vn , x",
        "<pre>\na  b\n</pre>",
    ],
)  # fmt: skip
def test_what_is_no_prose_stays(text: str) -> None:
    assert mended_body(text).rstrip("\n") == text
