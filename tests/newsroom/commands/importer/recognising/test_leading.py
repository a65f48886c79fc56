"""The lead, and what is none."""

from __future__ import annotations

from newsroom.commands.importer.recognising.leading import lead_of
from tests.support.lines import PROSE, sheet

TITLE = "Hội thi báo cáo viên giỏi năm 2020 thu hút 36 thí sinh"


def test_a_short_sentence_above_the_text_is_the_lead() -> None:
    assert lead_of(sheet("Ba việc nhỏ làm nên một nếp mới.", PROSE).lines, 0) == 0
    assert lead_of(sheet("Hoa Mai", PROSE).lines, 0) == 1


def test_a_greeting_an_alternative_text_or_a_question_is_none() -> None:
    assert lead_of(sheet("Thân ái gửi các đồng chí đảng viên trong toàn Đảng bộ Khối!", PROSE).lines, 0) == 1
    assert lead_of(sheet(f"{TITLE} và giao lưu văn nghệ - Ảnh 1.", PROSE).lines, 0) == 1
    assert lead_of(sheet("Hỏi: Đảng viên bao nhiêu tuổi thì được miễn sinh hoạt?", PROSE).lines, 0) == 1
