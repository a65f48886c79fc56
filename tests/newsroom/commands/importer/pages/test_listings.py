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


POSTS = "".join(
    f"<article><h2 class=entry-title><a href='/b{n}'>Đầu đề của bài số {n} trong mục</a></h2><div class=entry-content><p>{LONG}</p><p>{LONG}</p></div></article>"
    for n in range(4)
)
ALBUMS = "".join(
    f"<div><a href='/a{n}'><img src=t{n}.jpg></a><a href='/a{n}'>Đầu đề của bộ ảnh số {n}</a></div>"
    for n in range(4)
)
ROWS = "".join(
    f"<tr><td><a href='/b{n}'><b>Đầu đề của bài số {n} trong mục</b></a> (11/07/2024)<br>{LONG}</td></tr>"
    for n in range(5)
)


@pytest.mark.parametrize(
    ("html", "said"),
    [
        (f"<title>Trang tin</title><body class='home blog'>{POSTS}", "danh sách"),
        (f"<title>Tin tức</title>{POSTS}", "danh sách"),
        (f"<title>Thư viện ảnh</title><div><h1>Thư viện ảnh</h1>{ALBUMS}</div>", "danh sách"),
        (f"<title>Trang tin</title><table>{ROWS}</table>", "danh sách"),
        (
            "<title>Thông báo</title><div class=alert>Rất tiếc, nội dung bạn yêu cầu không tồn tại hoặc đã bị xóa. Mời bạn quay lại.</div>",
            "báo lỗi",
        ),
        (
            f"<title>Đăng nhập</title><form><h2>Đăng nhập hệ thống</h2><p>{LONG}</p><input type=password></form>",
            "đăng nhập",
        ),
        (
            f"<title>Tin tức</title><ul><li><a href=/1>Đầu đề của một bài nào đó</a></ul><div id=footer><p>{LONG}</p></div>",
            "không có đoạn văn",
        ),
        (f"<title>Tin hoạt động</title><h1>Tin hoạt động</h1><div>{TEASERS}</div>", "danh sách"),
        (f"<title>Trang chủ</title><div>{TEASERS}</div>", "danh sách"),
        (f"<title>Tìm kiếm: đảng</title><div>{TEASERS}</div>", "tìm kiếm"),
        (f"<title>404 - Không tìm thấy trang</title><p>{LONG}</p>", "báo lỗi"),
        (f"<title>Trang</title><h1>Nội dung không tồn tại</h1><p>{LONG}</p>", "báo lỗi"),
        ("<title>Đăng nhập</title><form><input name=u><input type=password></form>", "đăng nhập"),
        (
            "<title>Tin hoạt động</title><h1>Tin hoạt động</h1>"
            + "".join(
                f"<div><a href=/{n}><h3>Tin số {n} của xã trong tháng</h3></a><p>{LONG}</p></div>"
                for n in range(6)
            ),
            "danh sách",
        ),
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
