"""Who gave a setting is told as far as it is known."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from newsroom.settings.origin import COMMAND_LINE, SOMEWHERE, given_names, settings_files

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
