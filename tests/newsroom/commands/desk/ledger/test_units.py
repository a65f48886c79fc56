"""What is recorded as a whole."""

from __future__ import annotations

import pytest

from newsroom.commands.desk.ledger.faults import Fault
from newsroom.commands.desk.ledger.units import (
    Entry,
    by_unit,
    checked,
    other_forms,
    part,
    unit_of,
    units_of,
    within,
)

X, Y = Entry("100644", "1" * 40), Entry("100644", "2" * 40)


@pytest.mark.parametrize(
    ("path", "prefix", "unit"),
    [
        ("content/articles/2024/07/a/index.md", "content/", "content/articles/2024/07/a/"),
        ("content/articles/2024/07/a/album/1.jpg", "content/", "content/articles/2024/07/a/"),
        ("articles/2024/07/a/index.md", "", "articles/2024/07/a/"),
        ("content/articles/2024/07/loose.md", "content/", "content/articles/2024/07/loose.md"),
        ("content/site.toml", "content/", "content/site.toml"),
        ("README.md", "content/", "README.md"),
        ("articles/2024/07/a/index.md", "content/", "articles/2024/07/a/index.md"),
    ],
)
def test_a_folder_of_an_article_is_a_unit_and_so_is_any_other_file(path: str, prefix: str, unit: str) -> None:
    assert unit_of(path, prefix) == unit


def test_units_are_listed_once() -> None:
    assert units_of(["articles/2024/07/a/1.jpg", "x", "articles/2024/07/a/2.jpg"], "") == (
        "articles/2024/07/a/",
        "x",
    )


def test_entries_are_sorted_by_their_units() -> None:
    entries = {"articles/2024/07/a/1": X, "articles/2024/07/ab/1": Y, "x": X}
    assert part(entries, "articles/2024/07/a/") == {"articles/2024/07/a/1": X}
    assert part(entries, "y") == {}
    assert within(entries, ["x"], "") == {"x": X}
    assert by_unit(entries, ["x", "y"], "") == {"x": {"x": X}, "y": {}}


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/etc/passwd",
        "../x",
        "a/../b",
        "a//b",
        "./a",
        ".git/config",
        "a/.GIT/x",
        "a/.git./x",
        "a\\b",
        "a\nb",
        "a\0b",
    ],
)
def test_a_path_that_leads_elsewhere_is_refused(path: str) -> None:
    with pytest.raises(Fault):
        checked(path)


def test_other_paths_stay_as_they_are() -> None:
    assert checked("articles/2024/07/a/") == "articles/2024/07/a"
    assert checked("-x/--y") == "-x/--y"
    assert checked("Ảnh đại hội.jpg") == "Ảnh đại hội.jpg"


def test_the_other_ways_to_write_a_name_are_known() -> None:
    assert other_forms("\u1ea2nh") == ("A\u0309nh",)
    assert other_forms("A\u0309nh") == ("\u1ea2nh",)
    assert other_forms("anh") == ()
