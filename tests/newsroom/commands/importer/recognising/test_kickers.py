"""The line above a title that is its kicker."""

from __future__ import annotations

from newsroom.commands.importer.recognising.kickers import kicker_of
from newsroom.commands.importer.source import Look, Picture
from tests.support.lines import PROSE, paragraph, sheet

TITLE = "Hội thi báo cáo viên giỏi năm 2020 thu hút 36 thí sinh"


def test_a_kicker_ends_in_a_colon() -> None:
    found = sheet("Đảng bộ Khối tỉnh:", ".", TITLE, PROSE)
    kicker = kicker_of(found, 2)
    assert kicker is not None
    assert kicker[0] is found.lines[0]
    found = sheet("Đảng bộ Khối tỉnh:", "", TITLE, PROSE)
    assert kicker_of(found, 1)[0] is found.lines[0]  # type: ignore[index]
    assert kicker_of(sheet("Tin tức", TITLE, PROSE), 1) is None


def test_a_body_between_dateline_and_title_is_the_kicker_also_in_capitals() -> None:
    lines = ("Thứ Bảy, 24/06/2023, 20:05", ".", "ĐẢNG BỘ KHỐI CƠ QUAN TỈNH", TITLE, PROSE)
    assert kicker_of(sheet(*lines), 3) is not None
    assert kicker_of(sheet(*lines[:4], "25/06/2023", PROSE), 3) is None


def test_neither_the_title_again_nor_two_sections_are_a_kicker() -> None:
    assert kicker_of(sheet(TITLE, TITLE, PROSE), 1) is None
    assert kicker_of(sheet("Văn hóa - Văn nghệ", TITLE, PROSE), 1) is None


def test_the_caption_of_a_photo_above_the_title_is_no_kicker() -> None:
    caption = paragraph("Toàn cảnh hội nghị. Ảnh: Hoa Mai", 2, italic=True, look=Look(align="center"))
    found = sheet(Picture("1.jpg", 1), caption, "Khai mạc hội thao công nhân", PROSE, kind="Word")
    assert kicker_of(found, 2) is None
