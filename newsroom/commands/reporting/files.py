"""Write tables as a workbook for Excel and as texts with separators; the same report gives the same bytes.

No cell is a formula, whatever it begins with: in the workbook by its type, in the texts by a sign before it.
Texts have a mark of UTF-8 and semicolons, as Excel in Vietnamese wants them, where the comma is decimal.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from newsroom.commands.reporting.tables import Cell, Table

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a cell may not begin with: programs would take it for a formula, or cut it."""


def csv_file(table: Table) -> bytes:
    """Write a table as text."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    for row in (*table.rows, table.total):
        writer.writerow([_text(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, date):
        return f"{cell.day:02d}/{cell.month:02d}/{cell.year}"
    if isinstance(cell, str):
        return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA) else cell
    return f"{round(cell, 2):g}".replace(".", ",") if isinstance(cell, float) else str(cell)


def workbook(title: str, tables: Sequence[Table], made: date) -> bytes:
    """Write a workbook with a sheet for each table; ``made`` is the day it tells as its own."""
    from xlsxwriter import Workbook  # of the group «report»; only this needs it

    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": title, "created": datetime.combine(made, time())})
    formats = {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "head": book.add_format({"bold": True, "text_wrap": True, "border": 1, "bg_color": "#F4EEE4"}),
        "text": book.add_format({"text_wrap": True, "valign": "top", "border": 1}),
        "number": book.add_format({"num_format": "#,##0", "valign": "top", "border": 1}),
        "part": book.add_format({"num_format": "#,##0.##", "valign": "top", "border": 1}),
        "day": book.add_format({"num_format": "dd/mm/yyyy", "align": "left", "valign": "top", "border": 1}),
        "total": book.add_format({"bold": True, "num_format": "#,##0.##", "border": 1}),
        "sum": book.add_format({"bold": True, "num_format": "#,##0", "border": 1}),
    }  # fmt: skip
    for table in tables:
        _sheet(book.add_worksheet(table.name), title, table, formats)
    book.close()
    return out.getvalue()


_HEAD = 2
"""The line of the headings, from 0."""


def _sheet(sheet: Any, title: str, table: Table, formats: dict[str, Any]) -> None:
    """Write a table: title, headings that stay, rows, total, note; it prints on sheets that lie."""
    sheet.write_string(0, 0, f"{title} – {table.name}", formats["title"])
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(_HEAD, place, column.name, formats["head"])
    for number, row in enumerate(table.rows, _HEAD + 1):
        for place, cell in enumerate(row):
            _write(sheet, number, place, cell, formats, "number", "part")
    end = _HEAD + 1 + len(table.rows)
    for place, cell in enumerate(table.total):
        _write(sheet, end, place, cell, formats | {"text": formats["sum"]}, "sum", "total")
    if table.note:
        sheet.write_string(end + 2, 0, table.note)
    sheet.freeze_panes(_HEAD + 1, 0)
    if table.rows:
        sheet.autofilter(_HEAD, 0, end - 1, len(table.columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEAD)


def _write(
    sheet: Any, row: int, place: int, cell: Cell, formats: dict[str, Any], whole: str, part: str
) -> None:
    """Write a cell by its type."""
    if isinstance(cell, str):
        sheet.write_string(row, place, cell, formats["text"])
    elif isinstance(cell, date):
        sheet.write_datetime(row, place, datetime.combine(cell, time()), formats["day"])
    elif cell is None:
        sheet.write_blank(row, place, None, formats["text"])
    else:
        sheet.write_number(row, place, cell, formats[whole if float(cell).is_integer() else part])
