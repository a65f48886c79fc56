"""Markdown's setting is read as stock reads it."""

from __future__ import annotations

from newsroom.settings import extensions_of
from pelicanconf import MARKDOWN


def test_what_has_a_configuration_is_loaded() -> None:
    assert extensions_of({"extension_configs": {"toc": {"anchorlink": True}}, "extensions": ["tables"]}) == (
        ["tables", "toc"],
        {"toc": {"anchorlink": True}},
    )


def test_the_long_name_of_an_extension_is_the_same_extension() -> None:
    long = {"markdown.extensions.footnotes": {"BACKLINK_TITLE": "x"}}
    assert extensions_of({"extensions": ["footnotes", "a.b"], "extension_configs": long}) == (
        ["footnotes", "a.b"],
        {"footnotes": {"BACKLINK_TITLE": "x"}},
    )


def test_heads_of_manuscripts_are_not_left_to_markdown() -> None:
    assert extensions_of({"extension_configs": {"markdown.extensions.meta": {}}})[0] == []


def test_the_house_has_what_it_names() -> None:
    assert extensions_of(MARKDOWN) == (["tables", "footnotes"], MARKDOWN["extension_configs"])


def test_an_extension_may_be_an_instance() -> None:
    extension = object()
    assert extensions_of({"extensions": [extension]}) == ([extension], {})
