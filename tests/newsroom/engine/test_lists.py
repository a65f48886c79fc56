from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.engine.lists import (
    ALBUMS,
    ALL,
    AUTHOR,
    CATEGORY,
    COVERS,
    ILLUSTRATED,
    KINDS,
    MONTH,
    NAMED_KINDS,
    ONE,
    PHOTO_SECTION,
    PINNED,
    SECTIONS,
    TOPIC,
    VIDEO_SECTION,
    VIDEOS,
    YEAR,
    ListKind,
    ListName,
    list_at,
    lists_of,
    month_from,
    month_key,
    rank_text,
    year_key,
)
from newsroom.model.blocks import Figure, Gallery, VideoBlock
from newsroom.model.records import Article, Record
from newsroom.vietnamese.comparing import comparable
from tests.support.drawing import articles, editions
from tests.support.making import CATEGORIES, NOW, START, make_article
from tests.support.oracle import lists_with

FIGURE, VIDEO = Figure("a/1.jpg", "Một"), VideoBlock("youtube", "abcdefghijk")

# Names and keys


def test_a_list_is_named_by_its_kind_and_its_key_within_it() -> None:
    assert TOPIC.of("thi đua") == ("topic", "thi đua")
    assert ALL.of() == ListName("all") == ("all", "")
    assert len({kind.name for kind in KINDS}) == len(KINDS)


@pytest.mark.parametrize(
    ("year", "month", "key"), [(2024, 7, "2024/07"), (2024, 12, "2024/12"), (987, 1, "0987/01")]
)
def test_the_keys_of_months_and_years_have_all_their_digits(year: int, month: int, key: str) -> None:
    assert (month_key(year, month), year_key(year)) == (key, key[:4])


months = st.tuples(st.integers(1, 9999), st.integers(1, 12))


@given(months, months)
def test_months_come_back_from_their_keys_which_sort_as_they_do(
    one: tuple[int, int], other: tuple[int, int]
) -> None:
    assert month_from(month_key(*one)) == one
    assert (month_key(*one) < month_key(*other)) is (one < other)
    assert (year_key(one[0]) < year_key(other[0])) is (one[0] < other[0])


# Who stands where


def test_an_article_stands_in_the_lists_of_its_folder_its_category_and_its_names() -> None:
    article = make_article(
        1,
        url="2023/12/tin/",
        date=START,
        category=CATEGORIES[2],
        tags=("Thi đua", "thi đua", "An sinh"),
        authors=("Lê Hoà", "Lê Hòa"),
    )
    assert sorted(lists_of(article)) == sorted(
        [
            ALL.of(),
            CATEGORY.of("van-ban"),
            MONTH.of("2023/12"),
            YEAR.of("2023"),
            TOPIC.of(comparable("thi đua")),
            TOPIC.of(comparable("an sinh")),
            AUTHOR.of(comparable("lê hoà")),
        ]
    )


def test_the_names_of_a_list_are_given_as_the_article_spells_them() -> None:
    article = make_article(1, tags=("Thi đua", "An sinh", "thi đua"), authors=("Lê Hoà",))
    found = lists_of(article)
    assert {name: spelt for name, spelt in found.items() if spelt} == {
        TOPIC.of(comparable("thi đua")): ["Thi đua", "thi đua"],
        TOPIC.of(comparable("an sinh")): ["An sinh"],
        AUTHOR.of(comparable("lê hoà")): ["Lê Hoà"],
    }
    assert found[ALL.of()] == []


CASES: list[tuple[Article, set[ListKind]]] = [
    (make_article(1), set()),
    (make_article(1, pin_until=START), {PINNED}),
    (make_article(1, cover="a/1.jpg"), {ILLUSTRATED, COVERS}),
    (make_article(1, body=("<p>x</p>", FIGURE)), {ILLUSTRATED, COVERS}),
    (make_article(1, body=(Gallery((FIGURE, FIGURE)),), album=2), {ILLUSTRATED, COVERS}),
    (make_article(1, body=(Gallery((FIGURE,) * 3),), album=3), {ILLUSTRATED, ALBUMS}),
    (make_article(1, body=(VIDEO,)), {VIDEOS}),
    (
        make_article(1, body=(VideoBlock("youtube", "abcdefghijk", still=FIGURE),)),
        {VIDEOS, ILLUSTRATED, COVERS},
    ),
]


@pytest.mark.parametrize(("article", "kinds"), CASES)
def test_an_article_is_listed_as_pinned_and_by_what_it_shows(article: Article, kinds: set[ListKind]) -> None:
    everywhere = (ALL, CATEGORY, MONTH, YEAR, TOPIC, AUTHOR)
    assert {name for name in lists_of(article) if name.kind not in {kind.name for kind in everywhere}} == {
        kind.of() for kind in kinds
    }


@pytest.mark.slow
@given(articles(1))
def test_an_article_stands_once_in_each_list_that_its_kinds_name(record: Record) -> None:
    assert isinstance(record, Article)
    found = lists_of(record)
    assert sorted(found) == sorted(lists_with(record))
    assert set(found) == {kind.of(key) for kind in KINDS for key in kind.keys(record)}
    assert Counter(name for spelt in found.values() for name in spelt) == Counter(
        record.tags + record.authors
    )


# Kinds


def test_kinds_that_are_headed_by_names_have_a_folder_and_the_names_give_the_keys() -> None:
    assert [(kind.name, kind.folder) for kind in NAMED_KINDS] == [("topic", "chu-de"), ("author", "tac-gia")]
    article = make_article(1, tags=("Thi đua", "An"), authors=("Lê Hoà",))
    assert [kind.names and tuple(kind.names(article)) for kind in NAMED_KINDS] == [
        ("Thi đua", "An"),
        ("Lê Hoà",),
    ]
    for kind in NAMED_KINDS:
        assert kind.names is not None
        assert list(kind.keys(article)) == [comparable(name) for name in kind.names(article)]
    assert not any(kind.names or kind.folder for kind in KINDS if kind not in NAMED_KINDS)


def test_every_page_leads_to_the_lists_of_photos_and_of_videos_in_this_order() -> None:
    assert [kind.section for kind in SECTIONS] == [PHOTO_SECTION, VIDEO_SECTION]
    assert (SECTIONS[0], SECTIONS[1]) == (ILLUSTRATED, VIDEOS)


def test_a_kind_that_every_page_leads_to_has_one_list_only() -> None:
    with_all = make_article(1, cover="a/1.jpg", body=(VIDEO,))
    assert [tuple(kind.keys(with_all)) for kind in SECTIONS] == [ONE, ONE]


# Rank


@pytest.mark.slow
@given(editions)
def test_ranks_sort_as_texts(records: list[Record]) -> None:
    listed = [record for record in records if isinstance(record, Article)]
    assert sorted(listed, key=rank_text) == sorted(listed, key=lambda article: article.rank)


@pytest.mark.parametrize("order", [list, reversed])
def test_the_permalink_breaks_ties_of_rank(order: Callable[[list[Article]], list[Article]]) -> None:
    listed = [make_article(number, date=START) for number in (1, 2)]
    assert sorted(order(listed), key=rank_text) == listed
    assert rank_text(make_article(1, date=NOW)) > rank_text(listed[1])


@pytest.mark.parametrize(
    ("place", "found"),
    [
        ("chu-de/thi-dua", ("topic", "thi-dua")),
        ("tac-gia/p-mai", ("author", "p-mai")),
        ("2024", ("year", "2024")),
        ("2024/07", ("month", "2024/07")),
        ("hinh-anh", ("illustrated", "")),
        ("video", ("video", "")),
        ("chu-de", None),
        ("chu-de/thi-dua/trang/2", None),
        ("2024/07/hop", None),
        ("tin-hoat-dong", None),
        ("", None),
    ],
)
def test_the_list_at_a_place(place: str, found: tuple[str, str] | None) -> None:
    at = list_at(place)
    assert (at and (at[0].name, at[1])) == found


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("van-ban/nam-2024", "document-year"),
        ("van-ban/loai/nghi-quyet", "document-kind"),
        ("van-ban/co-quan/dang-uy-khoi", "document-issuer"),
        ("van-ban/nam-24", None),
        ("van-ban/loai/nghi-quyet/trang/1", None),
        ("van-ban/loai", None),
        ("tin-hoat-dong/nam-2024", None),
    ],
)
def test_the_list_at_a_place_within_a_register(place: str, kind: str | None) -> None:
    at = list_at(place, {"van-ban"})
    assert (at and (at[0].name, at[1])) == (kind and (kind, place))
    assert list_at(place) is None
