from __future__ import annotations

import pytest

from newsroom.model.content import SITE_FILE
from newsroom.model.problem import Problem
from newsroom.model.records import Link, StaticPage
from plugins.gate.links import check_links, check_old_urls, check_related
from tests.support.making import make_article, make_links

# Old addresses

ORIGINS = {
    "index.html": SITE_FILE,
    "tin-hoat-dong/index.html": SITE_FILE,
    "2024/01/dang-uy/index.html": "articles/y.md",
    "tin/đảng.html": "articles/z.md",
    "feeds/tin.atom.xml": SITE_FILE,
}
"""The content files behind files of the site, whose paths are folded; the stub of /old/ is none of them."""


def old_urls(*targets: str) -> list[tuple[str, int, str, str]]:
    """Check old addresses of one article, from line 7."""
    found = check_old_urls([make_article(1, url="x/", old_urls=make_links(*targets, line=7))], ORIGINS.get)
    return [(p.path, p.line, dict(p.values)["address"], dict(p.values)["other"]) for p in found]


@pytest.mark.parametrize(
    ("old", "other"),
    [
        ("/tin-hoat-dong/", SITE_FILE),
        ("/tin-hoat-dong", SITE_FILE),
        ("/TIN-hoat-dong/INDEX.html", SITE_FILE),
        ("/tin-hoat-dong/?page=2", SITE_FILE),
        ("/tin%2Dhoat-dong", SITE_FILE),
        ("/2024/01/dang-uy/index.html?x=1", "articles/y.md"),
        ("/tin/đảng.html", "articles/z.md"),
        ("/tin/%C4%91%E1%BA%A3ng.html", "articles/z.md"),
        ("/tin/\u0111a\u0309ng.html", "articles/z.md"),
        ("/TIN/ĐẢNG.HTML/", "articles/z.md"),
        ("/feeds/tin.atom.xml", SITE_FILE),
    ],
)
def test_an_old_address_that_hides_a_file_of_the_site_is_reported_at_its_line(old: str, other: str) -> None:
    assert old_urls("/khac", old) == [("articles/x/index.md", 8, old.lstrip("/"), other)]


@pytest.mark.parametrize(
    "old",
    [
        "/?p=12",
        "/?P=12",
        "/old/",
        "/tin-hoat-dong-cu/",
        "/tin/",
        "/2024/01/",
        "/tin-hoat-dong.html",
        "/feeds/",
    ],
)
def test_old_addresses_that_hide_nothing_are_not_reported(old: str) -> None:
    assert old_urls(old, "/?p=1") == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("/b", "/b"),
        ("/b", "/B/"),
        ("/b/", "/b/index.html"),
        ("/đ%E1%BA%A3ng", "/Đảng"),
        ("/ba\u0309n", "/bản"),
        ("/%62", "/b"),
        ("/?p=1", "/?P=1"),
        ("/b?x=%C4%91", "/B/?x=đ"),
    ],
)
def test_an_old_address_of_two_articles_is_reported_at_the_second(first: str, second: str) -> None:
    one = make_article(1, old_urls=make_links(first, line=4))
    two = make_article(2, old_urls=make_links("/khac", second, line=5))
    for records in ([one, two], [two, one]):
        assert list(check_old_urls(records, ORIGINS.get)) == [
            Problem.of(two.path, 6, "address-taken", address=second.lstrip("/"), other=one.path)
        ]


def test_an_old_address_twice_in_one_article_is_reported() -> None:
    assert old_urls("/b", "/c", "/B/") == [("articles/x/index.md", 9, "B/", "articles/x/index.md")]


@pytest.mark.parametrize(("first", "second"), [("/b?x=1", "/b?x=2"), ("/b", "/b?x=1"), ("/?p=1", "/?p=12")])
def test_old_addresses_that_differ_in_their_query_are_two(first: str, second: str) -> None:
    assert old_urls(first, second) == []


def test_old_addresses_of_standing_pages_count_as_well() -> None:
    page = StaticPage("pages/a.md", "a/", "A", old_urls=make_links("/tin-hoat-dong/", line=3))
    assert [(p.path, p.line) for p in check_old_urls([page], ORIGINS.get)] == [("pages/a.md", 3)]


@pytest.mark.parametrize("old", ["/index.html", "/INDEX.html", "/index.html?x=1"])
def test_an_old_address_that_hides_the_home_page_is_reported(old: str) -> None:
    assert len(old_urls(old)) == 1


def test_an_empty_query_makes_no_other_old_address() -> None:
    assert len(old_urls("/b", "/b?")) == 1


def test_a_name_that_ends_in_index_html_is_another_address() -> None:
    assert old_urls("/tin-hoat-dongindex.html") == []


def test_an_old_address_of_what_was_taken_down_is_not_given_away() -> None:
    found = check_old_urls(
        [make_article(1, url="x/", old_urls=make_links("/CU/", line=7))],
        ORIGINS.get,
        {"cu": "articles/go.md"},
    )
    assert [dict(problem.values)["other"] for problem in found] == ["articles/go.md"]


# Links and pins


def why_absent(address: str) -> str:
    return {"nhap": "draft", "go": "withdrawn", "xoa": "gone"}.get(address.strip("/").rpartition("/")[2], "")


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("2024/01/tin/", None),
        ("2024/01/tin", None),
        ("", None),
        ("2024/01/nhap/", "hidden-link"),
        ("2024/01/go/", "withdrawn-link"),
        ("2024/01/xoa/", "withdrawn-link"),
        ("2024/01/khong-co/", "missing-article"),
        ("2024/01/khong-co/a.pdf", "missing-article"),
        ("2024/01/tin/a.pdf", "missing-link"),
        ("khong-co/", "missing-link"),
    ],
)
def test_links_lead_to_published_pages(target: str, code: str | None) -> None:
    article = make_article(1, links=(Link(target, "../x", 9),))
    public = frozenset({"", "2024/01/tin/", "2024/01/go/"})  # where there is a notice
    found = list(check_links([article], public.__contains__, why_absent))
    assert found == ([Problem.of(article.path, 9, code, target="../x")] if code else [])


@pytest.mark.parametrize(
    ("anchor", "code"),
    [
        ("", None),
        ("ket-qua", None),
        ("Kết-quả", None),
        ("top", None),
        ("ket-qua-2", "missing-anchor"),
    ],
)
def test_links_lead_to_parts_of_pages_that_are_there(anchor: str, code: str | None) -> None:
    article = make_article(1, links=(Link("2024/01/tin/", f"../tin/#{anchor}", 9, anchor),))
    anchors = {"2024/01/tin/": ("ket-qua", "fn:1"), "2024/01/trang/": ()}
    found = list(check_links([article], anchors.__contains__, why_absent, anchors.get))
    assert found == (
        [Problem.of(article.path, 9, code, anchor=anchor, target="../tin/", nearest="ket-qua")]
        if code
        else []
    )


def test_a_part_of_a_page_without_headings_is_told_and_of_other_pages_not() -> None:
    links = (Link("2024/01/tin/", "../tin/#a", 9, "a"), Link("tin-hoat-dong/", "/tin-hoat-dong/#a", 10, "a"))
    anchors = {"2024/01/tin/": (), "tin-hoat-dong/": None}
    found = list(check_links([make_article(1, links=links)], anchors.__contains__, why_absent, anchors.get))
    assert [(problem.line, problem.code) for problem in found] == [(9, "no-anchors")]


def test_a_part_of_what_is_not_shown_is_not_asked_for() -> None:
    link = Link("2024/01/go/", "../go/#a", 9, "a")
    found = list(check_links([make_article(1, links=(link,))], lambda _: True, why_absent, lambda _: ()))
    assert [problem.code for problem in found] == ["withdrawn-link"]


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("2024/01/tin/", None),
        ("2024/01/nhap/", "hidden-related"),
        ("2024/01/go/", "withdrawn-related"),
        ("2024/01/xoa/", "withdrawn-related"),
        ("2024/01/khong-co/", "missing-related"),
    ],
)
def test_pins_lead_to_published_articles(target: str, code: str | None) -> None:
    article = make_article(1, related=make_links("2024/01/tin/", target, line=8), lines=(("related", 8),))
    published = frozenset({"2024/01/tin/"})
    found = list(check_related([article], published.__contains__, why_absent))
    assert found == ([Problem.of(article.path, 9, code, target=f"/{target}")] if code else [])
