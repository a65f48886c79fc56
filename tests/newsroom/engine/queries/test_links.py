from __future__ import annotations

import pytest

from newsroom.engine.queries import Queries
from newsroom.model.blocks import Figure
from newsroom.model.records import Link, StaticPage
from tests.support.making import index_records, make_article, make_links

SHOWN = make_article(1, body=(Figure("photos/a.jpg", "A"),), related=make_links("2024/01/tin-so-009/"))
HIDDEN = make_article(2, draft=True, body=(Figure("photos/a.jpg", "A"), Figure("photos/b.jpg", "B")))
PAGE = StaticPage("pages/a.md", "a/", "A", files=make_links("photos/a.jpg", "tai-lieu/a.pdf"))


@pytest.fixture
def queries() -> Queries:
    """Give a catalogue of records that lead to some of the same files."""
    return index_records([SHOWN, HIDDEN, PAGE])


def test_who_leads_to_a_target_is_asked_by_kind(queries: Queries) -> None:
    links = queries.links
    assert sorted(links.sources("photo", "photos/a.jpg")) == [SHOWN.path, HIDDEN.path]
    assert links.sources("file", "photos/a.jpg") == [PAGE.path]
    assert links.sources("pin", "2024/01/tin-so-009") == [SHOWN.path]
    assert links.sources("photo", "photos/c.jpg") == []


def test_all_that_lead_to_anything_are_named_once(queries: Queries) -> None:
    assert queries.links.all_sources("photo") == {SHOWN.path, HIDDEN.path}
    assert queries.links.all_sources("video") == set()


def test_those_that_are_shown_are_given_by_address(queries: Queries) -> None:
    links = queries.links
    assert links.shown_sources("photo", "photos/a.jpg") == [SHOWN.url]
    assert links.shown_sources("photo", "photos/b.jpg") == []
    assert links.shown_sources("file", "tai-lieu/a.pdf") == [PAGE.url]


def test_a_file_is_shown_when_something_shown_leads_to_it(queries: Queries) -> None:
    asked = [("photo", "photos/a.jpg"), ("photo", "photos/b.jpg"), ("file", "photos/a.jpg"), ("file", "x")]
    assert [queries.links.is_shown(*link) for link in asked] == [True, False, True, False]


def test_what_a_record_leads_to_is_asked_by_kind(queries: Queries) -> None:
    assert sorted(queries.links.targets(HIDDEN.path, "photo")) == ["photos/a.jpg", "photos/b.jpg"]
    assert queries.links.targets(PAGE.path, "photo") == []
    assert queries.links.targets("khong-co.md", "photo") == []


def test_the_links_of_a_record_are_taken_out_together(queries: Queries) -> None:
    queries.links.drop(PAGE.path)
    assert queries.links.targets(PAGE.path, "file") == []
    assert queries.links.targets(SHOWN.path, "photo") == ["photos/a.jpg"]


def test_the_same_link_twice_is_one(queries: Queries) -> None:
    queries.links.put([("x.md", "photo", "p.jpg"), ("x.md", "photo", "p.jpg"), ("x.md", "file", "p.jpg")])
    assert queries.links.targets("x.md", "photo") == ["p.jpg"]


@pytest.mark.parametrize(
    ("target", "kind", "is_taken"),
    [
        ("a/tin/1.jpg", "photo", True),
        ("a/tin/1.mp4", "video", True),
        ("a/tin/album/1.jpg", "photo", True),
        ("a/tin/1.pdf", "file", True),
        ("a/tin/~.pdf", "file", True),
        ("a/tin", "file", False),
        ("a/tin/", "file", False),
        ("a/tin-2/1.pdf", "file", False),
        ("a/tin0/1.pdf", "file", False),
        ("a/1.pdf", "file", False),
        ("a/tin/1.jpg", "link", False),
        ("a/tin/1.jpg", "pin", False),
        ("a/tin/1.jpg", "old", False),
    ],
)
def test_takers_show_or_offer_a_file_below_a_folder(target: str, kind: str, is_taken: bool) -> None:
    links = index_records(()).links
    links.put([("x.md", kind, target), ("y.md", "photo", "b/1.jpg")])
    assert links.takers("a/tin") == ({"x.md"} if is_taken else set())


def test_links_that_ask_for_a_part_of_a_page_are_known_by_themselves() -> None:
    asking = make_article(3, links=(Link("2024/01/a/", "../a/#b", 1, "b"), Link("2024/01/c/", "../c/", 2)))
    links = index_records([asking]).links
    assert links.targets(asking.path, "anchor") == ["2024/01/a"]
    assert sorted(links.targets(asking.path, "link")) == ["2024/01/a", "2024/01/c"]
