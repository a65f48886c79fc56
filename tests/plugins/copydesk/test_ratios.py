from __future__ import annotations

import pytest

from plugins.copydesk.ratios import check_ratios
from tests.support.proofreading import article, codes, values


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Có 80/81 tổ chức cơ sở đảng hoàn thành tốt nhiệm vụ (đạt 89,76%).", "98,77%"),
        ("Có 80/81 tổ chức hoàn thành tốt, đạt 89%.", "98,77%"),
        ("Có 80/81 tổ chức hoàn thành tốt, chiếm tỷ lệ 97,5%, còn lại chưa.", "98,77%"),
        ("Kết nạp 547/700 đảng viên (đạt 87,14% Nghị quyết).", "78,14%"),
        ("Đạt 97,76% (80/81 tổ chức).", "98,77%"),
        ("Có 80 trên tổng số 81 tổ chức hoàn thành, đạt **89,76%**.", "98,77%"),
        ("Có 80 tổ chức trong tổng số 81 tổ chức hoàn thành, chiếm 89,7%.", "98,77%"),
        ("Tổng cộng 1.250/1.300 đoàn viên dự học, đạt 69,1%.", "96,15%"),
        ("Có 40 / 50 hồ sơ đúng hạn = 85%.", "80%"),
        ("Có 1/81 tổ chức hoàn thành (đạt 12,3 %) và 80/81 hoàn thành tốt (98,8%).", "1,23%"),
        ("Có 40/50 chi bộ, tức 90%, đạt loại tốt.", "80%"),
    ],
)
def test_a_percentage_that_is_not_that_of_its_ratio_is_reported(text: str, right: str) -> None:
    (found,) = values(check_ratios, article(text))
    assert found["right"] == right


@pytest.mark.parametrize(
    "text",
    [
        "Có 80/81 tổ chức cơ sở đảng hoàn thành tốt nhiệm vụ (đạt 98,76%), trong đó có 16 tổ chức đạt hoàn "
        "thành xuất sắc nhiệm vụ (đạt 20%); có 1/81 tổ chức cơ sở hoàn thành nhiệm vụ (đạt 1,23%).",
        "Có 80/81 tổ chức hoàn thành tốt, đạt 98,77%; 80/81 (98,8%); 80/81 (99%); 80/81 (98,765%).",
        "Đã kết nạp 547/700 đảng viên (đạt 78,14% Nghị quyết).",
        "Đảng bộ đã đạt và vượt 6/10 chỉ tiêu, các chỉ tiêu còn lại đạt từ 80% trở lên.",
        "Có 3/10 chỉ tiêu về thu ngân sách đạt 80%.",
        "Có 5/8 chi bộ đạt 100% kế hoạch.",
        "Đến ngày 30/6, thu ngân sách đạt 52%. Từ 1/1 đến 30/6, đạt 51%.",
        "Sáng 11/7, tỷ lệ đạt 98%.",
        "Thực hiện Nghị định 30/2020 đạt 98%; Quy định số 7/10 (đạt 3%).",
        "Có 20/25 xã về đích, trên 90% hộ có nước sạch.",
        "Có 80/81 tổ chức hoàn thành tốt, đạt gần 99%.",
        "Có 0/0 đơn vị (đạt 5%).",
        "Xem https://example.vn/80/81 (đạt 12%).",
        "Tỷ lệ 24/7 phục vụ.",
    ],
)
def test_what_fits_or_is_said_of_something_else_is_passed_over(text: str) -> None:
    assert codes(check_ratios, article(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Có 105% đảng viên tham gia.",
        "Đã có 112,5% số chi bộ sinh hoạt.",
        "Tới **120%** hộ dân được cấp nước.",
    ],
)
def test_more_than_all_of_a_whole_is_reported(text: str) -> None:
    assert codes(check_ratios, article(text)) == ["percentage-over"]


@pytest.mark.parametrize(
    "text",
    [
        "Thu ngân sách đạt 120% kế hoạch.",
        "Kết nạp đạt 105% đảng viên so với chỉ tiêu.",
        "Có 100% đảng viên tham gia.",
        "Số đảng viên tăng 150% so với năm trước.",
        "Tăng 120% người dự.",
        "Có 99,5% đảng viên tham gia.",
    ],
)
def test_more_than_planned_is_no_slip(text: str) -> None:
    assert codes(check_ratios, article(text)) == []
