from __future__ import annotations

import pytest

from plugins.copydesk.capitals import check_capitals
from tests.support.proofreading import article, values


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("Chỉ thị của Bộ chính trị.", "Bộ Chính trị"),
        ("Ủy viên ban Thường vụ dự.", "Ban Thường vụ"),
        ("Dưới cờ đảng Cộng sản Việt Nam.", "Đảng Cộng sản Việt Nam"),
        ("Theo Tỉnh ủy, đó là việc chung. Tỉnh ủy đã họp. Nghị quyết của tỉnh ủy đã có.", "Tỉnh ủy"),
        ("Ban chấp hành Đảng bộ tỉnh họp.", "Ban Chấp hành"),
        ("Chỉ thị của bộ Chính Trị.", "Bộ Chính trị"),
        ("Ban bí thư ban hành.", "Ban Bí thư"),
        ("Họp Ban chấp hành lần thứ 19.", "Ban Chấp hành"),
        ("Họp Ban Thường Vụ mở rộng.", "Ban Thường vụ"),
        ("Theo Tỉnh Ủy, công tác này.", "Tỉnh ủy"),
        ("Theo Đảng Uỷ, công tác này.", "Đảng uỷ"),
        ("Theo đảng ủy khối cơ quan.", "Đảng ủy Khối"),
        ("Trong Đảng bộ khối các cơ quan tỉnh.", "Đảng bộ Khối"),
        ("Dưới cờ Đảng cộng sản Việt Nam.", "Đảng Cộng sản Việt Nam"),
        ("Cùng Mặt trận tổ quốc các cấp.", "Mặt trận Tổ quốc"),
        ("Theo Quốc Hội khóa XV.", "Quốc hội"),
        ("Do Ủy Ban nhân dân tỉnh giao.", "Ủy ban"),
        ("Cùng Đoàn thanh niên Cộng sản Hồ Chí Minh.", "Đoàn Thanh niên Cộng sản Hồ Chí Minh"),
    ],
)
def test_a_name_with_other_capitals_is_reported(text: str, better: str) -> None:
    assert [found["better"] for found in values(check_capitals, article(text))] == [better]


@pytest.mark.parametrize(
    "text",
    [
        "Bộ Chính trị, Ban Bí thư, Ban Chấp hành, Ban Thường vụ Tỉnh ủy, Tỉnh uỷ, Đảng ủy Khối các cơ quan.",
        "BỘ CHÍNH TRỊ, BAN CHẤP HÀNH, TỈNH ỦY",
        "Bầu ban chấp hành mới, ban thường vụ và các tỉnh ủy, thành ủy.",
        "Các đảng ủy khối các cơ quan; ủy ban kiểm tra đảng ủy cơ sở.",
        "Ủy ban Kiểm tra đảng ủy cơ sở xử lý.",
        "Bồi dưỡng cán bộ chính trị, bảo vệ nội bộ chính trị.",
        "Theo Tỉnh ủy, Tỉnh ủy đã họp với các tỉnh ủy, thành ủy; đồng chí tỉnh ủy viên dự.",
        "Nghị quyết của tỉnh ủy đã có. Tỉnh ủy họp.",
        "Ban chấp hành chi đoàn bầu bí thư.",
        "Xem https://example.vn/Ban-Thường-Vụ và `Ban Thường Vụ`.",
        "Nghị Quyết Của Chính Phủ Về Công Tác",
    ],
)
def test_names_as_they_should_be_and_common_words_are_passed_over(text: str) -> None:
    assert values(check_capitals, article(text)) == []


def test_each_is_told_once() -> None:
    assert len(values(check_capitals, article("Của Bộ chính trị.\n\nVà Bộ chính trị."))) == 1
