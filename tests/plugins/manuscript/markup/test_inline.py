from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import SimpleTagInlineProcessor

from plugins.manuscript.markup.inline import SparingInlineExtension

EXTENSIONS = ["tables", "footnotes", "sane_lists"]
STOCK = Markdown(extensions=EXTENSIONS, output_format="html")
SPARING = Markdown(extensions=[*EXTENSIONS, SparingInlineExtension()], output_format="html")

plain = st.lists(
    st.sampled_from(["Đảng ủy", " ", "\n", "\n\n", "51,9%", "(1)", ":", "“Ý Đảng”", "2020 - 2025", "!", "|", ";", "http://a.vn/x", "a@b.vn", "'", '"']),
    max_size=14,
).map("".join)  # fmt: skip
marked = st.lists(
    st.sampled_from([
        "Đảng ủy ", "*", "**", "***", "_", "__", "`", "``", "[", "](", "](/a/)", "][1]", "]", ")", "!", "![", "<", ">",
        "<b>", "</b>", "<!--", "-->", "<https://a.vn>", "&amp;", "&", "&#39;", "\\", "\\*", "\n", "  \n", "\n\n", "- ", "# ",
        "> ", "|", "|-|\n", "[^1]", "\n\n[^1]: chú", "\n\n[1]: /b/ 'tên'\n\n", "\x02", "\x03", "\x02klzzwxh:0\x03", '"', "1. ",
        "    ",
    ]),
    max_size=16,
).map("".join)  # fmt: skip


def both(text: str) -> tuple[str, str]:
    return STOCK.reset().convert(text), SPARING.reset().convert(text)


@pytest.mark.slow
@settings(max_examples=300)
@given(st.one_of(plain, marked, st.text(max_size=40)))
def test_output_equals_that_of_stock_markdown(text: str) -> None:
    stock, sparing = both(text)
    assert sparing == stock


@pytest.mark.parametrize(
    ("text", "set_as"),
    [
        ("mã `git`", "<code>git</code>"),
        ("a \\# b", "a # b"),
        ("[tên](/a/)", '<a href="/a/">tên</a>'),
        ("[tên][1]\n\n[1]: /a/", '<a href="/a/">tên</a>'),
        ("![ảnh](1.jpg)", '<img alt="ảnh" src="1.jpg">'),
        ("<https://a.vn>", '<a href="https://a.vn">'),
        ("1 < 2 & 3", "1 &lt; 2 &amp; 3"),
        ("*nghiêng*", "<em>nghiêng</em>"),
        ("_nghiêng_", "<em>nghiêng</em>"),
        ("&copy; 2024", "&copy; 2024"),
        ("một  \nhai", "một<br>\nhai"),
        ("chú[^1]\n\n[^1]: thích", '<sup id="fnref:1">'),
        ("|a|b|\n|-|-|\n|*x*|y|", "<td><em>x</em></td>"),
    ],
)
def test_every_kind_of_markup_is_still_set(text: str, set_as: str) -> None:
    stock, sparing = both(text)
    assert sparing == stock
    assert set_as in sparing


class Hearts(Extension):
    """An extension that sets ``♥x♥`` as emphasis, under a name of its own or of Markdown's."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Markdown's name)
        md.inlinePatterns.register(HeartsPattern("()♥(.+?)♥", "em"), self.name, 300)


class HeartsPattern(SimpleTagInlineProcessor):
    """A pattern that needs signs of which nobody knows."""


@pytest.mark.parametrize("name", ["hearts", "struck", "entity"])
def test_a_pattern_of_others_is_asked_about_every_text(name: str) -> None:
    md = Markdown(extensions=[Hearts(name), SparingInlineExtension()], output_format="html")
    assert md.convert("Lời ♥hay♥ quá") == "<p>Lời <em>hay</em> quá</p>"


def test_lines_stay_apart_where_a_site_asks_for_that() -> None:
    md = Markdown(extensions=["nl2br", SparingInlineExtension()], output_format="html")
    assert md.convert("Một\nHai") == "<p>Một<br>\nHai</p>"
