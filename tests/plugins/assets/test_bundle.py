from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.assets.bundle import (
    SCRIPT_RE,
    bundle,
    cascade,
    hashed,
    joined,
    linked,
    scripts,
    with_breakpoints,
    with_fonts,
)
from tests.support.building import ROOT

ORDERED = [
    "settings.css",
    "base.css",
    "layout.css",
    "lists/card.css",
    "components/albums.css",
    "print.css",
    "lists/print.css",
]


@given(st.permutations(ORDERED))
def test_stylesheets_stand_in_the_order_of_the_cascade(names: list[str]) -> None:
    assert cascade(names) == ORDERED


@given(st.sets(st.sampled_from(ORDERED)))
def test_sheets_that_are_not_there_leave_the_others_in_their_order(names: set[str]) -> None:
    assert cascade(names) == [name for name in ORDERED if name in names]


def test_sheets_are_joined_each_on_lines_of_its_own() -> None:
    sheets = {"print.css": b"@media print{}\n\n", "base.css": b"p{}", "settings.css": b":root{}  \n"}
    lengths, *joined = bundle(sheets)["site"].split("\n")
    assert lengths.startswith(":root { --")
    assert joined == [":root{}", "p{}", "@media print{}", ""]


def test_what_only_lists_show_is_a_sheet_of_its_own() -> None:
    sheets = {
        "base.css": b"p{}",
        "lists/pager.css": b"nav{}",
        "lists/print.css": b"@media print{}",
        "lists/card.css": b"h2{}",
    }
    both = bundle(sheets)
    assert both["site"].split("\n")[1:] == ["p{}", ""]
    assert both["lists"].split("\n") == ["h2{}", "nav{}", "@media print{}", ""]


def test_what_only_the_search_shows_is_a_sheet_of_its_own() -> None:
    made = bundle({"base.css": b"p{}", "search/search.css": b"ol{}"})
    assert (made["search"], made["lists"]) == ("ol{}\n", "")
    assert "ol{}" not in made["site"]


def test_the_modules_of_a_folder_are_one_script_each_after_those_that_it_imports() -> None:
    modules = {
        "a.js": 'import { b } from "./b.js";\nexport const a = b;\n',
        "b.js": 'import { c } from "./c.js";\nexport const b = c;\n',
        "c.js": "export const c = 1;\n",
    }
    assert joined(modules) == "export const c = 1;\nexport const b = c;\nexport const a = b;\n"
    static = {"js/one.js": b"1;", **{f"js/all/{name}": text.encode() for name, text in modules.items()}}
    assert scripts(static) == {"one": b"1;", "all": joined(modules).encode()}


def test_modules_that_import_each_other_stand_once_and_one_that_is_not_there_is_told() -> None:
    both = {"a.js": 'import { b } from "./b.js";\nlet a;\n', "b.js": 'import { a } from "./a.js";\nlet b;\n'}
    assert sorted(joined(both).splitlines()) == ["let a;", "let b;"]
    with pytest.raises(KeyError):
        joined({"a.js": 'import { b } from "./b.js";\n'})


def test_the_modules_of_a_script_have_no_name_at_their_top_level_twice() -> None:
    for folder in filter(lambda one: one.is_dir(), (ROOT / "theme" / "static" / "js").iterdir()):
        text = "\n".join(file.read_text(encoding="utf-8") for file in folder.glob("*.js"))
        named = re.findall(r"^(?:export )?(?:async )?(?:const|let|function\*?) (\w+)", text, re.MULTILINE)
        lists = re.findall(r"^const \[([^\]]*)\]", text, re.MULTILINE)
        named += [one.strip() for listed in lists for one in listed.split(",")]
        assert len(named) > 30
        assert len(named) == len(set(named))


def test_scripts_name_those_they_import_by_content() -> None:
    made = linked({"a": b'import{b}from"./b.js";b();', "b": b"export const b=1;"})
    (address, text), (imported, _) = made["a"], made["b"]
    assert text.decode() == f'import{{b}}from"./{imported.removeprefix("theme/")}";b();'
    assert address == hashed("a", ".js", text)
    assert linked({"a": b'import{b}from"./b.js";b();', "b": b"export const b=2;"})["a"][0] != address
    with pytest.raises(KeyError):
        linked({"a": b'import{b}from"./b.js";'})


def test_no_sheet_of_the_theme_is_left_out() -> None:
    folder = ROOT / "theme" / "static" / "css"
    sheets = {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*.css")}
    assert {*ORDERED[:3], "print.css"} <= sheets.keys()
    joined = "".join(bundle(sheets).values())
    assert all(with_breakpoints(data.decode()).strip() in joined for data in sheets.values())


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


def test_the_cascade_goes_from_settings_to_print_and_the_card_comes_before_its_likes() -> None:
    first = ["settings.css", "base.css", "layout.css"]
    parts = ["lists/card.css", "components/albums.css"]
    assert cascade([*parts, "print.css", *first]) == [*first, *parts, "print.css"]


def test_a_media_query_names_a_breakpoint_of_the_layout() -> None:
    for written, printed in {
        "@media (--desktop) { a { b: c } }": "@media (min-width: 64em) { a { b: c } }",
        "@media (--tablet) and (--below-desktop) {": "@media (min-width: 40em) and (max-width: 63.99em) {",
        "@media (pointer: coarse) and (--below-text) {": "@media (pointer: coarse) and (max-width: 47.99em) {",
        "@media print { a { width: calc(2 * (--x)) } }": "@media print { a { width: calc(2 * (--x)) } }",
    }.items():
        assert with_breakpoints(written) == printed


def test_a_breakpoint_that_is_not_in_the_layout_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match=r"\(--wide\).*layout\.py"):
        with_breakpoints("@media (--wide) { a { b: c } }")


def test_the_lengths_of_the_layout_come_before_what_uses_them() -> None:
    sheet = bundle(
        {"print.css": b"@media print { a { b: c } }\n\n", "base.css": b"a { width: var(--measure) }"}
    )["site"]
    lengths, base, printed, end = sheet.split("\n")
    assert lengths.startswith(":root { --")
    assert " --measure: 41rem; " in lengths
    assert (base, printed, end) == ("a { width: var(--measure) }", "@media print { a { b: c } }", "")


def test_the_addresses_of_fonts_stand_in_the_stylesheet_that_lies_beside_them() -> None:
    sheet = 'src: url("../fonts/paper-serif.woff2") format("woff2")'
    fonts = {"paper-serif": "theme/paper-serif.abc.woff2"}
    assert with_fonts(sheet, fonts) == 'src: url("paper-serif.abc.woff2") format("woff2")'
    with pytest.raises(KeyError):
        with_fonts(sheet, {})
