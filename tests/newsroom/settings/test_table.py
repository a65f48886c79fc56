"""Every setting of Pelican has a fate, and what is told of it names it."""

from __future__ import annotations

import copy
import inspect
import re
from typing import Any

import pytest
from pelican import settings as pelicans
from pelican.settings import DEFAULT_CONFIG

from newsroom.settings.judging import judge
from newsroom.settings.table import GROUPS, HONOURED, IGNORED, OWN_GLOBALS, REFUSED, TABLE
from plugins.press.environment import make_environment
from plugins.press.press import identity
from tests.support.making import make_site

OTHER: dict[str, Any] = {"WITH_FUTURE_DATES": True, "TIMEZONE": "Europe/Paris", "DEFAULT_LANG": "fr"}
"""Values that ask for what is not done, where any other value would not do."""

TAKEN: dict[str, Any] = {
    **dict.fromkeys(["PATH", "OUTPUT_PATH", "CACHE_PATH", "THEME", "SITEURL", "BIND"], "khác"),
    "PORT": 8001,
    "LOG_FILTER": [(30, "khác")],
    "PELICAN_CLASS": type("Khac", (), {}),
    "READERS": {"rst": None},
    "JINJA_ENVIRONMENT": {"trim_blocks": False},
    "JINJA_GLOBALS": {"hotline": "113"},
    "JINJA_FILTERS": {"nhan": str},
    "JINJA_TESTS": {"rong": bool},
    "LOAD_CONTENT_CACHE": False,
    "MARKDOWN": {"extensions": ["sane_lists"]},
    "DEFAULT_PAGINATION": 10,
    "FEED_MAX_ITEMS": 10,
}
"""Values that are honoured."""


def judged(name: str, value: object) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Judge one setting beside Pelican's others."""
    settings = {**copy.deepcopy(DEFAULT_CONFIG), "SITEURL": "", name: value}
    return judge(settings, DEFAULT_CONFIG, {name: "trang.py"})


@pytest.mark.parametrize("name", sorted(DEFAULT_CONFIG))
def test_every_setting_of_pelican_is_honoured_refused_or_named(name: str) -> None:
    value = TAKEN[name] if name in TAKEN else OTHER.get(name, ["khác"])
    errors, notes = judged(name, value)
    fate = TABLE[name].fate
    assert (len(errors), len(notes)) == {HONOURED: (0, 0), REFUSED: (1, 0), IGNORED: (0, 1)}[fate]
    assert all(re.match(rf"trang\.py: (lỗi|lưu ý): {name} .+\.$", line) for line in (*errors, *notes))


@pytest.mark.parametrize("name", sorted(DEFAULT_CONFIG.keys() - {"WITH_FUTURE_DATES", "FEED_MAX_ITEMS"}))
def test_nothing_is_said_of_what_pelican_has_by_itself(name: str) -> None:
    assert judged(name, DEFAULT_CONFIG[name]) == ((), ())


def test_every_name_that_pelican_looks_for_is_known() -> None:
    source = inspect.getsource(pelicans)
    named = set(re.findall(r'"([A-Z]{2,}(?:_[A-Z]+)*)"', source))
    parts = {"ARTICLE", "PAGE", "SLUG", "CATEGORY", "TAG", "AUTHOR", "PELICAN_PRINTF_S_DEPRECATION"}
    assert named - parts - TABLE.keys() == set()


def test_every_name_stands_in_one_group() -> None:
    names = [name for group in GROUPS for name in group.names.split()]
    assert len(names) == len(set(names))


def test_who_is_told_learns_why_in_the_language_of_the_house() -> None:
    for group in GROUPS:
        assert bool(group.why) == (group.fate in (REFUSED, IGNORED)), group.names
        assert not group.why.endswith("."), group.names


def test_the_names_that_templates_see_of_ours_are_those_that_no_setting_may_take() -> None:
    own = identity(make_site(), None, (), ())  # type: ignore[arg-type] # only its names count
    environment = make_environment([], {}, {}, **own)
    assert {*own, "kept", "layout"} == OWN_GLOBALS <= environment.globals.keys()
