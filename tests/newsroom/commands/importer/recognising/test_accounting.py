"""Nothing is lost unseen: words that stand nowhere are named."""

from __future__ import annotations

from newsroom.commands.importer.draft import Draft, Taken
from newsroom.commands.importer.recognising import recognise, tally, unaccounted
from newsroom.commands.importer.source import Dropped, Picture, Span
from tests.support.lines import PROSE, paragraph, source_of


def test_each_line_is_in_the_header_the_body_or_the_dropped_list() -> None:
    source = source_of("Tiêu đề của bài", "Đoạn một.", "Tin khác")
    draft = Draft(
        "bai.txt",
        {},
        (paragraph("Đoạn một.", 2),),
        dropped=(Dropped(3, "Tin khác", "…"),),
        taken=(Taken(1, "Tiêu đề của bài", "Title"),),
    )
    assert unaccounted(source, draft) == ()


def test_a_lost_line_is_named_with_its_place() -> None:
    source = source_of("Tiêu đề của bài", "Đoạn một.")
    assert unaccounted(source, Draft("bai.txt", {}, (paragraph("Đoạn một.", 2),))) == (
        (1, "Tiêu đề của bài"),
    )


def test_a_line_that_stood_twice_must_come_out_twice() -> None:
    source = source_of("Đoạn một.", "Đoạn một.")
    assert unaccounted(source, Draft("bai.txt", {}, (paragraph("Đoạn một.", 1),))) == ((2, "Đoạn một."),)


def test_a_line_that_was_cut_apart_is_whole() -> None:
    source = source_of("Hội nghị sơ kếtSáng 2-8, họp.")
    taken = (Taken(1, "Hội nghị sơ kết", "Title"),)
    assert unaccounted(source, Draft("bai.txt", {}, (paragraph("Sáng 2-8, họp.", 1),), taken=taken)) == ()


def test_captions_count() -> None:
    source = source_of(Picture("1.jpg", 1, caption=(Span("Toàn cảnh"),)))
    assert unaccounted(source, Draft("bai.txt", {}, ())) == ((1, "Toàn cảnh"),)


def test_lines_are_counted_by_where_they_went() -> None:
    source = source_of(
        "Hội nghị sơ kết công tác quý một năm nay", "", PROSE, "", f"Nay {PROSE}", "", "Tin khác", "Bài cũ"
    )
    counted = tally(source, recognise(source))
    assert (counted.lines, counted.header, counted.body, counted.dropped, counted.unaccounted) == (
        5,
        2,
        1,
        2,
        0,
    )
