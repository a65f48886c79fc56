from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.model.records import StaticPage
from plugins.redirects.redirect import Redirect, nginx_map, redirects, stub, stub_path
from tests.support.making import make_article, make_edition, make_links, make_site


@pytest.mark.parametrize(
    ("old", "path"),
    [
        ("/tin-tuc/123.html", "tin-tuc/123.html"),
        ("/Tin/A.HTM", "Tin/A.HTM"),
        ("/tin-tuc/", "tin-tuc/index.html"),
        ("/tin-tuc", "tin-tuc/index.html"),
        ("/tin/%C4%91%E1%BA%A3ng.html", "tin/đảng.html"),
        ("/tin.aspx", None),
        ("/tin.php", None),
        ("/?p=12", None),
        ("/tin.html?id=5", None),
    ],
)
def test_a_stub_stands_where_a_static_host_can_show_it(old: str, path: str | None) -> None:
    assert stub_path(old) == path


@pytest.mark.parametrize(
    "old", ["/%2e%2e/evil.html", "/a/%2e%2e/%2e%2e/evil.html", "/..%2fevil.html", "/a%00.html"]
)
def test_no_stub_lies_outside_the_output(old: str) -> None:
    path = stub_path(old)
    assert path is None or not (".." in path.split("/") or "\0" in path)


def test_redirects_of_articles_and_pages_are_listed_by_old_address() -> None:
    article = make_article(1, old_urls=make_links("/b.html", "/a?id=1", line=7))
    page = StaticPage("pages/gioi-thieu.md", "gioi-thieu/", "Giới thiệu", old_urls=make_links("/aa", line=3))
    assert redirects([article, page]) == [
        Redirect("/a?id=1", 8, article),
        Redirect("/aa", 3, page),
        Redirect("/b.html", 7, article),
    ]


def test_a_stub_names_the_new_page_by_its_absolute_address() -> None:
    article = make_article(1, title="Họp chi bộ")
    made = stub(make_edition([article]), Redirect("/a", 7, article))
    assert (made.title, made.url) == ("Họp chi bộ", "https://example.vn/bantin/2024/01/tin-so-001/")


@pytest.mark.parametrize("base", ["", "/bantin"])
def test_the_map_leads_below_the_prefix(base: str) -> None:
    edition = make_edition(site=make_site(base=base))
    lines = nginx_map(edition, [Redirect("/tin/đảng.aspx?id=5&x=1", 7, make_article(1))]).decode()
    assert lines == f'"/tin/%C4%91%E1%BA%A3ng.aspx?id=5&x=1" "{base}/2024/01/tin-so-001/";\n'


@given(st.text(min_size=1, max_size=20).map(lambda text: "/" + text))
def test_whatever_the_old_address_it_stays_one_quoted_ascii_word_of_the_map(old: str) -> None:
    data = nginx_map(make_edition(), [Redirect(old, 7, make_article(1))])
    assert data.isascii()
    first, _, second, end = data.decode().split('"')[1:]
    assert (second, end) == ("/bantin/2024/01/tin-so-001/", ";\n")
    assert not set(" \\${};\n\r\t") & set(first)


@pytest.mark.parametrize("old", ["/tin/%C4%91%E1%BA%A3ng.html", "/a%2Fb?x=%20y%26z", "/tin+moi/"])
def test_what_is_escaped_already_stays_in_the_map_as_a_browser_asks_for_it(old: str) -> None:
    assert nginx_map(make_edition(), [Redirect(old, 7, make_article(1))]).decode().startswith(f'"{old}" ')


def test_the_same_old_address_of_two_records_is_listed_by_their_paths() -> None:
    first, second = (make_article(number, old_urls=make_links("/a")) for number in (1, 2))
    assert [redirect.record for redirect in redirects([second, first])] == [first, second]
