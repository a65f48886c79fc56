"""No cell of a table vanishes."""

from __future__ import annotations

import pytest

from tests.support.setting import codes_of, html_of

HEAD = "<thead><tr><th>Đơn vị</th><th>Số</th></tr></thead>"
EXPECTED = f"<table>{HEAD}<tbody><tr><td>A</td><td>1</td></tr><tr><td>B</td><td>2</td></tr></tbody></table>"


def table_of(text: str) -> str:
    return (
        html_of(text)
        .replace('<div class="table" role="region" aria-label="Bảng" tabindex="0">', "")
        .replace("</div>", "")
    )


@pytest.mark.parametrize(
    "text",
    [
        "| Đơn vị | Số |\n| --- | --- |\n| A | 1 |\n| B | 2 |",
        "| Đơn vị | Số |\n| — | – |\n| A | 1 |\n| B | 2 |",
        "| Đơn vị | Số |\n|-|-|\n| A | 1 |\n| B | 2 |",
        "| Đơn vị | Số |\n| --- |\n| A | 1 |\n| B | 2 |",
        "| Đơn vị | Số |\n\n| --- | --- |\n\n| A | 1 |\n\n| B | 2 |",
        "| Đơn vị | Số |\n| --- | --- |\n| A | 1 |\n\n\n| B | 2 |",
        "Đơn vị | Số\n--- | ---\nA | 1\nB | 2",
        "Đơn vị | Số\n--- | ---\nA | 1\n\nB | 2",
        "| Đơn vị | Số |\n| A | 1 |\n| B | 2 |",
        "Đơn vị\tSố\nA\t1\nB\t2",
        "Đơn vị\tSố\n\nA\t1\n\n\nB\t2\n",
    ],
)
def test_a_table_is_set_however_it_was_typed(text: str) -> None:
    assert table_of(text) == EXPECTED


def test_a_table_may_stand_right_between_lines() -> None:
    assert table_of("Kết quả:\nĐơn vị | Số\n--- | ---\nA | 1\nB | 2\nNguồn: tổng hợp") == (
        f"<p>Kết quả:</p>{EXPECTED}<p>Nguồn: tổng hợp</p>"
    )


def test_cells_beyond_the_head_are_set_and_told() -> None:
    text = "| A | B |\n| --- | --- |\n| 1 | 2 | 3 |\n| 4 |"
    assert table_of(text) == (
        "<table><thead><tr><th>A</th><th>B</th><th></th></tr></thead>"
        "<tbody><tr><td>1</td><td>2</td><td>3</td></tr><tr><td>4</td><td></td><td></td></tr></tbody></table>"
    )
    assert codes_of(text) == [(3, "long-row")]


def test_alignment_is_kept() -> None:
    html = table_of("| A | B |\n| :-: | --: |\n| 1 | 2 |")
    assert '<th class="align-center">A</th><th class="align-right">B</th>' in html


@pytest.mark.parametrize("text", ["| một mình |", "a | b", "A | B\nC", "Lời có dấu | ở giữa\nvà | ở đây"])
def test_pipes_in_a_text_are_no_table(text: str) -> None:
    assert "<table>" not in html_of(text)


def test_tabs_after_list_marks_are_spaces() -> None:
    assert html_of("-\tMột\n-\tHai") == "<ul><li>Một</li><li>Hai</li></ul>"
    assert html_of("1.\tMột\n2.\tHai") == "<ol><li>Một</li><li>Hai</li></ol>"


def test_pipes_in_pasted_cells_and_ragged_lines_lose_nothing() -> None:
    html = table_of("A|B\tC\n1\t2\t3")
    assert html == (
        "<table><thead><tr><th>A|B</th><th>C</th><th></th></tr></thead>"
        "<tbody><tr><td>1</td><td>2</td><td>3</td></tr></tbody></table>"
    )


def test_a_last_row_with_an_empty_last_cell_stays_in_the_table() -> None:
    assert table_of("A\tB\nNơi nhận:\t").endswith("<tr><td>Nơi nhận:</td><td></td></tr></tbody></table>")


def test_tables_of_one_column_need_no_rule() -> None:
    assert table_of("| A |\n| 1 |") == (
        "<table><thead><tr><th>A</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>"
    )


def test_dashes_in_a_cell_of_a_later_row_are_no_rule() -> None:
    assert "<td>—</td><td>—</td>" in table_of("| A | B |\n| --- | --- |\n| 1 | 2 |\n| — | — |")
