from __future__ import annotations

import pytest

from newsroom.commands.importer.pages.area import Region
from newsroom.commands.importer.pages.html import read_element
from newsroom.commands.importer.pages.markup import tree_of
from newsroom.commands.importer.pages.region import common, find_region
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


def test_a_body_without_a_title_takes_its_head_along() -> None:
    page = (
        "<table><tr><td><a href=/1>Thực đơn của trang</a></td></tr><tr><td><table><tr><td><b>Một đầu đề nào đó khác</b></td></tr><tr><td>(11/07/2024)</td></tr>"
        f"<tr><td>{P}<br><br>{P}</td></tr></table></td></tr></table>"
    )
    assert lines(page) == ["**Một đầu đề nào đó khác**", "(11/07/2024)", P, P]


def test_short_articles_are_found_beside_long_columns_that_have_a_name() -> None:
    column = "".join(f"<li><a href=/{n}>Bài khác</a><p>{P}</p></li>" for n in range(20))
    page = f"<div class=wrap><h1>{TITLE}</h1><div><p>{P}</p></div></div><div class=sidebar>{column}</div>"
    assert lines(page) == [f"# {TITLE}", P]


@pytest.mark.parametrize("html", ["", "<p>ngắn</p>", "<ul><li><a href=/x>" + P + "</a></ul>"])
def test_no_text_is_no_region(html: str) -> None:
    tree = tree_of(html)
    body = tree.find("body")
    body = tree if body is None else body
    assert find_region(body, Index(tree), weigh(body), []) is None


def test_the_common_box_is_the_innermost() -> None:
    body = tree_of("<div><p>a</p><p>b</p></div>").find("body")
    assert common([*body[0]]) is body[0]


def test_a_story_of_photos_and_a_video_are_found_by_their_title() -> None:
    photos = "".join(f"<p><img src=a{n}.jpg></p><p><em>Đại biểu số {n}</em></p>" for n in range(3))
    page = f"<ul><li><a href=/1>Mục</a></ul><div><h1>{TITLE}</h1><p>11/07/2024</p>{photos}</div><div><img src=x.jpg></div>"
    assert lines(page) == [
        f"# {TITLE}",
        "11/07/2024",
        *(part for n in range(3) for part in (f"[?a{n}.jpg|]", f"*Đại biểu số {n}*")),
    ]
    page = f"<div><h1>{TITLE}</h1><iframe src='https://www.youtube.com/embed/dQw4w9WgXcQ'></iframe></div>"
    assert lines(page)[1].startswith("<https://www.youtube.com/")


def test_boxes_of_page_builders_are_no_columns() -> None:
    page = f"<div class=elementor-widget><h1>{TITLE}</h1></div><div class='elementor-widget elementor-widget-text'><div class=elementor-widget-container><p>{P}</p><p>{P}</p></div></div>"
    assert lines(page) == [f"# {TITLE}", P, P]


def test_a_clock_above_the_box_of_the_article_is_none_of_it() -> None:
    inner = f"<div class=detail><h1>{TITLE}</h1><div><p>{P}</p><p>{P}</p></div></div>"
    assert lines(f"<div class=date>Thứ hai, 12/10/2026 | 21:01</div>{inner}") == [f"# {TITLE}", P, P]
    assert lines(f"<div>Ngày đăng: 12/10/2016</div>{inner}")[0] == "Ngày đăng: 12/10/2016"


def test_boxes_around_everything_are_no_noise_whatever_they_are_called() -> None:
    page = (
        f"<div id=footer-bg><div class=nav-wrapper><div class=tieude>{TITLE}</div>"
        f"<div class=nd>{f'<div>{P}</div>' * 8}</div></div></div>"
    )
    assert lines(page) == [TITLE, *[P] * 8]
