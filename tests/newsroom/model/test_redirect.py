from __future__ import annotations

import pytest

from newsroom.model.records import StaticPage
from newsroom.model.redirect import Redirect, redirects, stub_path
from tests.support.making import make_article, make_links


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


def test_the_same_old_address_of_two_records_is_listed_by_their_paths() -> None:
    first, second = (make_article(number, old_urls=make_links("/a")) for number in (1, 2))
    assert [redirect.record for redirect in redirects([second, first])] == [first, second]
