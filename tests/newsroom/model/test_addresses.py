from __future__ import annotations

from urllib.parse import quote

import pytest

from newsroom.model.addresses import (
    DEEPEST,
    LONGEST,
    article_place,
    article_url,
    is_old_url,
    is_old_url_long,
    old_address,
    place_of,
    spelt_fault,
)


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("2024/07/hop/", "2024/07/hop"),
        ("/2024/07/hop/index.html", "2024/07/hop"),
        ("/TIN/Tin%20m%E1%BB%9Bi.ASPX?ID=3", "tin/tin mới.aspx?id=3"),
        ("/tin/\u0111a\u0309ng", "tin/đảng"),
        ("/index.html", ""),
        ("/tinindex.html", "tinindex.html"),
        ("/tin?", "tin"),
        ("", ""),
    ],
)
def test_what_an_address_stands_for(address: str, place: str) -> None:
    assert place_of(address) == place
    assert place_of(place) == place


@pytest.mark.parametrize(
    ("place", "article"),
    [
        ("2024/07/hop", "2024/07/hop"),
        ("2024/07/hop/a/b.pdf", "2024/07/hop"),
        ("2024/07", ""),
        ("2024/13/hop", ""),
        ("1024/07/hop", ""),
        ("2024/7/hop", ""),
        ("2024/07/Hop", ""),
        ("tin/07/hop", ""),
        ("", ""),
    ],
)
def test_the_article_at_or_above_a_place(place: str, article: str) -> None:
    assert article_place(place) == article


@pytest.mark.parametrize("written", ["/2024/07/hop/", "2024/07/hop", " /2024/07/hop "])
def test_the_address_of_an_article_may_be_written_in_several_ways(written: str) -> None:
    assert article_url(written) == "2024/07/hop/"


@pytest.mark.parametrize("written", ["", "/", "/2024/07/", "/2024/07/hop/a.pdf", "/gioi-thieu/", "/2024/07/Hop/", "/2024/07/hop/?a=1", "https://a.vn/2024/07/hop/"])  # fmt: skip
def test_what_is_no_address_of_an_article(written: str) -> None:
    assert article_url(written) == ""


@pytest.mark.parametrize(
    ("written", "old"),
    [
        ("https://a.vn/tin/3.html?x=1", "/tin/3.html?x=1"),
        ("/tin.aspx?id=3", "/tin.aspx?id=3"),
        ("/?p=12", "/?p=12"),
        ("tin/3.html", ""),
        ("/a/../b", ""),
        ("/a b", ""),
        ("/", ""),
        ("https://a.vn/", ""),
    ],
)
def test_old_addresses_are_paths_from_the_root(written: str, old: str) -> None:
    assert old_address(written) == old


@pytest.mark.parametrize(
    ("old", "is_long"),
    [
        (f"/{'a' * 200}/", False),
        (f"/{'a' * 201}/", True),
        (f"/{quote('ộ' * 65)}.html", False),
        (f"/{'ộ' * 67}", True),
        ("/a" * DEEPEST, False),
        ("/a" * (DEEPEST + 1), True),
        ("/a" * 2100, True),
        (f"/t.aspx?{'a' * (LONGEST - 8)}", False),
        (f"/t.aspx?{'a' * (LONGEST - 7)}", True),
        (f"/t.aspx?{'ộ' * (LONGEST // 9)}", True),
        (f"/{quote('ộ' * 60)}" * 4, True),
        ("/", False),
        ("https://a.vn/tin/1.html", False),
    ],
)
def test_an_old_address_has_a_length_that_disks_and_hosts_take(old: str, is_long: bool) -> None:
    assert is_old_url_long(old) == is_long
    if is_long:
        assert not is_old_url(old)
        assert not old_address(f"https://a.vn{old}")


def test_a_name_of_an_old_address_is_no_longer_than_a_file_name_may_be() -> None:
    assert is_old_url(f"/{'a' * 200}")
    assert not is_old_url(f"/{'a' * 201}")


@pytest.mark.parametrize(
    ("old", "spelt", "meaning"),
    [
        ("/tin/a%20b", "%20", "dấu cách"),
        ("/tin/%C3%A1%22.html?q=%20", "%22", '«"»'),
        ("/a%0ab", "%0a", "ký tự điều khiển"),
        ("/a%c3b", "%c3", "byte không phải UTF-8"),
        ("/tin%3Fid=3", "%3F", "«?»"),
        ("/%2e%2e/x", "%2e%2e", "«..»"),
        ("/a/%2E", "%2E", "«.»"),
        ("/a%2f../b", "%2f", "«/»"),
        ("/a%2f/b", "%2f", "«/»"),
        ("/tin//a", "", ""),
        ("/a b%20c", "", ""),
        ("tin/a", "", ""),
    ],
)
def test_of_a_fault_that_is_spelt_its_spelling_is_named(old: str, spelt: str, meaning: str) -> None:
    assert not is_old_url(old)
    assert spelt_fault(old) == (spelt, meaning)
