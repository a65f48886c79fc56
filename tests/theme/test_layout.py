"""Widths and breakpoints stand once, and so does what makes a card a link."""

from __future__ import annotations

import ast
import re

import pytest

from newsroom.viewmodels import layout
from tests.support.building import ROOT

THEME = ROOT / "theme"


def read(suffix: str) -> dict[str, str]:
    """Read the files of the theme with a suffix, comments of stylesheets left out."""
    files = {file.relative_to(THEME).as_posix(): file for file in THEME.rglob(f"*{suffix}")}
    texts = {name: file.read_text(encoding="utf-8") for name, file in files.items()}
    return {name: re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL) for name, text in texts.items()}


TEMPLATES, SHEETS, SCRIPTS = read(".html"), read(".css"), read(".js")
ALL_SHEETS = "\n".join(SHEETS.values())
STEPS = re.compile("s[1-7]")


def test_no_file_of_the_theme_says_a_breakpoint_in_figures() -> None:
    for name, text in {**TEMPLATES, **SHEETS, **SCRIPTS}.items():
        assert not re.findall(r"\(\s*(?:min-|max-)?(?:width|inline-size)\s*[:<>=]+\s*[\d.]+", text), name


def test_no_template_says_a_length_in_figures() -> None:
    for name, text in TEMPLATES.items():
        assert not re.findall(r"\d(?:px|r?em|v[wh])\b", text), name


def test_no_stylesheet_says_in_figures_what_the_layout_has_a_name_for() -> None:
    widths = {length for name, length in layout.LENGTHS.items() if not STEPS.fullmatch(name)}
    for name, text in SHEETS.items():
        found = {length for length in widths if re.search(rf"(?<![\w.]){re.escape(length)}(?![\w%])", text)}
        assert not found, name


@pytest.mark.slow
def test_no_program_says_in_figures_what_the_layout_has_a_name_for() -> None:
    names = ("page", "measure", "upright", "upright-video")
    widths = {layout.COVER_WIDTH, layout.PHONE_WIDTH, *layout.PHOTO_WIDTHS, *map(layout.pixels, names)}
    files = [*ROOT.glob("newsroom/viewmodels/*.py"), *ROOT.glob("plugins/**/*.py")]
    for file in files:
        if file.name == "layout.py":
            continue
        nodes = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        assert not widths & {node.value for node in nodes if isinstance(node, ast.Constant)}, file


def test_stylesheets_use_every_length_of_the_layout_and_none_that_nothing_sets() -> None:
    used = set(re.findall(r"var\(--([\w-]+)\)", ALL_SHEETS))
    named = set(re.findall(r"--([\w-]+):", ALL_SHEETS + "".join(TEMPLATES.values()))) | set(layout.LENGTHS)
    assert used <= named
    assert set(layout.LENGTHS) <= used


def test_stylesheets_or_pictures_use_every_breakpoint() -> None:
    used = "".join(re.findall(r"@media[^{]*", ALL_SHEETS)) + " ".join(layout.SIZES.values())
    for name, query in layout.MEDIA.items():
        if not name.startswith("below-"):
            assert f"(--{name})" in used or query in used, name


def test_the_link_of_a_card_is_laid_over_it_in_one_place() -> None:
    rules = re.findall(r"([^{}]*)\{([^{}]*)\}", ALL_SHEETS)
    laid = [rule for rule, looks in rules if re.search(r"\ba::(before|after)", rule) and "inset: 0" in looks]
    assert len(laid) == 1
    assert laid[0].strip() in SHEETS["static/css/lists/card.css"]


def test_no_class_goes_through_an_argument() -> None:
    for name, text in TEMPLATES.items():
        calls = re.findall(r"\{\{-? *(?:kept\()?\w+\(.*?\}\}", text)
        assert not [call for call in calls if re.search(r"\"[^\"]*(--|__)[^\"]*\"", call)], name
        printed = re.findall(r"class=\"[^\"{]*(?:\{%.*?%\}[^\"{]*)*\{\{ *(.*?)\}\}", text)
        assert all(re.match(r"\" |classes\[", value) for value in printed), (name, printed)
