"""Datelines in all spellings that portals print."""

from __future__ import annotations

import pytest

from newsroom.commands.importer.recognising.datelines import read_dateline

SPELLINGS = {
    "Thứ Năm, 11/07/2024, 15:51 (GMT+7)": "2024-07-11 15:51",
    "Cập nhật lúc 15:51, Thứ Năm, 11/07/2024 (GMT+7)": "2024-07-11 15:51",
    "Thứ 2, Ngày 25 / 10 / 2021": "2021-10-25",
    "[GMT+7] 11/7/2024 8h30": "2024-07-11 08:30",
    "20h45' - Thứ bảy, ngày 05/5/2018": "2018-05-05 20:45",
    "15 giờ 51 phút, ngày 11 tháng 7 năm 2024": "2024-07-11 15:51",
    "Ngày 25 tháng Mười năm 2021": "2021-10-25",
    "Sáng Thứ Hai, ngày 2 tháng Năm năm 2022, 09:30": "2022-05-02 09:30",
    "Được đăng: Thứ năm, 11 Tháng 7 2019 15:51": "2019-07-11 15:51",
    "Tháng Năm 9, 2023": "2023-05-09",
    "November 24, 2022": "2022-11-24",
    "24 Nov 2022 3:05 PM": "2022-11-24 15:05",
    "15:51:03 11/07/2024": "2024-07-11 15:51",
    "2024-07-11T15:51:00+07:00": "2024-07-11 15:51",
    "11.07.2024": "2024-07-11",
    "(Ngày đăng: 11-07-2024)": "2024-07-11",
    "11/07/2024 3:51:00 CH": "2024-07-11 15:51",
    "7/25/2024 3:51:00 PM": "2024-07-25 15:51",
    "• 09:41 21/01/2021": "2021-01-21 09:41",
}


@pytest.mark.parametrize("line", SPELLINGS)
def test_a_dateline_is_read_whole(line: str) -> None:
    found = read_dateline(line)
    assert [stamp.value for stamp in found.stamps] == [SPELLINGS[line]]
    assert found.alone


@pytest.mark.parametrize(
    "line",
    [
        "Sáng 11-7, Đảng ủy Khối họp",
        "80/81 tổ chức cơ sở đảng",
        "Số 12-TB/ĐUK",
        "Ngày 31/02/2024",
        "nhiệm kỳ 2020-2025",
        "Điện thoại: 0200.3.842.111",
    ],
)
def test_what_is_no_full_date_gives_none(line: str) -> None:
    assert read_dateline(line).stamps == ()


def test_a_month_that_may_be_the_day_is_left_open() -> None:
    (stamp,) = read_dateline("7/11/2024 3:51 PM").stamps
    assert stamp.other == (7, 11)
    (stamp,) = read_dateline("Thursday 7/11/2024 3:51 CH").stamps
    assert stamp.other is None


def test_labels_of_publishing_and_of_today_are_told_apart() -> None:
    (published,) = read_dateline("Ngày đăng: 11/07/2024").stamps
    (updated,) = read_dateline("Cập nhật: 12/07/2024").stamps
    (today,) = read_dateline("Hôm nay: Thứ Năm, 26/11/2026").stamps
    assert (published.labelled, published.updated, published.is_today) == (True, False, False)
    assert (updated.labelled, updated.updated) == (True, True)
    assert (today.labelled, today.is_today) == (False, True)


def test_a_weekday_is_held_against_its_date() -> None:
    assert read_dateline("Thứ Năm, 11/07/2024").stamps[0].weekday_fits is True
    assert read_dateline("Thứ Hai, 11/07/2024").stamps[0].weekday_fits is False
    assert read_dateline("11/07/2024").stamps[0].weekday_fits is None


@pytest.mark.parametrize(
    ("line", "views"),
    [
        ("Lượt xem: 2129", "2129"),
        ("1.234 lượt xem", "1234"),
        ("Đã xem: 1,234", "1234"),
        ("Số lần đọc 12", "12"),
        ("(Xem: 45)", "45"),
        ("07:30 23/11/2021 Lượt xem: 77", "77"),
    ],
)
def test_counters_are_read(line: str, views: str) -> None:
    assert read_dateline(line).views == views
    assert read_dateline(line).alone


def test_visits_of_the_site_are_no_views_of_the_article() -> None:
    assert read_dateline("Lượt truy cập: 1.234.567").views == ""


def test_a_date_without_a_year_is_told_as_such() -> None:
    assert read_dateline("Thứ Sáu, 22/07 - 15:30").partial == "22/07"


def test_the_place_of_a_letter_stands_before_its_day() -> None:
    found = read_dateline("Bình An, ngày 12 tháng 7 năm 2024")
    assert found.alone
    assert [stamp.value for stamp in found.stamps] == ["2024-07-12"]
    assert not read_dateline("Hội nghị họp tại Bình An, ngày 12 tháng 7 năm 2024 bế mạc").alone


def test_a_weekday_tells_that_the_month_stands_first() -> None:
    assert read_dateline("T6, 08/14/2020 - 16:02").stamps[0].value == "2020-08-14 16:02"
    assert read_dateline("Thứ sáu, 08/07/2020").stamps[0].value == "2020-08-07"
    assert read_dateline("Thứ tư, 08/07/2020").stamps[0].value == "2020-07-08"
