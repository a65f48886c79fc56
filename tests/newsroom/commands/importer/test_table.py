"""A table of what an import did."""

from __future__ import annotations

import csv
import io

from newsroom.commands.importer.draft import Guess
from newsroom.commands.importer.source import Dropped, Fault
from newsroom.commands.importer.summary import MADE, REFUSED, Item
from newsroom.commands.importer.table import COLUMNS, table


def rows(*items: Item) -> list[list[str]]:
    return list(csv.reader(io.StringIO(table(items).decode("utf-8-sig")), delimiter=";"))


def test_each_thing_to_look_at_has_a_row() -> None:
    item = Item(
        "a;b.docx", MADE, "2024/07/hop", "Họp", ("Date",), 2, (Guess("Author", "P. Mai", "dòng cuối", 70, 9),),
        (Dropped(11, "=HYPERLINK(1)", "ngoài bài"),), (Fault("Ảnh EMF.", 4),),
    )  # fmt: skip
    found = rows(item, Item("b.docx", REFUSED, text="tệp hỏng"))
    assert found[0] == list(COLUMNS)
    assert {tuple(row[:4]) for row in found[1:-1]} == {("a;b.docx", "bài mới", "2024/07/hop", "Họp")}
    assert [row[4:] for row in found[1:]] == [
        ["cần bổ sung", "ngày (Date)", "", "", "", ""],
        ["cần bổ sung", "2 ảnh", "", "", "", ""],
        ["đoán", "tác giả (Author)", "9", "P. Mai", "dòng cuối", "70"],
        ["lưu ý", "", "4", "Ảnh EMF.", "", ""],
        ["đã bỏ", "", "11", "'=HYPERLINK(1)", "ngoài bài", ""],
        ["", "", "", "", "tệp hỏng", ""],
    ]


def test_an_article_of_which_nothing_is_to_be_said_has_a_row() -> None:
    assert rows(Item("a", MADE, "2024/07/hop", "Họp"))[1][:4] == ["a", "bài mới", "2024/07/hop", "Họp"]
