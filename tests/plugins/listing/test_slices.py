"""Test how lists are cut into pages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from newsroom.engine import Span
from newsroom.model.numbering import PER_PAGE, numbered_pages
from newsroom.viewmodels.parts import Step
from plugins.listing.media_lists import ALBUMS_PER_PAGE
from plugins.listing.slices import is_touched, list_slices, pager_steps

lengths = st.integers(0, 130)


def slices(numbers: Iterable[int], per_page: int = PER_PAGE) -> list[Any]:
    """Cut a list of numbers, which stand for articles, the newest having the highest."""
    listed: Any = sorted(numbers, reverse=True)
    return list(list_slices(listed, "tin/", per_page))


def cut(length: int) -> list[Any]:
    """Cut a list of so many numbers."""
    return slices(range(1, length + 1))


@given(lengths)
def test_every_article_stands_on_exactly_one_page_newest_first(length: int) -> None:
    assert [article for part in cut(length) for article in part.articles] == list(range(length, 0, -1))


@given(lengths)
def test_numbered_pages_hold_twenty_and_the_front_the_rest(length: int) -> None:
    front, *numbered = cut(length)
    assert front.number == 0
    assert all(len(part.articles) == 20 for part in numbered)
    assert len(front.articles) == length if length < 20 else 20 <= len(front.articles) <= 39
    assert [part.number for part in numbered] == list(range(len(numbered), 0, -1))


@given(lengths, st.integers(1, 60))
def test_a_numbered_page_keeps_address_and_content_for_good(length: int, more: int) -> None:
    before = {part.url: list(part.articles) for part in cut(length)[1:]}
    after = {part.url: list(part.articles) for part in cut(length + more)}
    assert {url: after[url] for url in before} == before


@given(lengths)
def test_pages_are_linked_in_both_directions(length: int) -> None:
    parts = cut(length)
    assert [part.older for part in parts] == [*(part.url for part in parts[1:]), None]
    assert [part.newer for part in parts] == [None, *(part.url for part in parts[:-1])]
    assert [part.url for part in parts] == [
        "tin/",
        *(f"tin/trang/{n}/" for n in range(len(parts) - 1, 0, -1)),
    ]


def named(number: int, full: int) -> str:
    """Write the pages that the pager of a page names, «…» where it leaves some out."""
    steps = pager_steps(number, full, "tin/")
    assert all(step.url == (f"tin/trang/{step.number}/" if step.number else "tin/") for step in steps)
    return " ".join(f"{'… ' if step.skips else ''}{step.number}" for step in steps)


def test_a_pager_names_the_front_the_pages_around_and_the_oldest() -> None:
    assert named(8, 12) == named(8, 500) == "0 9 8 7 … 1"
    assert named(0, 12) == "0 12 11 … 1"
    assert named(12, 12) == "0 12 11 … 1"
    assert named(1, 12) == "0 2 1"
    assert named(0, 1) == "0 1"
    assert named(0, 0) == ""


def test_a_pager_never_leaves_out_a_page_alone() -> None:
    assert named(4, 12) == "0 5 4 3 2 1"
    assert named(5, 12) == "0 6 5 4 … 1"


@given(st.integers(0, 40), st.integers(0, 40))
def test_a_pager_names_its_own_page_each_once_newest_first(number: int, more: int) -> None:
    steps = pager_steps(number, number + more, "tin/")
    rest = [step.number for step in steps[1:]]
    assert rest == sorted(set(rest), reverse=True)
    assert steps == () or Step(0, "tin/") == steps[0]
    assert not number or number in rest


@given(lengths)
def test_numbered_pages_can_be_counted_without_cutting(length: int) -> None:
    parts = cut(length)
    assert numbered_pages(length) == len(parts) - 1
    assert {part.full for part in parts} == {len(parts) - 1}


def shown(numbers: set[int], edited: set[int], per_page: int) -> dict[str, object]:
    """Give what each page of a list shows, by address: articles, which may be edited, neighbours, numbers."""
    return {
        part.url: (
            [(article, article in edited) for article in part.articles],
            part.newer,
            part.older,
            part.steps,
        )
        for part in slices(numbers, per_page)
    }


few = st.sets(st.integers(0, 129), max_size=2)


@given(lengths, few, few, few, st.sampled_from([PER_PAGE, ALBUMS_PER_PAGE]))
def test_a_page_that_is_not_touched_shows_the_same(
    length: int, came: set[int], went: set[int], edited: set[int], per_page: int
) -> None:
    before = set(range(length)) - came
    after = (before | came) - went
    moved, changed = before ^ after, edited & before & after
    span = Span(
        before=len(before),
        after=len(after),
        gaps=frozenset(sum(one < other for one in after) for other in moved),
        places=frozenset(sum(one < other for one in after) for other in changed),
    )
    old, new = shown(before, set(), per_page), shown(after, changed, per_page)
    parts = slices(after, per_page)
    touched = {part.url for part in parts if is_touched(part, span, per_page)}
    assert {url for url in new if new[url] != old.get(url)} <= touched
    if not moved:
        assert touched == {url for url in new if new[url] != old[url]}


@given(st.integers(40, 130))
def test_one_more_article_touches_the_front_and_what_it_makes_into_a_page(length: int) -> None:
    span = Span(length, length + 1, frozenset({length}))
    touched = [part.number for part in cut(length + 1) if is_touched(part, span)]
    new = numbered_pages(length + 1)
    assert touched == ([0] if new == numbered_pages(length) else [0, new, new - 1])
