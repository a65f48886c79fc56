"""What was typed as HTML or Markdown keeps its form; what of it cannot be kept is told."""

from __future__ import annotations

import pytest

from newsroom.commands.importer.pages.html import read_html
from newsroom.commands.importer.pages.reading import Reading
from newsroom.commands.importer.pages.whole import ANCHOR, LOOSE_TABLE, MEANING, PHOTO_LINK, SPLIT, TITLE
from newsroom.commands.importer.source import Block, Code, Picture, Quote, Span, Table, Text

PHOTO = "<img src=a.jpg alt=a>"


def typed(html: str) -> Reading:
    return read_html(html, lambda address: address, is_whole=True)


def kinds(blocks: tuple[Block, ...]) -> list[type]:
    return [type(block) for block in blocks]


def test_a_quotation_that_holds_a_photo_stays_one() -> None:
    html = f"<blockquote><p>Lời.</p><p>{PHOTO}</p></blockquote>"
    (quote,) = typed(html).blocks
    assert isinstance(quote, Quote)
    assert kinds(quote.blocks) == [Text, Picture]
    assert kinds(read_html(html).blocks) == [Text, Picture]


HEAD = "<table><tr><th>Tên<th>Ảnh</tr>"


@pytest.mark.parametrize("rows", [f"<tr><td>Một<td>{PHOTO}</tr>", f"<tr><td>{PHOTO}<td>{PHOTO}</tr>"])
def test_a_table_whose_head_says_what_stands_below_keeps_its_photos(rows: str) -> None:
    reading = typed(f"{HEAD}{rows}</table>")
    assert (kinds(reading.blocks), reading.faults) == ([Table], ())


@pytest.mark.parametrize("head", ["", f"<tr><th>{PHOTO}<th>{PHOTO}</tr>", f"<tr><th>Tên<th>{PHOTO}</tr>"])
def test_a_table_that_only_lays_out_goes_which_is_told(head: str) -> None:
    reading = typed(f"<table>{head}<tr><td>{PHOTO}<td>{PHOTO}</tr></table>")
    assert Table not in kinds(reading.blocks)
    assert [fault.text for fault in reading.faults] == [LOOSE_TABLE]


@pytest.mark.parametrize(
    ("html", "code"),
    [
        ("<pre><code>a():\n\n\treturn &lt;b\n</code></pre>", "a():\n\n    return <b"),
        ("<pre>\n  một<br>  hai <b>ba</b> </pre>", "  một\n  hai ba"),
        ("<div class=codehilite><pre><span></span><code><span>a</span>\n</code></pre></div>", "a"),
    ],
)
def test_code_keeps_its_lines_and_spaces(html: str, code: str) -> None:
    assert [block.text for block in typed(html).blocks if isinstance(block, Code)] == [code]


@pytest.mark.parametrize(
    "html", ["<pre class=wp-block-verse>thơ</pre>", f"<pre>{PHOTO}</pre>", "<pre> </pre>"]
)
def test_verses_and_photos_are_no_code(html: str) -> None:
    assert Code not in kinds(typed(html).blocks)


def test_code_among_words_is_known() -> None:
    (text,) = typed("<p>Gõ <code>a_b</code> rồi <kbd>Enter</kbd></p>").blocks
    assert isinstance(text, Text)
    assert text.spans == (Span("Gõ "), Span("a_b", code=True), Span(" rồi "), Span("Enter", code=True))


def test_what_stands_in_one_paragraph_has_one_place() -> None:
    reading = typed(f"<p>{PHOTO} {PHOTO}</p><p>Dr {PHOTO} tiếp</p><p>một<br><br>hai</p>")
    assert [block.place for block in reading.blocks] == [1, 1, 2, 2, 2, 3, 4]


@pytest.mark.parametrize(("before", "is_told"), [("Sáng nay", True), ("Xong.", False), ("", False)])
def test_a_photo_that_parts_a_sentence_is_told(before: str, is_told: bool) -> None:
    reading = typed(f"<p>{before} {PHOTO} tiếp</p>")
    assert [fault.text for fault in reading.faults] == [SPLIT.format(before)] * is_told


def test_what_a_photo_led_to_and_what_words_mean_is_told() -> None:
    reading = typed(f"<p><a href=https://a.vn/album>{PHOTO}</a> <abbr title='Hyper Text'>HT</abbr></p>")
    assert [(one.text, one.reason) for one in reading.dropped] == [
        ("https://a.vn/album", PHOTO_LINK),
        ("Hyper Text", MEANING),
    ]
    assert not typed(f"<a href=a.jpg>{PHOTO}</a>").dropped


def test_titles_of_links_and_links_within_the_article_are_told() -> None:
    reading = typed(
        "<p><a href=https://a.vn title='Của A'>x</a> <a href=https://b.vn title=y>y</a> <a href=#neo>z</a></p>"
    )
    assert [(one.text, one.reason) for one in reading.dropped] == [("Của A", TITLE), ("#neo", ANCHOR)]
    (text,) = reading.blocks
    assert isinstance(text, Text)
    assert text.text == "x y z"


def test_marks_of_notes_are_no_links_within_the_article() -> None:
    note = "<p>Chữ<sup id=r1><a href=#n1>1</a></sup></p><ol><li id=n1>Ghi chú <a href=#r1>↩</a></li></ol>"
    reading = typed(note)
    assert (list(reading.notes), reading.dropped) == (["1"], ())


def test_looks_that_no_page_of_ours_has_are_counted_in_one_line() -> None:
    (admonition,) = typed("<div class='admonition note'><p>Chú ý</p></div>").faults
    assert "khung lưu ý (1 chỗ)" in admonition.text
    (fault,) = typed("<p><del>a</del> <s>b</s> <u>c</u></p><dl><dt>d<dd>e</dl>").faults
    assert "chữ gạch ngang (2 chỗ), chữ gạch chân (1 chỗ), danh sách giải nghĩa (1 chỗ)" in fault.text
