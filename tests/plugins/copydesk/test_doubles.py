from __future__ import annotations

import pytest

from plugins.copydesk.doubles import check_doubles
from tests.support.proofreading import article, values


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Theo các các đồng chí.", "các các"),
        ("Các các cấp ủy.", "Các các"),
        ("Là nhiệm vụ của của chi bộ.", "của của"),
        ("Đã đã xong.", "Đã đã"),
        ("Tổ chức trong\ntrong tháng 7.", "trong trong"),
        ("Dự hội nghị hội nghị có 20 người.", "hội nghị hội nghị"),
        ("Họp ở ở tỉnh.", "ở ở"),
    ],
)
def test_a_word_that_stands_twice_is_reported(text: str, found: str) -> None:
    assert [one["found"] for one in values(check_doubles, article(text))] == [found]


@pytest.mark.parametrize(
    "text",
    [
        "Cây xanh xanh, luôn luôn, từ từ, hằng hằng, ngày ngày, nhà nhà, người người, ai ai, nơi nơi.",
        "Còn tồn tại tại cơ sở, hiện tại tại tỉnh, tự do do ai, lý do do đâu, bước tiếp theo theo kế hoạch.",
        "Người ở nhà ở ở nông thôn; tiền của của dân; cấp trên trên địa bàn.",
        "Cán bộ bộ phận, tổ chức chức năng, đảng viên viên chức, hàng không không bay, thiết bị bị hỏng.",
        "Đoàn kết, đoàn kết, đại đoàn kết.",
        "Từng bước từng bước; dần dần dần dần.",
        "Hội nghị.\n\nHội nghị đã xong các\n\ncác việc.",
    ],
)
def test_what_may_stand_twice_is_passed_over(text: str) -> None:
    assert values(check_doubles, article(text)) == []
