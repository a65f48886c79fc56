"""Whatever the text: its Markdown gives it back through our own reader, word for word, look for look."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, note, settings
from hypothesis import strategies as st

from newsroom.commands.importer.draft import Draft
from newsroom.commands.importer.source import Block, Code, Items, Picture, Quote, Span, Text
from newsroom.commands.importer.writing.article import write
from newsroom.commands.importer.writing.signs import cleaned
from newsroom.model.blocks import Figure
from pelicanconf import MARKDOWN
from plugins.manuscript.markup.body import Typesetter
from plugins.manuscript.record import Reading, read
from tests.support.drafts import NASTY, Maker, clean_signs, expected, shown, signs
from tests.support.making import CATEGORIES, make_site

SETTINGS: dict[str, Any] = dict(MARKDOWN)
TYPESETTER = Typesetter([*SETTINGS["extensions"], "plugins.captions.markdown"], SETTINGS["extension_configs"])
SITE = make_site()
HEADER = {
    "Title": ("Họp",), "Date": ("2024-07-11 15:51",), "Category": (CATEGORIES[0].name,),
    "Author": ("P. Mai",), "Summary": ("Sáng 11-7, họp.",),
}  # fmt: skip
DESERVED = frozenset({
    "web-host", "web-port", "web-address", "bare-host", "bad-link", "empty-body", "legacy-font",
    "photo-without-text", "photo-alt", "file-link", "missing-goal",
})  # fmt: skip
"""What the same words, typed by hand, are told of as well: addresses of no host, letters of old fonts."""
LINES = st.lists(
    st.one_of(st.lists(st.sampled_from(NASTY), min_size=1, max_size=9).map("".join), signs),
    min_size=1,
    max_size=3,
)


def read_back(found: Sequence[Block]) -> tuple[str, Reading]:
    text = write(Draft("a.docx", HEADER, tuple(found), files={"1.jpg": b"\xff\xd8\xff"})).text
    return text, read("articles/2024/07/hop/index.md", text.encode(), SITE, TYPESETTER)


def gives_back(found: Sequence[Block]) -> None:
    text, reading = read_back(found)
    note(text)
    codes = {problem.code for problem in reading.problems}
    assert reading.record is not None, codes
    assert shown(reading.record.body)[0] == list(expected(found))
    for sign, code in (("![", "photo-syntax"), ("**", "stars-as-text")):
        if sign in text:  # where there are photos or bold words, text that looks like them is told
            codes.discard(code)
    assert codes - DESERVED == set()


@settings(max_examples=120)
@given(LINES)
def test_any_lines_come_back(lines: list[str]) -> None:
    gives_back([Text((Span(line),)) for line in lines])


MARKED = st.tuples(
    st.sampled_from(
        ("1. ", "2. ", "1) ", "a) ", "(1) ", "- ", "– ", "+ ", "• ", "Điều 1. ", "đ/ ", "I. ", "", "-", "1.")
    ),
    st.sampled_from(("Họp chi bộ", "Kính gửi:", "Ngày họp.", "họp", "Có họp không?")),
).map("".join)
MARK_RE = re.compile(r"(?m)^(?:Điều )?(?:\w{1,2})?(?:\\(?=[-+.)(])|&#\d+;)")
"""How a line begins whose mark of a list is written so that it is none."""


@settings(max_examples=80)
@given(st.lists(st.lists(MARKED, min_size=1, max_size=3), min_size=1, max_size=3))
def test_a_mark_is_only_kept_from_being_one_where_it_would_be_one(paragraphs: list[list[str]]) -> None:
    found = [Text((Span("\n".join(lines)),)) for lines in paragraphs]
    gives_back(found)
    text, reading = read_back(found)
    assert reading.record is not None
    for mark in MARK_RE.finditer(text):
        plain = re.sub(r"&#(\d+);", lambda sign: chr(int(sign[1])), mark.group()).replace("\\", "")
        other = text[: mark.start()] + plain + text[mark.end() :]
        again = read("articles/2024/07/hop/index.md", other.encode(), SITE, TYPESETTER)
        assert again.record is None or again.record.body != reading.record.body, mark.group()


@pytest.mark.parametrize(
    "link", ["https://a.vn/_a_*b*~~c~~#d_", "https://a.vn/x y(1)?b=1&c=2&lt;", "mailto:a_b@c.vn"]
)
def test_links_lead_where_they_led(link: str) -> None:
    _, reading = read_back([Text((Span("*Xem* "), Span("_nguồn_ [1]", link=link), Span(" *hết*")))])
    assert reading.record is not None
    anchor = BeautifulSoup(str(reading.record.body[0]), "lxml").a
    assert anchor is not None
    assert unquote(str(anchor["href"])) == link
    assert anchor.get_text() == "_nguồn_ [1]"


@given(st.integers(0, 2**32))
@settings(max_examples=40)
def test_any_caption_comes_back(seed: int) -> None:
    words = f"Đại biểu {Maker(seed).words()} dự họp"
    _, reading = read_back([Text((Span("Lời"),)), Picture("1.jpg", caption=(Span(words),))])
    assert reading.record is not None
    figure = reading.record.body[1]
    assert isinstance(figure, Figure)
    said = re.findall(r"\w+", f"{figure.caption} {figure.credit}")
    assert said == re.findall(r"\w+", cleaned(words))


@pytest.mark.parametrize(
    ("caption", "written"),
    [
        ("Đại biểu (bên trái) dự họp", "Đại biểu (bên trái) dự họp"),
        ("Lớp (kỳ 2) họp (a", "Lớp (kỳ 2) họp (a"),
        ('Chủ đề "Học tập" (a")', r"Chủ đề \"Học tập\" (a\")"),
        ("Chủ đề ('Học tập')", r"Chủ đề ('Học tập'\)"),
    ],
)
def test_brackets_of_a_caption_stay_as_they_are_where_they_can(caption: str, written: str) -> None:
    text, reading = read_back([Text((Span("Lời"),)), Picture("1.jpg", caption=(Span(caption),))])
    assert f'"{written}")' in text
    assert reading.record is not None
    figure = reading.record.body[1]
    assert isinstance(figure, Figure)
    assert figure.caption == caption


@given(LINES)
@settings(max_examples=60)
def test_any_code_comes_back(lines: list[str]) -> None:
    spans = [Span(line.replace("\n", " "), code=True) for line in lines]
    gives_back([Text((Span("Gõ "), span)) for span in spans])
    text = "\n".join(lines)
    _, reading = read_back([Text((Span("Mã:"),)), Code(text)])
    assert reading.record is not None
    held = BeautifulSoup("".join(map(str, reading.record.body)), "lxml").pre
    assert clean_signs(held.get_text() if held else "") == clean_signs(text)


def test_notes_stand_below_in_the_order_of_their_marks() -> None:
    notes = {"b": (Text((Span("Hai: *b*"),)),), "a": (Text((Span("Một"),)), Text((Span("1) thêm"),)))}
    body = (Text((Span("Luật", note="a"), Span(": và!", note="b"), Span(" hết"))),)
    text = write(Draft("a.docx", HEADER, body, notes=notes)).text
    reading = read("articles/2024/07/hop/index.md", text.encode(), SITE, TYPESETTER)
    assert reading.record is not None
    assert not reading.problems
    page = BeautifulSoup(str(reading.record.body[0]), "lxml")
    assert [" ".join(note.get_text(" ").split()[:3]) for note in page.select("li")] == [
        "Một 1) thêm",
        "Hai: *b* ↩",
    ]


SEEDS = st.integers(0, 2**32)


@settings(max_examples=60)
@given(SEEDS)
def test_any_blocks_come_back(seed: int) -> None:
    gives_back(Maker(seed).blocks())


@pytest.mark.long
@settings(max_examples=20_000)
@given(LINES)
def test_very_many_lines_come_back(lines: list[str]) -> None:
    gives_back([Text((Span(line),)) for line in lines])


@pytest.mark.long
@settings(max_examples=5_000)
@given(SEEDS)
def test_very_many_blocks_come_back(seed: int) -> None:
    gives_back(Maker(seed).blocks())


@pytest.mark.parametrize("ordered", [False, True])
@pytest.mark.parametrize("is_quoted", [False, True])
@pytest.mark.parametrize("beside", [False, True])
def test_what_nests_without_end_is_written_as_deep_as_is_read(
    ordered: bool, is_quoted: bool, beside: bool
) -> None:
    block: Block = Text((Span("Ở dưới cùng"),))
    for level in range(60):
        words = (Text((Span(f"Mục {level} của bài"),)),) if beside else ()
        block = Items(((*words, block),), ordered)
        block = Quote((block,)) if is_quoted and level % 2 else block
    text, reading = read_back([block])
    assert "Ở dưới cùng" in text
    assert "too-deep" not in {problem.code for problem in reading.problems}
