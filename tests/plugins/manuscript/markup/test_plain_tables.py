from __future__ import annotations

import pytest

from plugins.manuscript.markup.plain_tables import read_table


def test_a_table_is_set_with_its_alignments() -> None:
    table = read_table(["| a | **b** |", "|---|--:|", "| c |"])
    assert table is not None
    assert not table.long_rows
    assert table.html == (
        "<table>\n<thead>\n<tr>\n<th>a</th>\n"
        '<th style="text-align: right;"><strong>b</strong></th>\n</tr>\n</thead>\n'
        '<tbody>\n<tr>\n<td>c</td>\n<td style="text-align: right;"></td>\n</tr>\n</tbody>\n</table>'
    )


def test_rows_with_more_cells_than_the_head_are_told() -> None:
    table = read_table(["| a |", "| - |", "| b | c |"])
    assert table is not None
    assert table.long_rows == (("| b | c |", 2, 1),)


@pytest.mark.parametrize(
    "lines",
    [
        ["| a |"],
        ["| a |", "| b |"],
        ["|---|", "|---|"],
        ["| a", "|---"],
        ["| a |", "|---|", "| `b` |"],
        ["| a |", "|---|", "| b \\| |"],
        ["| a |", "|---|", "b"],
        ["| a |", "|---|", "| * |"],
    ],
)
def test_others_are_left_to_markdown(lines: list[str]) -> None:
    assert read_table(lines) is None
