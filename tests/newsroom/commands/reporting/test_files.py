"""Workbooks and texts open in Excel as they are meant, and run nothing."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from datetime import date

import pytest

from newsroom.commands.reporting.files import csv_file, workbook
from newsroom.commands.reporting.tables import Cell, Column, Table

pytest.importorskip("xlsxwriter", reason="the group «report» is not installed: make test installs it")
EVIL = ("=1+1", "+84", "-1", "@SUM(A1)", "\t=1", "＝1", ' =cmd|"/c calc"!A1')


def table(*cells: Cell) -> Table:
    columns = tuple(Column(f"Cột {number}", 10) for number, _ in enumerate(cells))
    return Table("", "Tin bài", columns, (cells,), ("", "Cộng", *[""] * (len(cells) - 2)))


def parsed(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def sheets(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "".join(
            archive.read(name).decode() for name in sorted(archive.namelist()) if name.endswith(".xml")
        )


def test_a_text_is_what_excel_in_vietnamese_takes() -> None:
    data = csv_file(table("Đoàn; thể", 1234, 0.5, date(2024, 7, 1), None, 'a "b"\nc', 1 / 3, 2.0))
    assert data.startswith(b"\xef\xbb\xbf")
    assert parsed(data)[1] == ["Đoàn; thể", "1234", "0,5", "01/07/2024", "", 'a "b"\nc', "0,33", "2"]
    assert data.count(b"\r\n") == 3


@pytest.mark.parametrize("text", EVIL)
def test_no_cell_is_a_formula(text: str) -> None:
    assert parsed(csv_file(table(text, "b")))[1][0] == f"'{text}"
    found = sheets(workbook("Báo cáo", [table(text, "b")], date(2024, 7, 31)))
    assert "<f>" not in found
    assert not re.search("<hyperlink", found)


def test_a_workbook_holds_numbers_days_and_texts_and_is_the_same_again() -> None:
    made = [
        workbook("Báo cáo", [table("Chữ", 1234, 1.5, date(2024, 7, 1), None, "-5")], date(2024, 7, 31))
        for _ in (1, 2)
    ]
    assert made[0] == made[1]
    found = sheets(made[0])
    assert 'name="Tin bài"' in found
    assert "Báo cáo – Tin bài" in found
    for value in (
        "<v>1234</v>",
        "<v>1.5</v>",
        f"<v>{(date(2024, 7, 1) - date(1899, 12, 30)).days}</v>",
        "<t>-5</t>",
    ):
        assert value in found, value
    assert 'state="frozen"' in found
    assert "<autoFilter" in found
