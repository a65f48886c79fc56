from __future__ import annotations

from dataclasses import replace

from newsroom.model.front import Front
from plugins.home.stock import kept, news
from tests.support.making import CATEGORIES, make_article, make_edition, make_site

REGISTER = replace(CATEGORIES[2], kind="documents")


def test_news_are_the_newest_of_all_categories_together_but_those_of_registers_and_left_out() -> None:
    categories = (*CATEGORIES[:2], REGISTER)
    articles = [make_article(number, category=categories[number % 3]) for number in range(30)]
    edition = make_edition(articles, site=make_site(categories=categories))
    assert [int(one.url[-4:-1]) for one in news(edition, 5)] == [28, 27, 25, 24, 22]
    front = Front(leave_out=frozenset({"tin-hoat-dong"}))
    edition = make_edition(articles, site=make_site(categories=categories, front=front))
    assert [int(one.url[-4:-1]) for one in news(edition, 3)] == [28, 25, 22]
    assert {one.category.slug for one in kept(edition, articles)} == {"xay-dung-dang", "van-ban"}


def test_where_there_are_only_documents_they_are_the_news() -> None:
    edition = make_edition([make_article(1, category=REGISTER)], site=make_site(categories=(REGISTER,)))
    assert len(news(edition, 3)) == 1
