from __future__ import annotations

import pytest

from newsroom.commands.importer.pages.html import read_element
from newsroom.commands.importer.pages.markup import tree_of
from newsroom.commands.importer.pages.region import find_region
from newsroom.commands.importer.pages.selectors import Index
from newsroom.commands.importer.pages.weights import weigh
from tests.support.telling import told

P = "Một đoạn văn của bài viết, dài hơn một nhãn, nói về hội nghị sơ kết công tác."
TITLE = "Hội nghị sơ kết công tác"


def lines(inlay: str) -> list[str]:
    page = f"<article><h1>{TITLE}</h1><div class=c><p>{P}</p><p>{P}</p>{inlay}<p>{P}</p><p>{P}</p></div></article>"
    tree = tree_of(page)
    body = tree.find("body")
    found = find_region(body, Index(tree), weigh(body), [TITLE])
    assert found is not None
    return told(read_element(found.root, leave_out=found.leave_out).blocks)


@pytest.mark.parametrize(
    "inlay",
    [
        "<div class=related-inline><p>Xem thêm: <a>Bản làng có sóng</a></p></div>",
        "<amp-ad type=x><div>Quảng cáo</div></amp-ad>",
        "<div><b>QUẢNG CÁO</b></div>",
        "<div class=css-rl><a href=/khac>Khai mạc giải bóng chuyền các cơ quan tỉnh</a></div>",
        "<p class=more>&gt;&gt; <a href=/khac>Khai mạc giải bóng chuyền các cơ quan tỉnh, thêm nhiều đội mới tham gia</a></p>",
        "<blockquote class=readmore><a href=/khac>Một bài khác</a></blockquote>",
        "<ins class=adsbygoogle>Quảng cáo</ins>",
    ],
)
def test_a_box_in_the_text_goes_and_what_follows_stays(inlay: str) -> None:
    assert lines(inlay) == [f"# {TITLE}", P, P, P, P]


@pytest.mark.parametrize(
    ("inlay", "line"),
    [
        ("<p><a href=/nghi-quyet>Nghị quyết số 12 về công tác cán bộ trong Khối</a></p>", 1),
        ("<p>Quảng cáo</p><p>Xem thêm sách của thư viện tỉnh</p>", 1),
        ("<div class=f><a href=/a.pdf>Kế hoạch số 12 về công tác kiểm tra của Khối</a></div>", 1),
        ("<p>Bổ sung: <ins>điều này</ins></p>", 1),
    ],
)
def test_what_an_editor_put_into_the_text_stays(inlay: str, line: int) -> None:
    assert len(lines(inlay)) == 5 + line


def test_photos_that_slide_in_the_text_stay() -> None:
    slides = (
        "<div class='item'><img src=s1.jpg><p>Hội viên dự họp</p></div><div class=item><img src=s2.jpg></div>"
    )
    assert lines(f"<div class='carousel slide'>{slides}</div>")[3:-2] == [
        "[?s1.jpg|]",
        "Hội viên dự họp",
        "[?s2.jpg|]",
    ]
