from __future__ import annotations

import pytest

from newsroom.commands.importer.pages.listings import why_none
from newsroom.commands.importer.pages.markup import tree_of
from newsroom.commands.importer.pages.metadata import read_metadata
from newsroom.commands.importer.pages.region import find_region
from newsroom.commands.importer.pages.selectors import Index
from newsroom.commands.importer.pages.weights import weigh

LONG = "Một đoạn tóm tắt dài hơn một đầu đề của bài trong danh sách, để người đọc biết bài nói gì."


def why(html: str) -> str:
    tree = tree_of(html)
    body = tree.find("body")
    body = tree if body is None else body
    index, weights = Index(tree), weigh(body)
    metadata = read_metadata(index)
    return why_none(body, index, weights, metadata, find_region(body, index, weights, metadata.titles))


TEASERS = "".join(
    f"<div class=item><h3><a href='/bai-{n}.html'>Đầu đề của bài số {n} trong mục</a></h3><p>{LONG}</p></div>"
    for n in range(6)
)


@pytest.mark.parametrize(
    ("html", "said"),
    [
        (f"<title>Tin hoạt động</title><h1>Tin hoạt động</h1><div>{TEASERS}</div>", "danh sách"),
        (f"<title>Trang chủ</title><div>{TEASERS}</div>", "danh sách"),
        (f"<title>Tìm kiếm: đảng</title><div>{TEASERS}</div>", "tìm kiếm"),
        (f"<title>404 - Không tìm thấy trang</title><p>{LONG}</p>", "báo lỗi"),
        (f"<title>Trang</title><h1>Nội dung không tồn tại</h1><p>{LONG}</p>", "báo lỗi"),
        ("<title>Đăng nhập</title><form><input name=u><input type=password></form>", "đăng nhập"),
        ("<frameset><frame src=a.html></frameset>", "khung"),
        ("<p>Ngắn</p>", "không có đoạn văn"),
        ("", "không có đoạn văn"),
    ],
)
def test_pages_of_no_article_are_told(html: str, said: str) -> None:
    assert said in why(html)


def test_an_article_with_other_headlines_around_is_one() -> None:
    text = f"<p>{LONG}</p>" * 8
    related = "".join(f"<li><a href='/b{n}'>Đầu đề của một bài khác số {n}</a></li>" for n in range(9))
    assert (
        why(
            f"<title>Bài dài về hội nghị</title><h1>Bài dài về hội nghị</h1><div id=bodytext>{text}</div><ul>{related}</ul>"
        )
        == ""
    )
    assert (
        why(
            f"<title>404 đảng viên mới được kết nạp</title><h1>404 đảng viên mới được kết nạp</h1><div>{text}</div>"
        )
        == ""
    )
