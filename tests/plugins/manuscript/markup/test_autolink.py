"""Addresses that stand in the text as they are."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.manuscript.markup.autolink import trimmed
from tests.plugins.manuscript.markup.test_body import set_body
from tests.support.setting import body_of


def links(text: str) -> list[tuple[str, str]]:
    html = "".join(block for block in set_body(text).blocks if isinstance(block, str))
    return re.findall(r'<a href="([^"]*)">(.*?)</a>', html)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Xem https://a.vn.", "https://a.vn"),
        ("Xem http://a.vn/x, rồi về", "http://a.vn/x"),
        ("(xem https://a.vn/x).", "https://a.vn/x"),
        ("(https://a.vn/x_(huyện))", "https://a.vn/x_(huyện)"),
        ("“https://a.vn/”…", "https://a.vn/"),
        ("https://a.vn/bài-viết?a_b=1#mục", "https://a.vn/bài-viết?a_b=1#mục"),
        ("https://a.vn/x,https://a.vn/y", "https://a.vn/y"),
        ("https://a.vn/x—xong", "https://a.vn/x"),
        ("https://a.vn,", "https://a.vn"),
        ("https://a.vn:99999/", "https://a.vn"),
        ("<b>https://a.vn/b</b>", "https://a.vn/b"),
        ('<a href="/x/">x</a> https://a.vn/b', "https://a.vn/b"),
        ("https://a.vn:8080/x", "https://a.vn:8080/x"),
        ("https://vimeo.com/12345", "https://vimeo.com/12345"),
        ("https://www.youtube.com/@kenh", "https://www.youtube.com/@kenh"),
        ("**https://a.vn/b**", "https://a.vn/b"),
        ("*https://a.vn/b*", "https://a.vn/b"),
        ("_https://a.vn/b_", "https://a.vn/b"),
        ("- https://a.vn/b\n- hai", "https://a.vn/b"),
        ("> https://a.vn/b", "https://a.vn/b"),
        ("| a | b |\n|-|-|\n| https://a.vn/b | hai |", "https://a.vn/b"),
        ("https://a.vn/a\\_b", "https://a.vn/a_b"),
        ("https://a.vn/x[^1]\n\n[^1]: Chú.", "https://a.vn/x"),
        ("Dòng một\nhttps://a.vn/\ndòng ba", "https://a.vn/"),
        ("https://a.vn/<script>", "https://a.vn/"),
    ],
)
def test_an_address_in_the_text_is_a_link(text: str, address: str) -> None:
    assert (address, address) in links(text)


def test_signs_of_html_are_kept_in_an_address() -> None:
    assert links("https://a.vn/?b=1&c=2&copy=3") == [("https://a.vn/?b=1&amp;c=2&amp;copy=3",) * 2]
    assert links("https://a.vn/?b=1&amp;c=2") == [("https://a.vn/?b=1&amp;c=2",) * 2]


def test_an_address_may_do_without_a_scheme_or_have_it_in_capitals() -> None:
    assert links("Xem www.a.vn/x.") == [("http://www.a.vn/x", "www.a.vn/x")]
    assert links("Www.A.vn") == [("http://Www.A.vn", "Www.A.vn")]
    assert links("Https://a.vn/X") == [("https://a.vn/X", "Https://a.vn/X")]


@pytest.mark.parametrize(
    "text",
    [
        "`https://a.vn`",
        "https://",
        "https://a",
        "xhttps://a.vn",
        "ftp://a.vn",
        "https://tên:mật@a.vn/",
        "https://a.vnlàm",
        "https://không.vn/",
        "ten@www.a.vn",
        "/www.a.vn/x",
        "www.",
        "www.a",
    ],
)
def test_other_text_is_none(text: str) -> None:
    assert links(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "[https://a.vn/x](https://b.vn)",
        "[xem **https://a.vn/x** này](https://b.vn)",
        '<a href="https://b.vn">https://a.vn</a>',
        '<a href="https://b.vn">Xem https://a.vn nhé</a>',
        '<A HREF="https://b.vn">Xem **https://a.vn**</A>',
        "<https://b.vn>",
    ],
)
def test_a_link_stays_the_link_it_is(text: str) -> None:
    assert [address for address, _ in links(text)] == ["https://b.vn"]


def test_an_address_of_the_site_is_checked_like_any_link_to_it() -> None:
    body = set_body("Xem https://example.vn/2024/07/x/ nhé.", site_url="https://example.vn")
    assert [link.target for link in body.links] == ["2024/07/x/"]


@given(st.text("a/.()[]?!,_*", max_size=12))
def test_trimming_leaves_the_start_and_no_sign_at_the_end(rest: str) -> None:
    address = trimmed(f"https://a.vn{rest}")
    assert f"https://a.vn{rest}".startswith(address)
    assert address.startswith("https://a.vn")
    assert trimmed(address) == address
    assert address[-1] not in ".,?!_*"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Hỏi <hoi\\_dap@example.vn> nhé", "hoi_dap@example.vn"),
        ("Hỏi <hoi_dap_so-1@example.vn>", "hoi_dap_so-1@example.vn"),
        ("**Hỏi <mailto:hoi\\_dap@example.vn>**", "hoi_dap@example.vn"),
        ("Hỏi <MAILTO:hoi\\.dap@example.vn>", "hoi.dap@example.vn"),
        ("- Hỏi <hoi\\-dap\\+1@example.vn>", "hoi-dap+1@example.vn"),
        ("| a | b |\n|-|-|\n| <hoi\\_dap@example.vn> | c |", "hoi_dap@example.vn"),
        ("a[^1]\n\n[^1]: Hỏi <hoi\\_dap@example.vn>.", "hoi_dap@example.vn"),
    ],
)
def test_a_mail_address_in_brackets_leads_to_what_it_says(text: str, address: str) -> None:
    assert (f"mailto:{address}", address) in links(text)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Xem <https://a.vn/x\\_y>", "https://a.vn/x_y"),
        ("Xem <https://a.vn/[x**y**](z)>", "https://a.vn/xy"),
        ("Xem <https://a.vn/?a=1&amp;b=2>", "https://a.vn/?a=1&amp;b=2"),
    ],
)
def test_a_web_address_in_brackets_leads_to_what_it_says(text: str, address: str) -> None:
    assert links(text) == [(address, address)]


@pytest.mark.parametrize("text", ['[x](https://a.vn "(b c', "[x](https://a.vn (b\\_c", '![x](1.jpg "(b c'])
def test_an_address_without_an_end_swallows_nothing(text: str) -> None:
    html = "".join(block for block in body_of(text).blocks if isinstance(block, str))
    shown = re.sub(r"<[^>]*>", "", html)
    assert shown == text.replace("\\", "")
