from __future__ import annotations

import pytest

from newsroom.commands.importer.pages.html import read_html
from newsroom.commands.importer.pages.layout_tables import laid_out
from newsroom.commands.importer.source import Cell, Text
from tests.support.telling import told

LONG = "Một đoạn văn dài của bài. " * 30


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<tr><td><img src=1.jpg></td></tr><tr><td>Chú thích</td></tr>", ["[?1.jpg|Chú thích]"]),
        ("<tr><td><img src=1.jpg><br><i>Chú thích</i></td></tr>", ["[?1.jpg|*Chú thích*]"]),
        ("<tr><td><p>Trên</p><img src=1.jpg></td></tr>", ["[?1.jpg|Trên]"]),
        (
            "<tr><td><img src=1.jpg></td><td><img src=2.jpg></td></tr><tr><td>Một</td><td>Hai</td></tr>",
            ["[?1.jpg|Một]", "[?2.jpg|Hai]"],
        ),
        (
            "<tr><td><img src=1.jpg></td><td><img src=2.jpg></td></tr><tr><td colspan=2>Chung</td></tr>",
            ["[?1.jpg|]", "[?2.jpg|Chung]"],
        ),
        (f"<tr><td><img src=1.jpg></td></tr><tr><td><p>{LONG}</p></td></tr>", ["[?1.jpg|]", LONG.strip()]),
        (f"<tr><td><p>{LONG}</p></td><td>Bên</td></tr>", [LONG.strip(), "Bên"]),
        ("<tr><td>Một ô</td></tr>", ["Một ô"]),
    ],
)
def test_tables_that_lay_out_are_taken_apart(html: str, expected: list[str]) -> None:
    assert told(read_html(f"<table>{html}</table>").blocks) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<tr><th>STT</th><th>Tên</th></tr><tr><td>1</td><td>A</td></tr>", "STT | Tên // 1 | A"),
        ("<tr><td>Năm</td><td>Số</td></tr><tr><td>2023</td><td>5</td></tr>", "Năm | Số // 2023 | 5"),
    ],
)
def test_data_stays(html: str, expected: str) -> None:
    assert told(read_html(f"<table>{html}</table>").blocks) == [expected]


def test_one_column_is_no_table() -> None:
    assert laid_out([[Cell((Text(()),))]]) == [Text(())]
