"""Plain paragraphs are set as Markdown sets them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import nh3
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from markdown import Markdown

from newsroom.vietnamese.printing import no_break
from plugins.manuscript.markup.cleaning import ATTRIBUTES
from plugins.manuscript.markup.extension import ManuscriptExtension
from plugins.manuscript.markup.fast_path import convert, is_plain, set_group, set_plain

EXTENSIONS = ["tables", "footnotes", "plugins.captions.markdown"]


def clean(html: str) -> str:
    """Make HTML safe, as bodies are."""
    return nh3.clean(html, attributes=ATTRIBUTES)


def fresh() -> tuple[Any, Callable[[int], int]]:
    """Give a Markdown, which the extensions give further attributes, and what it does to headings."""
    manuscript = ManuscriptExtension()
    md = Markdown(extensions=[*EXTENSIONS, manuscript], output_format="html")
    md.reset()
    return md, manuscript.headings.level


def squeezed(html: str) -> str:
    """Line ends between blocks say nothing."""
    return re.sub(r">\s+<", "><", html).strip()


def same(text: str) -> None:
    (whole, _), (parts, level) = fresh(), fresh()
    expected = whole.convert(text)
    assume("\x02" not in expected)  # Markdown itself trips over some tangles of * and _
    assert squeezed(convert(parts, text, level, clean)) == squeezed(clean(expected))
    assert parts.figures == whole.figures


words = st.sampled_from(
    ["Đảng", "ủy", "51,9%", "2020 - 2025", "12 triệu", "(gọi tắt)", "“Sông Tiền”", "a > b", "x_y", "C#", "1.", "12)", "3", "–", "-", "+", "*", "**", "**đậm**", "**51,9%**", "**a b**,", "(**c**)", "a**b**c", "**d*e**", "*nghiêng*", "`mã`", "\\*", "[x](/a/)", "![Ảnh](1.jpg)", "&amp;", "&", "|", "#", ">", "=", "---", "===", ":", "!", "  ", "Thứ Năm", "_", "__f__", "http://a.vn", "~", "^", "{a}", "***", "** g **", "**.h**", "**i**j", "k**l**"]
)  # fmt: skip
lines = st.lists(words, min_size=1, max_size=6).map(" ".join)
blocks = st.lists(lines, min_size=1, max_size=3).map("\n".join)
openings = st.sampled_from(
    [
        "",
        "",
        "",
        "- ",
        "1. ",
        "> ",
        "# ",
        "## ",
        "### ",
        "######",
        "##",
        "    ",
        " ",
        "| a | b |\n|---|---|\n| ",
        "2020. ",
        "– ",
        "• ",
        "a) ",
        "1) ",
        "[1] ",
        "I. ",
        "Điều 1. ",
        "| a | b |\n| c | ",
        "|",
        "Lời:\n- ",
        "Lời\n– ",
    ]
)
groups = st.sampled_from(
    ["- ", "* ", "+ ", "1. ", "> ", "3. ", "– ", "• ", "a) ", "1) ", "-", "01. ", "| ", "Điều 1. "]
).flatmap(lambda sign: st.lists(lines.map(sign.__add__), min_size=1, max_size=4).map("\n".join))
texts = st.lists(st.tuples(openings, blocks).map("".join) | groups, max_size=7).map("\n\n".join)


@pytest.mark.slow
@given(texts)
@example("# Một\n\nLời\n\n### Hai\n\nLời\n\n## Ba")
@example("- a\n\n    tiếp\n\nLời\n\n- b")
@example("![Ảnh](1.jpg)\n\nẢnh\n\nẢnh")
@example("1. a\n\nLời\n\n2. b")
@example("Lời\n\n> trích\n\nLời\n\n> trích")
@example("**a** **b**\n**c**")
@example("Lời\n\n- Đảng **ủy**\n- 51,9%\n\nLời")
@example("Lời\n\n1. a > b\n2. **b**\n\n## Lời\n\n1. a")
@example("> “Sông\n> **Tiền**”")
@example("![Ảnh](1.jpg)\n\n- Ảnh\n\nLời")
def test_a_text_in_parts_is_set_like_the_whole(text: str) -> None:
    same(text)


@given(blocks)
def test_what_is_set_as_plain_is_clean(block: str) -> None:
    if is_plain(block):
        html = set_plain(block, lambda written: max(2, written))
        assert nh3.clean(html, link_rel=None) == html


@pytest.mark.slow
@given(groups)
def test_a_list_or_quotation_by_itself_is_set_like_by_markdown(block: str) -> None:
    md, _ = fresh()
    html = no_break(set_group(block)).replace("\u00a0", "&nbsp;")
    assert html in ("", clean(md.convert(block)))


@pytest.mark.slow
@given(blocks)
def test_a_block_by_itself_is_set_like_by_markdown(block: str) -> None:
    same(block)


@pytest.mark.parametrize(
    "block",
    [
        "- a",
        "- Đạt **51,9%**\n- kế hoạch\n- quý",
        "1. a\n2. b\n2. c",
        "2020. a\n0. b",
        "> “Việc hôm nay”\n> chớ để",
    ],
)
def test_lists_and_quotations_of_words_need_no_markdown(block: str) -> None:
    assert set_group(block)


@pytest.mark.parametrize(
    "block",
    ["- a\nb", "-  a", "- a\n  - b", "- - a", "- [a](/b/)", "- 1. a", "01. a", "1) a", "1. a\n- b", "- a\n+ b", "> a\nb", ">a", "> - a", "> # a", "- a ", "* *a*", "Lời"],
)  # fmt: skip
def test_other_lists_and_quotations_do(block: str) -> None:
    assert not set_group(block)


@pytest.mark.parametrize(
    "block",
    [
        "Sáng nay, Đảng ủy Khối họp.",
        "Đạt **51,9%** kế hoạch\nvà hơn thế.",
        "2024 là năm cuối.",
        "“Việc hôm nay”",
        "## Kết quả **bước đầu**",
    ],
)
def test_words_headings_and_bold_are_plain(block: str) -> None:
    assert is_plain(block)


@pytest.mark.parametrize(
    "block",
    ["- a", "1. a", "1) a", "## a #", "##a", "# a\nb", "####### a", "## *a*", "#", "> a", "a\n---", "a\n===", "a\n# b", "a\n> b", "a | b", "*a*", "**a*", "a_b", "`a`", "[a]", "a  \nb", " a", "a\\*", "&lt;", "***"],
)  # fmt: skip
def test_anything_else_is_not(block: str) -> None:
    assert not is_plain(block)
