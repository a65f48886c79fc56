"""Each word of a manuscript is on its page, in order, or in the report.

A caption that is said again aside. What must be seen and what is shown is told by an oracle that shares
no parsing with the program (``tests/support/words.py``, ``tests/support/shown_words.py``).
"""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from hypothesis import example, given, note, settings
from hypothesis import strategies as st

from newsroom.model.records import Article, StaticPage
from plugins.captions.markdown import makeExtension
from plugins.manuscript.body import Body, Typesetter
from plugins.manuscript.record import Reading, read
from tests.support.building import ROOT
from tests.support.making import make_site
from tests.support.markup import the
from tests.support.shown_words import shown, shown_in
from tests.support.typing_like_an_office import (
    bodies,
    bulleted,
    galleries,
    headers,
    line,
    loose,
    mixed,
    numbered,
    paragraph,
    pasted_table,
    photos,
    plain_bodies,
    quotation,
    tables,
)
from tests.support.words import NOTHING, Lost, lost, tokens, typed, typed_article

PATH = "articles/2024/07/hop/index.md"
TYPESETTER = Typesetter(
    ["tables", "footnotes", "sane_lists", makeExtension()],
    {"footnotes": {"BACKLINK_TITLE": "Trở lại chú thích {} trong bài"}},
)


def set_body(text: str) -> Body:
    return TYPESETTER.set(PATH, text, 1, "")


def lost_of(text: str) -> Lost:
    body = set_body(text)
    note(f"{[(problem.line, problem.code) for problem in body.problems]}")
    return lost(typed(text), shown(body.blocks), body.problems)


def says_all(text: str) -> None:
    """Hold a body to the rule; a failure prints it as it was typed."""
    note(f"--- typed\n{text}\n---")
    found = lost_of(text)
    assert found == NOTHING, f"{found}\n--- typed\n{text}\n---"


# Bodies, kind by kind, so that a loss shows where it belongs


@given(line)
def test_no_word_of_a_line_is_lost(text: str) -> None:
    says_all(text)


@given(paragraph)
def test_no_word_of_a_paragraph_is_lost(text: str) -> None:
    says_all(text)


@given(st.one_of(bulleted, mixed))
def test_no_word_of_a_list_is_lost(text: str) -> None:
    says_all(text)


@given(st.one_of(numbered, loose))
@example("2020. Đại hội\n2022. Hội nghị\n2024. Tổng kết")
@example("3. Kho\n7. Bến\n12. Đò")
def test_no_number_of_a_list_is_another(text: str) -> None:
    says_all(text)


@given(st.one_of(tables(), pasted_table))
def test_no_cell_of_a_table_is_lost(text: str) -> None:
    says_all(text)


@given(photos())
def test_no_word_of_a_photo_is_lost(text: str) -> None:
    says_all(text)


@given(galleries)
def test_no_word_between_photos_is_lost(text: str) -> None:
    says_all(text)


@given(quotation)
def test_no_word_of_a_quotation_is_lost(text: str) -> None:
    says_all(text)


@settings(max_examples=300)
@given(bodies())
def test_no_word_of_a_body_is_lost(text: str) -> None:
    says_all(text)


@given(plain_bodies)
def test_a_plain_body_gives_no_problem(text: str) -> None:
    assert set_body(text).problems == ()
    says_all(text)


# Whole articles


def read_text(text: str) -> Reading:
    return read(PATH, text.encode(), make_site(), TYPESETTER)


def record_words(record: Article | StaticPage) -> list[str]:
    """Give the words that a page shows of a record, in the order in which an article shows them."""
    if isinstance(record, StaticPage):
        before, after = (record.title, record.summary), ()
    else:
        before = (record.kicker, record.title, record.agency, record.summary)
        after = (*record.authors, record.source)
    return [
        *(word for text in before for word in tokens(text)),
        *shown(record.body),
        *(word for text in after for word in tokens(text)),
    ]


@given(headers(), bodies(), st.sampled_from(("\n", "\r\n")))
def test_no_word_of_an_article_is_lost(header: str, body: str, ending: str) -> None:
    text = f"{header}\n\n{body}\n".replace("\n", ending)
    reading = read_text(text)
    page = record_words(reading.record) if isinstance(reading.record, Article) else []
    if not page:  # what keeps a file from being read is an error, and nothing is published
        assert reading.problems
        return
    found = lost(typed_article(text), page, reading.problems)
    assert found == NOTHING, f"{found}\n--- typed\n{text}\n---"


# Our own articles and pages: read, as pages, and in the feeds

MANUSCRIPTS = sorted(
    file.relative_to(ROOT / "content").as_posix() for file in (ROOT / "content").glob("*/**/*.md")
)


@pytest.mark.slow
def test_pages_of_the_site_show_all_that_was_typed(real_site: Path) -> None:
    told = {}
    for path in MANUSCRIPTS:
        page = (
            real_site
            / path.removeprefix("articles/")
            .removeprefix("pages/")
            .removesuffix("index.md")
            .removesuffix(".md")
            / "index.html"
        )
        if not page.is_file():
            continue  # a draft
        main = the(BeautifulSoup(page.read_text(encoding="utf-8"), "lxml").find("main"))
        found = lost(typed_article((ROOT / "content" / path).read_text(encoding="utf-8")), shown_in(main))
        cover = main.select_one(".figure--cover")  # opens the article, wherever its photo was typed
        opening = shown_in(cover) if cover else []
        if found.missing or not {word.text for word in found.moved} <= set(opening):
            told[path] = str(found)
    assert told == {}


@pytest.mark.slow
def test_feeds_show_all_that_was_typed(real_site: Path) -> None:
    atom = "{http://www.w3.org/2005/Atom}"
    told = {}
    entries = ElementTree.parse(real_site / "feeds" / "all.atom.xml").iter(f"{atom}entry")
    for entry in entries:
        link = the_text(entry.find(f"{atom}link").get("href"))  # type: ignore[union-attr]
        path = f"articles/{'/'.join(link.strip('/').split('/')[-3:])}/index.md"
        content = BeautifulSoup(entry.findtext(f"{atom}content") or "", "html.parser")
        source = (ROOT / "content" / path).read_text(encoding="utf-8")
        start = source.index("\n\n") + 2
        found = lost(typed(source[start:], source.count("\n", 0, start) + 1), shown_in(content))
        if found != NOTHING:
            told[path] = str(found)
    assert told == {}


def the_text(value: str | None) -> str:
    assert value is not None
    return value
