"""Copies of a title elsewhere on its page."""

from __future__ import annotations

from newsroom.commands.importer.recognising.copies import crumb_title, glued_title, is_cut_of, shared
from newsroom.vietnamese.repeating import essence
from tests.support.lines import PROSE, sheet

TITLE = "Hội thi báo cáo viên giỏi năm 2020 thu hút 36 thí sinh"


def test_copies_of_a_title_are_known() -> None:
    whole = essence(TITLE)
    assert is_cut_of(TITLE[:40], whole)
    assert is_cut_of(f"Trang chủ > Tin tức > {TITLE}", whole)
    assert is_cut_of(f"{TITLE} - Ảnh 1.", whole)
    assert is_cut_of("hoi thi bao cao vien gioi nam 2020", whole)
    assert not is_cut_of("Hội thi", whole)


def test_a_title_glued_to_the_lead() -> None:
    assert glued_title(sheet(f"{TITLE}Sáng 2-8, {PROSE}").lines, 0)[0] == TITLE
    assert glued_title(sheet(f"{TITLE} (ABO) {PROSE}").lines, 0)[0] == TITLE
    assert glued_title(sheet(f"Trang chủ / {TITLE}", f"{TITLE} {PROSE}").lines, 1)[0] == TITLE
    assert glued_title(sheet(PROSE).lines, 0)[0] == ""


def test_a_title_that_only_a_breadcrumb_has() -> None:
    title = "Các chi bộ giữ nếp sinh hoạt định kỳ trong sáu tháng"
    assert crumb_title(sheet(f"Trang chủ » Tin tức » {title}", PROSE).lines, 1) == (0, title)
    assert crumb_title(sheet(f"Trang chủ » {title}...", PROSE).lines, 1) is None


def test_a_title_shares_words_with_its_lead() -> None:
    assert shared("Hội thi báo cáo viên", "Hội thi báo cáo viên giỏi khai mạc") == 1
    assert shared("Liên hệ quảng cáo", "Hội thi tay nghề") == 0


def test_a_sentence_that_begins_as_the_title_is_no_copy() -> None:
    assert not is_cut_of("Hội thi báo cáo viên giỏi.", essence(TITLE))
