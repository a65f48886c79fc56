"""Whatever the text: its Markdown gives it back through our own reader, word for word, look for look."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, note, settings
from hypothesis import strategies as st

from newsroom.commands.importer.draft import Draft
from newsroom.commands.importer.source import Block, Span, Text
from newsroom.commands.importer.writing.article import write
from pelicanconf import MARKDOWN
from plugins.manuscript.markup.body import Typesetter
from plugins.manuscript.record import Reading, read
from tests.support.drafts import NASTY, Maker, expected, shown, signs
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
