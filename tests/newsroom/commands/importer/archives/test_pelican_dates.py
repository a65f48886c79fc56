"""Dates of Pelican are read in all the forms that Pelican reads, and as it reads them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from newsroom.commands.importer.archives import articles
from newsroom.commands.importer.archives.pelican_dates import dated, day_of, either_way, with_dates
from newsroom.commands.importer.source import Source
from tests.support.site_folders import write_tree


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2023-04-05", "2023-04-05"),
        ("2023-04-05 9:05", "2023-04-05 09:05"),
        ("April 5, 2023", "2023-04-05"),
        ("5 April 2023 10:20", "2023-04-05 10:20"),
        ("Wed Apr  5 10:20:00 2023", "2023-04-05 10:20"),
        ("Apr 5, 2023 10 PM", "2023-04-05 22:00"),
        ("20230405T1020", "2023-04-05 10:20"),
        ("2023-04-05T10:20:30Z", "2023-04-05 10:20+00:00"),
        ("05/04/2023", "2023-05-04"),
        ("13/04/2023", "2023-04-13"),
        ("2023-04", "2023-04"),
        ("April 2023", "April 2023"),
        ("hôm qua", "hôm qua"),
        ("99999999999999999", "99999999999999999"),
    ],
)
def test_a_date_is_read_in_any_form_unless_a_part_is_missing(text: str, found: str) -> None:
    assert dated(text) == found


def test_dates_alone_are_changed() -> None:
    header = {"date": "April 5, 2023", "title": "April 5, 2023", "modified": ["a"]}
    assert with_dates(header) == {"date": "2023-04-05", "title": "April 5, 2023", "modified": ["a"]}


@pytest.mark.parametrize(
    ("text", "is_told"), [("05/04/2023", True), ("13/04/2023", False), ("4/4/2023", False)]
)
def test_a_day_that_may_be_a_month_is_told(text: str, is_told: bool) -> None:
    assert bool(either_way({"date": text})) is is_told
    assert bool(either_way({"modified": f"{text} 10:20"})) is is_told
    assert "4-5-2023" in either_way({"date": "05/04/2023"})


def test_the_day_of_an_address_is_that_of_the_own_zone(tmp_path: Path) -> None:
    assert day_of({"date": "x"}) is None
    assert day_of({"date": "2023-04-05"}) == datetime(2023, 4, 5)
    files = {
        "pelicanconf.py": "ARTICLE_URL = '{date:%Y}/{date:%m}/{date:%d}/{slug}/'",
        "content/a.md": "Title: Họp\nDate: 2023-04-05T20:00:00Z\n\nChữ.",
    }
    (source,) = (one for one in articles(write_tree(tmp_path, files), "pelican") if isinstance(one, Source))
    assert [source.facts[key][0].value for key in ("Date", "Old_URL")] == [
        "2023-04-06 03:00",
        "/2023/04/05/hop/",
    ]
