"""Each extension that Markdown brings is in the table, and works as it says."""

from __future__ import annotations

from pathlib import Path

import markdown.extensions
import pytest

from newsroom.settings.markdown_table import DEFAULTS, DOCS, NOT_LOADED, SAID, SIGNS, UNREAD, is_plain
from pelicanconf import MARKDOWN


def test_every_extension_of_markdown_has_a_row() -> None:
    files = Path(markdown.extensions.__file__).parent.glob("[a-z]*.py")
    assert {file.stem for file in files} == DOCS.keys()


def test_every_extension_is_loaded_or_named_as_not() -> None:
    assert DOCS.keys() - {"extra"} == (SIGNS.keys() | NOT_LOADED) - {"plugins.captions.markdown"}
    assert not SIGNS.keys() & NOT_LOADED
    assert SIGNS.keys() > DEFAULTS.keys() | UNREAD
    assert DOCS.keys() > SAID.keys() > NOT_LOADED


@pytest.mark.parametrize(
    ("name", "config", "plain"),
    [
        ("toc", {}, True),
        ("toc", {"permalink": True}, False),
        ("footnotes", {"BACKLINK_TITLE": "x", "USE_DEFINITION_ORDER": False}, True),
        ("footnotes", {"USE_DEFINITION_ORDER": True}, False),
        ("footnotes", {"SEPARATOR": "-"}, False),
        ("a.b", {}, False),
    ],
)
def test_only_what_all_ways_of_setting_know_is_plain(
    name: str, config: dict[str, object], plain: bool
) -> None:
    assert is_plain(name, config) is plain


def test_the_house_spells_out_its_defaults() -> None:
    assert MARKDOWN["extension_configs"] == {"footnotes": DEFAULTS["footnotes"]}
