from __future__ import annotations

import pytest

from newsroom.commands.importer.pages.markup import Element, tree_of
from newsroom.commands.importer.pages.pictures import addresses, is_ornament, picture_of
from newsroom.commands.importer.source import Picture


def image(html: str) -> Element:
    return next(tree_of(html).iter("img"))


@pytest.mark.parametrize(
    ("html", "best"),
    [
        ("<img src=a.jpg>", "a.jpg"),
        ("<img src='data:image/gif;base64,R0lG' data-src=a.jpg>", "a.jpg"),
        ("<img src=/images/blank.gif data-original=a.jpg>", "a.jpg"),
        ("<img src=a-300.jpg srcset='a-300.jpg 300w, a.jpg 1024w, a-1.jpg'>", "a.jpg"),
        ("<a href='/upload/lon.JPG'><img src=nho.jpg></a>", "/upload/lon.JPG"),
        ("<a href='/bai-viet.html'><img src=nho.jpg></a>", "nho.jpg"),
        ("<picture><source srcset='a.webp 1x, b.webp 2x'><img src=a.jpg></picture>", "b.webp"),
    ],
)
def test_the_best_address_comes_first(html: str, best: str) -> None:
    assert addresses(image(html))[0] == best


@pytest.mark.parametrize(
    ("html", "is_so"),
    [
        ("<img src=x.jpg width=1 height=1>", True),
        ("<img src=x.jpg style='width:16px;height:16px'>", True),
        ("<img src=/themes/icon_print.gif>", True),
        ("<img src=/img/spacer.gif width=100%>", True),
        ("<img src=/tin/arrow.jpg>", False),
        ("<img src=/icon/hoi-nghi.png>", False),
        ("<img src=/a/logo-print.png width=400>", False),
        ("<img src=a.jpg width=500 height=300>", False),
        ("<img>", False),
    ],
)
def test_knows_ornaments(html: str, is_so: bool) -> None:
    element = image(html)
    assert is_ornament(element, addresses(element)) is is_so


def test_takes_the_first_that_is_at_hand_and_asks_for_the_best() -> None:
    found = ["https://a.vn/lon.jpg", "trang_files/nho.jpg"]
    element = image("<img alt=' Đại  biểu '>")
    at_hand = {"trang_files/nho.jpg": "nho.jpg"}
    assert picture_of(element, found, lambda name: at_hand.get(name, "")) == (
        Picture(file="nho.jpg", alt="Đại biểu"),
        "",
    )
    assert picture_of(element, found, lambda name: "")[0] == Picture(
        alt="Đại biểu", missing="https://a.vn/lon.jpg"
    )


def test_files_of_a_computer_are_asked_for_never_opened() -> None:
    asked: list[str] = []

    def find(name: str) -> str:
        asked.append(name)
        return "x"

    picture, fault = picture_of(image("<img>"), ["file:///C:/Users/may%201/anh.jpg"], find)
    assert picture == Picture(missing="anh.jpg")
    assert "máy tính riêng" in fault
    assert asked == []
    assert picture_of(image("<img>"), ["javascript:alert(1)"], lambda name: "")[0] is None


def test_data_is_never_repeated_in_what_is_asked_for() -> None:
    assert picture_of(image("<img>"), ["data:image/png;base64," + "A" * 10_000], lambda name: "")[
        0
    ] == Picture(missing="ảnh nhúng trong trang")


def test_a_stand_in_is_never_taken_for_the_photo_that_is_not_there() -> None:
    tiny = "data:image/gif;base64,R0lGODlhAQAB"
    whole = "data:image/jpeg;base64," + "A" * 5000
    assert picture_of(
        image("<img>"), ["a.jpg", tiny, "blank.gif"], lambda name: "anh.gif" if name != "a.jpg" else ""
    )[0] == Picture(missing="a.jpg")
    assert picture_of(image("<img>"), ["a.jpg", whole], lambda name: "anh.jpg" if name == whole else "")[
        0
    ] == Picture(file="anh.jpg")
    assert picture_of(image("<img>"), [tiny], lambda name: "anh.gif")[0] == Picture(file="anh.gif")
