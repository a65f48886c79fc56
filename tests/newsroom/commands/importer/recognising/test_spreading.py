"""Titles over two lines."""

from __future__ import annotations

from newsroom.commands.importer.recognising.spreading import second_line
from tests.support.lines import PROSE, sheet

TITLE = "Hội thi báo cáo viên giỏi năm 2020 thu hút 36 thí sinh"


def test_a_title_of_two_lines() -> None:
    capitals = sheet("ĐẢNG ỦY KHỐI TỔ CHỨC HỘI NGHỊ QUÁN TRIỆT", "CÁC VĂN BẢN MỚI CỦA TRUNG ƯƠNG", PROSE)
    assert second_line(capitals, 0) is capitals.lines[1]
    apart = sheet("Đảng bộ Khối tỉnh:", "Quyết tâm hoàn thành chỉ tiêu", PROSE)
    assert second_line(apart, 0) is None


def test_a_body_in_capitals_goes_with_what_it_does() -> None:
    assert second_line(sheet("ĐẢNG ỦY KHỐI", "PHÁT ĐỘNG ĐỢT THI ĐUA MỚI", PROSE), 0) is not None
    assert second_line(sheet("GƯƠNG SÁNG CHI BỘ", "NGUYỄN VĂN A", PROSE), 0) is None
