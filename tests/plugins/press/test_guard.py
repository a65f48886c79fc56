"""Test whether an output folder is ours to tidy."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.press.guard import MARK, foreign, overlap


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


@pytest.mark.parametrize(
    ("output", "cache", "taken"),
    [
        ("content", "cache", "output-content"),
        ("content/output", "cache", "output-content"),
        (".", "cache", "output-content"),
        ("output", "output", "output-cache"),
        ("output", "output/.cache", "output-cache"),
        ("output", "output/.git/cache", ""),
        ("output", "cache", ""),
        ("cache/output", "cache", ""),
    ],
)
def test_an_output_whose_tidying_would_take_content_or_cache_is_found(
    tmp_path: Path, output: str, cache: str, taken: str
) -> None:
    places = (tmp_path / output, tmp_path / "content", tmp_path / cache)
    root, content, kept = (place.resolve() for place in places)
    assert overlap(root, content, kept, [".git"]) == taken


def test_an_output_that_does_not_exist_yet_is_ours(tmp_path: Path) -> None:
    assert foreign(tmp_path / "moi", []) == ""
