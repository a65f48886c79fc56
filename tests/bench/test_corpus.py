"""The corpus is the same each time, and holds what offices publish, in the shares that it names."""

import re
from pathlib import Path

import pytest

from bench.corpus import Draft, article, generate, moment, place

SIZE = 600
PHOTO = re.compile(r"!\[[^]]*\]\([^)]+\)")


@pytest.fixture(scope="module")
def drafts() -> list[Draft]:
    return [Draft(number, SIZE) for number in range(SIZE)]


def test_an_article_is_the_same_each_time() -> None:
    assert [article(number, 60) for number in range(60)] == [article(number, 60) for number in range(60)]


def test_each_article_has_a_folder_of_its_own() -> None:
    assert len({place(number, SIZE) for number in range(SIZE)}) == SIZE


def test_articles_have_about_two_photos_and_three_topics_each(drafts: list[Draft]) -> None:
    photos = sum(len(draft.photographs) for draft in drafts) / SIZE
    assert 1.6 < photos < 2.4
    assert all(draft.header.split("Tags: ")[1].split("\n")[0].count("; ") == 2 for draft in drafts)


def test_some_articles_have_none_and_some_have_many(drafts: list[Draft]) -> None:
    counts = [len(PHOTO.findall(draft.body)) for draft in drafts]
    assert {0, 1, 2, 3, 5} <= set(counts)
    assert 0.1 < counts.count(0) / SIZE < 0.25


@pytest.mark.parametrize(
    "mark", ["\n| ---", "\n> ", "[^1]: ", "\n- ", "\n1. ", "\n## ", "Xem thêm [", "ke-hoach.pdf"]
)
def test_some_articles_hold(drafts: list[Draft], mark: str) -> None:
    assert 0 < sum(mark in draft.body for draft in drafts) < SIZE / 2


def test_photos_are_the_own_ones_of_articles_and_those_of_all(drafts: list[Draft]) -> None:
    shared = [file.startswith("../") for draft in drafts for file in draft.photographs]
    assert 0.2 < sum(shared) / len(shared) < 0.4


def test_dates_go_over_the_same_years_whatever_the_size() -> None:
    for size in (60, 10_000):
        assert (moment(0, size).year, moment(size - 1, size).year) == (2016, 2026)


def test_a_folder_holds_articles_and_their_files(tmp_path: Path) -> None:
    generate(tmp_path / "content", 12)
    assert len(list(tmp_path.glob("content/articles/*/*/*/index.md"))) == 12
    for file in tmp_path.glob("content/articles/*/*/*/index.md"):
        named = re.findall(r"!\[[^]]*\]\((\S+?)[ )]", file.read_text(encoding="utf-8"))
        assert all((file.parent / one).is_file() for one in named)
