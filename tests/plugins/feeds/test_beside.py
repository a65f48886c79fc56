"""Test the lists that stand beside articles."""

from __future__ import annotations

from plugins.feeds.beside import HEADLINES, beside_list
from tests.support.making import CATEGORIES, make_article, make_edition


def test_a_list_names_the_newest_of_the_site_first() -> None:
    edition = make_edition([make_article(number) for number in range(HEADLINES + 5)])
    found = beside_list(edition.articles)
    assert (found.name, found.url, len(found.articles)) == ("Tin mới", "", HEADLINES)
    assert [one.url for one in found.articles] == [one.url for one in edition.articles[:HEADLINES]]


def test_a_list_of_a_category_leads_to_it() -> None:
    found = beside_list((), CATEGORIES[1])
    assert (found.name, found.url, found.articles) == ("Xây dựng Đảng", "xay-dung-dang/", ())
