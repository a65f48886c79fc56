from __future__ import annotations

import pytest

from plugins.copydesk.numerals import check_numerals
from tests.support.proofreading import article, values


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("Tạo việc làm cho 59.693 lao động; năm trước 59693 lao động.", "59.693"),
        ("Có 1.831 người; cả 1831 người đều đến.", "1.831"),
        ("Có 8.600 đảng viên và 12500 đoàn viên.", "12.500"),
        ("Tạo việc làm cho 59,693 lao động.", "59.693"),
        ("Kinh phí 1,250,000 đồng.", "1.250.000"),
        ("Đạt 98.76% kế hoạch.", "98,76%"),
        ("Đạt 51.9 % kế hoạch.", "51,9 %"),
    ],
)
def test_a_number_that_is_written_otherwise_is_reported(text: str, better: str) -> None:
    assert [found["better"] for found in values(check_numerals, article(text))] == [better]


@pytest.mark.parametrize(
    "text",
    [
        "Có 59.693 lao động, 1.831 người đi, năm 2024 và 1945.",
        "Có 12500 đoàn viên và 13000 hội viên.",
        "Có 8.600 đảng viên; điện thoại 0203123456, số 123456, mã 55555.",
        "Đạt 98,76% kế hoạch, 1.250% là nhiều; rộng 1,234 ha.",
        "Xem https://example.vn/12345 có 8.600 chữ.",
        "Ngày 11.7.2024, phiên bản 1.10.",
        "Có 8.600 người; biển số 51F-12345; Nghị quyết 15000/NQ.",
    ],
)
def test_other_numbers_are_passed_over(text: str) -> None:
    assert values(check_numerals, article(text)) == []
