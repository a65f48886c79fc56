"""A cache that would lie among the articles is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.settings.places import judge_places


@pytest.mark.parametrize("cache", ["content", "content/", "x/../content", "đường-khác"])
def test_a_cache_that_is_the_content_folder_is_told_whatever_it_is_called(tmp_path: Path, cache: str) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "đường-khác").symlink_to("content")
    places = {"PATH": str(tmp_path / "content"), "CACHE_PATH": f"{tmp_path}/{cache}"}
    (line,) = judge_places(places, "dòng lệnh")
    assert line.startswith("dòng lệnh: lỗi: CACHE_PATH là chính thư mục bài viết (content).")


@pytest.mark.parametrize("cache", ["cache", "content-cache", ".", "content/.cache"])
def test_nothing_is_said_of_another_folder(tmp_path: Path, cache: str) -> None:
    assert judge_places({"PATH": str(tmp_path / "content"), "CACHE_PATH": str(tmp_path / cache)}, "x") == ()
