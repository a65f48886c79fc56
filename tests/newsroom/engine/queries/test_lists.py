from __future__ import annotations

from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.engine.lists import ALL, AUTHOR, KINDS, MONTH, TOPIC, ListName
from newsroom.engine.queries import EntryRow, Queries, TermRow
from tests.support.making import index_records

TIMES = [f"2024-01-0{day}T08:00:00" for day in range(1, 6)]


def entry(name: ListName, day: int, names: str = "") -> EntryRow:
    """Give the place of an article of a day in a list."""
    return EntryRow(*name, f"{TIMES[day - 1]}2024/01/tin-{day}/", names)


def term(name: ListName, slug: str = "x", plain: str = "x") -> TermRow:
    return TermRow(*name, slug.upper(), slug, f"chu-de/{slug}/", plain)


@pytest.fixture
def queries() -> Queries:
    """Give a catalogue that holds nothing."""
    return index_records(())


# Entries

KEYS = ("", "a", "b", "đ", "0", "~")
entries = st.sets(
    st.tuples(st.sampled_from([ALL, TOPIC, AUTHOR]), st.sampled_from(KEYS), st.integers(1, 5)), max_size=12
).map(lambda drawn: [entry(kind.of(key), day) for kind, key, day in drawn])


@pytest.mark.slow
@given(entries)
def test_the_lists_that_hold_anything_are_found_by_kind_in_order(drawn: list[EntryRow]) -> None:
    rows = index_records(()).entries
    rows.put(drawn)
    for kind in (ALL, TOPIC, AUTHOR, MONTH):
        expected = sorted({one.key for one in drawn if one.kind == kind.name})
        assert rows.keys(kind) == expected
        assert [key for key in KEYS if rows.holds_any(kind.of(key))] == [k for k in KEYS if k in expected]


@pytest.mark.slow
@given(entries, st.sampled_from(KEYS), st.integers(1, 5))
def test_articles_of_a_list_are_counted_all_or_by_age(drawn: list[EntryRow], key: str, day: int) -> None:
    rows = index_records(()).entries
    rows.put(drawn)
    name, rank = TOPIC.of(key), entry(TOPIC.of(key), day).rank
    ranks = [one.rank for one in drawn if one.list == name]
    assert rows.count(name) == len(ranks)
    assert rows.older(name, rank) == sum(one < rank for one in ranks)
    assert rows.newer(name, rank) == sum(one > rank for one in ranks)


@pytest.mark.slow
@given(entries)
def test_all_lists_are_given_newest_first_with_the_addresses_in_them(drawn: list[EntryRow]) -> None:
    rows = index_records(()).entries
    rows.put(drawn)
    found = list(rows.all())
    ordered = sorted(drawn, key=lambda one: one.rank, reverse=True)
    for name in {one.list for one in drawn}:
        assert [url for listed, url in found if listed == name] == [
            one.rank[19:] for one in ordered if one.list == name
        ]
    assert len(found) == len(drawn)
    names = [name for name, _ in groupby(listed for listed, _ in found)]
    assert len(names) == len(set(names))


def test_the_address_of_a_place_in_a_list_follows_from_its_rank(queries: Queries) -> None:
    queries.entries.put([EntryRow("all", "", "2024-01-01T08:00:002024/01/tin/")])
    assert list(queries.entries.all()) == [(ALL.of(), "2024/01/tin/")]


def test_an_entry_is_taken_out_of_its_list_alone(queries: Queries) -> None:
    rows = queries.entries
    rows.put([entry(TOPIC.of("a"), 1), entry(TOPIC.of("a"), 2), entry(TOPIC.of("b"), 1)])
    rows.drop(entry(TOPIC.of("a"), 1, "whatever it was called"))
    assert (rows.count(TOPIC.of("a")), rows.count(TOPIC.of("b"))) == (1, 1)
    rows.drop(entry(TOPIC.of("a"), 2))
    assert (rows.holds_any(TOPIC.of("a")), rows.keys(TOPIC)) == (False, ["b"])


def test_spellings_are_counted_as_they_stand(queries: Queries) -> None:
    name = TOPIC.of("thi đua")
    rows = [
        entry(name, 1, "Thi đua"),
        entry(name, 2, "thi đua"),
        entry(name, 3, "Thi đua"),
        entry(name, 4, "Thi đua\nthi đua"),
        entry(TOPIC.of("an"), 5, "An"),
    ]
    queries.entries.put(rows)
    assert sorted(queries.entries.spellings(name)) == [
        ("Thi đua", 2),
        ("Thi đua\nthi đua", 1),
        ("thi đua", 1),
    ]
    assert queries.entries.spellings(TOPIC.of("khong-co")) == []


# Terms


def test_terms_come_back_all_or_by_kind_or_by_list(queries: Queries) -> None:
    topic, other, author = term(TOPIC.of("a")), term(TOPIC.of("b")), term(AUTHOR.of("a"), "y")
    queries.terms.put([topic, other, author])
    assert sorted(queries.terms.all()) == sorted([topic, other, author])
    assert sorted(queries.terms.all(TOPIC)) == [topic, other]
    assert queries.terms.all(AUTHOR) == [author]
    assert queries.terms.find(AUTHOR.of("a")) == author
    assert queries.terms.find(AUTHOR.of("b")) is None
    assert topic.list == TOPIC.of("a")


def test_a_term_is_put_in_place_of_the_one_of_its_list_and_taken_out(queries: Queries) -> None:
    queries.terms.put([term(TOPIC.of("a")), term(TOPIC.of("b"))])
    renamed = term(TOPIC.of("a"), "renamed")
    queries.terms.put([renamed])
    queries.terms.drop(TOPIC.of("b"))
    queries.terms.drop(AUTHOR.of("a"))
    assert queries.terms.all() == [renamed]


@pytest.mark.parametrize(
    ("terms", "are_there"),
    [
        ([], False),
        ([term(TOPIC.of("thi đua"), plain="thi-dua"), term(TOPIC.of("an"), plain="an")], False),
        ([term(TOPIC.of("thi đua"), plain="thi-dua"), term(AUTHOR.of("thi dua"), plain="thi-dua")], False),
        ([term(TOPIC.of("thi đua"), plain="thi-dua"), term(TOPIC.of("thi dua"), plain="thi-dua")], True),
    ],
)
def test_terms_of_a_kind_that_differ_in_diacritics_only_are_noticed(
    queries: Queries, terms: list[TermRow], are_there: bool
) -> None:
    queries.terms.put(terms)
    assert queries.terms.have_equal_ones() is are_there


def test_every_kind_of_list_can_be_asked_for_and_holds_nothing_at_first(queries: Queries) -> None:
    assert [(queries.entries.keys(kind), queries.entries.count(kind.of())) for kind in KINDS] == [
        ([], 0) for _ in KINDS
    ]


@pytest.mark.slow
@given(entries, st.integers(0, 6))
def test_the_newest_of_a_list_are_named_newest_first(drawn: list[EntryRow], number: int) -> None:
    queries = index_records(())
    queries.entries.put(drawn)
    urls = [
        row.rank[19:]
        for row in sorted(drawn, key=lambda row: row.rank, reverse=True)
        if row.list == ALL.of("a")
    ]
    assert queries.entries.newest(ALL.of("a"), number) == urls[:number]
