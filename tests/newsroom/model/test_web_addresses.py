from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.model.web_addresses import is_web_address, mended_web_address, own_part, web_address_fault

SITE = "https://example.vn"


@pytest.mark.parametrize(
    ("value", "fault", "mended"),
    [
        ("https://https://a.vn", "scheme", "https://a.vn"),
        ("http://https//a.vn/x", "scheme", "https://a.vn/x"),
        ("htps://a.vn", "scheme", "https://a.vn"),
        ("ttps://a.vn", "scheme", "https://a.vn"),
        ("htttp://a.vn", "scheme", "https://a.vn"),
        ("https//a.vn", "scheme", "https://a.vn"),
        ("https/a.vn/x", "scheme", "https://a.vn/x"),
        ("https;//a.vn", "scheme", "https://a.vn"),
        ("http:/a.vn", "host", "http://a.vn"),
        ("http:\\\\a.vn", "host", "http://a.vn"),
        ("https:a.vn", "host", "https://a.vn"),
        ("https:///a.vn", "host", "https://a.vn"),
        ("https:// a.vn", "host", "https://a.vn"),
        ("https://%20a.vn", "host", "https://a.vn"),
        ("https://.a.vn", "host", "https://a.vn"),
        ("https://a..vn/b..c", "host", "https://a.vn/b..c"),
        ("https://a b.vn", "host", ""),
        ("https://a%20b.vn", "host", ""),
        ("https://a,vn", "host", ""),
        ("https://…", "host", ""),
        ("https://", "host", ""),
        ("http://300.1.1.1", "host", ""),
        ("http://[", "host", ""),
        ("https://a.vn:99999/", "port", ""),
        ("https://a.vn:0/", "port", ""),
        ("https://a.vn:8o/", "port", ""),
        ("javascript:x", "scheme", ""),
        ("thpt.ke-hoach.pdf", "scheme", ""),
        ("thpt/a.vn", "scheme", ""),
    ],
)
def test_addresses_at_which_nothing_can_be(value: str, fault: str, mended: str) -> None:
    assert (web_address_fault(value), mended_web_address(value)) == (fault, mended)


@pytest.mark.parametrize(
    "value",
    [
        "https://a.vn",
        "HTTPS://A.VN./x?y#z",
        "https://bộ.vn/(x)_y",
        "https://xn--b-8xm.vn",
        "http://a_b.vn:8080",
        "http://127.0.0.1/",
        "http://[::1]:8000/",
        "http://localhost",
        "https://a.vn:/",
        "https://a.vn:65535/",
        "https://https.vn/",
        "https://vp@a.vn/",
        "https://1.2.3.4.vn/",
        "https://web.archive.org/web/2020/https://a.vn",
        "https://a.vn/x y",
    ],
)
def test_unusual_addresses_are_no_faults(value: str) -> None:
    assert (web_address_fault(value), mended_web_address(value)) == ("", "")


@given(
    st.lists(
        st.sampled_from(
            ["http", "https", "s", ":", "/", "\\", ".", "a", "vn", " ", "%20", "[", "²", "٣", "1", "@", "đ"]
        ),
        max_size=9,
    ).map("".join)
)
def test_what_is_proposed_is_a_web_address(value: str) -> None:
    mended = mended_web_address(value)
    assert not mended or (web_address_fault(mended) == "" and mended_web_address(mended) == "")


@pytest.mark.parametrize(
    ("value", "rest"),
    [
        ("https://example.vn", "/"),
        ("http://EXAMPLE.vn/a/?b#c", "/a/?b#c"),
        ("https://www.example.vn./a", "/a"),
        ("https://example.vn:443/", "/"),
        ("http://example.vn:80?b", "/?b"),
        ("https://example.vn#c", "/#c"),
        ("//example.vn/a", "/a"),
        ("example.vn", "/"),
        ("Example.VN/a", "/a"),
        ("www.example.vn/a", "/a"),
        ("https://example.vn//a.vn", "//a.vn"),
        ("https://example.vn:8080/", None),
        ("https://vanban.example.vn/", None),
        ("https://example.vn.a.vn/", None),
        ("https://a.vn/example.vn/", None),
        ("https://example.vn@a.vn/", None),
        ("https://a@example.vn/", None),
        ("ftp://example.vn/", None),
        ("mailto:a@example.vn", None),
        ("example.vn.html", None),
        ("../example.vn", None),
        ("/example.vn", None),
        ("#example.vn", None),
        ("", None),
    ],
)
def test_the_address_of_the_site_in_any_spelling(value: str, rest: str | None) -> None:
    assert own_part(value, SITE) == rest
    assert own_part(value) is None


@pytest.mark.parametrize(
    ("value", "rest"),
    [
        ("https://www.bộ.vn:8443/bantin/a", "/a"),
        ("http://xn--b-8xm.vn:8443/bantin", "/"),
        ("https://bộ.vn/bantin/a", None),
        ("https://bộ.vn:8443/bantinh/", None),
        ("https://bộ.vn:8443/", None),
        ("http://example.vn/a", "/a"),
    ],
)
def test_all_addresses_of_the_site_count_with_their_path_and_port(value: str, rest: str | None) -> None:
    assert own_part(value, "https://bộ.vn:8443/bantin", "", SITE) == rest


@pytest.mark.parametrize(
    "value",
    ["baonamdinh.vn", "ftp://a.vn/", "https:///tin", "javascript:alert(1)", "https://a b.vn", "http://[", "//a.vn", 'https://a.vn/"'],
)  # fmt: skip
def test_what_is_no_web_address(value: str) -> None:
    assert not is_web_address(value)


@pytest.mark.parametrize(
    "value",
    [
        "https://a.vn:99999/x", "https://a.vn:0/", "https://a.vn:tám/", "https://https://a.vn",
        "https://http//a.vn", "https://a..vn/", "https://.a.vn/", "https://a.vn,/x", "https://a.vn;https://b.vn",
        "https://1.2.3.999/", "https://12/", "https://a%20b.vn/", "https://a.vn/x y", "https:a.vn", "https:\\\\a.vn",
        "https://[::1", f"https://{'a' * 64}.vn", f"https://{'a.' * 130}vn", "https://", "https://?a=1", "",
    ],
)  # fmt: skip
def test_an_address_that_no_browser_opens_is_none(value: str) -> None:
    assert not is_web_address(value)


@pytest.mark.parametrize(
    "value",
    [
        "https://a.vn", "HTTPS://A.VN:8443/x?y=1#z", "http://10.0.0.7:8080/", "https://[::1]:8000/", "http://intranet/",
        "https://đảng-bộ.vn/tin_1", "https://a_b.example.vn.", "https://ten@a.vn/", "https://web.a.vn/https://b.vn/", "https://a.vn/it's",
    ],
)  # fmt: skip
def test_an_address_that_a_browser_opens_is_one(value: str) -> None:
    assert is_web_address(value)
