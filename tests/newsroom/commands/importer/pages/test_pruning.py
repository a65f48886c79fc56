from __future__ import annotations

import pytest

from newsroom.commands.importer.pages.area import Region
from newsroom.commands.importer.pages.html import read_element
from newsroom.commands.importer.pages.markup import tree_of
from newsroom.commands.importer.pages.noise import CHANGED, RELATED, SHARE
from newsroom.commands.importer.pages.region import find_region
from newsroom.commands.importer.pages.selectors import Index
from newsroom.commands.importer.pages.weights import weigh
from tests.support.telling import told

P = "Một đoạn văn của bài viết, dài hơn một nhãn, nói về hội nghị sơ kết công tác."
TITLE = "Hội nghị sơ kết công tác"


def region(html: str) -> Region:
    tree = tree_of(html)
    body = tree.find("body")
    index = Index(tree)
    found = find_region(body, index, weigh(body), [TITLE])
    assert found is not None
    return found


def lines(html: str) -> list[str]:
    found = region(html)
    return told(read_element(found.root, leave_out=found.leave_out).blocks)


def test_what_stands_between_title_and_body_is_of_the_article_and_what_is_above_is_not() -> None:
    page = (
        f"<div><p>Đường dây nóng: 0123</p><p>aa</p><p>Đảng bộ Khối:</p><h1>{TITLE}</h1><p>11/07/2024</p><p>Ngắn gọn</p><img src=a.jpg>"
        f"<div class=bodytext><p>{P}</p><p>{P}</p></div><p>Tổ Tuyên truyền</p><h4>Tin khác</h4><ul><li><a href=/1>Bài khác của mục tin</a></ul><p>sau</p></div>"
    )
    assert lines(page) == [
        "Đảng bộ Khối:",
        f"# {TITLE}",
        "11/07/2024",
        "Ngắn gọn",
        "[?a.jpg|]",
        P,
        P,
        "Tổ Tuyên truyền",
    ]


def test_buttons_and_days_of_changes_go_and_the_day_stays() -> None:
    page = f"<div><h1>{TITLE}</h1><ul><li>11/07/2024</li><li>|<a href=#>In trang</a></li></ul><time class=updated>12/07</time><div class=bodytext><p>{P}</p><p>{P}</p></div></div>"
    found = region(page)
    assert sorted(found.leave_out.values()) == sorted([SHARE, CHANGED])
    assert lines(page) == [f"# {TITLE}", "- 11/07/2024", P, P]


def test_lists_of_others_in_the_body_go_with_their_heading() -> None:
    page = f"<h1>{TITLE}</h1><div class=bodytext><p>{P}</p><p>{P}</p><p><b>Tin liên quan:</b></p><ul><li><a href=/1>Bài khác của mục tin</a></ul><p>{P}</p></div>"
    assert lines(page) == [f"# {TITLE}", P, P, P]
    assert RELATED in region(page).leave_out.values()


def test_a_heading_without_a_list_stays() -> None:
    page = f"<h1>{TITLE}</h1><div class=bodytext><p>{P}</p><p>Tin khác</p><p>{P}</p></div>"
    assert "Tin khác" in lines(page)


def test_lines_that_lead_to_other_articles_and_labels_go_and_what_follows_stays() -> None:
    page = (
        f"<h1>{TITLE}</h1><div class=bodytext><span class=field-label>Nội dung:</span><p>{P}</p><p>Xem thêm: <a href=/x>Một bài khác của mục tin này</a></p>"
        f"<p>{P} Xem thêm <a href=/y>nghị quyết</a>.</p></div>"
    )
    assert lines(page) == [f"# {TITLE}", P, f"{P} Xem thêm [nghị quyết](/y)."]


def test_a_list_of_others_that_ends_the_body_goes_and_one_of_documents_stays() -> None:
    others = "".join(f"<li><a href='/b{n}'>Đầu đề của một bài khác số {n}</a> 1{n}/07</li>" for n in range(4))
    page = f"<div><h1>{TITLE}</h1><p>{P}</p><p>{P}</p><ul>{others}</ul></div>"
    assert lines(page) == [f"# {TITLE}", P, P]
    page = page.replace("'>Đầu đề", ".pdf'>Đầu đề")
    assert len(lines(page)) == 4


@pytest.mark.parametrize(
    "below",
    [
        "<section><h2>2 bình luận</h2><article><p>Chúc mừng các đồng chí</p></article></section>",
        "<div class=field--name-comment><p>Cho hỏi giống cam gì?</p></div>",
        "<div class=x><b>Ý kiến bạn đọc (1)</b><p>Bài rất hay</p></div><p>14/10/2012</p>",
        "<div class=field--name-field-tags><div class=field__item><a>cam</a></div></div>",
        "<article class=comment><p>Cho hỏi giống cam gì?</p></article>",
    ],
)
def test_what_readers_wrote_and_tags_are_none_of_the_article(below: str) -> None:
    page = f"<div><h1>{TITLE}</h1><div class=field--name-body><p>{P}</p><p>{P}</p></div>{below}</div>"
    assert lines(page) == [f"# {TITLE}", P, P]


def test_cells_of_a_layout_beside_the_article_are_columns() -> None:
    page = (
        "<table><tr><td><a href=#>Trang chủ</a><br>Hôm nay: 26/11/2026</td>"
        f"<td><h1>{TITLE}</h1>{f'<p>{P}</p>' * 5}</td><td><b>Liên kết web</b><br>Số người truy cập: 12345</td></tr></table>"
    )
    assert lines(page) == [f"# {TITLE}", *[P] * 5]


def test_a_line_with_the_day_stays_whatever_it_stands_in() -> None:
    page = f"<div><h1>{TITLE}</h1><footer>Đăng bởi bientap, 14/08/2020 - 16:02</footer><div class=bodytext><p>{P}</p><p>{P}</p></div></div>"
    assert lines(page)[1] == "Đăng bởi bientap, 14/08/2020 - 16:02"


def test_accounts_that_posted_are_left_out_in_any_element() -> None:
    page = f"<div><h1>{TITLE}</h1><dl><dd class=createdby>Viết bởi <span>Super User</span></dd></dl><div class=bodytext><p>{P}</p><p>{P}</p></div></div>"
    assert lines(page) == [f"# {TITLE}", P, P]
