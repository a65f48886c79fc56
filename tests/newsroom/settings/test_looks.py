"""Settings that are honoured are looked into: what cannot work is an error in words, the rest is silent."""

from __future__ import annotations

from typing import Any

import pytest

from newsroom.settings.looks import ERROR, LOOKS, Told


def told(name: str, value: Any) -> list[Told]:
    return list(LOOKS[name](value))


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ({"extensions": None}, "viết chưa đúng"),
        ({"extension_configs": None}, "viết chưa đúng"),
        ({"extensions": {"toc"}}, "viết chưa đúng"),
        ({"extension_configs": {"toc": None}}, "cấu hình của toc không phải bảng"),
        ({"extension_configs": {"extra": 5}}, "cấu hình của extra không phải bảng"),
        ({"extension_configs": {"markdown.extensions.extra": {"footnotes": []}}}, "cấu hình của footnotes"),
        ({"extensions": [[]]}, "không nạp được (TypeError"),
        ({"extensions": [5, "tables"]}, "không nạp được (TypeError"),
        ({"extension_configs": {5: {}}}, "không nạp được (TypeError"),
        ({"extension_configs": {"footnotes": {"BACKLINK_TITLE": None}}}, "không nạp được (BACKLINK_TITLE"),
        ({"extension_configs": {"footnotes": {5: 1}}}, "không nạp được"),
    ],
)
def test_markdown_of_a_wrong_form_is_told(value: Any, words: str) -> None:
    ((severity, said),) = told("MARKDOWN", value)
    assert severity == ERROR
    assert said.startswith("MARKDOWN")
    assert words in said


@pytest.mark.parametrize(
    "value",
    [{}, {"extensions": (None,)}, {"extension_configs": {"extra": {"toc": {}}}}, {"output_format": "html"}],
)
def test_parts_of_markdown_may_be_missing(value: Any) -> None:
    assert told("MARKDOWN", value) == []


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ({"foo": 1}, "'foo'"),
        ({"extensions": ["khong.co"]}, "khong"),
        ({"extensions": None}, "NoneType"),
        ({"block_start_string": "{{"}, "block, variable and comment"),
        ({"newline_sequence": "x"}, "newline"),
        ({"undefined": object}, "undefined không đổi được"),
        ({"loader": None}, "loader không đổi được"),
        ({"autoescape": False}, "autoescape không đổi được"),
    ],
)
def test_options_that_jinja_does_not_take_are_told(value: Any, words: str) -> None:
    ((severity, said),) = told("JINJA_ENVIRONMENT", value)
    assert severity == ERROR
    assert words in said


@pytest.mark.parametrize(
    "value",
    [
        {"trim_blocks": False, "lstrip_blocks": True, "extensions": []},
        {"extensions": ["jinja2.ext.do"], "line_comment_prefix": "##"},
    ],
)
def test_options_that_jinja_takes_are_silent(value: Any) -> None:
    assert told("JINJA_ENVIRONMENT", value) == []


def test_jinja_is_not_asked_about_ordinary_options(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jinja2.Environment", lambda **options: pytest.fail(f"asked about {options}"))
    assert told("JINJA_ENVIRONMENT", {"trim_blocks": True, "extensions": []}) == []


@pytest.mark.parametrize("name", ["range", "namespace", "dict", "site", "kept"])
def test_a_global_may_not_take_the_name_of_one_that_templates_call(name: str) -> None:
    ((severity, said),) = told("JINJA_GLOBALS", {name: 3, "hotline": "113"})
    assert (severity, said.partition(" là ")[0]) == (ERROR, f"JINJA_GLOBALS: {name}")


@pytest.mark.parametrize("one", ["khong_co_goi_nay:ham", "json:khong_co", "json:__name__", "x"])
def test_a_function_that_is_not_there_is_told(one: str) -> None:
    for name, value in (("NOTE_OF", one), ("PROOFREADERS", ["json:dumps", one])):
        ((severity, said),) = told(name, value)
        assert severity == ERROR
        assert f"{name}: không có hàm «{one}»" in said


def test_functions_that_are_there_are_silent_and_ours_not_even_imported() -> None:
    assert told("PROOFREADERS", ["json:dumps", "plugins.khong_co:ham"]) == []
    assert told("PROOFREADERS", []) == []


def test_an_old_name_that_pelican_fails_over_is_told_with_the_new_one() -> None:
    ((_, said),) = told("JINJA_EXTENSIONS", ["a.b"])
    assert "JINJA_ENVIRONMENT = {'extensions': ['a.b']}" in said


@pytest.mark.parametrize("name", ["DEFAULT_PAGINATION", "FEED_MAX_ITEMS"])
@pytest.mark.parametrize("value", [True, 0, -1, 2.0, "5", [], object()])
def test_a_length_that_is_no_whole_number_above_zero_is_told(name: str, value: Any) -> None:
    ((severity, said),) = told(name, value)
    assert severity == ERROR
    assert said.startswith(f"{name} là ")
