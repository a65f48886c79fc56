"""Ordinary blocks are set as Markdown sets them."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import nh3
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from markdown import Markdown

from newsroom.model.blocks import FIGURE_CLOSE, FIGURE_OPEN
from plugins.manuscript.markup.autolink import BareAddressExtension
from plugins.manuscript.markup.cleaning import ATTRIBUTES
from plugins.manuscript.markup.extension import ManuscriptExtension
from plugins.manuscript.markup.fast_path import convert
from plugins.manuscript.markup.inline import SparingInlineExtension
from tests.support.setting import body_of
from tests.support.typing_like_an_office import bodies

EXTENSIONS = ["tables", "footnotes", "plugins.captions.markdown"]
CONTENT = Path(__file__).parents[4] / "content"
_MARK_RE = re.compile(f"{FIGURE_OPEN}([0-9]+){FIGURE_CLOSE}")


def clean(html: str) -> str:
    """Make HTML safe, as bodies are."""
    return nh3.clean(html, attributes=ATTRIBUTES, link_rel=None)


def fresh() -> tuple[Any, Callable[[int], int]]:
    """Give a Markdown as bodies are set with, and what it does to headings."""
    manuscript = ManuscriptExtension()
    extensions: list[Any] = [*EXTENSIONS, manuscript, BareAddressExtension(), SparingInlineExtension()]
    md = Markdown(extensions=extensions, output_format="html")
    md.reset()
    return md, manuscript.headings.level


def shown(md: Any, html: str) -> str:
    """Give HTML with its figures in their places; line ends between blocks say nothing."""
    html = re.sub(r">\s+<", "><", html).strip()
    return _MARK_RE.sub(lambda match: repr(md.figures[int(match[1])]), html)


def same(text: str) -> None:
    (whole, _), (parts, level) = fresh(), fresh()
    expected = whole.convert(text)
    assume("\x02" not in expected)  # Markdown itself trips over some tangles of * and _
    assert shown(parts, convert(parts, text, level, clean)) == shown(whole, clean(expected))
    assert sorted(map(repr, parts.figures)) == sorted(map(repr, whole.figures))
    assert parts.long_rows == whole.long_rows


words = st.sampled_from(
    ["Đảng", "ủy", "51,9%", "2020 - 2025", "12 triệu", "(gọi tắt)", "“Sông Tiền”", "a > b", "x_y", "C#", "1.", "12)", "3", "–", "-", "+", "*", "**", "**đậm**", "**51,9%**", "**a b**,", "(**c**)", "a**b**c", "**d*e**", "*nghiêng*", "`mã`", "\\*", "[x](/a/)", "![Ảnh](1.jpg)", "&amp;", "&", "|", "#", ">", "=", "---", "===", ":", "!", "  ", "Thứ Năm", "_", "__f__", "http://a.vn", "~", "^", "{a}", "***", "** g **", "**.h**", "**i**j", "k**l**", "wWw.a.vn", "www.b.vn/x_y.", "[1]", "[**đ**](b.pdf)", "*[c](/c/)*", "_lệch_", "***cả hai***", "[d] e", "]:", "R&D", "a & b", "https://c.vn/*d*", "(https://e.vn/)", "f<g", "[h](i 'k')", "[l](<m>)", "[n](o)p", "Ảnh: P. Mai", "~~q~~"]
)  # fmt: skip
lines = st.lists(words, min_size=1, max_size=6).map(" ".join)
blocks = st.lists(lines, min_size=1, max_size=3).map("\n".join)
openings = st.sampled_from(
    ["", "", "", "- ", "1. ", "> ", "# ", "## ", "### ", "######", "##", "    ", " ", "| a | b |\n|---|---|\n| ", "2020. ", "– ", "• ", "a) ", "1) ", "[1] ", "I. ", "Điều 1. ", "| a | b |\n| c | ", "|", "Lời:\n- ", "Lời\n– ", "## Mục\n", "![Ảnh](1.jpg)\n"]
)  # fmt: skip
groups = st.sampled_from(
    [
        "- ",
        "* ",
        "+ ",
        "1. ",
        "> ",
        "3. ",
        "– ",
        "• ",
        "a) ",
        "1) ",
        "-",
        "01. ",
        "| ",
        "Điều 1. ",
        "  - ",
        "> - ",
    ]
).flatmap(lambda sign: st.lists(lines.map(sign.__add__), min_size=1, max_size=4).map("\n".join))
captions = st.sampled_from(
    ["Đại biểu dự họp", "Đại biểu dự họp.", "Đại biểu dự họp. Ảnh: P. Mai", "*Đại biểu dự họp*", "_Ảnh: P. Mai_", "**Đại biểu**", "*Một* hai", "Đại biểu:", "- Một", "Ảnh: <b>", "a & b", "[x](/a/)", "", "https://a.vn", "ĐẠI BIỂU DỰ HỌP"]
)  # fmt: skip
addresses = st.sampled_from(
    ["1.jpg", "../x/a_b.png", "https://a.vn/1.jpg", "", "a b.jpg", "1.jpg{rộng}", "d.mp4", "https://youtu.be/abcdefghijk", "fb.watch/abcdefg"]
)  # fmt: skip
photos = st.builds(
    lambda alt, src, title, wide: f"![{alt}]({src}{title}){wide}",
    captions, addresses, st.sampled_from(["", "", ' "Đại biểu dự họp"', ' "Ảnh: “A” (b)"', ' "a"b"']), st.sampled_from(["", "", "{rộng}", " {x}"]),
)  # fmt: skip
videos = st.builds("[{}]({})".format, captions, addresses) | addresses
figures = st.lists(photos | captions | videos, min_size=1, max_size=4).map("\n".join)
rows = st.lists(words | captions, min_size=1, max_size=3).map(lambda cells: f"| {' | '.join(cells)} |")
tables = st.builds(
    lambda head, rule, body: "\n".join([head, rule, *body]),
    rows, st.sampled_from(["|---|", "| --- | :-: |", "|:--|--:|---|", "| – |", "|a|"]), st.lists(rows, max_size=3),
)  # fmt: skip
marks = st.lists(words | st.sampled_from(["họp[^1]", "họp[^2].", "[^a]", "(*)[^1]"]), min_size=1).map(
    " ".join
)
notes = st.lists(
    st.builds("[^{}]:{}{}".format, st.sampled_from("12a"), st.sampled_from([" ", " ", "", "\n    "]), words | captions),
    min_size=1, max_size=3,
).map("\n".join)  # fmt: skip
annotated = st.builds(
    "{}\n\n{}{}".format,
    st.lists(marks | captions | figures, min_size=1, max_size=3).map("\n\n".join), notes, st.sampled_from(["", "\n", "\n\n    a", "\n\nb"]),
)  # fmt: skip
texts = st.lists(
    st.tuples(openings, blocks).map("".join) | groups | figures | captions | tables, max_size=7
).map("\n\n".join)


@pytest.mark.slow
@given(texts)
@example("# Một\n\nLời\n\n### Hai\n\nLời\n\n## Ba")
@example("- a\n\n    tiếp\n\nLời\n\n- b")
@example("- a\n\n- b\n\n+ c\n\nLời")
@example("![Ảnh](1.jpg)\n\nẢnh\n\nẢnh")
@example("![Ảnh](1.jpg)\n\n*Ảnh*\n\nẢnh")
@example("![Ảnh](1.jpg)\n\nẢnh\n- Một")
@example("![Ảnh](1.jpg)\n\n`Ảnh`")
@example("1. a\n\nLời\n\n2. b")
@example("Lời\n\n> trích\n\nLời\n\n> trích")
@example("> trích\n\n> trích\n\n  > trích")
@example("> trích\n>\n> - a\n\n- b")
@example("**a** **b**\n**c**")
@example("Lời\n\n- Đảng **ủy**\n- 51,9%\n\nLời")
@example("Lời\n\n1. a > b\n2. **b**\n\n## Lời\n\n1. a")
@example("> “Sông\n> **Tiền**”")
@example("> Lời\n> **Đậm**\n> lời")
@example("![Ảnh](1.jpg)\n\n- Ảnh\n\nLời")
@example("Lời\nhttps://youtu.be/abcdefghijk\nlời")
@example("| a |\n|---|\n| b |\n\n| c |")
@example("a wWw.b.vn **c**")
@example("Lời [a]: http://b.vn [a]")
@example("\u00a0“Lời”\n\n\u00a0Lời\nlời")
def test_a_text_in_parts_is_set_like_the_whole(text: str) -> None:
    same(text)


@pytest.mark.slow
@given(groups | blocks | figures | tables)
def test_a_block_by_itself_is_set_like_by_markdown(block: str) -> None:
    same(block)


@pytest.mark.slow
@given(bodies())
def test_what_offices_type_is_set_like_by_markdown(text: str) -> None:
    same(text)


@pytest.mark.slow
@given(annotated)
@example("a[^1] b[^2]\n\n[^2]: Hai.\n[^1]: Một 5 kg")
@example("- a[^1]\n- b\n\n| c[^2] |\n|---|\n| d |\n\n[^1]: *Một*\n\n[^2]: https://a.vn")
@example("a[^1][^2]\n[^1]: Một\n[^2]: Hai\n\n- b")
def test_notes_are_set_like_by_markdown(text: str) -> None:
    same(text)


@cache
def articles() -> list[str]:
    """Give the bodies of real articles."""
    found = (file.read_text(encoding="utf-8") for file in sorted(CONTENT.rglob("*.md")))
    return [text.partition("\n\n")[2] for text in found]


slips = words | openings | captions | st.sampled_from(["\n", "\n\n", " ", "[", "]", "(", ")", "_", "<", "\\"])


@pytest.mark.slow
@given(st.integers(0, 1_000), st.floats(0, 1), slips, st.integers(0, 3))
def test_real_articles_with_a_slip_are_set_like_by_markdown(
    number: int, at: float, slip: str, gone: int
) -> None:
    text = articles()[number % len(articles())]
    place = int(at * len(text))
    same(text[:place] + slip + text[place + gone :])


@given(blocks | figures | tables)
def test_what_is_set_here_is_clean(block: str) -> None:
    class Never(Markdown):
        def convert(self, source: str) -> str:
            raise LookupError

    md, level = fresh()
    md.__class__ = Never
    try:
        html = convert(md, block, level, clean)
    except LookupError:
        return
    assert clean(html) == html


def test_ordinary_articles_need_no_markdown(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []
    convert_whole = Markdown.convert

    def told(self: Markdown, source: str) -> str:
        calls.append(source)
        return convert_whole(self, source)

    monkeypatch.setattr(Markdown, "convert", told)
    for text in articles():
        body_of(text)
    assert len(calls) < len(articles()) / 10
