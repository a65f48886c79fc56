"""Items are parsed as far as they go: odd bytes, entities and open elements stop nothing."""

from __future__ import annotations

import pytest

from newsroom.commands.importer.archives.wordpress_item import Broken, read_head, read_item
from newsroom.commands.importer.archives.wordpress_stream import Piece
from tests.support.wxr import HEAD, post


def item(text: str | bytes) -> Piece:
    return Piece(text if isinstance(text, bytes) else text.encode())


def test_all_fields_are_read() -> None:
    found = read_item(item(post(7, "Nội <b>dung</b> ]]> hết", "Tên", meta={"views": "12"}, password="x")))
    assert (found.number, found.title, found.content) == ("7", "Tên", "Nội <b>dung</b> ]]> hết")
    assert (found.creator, found.date, found.status, found.kind) == (
        "phongvien",
        "2024-07-11 15:51:00",
        "publish",
        "post",
    )
    assert found.meta == {"views": ("12",)}
    assert found.terms == (("category", "tin", "Tin hoạt động"),)
    assert (found.password, found.odd) == ("x", 0)


def test_the_head_names_authors_and_categories() -> None:
    head = read_head(Piece(HEAD.encode()))
    assert head.address == "https://cu.example.vn"
    assert head.authors["phongvien"].shown == "Nguyễn Văn A"
    assert head.categories == {"5": "Tin hoạt động"}


@pytest.mark.parametrize("sign", ["\x08", "\x00", "\x1f", "\ufffe"])
def test_control_characters_go(sign: str) -> None:
    assert read_item(item(post(7, f"Hội{sign} nghị", f"Tên{sign}"))).content == "Hội nghị"


def test_lines_of_word_stay_lines() -> None:
    assert read_item(item(post(7, "Một\x0bhai"))).content == "Một\nhai"


def test_bytes_of_windows_are_read_and_others_marked_and_both_counted() -> None:
    data = post(7, "từ NAM1 – NAM2, xin CUT").encode()
    found = read_item(item(data.replace("–".encode(), b"\x96").replace(b"CUT", b"\xe1\xba")))
    assert found.content == "từ NAM1 – NAM2, xin \ufffd"
    assert found.odd == 2


def test_entities_mean_what_html_says_and_none_is_expanded() -> None:
    text = post(7).replace(
        "<title><![CDATA[Hội nghị sơ kết]]></title>",
        "<title>A & B&nbsp;&agrave; &lol9; &#272;&#8; &lt;b&gt;</title>",
    )
    assert read_item(item(text)).title == "A & B\xa0à &lol9; Đ <b>"


def test_open_elements_lose_nothing_before_them() -> None:
    text = (
        post(7, "Thân bài").replace("</wp:postmeta>", "").replace("</item>", "<wp:comment><wp:comment_id>1")
    )
    assert read_item(item(text)).content == "Thân bài"


def test_nothing_is_broken() -> None:
    with pytest.raises(Broken):
        read_item(item(b"\0\0"))
