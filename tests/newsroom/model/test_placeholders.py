"""No placeholder of Markdown's gets out, wherever a text is taken from its tree."""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element, SubElement

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions.footnotes import FN_BACKLINK_TEXT, NBSP_PLACEHOLDER
from markdown.util import AMP_SUBSTITUTE, HTML_PLACEHOLDER, INLINE_PLACEHOLDER

from newsroom.model.blocks import Figure, Gallery, VideoBlock, body_media
from newsroom.model.placeholders import holds_raw_html, resolved, unescaped
from tests.support.setting import body_of

SIGNS_RE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]|klzzwxh|wzxhzdk|zz1337|qq3936")


@pytest.fixture
def md() -> Any:
    """Markdown that has set something aside."""
    markdown: Any = Markdown()
    inline = markdown.treeprocessors["inline"]
    outer, photo = Element("strong"), Element("img", {"alt": "ảnh"})
    outer.text = f"đậm {INLINE_PLACEHOLDER % '0001'}"
    SubElement(outer, "em").text = " nghiêng"
    inline.stashed_nodes = {
        "0000": outer,
        "0001": "\x0295\x03",
        "0002": photo,
        "0003": INLINE_PLACEHOLDER % "0003",
    }
    for raw in ("<b>", "&lt;", "trên<br>dưới"):
        markdown.htmlStash.store(raw)
    return markdown


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("không có gì & đủ <b>", "không có gì & đủ <b>"),
        (INLINE_PLACEHOLDER % "0000", "đậm _ nghiêng"),
        (INLINE_PLACEHOLDER % "0002", "ảnh"),
        (INLINE_PLACEHOLDER % "0003", ""),
        (INLINE_PLACEHOLDER % "9999", ""),
        (HTML_PLACEHOLDER % "0" + "a" + HTML_PLACEHOLDER % "1" + HTML_PLACEHOLDER % "2", "a&lt;trên dưới"),
        (HTML_PLACEHOLDER % "9", ""),
        (f"a{AMP_SUBSTITUTE}#64;b{FN_BACKLINK_TEXT}{NBSP_PLACEHOLDER}", "a&#64;b↩\u00a0"),
        ("a\x02b\x0342\x03", "a42"),
    ],
)
def test_placeholders_are_the_words_they_stand_for(md: Any, text: str, words: str) -> None:
    assert resolved(md, text) == words


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("&lt;&#98;&#x62; &amp;lt;", "<bb &lt;"),
        ("?a=1&copy=2&section=3", "?a=1&copy=2&section=3"),
        ("A&B", "A&B"),
    ],
)
def test_only_a_whole_entity_is_a_sign(text: str, signs: str) -> None:
    assert unescaped(text) == signs


def test_an_entity_is_no_raw_html(md: Any) -> None:
    assert holds_raw_html(md, HTML_PLACEHOLDER % "0")
    assert not holds_raw_html(md, HTML_PLACEHOLDER % "1")


MAIL = "Hỏi <hoi\\_dap@example.vn> nhé"
SAID = "Hỏi hoi_dap@example.vn nhé"


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        (f"![a](1.jpg)\n*{MAIL}*", (SAID,)),
        (f"- ![a](1.jpg)\n  *{MAIL}*\n- b", (SAID,)),
        (f"![a](1.jpg)\n![b](2.jpg)\n*{MAIL}*", ("a", "b", SAID)),
        (f"![a](1.jpg)\n*một*\n![b](2.jpg)\n*{MAIL}*", ("một", SAID)),
        ("![a](1.jpg)\n*Xem [bản **mới\\_2** này](https://a.vn/)*", ("Xem bản mới_2 này",)),
        ("![a \\* `b\\c` &amp; \\_](1.jpg)", ("a * b\\c & _",)),
        ('![x](1.jpg "`<b>` &lt; \\[1\\]")', ("<b> < [1]",)),
        (f"[{MAIL}](https://www.youtube.com/watch?v=abcdefghijk)\n*`b` \\_ <c@d.vn>*", (SAID, "b _ c@d.vn")),
        ('[x \\_](https://www.youtube.com/watch?v=abcde\\_ghijk "y \\* z")', ("x _", "y * z")),
    ],
)
def test_captions_say_what_was_typed(text: str, texts: tuple[str, ...]) -> None:
    assert tuple(_said(text)) == texts


def _said(text: str) -> list[str]:
    found: list[str] = []
    for block in body_of(text).blocks:
        if isinstance(block, Figure):
            found.append(block.caption)
        elif isinstance(block, Gallery):
            found += [*(figure.caption for figure in block.figures), block.caption]
        elif isinstance(block, VideoBlock):
            found += [block.title, block.caption]
    return [one for one in found if one]


PIECES = st.sampled_from(
    ["a", "b ", "\n", "\n\n", "\\_", "\\*", "\\[", "\\]", "\\`", "\\\\", "\\|", "`c`", "`x\\_y`", "``", "`", "&amp;", "&lt;", "&#98;", "&copy", "<a\\_b@c.vn>", "<a@b.vn>", "<https://a.vn/x\\_y>", "https://a.vn/b\\_c", "www.a.vn/\\*", "**", "*", "_", "***", "~~", "[", "](", "](https://a.vn)", ")", "![", "](1.jpg)", "](1.jpg \"", "\")", "](https://a.vn \"", "\"", "[^1]", "[1]", "][1]", "<b>", "</b>", "<b title=\"", "\">", "<br>", "| ", "|", "- ", "> ", "# ", "![a](1.jpg)\n*", "[x](https://www.youtube.com/watch?v=abcdefghijk)\n*", "*\n", "<!-- ", "-->", "<a href=\"", "</a>", "<https://a.vn/[x**y**](z)>", "[album]", "\n    ", "\n[^1]: ", "\n[1]: 1.jpg \"", "'", "(", "&#2;", "&#x3;"]
)  # fmt: skip


@pytest.mark.slow
@given(text=st.lists(PIECES, min_size=2, max_size=14).map("".join))
def test_no_placeholder_gets_out_of_a_body(text: str) -> None:
    body = body_of(text)
    shown = [block for block in body.blocks if isinstance(block, str)]
    shown += [repr(media) for media in body_media(body.blocks)]
    shown += [value for problem in body.problems for _, value in problem.values]
    shown += [link.target for link in (*body.links, *body.files)]
    assert not [one for one in shown if SIGNS_RE.search(one)]
