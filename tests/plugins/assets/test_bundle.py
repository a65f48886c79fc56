from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.assets.bundle import SCRIPT_RE, bundle, cascade, hashed
from tests.support.building import ROOT

ORDERED = ["settings.css", "base.css", "layout.css", "components/card.css", "components/tag.css", "print.css"]


@given(st.permutations(ORDERED))
def test_stylesheets_stand_in_the_order_of_the_cascade(names: list[str]) -> None:
    assert cascade(names) == ORDERED


@given(st.sets(st.sampled_from(ORDERED)))
def test_sheets_that_are_not_there_leave_the_others_in_their_order(names: set[str]) -> None:
    assert cascade(names) == [name for name in ORDERED if name in names]


def test_sheets_are_joined_each_on_lines_of_its_own() -> None:
    sheets = {"print.css": b"@media print{}\n\n", "base.css": b"p{}", "settings.css": b":root{}  \n"}
    assert bundle(sheets) == b":root{}\np{}\n@media print{}\n"
    assert bundle({}) == b""


def test_no_sheet_of_the_theme_is_left_out() -> None:
    folder = ROOT / "theme" / "static" / "css"
    sheets = {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*.css")}
    assert {*ORDERED[:3], "print.css"} <= sheets.keys()
    joined = bundle(sheets)
    assert all(data.strip() in joined for data in sheets.values())


def test_an_address_changes_with_the_bytes_and_with_nothing_else() -> None:
    address = hashed("site", ".css", b"p{}")
    assert re.fullmatch(r"theme/site\.[0-9a-z]+\.css", address)
    assert hashed("site", ".css", b"p{}") == address
    assert hashed("site", ".css", b"p{} ") != address


@pytest.mark.parametrize(
    ("name", "taken"),
    [
        ("js/video.js", True),
        ("js/a-b.js", True),
        ("js/a/b.js", False),
        ("js/video.js.map", False),
        ("js/Video.js", False),
        ("css/video.js", False),
        ("js/.js", False),
    ],
)
def test_scripts_are_those_right_in_their_folder(name: str, taken: bool) -> None:
    assert bool(SCRIPT_RE.fullmatch(name)) == taken
