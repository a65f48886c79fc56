from __future__ import annotations

import errno
import os
from datetime import datetime
from pathlib import Path

import pytest

from newsroom.commands.desk.shelf.bin import BIN, thrown

NOW = datetime(2026, 11, 27, 9, 30)


def test_what_is_taken_away_lies_in_the_bin_of_the_day(tmp_path: Path) -> None:
    file = tmp_path / "content" / "articles" / "a.jpg"
    file.parent.mkdir(parents=True)
    for data in (b"1", b"2"):
        file.write_bytes(data)
        thrown(tmp_path / "content", file, NOW)
        assert not file.exists()
    day = tmp_path / BIN / "2026-11-27" / "articles"
    assert {one.name: one.read_bytes() for one in day.iterdir()} == {"a.jpg": b"1", "a-2.jpg": b"2"}


def test_a_bin_on_another_disk_gets_all_that_is_taken_away(tmp_path: Path, other_disk: Path) -> None:
    folder = tmp_path / "content" / "articles" / "2024"
    folder.mkdir(parents=True)
    (folder / "index.md").write_bytes(b"x")
    (tmp_path / BIN).parent.mkdir()
    (tmp_path / BIN).symlink_to(other_disk)
    kept = thrown(tmp_path / "content", folder, NOW)
    assert (kept / "index.md").read_bytes() == b"x"
    assert not folder.exists()
    single = tmp_path / "content" / "a.md"
    single.write_bytes(b"y")
    assert thrown(tmp_path / "content", single, NOW).read_bytes() == b"y"
    assert not single.exists()
    assert (other_disk / "2026-11-27" / "a.md").is_file()


def test_what_cannot_be_moved_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "content" / "a"
    file.parent.mkdir()
    file.write_bytes(b"x")

    def refuse(*_: object) -> None:
        raise OSError(errno.EACCES, "x")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(PermissionError):
        thrown(tmp_path / "content", file, NOW)
    assert file.read_bytes() == b"x"
