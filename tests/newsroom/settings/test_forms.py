"""A setting is in its form, or the form is named."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pelican.settings import DEFAULT_CONFIG

import pelicanconf
from newsroom.settings.forms import WITH_FORM, is_same, told_value, unlike_form
from newsroom.settings.table import HONOURED, OURS, TABLE


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PATH", Path("content")),
        ("THEME", "theme"),
        ("THEME_TEMPLATES_OVERRIDES", (Path("mau"), "mau")),
        ("PLUGIN_PATHS", None),
        ("OUTPUT_RETENTION", {".git"}),
        ("LOCALE", "C"),
        ("LOG_FILTER", [(30, "a")]),
        ("JINJA_FILTERS", {"f": len}),
        ("JINJA_GLOBALS", {"g": None}),
        ("PREVIEW", 1),
        ("JOBS", 0),
        ("DOWNLOAD_MAX_MB", 1.5),
        ("REPORT_ONLY", ("a.md",)),
        ("PELICAN_CLASS", "pelican.Pelican"),
    ],
)
def test_nothing_is_said_of_a_value_in_its_form(name: str, value: Any) -> None:
    assert unlike_form(name, value) == ""


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PATH", b"content"),
        ("CACHE_PATH", "a\0b"),
        ("THEME_TEMPLATES_OVERRIDES", "mau"),
        ("PLUGIN_PATHS", [None]),
        ("OUTPUT_RETENTION", [b".git"]),
        ("OUTPUT_RETENTION", ["*"]),
        ("OUTPUT_RETENTION", ["a?"]),
        ("PLUGINS", "plugins.gate"),
        ("LOG_FILTER", ["a"]),
        ("JINJA_FILTERS", {"f": "len"}),
        ("JINJA_TESTS", {5: len}),
        ("JINJA_GLOBALS", {5: 5}),
        ("PREVIEW", "False"),
        ("PUBLISH", 1.0),
        ("JOBS", -1),
        ("JOBS", True),
        ("PORT", True),
        ("TIMEZONE", ""),
        ("PORT", 65536),
        ("VIDEO_MAX_MB", True),
        ("VIDEO_MAX_MB", 1.5),
        ("DOWNLOAD_MAX_MB", float("inf")),
        ("REPORT_ONLY", [5]),
        ("PELICAN_CLASS", "newsroom.pelican.Newsroom"),
    ],
)
def test_the_form_is_named_that_a_value_has_not(name: str, value: Any) -> None:
    assert "Ghi " in unlike_form(name, value)


def test_pelicans_defaults_and_the_house_have_the_forms() -> None:
    for settings in (DEFAULT_CONFIG, vars(pelicanconf)):
        assert [name for name in WITH_FORM if name in settings and unlike_form(name, settings[name])] == []


def test_what_is_read_has_a_form_or_is_looked_into() -> None:
    read = {name for name, group in TABLE.items() if group.fate in (HONOURED, OURS)}
    looked_into = {"MARKDOWN", "DEFAULT_PAGINATION", "FEED_MAX_ITEMS"}
    moved = {"PLUGIN_PATH", "JINJA_EXTENSIONS", "EXTRA_TEMPLATES_PATHS"}
    assert read - WITH_FORM == looked_into | moved


class Odd:
    """What has no answer to a comparison, nor to how it is written."""

    def __eq__(self, other: object) -> bool:
        raise ValueError

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        raise ValueError


def test_what_cannot_be_compared_is_not_the_same() -> None:
    odd = Odd()
    assert not is_same(odd, 5)
    assert is_same(odd, odd)
    assert is_same([1], [1])


def test_a_value_is_told_in_a_line_that_ends() -> None:
    assert told_value("a\nb") == r"'a\nb'"
    assert len(told_value("a" * 500)) == 60
    assert told_value(Odd()) == "Odd"
