"""Titles that are set over several paragraphs are one."""

from __future__ import annotations

from newsroom.commands.importer.recognising.stacking import stacked
from newsroom.commands.importer.source import Look, Text
from tests.support.lines import PROSE, paragraph, sheet


def line(text: str, place: int, size: float = 14, align: str = "center") -> Text:
    return paragraph(text, place, bold=True, look=Look(align, size))


def test_lines_of_one_look_are_one_title() -> None:
    found = sheet(line("GƯƠNG SÁNG", 1), line("NGƯỜI ĐẢNG VIÊN Ở THÔN BÌNH AN", 2), PROSE)
    assert stacked(found.lines, 1) == (0, 1)
    assert stacked(found.lines, 0) == (0, 1)


def test_a_kind_of_document_and_what_it_is_about_are_one() -> None:
    found = sheet(line("BÁO CÁO", 1, 16), line("Kết quả công tác xây dựng Đảng", 2), PROSE)
    assert stacked(found.lines, 1) == (0, 1)


def test_lines_of_other_looks_or_with_a_gap_are_not() -> None:
    for above in (
        line("HỌC TẬP VÀ LÀM THEO BÁC", 1, 12),
        line("Học tập và làm theo Bác", 1),
        line("HỌC TẬP VÀ LÀM THEO BÁC:", 1),
        line("ĐẢNG CỘNG SẢN VIỆT NAM", 1),
        line("GƯƠNG SÁNG", 1, align="left"),
        paragraph("GƯƠNG SÁNG", 1),
    ):
        assert stacked(sheet(above, line("NGƯỜI ĐẢNG VIÊN Ở THÔN BÌNH AN", 2), PROSE).lines, 1) == (1, 1)
    apart = sheet(line("GƯƠNG SÁNG", 1), "", line("NGƯỜI ĐẢNG VIÊN Ở THÔN BÌNH AN", 3), PROSE)
    assert stacked(apart.lines, 1) == (1, 1)


def test_a_body_and_what_it_does_are_one_title() -> None:
    for first, second in (
        ("ĐẢNG ỦY KHỐI KHAI MẠC", "LỚP BỒI DƯỠNG CẤP ỦY VIÊN"),
        ("ĐẢNG ỦY KHỐI", "TỔNG KẾT NĂM 2026"),
        ("Đảng ủy Khối các cơ quan tỉnh", "khai mạc lớp bồi dưỡng"),
    ):
        lines = sheet(
            *(
                paragraph(text, place, bold=True, look=Look(align="center"))
                for place, text in enumerate((first, second), 1)
            ),
            kind="Word",
        ).lines
        assert stacked(lines, 1) == (0, 1), first


def test_the_name_of_a_body_above_a_title_of_its_own_stays_apart() -> None:
    made = (
        paragraph(text, place, bold=True, look=Look(align="center"))
        for place, text in enumerate(("ĐẢNG BỘ TỈNH", "LỚP BỒI DƯỠNG CẤP ỦY"), 1)
    )
    assert stacked(sheet(*made, kind="Word").lines, 1) == (1, 1)


def test_in_a_file_of_an_office_program_a_title_need_not_be_centred() -> None:
    lines = sheet(
        line("Tuổi trẻ Khối ra quân", 1, align="left"),
        line("vì biển xanh quê hương", 2, align="left"),
        PROSE,
        kind="Word",
    ).lines
    assert stacked(lines, 0, any_align=True) == (0, 1)
    assert stacked(lines, 0) == (0, 0)
    named = sheet(
        line("Tuổi trẻ Khối ra quân", 1, align="left"), line("Hoa Mai", 2, align="left"), PROSE, kind="Word"
    ).lines
    assert stacked(named, 0, any_align=True) == (0, 0)
