"""Paragraphs that a paste broke are whole again, lines that stand for themselves stay alone."""

from __future__ import annotations

from newsroom.commands.importer.recognising.joining import join_lines
from newsroom.commands.importer.recognising.sheet import Sheet
from tests.support.lines import PROSE, sheet


def joined(*lines: str) -> list[str]:
    found = sheet(*lines)
    join_lines(found)
    return [line.text for line in found.lines]


WRAPPED = (
    "Chiều 4-10, Ban Dân vận Đảng ủy Khối tổ chức hội nghị sơ kết công tác dân",
    "vận chín tháng đầu năm, triển khai nhiệm vụ quý IV. Dự hội nghị có đại",
    "diện các ban của Đảng ủy Khối và bí thư các chi, đảng bộ trực thuộc.",
    "Báo cáo tại hội nghị cho thấy phong trào thi đua đã có 86 mô hình được",
    "đăng ký, trong đó nhiều mô hình do chi bộ đề xuất với đồng chí Nguyễn",
    "Văn A và tự lo kinh phí trong cả năm.",
)


def test_lines_of_a_width_are_joined_also_within_a_name() -> None:
    first, second = joined("Hội nghị sơ kết công tác dân vận", *WRAPPED)[1:]
    assert first == " ".join(WRAPPED[:3])
    assert second == " ".join(WRAPPED[3:])


def test_short_first_lines_of_word_are_joined() -> None:
    lines = ("Các nhà lãnh đạo của hai bên", "chụp ảnh lưu niệm. (Ảnh: A)")
    assert joined(*WRAPPED, *lines)[-1] == " ".join(lines)


def test_one_broken_sentence_is_joined_in_any_text() -> None:
    assert joined(PROSE, "Cụ thể, 2/6 cơ quan còn đợi phần mềm", "của cấp trên.") == [
        PROSE,
        "Cụ thể, 2/6 cơ quan còn đợi phần mềm của cấp trên.",
    ]


def test_items_and_ended_sentences_stay_apart() -> None:
    lines = [
        "Từ tháng này có sáu điều không được làm trong giờ:",
        "- không đi muộn;",
        "- không uống rượu, bia;",
    ]
    assert joined(*lines) == lines


def test_a_lone_number_joins_what_it_counts() -> None:
    assert joined("1.", "", PROSE) == [f"1. {PROSE}"]


def test_a_title_does_not_join_the_byline_of_a_poster() -> None:
    lines = ["Mười phút đọc báo trước giờ làm việc buổi sáng", "bởi Linh 15 Tháng 9, 2023"]
    assert joined(*lines) == lines


def test_each_line_keeps_its_place() -> None:
    found: Sheet = sheet("Cụ thể, 2/6 cơ quan còn đợi phần mềm", "của cấp trên.")
    join_lines(found)
    found.drop(found.lines[0], "thử")
    assert [(item.place, item.text) for item in found.dropped] == [
        (1, "Cụ thể, 2/6 cơ quan còn đợi phần mềm"),
        (2, "của cấp trên."),
    ]
