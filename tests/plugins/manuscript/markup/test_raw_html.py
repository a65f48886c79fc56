from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.manuscript.markup.raw_html import LESS_THAN, TAGS, Odd, tame, tangle


def tamed(text: str) -> str:
    """Tame ``text`` and show the mark as ``‹``."""
    return tame(text)[0].replace(LESS_THAN, "‹")


@pytest.mark.parametrize(
    "text",
    [
        "không có thẻ",
        "5 < 6, 5 <6 và 7> 6",
        "<b>x</b> <B>y</B>",
        "<br> <br/> <BR /> <hr>",
        '<a href="https://a.vn/?x=1&y=2" title="A">x</a>',
        "<b><i>x</i></b>",
        "<b>x\ny</b>",
        "<p>x</p>\n\n<p>y</p>",
        "<div>\n\nx\n\n</div>",
        "<table>\n<tr><td>1</td></tr>\n\n<tr><td>2</td></tr>\n</table>",
        "<ul>\n<li>a</li>\n\n<li>b</li>\n</ul>",
        "<https://a.vn/x> <http://a.vn> <mailto:vp@a.vn> <vp@a.vn>",
    ],
)
def test_what_is_fit_and_closed_stays(text: str) -> None:
    assert tame(text) == (text, [])


@pytest.mark.parametrize(
    ("text", "expected", "names"),
    [
        ("<script>x</script>", "‹script>x‹/script>", ["script", "script"]),
        ("<Font size=1>", "‹Font size=1>", ["Font"]),
        ("<img src=1.jpg>", "‹img src=1.jpg>", ["img"]),
        ("<svg/onload=x>", "‹svg/onload=x>", ["svg"]),
        ("<h1>x</h1>", "‹h1>x‹/h1>", ["h1", "h1"]),
        ("<tên>", "‹tên>", ["tên"]),
        ("[Nguồn]: <TTXVN>", "[Nguồn]: ‹TTXVN>", ["TTXVN"]),
        ("[x](<Kế hoạch) y>", "[x](‹Kế hoạch) y>", ["Kế"]),
        ("<javascript:x>", "‹javascript:x>", ["javascript:x"]),
        ("<b>x", "‹b>x", ["b"]),
        ("x</b>", "x‹/b>", ["b"]),
        ("</b>x<b>", "‹/b>x‹b>", ["b", "b"]),
        ("<b>x\n\ny</b>", "‹b>x\n\ny‹/b>", ["b", "b"]),
        ("<b>x\n \t\ny</b>", "‹b>x\n \t\ny‹/b>", ["b", "b"]),
        ("<p>x\n\ny</p>", "‹p>x\n\ny‹/p>", ["p", "p"]),
        ("<b>x</b></b>", "<b>x</b>‹/b>", ["b"]),
        ("<b><b>x</b>", "‹b><b>x</b>", ["b"]),
        ("<b><i>x</b></i>", "<b>‹i>x</b>‹/i>", ["i", "i"]),
        ("<div>\n\nx", "‹div>\n\nx", ["div"]),
        ("<div>\n\n<b>x\n\n</div>", "<div>\n\n‹b>x\n\n</div>", ["b"]),
        ("<ul><ol>x</ul>", "<ul>‹ol>x</ul>", ["ol"]),
        ("<br", "‹br", ["br"]),
        ("<b <i>x</i>", "‹b <i>x</i>", []),
        ("<!-- mở", "‹!-- mở", ["!--"]),
        ("<!DOCTYPE html>", "‹!DOCTYPE html>", ["!"]),
        ("<?php x ?>", "‹?php x ?>", ["!"]),
        ("<![CDATA[x]]>", "‹![CDATA[x]]>", ["!"]),
        ("a <", "a <", []),
    ],
)
def test_what_is_unfit_or_has_no_partner_becomes_text(text: str, expected: str, names: list[str]) -> None:
    assert tamed(text) == expected
    assert [odd.name for odd in tame(text)[1]] == names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a<!-- x -->b", "ab"),
        ("a<!-- x\n\ny -->b", "a\n\nb"),
        ("<!-- <b> --><i>x</i>", "<i>x</i>"),
        ("<!--x--><!-- y --> -->", " -->"),
        ("<b><!-- </b> --></b>", "<b></b>"),
    ],
)
def test_comments_go_and_the_lines_stay(text: str, expected: str) -> None:
    assert tame(text) == (expected, [])


def test_odd_tags_come_in_the_order_of_the_text() -> None:
    assert tame("<b>\n\n<script> <u>\n\n</i>")[1] == [
        Odd("b", 0),
        Odd("script", 2),
        Odd("u", 2),
        Odd("i", 4),
    ]


pieces = st.sampled_from(
    [*(f"<{tag}>" for tag in ("b", "p", "div", "ul", "li", "br", "script", "img", "b ")), *(f"</{tag}>" for tag in ("b", "p", "div", "ul", "li", "script")), "<!--", "-->", "<!", "<?", "<", ">", "</", "<b", "x", " ", "\n", "\n\n", "<https://a.vn>", "<a@b>"]
)  # fmt: skip
texts = st.lists(pieces, max_size=14).map("".join)


@pytest.mark.slow
@given(texts)
def test_only_signs_are_changed_and_every_line_stays(text: str) -> None:
    found, odd = tame(text)
    without_comments = re.sub(r"<!--.*?-->", lambda m: "\n" * m.group().count("\n"), text, flags=re.DOTALL)
    assert found.replace(LESS_THAN, "<") == without_comments
    assert found.count("\n") == text.count("\n")
    lines = [
        found.count("\n", 0, match.start())
        for match in re.finditer(f"{LESS_THAN}(?=[^<>{LESS_THAN}]*>)", found)
    ]
    told = [tag.line for tag in odd]
    assert all(told.count(line) >= lines.count(line) for line in lines)
    assert len(told) <= found.count(LESS_THAN)


@given(texts)
def test_what_is_tame_stays_so(text: str) -> None:
    found, _ = tame(text)
    assert tame(found) == (found, [])


@given(texts)
def test_of_every_tag_as_many_open_as_close(text: str) -> None:
    found, _ = tame(text)
    for tag in TAGS - {"br", "hr"}:
        assert len(re.findall(f"<{tag}[ >]", found)) == found.count(f"</{tag}>")


# Brackets


@pytest.mark.parametrize(
    ("text", "tangled"),
    [
        ("", False),
        ("[" * 50, False),
        ("[" * 51, True),
        ("[x] " * 1000, False),
        ("]" * 1000 + "[" * 50, False),
        ("[x" * 51 + "]" * 51, True),
        ("[[x]" * 51, True),
        ("![" * 51, True),
    ],
)
def test_brackets_opened_too_deep_are_a_tangle(text: str, tangled: bool) -> None:
    assert (tangle(text) is not None) is tangled


@pytest.mark.parametrize(
    ("text", "found", "place"),
    [
        ("a\n" + "[" * 60, "60 dấu «[» mở trong nhau", 52),
        ("[" * 900 + "a" + "](b)" * 900, "900 dấu «[» mở trong nhau", 50),
        ("[a] " * 100 + "[" * 51, "51 dấu «[» mở trong nhau", 450),
        ("< " * 5001, "5.001 dấu «<»", 10_000),
    ],
)
def test_a_tangle_says_what_was_found_and_where(text: str, found: str, place: int) -> None:
    tangled = tangle(text)
    assert tangled is not None
    assert (tangled.found, tangled.place) == (found, place)


@pytest.mark.parametrize("text", ["<b>" * 5_000, "<b>x\n\n" * 5_000, "<!--" * 5_000, "<b><i>" * 2_500 + "</b>" * 2_500, "[" * 200_000, "<" * 50_000, "<a " * 20_000])  # fmt: skip
def test_odd_texts_take_no_ages(text: str) -> None:
    started = time.perf_counter()
    tame(text)
    tangle(text)
    assert time.perf_counter() - started < 5


@pytest.mark.parametrize(
    "text", ["Đoạn `<!--` mở.\n\nGiữa.\n\nCuối `-->` đóng.", "`<!-- x -->`", "``<script>`` và `<b>`"]
)
def test_code_spans_keep_what_looks_like_html(text: str) -> None:
    found, odd = tame(text)
    assert found.replace(LESS_THAN, "<") == text
    assert odd == []


def test_an_empty_comment_hides_nothing_behind_it() -> None:
    assert tame("<!-->x\n\ncòn --> y")[0] == "x\n\ncòn --> y"
