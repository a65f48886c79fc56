"""Titles of Word files that shout are offered in small letters, or asked for."""

from __future__ import annotations

from newsroom.commands.importer.recognising import Known, recognise
from newsroom.commands.importer.recognising.calming import asked
from newsroom.commands.importer.source import Look
from tests.support.lines import PROSE, paragraph, source_of


def title_of(title: str, *told: str, kind: str = "Word") -> tuple[str, str, str]:
    bold = paragraph(title, 1, bold=True, look=Look("center", 14))
    draft = recognise(source_of(bold, PROSE, *told, PROSE, kind=kind), Known())
    guess = next(guess for guess in draft.guesses if guess.key == "Title")
    assert guess.value == draft.header["Title"][0]
    return draft.header["Title"][0], guess.reason, "\n".join(fault.text for fault in draft.faults)


def test_a_title_of_common_words_is_offered_in_small_letters_and_told() -> None:
    title, reason, faults = title_of("SƠ KẾT CÔNG TÁC SÁU THÁNG ĐẦU NĂM 2026")
    assert title == "Sơ kết công tác sáu tháng đầu năm 2026"
    assert "đã đổi từ chữ in hoa" in reason
    assert not faults


def test_a_title_that_may_hold_a_name_stays_and_is_asked_for() -> None:
    title, _, faults = title_of("SƠ KẾT CÔNG TÁC TẠI XÃ MINH HÒA")
    assert title == "SƠ KẾT CÔNG TÁC TẠI XÃ MINH HÒA"
    assert asked("tiêu đề", "Sơ kết công tác tại xã minh hòa", ["minh hòa"]) in faults


def test_other_titles_are_left_alone() -> None:
    assert title_of("Sơ kết CÔNG TÁC sáu tháng đầu năm")[0] == "Sơ kết CÔNG TÁC sáu tháng đầu năm"
