from __future__ import annotations

import pytest

from plugins.manuscript.header import Field
from plugins.manuscript.lead import read_lead
from plugins.manuscript.schema import Header


def found(*lines: str) -> list[tuple[int, str]]:
    item = Field("Summary", lines[0], 5)
    for line in lines[1:]:
        item = item.with_more(line)
    header = Header("articles/2024/07/hop/index.md", {"summary": [item]})
    assert read_lead(header) == " ".join(line.strip() for line in lines)
    return [(problem.line, problem.code) for problem in header.problems]


@pytest.mark.parametrize(
    "lines",
    [
        ("Chi bộ họp.",),
        ("Chi bộ họp sơ kết công tác", "  quý hai năm nay."),
        ("Chi bộ họp.", "  Hội nghị bàn hai việc."),
        ("Chi bộ họp. Hội nghị bàn", "    hai việc.", "    Ba ý kiến được nêu."),
        ("chữ " * 60,),
    ],
)
def test_a_lead_of_one_paragraph_is_fine_however_it_is_broken(lines: tuple[str, ...]) -> None:
    assert found(*(line.rstrip() for line in lines)) == []


@pytest.mark.parametrize(
    "lines",
    [
        ("Chi bộ họp.", "    Hội nghị bàn hai việc."),
        ("Chi bộ họp.", "\tHội nghị bàn hai việc."),
        ("Chi bộ họp.", " Hội nghị bàn hai việc.", " Ba ý kiến được nêu."),
        ("Chi bộ họp.", *["    " + "chữ " * 30 + "."] * 3),
    ],
)
def test_paragraphs_that_slid_below_the_lead_are_told_once(lines: tuple[str, ...]) -> None:
    assert found(*lines) == [(5, "lead-paragraphs")]


def test_a_long_lead_is_told() -> None:
    assert found(" ".join(["chữ"] * 61)) == [(5, "long-lead")]


def test_no_lead_is_asked_for_elsewhere() -> None:
    header = Header("pages/a.md")
    assert (read_lead(header), header.problems) == ("", [])
