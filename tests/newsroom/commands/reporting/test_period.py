"""Months and days are understood as people write them, or it is told in a sentence that they are not."""

from __future__ import annotations

from datetime import date

import pytest

from newsroom.commands.reporting.period import Unclear, read_period


@pytest.mark.parametrize("month", ["2024-07", "07/2024", "7/2024", " 2024-7 ", "7.2024"])
def test_a_month(month: str) -> None:
    period = read_period(month, "", "")
    assert (period.first, period.last) == (date(2024, 7, 1), date(2024, 7, 31))
    assert (period.name, period.title) == ("2024-07", "tháng 7/2024")


def test_february_december_and_a_year_end_where_they_end() -> None:
    assert read_period("2024-02", "", "").last == date(2024, 2, 29)
    assert read_period("12/2024", "", "").last == date(2024, 12, 31)
    year = read_period("2024", "", "")
    assert (year.first, year.last, year.title) == (date(2024, 1, 1), date(2024, 12, 31), "năm 2024")


def test_from_a_day_to_a_day() -> None:
    period = read_period("", "2024-07-01", "15/7/2024")
    assert (period.first, period.last) == (date(2024, 7, 1), date(2024, 7, 15))
    assert (period.name, period.title) == ("2024-07-01_2024-07-15", "từ 01/07/2024 đến 15/07/2024")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (("", "", ""), "MONTH: lỗi: chưa ghi tháng"),
        (("2024-13", "", ""), "MONTH: lỗi: «2024-13» không phải một tháng."),
        (("tháng 7", "", ""), "MONTH: lỗi: «tháng 7» không phải một tháng."),
        (("0000", "", ""), "MONTH: lỗi: «0000» không phải"),
        (("9999-12", "", ""), "MONTH: lỗi: «9999-12» không phải"),
        (("2024-07", "1/7/2024", ""), "MONTH: lỗi: chỉ ghi MONTH"),
        (("", "1/7/2024", ""), "TO: lỗi: chưa ghi ngày."),
        (("", "31/6/2024", "1/7/2024"), "FROM: lỗi: «31/6/2024» không phải một ngày."),
        (("", "2/7/2024", "1/7/2024"), "TO: lỗi: ngày «1/7/2024» trước ngày «2/7/2024» của FROM."),
    ],
)
def test_what_is_unclear_is_told_with_an_example(given: tuple[str, str, str], told: str) -> None:
    with pytest.raises(Unclear) as unclear:
        read_period(*given)
    said = str(unclear.value)
    assert said.startswith(told)
    assert said.endswith("Ví dụ: make report MONTH=2024-07, hoặc make report FROM=01/07/2024 TO=15/07/2024.")
