"""Test whether an output folder is ours to tidy."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.press.guard import MARK, foreign


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ({}, ""),
        ({"index.html": MARK}, ""),
        ({"index.html": MARK, "x.html": b""}, ""),
        ({"index.html": b"<html>"}, "index.html"),
        ({"thu.docx": b""}, "thu.docx"),
        ({".git": b""}, ""),
    ],
)
def test_only_a_folder_of_our_own_is_tidied(tmp_path: Path, files: dict[str, bytes], found: str) -> None:
    root = tmp_path / "output"
    root.mkdir()
    for name, data in files.items():
        (root / name).write_bytes(data)
    assert foreign(root, [".git"]) == found


def test_an_output_that_does_not_exist_yet_is_ours(tmp_path: Path) -> None:
    assert foreign(tmp_path / "moi", []) == ""
