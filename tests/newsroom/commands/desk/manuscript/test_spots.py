from __future__ import annotations

import time

import pytest

from newsroom.commands.desk.manuscript.spots import links_in, photos_in, renamed


@pytest.mark.parametrize(
    ("text", "words", "target", "wide"),
    [
        ("![a](1.jpg)", "a", "1.jpg", ""),
        ('![a [b] \\] c](1.jpg "x (y)"){rộng}', "a [b] \\] c", "1.jpg", "{rộng}"),
        ("![](2 3.jpg)", "", "2 3.jpg", ""),
        ("![a](<2 3.jpg>)", "a", "2 3.jpg", ""),
        ('![a](album\\1.jpg "x\ny")', "a", "album\\1.jpg", ""),
        ("![Hai][tên]\n\n[tên]: 5.jpg 'x'", "Hai", "5.jpg", ""),
        ("![tên]\n\n[Tên]: 5.jpg", "tên", "5.jpg", ""),
    ],
)
def test_photos_are_found_in_all_forms(text: str, words: str, target: str, wide: str) -> None:
    (spot,) = photos_in(f"Lời.\n\n{text}")
    assert (spot.words, spot.target, spot.wide) == (words, target, wide)


@pytest.mark.parametrize(
    "text", ["`![a](1.jpg)`", "<!-- ![a](1.jpg) -->", "![a\n\n](1.jpg)", "![a]", "![a](1.jpg"]
)
def test_what_is_no_photo_is_not_found(text: str) -> None:
    assert list(photos_in(text)) == []


def test_links_are_found_with_what_stands_in_their_words() -> None:
    first, second = links_in('[![Lễ](a.jpg "x")](https://a.vn) và [Kế hoạch](kh.pdf)')
    assert (first.words, first.target) == ('![Lễ](a.jpg "x")', "https://a.vn")
    assert (second.words, second.target) == ("Kế hoạch", "kh.pdf")


@pytest.mark.parametrize("sign", ["![", "[", "![a](", "[a][", "![a\n"])
def test_thousands_of_brackets_that_hold_nothing_take_no_time(sign: str) -> None:
    start = time.process_time()
    text = f"{sign * 5_000}\n\n![a](1.jpg)"
    assert [spot.target for spot in photos_in(text)][-1:] == ["1.jpg"]
    list(links_in(text))
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ('![1.jpg](1.jpg "1.jpg")', '![1.jpg](x.jpg "1.jpg")'),
        ("![a](<1 2.jpg>)", "![a](<x.jpg>)"),
        ('![a][b]\n\n[b]: 1.jpg "T"', '![a](x.jpg "T")'),
    ],
)
def test_only_the_address_is_another(text: str, written: str) -> None:
    (spot,) = photos_in(text)
    assert renamed(text, spot, "x.jpg") == written
