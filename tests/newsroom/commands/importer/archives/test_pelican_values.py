"""Settings and paths say of an article of Pelican what its header does not."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

import pytest

from newsroom.commands.importer.archives.pelican_values import (
    completed,
    inside_of,
    lost_of_summary,
    metas_of,
    pins_of,
    unpinned,
)


def of(path: str, header: dict[str, Any], **settings: Any) -> dict[str, Any]:
    return completed(header, PurePosixPath(path), settings, is_markdown=True)


NAMED = {"filename_metadata": r"(?P<date>\d{4}-\d{2}-\d{2})_(?P<slug>.*)"}


@pytest.mark.parametrize(
    ("path", "settings", "found"),
    [
        ("tin/2024-07-01_ten-bai.md", NAMED, {"date": "2024-07-01", "slug": "ten-bai"}),
        ("ten-bai.md", NAMED, {}),
        ("tin/nha/a.md", {"path_metadata": "(?P<Category>[^/]+)/(?P<tags>x)?.*"}, {"category": "tin"}),
        ("tin/a.md", {"filename_metadata": "(?P<slug>["}, {}),
        ("tin/a.md", {"default_metadata": {"Status": "draft"}}, {"status": "draft"}),
        ("tin/a.md", {"extra_path_metadata": {"tin": {"status": "hidden"}}}, {"status": "hidden"}),
        ("tin/a.md", {"extra_path_metadata": {"ti": {"status": "hidden"}}}, {}),
        ("tin/a.md", {"extra_path_metadata": {"tin": {"x": 1}, "tin/a.md": {"x": 2}}}, {"x": 2}),
    ],
)
def test_settings_and_paths_add_values(path: str, settings: dict[str, Any], found: dict[str, Any]) -> None:
    assert of(path, {}, **settings) == found


def test_the_header_counts_first_then_the_path_then_the_settings() -> None:
    settings = {
        "default_metadata": {"slug": "a", "status": "draft", "x": "1"},
        "extra_path_metadata": {"tin": {"slug": "b", "status": "hidden"}},
        "filename_metadata": "(?P<slug>.*)",
    }
    assert of("tin/c.md", {"status": "published", "x": ""}, **settings) == {
        "slug": "c",
        "status": "published",
        "x": "1",
    }


def test_lines_of_a_title_and_a_summary_are_one_and_a_summary_is_markdown() -> None:
    found = of("a.md", {"title": ["Một", "hai"], "summary": ["Đoạn **đậm**", "[x](https://a.vn)"]})
    assert found["title"] == "Một hai"
    assert lost_of_summary(found) == (["https://a.vn"], True)
    plain = of("a.md", {"summary": "Đoạn **đậm**"}, formatted_fields=[])
    assert (plain["summary"], lost_of_summary(plain)) == ("Đoạn **đậm**", ([], False))
    assert lost_of_summary({}) == ([], False)


def test_pins_are_named_by_commas_and_lines() -> None:
    header = {"related": "a, {filename}b.md,", "related_posts": ["c", "a, d"], "title": "T"}
    assert pins_of(header) == ["a", "{filename}b.md", "c", "d"]
    assert unpinned(header) == {"title": "T"}
    assert pins_of({"related": {"a": 1}}) == []


def test_metas_are_read_however_they_are_written() -> None:
    html = """<META content='a > "b"' NAME="Tags"/><meta
      name = "slug" contents="c"><meta charset="utf-8"><meta property="og:x" content="y">"""
    assert list(metas_of(html)) == [("tags", 'a > "b"'), ("slug", "c")]


def test_a_path_is_taken_from_the_folder_of_articles() -> None:
    assert inside_of(PurePosixPath("content/a/b.md"), "content") == PurePosixPath("a/b.md")
    assert inside_of(PurePosixPath("khac/b.md"), "content") == PurePosixPath("khac/b.md")
