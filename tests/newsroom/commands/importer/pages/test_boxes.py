from __future__ import annotations

import pytest

from newsroom.commands.importer.pages.boxes import Box, add, box_of, is_repeated, is_shown, put
from newsroom.commands.importer.pages.html import read_html
from newsroom.commands.importer.pages.markup import tree_of
from newsroom.commands.importer.source import Embed, Look, Picture, Span, Text
from tests.support.telling import told


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<ul><li>một<ul><li>con</li></ul></li><li>hai</li></ul>", ["- một + - con / hai"]),
        ("<ul><li>một</li><ul><li>con</li></ul><li>hai</li></ul>", ["- một + - con / hai"]),
        ("<ol start=3><li><p>ba</p><p>thêm</p><li>bốn</ol>", ["3. ba + thêm / bốn"]),
        ("<li>không có danh sách</li>", ["không có danh sách"]),
        ("<blockquote><p>trích</p></blockquote>", ["> trích"]),
        ("<blockquote style='margin:0 0 0 40px;border:none'><p>thụt</p></blockquote>", ["thụt"]),
        ("<blockquote><img src=a.jpg>chữ</blockquote>", ["[?a.jpg|]", "chữ"]),
        ("<figure><img src=a.jpg><figcaption>Chú <b>đậm</b></figcaption></figure>", ["[?a.jpg|Chú **đậm**]"]),
        ("<figure><img src=a.jpg><p>Chú</p></figure>", ["[?a.jpg|Chú]"]),
        (
            "<figure><img src=a.jpg><img src=b.jpg><figcaption>Hai</figcaption></figure>",
            ["[?a.jpg|]", "[?b.jpg|Hai]"],
        ),
        ("<div class=wp-caption><img src=a.jpg><p class=wp-caption-text>Chú</p></div>", ["[?a.jpg|Chú]"]),
        ("<p><img src=a.jpg></p><p class=pCaption>Chú</p><p>Bài</p>", ["[?a.jpg|Chú]", "Bài"]),
        (
            "<table><caption>Bảng 1</caption><tr><th>a<th>b<tr><td>1<td>2</table>",
            ["Bảng 1", "a | b // 1 | 2"],
        ),
        ("<table><p>lạc</p><tr><td>1<td>2<tr><td>3<td>4</table>", ["lạc", "1 | 2 // 3 | 4"]),
    ],
)
def test_blocks_come_together(html: str, expected: list[str]) -> None:
    assert told(read_html(html).blocks) == expected


def item(level: int, sign: str, text: str) -> str:
    return (
        f"<p class=MsoListParagraph style='mso-list:l0 level{level} lfo1'><![if !supportLists]>"
        f"<span style='mso-list:Ignore'>{sign}<span>&nbsp; </span></span><![endif]>{text}<o:p></o:p></p>"
    )


def test_lists_of_word_are_lists_by_their_signs() -> None:
    html = (
        item(1, "·", "một") + item(2, "o", "con") + item(1, "·", "hai") + "<p>xen</p>" + item(1, "3.", "ba")
    )
    assert told(read_html(html).blocks) == ["- một + - con / hai", "xen", "3. ba"]


def test_signs_that_no_list_here_has_stay_in_their_text() -> None:
    (line,) = told(read_html(item(1, "a)", "chữ")).blocks)
    assert line.split() == ["a)", "chữ"]


def test_boxes_are_opened_only_where_they_belong() -> None:
    element = next(tree_of("<li>x").iter("li"))
    assert box_of(element, [Box("flow")]) is None
    assert box_of(element, [Box("list")] * 30) is None
    opened = box_of(element, [Box("list")])
    assert opened is not None
    assert opened.kind == "item"


def test_an_empty_item_is_none() -> None:
    around = Box("list")
    put(Box("item"), around)
    assert around.parts == []


def test_what_is_said_twice_stands_once() -> None:
    box = Box("flow")
    add(Picture(missing="a.jpg"), box)
    assert is_repeated(Picture(file="a.jpg"), box)
    assert box.blocks == [Picture(file="a.jpg")]
    add(Text((Span("chú"),), look=Look(style="caption")), box)
    assert told(box.blocks) == ["[a.jpg|chú]"]
    add(Embed("v"), box)
    assert is_shown("v", box)
