"""Numbers are counted as Word counts them."""

from __future__ import annotations

import pytest

from newsroom.commands.importer.word.markup import parse
from newsroom.commands.importer.word.numbering import Mark, Numbering, figure, read_numbering
from newsroom.commands.importer.word.styles import Styles
from tests.support.wordfiles import SPACES


def level(at: int, form: str, text: str, start: int = 1, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>{more}</w:lvl>'


def lists(levels: str, nums: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> Numbering:
    inner = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{nums}'
    return read_numbering(parse(f"<w:numbering {SPACES}>{inner}</w:numbering>".encode()), Styles())


def item(at: int = 0, name: str = "1") -> dict[str, object]:
    return {"list": name, "list_level": at}


def test_numbers_go_on_and_deeper_ones_begin_anew() -> None:
    one = lists(level(0, "decimal", "%1.") + level(1, "decimal", "%2."))
    marks = [one.mark(item(at)) for at in (0, 1, 1, 0, 1)]
    assert [(mark.level, mark.number) for mark in marks if mark] == [(0, 1), (1, 1), (1, 2), (0, 2), (1, 1)]


@pytest.mark.parametrize(
    ("form", "text", "label"),
    [
        ("upperRoman", "%1.", "IV."),
        ("lowerLetter", "%1)", "d)"),
        ("decimal", "Điều %1.", "Điều 4."),
        ("decimalZero", "%1", "04"),
    ],
)
def test_marks_that_no_list_of_a_page_counts_are_labels(form: str, text: str, label: str) -> None:
    assert lists(level(0, form, text, start=4)).mark(item()) == Mark(0, label=label)


def test_numbers_of_several_levels_are_labels() -> None:
    one = lists(level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2.", more="<w:isLgl/>"))
    one.mark(item())
    assert one.mark(item(1)) == Mark(1, label="1.1.")


def test_a_list_may_start_anew() -> None:
    nums = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    one = lists(level(0, "decimal", "%1."), nums)
    assert [mark.number for mark in (one.mark(item()), one.mark(item()), one.mark(item(0, "2"))) if mark] == [
        1,
        2,
        5,
    ]


def test_bullets_have_no_number_and_zero_is_no_list() -> None:
    one = lists(level(0, "bullet", "-"))
    assert one.mark(item()) == Mark(0)
    assert one.mark(item(0, "0")) is None
    assert one.mark({}) is None


@pytest.mark.parametrize(
    ("count", "form", "text"), [(9, "lowerRoman", "ix"), (27, "lowerLetter", "aa"), (0, "upperRoman", "0")]
)
def test_figures(count: int, form: str, text: str) -> None:
    assert figure(count, form) == text
