from __future__ import annotations

from newsroom.model.content import SITE_FILE, TAKEDOWN_FILE
from newsroom.model.gone import Takedown
from newsroom.model.problem import Problem
from plugins.gate.archive import check_archive

LOST = ("2024/05/a/", "2024/05/b/")
A, B = (Takedown(url, path=TAKEDOWN_FILE) for url in LOST)


def test_an_archive_that_is_lost_is_told_with_its_size() -> None:
    told = Problem.of("articles", 0, "empty-archive", count=2)
    assert list(check_archive(LOST, (), 0, False)) == [told]


def test_articles_that_are_listed_as_taken_down_are_meant_to_go() -> None:
    told = Problem.of("articles", 0, "empty-archive", count=1)
    assert list(check_archive(LOST, (A,), 0, False)) == [told]
    assert not list(check_archive(LOST, (A, B), 0, False))


def test_it_can_be_said_that_there_are_none_until_there_are_some() -> None:
    assert not list(check_archive(LOST, (), 3, False))
    assert list(check_archive((), (), 3, True)) == [Problem.of(SITE_FILE, 3, "not-empty")]


def test_an_archive_that_holds_something_or_never_did_is_none_of_its_business() -> None:
    assert not list(check_archive((), (), 0, True))
    assert not list(check_archive((), (), 0, False))
