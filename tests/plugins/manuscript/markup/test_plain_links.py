"""Links and cells that need no sanitizer come out as it gives them, and all others go through it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plugins.manuscript.markup import cleaning
from plugins.manuscript.markup.cleaning import Cleaner
from plugins.manuscript.markup.findings import Findings
from plugins.manuscript.markup.plain_links import plain_addresses, with_addresses
from plugins.manuscript.markup.plain_tables import read_table
from plugins.manuscript.markup.plain_words import escaped, set_words

PATH = "articles/2024/07/hop/index.md"
SITE = "https://example.vn/bantin"

addresses = st.lists(
    st.sampled_from(
        ["https://", "http://", "HTTPS://", "ftp://", "//", "/", "..", ".", "#", "?", "a.vn", "A.vn", "xn--a.vn", "a--b.vn", "-a.vn", "a-.vn", "a_b.vn", "1.2.3", "0x7f.1", "1.vn", "ấ.vn", ":", ":80", ":99999", "@", "b", "b/c", "b.pdf", "b.mp4", "b.doc", "index.md", "pages/gioi-thieu.md", "2024/07/hop/", "x y", "&", "&amp;", "&copy", "%", "%22", "%3Cb%3E", "%27", "~", "=", "+", "|", "'", "(", ")", "\\", "javascript:", "javascript", "mailto:a@b.vn", "tel:113", "www.a.vn", "example.vn/bantin/2024/07/hop/", "#ket-qua", "fn:1", "\t", "\u200b", "\ue003", "﹕", "ﬁ", "²"]
    ),
    min_size=1,
    max_size=5,
).map("".join)  # fmt: skip
texts = st.sampled_from(
    ["x", "**đậm**", "*a* b", "a > b", "R & D", "“a”", "51,9%", "2\u00a0đồng", "tệp (pdf, 2 MB)"]
)


def outcome(written: str, html: str, name: str) -> tuple[object, ...]:
    findings = Findings(PATH, written, 3)
    cleaner = Cleaner(findings, (SITE, "https://www.example.vn/bantin"))
    return getattr(cleaner, name)(html), cleaner.links, cleaner.files, findings.problems


def same(written: str, html: str) -> None:
    assert outcome(written, html, "clean_plain") == outcome(written, html, "clean")


@contextmanager
def no_sanitizer() -> Iterator[None]:
    with patch.object(cleaning, "nh3", None):
        yield


@pytest.mark.slow
@given(st.lists(st.tuples(texts, addresses), min_size=1, max_size=3))
@example([("x", "https://a.vn/?a=b&copy=1")])
@example([("x", "b%27%22.pdf#a"), ("tệp", "b.pdf")])
@example([("x", "/b/?a=%26lt;")])
def test_links_set_as_ours_are_what_the_sanitizer_makes_of_them(links: list[tuple[str, str]]) -> None:
    written = " và ".join(f"[{text}]({address})" for text, address in links)
    if words := set_words(written):
        same(written, f"<p>{words}</p>")


@pytest.mark.slow
@given(st.lists(addresses, min_size=1, max_size=3))
def test_addresses_that_nobody_looked_at_are_what_the_sanitizer_makes_of_them(found: list[str]) -> None:
    links = [f'<a href="{escaped(one)}">x</a>' for one in found if "<" not in one and '"' not in one]
    same(" ".join(found), f"<ul>\n<li>{' '.join(links)}</li>\n</ul>")


@pytest.mark.slow
@given(
    st.lists(st.sampled_from([":--", "--:", ":-:", "---"]), min_size=1, max_size=3),
    st.lists(st.tuples(texts, addresses | st.just("")), min_size=1, max_size=9),
)
def test_tables_set_as_ours_are_what_the_sanitizer_makes_of_them(
    rule: list[str], cells: list[tuple[str, str]]
) -> None:
    typed = [f"[{text}]({address})" if address else text for text, address in cells]
    rows = [typed[at : at + len(rule)] for at in range(0, len(typed), len(rule))]
    lines = [f"| {' | '.join(row)} |" for row in (rows[0], rule, *rows[1:])]
    if table := read_table(lines):
        same("\n".join(lines), table.html)


@pytest.mark.parametrize(
    "written",
    [
        "https://a.vn",
        "http://www.a-b.com.vn/c_d/?e=f&g=%20#h",
        "../../08/khac/index.md",
        "b.pdf",
        "/tin/?a=1#b",
        "#c",
    ],
)
def test_plain_addresses_need_no_sanitizer(written: str) -> None:
    html = f'<p>Xem <a href="{escaped(written)}">x</a>, 2\u00a0đồng</p>'
    same(written, html)
    with no_sanitizer():
        outcome(written, html, "clean_plain")


@pytest.mark.parametrize(
    "written",
    ["javascript:alert(1)", "HTTPS://a.vn", "https://a.vn:80/", "https://u@a.vn/", "https://xn--a.vn/", "https://1.2.3/",
     "https://a", "mailto:a@b.vn", "tel:113", "a&lt;b", "&#106;avascript:x", "a b", "a\tb", "a:b", "", "https://ấ.vn"],
)  # fmt: skip
def test_the_sanitizer_judges_all_other_addresses(written: str) -> None:
    assert plain_addresses(f'<p><a href="{written}">x</a></p>') is None


@pytest.mark.parametrize(
    "html",
    ['<p><a href="/a/" title="b">x</a></p>', "<p><a href='/a/'>x</a></p>", '<p><a  href="/a/">x</a></p>',
     '<p><a class="b" href="/a/">x</a> <a href="/a/">x</a></p>', '<table><td style="color: red;">x</td></table>',
     '<p><sup id="fnref:1"><a href="/a/">x</a></sup></p>', '<p>\0<a href="/a/">x</a></p>'],
)  # fmt: skip
def test_the_sanitizer_has_blocks_with_more_than_links(html: str) -> None:
    assert plain_addresses(html) is None


def test_aligned_cells_get_their_classes_without_the_sanitizer() -> None:
    html = '<table><tr><td style="text-align: right;">2\u00a0đồng</td></tr></table>'
    with no_sanitizer():
        assert outcome("", html, "clean_plain")[0] == (
            '<table><tr><td class="align-right">2&nbsp;đồng</td></tr></table>'
        )


def test_other_addresses_take_the_place_of_those_written() -> None:
    html = '<p>a <a href="b">c</a> <a href="d">e</a></p>'
    assert plain_addresses(html) == ["b", "d"]
    assert with_addresses(html, ["/f?g&h", None]) == '<p>a <a href="/f?g&amp;h">c</a> <a>e</a></p>'
