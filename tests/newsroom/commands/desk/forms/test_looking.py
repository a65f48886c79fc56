"""Pins among thousands of articles are found without reading all anew."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from newsroom.commands.desk.forms.looking import PinReader
from newsroom.vietnamese.printing import VIETNAM

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=VIETNAM)
PLACES = ["2026/11/a", "2026/11/b", "2026/11/khong-co"]


def _write(content: Path, place: str, text: str) -> None:
    file = content / "articles" / place / "index.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"Title: {place[-1]}\nDate: 2026-11-01\n{text}\n\nX", encoding="utf-8")


def test_what_changed_is_read_again_and_what_is_gone_is_forgotten(tmp_path: Path) -> None:
    reader = PinReader()
    _write(tmp_path, PLACES[0], "Pin: 1")
    _write(tmp_path, PLACES[1], "")
    assert [one.title for one in reader.pinned(tmp_path, PLACES, NOW)] == ["a"]
    _write(tmp_path, PLACES[1], "Pin: 2")
    assert [one.title for one in reader.pinned(tmp_path, PLACES, NOW)] == ["a", "b"]
    (tmp_path / "articles" / PLACES[0] / "index.md").unlink()
    assert [one.title for one in reader.pinned(tmp_path, PLACES, NOW)] == ["b"]


def test_what_did_not_change_is_not_read_again(tmp_path: Path) -> None:
    reader = PinReader()
    _write(tmp_path, PLACES[0], "Pin: 1")
    reader.pinned(tmp_path, PLACES, NOW)
    file = tmp_path / "articles" / PLACES[0] / "index.md"
    stamp = file.stat()
    with open(file, "r+b") as opened:
        opened.write(file.read_bytes().replace(b"Pin: 1", b"Pan: 1"))
    os.utime(file, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    assert [one.title for one in reader.pinned(tmp_path, PLACES, NOW)] == ["a"]
