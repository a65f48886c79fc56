"""A standing page is written once with its photos, and never over what is there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from newsroom.commands.importer.draft import Draft
from newsroom.commands.importer.source import Picture, Span, Text
from newsroom.commands.importer.writing.ledger import Ledger
from newsroom.commands.importer.writing.place import EDITED, GONE, MADE, REFRESHED, UNCHANGED, Outcome
from newsroom.commands.importer.writing.standing import Standing
from newsroom.commands.importer.writing.standing_pages import place_page

DRAFT = Draft(
    "trang/content/pages/a.md",
    {"Title": ("Giới thiệu",), "Old_URL": ("/pages/a.html",)},
    (Text((Span("Lời"),)), Picture("1.jpg", alt="Trụ sở")),
    files={"1.jpg": b"\xff\xd8\xff"},
    page="gioi-thieu",
)
PAGE = "pages/gioi-thieu.md"


def put(content: Path, draft: Draft = DRAFT, mark: str = "m", *, again: bool = False) -> Outcome:
    standing = Standing(content, {"tin-hoat-dong"})
    return place_page(draft, content, Ledger.of(content), standing, mark=mark, again=again)


def test_a_page_is_written_with_its_photos_beside_it(tmp_path: Path) -> None:
    assert put(tmp_path) == Outcome(MADE, PAGE)
    text = (tmp_path / PAGE).read_text(encoding="utf-8")
    assert text == (
        "Title: Giới thiệu\nStatus: draft\nOld_URL: /pages/a.html\n\nLời\n\n![Trụ sở](gioi-thieu/1.jpg)\n"
    )
    assert (tmp_path / "pages/gioi-thieu/1.jpg").read_bytes() == b"\xff\xd8\xff"


def test_importing_again_changes_nothing_and_a_newer_state_takes_its_place(tmp_path: Path) -> None:
    put(tmp_path)
    assert put(tmp_path) == Outcome(UNCHANGED, PAGE)
    newer = replace(DRAFT, blocks=(Text((Span("Lời mới"),)),), files={})
    assert put(tmp_path, newer, "n") == Outcome(REFRESHED, PAGE)
    assert "Lời mới" in (tmp_path / PAGE).read_text(encoding="utf-8")


def test_an_edited_page_stays_and_a_removed_one_is_not_made_again(tmp_path: Path) -> None:
    put(tmp_path)
    (tmp_path / PAGE).write_text("Title: Giới thiệu\n\nSửa.\n", encoding="utf-8")
    assert put(tmp_path, replace(DRAFT, blocks=()), "n").kind == EDITED
    assert "Sửa." in (tmp_path / PAGE).read_text(encoding="utf-8")
    (tmp_path / PAGE).unlink()
    assert put(tmp_path).kind == GONE
    assert put(tmp_path, again=True).kind == MADE


@pytest.mark.parametrize(
    ("name", "there", "found"),
    [
        ("gioi-thieu", "pages/gioi-thieu.md", "pages/gioi-thieu-2.md"),
        ("gioi-thieu", "pages/gioi-thieu/1.jpg", "pages/gioi-thieu-2.md"),
        ("tin-hoat-dong", "", "pages/trang-tin-hoat-dong.md"),
        ("tim-kiem", "", "pages/trang-tim-kiem.md"),
    ],
)
def test_what_is_there_and_addresses_of_the_site_are_nobody_else_s(
    tmp_path: Path, name: str, there: str, found: str
) -> None:
    if there:
        (tmp_path / there).parent.mkdir(parents=True)
        (tmp_path / there).write_bytes(b"x")
    assert put(tmp_path, replace(DRAFT, page=name)) == Outcome(MADE, found)
    assert not there or (tmp_path / there).read_bytes() == b"x"


def test_its_own_address_is_no_old_one_of_it(tmp_path: Path) -> None:
    draft = replace(DRAFT, header={**DRAFT.header, "Old_URL": ("/gioi-thieu/",)})
    assert put(tmp_path, draft) == Outcome(MADE, PAGE)
    assert "Old_URL" not in (tmp_path / PAGE).read_text(encoding="utf-8")
