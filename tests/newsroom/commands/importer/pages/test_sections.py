from __future__ import annotations

import pytest

from newsroom.commands.importer.pages.markup import tree_of
from newsroom.commands.importer.pages.region import find_region
from newsroom.commands.importer.pages.sections import sections, tags
from newsroom.commands.importer.pages.selectors import Index
from newsroom.commands.importer.pages.weights import weigh

P = "<p>Một đoạn văn của bài viết, dài hơn một nhãn, nói về hội nghị sơ kết công tác.</p>" * 3
TITLE = "Hội nghị sơ kết công tác"


def read(above: str = "", below: str = "", beside: str = "") -> tuple[list[str], list[str]]:
    tree = tree_of(
        f"<main>{above}<article><h1>{TITLE}</h1><div class=entry-content>{P}</div>{below}</article></main>{beside}"
    )
    body, index = tree.find("body"), Index(tree)
    region = find_region(body, index, weigh(body, index), [TITLE])
    assert region is not None
    return sections(index, region), tags(index, region)


@pytest.mark.parametrize(
    "trail",
    [
        "<div class=breadcrumb>Tin tức &gt; Đoàn thể</div>",
        "<ul class=breadcrumbs><li><a href=/>Tin tức</a></li><li><a href=/d>Đoàn thể</a></li></ul>",
        "<div id=SiteMapPath1><span><a href=/>Tin tức</a></span><span> » </span><span>Đoàn thể</span></div>",
        "<p class=vitri><a href=/>Trang chủ</a> › <a href=/t>Tin tức</a> › <a href=/d>Đoàn thể</a></p>",
        "<p class=duong-dan>Bạn đang ở: <a href=/>Tin tức</a> / <b>Đoàn thể</b></p>",
    ],
)
def test_steps_of_a_breadcrumb_are_sections(trail: str) -> None:
    assert [name for name in read(trail)[0] if name != "Trang chủ"] == ["Tin tức", "Đoàn thể"]


def test_a_lone_name_in_a_breadcrumb_is_one() -> None:
    assert read("<div class=crumb>Kinh tế</div>")[0] == ["Kinh tế"]


@pytest.mark.parametrize(
    "label",
    [
        "<span class=cat-links>Chuyên mục: <a rel='category tag' href=/c>Đoàn thể</a></span>",
        "<div class=terms>Danh mục: <a rel=tag href=/category/doan-the>Đoàn thể</a></div>",
        "<div class=terms>Danh mục: <a rel=tag href=/doan-the>Đoàn thể</a></div>",
        "<dl><dd class=category-name>Chuyên mục: <a href=/c>Đoàn thể</a></dd></dl>",
    ],
)
def test_links_of_sections_are_no_tags(label: str) -> None:
    below = f"{label}<div class=tags>Thẻ: <a rel=tag href=/tag/a>hiến máu</a></div>"
    assert read("", below) == (["Đoàn thể"], ["hiến máu"])


def test_sections_and_tags_of_other_articles_are_not_taken() -> None:
    card = "<article class=card><a rel='category tag' href=/c>Giải trí</a><a rel=tag href=/tag/x>bóng đá</a></article>"
    assert read("", "", f"<div class=related-posts>{card}</div><div>{card}</div>") == ([], [])


def test_a_lone_link_right_above_the_title_is_a_section() -> None:
    tree = tree_of(
        f"<div><span class=cat><a href=/d>Đoàn thể</a></span><h1>{TITLE}</h1><div class=entry-content>{P}</div></div>"
    )
    body, index = tree.find("body"), Index(tree)
    region = find_region(body, index, weigh(body, index), [TITLE])
    assert region is not None
    assert sections(index, region) == ["Đoàn thể"]
