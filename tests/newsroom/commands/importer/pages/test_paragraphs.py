from __future__ import annotations

from newsroom.commands.importer.pages.looks import Looks
from newsroom.commands.importer.pages.paragraphs import BREAK, MARK, paragraphs, trimmed
from newsroom.commands.importer.source import Span
from tests.support.telling import told

PLAIN = Looks()


def test_spaces_are_those_a_browser_shows() -> None:
    runs = [("\n  Hội ", PLAIN), (" nghị\t", Looks(bold=True)), (" sơ\xa0\xa0kết ", PLAIN)]
    assert told(paragraphs(runs))[0].replace("\xa0", " ").split() == ["Hội", "**nghị", "**sơ", "kết"]


def test_a_broken_line_stays_and_two_part_paragraphs() -> None:
    runs = [(f"một {BREAK} hai{BREAK}{BREAK}", PLAIN), (f"{BREAK}ba", PLAIN)]
    assert [text.text for text in paragraphs(runs)] == ["một\nhai", "ba"]


def test_blanks_are_no_paragraph() -> None:
    assert paragraphs([("\xa0 \n", PLAIN), (BREAK, PLAIN), ("\u200b", PLAIN)]) == []


def test_marks_of_notes_stand_behind_their_words() -> None:
    runs = [("Chữ ", PLAIN), (MARK, Looks(note="1")), (", tiếp", PLAIN)]
    assert told(paragraphs(runs)) == ["Chữ[^1], tiếp"]


def test_the_mark_of_a_note_is_no_part_of_the_link_before_it() -> None:
    runs = [("Theo ", PLAIN), ("bài", Looks(link="https://a.vn/")), (MARK, Looks(note="1")), (".", PLAIN)]
    [text] = paragraphs(runs)
    assert [(span.text, span.link, span.note) for span in text.spans] == [
        ("Theo ", "", ""), ("bài", "https://a.vn/", ""), ("", "", "1"), (".", "", ""),
    ]  # fmt: skip


def test_a_line_pushed_to_the_right_by_blanks_stands_on_the_right() -> None:
    (text,) = paragraphs([("\xa0 " * 40 + "Tin, ảnh: Phòng Tổng hợp", PLAIN)])
    assert (text.text, text.look.align) == ("Tin, ảnh: Phòng Tổng hợp", "right")


def test_old_fonts_are_decoded_by_name_and_by_content_but_not_where_the_text_is_unicode() -> None:
    old = Looks(font="TCVN3")
    assert paragraphs([("§¶ng bé", old)])[0].text == "Đảng bộ"
    assert paragraphs([("§¶ng ñy khèi c¸c c¬ quan tØnh", PLAIN)])[0].text == "Đảng ủy khối các cơ quan tỉnh"
    assert paragraphs([("và", old), (" Đảng ủy", old)])[0].text == "và Đảng ủy"
    assert paragraphs([("®¶ng bé", Looks(font="TCVN3", capitals=True))])[0].text == "ĐẢNG BỘ"


def test_the_look_is_that_of_most_words() -> None:
    runs = [
        ("M", Looks(size=20, align="center", classes="sapo")),
        ("ột câu dài hơn", Looks(size=13, align="center")),
    ]
    look = paragraphs(runs)[0].look
    assert (look.size, look.align, look.style, look.capitals) == (13, "center", "sapo", False)
    assert paragraphs([("BÁO CÁO", PLAIN)])[0].look.capitals


def test_trimming_keeps_notes() -> None:
    assert trimmed([Span(" "), Span(" a "), Span("", note="1")]) == [Span("a "), Span("", note="1")]
