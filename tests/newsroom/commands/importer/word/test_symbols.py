"""The tables of signs are complete where Word uses them."""

from __future__ import annotations

from newsroom.commands.importer.word.symbols import SYMBOLS


def test_bullets_arrows_and_ticks_that_word_offers_are_there() -> None:
    row = {code: SYMBOLS["wingdings"][code] for code in (0x76, 0xA7, 0xD8, 0xE0, 0xFC, 0xFE, 0x6C, 0x6E)}
    assert "".join(row.values()) == "❖▪➢→✓☑●■"
    assert (
        "".join(SYMBOLS["symbol"][code] for code in (0x61, 0x62, 0x70, 0xA3, 0xB3, 0xB1, 0xB4, 0xB7, 0xDE))
        == "αβπ≤≥±×•⇒"
    )
    assert SYMBOLS["wingdings 2"][0x50] == "✓"
