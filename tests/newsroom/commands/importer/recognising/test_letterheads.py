"""Lines of the head of a document are known one by one, also where two stand side by side."""

from __future__ import annotations

import pytest

from newsroom.commands.importer.recognising.letterheads import (
    BLANK_DAY,
    DAY,
    MATTER,
    MOTTO,
    NUMBER,
    OFFICE,
    RULE,
    SEAL,
    kind_at,
    matter_of,
    part_of,
    pieces_of,
)
from newsroom.commands.importer.source import Items, Look
from tests.support.lines import PROSE, paragraph, sheet


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("ĐẢNG CỘNG SẢN VIỆT NAM", MOTTO), ("Độc lập – Tự do – Hạnh phúc", MOTTO),
        ("Số 12-BC/ĐU", NUMBER), ("Số: 30/2020/NĐ-CP", NUMBER), ("Số      /KH-ĐU", NUMBER), ("Số … - NQ/ĐU", NUMBER),
        ("Bình An, ngày 5 tháng 6 năm 2026", DAY), ("TP. Hồ Chí Minh, ngày 5 tháng 6 năm 2026", DAY),
        ("Bình An, ngày … tháng … năm 2026", BLANK_DAY), ("V/v mời họp", MATTER), ("-----", RULE), ("*", RULE),
        ("TỐI MẬT", SEAL), ("Dự thảo lần 2", SEAL), ("CHI BỘ VĂN PHÒNG", OFFICE), ("Chi bộ Văn phòng", OFFICE),
        ("BÁO CÁO", ""), ("Kính gửi: Các chi bộ", ""), ("Số lượng đảng viên", ""), (PROSE, ""),
    ],
)  # fmt: skip
def test_each_line_of_a_head_is_known(text: str, part: str) -> None:
    assert part_of(text) == part


@pytest.mark.parametrize(
    ("text", "beside", "pieces"),
    [
        ("CHI BỘ A ĐẢNG CỘNG SẢN VIỆT NAM", "", ["CHI BỘ A", "ĐẢNG CỘNG SẢN VIỆT NAM"]),
        ("ĐẢNG CỘNG SẢN VIỆT NAM", "", ["ĐẢNG CỘNG SẢN VIỆT NAM"]),
        ("Số 1-BC/ĐU Bình An, ngày 5 tháng 6 năm 2026", "", ["Số 1-BC/ĐU", "Bình An, ngày 5 tháng 6 năm 2026"]),
        ("Số 1-BC/ĐU ĐẢNG CỘNG SẢN VIỆT NAM", "", ["Số 1-BC/ĐU", "ĐẢNG CỘNG SẢN VIỆT NAM"]),
        (
            "Số 1-BC/ĐU Bình An, ngày 5 tháng 6 năm 2026", "Bình An, ngày 5 tháng 6 năm 2026",
            ["Số 1-BC/ĐU", "Bình An, ngày 5 tháng 6 năm 2026"],
        ),
        ("Bình An, ngày tháng 6 năm 2026", "tháng 6 năm 2026", ["Bình An, ngày tháng 6 năm 2026"]),
        ("CHI BỘ\nVĂN PHÒNG", "", ["CHI BỘ", "VĂN PHÒNG"]),
    ],
)  # fmt: skip
def test_columns_and_broken_lines_are_pieces(text: str, beside: str, pieces: list[str]) -> None:
    found = sheet(paragraph(text, look=Look(beside=beside)))
    assert [piece.text for piece in pieces_of(found.lines[0])] == pieces


def test_an_item_of_a_list_is_a_piece_but_not_what_stands_beside_it() -> None:
    item = paragraph("Lưu VP. Lê An", look=Look(beside="Lê An"))
    found = sheet(Items(((item,),), place=1))
    assert [(piece.text, piece.is_item) for piece in pieces_of(found.lines[0])] == [
        ("Lưu VP.", True),
        ("Lê An", False),
    ]


def test_a_kind_is_in_capitals() -> None:
    assert kind_at("CHƯƠNG TRÌNH HÀNH ĐỘNG") == "Chương trình hành động"
    assert kind_at("BÁO CÁO CHÍNH TRỊ") == "Báo cáo"
    assert kind_at("Báo cáo kết quả") == ""
    assert kind_at("BÁO CÁOX") == ""
    assert matter_of("V/v: mời họp") == "mời họp"
    assert matter_of("mời họp") == ""
