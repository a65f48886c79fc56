"""What an article of a folder says of itself: its header, its name, its place."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from newsroom.commands.importer.archives import site_header
from newsroom.commands.importer.archives.declaring import Declared
from newsroom.commands.importer.archives.site_config import HUGO, JEKYLL, Config
from newsroom.commands.importer.source import Unreadable


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("tin doan-the", ["tin", "doan-the"]),
        ("Tin hoạt động", "Tin hoạt động"),
        ("tin", "tin"),
        ("[a, b]", ["a", "b"]),
    ],
)
def test_slugs_in_a_row_are_a_list_in_jekyll(said: str, found: object) -> None:
    text = f"---\ncategories: {said}\n---\nChữ"
    assert (
        site_header.parted_of(text, PurePosixPath("_posts/a.md"), Config(JEKYLL)).values["categories"]
        == found
    )
    assert isinstance(
        site_header.parted_of(text, PurePosixPath("a.md"), Config(HUGO)).values["categories"], str | list
    )


def test_a_day_in_the_name_and_a_folder_count_where_the_header_is_silent() -> None:
    declared = Declared()
    path = PurePosixPath("content/tin/2017-08-09-bai.md")
    site_header.add_by_name(declared, path)
    site_header.add_by_place(declared, path, Config(HUGO, "content"), {})
    assert declared.facts.by_key["Date"][0].value == "2017-08-09"
    assert declared.facts.by_key["Category"][0].value == "tin"


def test_what_is_larger_than_any_article_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.md").write_bytes("Chữ".encode("utf-16"))
    assert site_header.text_of(tmp_path / "a.md") == "Chữ"
    monkeypatch.setattr(site_header, "LARGEST", 3)
    with pytest.raises(Unreadable):
        site_header.text_of(tmp_path / "a.md")
