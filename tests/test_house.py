"""The rules of the house that a program can hold us to."""

from __future__ import annotations

import ast
from pathlib import Path

from plugins.gate.wording import WORDINGS
from tests.building import ROOT, SITES

PLUGINS = ROOT / "plugins"
ROOMS = {folder.name for folder in PLUGINS.iterdir() if (folder / "__init__.py").exists()}
APPLICATIONS = {"newsroom", "preview", "verify"}


def imported(file: Path) -> set[str]:
    """Name the modules that a file imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
        elif isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
    return found


def test_no_room_imports_another() -> None:
    for room in ROOMS - APPLICATIONS:
        for file in (PLUGINS / room).rglob("*.py"):
            others = {name.split(".")[1] for name in imported(file) if name.startswith("plugins.")}
            assert not others & (ROOMS - {room}), file


def test_cores_do_not_know_pelican() -> None:
    for file in PLUGINS.rglob("*.py"):
        if (
            file.name == "__init__.py"
            or file.relative_to(PLUGINS).parts[0].removesuffix(".py") in APPLICATIONS
        ):
            continue
        assert not any(name.split(".")[0] == "pelican" for name in imported(file)), file


def test_every_component_has_its_stylesheet() -> None:
    theme = ROOT / "theme"
    macros = {file.stem for file in (theme / "templates" / "components").glob("*.html")}
    sheets = {file.stem for file in (theme / "static" / "css" / "components").glob("*.css")}
    without_looks = {"frame", "meta"}
    assert macros - without_looks <= sheets


def test_every_kind_of_error_of_an_article_has_a_broken_site() -> None:
    reports = "\n".join(file.read_text(encoding="utf-8") for file in SITES.glob("invalid/*/report.txt"))
    untold = {
        code
        for code, wording in WORDINGS.items()
        if wording.found.split("{")[0].split("«")[0].strip() not in reports
    }
    in_test_gate = {
        "special-file",
        "site-absent",
        "site-no-url",
        "siteurl",
        "foreign-output",
        "output-content",
        "output-cache",
    }
    in_test_awkward = {"photo-heavy"}
    in_test_studio = {"photo-slow", "photo-memory", "photo-crash"}
    in_test_downloads = {"file-too-large", "file-swollen"}
    in_test_videos = {"video-too-large"}
    assert untold <= in_test_gate | in_test_awkward | in_test_studio | in_test_downloads | in_test_videos
