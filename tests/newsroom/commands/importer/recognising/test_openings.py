"""Title and kicker are taken, with the date that hangs on to a title."""

from __future__ import annotations

from newsroom.commands.importer.draft import UNKNOWN
from newsroom.commands.importer.recognising import recognise
from newsroom.commands.importer.recognising.known import Known
from newsroom.commands.importer.recognising.openings import find_head
from newsroom.commands.importer.source import Look
from tests.support.lines import PROSE, paragraph, sheet, source_of

TITLE = "Hội thi báo cáo viên giỏi năm 2020 thu hút 36 thí sinh"


def test_title_kicker_and_lead_are_found() -> None:
    found = sheet("Chuyện cơ sở:", TITLE, "", PROSE, f"Nay {PROSE}")
    head = find_head(found, Known())
    assert (found.header["Kicker"], found.header["Title"]) == (["Chuyện cơ sở:"], [TITLE])
    assert (head.title, head.lead) == (1, 2)


def test_a_date_in_brackets_behind_a_title_is_cut_off_and_kept() -> None:
    found = sheet(f"{TITLE} (12/08/2020)", PROSE)
    head = find_head(found, Known())
    assert found.header["Title"] == [TITLE]
    assert [stamp.value for _, stamp in head.stamps] == ["2020-08-12"]


def test_a_span_of_years_in_brackets_is_the_titles_own() -> None:
    title = "Kỷ niệm 30 năm ngày thành lập Đảng bộ Khối (16/7/1993 - 16/7/2023)"
    assert recognise(source_of(title, PROSE, f"Nay {PROSE}")).header["Title"] == (title,)


def test_a_doubtful_title_is_told_and_not_taken() -> None:
    draft = recognise(source_of("Mục lục", PROSE, f"Nay {PROSE}"))
    assert draft.header["Title"] == (UNKNOWN,)


def test_a_title_in_capitals_may_go_over_three_lines() -> None:
    shouted = ("ĐẢNG ỦY KHỐI CÁC CƠ QUAN TỈNH", "PHỐI HỢP VỚI TRƯỜNG CHÍNH TRỊ", "MỞ LỚP BỒI DƯỠNG")
    made = [
        paragraph(text, place, bold=True, look=Look(align="center")) for place, text in enumerate(shouted, 1)
    ]
    found = sheet(*made, PROSE, f"Nay {PROSE}", kind="Word")
    find_head(found, Known())
    assert found.header["Title"] == [" ".join(shouted)]
