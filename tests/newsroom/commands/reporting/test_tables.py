"""Sums are what an office adds up by hand: whole for each author, and shared out."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from newsroom.commands.reporting.rows import Row
from newsroom.commands.reporting.tables import tables


def make(**changes: Any) -> Row:
    values: dict[str, Any] = {
        "date": datetime(2024, 7, 11, 8), "title": "Bài", "url": "https://example.vn/a/", "section": "Tin hoạt động",
        "authors": ("P. Mai",), "source": "", "kind": "Tin, bài", "words": 100, "photos": (("Duy Tiến", 2),), "readers": 10,
    }  # fmt: skip
    return Row(**{**values, **changes})


ROWS = (
    make(),
    make(authors=("P. MAI", "Hòa"), words=50, photos=(("", 1),), readers=None),
    make(authors=(), source="Báo Nam Định", section="Đoàn thể", photos=(), readers=5),
    make(authors=("Hoà",), photos=(("duy tiến", 1), ("P. Mai", 1))),
)


def sheet(name: str, rows: tuple[Row, ...] = ROWS) -> tuple[list[tuple[Any, ...]], tuple[Any, ...]]:
    table = next(one for one in tables(rows) if one.name == name)
    assert all(len(row) == len(table.columns) for row in (*table.rows, table.total))
    return list(table.rows), table.total


def test_articles_stand_with_all_that_is_known_and_a_total() -> None:
    rows, total = sheet("Tin bài")
    assert rows[0] == (
        1, datetime(2024, 7, 11).date(), "Bài", "Tin hoạt động", "P. Mai", "", "Tin, bài", 100, 2, "Duy Tiến", 10,
        "https://example.vn/a/",
    )  # fmt: skip
    assert (rows[1][4], rows[1][9], rows[1][10]) == ("P. MAI, Hòa", "", None)
    assert total == ("", "Cộng", "", "", "", "", "", 350, 5, "", 25, "")


def test_authors_get_shared_articles_whole_and_in_part() -> None:
    rows, total = sheet("Tác giả")
    assert [row[1:] for row in rows] == [
        ("Hòa", 2, 1, 1.5, 150, 3, 10),
        ("P. Mai", 2, 1, 1.5, 150, 3, 10),
        ("Theo Báo Nam Định", 1, 0, 1.0, 100, 0, 5),
    ]
    assert total == ("", "Cộng", "", "", 4.0, "", "", "")


def test_sections_and_photographers() -> None:
    assert [row[1:] for row in sheet("Chuyên mục")[0]] == [
        ("Đoàn thể", 1, 100, 0, 5),
        ("Tin hoạt động", 3, 250, 5, 20),
    ]
    assert sheet("Chuyên mục")[1] == ("", "Cộng", 4, 350, 5, 25)
    rows, total = sheet("Tác giả ảnh")
    assert [row[1:] for row in rows] == [("(không ghi)", 1, 1), ("Duy Tiến", 3, 2), ("P. Mai", 1, 1)]
    assert total == ("", "Cộng", 5, "")
    assert [row[1] for row in sheet("Ảnh")[0]] == [1, 2, 4, 4]


def test_a_month_without_articles_has_its_sheets() -> None:
    assert [len(table.rows) for table in tables(())] == [0] * 5
    assert sheet("Tin bài", ())[1][7] == 0
