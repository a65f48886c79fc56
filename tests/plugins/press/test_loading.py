"""Translations of templates are kept whole, found again, and made anew when anything is wrong with them."""

from __future__ import annotations

import marshal
import sys
from pathlib import Path

import pytest
from jinja2 import TemplateNotFound, UndefinedError

from plugins.press.environment import ThemeEnvironment, make_environment
from plugins.press.loading import Translations

FILES = {"page.html": b"{% from 'part.html' import m %}<p>{{ m(word) }}\n{{ gone }}", "part.html": b"{% macro m(a) %}{{ a }}{% endmacro %}"}  # fmt: skip


@pytest.fixture(autouse=True)
def _python_keeps_modules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


@pytest.fixture
def translated(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Name the templates that are translated, as they are."""
    names: list[str] = []
    compile_ = ThemeEnvironment.compile

    def noted(self: ThemeEnvironment, source: str, name: str, filename: str) -> object:
        names.append(name)
        return compile_(self, source, name, filename)

    monkeypatch.setattr(ThemeEnvironment, "compile", noted)
    return names


def printed(kept: Path, files: dict[str, bytes] = FILES, place: str = "theme", **filters: object) -> str:
    made = make_environment([(place, files)], {}, filters, kept)  # type: ignore[arg-type]
    return made.get_template("page.html").render(word="<a>", gone="b")


def test_a_template_is_translated_once(tmp_path: Path, translated: list[str]) -> None:
    first = printed(tmp_path)
    assert sorted(translated) == ["page.html", "part.html"]
    assert printed(tmp_path) == first == "<p>&lt;a&gt;\nb"
    assert len(translated) == 2


def test_another_source_is_another_translation(tmp_path: Path, translated: list[str]) -> None:
    printed(tmp_path)
    assert printed(tmp_path, {**FILES, "part.html": b"{% macro m(a) %}!{% endmacro %}"}) == "<p>!\nb"
    assert sorted(translated) == ["page.html", "part.html", "part.html"]


@pytest.mark.parametrize("harm", ["cut", "turned", "emptied", "another's"])
def test_a_damaged_translation_is_made_anew(tmp_path: Path, translated: list[str], harm: str) -> None:
    first = printed(tmp_path)
    for file in tmp_path.iterdir():
        data = file.read_bytes()
        harmed = {
            "cut": data[:-1],
            "turned": data[:-1] + bytes([data[-1] ^ 1]),
            "emptied": b"",
            "another's": data[:32] + marshal.dumps(compile("name = 'x'", "x", "exec")),
        }
        file.write_bytes(harmed[harm])
    assert printed(tmp_path) == first
    assert len(translated) == 4
    printed(tmp_path)
    assert len(translated) == 4, "the mended ones are found again"


def test_a_whole_file_under_the_name_of_another_is_not_used(tmp_path: Path, translated: list[str]) -> None:
    first = printed(tmp_path)
    page, part = sorted(tmp_path.iterdir())
    page.write_bytes(part.read_bytes())
    assert printed(tmp_path) == first


def test_a_folder_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert printed(tmp_path / "file") == printed(tmp_path / "none" / "nor there") == printed(tmp_path)


def test_nothing_is_kept_where_python_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    printed(tmp_path)
    assert not list(tmp_path.iterdir())


def test_translations_of_a_template_that_changes_often_do_not_pile_up(tmp_path: Path) -> None:
    for number in range(12):
        printed(tmp_path, {**FILES, "page.html": b"<p>%d" % number})
    assert len(list(tmp_path.glob("page.html*"))) == 4


def test_what_our_own_filters_make_of_constants_is_in_no_translation(tmp_path: Path) -> None:
    files = {"page.html": b"{{ 'a'|own }}{{ 'a'|upper }}"}
    assert printed(tmp_path, files, own=lambda text: text * 2) == "aaA"
    assert printed(tmp_path, files, own=lambda text: text * 3) == "aaaA"


def test_a_fault_names_the_place_from_which_the_template_comes(tmp_path: Path) -> None:
    printed(tmp_path, place="one")
    page = make_environment([("two", FILES)], {}, {}, tmp_path).get_template("page.html")
    with pytest.raises(UndefinedError) as caught:
        page.render(word="")
    lines = [(entry.frame.code.raw.co_filename, entry.lineno + 1) for entry in caught.traceback]
    assert [line for place, line in lines if place == "two/page.html"] == [2]


def test_a_translation_is_of_the_recipe_it_was_made_with(tmp_path: Path) -> None:
    code = compile("", "a", "exec")
    Translations(tmp_path, ["1"]).keep("a/b.html", "source", code)
    assert Translations(tmp_path, ["1"]).find("a/b.html", "source") == code
    assert Translations(tmp_path, ["2"]).find("a/b.html", "source") is None


def test_a_template_that_is_nowhere_is_missed_by_name(tmp_path: Path) -> None:
    with pytest.raises(TemplateNotFound, match=r"none\.html"):
        make_environment([("theme", FILES)], {}, {}, tmp_path).get_template("none.html")
