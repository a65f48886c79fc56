"""Runs of text keep their marks and their places."""

from __future__ import annotations

import pytest

from newsroom.commands.importer.source import Span
from newsroom.commands.importer.writing.inline import Pen, lines_of, words_of, written

PEN = Pen(lambda link, words: link, lambda name: name)


def line(*spans: Span) -> str:
    return "|".join(written(one, PEN) for one in lines_of(spans))


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ((Span("Có "), Span("80/81 ", bold=True), Span("đảng viên")), "Có **80/81** đảng viên"),
        ((Span("a", bold=True), Span(" "), Span("b", bold=True)), "**a b**"),
        ((Span("Đả"), Span("ng", bold=True)), "Đả<strong>ng</strong>"),
        ((Span("m"), Span("2", raised=1)), "m<sup>2</sup>"),
        ((Span("a", bold=True, italic=True),), "***a***"),
        ((Span("Xem", link="https://a.vn"), Span("!")), "[Xem](https://a.vn)!"),
        ((Span("Ôi!"), Span("Xem", link="https://a.vn")), r"Ôi\![Xem](https://a.vn)"),
        ((Span("]("), Span("2", raised=-1), Span(")")), r"]\(<sub>2</sub>)"),
        ((Span("[x](", raised=1), Span(")")), r"<sup>\[x]\(</sup>)"),
        (
            (Span("Gõ "), Span("a*b_[c]", bold=True, code=True)),
            r"Gõ <strong><code>a\*b\_\[c]</code></strong>",
        ),
        ((Span("luật", note="1"), Span(" mới")), "luật[^1] mới"),
        ((Span("một\nhai"),), "một|hai"),
        ((Span("R&"), Span("lt;", italic=True)), "R&amp;<em>lt;</em>"),
    ],
)
def test_runs_are_written(spans: tuple[Span, ...], expected: str) -> None:
    assert line(*spans) == expected


def test_words_whose_link_leads_nowhere_are_one_with_what_is_around() -> None:
    pen = Pen(lambda link, words: "", lambda name: name)
    spans = (Span("https://a.vn/?b=1"), Span("&amp;", link="javascript:x"), Span(" c", bold=True))
    (one,) = lines_of(spans)
    assert written(one, pen) == "https&#58;//a.vn/?b=1&amp;amp; **c**"


def test_the_words_of_a_caption_stand_on_one_line() -> None:
    assert words_of((Span("một \n hai"), Span(" ba", bold=True))) == "một hai ba"
