from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.commands.importer.pages.elements import seen_text
from newsroom.commands.importer.pages.html import CONTROL, FRAME, HIDDEN, ORNAMENT, read_element, read_html
from newsroom.commands.importer.pages.markup import names, tree_of
from newsroom.commands.importer.source import Dropped
from newsroom.vietnamese.comparing import clean
from tests.support.telling import told, words


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Xin <b>chào</b> các <i>đồng chí</i></p>", ["Xin **chào** các *đồng chí*"]),
        ("<b>một <i>hai</b></i> ba", ["**một *****hai*** ba"]),
        ("trước<p>trong</p>giữa<div>khối</div>sau", ["trước", "trong", "giữa", "khối", "sau"]),
        ("một<br><br>hai<br>ba", ["một", "hai\nba"]),
        ("<p>&nbsp;</p><p> </p><div><div></div></div>", []),
        ("<h2>Mục <a href='/a'>liên kết</a></h2>", ["## Mục [liên kết](/a)"]),
        ("m<sup>2</sup> và CO<sub>2</sub>", ["m^2^ và CO~2~"]),
        ("<p>chữ <img src=a.jpg> tiếp</p>", ["chữ", "[?a.jpg|]", "tiếp"]),
        ("<pre>một\n  hai</pre>", ["một\nhai"]),
        ("<span style='display:block'>a</span><span style='display:block'>b</span>", ["a", "b"]),
        (
            "<p>a<o:p>&nbsp;</o:p><!--[if gte mso 9]><xml>x</xml><![endif]--></p><xml>y</xml><style>p{}</style>",
            ["a"],
        ),
        ("<img class=emoji alt='😀' src=e.svg>vui", ["😀vui"]),
        ("<img data-src=a.jpg src=x.gif><noscript><img src=a.jpg></noscript>", ["[?a.jpg|]"]),
        ("<p>https://youtu.be/dQw4w9WgXcQ</p>", ["<https://www.youtube.com/watch?v=dQw4w9WgXcQ|>"]),
        ("<dl><dt>Từ</dt><dd>Nghĩa</dd></dl>", ["Từ", "Nghĩa"]),
        ("<p>10&nbsp;000 &lt;b&gt; &amp; R&amp;D</p>", ["10 000 <b> & R&D"]),
    ],
)
def test_html_becomes_blocks(html: str, expected: list[str]) -> None:
    assert told(read_html(html).blocks) == expected


@pytest.mark.parametrize(
    ("html", "text", "reason"),
    [
        ("<p hidden>ẩn <b>đi</b></p>", "ẩn đi", HIDDEN),
        ("<button>Gửi</button>", "Gửi", CONTROL),
        ("<img src=/i/icon_print.gif alt=In>", "In /i/icon_print.gif", ORNAMENT),
        ("<iframe src='https://maps.a.vn/x'></iframe>", "https://maps.a.vn/x", FRAME),
    ],
)
def test_what_is_left_out_is_told(html: str, text: str, reason: str) -> None:
    reading = read_html(f"<p>a</p>{html}<p>b</p>")
    assert told(reading.blocks) == ["a", "b"]
    assert reading.dropped == (Dropped(2, text, reason),)


def test_blocks_are_counted_and_pictures_found() -> None:
    reading = read_html("<p>a</p><ul><li>b</li></ul><img src=x/c.jpg>", {"x/c.jpg": "c.jpg"}.__getitem__)
    assert [block.place for block in reading.blocks] == [1, 2, 3]
    assert told(reading.blocks)[2] == "[c.jpg|]"


def test_parts_can_be_left_out_for_a_reason() -> None:
    body = tree_of("<div><p>bài</p><ul><li>tin khác</ul>sau</div>").find("body")
    reading = read_element(body, leave_out={next(body.iter("ul")): "Tin khác"})
    assert told(reading.blocks) == ["bài", "sau"]
    assert reading.dropped == (Dropped(2, "tin khác", "Tin khác"),)


def test_a_recording_that_is_not_there_is_asked_for() -> None:
    reading = read_html("<video src=a.mp4>Trình duyệt cũ</video>")
    assert "«a.mp4»" in reading.faults[0].text


def test_a_bomb_of_attributes_is_a_short_matter() -> None:
    reading = read_html(f"<p style='{'x:y;' * 200_000}' class='{'a ' * 200_000}' {'b=c ' * 2000}>chữ</p>")
    assert told(reading.blocks) == ["chữ"]


TAGS = sorted(
    names(
        "p div span b em a br h2 ul li ol table tr td th blockquote figure figcaption center font pre sup img "
        "section o:p dl dd iframe noscript button select option label form caption tbody hr source wbr"
    )
)
ATTRIBUTES = (
    "",
    " hidden",
    " style='display:block'",
    " style='display:none'",
    " class=wp-caption-text",
    " src=a.jpg",
)
PIECES = st.one_of(
    st.sampled_from(
        ["Đảng", "bộ ", " Khối", "\n", "&nbsp;", "x&lt;y", "§¶ng bé c¸c", "<!-- x -->", "<![endif]>"]
    ),
    st.builds(lambda tag, more: f"<{tag}{more}>", st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES)),
    st.sampled_from(TAGS).map("</{}>".format),
)


def letters(text: str) -> str:
    return "".join(clean(text).split())


@given(st.lists(PIECES, max_size=40).map("".join))
def test_every_word_is_in_a_block_or_dropped(html: str) -> None:
    body = tree_of(html).find("body")
    if body is None or "§" in html:
        return
    reading = read_element(body)
    came = words(reading.blocks) + "".join(
        one.text for one in reading.dropped if one.reason in (HIDDEN, CONTROL)
    )
    assert sorted(letters(came)) == sorted(letters("".join(seen_text(body))))


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    read_html(text)
    read_html(f"<p>{text}</p><{text}>")
