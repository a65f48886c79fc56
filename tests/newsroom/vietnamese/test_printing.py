"""Test dates, numbers and texts as they are printed."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from babel.dates import format_date
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from newsroom.model.addresses import YEARS
from newsroom.vietnamese.printing import VIETNAM, dateline, locale_date, no_break, number, without_end_mark


@pytest.mark.parametrize(
    ("moment", "has_time", "expected"),
    [
        (datetime(2024, 7, 11, 15, 51, tzinfo=VIETNAM), True, "Thứ Năm, 11/07/2024, 15:51 (GMT+7)"),
        (datetime(2024, 7, 14, 0, 0, tzinfo=VIETNAM), False, "Chủ Nhật, 14/07/2024"),
        (datetime(1987, 2, 3, 9, 5, tzinfo=VIETNAM), True, "Thứ Ba, 03/02/1987, 09:05 (GMT+7)"),
    ],
)
def test_dateline(moment: datetime, has_time: bool, expected: str) -> None:
    assert dateline(moment, has_time) == expected


def test_numbers_have_dots_between_thousands() -> None:
    assert [number(n) for n in (7, 2129, 59693, 1234567)] == ["7", "2.129", "59.693", "1.234.567"]


@given(st.integers(-(10**18), 10**18) | st.integers(-(10**9), 10**9).map(lambda tenths: tenths / 10))
def test_numbers_are_those_of_babel(value: float) -> None:
    assert number(value) == format_decimal(value, locale="vi")


@pytest.mark.slow
def test_days_are_those_of_babel_in_all_years_of_addresses() -> None:
    first, end = date(YEARS.start, 1, 1), date(YEARS.stop, 1, 1)
    for place in range((end - first).days):
        day = datetime.combine(first + timedelta(place), datetime.min.time(), VIETNAM)
        assert dateline(day, has_time=False) == format_date(day, "EEEE, dd/MM/yyyy", locale="vi")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("nhiệm kỳ 2020 - 2025", "nhiệm kỳ 2020~-~2025"),
        ("sáng Thứ Năm tới", "sáng Thứ~Năm tới"),
        ("chiều Chủ nhật", "chiều Chủ~nhật"),
        ("kết nạp 120 đảng viên mới", "kết nạp 120~đảng viên mới"),
        ("tăng 51,9 % so với", "tăng 51,9~% so với"),
        ("đường 5 kmh", "đường 5 kmh"),
        ("điều thứ ba mươi", "điều thứ~ba mươi"),
        ("A - B", "A - B"),
        ("2015 - 2020 - 2025", "2015~-~2020~-~2025"),
        ("tệp 1,2 MB và 25 m² sàn", "tệp 1,2~MB và 25~m² sàn"),
        ("Công văn số 12, Điều 5 và khoản 2", "Công văn số~12, Điều~5 và khoản~2"),
        ("khóa XIII, khoá 12, quý IV", "khóa~XIII, khoá~12, quý~IV"),
        ("lần thứ XII", "lần thứ~XII"),
        ("phương 5, nhiều 7, số Vạn, khóa Xuân", "phương 5, nhiều 7, số Vạn, khóa Xuân"),
    ],
)
def test_what_belongs_together_stays_on_one_line(text: str, kept: str) -> None:
    assert no_break(text) == kept.replace("~", "\u00a0")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hội nghị bế mạc./.", "Hội nghị bế mạc."),
        ("Hội nghị bế mạc ./. ", "Hội nghị bế mạc."),
        ("Hội nghị bế mạc./", "Hội nghị bế mạc."),
        ("Xem tại https://a.vn/", "Xem tại https://a.vn/"),
        ("đạt 80/81.", "đạt 80/81."),
    ],
)
def test_the_official_end_mark_goes(text: str, expected: str) -> None:
    assert without_end_mark(text) == expected


def test_a_date_that_is_not_known_is_said_to_be_so() -> None:
    assert locale_date(None) == dateline(None) == dateline(None, has_time=False) == "Chưa có ngày"
