"""The documentation says of settings what the table says."""

from __future__ import annotations

from newsroom.settings.documenting import extensions_table, settings_tables
from newsroom.settings.table import TABLE
from tests.support.building import ROOT


def test_the_page_for_people_who_know_pelican_holds_the_table() -> None:
    page = (ROOT / "docs" / "pelican.md").read_text(encoding="utf-8")
    assert settings_tables() in page, "put what settings_tables() writes into docs/pelican.md"


def test_every_name_is_in_the_table() -> None:
    tables = settings_tables()
    assert [name for name in TABLE if f"`{name}`" not in tables] == []


def test_the_page_for_people_who_know_pelican_holds_the_extensions_of_markdown() -> None:
    page = (ROOT / "docs" / "pelican.md").read_text(encoding="utf-8")
    assert extensions_table() in page, "put what extensions_table() writes into docs/pelican.md"
