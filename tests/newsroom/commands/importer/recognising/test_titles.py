"""What a line shows by itself of being a title, or of standing below one."""

from __future__ import annotations

import pytest

from newsroom.commands.importer.recognising import Known
from newsroom.commands.importer.recognising.titles import count_strangers, is_no_title, own_score
from tests.support.lines import sheet

TITLE = "Hội thi báo cáo viên giỏi năm 2020 thu hút 36 thí sinh"


@pytest.mark.parametrize(
    "line",
    ["Lượt xem: 1.377 tải về 3", "(Tiếp theo kỳ trước và hết)", "Đồng chí: NGUYỄN VĂN A", "Thời gian: 8 giờ"],
)
def test_counters_remarks_and_fields_of_a_form_are_no_titles(line: str) -> None:
    found = sheet(TITLE, line)
    assert is_no_title(found.lines, found.lines[1])
    assert not is_no_title(found.lines, found.lines[0])


def test_one_of_several_numbered_lines_is_no_title() -> None:
    found = sheet("1. Giao ban báo chí quý II", "2. Công bố quyết định về cán bộ")
    assert is_no_title(found.lines, found.lines[0])
    alone = sheet("1. Giao ban báo chí quý II", TITLE)
    assert not is_no_title(alone.lines, alone.lines[0])


def test_a_title_scores_above_a_section_and_a_sentence() -> None:
    scores = [own_score(line, Known())[0] for line in sheet(TITLE, "Tin hoạt động", f"{TITLE}.").lines]
    assert scores[0] > max(scores[1:])


def test_names_offices_and_remarks_are_no_strangers_below_a_title() -> None:
    usual = sheet("Nguyễn Văn A", "Phó Trưởng Ban Tổ chức Đảng ủy Khối", "(Bài viết nhân dịp đầu năm mới)")
    assert count_strangers(usual.lines) == 0
    assert count_strangers(sheet("Một dòng lạ không rõ là gì ở đây").lines) == 1
