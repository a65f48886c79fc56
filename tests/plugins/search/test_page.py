"""The page that searches, and what browsers are told of it."""

from __future__ import annotations

from datetime import datetime

import pytest

from newsroom.engine import EVERYTHING, Changes
from newsroom.vietnamese.printing import VIETNAM
from plugins.search.page import pages, search_description, search_page
from tests.support.making import CATEGORIES, make_article, make_edition, make_site


def test_hits_can_be_narrowed_to_what_there_is() -> None:
    articles = [
        make_article(1, authors=("Thu Hà", "P. Mai")),
        make_article(2, date=datetime(2025, 1, 1, tzinfo=VIETNAM)),
        make_article(3, authors=("Nháp",), draft=True),
    ]
    made = search_page(make_edition(articles))
    assert made.categories == CATEGORIES
    assert made.years == (2025, 2024)
    assert made.authors == ("P. Mai", "Thu Hà")


def test_search_engines_leave_the_page_out_and_its_script_is_loaded() -> None:
    head = search_page(make_edition()).head
    assert (head.url, head.indexed, head.scripts) == ("tim-kiem/", False, ("search",))


def test_a_public_search_engine_is_asked_for_this_site_only_if_it_has_an_address() -> None:
    assert search_page(make_edition()).elsewhere.endswith("?q=site%3Aexample.vn/bantin%20")
    assert search_page(make_edition(site=make_site(url="", base=""))).elsewhere == ""


@pytest.mark.parametrize(
    ("name", "short", "long"),
    [
        ("Trang tin Khối", "Trang tin Khối", "Tìm trên Trang tin Khối"),
        ("Trang tin Đảng bộ Khối", "Trang tin Đảng", "Tìm trên Trang tin Đảng bộ Khối"),
        ("N" * 60, "N" * 16, "Tìm trên"),
    ],
)
def test_names_fit_into_the_description(name: str, short: str, long: str) -> None:
    made = search_description(make_edition(site=make_site(name=name)))
    assert (made.short_name, made.long_name) == (short, long)
    assert made.hits == "https://example.vn/bantin/tim-kiem/?q={searchTerms}"


def test_the_page_is_made_again_only_if_what_it_offers_may_be_another() -> None:
    edition = make_edition()
    made = {output.path for _, output in pages(edition, EVERYTHING)}
    assert made == {"tim-kiem/index.html", "tim-kiem/mo-ta.xml"}
    assert list(pages(edition, Changes())) == []


def test_without_an_address_there_is_no_description() -> None:
    edition = make_edition(site=make_site(url="", base=""))
    assert [output.path for _, output in pages(edition, EVERYTHING)] == ["tim-kiem/index.html"]
