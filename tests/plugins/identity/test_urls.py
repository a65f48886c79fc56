from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.identity.urls import is_site_url, meant_url, plain_url


@pytest.mark.parametrize(
    ("url", "plain"),
    [
        ("https://example.vn", "https://example.vn"),
        ("HTTPS://Example.VN/", "https://example.vn"),
        ("https://example.vn./bantin", "https://example.vn/bantin"),
        ("https://example.vn:443/", "https://example.vn"),
        ("http://example.vn:80", "http://example.vn"),
        ("http://example.vn:8080/A/b/", "http://example.vn:8080/A/b"),
        ("https://tỉnh.vn", "https://xn--tnh-dlz.vn"),
        ("https://TI\u0309NH.vn/BanTin", "https://xn--tnh-dlz.vn/BanTin"),
        ("http://[::1]:8000", "http://[::1]:8000"),
        ("https://example.vn/v1.0", "https://example.vn/v1.0"),
        ("https://example.vn/ban.tin", "https://example.vn/ban.tin"),
        ("https://example.vn/ban.tin-so", "https://example.vn/ban.tin-so"),
        ("http://localhost:8000", "http://localhost:8000"),
        ("https://127.0.0.1", "https://127.0.0.1"),
        ("http://may-chu", "http://may-chu"),
        (f"https://{'a' * 63}.vn", f"https://{'a' * 63}.vn"),
    ],
)
def test_an_address_is_written_in_one_way(url: str, plain: str) -> None:
    assert plain_url(url) == plain
    assert plain_url(plain) == plain


@pytest.mark.parametrize(
    ("url", "meant"),
    [
        ("https://a.vn/index.html", "https://a.vn"),
        ("https://a.vn/bantin/Default.aspx", "https://a.vn/bantin"),
        ("https://a.vn/bantin/../", "https://a.vn"),
        ("https://a.vn/./bantin", "https://a.vn/bantin"),
        ("https://a.vn//bantin", "https://a.vn/bantin"),
        ("https://a.vn/bia.jpg", "https://a.vn"),
        ("https://a.vn/bantin/trang.PHP5", "https://a.vn/bantin"),
        ("https://a.vn/x/tin.php5/", "https://a.vn/x"),
        ("https://-thu.vn", ""),
        ("https://thu-.vn", ""),
        ("https://a_b.vn", ""),
        ("https://may-chu", ""),
        (f"https://{'a' * 64}.vn", ""),
        (f"https://{'á' * 60}.vn", ""),
        ("https://" + ".".join(["a" * 60] * 5), ""),
        ("https://a.vn/?id=1", "https://a.vn"),
        ("https://a.vn?", "https://a.vn"),
        ("https://a.vn/#", "https://a.vn"),
        ("htps:/a.vn", "https://a.vn"),
        ("https://mai@a.vn/x", "https://a.vn/x"),
        ("https://a b.vn", ""),
        ("ftp://", ""),
        ("https://-\u200d.vn/", ""),
        ("", ""),
    ],
)
def test_of_one_that_cannot_be_a_site_the_address_that_was_meant_is_told(url: str, meant: str) -> None:
    assert plain_url(url) == ""
    assert meant_url(url) == meant


@given(st.text(alphabet="aA/.:?#@[]%đỉ1-_ \\", max_size=20))
def test_whatever_is_given_ends_plain_and_is_plain(text: str) -> None:
    for found in (plain_url(f"https://{text}"), meant_url(f"https://{text}"), meant_url(text)):
        if found:
            assert found.isascii()
            assert is_site_url(found)
            assert plain_url(found) == found
