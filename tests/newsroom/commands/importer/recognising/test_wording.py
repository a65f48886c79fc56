"""How captions are worded, and when two lines are one caption."""

from __future__ import annotations

import pytest

from newsroom.commands.importer.recognising.sheet import Line
from newsroom.commands.importer.recognising.wording import bare_caption, has_credit, repeats, wording_score
from tests.support.lines import paragraph


@pytest.mark.parametrize("tail", [" - Ảnh 1.", "_Ảnh", " Ảnh", " - ảnh 2", "_Hình 3"])
def test_tails_of_alternative_texts_go(tail: str) -> None:
    assert bare_caption(f"Đại biểu dự hội nghị{tail}") == "Đại biểu dự hội nghị"
    assert repeats(f"Đại biểu dự hội nghị{tail}", "Đại biểu dự hội nghị")


def test_words_that_only_look_like_tails_stay() -> None:
    assert bare_caption("Các cán bộ lão thành chụp ảnh") == "Các cán bộ lão thành chụp ảnh"
    assert bare_caption("Đại biểu xem những bức hình") == "Đại biểu xem những bức hình"


@pytest.mark.parametrize(
    "text",
    [
        "Phát biểu tại hội nghị, đồng chí Bí thư đề nghị ba việc.",
        "Mục tiêu cụ thể",
        "- Đại biểu dự hội nghị;",
        "Đồng chí Bí thư Đảng ủy chủ trì hội nghị.",
        "Đại biểu dự hội nghị đã được nghe hai báo cáo.",
        "ĐẠI BIỂU DỰ HỘI NGHỊ",
    ],
)
def test_other_lines_are_worded_otherwise(text: str) -> None:
    assert wording_score(Line(paragraph(text), text, 1)) < 4


@pytest.mark.parametrize(
    "text",
    [
        "Quang cảnh tại hội nghị",
        "Chủ tọa điều hành hội nghị",
        "Các đại biểu tham dự hội nghị.",
        "Đồng chí Bí thư Đảng ủy Khối trao giấy khen cho các tập thể",
        "Người dân cổ vũ dọc đường chạy",
        "Một góc bản tái định cư. Ảnh: Hoa Mai",
    ],
)
def test_captions_are_worded_so(text: str) -> None:
    assert wording_score(Line(paragraph(text), text, 1)) >= 4


@pytest.mark.parametrize(
    "text", ["Trận chung kết – Ảnh Duy Tân", "Đoàn dâng hương._Ảnh: D.T", "Lễ ký. Ảnh do đơn vị cung cấp"]
)
def test_credits_without_their_colon(text: str) -> None:
    assert has_credit(text)
    assert not has_credit("Hội thi – Ảnh đẹp quê hương")
