"""Which room reads which kind."""

from __future__ import annotations

from newsroom.commands.importer.intake import kinds
from newsroom.commands.importer.intake.limits import STREAMED
from newsroom.commands.importer.intake.readers import READERS


def test_each_kind_that_is_read_has_a_reader() -> None:
    assert set(READERS) | STREAMED == kinds.READ
