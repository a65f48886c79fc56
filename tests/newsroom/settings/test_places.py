"""Folders that would be written over or tidied away are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.settings.places import judge_places, overlap


def told(root: Path, **places: str) -> tuple[str, ...]:
    (root / "content").mkdir(exist_ok=True)
    (root / "đường-khác").symlink_to("content")
    (root / "kho").symlink_to("output")
    usual = {"PATH": "content", "OUTPUT_PATH": "output", "CACHE_PATH": "cache", "THEME": "theme"}
    settings = {name: f"{root}/{place}" for name, place in {**usual, **places}.items()}
    return judge_places(settings, dict.fromkeys(places, "dòng lệnh"))


@pytest.mark.parametrize("cache", ["content", "content/", "x/../content", "đường-khác"])
def test_a_cache_that_is_the_content_folder_is_told_whatever_it_is_called(tmp_path: Path, cache: str) -> None:
    (line,) = told(tmp_path, CACHE_PATH=cache)
    assert line.startswith("dòng lệnh: lỗi: CACHE_PATH là chính thư mục bài viết (content).")


@pytest.mark.parametrize("cache", ["output", "output/", "kho", "output/x", "kho/x"])
def test_a_cache_that_would_be_tidied_with_the_output_is_told(tmp_path: Path, cache: str) -> None:
    (line,) = told(tmp_path, CACHE_PATH=cache)
    assert line.startswith("dòng lệnh: lỗi: CACHE_PATH là ")
    assert "thư mục output chứa thư mục cache" in line


def test_a_cache_that_is_the_theme_is_told(tmp_path: Path) -> None:
    (line,) = told(tmp_path, CACHE_PATH="theme/")
    assert line.startswith("dòng lệnh: lỗi: CACHE_PATH là chính thư mục giao diện (theme).")


@pytest.mark.parametrize(
    ("output", "found"),
    [
        (".", "chứa thư mục bài viết"),
        ("../../../../../../../../../..", "là thư mục /, chứa thư mục bài viết"),
        ("theme", "chứa giao diện"),
    ],
)
def test_an_output_that_would_take_what_is_read_is_told(tmp_path: Path, output: str, found: str) -> None:
    (line,) = told(tmp_path, OUTPUT_PATH=output)
    assert line.startswith("dòng lệnh: lỗi: OUTPUT_PATH là thư mục /")
    assert found in line


@pytest.mark.parametrize("cache", ["cache", "content-cache", ".", "content/.cache"])
def test_nothing_is_said_of_another_folder(tmp_path: Path, cache: str) -> None:
    assert told(tmp_path, CACHE_PATH=cache) == ()


@pytest.mark.parametrize(
    ("output", "cache", "taken"),
    [
        ("content", "cache", "content"),
        ("content/output", "cache", "content"),
        (".", "cache", "content"),
        ("output", "output", "cache"),
        ("output", "output/.cache", "cache"),
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
