"""The rules of the house that a program can hold us to."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from newsroom import MAKES_NO_PAGES
from tests.support.building import ROOT, SITES
from tests.support.checking import checks_of

WAY = (
    "newsroom.vietnamese",
    "newsroom.model",
    "newsroom.settings",
    "newsroom.engine",
    "newsroom.viewmodels",
    "plugins",
    "newsroom.ecosystem",
    "newsroom.ending",
    "newsroom.pelican",
    "newsroom.commands",
)
"""The one way of imports: a file may import its own room and what stands left of it."""

MODULES = sorted(
    file
    for top in ("newsroom", "plugins")
    for file in (ROOT / top).rglob("*.py")
    if "__pycache__" not in file.parts
)
TOLD_ELSEWHERE = frozenset({"newsroom", "plugins", "plugins.newsroom"})


def name_of(file: Path) -> str:
    """Name a module as Python imports it."""
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room_of(name: str) -> str:
    """Name the room of a module: the step of the way, and for plugins which."""
    parts = name.split(".")
    return ".".join(parts[:2])


def step_of(name: str) -> int:
    """Give the place of a module's room on the way."""
    return next(place for place, room in enumerate(WAY) if name == room or name.startswith(f"{room}."))


def imported(file: Path) -> set[str]:
    """Name the modules that a file imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
        elif isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
    return found


def own(names: set[str]) -> set[str]:
    """Choose the modules that are ours."""
    return {name for name in names if name.startswith(("newsroom.", "plugins."))}


@pytest.mark.slow
def test_imports_go_one_way() -> None:
    for file in MODULES:
        name = name_of(file)
        if name in TOLD_ELSEWHERE:
            continue
        back = {one for one in own(imported(file)) if step_of(one) > step_of(name)}
        assert not back, f"{name} imports {back}"


@pytest.mark.slow
def test_no_plugin_imports_another() -> None:
    for file in (ROOT / "plugins").rglob("*.py"):
        room = room_of(name_of(file))
        others = {one for one in own(imported(file)) if one.startswith("plugins.") and room_of(one) != room}
        assert not others, f"{name_of(file)} imports {others}"


@pytest.mark.slow
def test_the_rest_of_the_house_goes_through_the_door_of_the_engine() -> None:
    for file in MODULES:
        if not name_of(file).startswith("newsroom.engine"):
            behind = {one for one in imported(file) if one.startswith("newsroom.engine.")}
            assert not behind, f"{name_of(file)} imports {behind}"


def test_sql_stands_with_the_catalogue_only() -> None:
    sql = re.compile(r"\b(SELECT|INSERT INTO|DELETE FROM|INSERT OR REPLACE|CREATE TABLE)\b")
    with_sql = {name_of(file) for file in MODULES if sql.search(file.read_text(encoding="utf-8"))}
    allowed = ("newsroom.engine.queries.", "newsroom.engine.catalogue", "newsroom.engine.schema")
    assert {name for name in with_sql if not name.startswith(allowed)} == set()


@pytest.mark.slow
def test_cores_do_not_know_pelican() -> None:
    for file in MODULES:
        if name_of(file).startswith("newsroom.commands") or name_of(file) == "newsroom.pelican":
            continue
        if file.name == "__init__.py":
            continue
        assert not any(name.split(".")[0] == "pelican" for name in imported(file)), file


@pytest.mark.slow
def test_numbers_stand_for_what_touches_pixels_and_only_makers_of_files_use_it() -> None:
    exempt = {name_of(ROOT / name) for name in MAKES_NO_PAGES if name.endswith(".py")}
    touching, using = set(), set()
    for file in MODULES:
        names = imported(file)
        makes_pages = not name_of(file).startswith("newsroom.commands.")
        if makes_pages and {"PIL", "pi_heif"} & {name.split(".")[0] for name in names}:
            touching.add(name_of(file))
        if makes_pages and exempt & names:
            using.add(name_of(file))
    assert touching == exempt
    assert using - exempt == {
        "plugins.photos.pipeline",
        "plugins.photos.drawn_covers",
        "plugins.photos.branding",
    }


_EXAMPLES = ("articles", "bodies", "documents", "frame", "front", "lists", "values")
TESTED_ELSEWHERE = {
    "newsroom.commands.importer.draft": "values without behaviour",
    "newsroom.commands.importer.pages.reading": "values without behaviour",
    "newsroom.commands.importer.word.faults": "words without behaviour",
    "newsroom.commands.importer.word.pieces": "values without behaviour",
    "newsroom.commands.importer.word.reading": "values; what they collect is tested with the reader",
    "newsroom.commands.publishing.publisher": "values without behaviour",
    "newsroom.engine.products": "values without behaviour",
    "newsroom.model.gone": "values; what they compute is tested with the engine's absence",
    "newsroom.viewmodels.parts": "values; what they compute is tested with the mosaic and in pages",
    **{
        f"newsroom.commands.preview.examples.{name}": "values; tests/theme/test_components.py is given them"
        for name in _EXAMPLES
    },
}
"""Modules without a test file of their own, and why; ``problems.py`` of a plugin only words problems,
which ``tests/test_wordings.py`` looks at."""


def test_every_module_has_its_test_file() -> None:
    tests = ROOT / "tests"
    without = set()
    for file in MODULES:
        if file.name in ("__init__.py", "problems.py"):
            continue  # hooks, which whole sites test, and words
        place = tests / file.relative_to(ROOT).with_name(f"test_{file.stem.strip('_')}.py")
        if not place.is_file():
            without.add(name_of(file))
    assert without == set(TESTED_ELSEWHERE)


def test_every_component_has_its_stylesheet() -> None:
    theme = ROOT / "theme"
    macros = {file.stem for file in (theme / "templates" / "components").glob("*.html")}
    sheets = {file.stem for file in (theme / "static" / "css").glob("*/*.css")}
    without_looks = {"frame", "meta"}
    assert macros - without_looks <= sheets


def test_every_kind_of_error_of_an_article_has_a_broken_site() -> None:
    reports = "\n".join(file.read_text(encoding="utf-8") for file in SITES.glob("invalid/*/report.txt"))
    untold = {
        code
        for check in checks_of()
        for code, wording in check.wordings.items()
        if wording.found.split("{")[0].split("«")[0].strip() not in reports
    }
    in_test_gate = {
        "special-file",
        "second-index",
        "site-absent",
        "site-no-url",
        "siteurl",
        "foreign-output",
        "output-content",
        "output-cache",
    }
    in_test_root_files = {"root-large"}
    in_test_publishing = {"prefix-root"}
    in_test_awkward = {"photo-heavy"}
    in_test_sandbox = {"photo-slow", "photo-memory", "photo-crash"}
    in_test_large_manuscripts = {"line-limit", "captions-limit"}
    in_test_downloads = {"file-too-large", "file-swollen"}
    in_test_videos = {"video-too-large", "recording-too-large"}
    in_test_signs = {"page-sign", "left-sign"}
    in_test_addresses = {"renamed-folder", "empty-archive", "not-empty"}
    told = (
        in_test_large_manuscripts
        | in_test_root_files
        | in_test_publishing
        | in_test_signs
        | in_test_addresses
    )
    assert (
        untold <= told | in_test_gate | in_test_awkward | in_test_sandbox | in_test_downloads | in_test_videos
    )
