from __future__ import annotations

import pytest

from plugins.copydesk.sums import check_sums
from tests.support.proofreading import article, codes


@pytest.mark.parametrize(
    "text",
    [
        "Đảng bộ có 159 tổ chức cơ sở (81 đảng bộ và 87 chi bộ).",
        "Đảng bộ có 159 tổ chức cơ sở (81 đảng bộ, 87 chi bộ cơ sở).",
        "Đảng bộ có 159 tổ chức cơ sở đảng (trong đó 81 đảng bộ và 87 chi bộ).",
        "Có 14 đảng viên bị kỷ luật, gồm khiển trách 12 đảng viên, cảnh cáo 2 đảng viên và khai trừ 1 đảng viên.",
        "Đoàn có 12 người (5 nam, 8 nữ).",
        "Lớp học có 99 học viên, gồm 45 nam và 45 nữ.",
        "Kinh phí là 2,5 tỷ đồng, trong đó 1,8 tỷ và 0,9 tỷ.",
        "Kinh phí là 2,5 tỷ đồng, gồm 1,8 tỷ đồng ngân sách và 1,2 tỷ đồng xã hội hóa.",
        "Khu đất có 12,5 ha (gồm 7,25 ha đất rừng và 4 ha đất trồng).",
        "Thu 1.250,5 triệu đồng, gồm 1.000,5 triệu và 350 triệu.",
        "Trao 26 giải (1 giải nhất, 5 giải nhì và 21 giải ba).",
        "Biểu dương 1.250 cá nhân (gồm 1.000 đảng viên và 350 quần chúng).",
    ],
)
def test_parts_that_are_not_their_whole_are_reported(text: str) -> None:
    assert codes(check_sums, article(text)) == ["sum-mismatch"]


@pytest.mark.parametrize(
    "text",
    [
        "Hội nghị có 16 đồng chí dự, trong đó có 18 nữ.",
        "Có 20 chi bộ (trong đó 25 chi bộ hoàn thành tốt).",
        "Kinh phí là 2,5 tỷ đồng, trong đó 3,8 tỷ đồng là ngân sách.",
    ],
)
def test_a_part_larger_than_the_whole_is_reported(text: str) -> None:
    assert codes(check_sums, article(text)) == ["part-over"]


@pytest.mark.parametrize(
    "text",
    [
        "Đảng bộ có 159 tổ chức cơ sở (81 đảng bộ và 78 chi bộ).",
        "Đảng bộ có 159 tổ chức cơ sở Đảng trực thuộc (trong đó 81 đảng bộ và 78 chi bộ cơ sở).",
        "Đảng bộ có 159 tổ chức cơ sở (81 đảng bộ, 78 chi bộ cơ sở) với trên 8.600 đảng viên.",
        "Có 14 đảng viên bị kỷ luật, gồm khiển trách 12 đảng viên, cảnh cáo 1 đảng viên và khai trừ 1 đảng "
        "viên; trong đó, Ủy ban Kiểm tra xử lý 3 đảng viên và chi bộ xử lý 11 đảng viên.",
        "Có 20 chi bộ (215 đảng viên và 40 quần chúng).",
        "Có 25 đại biểu, trong đó có 3 nữ.",
        "Có 20 đảng viên, trong đó 12 nam, 4 người dưới 30 tuổi và 15 người có bằng đại học.",
        "Mở 5 lớp, trong đó 120 học viên là nữ.",
        "Đề án có 3 nội dung, gồm 81 đảng bộ và 78 chi bộ.",
        "Trong 5 năm (2016-2020), có 12 tỷ đồng (trong đó 500 triệu đồng là xã hội hóa).",
        "Có 30 đại biểu (khóa 12 và khóa 13) dự.",
        "Kinh phí là 2,5 tỷ đồng, trong đó 1,8 tỷ và 0,7 tỷ.",
        "Kinh phí là 2,5 tỷ đồng, trong đó 1,8 tỷ và 0,5 tỷ.",
        "Kinh phí là 2,5 tỷ đồng, gồm 1,27 tỷ đồng ngân sách và 1,27 tỷ đồng xã hội hóa.",
        "Kinh phí là 5 tỷ đồng, gồm 2,7 tỷ và 2,4 tỷ.",
        "Kinh phí là 2,5 tỷ đồng, trong đó ngân sách 1,8 tỷ đồng, vốn đầu tư 0,9 tỷ đồng.",
        "Kinh phí là 2,5 tỷ đồng, trong đó 900 triệu đồng là xã hội hóa.",
        "Có 12 đảng viên (tăng 2 đảng viên).",
        "Có 12 đảng viên (7,5 và 4 đảng viên).",
    ],
)
def test_what_fits_or_is_no_part_is_passed_over(text: str) -> None:
    assert codes(check_sums, article(text)) == []
