"""Each word of a manuscript is on its page, in order, or in the report.

A caption that is said again aside. What must be seen and what is shown is told by an oracle that shares
no parsing with the program (``tests/support/words.py``, ``tests/support/shown_words.py``).
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest
from hypothesis import example, given, note, settings
from hypothesis import strategies as st

from newsroom.model.blocks import Figure
from newsroom.model.problem import ERROR, Problem
from newsroom.model.records import Article, StaticPage
from pelicanconf import MARKDOWN
from plugins.manuscript.album import AlbumFiles, read_album
from plugins.manuscript.markup.body import Body, Typesetter
from plugins.manuscript.record import Reading, read
from tests.support.checking import checks_of
from tests.support.making import make_site
from tests.support.shown_words import shown
from tests.support.typing_headers import album_line, headers, slipped_headers, title
from tests.support.typing_like_an_office import (
    bodies,
    bulleted,
    caption,
    footnotes,
    galleries,
    line,
    loose,
    mixed,
    numbered,
    ordinary_bodies,
    paragraph,
    pasted_table,
    photos,
    placed_photos,
    quotation,
    sentence,
    tables,
)
from tests.support.words import NOTHING, Lost, Word, lost, tokens, typed, typed_article

pytestmark = pytest.mark.slow

PATH = "articles/2024/07/hop/index.md"
SETTINGS: dict[str, Any] = dict(MARKDOWN)
TYPESETTER = Typesetter([*SETTINGS["extensions"], "plugins.captions.markdown"], SETTINGS["extension_configs"])


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


@given(placed_photos())
def test_no_word_around_a_photo_is_lost(text: str) -> None:
    says_all(text)


@given(galleries)
def test_no_word_between_photos_is_lost(text: str) -> None:
    says_all(text)


@given(footnotes())
def test_no_word_of_a_footnote_is_lost(text: str) -> None:
    says_all(text)


@given(quotation)
def test_no_word_of_a_quotation_is_lost(text: str) -> None:
    says_all(text)


@settings(max_examples=300)
@given(bodies())
def test_no_word_of_a_body_is_lost(text: str) -> None:
    says_all(text)


@given(ordinary_bodies)
def test_an_ordinary_body_is_shown_whole_and_gives_no_problem(text: str) -> None:
    assert set_body(text).problems == ()
    says_all(text)


@given(bodies())
def test_one_slip_is_told_once(text: str) -> None:
    lines = text.split("\n")
    told = Counter((problem.line, problem.code, problem.values) for problem in set_body(text).problems)
    for (number, code, values), times in told.items():
        found = [value for _, value in values]
        typed_times = max((lines[number - 1].count(value) for value in found if value), default=0)
        assert times <= max(1, typed_times), f"{times} times {code} {found} at line {number}\n{text}"


@given(caption, st.one_of(st.just(""), caption), st.one_of(st.just(""), caption))
@example("Kho lúa", "Kho lúa. Ảnh: Ban Biên tập (TTXVN)", "")
@example("Kho lúa đầy chưa?", "Kho lúa đầy chưa?", "Bến đò đông…")
def test_texts_of_a_photo_keep_their_brackets_and_end_marks(alt: str, title: str, under: str) -> None:
    source = f'![{alt}](1.jpg "{title}")\n*{under}*' if under else f'![{alt}](1.jpg "{title}")'
    for figure in (block for block in set_body(source).blocks if isinstance(block, Figure)):
        for text in (figure.alt, figure.caption, figure.credit):
            assert text.count("(") == text.count(")"), text
            for marks in re.findall(r"[?!…:;,.]\.+", text):
                assert marks in source, text


# Whole articles


def read_text(text: str) -> Reading:
    return read(PATH, text.encode(), make_site(), TYPESETTER)


def is_error(problem: Problem) -> bool:
    return checks_of().wording(problem).severity == ERROR


def record_words(record: Article | StaticPage) -> list[str]:
    """Give the words that a page shows of a record, in the order in which an article shows them."""
    before: tuple[str, ...] = (record.title, record.summary)
    after: tuple[str, ...] = ()
    if isinstance(record, Article):
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


# The header with its slips, static pages, the captions of an album


@given(slipped_headers(), ordinary_bodies)
def test_no_word_of_a_slipped_header_is_lost(header: str, body: str) -> None:
    text = f"{header}\n\n{body}\n"
    reading = read_text(text)
    if not isinstance(reading.record, Article) or any(map(is_error, reading.problems)):
        assert reading.problems  # nothing is published
        return
    found = lost(typed_article(text), record_words(reading.record), reading.problems)
    assert found == NOTHING, f"{found}\n--- typed\n{text}\n---"


@given(title, sentence, bodies())
def test_no_word_of_a_static_page_is_lost(name: str, lead: str, body: str) -> None:
    text = f"Title: {name}\nSummary: {lead}\n\n{body}\n"
    reading = read("pages/kho.md", text.encode(), make_site(), TYPESETTER)
    assert isinstance(reading.record, StaticPage)
    found = lost(typed_article(text), record_words(reading.record), reading.problems)
    assert found == NOTHING, f"{found}\n--- typed\n{text}\n---"


ALBUM = "articles/2024/07/hop/album"


@given(st.lists(album_line, min_size=1, max_size=5).map("\n".join))
def test_no_word_of_an_album_is_lost(text: str) -> None:
    files = AlbumFiles(tuple(f"{ALBUM}/{number}.jpg" for number in range(1, 4)), text.encode())
    album = read_album(ALBUM, files, "Họp quý ba")
    typed_captions = [
        Word(token, number)
        for number, typed_line in enumerate(text.split("\n"), start=1)
        for token in tokens(re.sub(r"^\s*[123]\.jpg\s*:", "", typed_line))
    ]
    page = Counter(shown(album.figures))
    told = {problem.line for problem in album.problems}
    missing = [word for word in typed_captions if word.line not in told and not page[word.text]]
    assert not missing, f"{missing}\n--- typed\n{text}\n---"
