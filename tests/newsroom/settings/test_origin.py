"""Who gave a setting is told as far as it is known."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest

from newsroom.settings.origin import (
    COMMAND_LINE,
    SOMEWHERE,
    as_given,
    given_names,
    settings_files,
    small_names,
)

CLASS = type("Newsroom", (), {})
DEFAULTS = {"A": 1, "B": 2, "C": 3}


def module(file: str, **names: Any) -> ModuleType:
    made = ModuleType(file.rpartition("/")[2].removesuffix(".py"))
    made.__dict__.update(names, __file__=file)
    return made


def test_a_settings_file_is_a_module_that_names_the_class() -> None:
    publishing = module("/x/publishconf.py", PELICAN_CLASS=CLASS, A=5, B=6)
    house = module("/x/pelicanconf.py", PELICAN_CLASS=CLASS, A=5)
    others = [module("/x/os.py"), module("/x/stock.py", PELICAN_CLASS="pelican.Pelican"), None]
    files = settings_files([publishing, *others, house], CLASS)
    assert list(files) == ["pelicanconf.py", "publishconf.py"]
    given = given_names({"A": 5, "B": 6, "C": 3}, DEFAULTS, files, [])
    assert given == {"A": "pelicanconf.py", "B": "publishconf.py"}
    assert settings_files([publishing], None) == {}


def test_what_no_file_and_no_word_gives_was_given_somewhere_if_it_is_another() -> None:
    assert given_names({"A": 9, "B": 2, "own": 1, "D": 1}, DEFAULTS, {}, ["pelican", "-d"]) == {
        "A": SOMEWHERE,
        "D": SOMEWHERE,
    }


def test_a_default_was_given_if_a_file_or_a_word_says_so() -> None:
    files = {"trang.py": {"A": 1}}
    words = ["pelican", "-e", "B=2"]
    assert given_names(dict(DEFAULTS), DEFAULTS, files, words) == {"A": "trang.py", "B": COMMAND_LINE}
    assert given_names(dict(DEFAULTS), DEFAULTS, files, ["A=1"]) == {"A": COMMAND_LINE}


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({"IGNORE_FILES": "mat-*"}, {"IGNORE_FILES": "mat-*"}),
        ({"PLUGINS": "plugins.gate"}, {"PLUGINS": "plugins.gate"}),
        ({"FILENAME_METADATA": 5}, {"FILENAME_METADATA": 5}),
        ({"CSS_FILE": "x.css"}, {"CSS_FILE": "x.css"}),
        ({"AUTORELOAD_IGNORE_CACHE": True}, {"AUTORELOAD_IGNORE_CACHE": True}),
        ({"IGNORE_FILES": ["mat-*"], "CSS_FILE": "main.css", "AUTORELOAD_IGNORE_CACHE": False, "A": "x"}, {}),
    ],
)
def test_what_pelican_drops_is_judged_as_it_was_given(given: dict[str, Any], found: dict[str, Any]) -> None:
    defaults = {"IGNORE_FILES": ["**/.*"], "PLUGINS": None, "FILENAME_METADATA": "x", "CSS_FILE": "main.css"}
    settings = {"IGNORE_FILES": ["**/.*"], "PLUGINS": None, "CSS_FILE": ""}
    assert as_given(settings, defaults, {"trang.py": given}, []) == {**settings, **found}


def test_what_pelican_drops_of_the_command_line_is_judged_too() -> None:
    settings: dict[str, Any] = {"IGNORE_FILES": []}
    words = ["pelican", "-e", 'IGNORE_FILES="mat-*"', 'A="b"', "PLUGINS=hong"]
    assert as_given(settings, dict(settings), {}, words) == {"IGNORE_FILES": "mat-*"}


def test_a_list_in_the_file_that_takes_all_of_another_counts() -> None:
    files: dict[str, dict[str, Any]] = {
        "pelicanconf.py": {"IGNORE_FILES": "x"},
        "publishconf.py": {"IGNORE_FILES": []},
    }
    assert as_given({"IGNORE_FILES": []}, {"IGNORE_FILES": []}, files, []) == {"IGNORE_FILES": []}


def test_an_old_name_of_which_pelican_made_a_setting_is_told_with_its_file() -> None:
    files = {"trang.py": {"ARTICLE_DIR": "bai"}}
    settings = {"ARTICLE_PATHS": ["bai"], "PAGE_PATHS": ["trang"]}
    assert given_names(settings, {}, files, ["-e", 'PAGE_DIR="trang"']) == {
        "ARTICLE_PATHS": "trang.py, ARTICLE_DIR",
        "PAGE_PATHS": f"{COMMAND_LINE}, PAGE_DIR",
    }


def test_what_an_old_name_adds_is_not_told_twice() -> None:
    settings = {"FEED": "x", "FEED_ATOM": "x"}
    assert given_names(settings, {}, {"trang.py": {"FEED": "x"}}, []) == {"FEED": "trang.py"}


def test_names_in_small_letters_that_would_be_settings_are_found_with_their_file() -> None:
    helps = {
        "path": "bai",
        "PATH": "/trang/bai",
        "theme": ModuleType("theme"),
        "locale": str,
        "Jobs": 5,
        "JOBS": 5,
    }
    files = {
        "pelicanconf.py": {"siteurl": "https://a.vn", "SITEURL": "", **helps},
        "publishconf.py": {
            "siteurl": "https://a.vn",
            "Theme_Static_Paths": ["x"],
            "khac": 1,
            "path": "a",
            "port": 8001,
        },
    }
    known = {"SITEURL", "PATH", "THEME", "LOCALE", "JOBS", "THEME_STATIC_PATHS", "PORT"}
    assert small_names(files, known) == {"siteurl": "pelicanconf.py", "Theme_Static_Paths": "publishconf.py"}
