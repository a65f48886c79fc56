from __future__ import annotations

from newsroom.commands.importer.pages.selectors import parts_of
from newsroom.commands.importer.pages.systems import systems


def test_the_table_holds_selectors_only() -> None:
    found = systems()
    assert len({system.name for system in found}) == len(found) >= 8
    for system in found:
        assert system.body
        for selector in (*system.body, *system.title, *system.lead, *system.date, *system.author):
            parts_of(selector)
