"""Test the pages of categories, topics, authors and months."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsroom.engine import AUTHOR, TOPIC
from newsroom.vietnamese.comparing import comparable
from plugins.listing.listing import author_page, category_page, month_page, topic_page
from plugins.listing.slices import list_slices
from tests.support.making import CATEGORIES, make_article, make_edition, make_site


def test_a_category_has_a_front_even_without_articles() -> None:
    edition = make_edition()
    (front,) = list_slices((), "van-ban/")
    page = category_page(edition, "van-ban", front)
    assert (page.articles, page.heading, page.kind, page.head.url) == ((), "Văn bản", "category", "van-ban/")


def test_a_numbered_page_of_a_category_names_its_number_and_leads_to_the_front() -> None:
    edition = make_edition([make_article(number) for number in range(45)])
    front, first = list_slices(edition.by_category("tin-hoat-dong"), "tin-hoat-dong/")
    page = category_page(edition, "tin-hoat-dong", first)
    assert page.head.title == "Tin hoạt động - trang 1 - Trang tin Đảng bộ Khối"
    assert [crumb.url for crumb in page.head.crumbs] == ["", "tin-hoat-dong/", "tin-hoat-dong/trang/1/"]
    assert [teaser.url for teaser in page.articles][-1] == "2024/01/tin-so-000/"
    assert page.head.feed == "feeds/tin-hoat-dong.atom.xml"
    assert (page.newer, page.older) == ("tin-hoat-dong/", None)
    assert len(category_page(edition, "tin-hoat-dong", front).articles) == 25


@pytest.mark.parametrize("description", ["", "Tin trong Khối"])
def test_the_description_of_a_list_is_only_what_the_category_says_itself(description: str) -> None:
    category = replace(CATEGORIES[0], description=description)
    article = make_article(1, category=category, tags=("Thi đua",))
    edition = make_edition([article], site=make_site(categories=(category,)))
    (part,) = list_slices(edition.articles, "x/")
    page = category_page(edition, category.slug, part)
    assert page.description == description
    assert page.head.description == (description or "Tin, bài chuyên mục Tin hoạt động")
    (topic,), (author,) = edition.terms(TOPIC), edition.terms(AUTHOR)
    others = (
        topic_page(edition, topic, part),
        author_page(edition, author, part),
        month_page(edition, "2024/01", part),
    )
    assert [other.description for other in others] == ["", "", ""]
    assert all(other.head.description for other in others)


def test_topics_authors_and_months_have_pages() -> None:
    article = make_article(1, tags=("Thi đua",), authors=("P. Mai",))
    edition = make_edition([article])
    (part,) = list_slices(edition.articles, "x/")
    assert topic_page(edition, comparable("Thi đua"), part).head.description == "Tin, bài về chủ đề Thi đua"
    assert author_page(edition, comparable("P. Mai"), part).heading == "P. Mai"
    month = month_page(edition, "2024/01", part)
    assert (month.heading, month.head.description) == ("Tháng 1/2024", "Tin, bài tháng 1/2024")
    assert [crumb.name for crumb in month.head.crumbs] == ["Trang chủ", "Năm 2024", "Tháng 1/2024"]


def test_the_front_of_a_month_or_topic_prints_its_articles_at_once() -> None:
    edition = make_edition([make_article(number, tags=("Thi đua",)) for number in range(45)])
    front, first = list_slices(edition.articles, "x/")
    topic = comparable("Thi đua")
    assert topic_page(edition, topic, front).head.scripts == ("sheaf",)
    assert month_page(edition, "2024/01", front).head.scripts == ("sheaf",)
    assert topic_page(edition, topic, first).head.scripts == ()
    assert category_page(edition, "tin-hoat-dong", front).head.scripts == ()
