from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element, fromstring, tostring

import pytest
from markdown import Markdown
from markdown.util import HTML_PLACEHOLDER

from newsroom.model.blocks import FIGURE_CLOSE, FIGURE_OPEN
from plugins.captions.tree import (
    attribute,
    has_note,
    holds_only_words,
    inline_run,
    is_line_break,
    is_slanted,
    lifted,
    mark,
    note_links,
    plain,
)


@pytest.fixture
def md() -> Any:
    return Markdown()


def test_the_mark_of_a_figure_holds_its_number() -> None:
    assert mark(0) == f"{FIGURE_OPEN}0{FIGURE_CLOSE}"
    assert mark(12) == f"{FIGURE_OPEN}12{FIGURE_CLOSE}"


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        ("<p>Đại biểu</p>", "Đại biểu"),
        ("<p> Đại <em>biểu <strong>dự</strong></em>\n họp </p>", "Đại biểu dự họp"),
        ("<p>a<br/>b</p>", "ab"),
        ("<p/>", ""),
    ],
)
def test_the_text_of_an_element_has_no_markup_and_is_one_line(md: Any, xml: str, text: str) -> None:
    assert plain(md, fromstring(xml)) == text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("<b>", ""),
        ('<img alt="x">', ""),
        ("&amp;", "&"),
        ("&lt;", "<"),
        ("&#273;", "đ"),
        ("<!-- ẩn -->", ""),
    ],
)
def test_raw_html_that_markdown_put_aside_is_resolved(md: Any, raw: str, text: str) -> None:
    md.htmlStash.store("<i>")
    number = len(md.htmlStash.rawHtmlBlocks)
    md.htmlStash.store(raw)
    shown = plain(md, f"5 {HTML_PLACEHOLDER % number} độ")
    assert shown == " ".join(f"5 {text} độ".split())


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("Đại biểu", "Đại biểu"),
        ("A &amp; B", "A & B"),
        ('Nói \\"có\\" và làm', 'Nói "có" và làm'),
        ("  trên\n hai dòng ", "trên hai dòng"),
        ("/video?a=1&section=2&copy=3", "/video?a=1&section=2&copy=3"),
        ("ban\x0295\x03tin \x02amp\x03#64; \x03", "ban_tin @"),
        ("", ""),
    ],
)
def test_an_attribute_is_text_on_one_line(md: Any, written: str, value: str) -> None:
    assert attribute(md, Element("img", {"alt": written}), "alt") == value


def test_an_attribute_that_is_absent_is_empty(md: Any) -> None:
    assert attribute(md, Element("img"), "title") == ""


@pytest.mark.parametrize(
    ("xml", "slanted"),
    [
        ("<em>Chú</em>", True),
        ("<em>Chú <strong>thích</strong></em>", True),
        ("<strong><em>Chú</em></strong>", True),
        ("<strong>Chú</strong>", False),
        ("<strong>Chú <em>thích</em></strong>", False),
        ("<strong><em>Chú</em> thích</strong>", False),
        ("<strong><em>Chú</em><em>thích</em></strong>", False),
        ("<p><em>Chú</em></p>", False),
        ("<a><em>Chú</em></a>", False),
    ],
)
def test_only_what_is_emphasised_as_a_whole_is_slanted(xml: str, slanted: bool) -> None:
    assert is_slanted(fromstring(xml)) == slanted


@pytest.mark.parametrize(
    ("text", "line_break"),
    [("\n", True), (" \n ", True), ("\n\n", True), ("", False), (" ", False), ("a\n", False)],
)
def test_a_line_break_is_an_end_of_line_without_text(text: str, line_break: bool) -> None:
    assert is_line_break(text) == line_break


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        ("<p>Đại biểu dự họp</p>", True),
        ("<p><em>Đại biểu</em></p>", True),
        ("<p><strong><em>Đại biểu</em></strong>\n</p>", True),
        ("<p><em>Đại</em> biểu</p>", False),
        ('<p><a href="a">Đại biểu</a></p>', False),
        ("<p><strong>Đại<br/>biểu</strong></p>", False),
        ("<p><code>Đại biểu</code></p>", False),
    ],
)
def test_a_paragraph_of_nothing_but_words_has_emphasis_around_all_of_them_at_most(
    md: Any, xml: str, expected: bool
) -> None:
    assert holds_only_words(md, fromstring(xml)) == expected


@pytest.mark.parametrize(("raw", "expected"), [("&amp;", True), ("<b>", False)])
def test_an_entity_is_a_sign_among_words_and_raw_html_is_none(md: Any, raw: str, expected: bool) -> None:
    paragraph = Element("p")
    paragraph.text = f"An {md.htmlStash.store(raw)} Bình"
    assert holds_only_words(md, paragraph) == expected


def test_the_mark_of_a_footnote_is_known_and_no_link(md: Any) -> None:
    md.photo_links = []
    piece = fromstring(
        '<em>Chú<sup><a class="footnote-ref" href="#fn:1">1</a></sup> <a href="/a/">b</a></em>'
    )
    note_links(md, piece)
    assert has_note(piece)
    assert not has_note("Chú")
    assert md.photo_links == ["/a/"]


def test_an_item_begins_with_a_run_of_text_up_to_its_first_block() -> None:
    run, rest = inline_run(fromstring("<li>một <em>hai</em> ba<ul><li>bốn</li></ul></li>"))
    assert ("".join(run.itertext()), [child.tag for child in rest]) == ("một hai ba", ["ul"])


@pytest.mark.parametrize(
    ("xml", "pieces"),
    [
        ("<b><img/></b>", "<img/>"),
        ("<b>một <img/> hai</b>", "<b>một </b><img/><b> hai</b>"),
        ("<b><i>một <img/></i> hai</b>", "<b><i>một </i></b><img/><b> hai</b>"),
        ("<b><img/><img/>hai</b>", "<img/><img/><b>hai</b>"),
    ],
)
def test_photos_are_taken_out_of_what_is_around_them(xml: str, pieces: str) -> None:
    made = "".join(tostring(piece, encoding="unicode") for piece in lifted(fromstring(xml)))
    assert made.replace(" />", "/>") == pieces


def test_what_stands_after_the_wrapper_stands_after_the_photo() -> None:
    (image,) = lifted(fromstring("<p><b><img/></b> sau</p>")[0])
    assert (image.tag, image.tail) == ("img", " sau")
