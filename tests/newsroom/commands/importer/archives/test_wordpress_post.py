"""A post is read whole: what it declares, its text, its pictures."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from newsroom.commands.importer.archives.entry import Entry
from newsroom.commands.importer.archives.wordpress import wordpress_entries
from newsroom.commands.importer.archives.wordpress_post import read_post
from newsroom.commands.importer.source import Embed, Picture, Source, Text, Unreadable
from tests.support.wxr import export, media, post, upload


def read(folder: Path, *items: str) -> Source:
    entry = next(one for one in wordpress_entries(export(folder, *items)) if isinstance(one, Entry))
    return read_post(entry)


def read_one(folder: Path, content: str = "Thân bài.", **fields: Any) -> Source:
    return read(folder, post(7, content, **fields))


def values(source: Source, key: str) -> list[str]:
    return [fact.value for fact in source.facts.get(key, ())]


def test_what_a_post_declares_is_sure(tmp_path: Path) -> None:
    source = read_one(
        tmp_path,
        title="Hội nghị &amp; đại hội",
        excerpt="<p>Sáng 11-7, họp.</p>",
        terms=[
            ("category", "tin", "Tin hoạt động"),
            ("post_tag", "a", "nghị quyết"),
            ("post_tag", "b", "đại hội"),
        ],
        meta={
            "post_views_count": "2.129",
            "_wp_old_slug": "bai-cu",
            "nguon": "Báo Nam Định",
            "tac_gia": "P. Mai",
        },
    )
    assert source.name == "xuat.xml#7"
    assert {key: [fact.value for fact in found] for key, found in source.facts.items()} == {
        "Title": ["Hội nghị & đại hội"],
        "Date": ["2024-07-11 15:51"],
        "Summary": ["Sáng 11-7, họp."],
        "Author": ["P. Mai", "Nguyễn Văn A"],
        "Source": ["Báo Nam Định"],
        "Category": ["Tin hoạt động"],
        "Tags": ["nghị quyết", "đại hội"],
        "Views": ["2129"],
        "Old_URL": ["/2024/07/bai-7/", "/2024/07/bai-cu/", "/?p=7"],
    }
    assert all(found[0].confidence >= 90 for found in source.facts.values())


def test_the_account_admin_is_no_author_for_sure(tmp_path: Path) -> None:
    (fact,) = read_one(tmp_path, creator="admin").facts["Author"]
    assert fact.confidence < 50


def test_a_site_in_another_zone_is_told(tmp_path: Path) -> None:
    dates = read_one(tmp_path, date="2024-07-11 08:51:00").facts["Date"]
    assert [fact.value for fact in dates] == ["2024-07-11 15:51", "2024-07-11 08:51"]
    assert dates[0].confidence < 90
    assert values(read_one(tmp_path, gmt="0000-00-00 00:00:00"), "Date") == ["2024-07-11 15:51"]
    assert values(read_one(tmp_path, date="0000-00-00 00:00:00", gmt="0000-00-00 00:00:00"), "Date") == []


def test_the_main_category_comes_first_and_none_is_none(tmp_path: Path) -> None:
    terms = [("category", "su-kien", "Sự kiện"), ("category", "tin", "Tin hoạt động")]
    assert values(
        read_one(tmp_path, terms=terms, meta={"_yoast_wpseo_primary_category": "5"}), "Category"
    ) == ["Tin hoạt động", "Sự kiện"]
    assert (
        values(read_one(tmp_path, terms=[("category", "chua-phan-loai", "Chưa phân loại")]), "Category") == []
    )


def test_pictures_come_as_their_originals_in_reading_order(tmp_path: Path) -> None:
    upload(tmp_path, "2024/07/a.jpg", "2024/07/a-300x200.jpg", "2024/07/b.jpg")
    source = read(
        tmp_path,
        post(
            7,
            '[caption id="attachment_1"]<img src="https://cu.example.vn/wp-content/uploads/2024/07/a-300x200.jpg" /> Đại biểu. Ảnh: A[/caption]\n\n'
            'Đoạn.\n\n[gallery ids="9"]\n\n<img src="https://noi-khac.example.vn/c.jpg" />',
        ),
        media(9, "2024/07/b.jpg", "Chú thích b"),
    )
    pictures = [block for block in source.blocks if isinstance(block, Picture)]
    assert [(one.file, "".join(span.text for span in one.caption), one.missing) for one in pictures] == [
        ("a.jpg", "Đại biểu. Ảnh: A", ""),
        ("b.jpg", "Chú thích b", ""),
        ("", "", "https://noi-khac.example.vn/c.jpg"),
    ]
    assert source.files == {
        "a.jpg": tmp_path / "uploads/2024/07/a.jpg",
        "b.jpg": tmp_path / "uploads/2024/07/b.jpg",
    }


def test_a_picture_behind_a_link_that_leads_out_is_not_taken(tmp_path: Path) -> None:
    (tmp_path / "bi-mat.jpg").write_bytes(b"\xff\xd8\xff")
    root = tmp_path / "xuat"
    upload(root, "2024/07/a.jpg")
    (root / "uploads" / "2024" / "07" / "ra.jpg").symlink_to(tmp_path / "bi-mat.jpg")
    source = read_one(
        root,
        '<img src="/wp-content/uploads/2024/07/ra.jpg"><img src="/wp-content/uploads/../../../bi-mat.jpg">',
    )
    assert source.files == {}


def test_the_featured_picture_is_the_cover_and_stands_above_a_text_without_pictures(tmp_path: Path) -> None:
    upload(tmp_path, "2024/07/a.jpg", "2024/07/b.jpg")
    library = media(9, "2024/07/a.jpg", "Toàn cảnh")
    source = read(tmp_path, post(7, "Thân bài.", meta={"_thumbnail_id": "9"}), library)
    assert values(source, "Cover") == ["a.jpg"]
    assert isinstance(source.blocks[0], Picture)
    assert source.blocks[0].caption[0].text == "Toàn cảnh"
    other = read(
        tmp_path,
        post(7, '<img src="/wp-content/uploads/2024/07/b.jpg">', meta={"_thumbnail_id": "9"}),
        library,
    )
    assert [block.file for block in other.blocks if isinstance(block, Picture)] == ["b.jpg"]
    assert set(other.files) == {"a.jpg", "b.jpg"}


def test_videos_and_paragraphs_stand_where_they_stood(tmp_path: Path) -> None:
    source = read_one(
        tmp_path, "Một.\n\nhttps://www.youtube.com/watch?v=abcdefghijk\n\n<strong>Hai</strong>\n\nBa\nbốn"
    )
    shown = [
        block.target if isinstance(block, Embed) else block.text
        for block in source.blocks
        if isinstance(block, Embed | Text)
    ]
    assert shown == ["Một.", "https://www.youtube.com/watch?v=abcdefghijk", "Hai", "Ba\nbốn"]


def test_links_and_files_of_the_site_lead_somewhere(tmp_path: Path) -> None:
    source = read_one(tmp_path, 'Xem <a href="/2023/01/bai-khac/">bài này</a>.')
    assert [
        span.link for block in source.blocks if isinstance(block, Text) for span in block.spans if span.link
    ] == ["https://cu.example.vn/2023/01/bai-khac/"]


@pytest.mark.parametrize(("fields", "said"), [({"status": "draft"}, "bản nháp"), ({"status": "private"}, "riêng tư"), ({"password": "x"}, "mật khẩu"), ({"status": "cho-ky"}, "«cho-ky»")])  # fmt: skip
def test_what_was_not_public_is_told(tmp_path: Path, fields: dict[str, str], said: str) -> None:
    source = read_one(tmp_path, **fields)
    assert any(said in fault.text for fault in source.faults)
    if fields.get("status") == "draft":
        assert "Old_URL" not in source.facts


def test_what_is_gone_is_told(tmp_path: Path) -> None:
    source = read_one(tmp_path, 'Trước.\n\n[contact-form-7 id="1"]\n\nSau.')
    assert [one.text for one in source.dropped] == ['[contact-form-7 id="1"]']
    assert len(source.faults) == 1


def test_an_empty_post_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="trống"):
        read_one(tmp_path, "", title="")
