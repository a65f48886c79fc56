"""The lines of what the typesetter met."""

from __future__ import annotations

import pytest

from plugins.manuscript.markup.locator import Locator


def test_places_have_lines() -> None:
    locator = Locator("a\nx\n", 10)
    assert [locator.line(needle) for needle in ("a", "x", "không có")] == [10, 11, 10]


def test_equal_things_are_found_on_their_own_lines() -> None:
    locator = Locator("a\nx\nb\nx\n", 10)
    assert [locator.line("x"), locator.line("x"), locator.line("x"), locator.line("?")] == [11, 13, 11, 10]


@pytest.mark.parametrize(
    ("text", "needle", "lines"),
    [
        ("![Một](11.jpg)\n![Hai](1.jpg)", "1.jpg", [2, 2]),
        ("![Một](1.jpg.png)\n![Hai](1.jpg)", "1.jpg", [2]),
        ("![Một](a/1.jpg)\n![Hai](1.jpg)", "1.jpg", [2]),
        ("Ảnh 1.jpg đẹp.\n![Hai](1.jpg)\n![Hai](<1.jpg>)", "1.jpg", [2, 3, 2]),
        ("Ảnh 1.jpg đẹp.\n11.jpg", "1.jpg", [1, 2]),
        ("![Một](11.jpg)", "1.jpg", [1]),
        ("Xem (kh.pdf).\n[x](kh.pdf)", "kh.pdf", [2]),
        ("`[x](kh.pdf)`\n[x](kh.pdf)", "kh.pdf", [2, 2]),
        ("``a ` [x](kh.pdf)``\n[x](kh.pdf)", "kh.pdf", [2]),
        ("\\[x](kh.pdf)\n[x](kh.pdf)", "kh.pdf", [2]),
        ("<!-- cũ:\n[x](kh.pdf) -->\n[x](kh.pdf)", "kh.pdf", [3]),
        ("<!-- [x](kh.pdf) -->", "kh.pdf", [1]),
        ("![x](kh.pdf)\n[x](kh.pdf)", "kh.pdf", [2]),
        ("![x](kh.pdf)", "kh.pdf", [1]),
        ("[![x](1.jpg)](kh.pdf)\n[x](kh.pdf)", "kh.pdf", [1, 2]),
        ("[a](https://a.vn)\nhttps://a.vn\n<https://a.vn>", "https://a.vn", [1, 2, 3]),
        ("kh.pdf\n[x]: kh.pdf", "kh.pdf", [2]),
        ("chữ]()\n ]()", "]()", [1, 2]),
    ],
)
def test_what_stands_as_an_address_goes_first(text: str, needle: str, lines: list[int]) -> None:
    locator = Locator(text, 1)
    assert [locator.line(needle) for _ in lines] == lines


def test_photos_and_links_of_one_name_are_found_apart() -> None:
    locator = Locator("[b](b.docx)\n![x [1]](b.docx 'x')\n[b](b.docx)\n![y](<b.docx>)", 1)
    assert [locator.line("b.docx") for _ in "ab"] == [1, 3]
    assert [locator.line("b.docx", photo=True) for _ in "ab"] == [2, 4]


def test_what_stands_behind_backslashes_is_found_without_them() -> None:
    locator = Locator("chữ\n[x](kho\\_a.pdf)\n\n[y]: kho\\_a.pdf", 1)
    assert [locator.line("kho_a.pdf") for _ in "ab"] == [2, 4]
