from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom import PROGRAM, hash_program
from newsroom.engine.cache_keys import Key, libraries, page_key, read_folder, reading_key, settings_text
from newsroom.model.site import Organisation, Site
from tests.support.building import ROOT
from tests.support.making import CATEGORIES, make_site

parts = st.lists(st.text(max_size=4) | st.binary(max_size=4), max_size=4)


def as_bytes(part: str | bytes) -> bytes:
    return part.encode() if isinstance(part, str) else part


# Keys


@given(parts, parts)
def test_keys_are_equal_when_all_parts_are_and_their_boundaries_count(
    one: list[str | bytes], other: list[str | bytes]
) -> None:
    same = list(map(as_bytes, one)) == list(map(as_bytes, other))
    assert (str(Key().add(*one)) == str(Key().add(*other))) is same


@given(parts, parts)
def test_a_key_may_grow_in_steps(one: list[str | bytes], other: list[str | bytes]) -> None:
    assert str(Key().add(*one).add(*other)) == str(Key().add(*one, *other))


def test_the_empty_part_counts_and_text_that_looks_like_a_length_is_text() -> None:
    keys = [("ab",), ("ab", ""), ("", "ab"), ("a", "b"), ("1:a1:b",), ("1:a", "b")]
    assert len({str(Key().add(*key)) for key in keys}) == len(keys)


def test_names_that_are_no_utf8_can_be_added() -> None:
    assert str(Key().add(os.fsdecode(b"l\xff"))) == str(Key().add(b"l\xff"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "theme"
    for name, text in {"a.html": "A", "components/b.html": "B", "c.css": "C"}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def move(folder: Path) -> None:
    (folder / "a.html").rename(folder / "components" / "a.html")


EDITS: dict[str, Callable[[Path], object]] = {
    "changed": lambda folder: (folder / "components" / "b.html").write_text("b"),
    "new": lambda folder: (folder / "d.html").write_text(""),
    "gone": lambda folder: (folder / "c.css").unlink(),
    "moved": move,
    "renamed": lambda folder: (folder / "a.html").rename(folder / "A.html"),
    "exchanged": lambda folder: [(folder / "a.html").write_text("C"), (folder / "c.css").write_text("A")],
}


@pytest.mark.parametrize("edit", EDITS)
def test_names_and_bytes_of_all_files_count(folder: Path, edit: str) -> None:
    before = str(Key().add_files(read_folder(folder)))
    EDITS[edit](folder)
    assert str(Key().add_files(read_folder(folder))) != before


def test_times_and_folders_do_not_count(folder: Path) -> None:
    before = str(Key().add_files(read_folder(folder)))
    os.utime(folder / "a.html", (0, 0))
    (folder / "empty").mkdir()
    assert str(Key().add_files(read_folder(folder))) == before


def test_the_place_of_the_folder_does_not_count(folder: Path) -> None:
    before = str(Key().add_files(read_folder(folder)))
    assert str(Key().add_files(read_folder(folder.rename(folder.with_name("elsewhere"))))) == before


# Libraries


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    packages = tmp_path / "site-packages"
    for name in (
        "markdown-3.11.dist-info",
        "Pillow-13.0.dist-info",
        "typing_extensions-4.1.dist-info",
        "other-1.0.dist-info",
        "markdown",
    ):
        (packages / name).mkdir(parents=True)
    return packages


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    lock = tmp_path / "requirements.lock"
    lock.write_text(
        "# made by uv\nmarkdown==3.11 \\\n    --hash=sha256:other==1\npillow==13.0\ntyping-extensions==4.1\n"
    )
    return lock


def test_libraries_are_those_of_the_lock_with_their_installed_versions(packages: Path, lock: Path) -> None:
    assert libraries(packages, lock) == (
        "Pillow-13.0.dist-info markdown-3.11.dist-info typing_extensions-4.1.dist-info"
    )


def test_without_a_lock_all_that_is_installed_counts(packages: Path, tmp_path: Path) -> None:
    assert "other-1.0" in libraries(packages, tmp_path / "khong-co")


def test_another_installed_version_is_told_and_another_library_is_not(packages: Path, lock: Path) -> None:
    before = libraries(packages, lock)
    (packages / "other-1.0.dist-info").rename(packages / "other-2.0.dist-info")
    assert libraries(packages, lock) == before
    (packages / "markdown-3.11.dist-info").rename(packages / "markdown-3.12.dist-info")
    assert libraries(packages, lock) != before


# Settings


def joined(separator: str) -> Callable[[list[str]], str]:
    return lambda found: separator.join(found)


SETTINGS: dict[str, Any] = {
    "SITEURL": "https://example.vn",
    "JINJA_FILTERS": {"a": lambda value, end="!": value + end},
    "MARKDOWN": {"extensions": ["x"], "configs": {1: 2}},
    "NAMES": {"a", "b"},
    "RE": re.compile("a+"),
    "SOME_PATH": Path("/a"),
    "PREVIEW": False,
    "NONE": None,
    "MADE_BY": joined,
    "CLASS": Key,
}


def test_settings_that_are_equal_are_described_the_same() -> None:
    again = {**SETTINGS, "NAMES": {"b", "a"}, "RE": re.compile("a+"), "SOME_PATH": Path("/a")}
    assert settings_text(dict(reversed(again.items()))) == settings_text(SETTINGS)


@pytest.mark.parametrize(
    "change",
    [
        {"SITEURL": "https://example.vn/bantin"},
        {"PREVIEW": True},
        {"MARKDOWN": {"extensions": ["x"], "configs": {1: 3}}},
        {"MARKDOWN": {"extensions": ["y"], "configs": {1: 2}}},
        {"NAMES": {"a"}},
        {"NAMES": frozenset("ac")},
        {"RE": re.compile("a*")},
        {"RE": re.compile("a+", re.IGNORECASE)},
        {"SOME_PATH": Path("/b")},
        {"JINJA_FILTERS": {"a": lambda value, end="?": value + end}},
        {"JINJA_FILTERS": {"a": lambda value, end="!": end + value}},
        {"JINJA_FILTERS": {"b": SETTINGS["JINJA_FILTERS"]["a"]}},
        {"MADE_BY": None},
        {"CLASS": Path},
        {"NEW": ""},
    ],
)
def test_another_setting_is_told(change: dict[str, Any]) -> None:
    assert settings_text({**SETTINGS, **change}) != settings_text(SETTINGS)


@pytest.mark.parametrize(
    ("one", "other"),
    [(joined(", "), joined("; ")), (partial(str.zfill, "1"), partial(str.zfill, "2"))],
    ids=["closure", "partial"],
)
def test_a_function_that_holds_another_value_is_another(one: Any, other: Any) -> None:
    assert settings_text({"JINJA_FILTERS": {"a": one}}) != settings_text({"JINJA_FILTERS": {"a": other}})


WHERE_AND_HOW = ["OUTPUT_PATH", "CACHE_PATH", "JOBS", "CHECK_ONLY", "REPORT_FORMAT", "REPORT_ONLY"]


@pytest.mark.parametrize("name", [*WHERE_AND_HOW, "REPORT_FILE", "REPORT_ROOT", "plugins", "__file__"])
def test_where_and_how_to_work_does_not_count(name: str) -> None:
    assert settings_text({**SETTINGS, name: "x"}) == settings_text(SETTINGS)


CONF = """\
import re
from pathlib import Path
AUTHOR = "Ban Biên tập"
OWN = {"x", "y", "z", "title", "summary"}
RE = re.compile("a+|b")
CACHE = Path("cache")
def shout(text, marks="!", *, times=1):
    def inner(found):
        return [part.title() for part in found if part not in {"title", "summary", "x"}]
    return marks.join(inner(text.casefold().split())) * times
JINJA_FILTERS = {
    "a": lambda value, sep=", ": sep.join(part.swapcase() for part in value),
    "shout": shout,
    "upper": str.upper,
}
"""
DESCRIBE = """\
import importlib.util, sys
for name in sys.argv[2:]:
    importlib.import_module(name)
spec = importlib.util.spec_from_file_location("conf", sys.argv[1])
conf = importlib.util.module_from_spec(spec)
spec.loader.exec_module(conf)
from newsroom.engine.cache_keys import settings_text
print(settings_text(vars(conf)))
"""


@pytest.mark.slow
def test_settings_are_described_the_same_in_every_process(tmp_path: Path) -> None:
    conf = tmp_path / "conf.py"
    conf.write_text(CONF, encoding="utf-8")

    def described(seed: str, *modules: str) -> str:
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-c", DESCRIBE, str(conf), *modules]
        return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout

    fresh = described("1")
    compiled = described("2")
    assert fresh == compiled == described("3", "pelican", "markdown", "PIL.Image")
    conf.write_text(CONF.replace("swapcase", "title"), encoding="utf-8")
    assert described("1") != fresh


# The keys of a build


MODULES = (
    "newsroom/__init__.py",
    "newsroom/pelican.py",
    "newsroom/model/site.py",
    "newsroom/commands/verify.py",
    "newsroom/commands/preview/server.py",
    "plugins/room/__init__.py",
    "plugins/photos/making.py",
    "plugins/photos/store.py",
    "tests/test_room.py",
    "tasks.py",
)
NO_PAGES = frozenset({
    "newsroom/commands/verify.py", "newsroom/commands/preview/server.py", "plugins/photos/making.py",
    "tests/test_room.py", "tasks.py",
})  # fmt: skip


@pytest.fixture
def code(tmp_path: Path) -> Path:
    for name in MODULES:
        (tmp_path / "code" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "code" / name).write_text("a = 1")
    (tmp_path / "code" / "requirements.lock").write_text("markdown==3.11\n")
    return tmp_path / "code"


def reading(
    code: Path, packages: Path, settings: dict[str, Any] | None = None, site: Site | None = None
) -> str:
    installed = libraries(packages, code / "requirements.lock")
    return reading_key(hash_program(code), installed, settings or SETTINGS, site or make_site())


def test_the_key_of_reading_changes_with_programs_libraries_settings_and_categories(
    code: Path, packages: Path
) -> None:
    keys = [reading(code, packages)]
    assert reading(code, packages) == keys[0]
    keys.append(reading(code, packages, {**SETTINGS, "SITEURL": "https://b.vn"}))
    keys.append(reading(code, packages, site=make_site(url="https://c.vn")))
    keys.append(reading(code, packages, site=make_site(home="https://c.vn")))
    keys.append(reading(code, packages, site=make_site(categories=CATEGORIES[:2])))
    keys.append(reading(code, packages, site=make_site(categories=(replace(CATEGORIES[0], name="Tin"),))))
    (code / "plugins" / "room" / "__init__.py").write_text("b = 3")
    keys.append(reading(code, packages))
    (packages / "markdown-3.11.dist-info").rename(packages / "markdown-3.12.dist-info")
    keys.append(reading(code, packages))
    assert len(set(keys)) == len(keys)


def test_the_key_of_reading_does_not_change_with_what_no_record_holds(code: Path, packages: Path) -> None:
    before = reading(code, packages)
    (code / "plugins" / "room" / "notes.txt").write_text("x")
    described = (replace(CATEGORIES[0], description="Tin trong Khối", line=99), *CATEGORIES[1:])
    assert reading(code, packages, site=make_site(tagline="Khác", categories=described)) == before


def test_the_program_is_its_modules_by_name_and_bytes(code: Path) -> None:
    keys = [hash_program(code)]
    (code / "plugins" / "__pycache__").mkdir()
    (code / "plugins" / "__pycache__" / "room.pyc").write_text("x")
    assert hash_program(code) == keys[0]
    (code / "newsroom" / "pelican.py").write_text("a = 2")
    keys.append(hash_program(code))
    (code / "newsroom" / "pelican.py").rename(code / "newsroom" / "pelicans.py")
    keys.append(hash_program(code))
    (code / "newsroom" / "pelicans.py").rename(code / "plugins" / "pelicans.py")
    keys.append(hash_program(code))
    assert len(set(keys)) == 4


@pytest.mark.parametrize("module", MODULES)
def test_commands_tests_and_what_numbers_stand_for_are_no_part_of_the_program(
    code: Path, module: str
) -> None:
    before = hash_program(code)
    (code / module).write_text("a = 1  # one")
    assert (hash_program(code) == before) is (module in NO_PAGES)


def test_the_program_is_that_of_this_repository() -> None:
    assert hash_program(ROOT) == PROGRAM


@pytest.mark.parametrize(
    "change",
    [
        {"name": "Trang khác"},
        {"tagline": "Khác"},
        {"base": ""},
        {"organisation": Organisation(name="Đảng ủy Khối", phone="024")},
        {"categories": (replace(CATEGORIES[0], description="Mới"), *CATEGORIES[1:])},
        {"categories": CATEGORIES[::-1]},
    ],
)
def test_another_site_has_another_key_of_pages(folder: Path, change: dict[str, Any]) -> None:
    before = page_key("x", make_site(), [read_folder(folder)])
    assert page_key("x", make_site(), [read_folder(folder)]) == before
    assert page_key("x", make_site(**change), [read_folder(folder)]) != before


def test_another_key_of_reading_gives_another_key_of_pages(folder: Path) -> None:
    assert page_key("x", make_site(), [read_folder(folder)]) != page_key(
        "y", make_site(), [read_folder(folder)]
    )


@pytest.mark.parametrize("edit", EDITS)
def test_another_template_gives_another_key_of_pages(folder: Path, tmp_path: Path, edit: str) -> None:
    (tmp_path / "override").mkdir()
    before = page_key("x", make_site(), [read_folder(folder), read_folder(tmp_path / "override")])
    EDITS[edit](folder)
    assert page_key("x", make_site(), [read_folder(folder), read_folder(tmp_path / "override")]) != before


def test_an_override_gives_another_key_of_pages(folder: Path, tmp_path: Path) -> None:
    override = tmp_path / "override"
    override.mkdir()
    before = page_key("x", make_site(), [read_folder(folder), read_folder(override)])
    (override / "a.html").write_text("A")
    after = page_key("x", make_site(), [read_folder(folder), read_folder(override)])
    assert len({before, after, page_key("x", make_site(), [read_folder(override), read_folder(folder)])}) == 3
