"""Notes and keywords below an article."""

from __future__ import annotations

from newsroom.commands.importer.recognising import recognise
from newsroom.commands.importer.recognising.notes import notes_start, read_tags
from tests.support.lines import PROSE, sheet, source_of


def test_tags_are_read() -> None:
    assert read_tags("Từ khóa: văn hóa công sở, giao lưu") == ["văn hóa công sở", "giao lưu"]
    assert read_tags("Tags: a; b, c") == ["a", "b, c"]
    assert read_tags("Từ khóa của thành công là đoàn kết") == []


def test_tags_go_into_the_header() -> None:
    assert recognise(source_of(PROSE, f"Nay {PROSE}", "Từ khóa: giao lưu")).header["Tags"] == ("giao lưu",)


def test_notes_begin_at_their_heading() -> None:
    found = sheet(PROSE, "Nguyễn Văn A", "Tài liệu tham khảo:", "1. Văn kiện mẫu, tr.3.", "[2] Sđd, tr.9.")
    assert notes_start(found, 0) == 2


def test_a_heading_with_text_below_it_heads_no_notes() -> None:
    assert notes_start(sheet(PROSE, "Ghi chú:", PROSE, "Nguyễn Văn A"), 0) is None
