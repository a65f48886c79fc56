"""Short bold paragraphs above text become headings."""

from __future__ import annotations

from newsroom.commands.importer.recognising.headings import kind_of, mark_headings
from newsroom.commands.importer.source import Block, Look
from tests.support.lines import PROSE, paragraph, sheet


def levels(*blocks: str | Block) -> list[int]:
    found = sheet(*blocks, kind="docx")
    mark_headings(found)
    return [line.level for line in found.lines]


def test_a_bold_line_above_text_is_a_heading() -> None:
    found = sheet(paragraph("Những kết quả bước đầu", 1, bold=True), PROSE, kind="docx")
    mark_headings(found)
    assert found.lines[0].level == 2
    assert not found.lines[0].block.bold  # type: ignore[union-attr]


def test_other_bold_lines_are_none() -> None:
    assert levels(paragraph("Nguyễn Văn A", 1, bold=True, look=Look(align="right")), PROSE) == [0, 0]
    assert levels(paragraph("Cấp ủy phải đi trước.", 1, bold=True), PROSE) == [0, 0]
    assert levels(PROSE, paragraph("Nguyễn Văn A", 2, bold=True)) == [0, 0]
    assert levels("Những kết quả bước đầu", PROSE) == [0, 0]


def test_numbered_bold_lines_are_headings_of_their_levels() -> None:
    item = "a) Kết nạp đảng viên"
    found = levels(
        paragraph("I. TÌNH HÌNH CHUNG", 1, bold=True), paragraph("1. Công tác tư tưởng", 2, bold=True), PROSE,
        paragraph("2. Công tác tổ chức", 4, bold=True), item, paragraph("II. PHƯƠNG HƯỚNG", 6, bold=True), "- Tiếp tục",
    )  # fmt: skip
    assert found == [2, 3, 0, 3, 0, 2, 0]
    assert levels(paragraph("1. Xã Bình An", 1, bold=True), "Khen thưởng") == [0, 0]


def test_the_number_of_a_heading_tells_its_kind() -> None:
    for text, kind in (
        ("I. Chung", "roman"), ("1. Chung", "number"), ("1.2. Chung", "pair"), ("1.2.3 Chung", "triple"), ("a) Chung", "letter"),
        ("Phần thứ nhất", "part"), ("Chung", ""), ("2024 là năm", ""),
    ):  # fmt: skip
        assert kind_of(text) == kind
