from __future__ import annotations

from datetime import date

import pytest

from plugins.copydesk.people import Office, capital_names, date_of, mentions, offices_of
from plugins.copydesk.words import compared

SECRETARY = Office("bí thư", ("đảng", "ủy", "khối"))


def people(text: str) -> list[tuple[str, list[str]]]:
    return [(one.name, [office.written.lower() for office in one.offices]) for one in mentions(text)]


@pytest.mark.parametrize(
    ("text", "name", "offices"),
    [
        ("Đồng chí Nguyễn Văn A, Bí thư Đảng ủy Khối, dự", "Nguyễn Văn A", ["bí thư đảng ủy khối"]),
        ("Ông Nguyễn Văn A - Phó Chủ tịch UBND tỉnh phát biểu", "Nguyễn Văn A", ["phó chủ tịch ubnd tỉnh phát biểu"]),
        ("bà Trần Thị B cho biết", "Trần Thị B", []),
        ("Trần Thị B, Giám đốc Sở Y tế", "Trần Thị B", ["giám đốc sở y tế"]),
        (
            "đ/c Lê C, Ủy viên Ban Thường vụ, Phó Bí thư Thường trực Đảng ủy",
            "Lê C", ["ủy viên ban thường vụ", "phó bí thư đảng ủy"],
        ),
    ],
)  # fmt: skip
def test_people_are_found_with_their_offices(text: str, name: str, offices: list[str]) -> None:
    assert people(text) == [(name, offices)]


@pytest.mark.parametrize("text", ["Hà Nội, thủ đô", "Đảng ủy Khối tổ chức", "Ban Thường vụ Tỉnh ủy, các ban"])
def test_other_words_with_capitals_are_no_people(text: str) -> None:
    assert people(text) == []


def test_offices_stand_on_either_side() -> None:
    text = compared("Bí thư Đảng ủy Khối Nguyễn Văn A, Chủ tịch Hội đồng")
    assert [one.written.lower() for one in offices_of(text, text.index("nguyễn"), len("nguyễn văn a"))] == [
        "chủ tịch hội đồng", "bí thư đảng ủy khối",
    ]  # fmt: skip


def test_a_body_is_compared_as_far_as_both_name_it() -> None:
    assert SECRETARY.is_of_body(Office("phó bí thư", ("đảng", "ủy")))
    assert not SECRETARY.is_of_body(Office("bí thư", ("tỉnh", "ủy")))
    assert not SECRETARY.is_of_body(Office("bí thư", ()))


def test_what_may_be_a_name_has_three_words_and_more() -> None:
    text = "gặp Khối Nguyễn Văn A ở Hà Nội"
    found = list(capital_names(text))
    assert ("Nguyễn Văn A", text.index("Nguyễn")) in found
    assert not any(name == "Hà Nội" for name, _ in found)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("Title: x\nDate: 2024-07-11 15:51\n\n", date(2024, 7, 11)),
        ("date: 11/07/2024\n\n", date(2024, 7, 11)),
        ("Title: x\nDate: hôm qua\n\n", None),
        ("Title: x\n\n", None),
    ],
)
def test_the_day_of_an_article_is_read(typed: str, day: date | None) -> None:
    assert date_of(typed.encode()) == day
