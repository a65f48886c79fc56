from __future__ import annotations

from datetime import datetime

import pytest

from newsroom.model.copy import Copy
from newsroom.vietnamese.printing import VIETNAM
from plugins.copydesk.dates import check_dates
from tests.support.proofreading import PATH, article, codes


@pytest.mark.parametrize(
    "text",
    [
        "Hoàn thành trước ngày 31/6.",
        "Sáng 30-2, đơn vị họp.",
        "Ngày 29/2/2023 có họp.",
        "Từ 12/13/2024 trở đi.",
        "Đến hết ngày 31 tháng 11 năm 2023.",
        "Họp ngày 12/13.",
        "Trong tháng 13/2024.",
        "Ngày 07/25/2024 có họp.",
        "Chiều ngày 32-5 có họp.",
        "Từ ngày 30.02.2024 có họp.",
    ],
)
def test_a_day_that_no_calendar_has_is_reported(text: str) -> None:
    assert codes(check_dates, article(text)) == ["no-such-day"]


@pytest.mark.parametrize(
    "text",
    [
        "Ngày 29/2/2024, ngày 30/6, sáng 31-7, 28/02/2023.",
        "Ngày 29/2 năm ấy.",
        "Ngày 30/2 âm lịch, mùng 30 tháng 2 âm lịch.",
        "Có 31/6 phiếu; kết quả 30-2; đường dây 500/220.",
        "Quyết định số 31/13/2024/QĐ, Nghị quyết 35-6.",
        "Từ 80/81 tổ chức, đến 31/35 chi bộ, và 40/45 người.",
        "Phiên bản 31.13.2024.1.",
        "Đạt từ 31/32 điểm.",
    ],
)
def test_days_and_what_only_looks_like_one_are_passed_over(text: str) -> None:
    assert "no-such-day" not in codes(check_dates, article(text))


@pytest.mark.parametrize(
    ("lead", "text"),
    [
        ("Sáng 12-7, Đảng ủy Khối tổ chức hội nghị.", "Lời."),
        ("Ngày 20/8/2024, Đảng ủy Khối đã tổ chức hội nghị.", "Lời."),
        ("Lời.", "Chiều 15-7, Đảng ủy Khối đã tổ chức hội nghị."),
        ("Lời.", "(ABO) Sáng 15-7, Đảng ủy Khối đã họp."),
        ("Lời.", "Ngày 11-7-2025, đoàn đã đi thăm."),
    ],
)
def test_news_of_a_day_after_that_of_the_article_is_reported(lead: str, text: str) -> None:
    assert codes(check_dates, article(text, lead)) == ["day-to-come"]


@pytest.mark.parametrize(
    ("lead", "text"),
    [
        ("Sáng 11-7, Đảng ủy Khối tổ chức hội nghị.", "Sáng 10-7, đoàn đã đi."),
        ("Sáng 12-7, Đảng ủy Khối sẽ tổ chức hội nghị.", "Lời."),
        ("Ngày 20/8, dự kiến khai mạc hội thao.", "Lời."),
        ("Lời.", "Ngày 20/8, Đảng ủy Khối tổ chức hội nghị."),
        ("Lời.", "Ngày 25-12, đoàn đã đi thăm các gia đình."),
        ("Lời.", "Mọi việc đã chuẩn bị cho ngày 20/8."),
        ("Lời.", "Ngày 20/8 là ngày hội mà ai cũng đã chờ."),
    ],
)
def test_plans_and_what_is_past_are_passed_over(lead: str, text: str) -> None:
    assert codes(check_dates, article(text, lead)) == []


@pytest.mark.parametrize("year", [2023, 2024])
def test_the_last_day_of_february_is_a_day_of_some_years(year: int) -> None:
    copy = Copy(PATH, "Title: A\n\nSáng 29/2, đoàn đã đi.", datetime(year, 2, 20, 8, tzinfo=VIETNAM), ())
    assert codes(check_dates, copy) == (["day-to-come"] if year == 2024 else [])


def test_an_article_without_a_date_has_no_future() -> None:
    assert codes(check_dates, Copy(PATH, "Title: A\n\nSáng 12-7, đoàn đã đi.", body=())) == []


@pytest.mark.parametrize(
    "text",
    [
        "Nhiệm kỳ 2025-2020.",
        "Giai đoạn 2025 - 2020.",
        "Giai đoạn 2025 – 2020.",
        "Từ năm 2025 đến năm 2020.",
        "Đợt thi từ ngày 15/7 đến ngày 10/7.",
        "Đợt thi từ 15 đến 10-7.",
    ],
)
def test_a_period_that_runs_backwards_is_reported(text: str) -> None:
    assert codes(check_dates, article(text)) == ["period-backwards"]


@pytest.mark.parametrize(
    "text",
    [
        "Nhiệm kỳ 2020-2025.",
        "Trận 1954 - 1954.",
        "Từ ngày 15/12 đến ngày 10/1.",
        "Số 2025-2020/TB.",
        "Từ ngày 10/7 đến ngày 15/7.",
        "Từ 20 đến 10% số hộ.",
        "Điện thoại 0912-2025-2020.",
    ],
)
def test_other_periods_are_passed_over(text: str) -> None:
    assert codes(check_dates, article(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Lúc 25 giờ, hội nghị bế mạc.",
        "Hồi 15h75, xe về.",
        "Vào lúc 15:75 hôm ấy.",
        "Khoảng 15 giờ 75 phút.",
        "Mở cửa 25h30 hằng ngày.",
        "Lúc 24h15.",
    ],
)
def test_an_hour_that_no_clock_has_is_reported(text: str) -> None:
    assert codes(check_dates, article(text)) == ["no-such-time"]


@pytest.mark.parametrize(
    "text",
    [
        "Lúc 15h30, 7 giờ 45 phút, 24 giờ, 24h.",
        "Khóa học 48 giờ, sau 72h.",
        "Tỷ số 15:75.",
        "Bay 36 giờ 15 phút.",
        "Nặng 25 g, 150 hộ, 90 giờ 30.",
        "Lúc 7h sáng.",
        "Từ 99: xem sau.",
    ],
)
def test_hours_and_lengths_are_passed_over(text: str) -> None:
    assert codes(check_dates, article(text)) == []
