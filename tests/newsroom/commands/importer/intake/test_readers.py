"""Which room reads which kind."""

from __future__ import annotations

from newsroom.commands.importer.intake import kinds
from newsroom.commands.importer.intake.limits import STREAMED
from newsroom.commands.importer.intake.readers import READERS, refusal


def test_each_kind_that_is_read_has_a_reader() -> None:
    assert set(READERS) | STREAMED == kinds.READ


def test_what_nobody_reads_is_told_with_what_to_do() -> None:
    assert ".docx" in str(refusal("pdf"))
    assert "mật khẩu" in str(refusal("encrypted"))
    assert str(refusal("cái gì")) == str(refusal("unknown"))
