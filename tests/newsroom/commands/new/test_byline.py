"""Who writes here."""

from __future__ import annotations

from pathlib import Path

from newsroom.commands.new.byline import remember, remembered, suggested


def test_a_byline_is_kept_until_there_is_another(tmp_path: Path) -> None:
    file = tmp_path / ".but-danh"
    assert remembered(file) == ""
    for name in ("P. Mai", "Nguyễn Văn A; Trần B"):
        remember(name, file)
        assert remembered(file) == name
    file.write_bytes(b"\xff\xfe\n\nx")
    assert "\n" not in remembered(file)


def test_where_it_cannot_be_kept_nothing_happens(tmp_path: Path) -> None:
    remember("P. Mai", tmp_path)
    assert remembered(tmp_path) == ""


def test_git_only_suggests(tmp_path: Path) -> None:
    assert "\n" not in suggested()
