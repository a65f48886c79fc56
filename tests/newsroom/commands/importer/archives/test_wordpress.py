"""An export lists its posts, and tells what of it is no article."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.commands.importer.archives.entry import Entry, Remark, Skipped
from newsroom.commands.importer.archives.wordpress import Post, is_export, wordpress_entries
from newsroom.commands.importer.source import Unreadable
from tests.support.wxr import export, media, post


def test_posts_are_entries_by_their_number(tmp_path: Path) -> None:
    path = export(tmp_path, post(7), media(9, "2024/07/a.jpg"), post(8))
    found = list(wordpress_entries(path))
    assert [(one.name, one.kind) for one in found if isinstance(one, Entry)] == [
        ("xuat.xml#7", "wordpress"),
        ("xuat.xml#8", "wordpress"),
    ]
    assert len(found) == 2


@pytest.mark.parametrize("status", ["draft", "pending", "future", "private", "publish"])
def test_what_is_not_public_is_imported_too(tmp_path: Path, status: str) -> None:
    assert isinstance(next(wordpress_entries(export(tmp_path, post(7, status=status)))), Entry)


def test_pages_and_the_bin_are_told_with_their_titles(tmp_path: Path) -> None:
    path = export(
        tmp_path,
        post(7, kind="page", title="Giới thiệu"),
        post(8, status="trash"),
        post(9, status="auto-draft"),
    )
    found = [one for one in wordpress_entries(path) if isinstance(one, Skipped)]
    assert len(found) == 3
    assert "Giới thiệu" in found[0].name
    assert "content/pages" in found[0].reason
    assert "thùng rác" in found[1].reason


def test_what_only_the_system_needs_is_passed_over_and_own_kinds_are_articles(tmp_path: Path) -> None:
    path = export(
        tmp_path, post(1, kind="nav_menu_item"), post(2, kind="custom_css"), post(3, kind="van-ban")
    )
    entry, remark = wordpress_entries(path)
    assert isinstance(entry, Entry)
    assert isinstance(remark, Remark)
    assert "«van-ban»" in remark.text


def test_an_entry_takes_along_only_what_it_needs(tmp_path: Path) -> None:
    path = export(
        tmp_path,
        post(7, '[gallery ids="9"] <img class="wp-image-10" src="x">', meta={"_thumbnail_id": "11"}),
        *(media(number, f"2024/07/{number}.jpg") for number in range(9, 30)),
        post(40, "[gallery]"),
        media(41, "2024/07/con.jpg", parent=40),
    )
    first, second = (one.data for one in wordpress_entries(path) if isinstance(one, Entry))
    assert isinstance(first, Post)
    assert isinstance(second, Post)
    assert set(first.files) == {"9", "10", "11"}
    assert first.author is not None
    assert first.author.shown == "Nguyễn Văn A"
    assert second.children == ("41",)
    assert set(second.files) == {"41"}


def test_the_library_may_lie_in_another_part_of_the_export(tmp_path: Path) -> None:
    path = export(tmp_path, post(7, '[gallery ids="9"]'), name="xuat.001.xml")
    export(tmp_path, media(9, "2024/07/a.jpg"), name="xuat.002.xml")
    (tmp_path / "khac.xml").write_text("<rss><item>9</item></rss>", encoding="utf-8")
    entry = next(wordpress_entries(path))
    assert isinstance(entry, Entry)
    assert set(entry.data.files) == {"9"}


def test_shared_blocks_come_along_with_those_within_them(tmp_path: Path) -> None:
    path = export(
        tmp_path,
        post(7, '<!-- wp:block {"ref":8} /-->'),
        post(8, '<!-- wp:block {"ref":9} /-->', kind="wp_block"),
        post(9, "<p>x</p>", kind="wp_block"),
        post(10, "<p>y</p>", kind="wp_block"),
    )
    entry = next(wordpress_entries(path))
    assert isinstance(entry, Entry)
    assert set(entry.data.reusable) == {"8", "9"}


def test_an_export_is_known_by_what_it_holds(tmp_path: Path) -> None:
    path = export(tmp_path, post(7), name="khong-ten")
    assert is_export(path)
    path.write_text("<rss><channel><item/></channel></rss>", encoding="utf-8")
    assert not is_export(path)
    assert not is_export(tmp_path / "khong-co")
    path.write_text("<html>", encoding="utf-8")
    with pytest.raises(Unreadable):
        list(wordpress_entries(path))
