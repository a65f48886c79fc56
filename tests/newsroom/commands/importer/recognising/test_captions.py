"""Captions: doubled, under photos, by credit, by words; and what is none."""

from __future__ import annotations

from newsroom.commands.importer.recognising.captions import find_captions, is_caption_below, join_credits
from newsroom.commands.importer.recognising.sheet import Sheet
from newsroom.commands.importer.source import Block, Look, Picture
from tests.support.lines import PROSE, paragraph, sheet
from tests.support.scraped import caption_of


def captions(found: Sheet, title: str = "") -> list[str]:
    find_captions(found, title)
    join_credits(found)
    return [caption_of(line.block) for line in found.lines if isinstance(line.block, Picture)]


def test_a_line_that_stands_twice_is_one_caption() -> None:
    found = sheet(PROSE, "", "Đại biểu dự hội nghị.", "Đại biểu dự hội nghị.", "", PROSE)
    assert captions(found) == ["Đại biểu dự hội nghị."]
    assert [item.reason for item in found.dropped] == ["chú thích ảnh lặp lại"]


def test_spellings_of_one_caption_are_one_and_both_are_kept() -> None:
    found = sheet(
        "Bí thư Đảng uỷ Khối phát biểu tại hội nghi.", "Bí thư Đảng ủy Khối phát biểu tại hội nghị.", PROSE
    )
    assert captions(found) == ["Bí thư Đảng ủy Khối phát biểu tại hội nghị."]
    block = found.lines[1].block
    assert isinstance(block, Picture)
    assert block.alt == "Bí thư Đảng uỷ Khối phát biểu tại hội nghi."


def test_of_three_lines_the_one_with_the_credit_is_kept() -> None:
    found = sheet("Chi ủy mới ra mắt_Ảnh", "Chi ủy mới ra mắt", "Chi ủy mới ra mắt. Ảnh: A", PROSE)
    assert captions(found) == ["Chi ủy mới ra mắt. Ảnh: A"]


def test_the_title_as_alternative_text_is_no_caption() -> None:
    found = sheet("Hội thi tay nghề giỏi - Ảnh 1.", "Thí sinh trình bày phần thi", PROSE)
    assert captions(found, "Hội thi tay nghề giỏi") == ["Thí sinh trình bày phần thi"]


def test_a_line_under_a_photo_joins_it() -> None:
    blocks: list[str | Block] = [
        Picture("1.jpg", 1),
        paragraph("Toàn cảnh", 2, italic=True),
        "Ảnh: Hoa Mai",
        PROSE,
    ]
    found = sheet(*blocks, kind="docx")
    assert captions(found) == ["Toàn cảnh. Ảnh: Hoa Mai"]


def test_running_text_under_a_photo_stays_text() -> None:
    found = sheet(Picture("1.jpg", 1), PROSE, kind="docx")
    assert captions(found) == [""]


def test_a_caption_style_is_enough() -> None:
    styled = paragraph("Một ngày mới.", 2, look=Look(style="caption"))
    assert captions(sheet(Picture("1.jpg", 1), styled, PROSE, kind="docx")) == ["Một ngày mới."]


def test_a_doubtful_line_is_told() -> None:
    found = sheet(PROSE, "", "Không khí buổi sáng", "", PROSE)
    assert captions(found) == []
    assert [guess.confidence for guess in found.guesses] == [45]


def test_a_line_below_a_photo_that_looks_like_its_caption_is_known_before_others_are_dropped() -> None:
    photo = sheet(
        Picture("1.jpg", 1), paragraph("Đại biểu bỏ phiếu", 2, italic=True), paragraph("Đại hội", 3)
    ).lines
    assert is_caption_below(photo[0], photo[1])
    assert not is_caption_below(photo[1], photo[2])


def test_lines_that_stand_twice_on_a_page_without_photos_are_a_refrain() -> None:
    found = sheet("Điệp khúc quê hương ta ơi", "Điệp khúc quê hương ta ơi", PROSE, kind="page")
    assert captions(found) == []
    assert not found.dropped


SCENES = (
    "Đồng chí Bí thư Chi bộ trao quà cho các gia đình chính sách.",
    "Các đại biểu chụp ảnh lưu niệm tại hội nghị",
    "Lãnh đạo Đảng ủy Khối tặng 50 suất quà.",
)


def test_words_alone_make_no_caption_in_a_file_that_holds_its_photos() -> None:
    for kind in ("Word", "page", "post"):
        found = sheet(PROSE, *SCENES, PROSE, SCENES[0], kind=kind)
        assert captions(found) == []
        assert not found.guesses
    assert captions(sheet(PROSE, "", SCENES[1], "", PROSE)) == [SCENES[1]]


def test_a_credit_without_a_photo_is_a_caption_in_word_only_if_it_looks_so() -> None:
    line = "Đại biểu dự hội nghị. Ảnh: Hoa Mai"
    found = sheet(PROSE, line, PROSE, kind="Word")
    assert captions(found) == []
    assert [guess.confidence for guess in found.guesses] == [45]
    centred = paragraph(line, 2, italic=True, look=Look(align="center"))
    assert captions(sheet(PROSE, centred, PROSE, kind="Word")) == [line]


def test_sentences_of_running_text_are_none_though_they_are_worded_so() -> None:
    sentences = (SCENES[0], "Đoàn công tác đến thăm các chiến sĩ ở đồn biên phòng.", SCENES[2])
    for between in ((), ("",)):
        lines = [part for line in (PROSE, *sentences) for part in (line, *between)]
        assert captions(sheet(*lines)) == []
    assert captions(sheet(PROSE, "", "", SCENES[0], "", PROSE)) == [SCENES[0]]
