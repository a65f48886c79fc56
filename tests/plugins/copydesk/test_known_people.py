from __future__ import annotations

from datetime import date, timedelta

import pytest

from newsroom.vietnamese.comparing import comparable
from plugins.copydesk.archive import Counts
from plugins.copydesk.known_people import Paper, Register, check_people, entries
from plugins.copydesk.words import note

DAY = date(2024, 7, 1)


def paper(text: str, number: int, day: date | None = None) -> Paper:
    path = f"articles/2024/07/bai-{number}/index.md"
    return Paper(path, day or DAY + timedelta(number), ((path, text),))


def found(text: str, *others: str, day: date | None = None, later: str = "") -> list[dict[str, str]]:
    papers = [paper(other, number) for number, other in enumerate(others)]
    own = paper(text, 20, day)
    papers += [own, *([paper(later, 40)] if later else [])]
    words = Counts.of(note(one.texts[0][1]) for one in papers).words
    register = Register([entry for one in papers for entry in entries(one)], words)
    return [{"code": one.code, **dict(one.values)} for one in check_people(own, register)]


KNOWN = ("Đồng chí Nguyễn Đình Quế, Bí thư Đảng ủy Khối, dự.",) * 3
OTHER = ("Bà Trần Thị Quề và ông Lê Văn Quyế cùng dự.",)  # so that neither syllable is new


@pytest.mark.parametrize(
    "typed",
    [
        "Đồng chí Nguyễn Đình Quề, Bí thư Đảng ủy Khối, kết luận.",
        "Bí thư Đảng ủy Khối Nguyễn Đình Quề kết luận.",
        "Bí thư Đảng ủy Khối, đồng chí Nguyễn Đình Quyế kết luận.",
    ],
)
def test_a_name_nearly_known_with_the_same_office_is_doubted(typed: str) -> None:
    (one,) = found(typed, *KNOWN, *OTHER)
    assert (one["code"], comparable(one["other"]), one["texts"]) == (
        "name-known",
        comparable("Nguyễn Đình Quế"),
        "3",
    )


def test_a_syllable_that_no_other_article_has_is_enough() -> None:
    assert [one["name"] for one in found("Chụp ảnh ông Nguyển Đình Quế.", *KNOWN)] == ["Nguyển Đình Quế"]


@pytest.mark.parametrize(
    "typed",
    [
        "Đồng chí Nguyễn Đình Quế, Bí thư Đảng ủy Khối, kết luận.",
        "Ông Nguyễn Đình Quề, công nhân, kể.",
        "Ông Nguyễn Đình Quề, Giám đốc Công ty Cấp nước, nói.",
        "Đồng chí Nguyễn Đình Quế, Bí thư Đảng ủy Khối, và con là Nguyễn Đình Quề.",
        "Đồng chí Nguyễn Đình Mai, Bí thư Đảng ủy Khối, kết luận.",
    ],
)
def test_the_same_name_namesakes_and_relatives_are_not(typed: str) -> None:
    assert found(typed, *KNOWN, *OTHER, "Ông Trần Mai dự.") == []


def test_names_that_stand_seldom_are_not_known() -> None:
    assert found("Bí thư Đảng ủy Khối Nguyễn Đình Quề dự.", *KNOWN[:2], *OTHER) == []


def test_an_office_that_changed_from_one_day_to_the_next_is_asked_about() -> None:
    (one,) = found("Đồng chí Nguyễn Đình Quế, Phó Bí thư Đảng ủy Khối, dự.", *KNOWN)
    assert (one["code"], one["office"], one["other"], one["texts"]) == (
        "office-changed", "Phó Bí thư Đảng ủy Khối", "Bí thư đảng ủy khối", "3",
    )  # fmt: skip


@pytest.mark.parametrize(
    "typed",
    [
        "Đồng chí Nguyễn Đình Quế, Bí thư Đảng ủy Khối các cơ quan tỉnh, dự.",
        "Đồng chí Nguyễn Đình Quế, Ủy viên Ban Thường vụ Tỉnh ủy, Bí thư Đảng ủy Khối, dự.",
        "Đồng chí Nguyễn Đình Quế, Trưởng Ban Chỉ đạo, dự.",
        "Đồng chí Nguyễn Đình Quế dự.",
    ],
)
def test_more_offices_and_longer_words_for_one_are_no_change(typed: str) -> None:
    assert found(typed, *KNOWN) == []


def test_a_change_of_long_ago_or_one_that_others_say_too_is_not_asked_about() -> None:
    typed = "Đồng chí Nguyễn Đình Quế, Phó Bí thư Đảng ủy Khối, dự."
    assert found(typed, *KNOWN, day=DAY + timedelta(200)) == []
    assert found(typed, *KNOWN, later=typed) == []


def test_another_body_of_the_same_kind_is_asked_about() -> None:
    known = ("Bà Trần Thị B, Giám đốc Sở Y tế, dự.",) * 3
    assert [one["code"] for one in found("Bà Trần Thị B, Giám đốc Sở Nội vụ, dự.", *known)] == [
        "office-changed"
    ]
    assert found("Bà Trần Thị B, Giám đốc Bệnh viện, dự.", *known) == []
