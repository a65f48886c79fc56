"""Checks as a plugin of a site's own would hand them in."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from pelican.plugins import signals

from newsroom.ending import Failed
from newsroom.engine.build import Build
from newsroom.engine.checks import REGISTRY, Check, Scope
from newsroom.engine.generator import Generator
from newsroom.model.problem import Problem, warning
from newsroom.model.records import Record
from tests.support.building import build, tiny_site, write_article
from tests.support.checking import PLUGINS, checks_of

pytestmark = pytest.mark.slow

NAME = "own_plugin"
FIRST, SECOND, THIRD = (f"articles/2024/0{number + 1}/bai-{number}/index.md" for number in range(3))
WORDINGS = {"long-word": warning("có từ dài «{word}»", "Tách từ"), "other": warning("khác", "Sửa")}

Find = Callable[[Build, Sequence[Record]], Iterable[Problem]]


@pytest.fixture
def plugin(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A plugin that builds can name; what it hands in is forgotten after the test."""
    checks_of()
    monkeypatch.setattr(REGISTRY, "_by_plugin", dict(REGISTRY._by_plugin))
    module = ModuleType(NAME)
    module.__spec__ = ModuleSpec(NAME, None)
    vars(module)["REGISTRY"] = REGISTRY  # as it imports it
    monkeypatch.setitem(sys.modules, NAME, module)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    return module


def hand_in(plugin: ModuleType, *checks: Check) -> None:
    vars(plugin)["register"] = lambda: REGISTRY.register(NAME, *checks)


def check(scope: Scope, find: Find, **values: Any) -> Check:
    return Check("own", scope, WORDINGS, find, **values)


class Looking:
    """Complains of records whose body has a word, and notes at which it was made to look."""

    def __init__(self) -> None:
        self.looked_at: list[str] = []

    def __call__(self, _: Build, records: Sequence[Record]) -> Iterator[Problem]:
        for record in records:
            self.looked_at.append(record.path)
            if "dài" in record.title:
                yield Problem.of(record.path, 1, "long-word", word=record.title)


class Site:
    """A site of three articles, and its builds with the plugin."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys = folder, capsys
        self.content = tiny_site(folder / "content")

    def build(self, **settings: Any) -> list[str]:
        """Build; give the paths that are complained of."""
        self._capsys.readouterr()
        built = build(self.content, self.folder / "output", PLUGINS=[*PLUGINS, NAME], **settings)
        assert built.status == 0
        return [line.partition(":")[0] for line in self._capsys.readouterr().err.splitlines()[:-1]]

    def write(self, number: int, title: str) -> None:
        write_article(
            self.content, f"2024/0{number + 1}/bai-{number}", Title=title, Category=CATEGORIES[number]
        )


CATEGORIES = ("Tin hoạt động", "Tin hoạt động", "Xây dựng Đảng")


@pytest.fixture
def site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Site:
    return Site(tmp_path, capsys)


def test_a_check_of_records_looks_again_at_what_changed_and_at_what_it_complained_of(
    plugin: ModuleType, site: Site
) -> None:
    looking = Looking()
    hand_in(plugin, check(Scope.RECORDS, looking))
    site.write(0, "Tên dài")
    assert site.build() == [FIRST]
    assert looking.looked_at == [FIRST, SECOND, THIRD]
    looking.looked_at.clear()
    site.write(1, "Tên cũng dài")
    assert site.build() == [FIRST, SECOND]
    assert looking.looked_at == [FIRST, SECOND]
    looking.looked_at.clear()
    site.write(0, "Tên ngắn")
    assert site.build() == [SECOND]
    assert looking.looked_at == [FIRST, SECOND]


def test_a_check_of_records_looks_at_those_that_it_names_besides(plugin: ModuleType, site: Site) -> None:
    looking = Looking()
    hand_in(plugin, check(Scope.RECORDS, looking, also=lambda _: [THIRD]))
    site.build()
    looking.looked_at.clear()
    assert site.build() == []
    assert looking.looked_at == [THIRD]


def test_what_was_found_in_reading_stands_until_the_file_is_read_again(
    plugin: ModuleType, site: Site
) -> None:
    looking = Looking()
    hand_in(plugin, check(Scope.READING, looking))
    site.write(0, "Tên dài")
    assert site.build() == [FIRST]
    looking.looked_at.clear()
    assert site.build() == [FIRST]
    assert looking.looked_at == []
    site.write(0, "Tên ngắn")
    assert site.build() == []
    assert looking.looked_at == [FIRST]


def test_what_was_told_of_a_file_stands_until_something_changes_there_or_below(
    plugin: ModuleType, site: Site
) -> None:
    def find(build: Build, records: Sequence[Record]) -> Iterator[Problem]:
        assert not records
        if build.scan.from_scratch:
            yield Problem.of("photos", 0, "other")
            yield Problem.of("photos/1.txt", 0, "other")

    hand_in(plugin, check(Scope.ENTRIES, find))
    assert site.build() == ["photos", "photos/1.txt"]
    site.write(0, "Tên khác")
    assert site.build() == ["photos", "photos/1.txt"]
    photo = site.content / "photos" / "2023" / "2.txt"
    photo.parent.mkdir(parents=True)
    photo.write_text("x")
    assert site.build() == ["photos/1.txt"]


def test_what_is_looked_for_always_is_not_kept(plugin: ModuleType, site: Site) -> None:
    def find(build: Build, records: Sequence[Record]) -> Iterator[Problem]:
        assert not records
        if build.scan.from_scratch:
            yield Problem.of("site.toml", 0, "other")

    hand_in(plugin, check(Scope.ALWAYS, find))
    assert site.build() == ["site.toml"]
    assert site.build() == []


def test_a_build_without_the_plugin_does_not_run_its_checks(plugin: ModuleType, site: Site) -> None:
    looking = Looking()
    hand_in(plugin, check(Scope.RECORDS, looking))
    site.build()
    looking.looked_at.clear()
    assert build(site.content, site.folder / "output").status == 0
    assert looking.looked_at == []


# What must fail loudly


def test_a_check_that_finds_what_it_does_not_word_ends_the_build(plugin: ModuleType, site: Site) -> None:
    hand_in(plugin, check(Scope.ALWAYS, lambda _, __: [Problem.of("a.md", 1, "missing-key", key="Title")]))
    with pytest.raises(LookupError, match="«own» does not word the problem «missing-key»"):
        site.build()
    assert not (site.folder / "output").exists()


def test_a_plugin_that_reports_what_no_check_words_ends_the_build(plugin: ModuleType, site: Site) -> None:
    class Reporter(Generator):
        def generate_context(self) -> None:
            self.build.report(Problem.of("a.md", 1, "là-lạ"))

    def get_generators(_: object) -> type[Generator]:
        return Reporter

    get_generators.__module__ = NAME
    vars(plugin)["register"] = lambda: signals.get_generators.connect(get_generators)
    with pytest.raises(LookupError, match="«là-lạ»"):
        site.build()
    assert not (site.folder / "output").exists()


def test_a_code_of_another_plugin_ends_the_build_before_it_begins(plugin: ModuleType, site: Site) -> None:
    looking = Looking()
    hand_in(plugin, Check("own", Scope.RECORDS, {"missing-key": warning("thiếu", "Thêm")}, looking))
    with pytest.raises(Failed) as failed:
        site.build()
    assert f"«{NAME}» không nạp được" in failed.value.reason
    assert looking.looked_at == []
    assert not (site.folder / "output").exists()
