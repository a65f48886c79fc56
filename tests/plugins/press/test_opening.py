from __future__ import annotations

import os
from pathlib import Path

import pytest

from newsroom.engine import Snapshot
from plugins.press.opening import open_closed
from tests.support.scanning import known, write

CLOSED = ("/", "a/", "a/1.html")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Make a folder of files, some of which are closed to others."""
    root = tmp_path / "output"
    write(root, "a/1.html")
    write(root, "2.html")
    (root / "a/1.html").chmod(0o600)
    (root / "a").chmod(0o700)
    root.chmod(0o700)
    return root


def modes(root: Path) -> list[int]:
    return [(root / path.lstrip("/")).stat().st_mode & 0o777 for path in CLOSED]


def test_what_is_closed_is_opened_and_noted_so_that_nothing_is_suspect(root: Path) -> None:
    notes = known(root)
    open_closed(root, CLOSED, notes)
    assert modes(root) == [0o755, 0o755, 0o644]
    assert notes.suspects(root, public=True) == []


def test_a_file_that_was_not_known_as_it_is_stays_suspect(root: Path) -> None:
    notes = known(root)
    write(root, "a/1.html", "other")
    open_closed(root, CLOSED, notes)
    assert modes(root) == [0o755, 0o755, 0o644]
    assert notes.suspects(root) == [b"a/1.html"]


def test_what_went_meanwhile_or_became_a_link_is_left_alone(root: Path, tmp_path: Path) -> None:
    notes, outside = known(root), write(tmp_path, "outside")
    outside.chmod(0o600)
    (root / "a/1.html").unlink()
    (root / "2.html").unlink()
    (root / "2.html").symlink_to(outside)
    open_closed(root, ("a/1.html", "2.html", "unknown.html"), notes)
    assert outside.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("refuses", [False, True])
def test_a_disk_that_knows_no_modes_is_no_news(
    root: Path, monkeypatch: pytest.MonkeyPatch, refuses: bool
) -> None:
    notes: Snapshot = known(root)

    def chmod(path: str, _: int) -> None:
        if refuses:
            raise PermissionError(path)

    monkeypatch.setattr(os, "chmod", chmod)
    open_closed(root, CLOSED, notes)
    assert notes.touched() == []
