from __future__ import annotations

from newsroom.engine.lists import TOPIC, ListName, rank_text
from newsroom.engine.queries import EntryRow, Queries
from newsroom.engine.term_index import TermIndex
from tests.support.indexing import filled
from tests.support.making import make_article

DUA = TOPIC.of("thi đua")


def named(queries: Queries) -> dict[str, str]:
    return {term.name: term.url for term in queries.terms.all(TOPIC)}


def test_names_get_addresses_and_what_came_out_different_is_told() -> None:
    queries = filled([make_article(1, tags=("Thi đua",))])
    index = TermIndex(queries, {})
    assert index.name({DUA: "Thi đua"}) == frozenset()
    assert index.name({DUA: "THI ĐUA"}) == {DUA}
    assert named(queries) == {"THI ĐUA": "chu-de/thi-dua/"}
    assert index.relinked == {"chu-de/thi-dua"}


def test_a_list_without_articles_is_dropped_and_its_place_is_told() -> None:
    article = make_article(1, tags=("Thi đua",))
    queries = filled([article])
    queries.entries.drop(EntryRow(*DUA, rank_text(article), "Thi đua"))
    index = TermIndex(queries, {})
    assert index.rename({DUA}, reseated=False) == {DUA}
    assert named(queries) == {}
    assert index.relinked == {"chu-de/thi-dua"}


def test_nothing_is_named_again_where_no_name_is_in_question() -> None:
    queries = filled([make_article(1, tags=("Thi đua",))])
    assert TermIndex(queries, {}).rename([ListName("month", "2024/01")], reseated=False) == frozenset()


def test_other_addresses_that_are_kept_are_noticed_once_and_are_meant() -> None:
    queries = filled([make_article(1, tags=("Thi đua",))])
    kept = {TOPIC.name: {"thi đua": "phong-trao"}}
    index = TermIndex(queries, kept)
    assert index.have_other_addresses()
    assert not index.have_other_addresses()
    assert index.rename((), reseated=True) == {DUA}
    assert named(queries) == {"Thi đua": "chu-de/phong-trao/"}
    assert index.relinked == {"chu-de/thi-dua", "chu-de/phong-trao"}
    assert index.readdressed == []


def test_an_address_that_was_lost_to_another_name_is_told() -> None:
    queries = filled([make_article(1, tags=("Thi dua",))])
    plain = TOPIC.of("thi dua")
    index = TermIndex(queries, {})
    index.name({plain: "Thi dua", DUA: "Thi đua"})
    assert [(old.url, new.url) for old, new in index.readdressed] == [
        ("chu-de/thi-dua/", named(queries)["Thi dua"])
    ]
