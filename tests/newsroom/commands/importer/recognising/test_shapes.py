"""Shapes of lines."""

from __future__ import annotations

import pytest

from newsroom.commands.importer.recognising.shapes import (
    ends_finally,
    has_family_name,
    is_capitals,
    is_lone_mark,
    is_name,
    is_organisation,
    is_prose,
    is_typed_item,
    opens_as_news,
)
from tests.support.lines import PROSE


def test_running_text_is_told_from_titles() -> None:
    assert is_prose(PROSE)
    assert not is_prose("Đảng ủy Khối các cơ quan tỉnh triển khai nhiệm vụ cuối năm 2019")
    assert not is_prose(
        "ĐẢNG ỦY KHỐI TỔ CHỨC HỘI NGHỊ QUÁN TRIỆT CÁC VĂN BẢN MỚI CỦA TRUNG ƯƠNG VÀ CỦA TỈNH."
    )
    assert not is_prose(
        "Thực hiện Quy định số 22 về kiểm tra, giám sát: mấy điều chi bộ cần nhớ kỹ trước khi làm"
    )


def test_ends_of_sentences() -> None:
    assert ends_finally("hết năm./.")
    assert ends_finally("“Cứ hỏi trước.”")
    assert not ends_finally("Quang cảnh hội nghị")


def test_openings_of_news() -> None:
    assert opens_as_news("Sáng 11-7, Đảng ủy")
    assert opens_as_news("Ngày 1/6, Đảng ủy")
    assert not opens_as_news("Đảng ủy Khối họp")


@pytest.mark.parametrize("text", ["Duy Tân", "P. MAI", "H.N", "Nguyễn Văn A", "BBT", "ThS. Nguyễn Văn A"])
def test_names(text: str) -> None:
    assert is_name(text)


@pytest.mark.parametrize(
    "text", ["Quang cảnh hội nghị", "Trang chủ", "Năm 2020", "Đảng ủy Khối các cơ quan", "", "…"]
)
def test_no_names(text: str) -> None:
    assert not is_name(text)


def test_family_names() -> None:
    assert has_family_name("Nguyễn Văn A")
    assert not has_family_name("Hoa Mai")


def test_bodies() -> None:
    assert is_organisation("Ban Tổ chức Đảng ủy Khối")
    assert is_organisation("Báo Ấp Bắc")
    assert not is_organisation("Ban hành quy chế mới")


def test_items_and_their_marks() -> None:
    assert is_typed_item("- Không đi muộn;")
    assert is_typed_item("1. Đảng bộ")
    assert is_lone_mark("1.")
    assert is_lone_mark("a)")
    assert not is_lone_mark("1")


def test_capitals() -> None:
    assert is_capitals("ĐẠI HỘI CHI BỘ NHIỆM KỲ 2025 - 2027")
    assert not is_capitals("Đại hội Chi bộ")
    assert not is_capitals("2020")
