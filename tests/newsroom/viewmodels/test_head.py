from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.model.blocks import Figure, VideoBlock
from newsroom.model.records import StaticPage
from newsroom.viewmodels.head import (
    make_head,
    page_trail,
    pages_below,
    section_crumbs,
    shorten,
    static_page_crumbs,
    top_page_crumbs,
)
from newsroom.viewmodels.parts import Crumb
from tests.support.making import make_article, make_edition, make_site


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Đảng ủy Khối họp", "Đảng ủy Khối họp"),
        ("Đảng ủy Khối họp bàn, thống nhất", "Đảng ủy Khối họp…"),
        ("Đảng ủy Khối họp, bàn", "Đảng ủy Khối họp…"),
    ],
)
def test_descriptions_are_cut_between_words(text: str, cut: str) -> None:
    assert shorten(text, 20) == cut


@given(st.lists(st.sampled_from(["Đảng", "ủy,", "–", "họp", "nghiêm túc"]), max_size=60).map(" ".join))
def test_a_cut_description_is_short_and_begins_as_the_text(text: str) -> None:
    assert len(shorten(text)) <= 200
    assert text.startswith(shorten(text).removesuffix("…"))


def test_a_page_stands_below_home_and_its_parents() -> None:
    head = make_head(
        make_site(), "Văn bản", "Mô tả", "van-ban/", [Crumb("Năm 2024", "2024/")], structured=({"a": 1},)
    )
    assert [(crumb.name, crumb.url) for crumb in head.crumbs] == [
        ("Trang chủ", ""),
        ("Năm 2024", "2024/"),
        ("Văn bản", "van-ban/"),
    ]
    assert head.structured[0] == {"a": 1}
    assert [item["position"] for item in head.structured[1]["itemListElement"]] == [1, 2, 3]
    assert head.title == "Văn bản - Trang tin Đảng bộ Khối"
    assert not head.is_article


def test_every_page_leads_to_the_static_pages_by_address_and_not_to_drafts() -> None:
    pages = [
        StaticPage("pages/lien-he.md", "lien-he/", "Liên hệ"),
        StaticPage("pages/gioi-thieu.md", "gioi-thieu/", "Giới thiệu"),
        StaticPage("pages/nhap.md", "nhap/", "Nháp", draft=True),
    ]
    assert static_page_crumbs(make_edition(pages=pages)) == (
        Crumb("Giới thiệu", "gioi-thieu/"),
        Crumb("Liên hệ", "lien-he/"),
    )
    assert static_page_crumbs(make_edition()) == ()


ABOUT = StaticPage("pages/gioi-thieu.md", "gioi-thieu/", "Giới thiệu")
STAFF = StaticPage("pages/gioi-thieu/co-cau.md", "gioi-thieu/co-cau/", "Cơ cấu tổ chức")


def test_a_page_below_another_is_reached_from_it_and_shows_the_way_back() -> None:
    edition = make_edition(pages=[ABOUT, STAFF])
    assert page_trail(edition, STAFF) == (Crumb("Giới thiệu", "gioi-thieu/"),)
    assert page_trail(edition, ABOUT) == ()
    assert pages_below(edition, ABOUT) == (Crumb("Cơ cấu tổ chức", "gioi-thieu/co-cau/"),)
    assert pages_below(edition, STAFF) == ()
    assert top_page_crumbs(edition) == (Crumb("Giới thiệu", "gioi-thieu/"),)


def test_a_page_below_none_stands_among_those_at_the_top() -> None:
    edition = make_edition(pages=[replace(ABOUT, draft=True), STAFF])
    assert page_trail(edition, STAFF) == ()
    assert top_page_crumbs(edition) == (Crumb("Cơ cấu tổ chức", "gioi-thieu/co-cau/"),)


def test_a_page_may_lie_below_a_category() -> None:
    page = StaticPage("pages/van-ban/mau.md", "van-ban/mau/", "Biểu mẫu")
    edition = make_edition(pages=[page])
    assert page_trail(edition, page) == (Crumb("Văn bản", "van-ban/"),)
    assert top_page_crumbs(edition) == (Crumb("Biểu mẫu", "van-ban/mau/"),)


PHOTOS, VIDEOS = Crumb("Hình ảnh hoạt động", "hinh-anh/"), Crumb("Video hoạt động", "video/")
VIDEO = VideoBlock("youtube", "abcdefghijk")


@pytest.mark.parametrize(
    ("body", "crumbs"),
    [
        ((), ()),
        ((Figure("a/1.jpg", "Một"),), (PHOTOS,)),
        ((VIDEO,), (VIDEOS,)),
        ((VIDEO, Figure("a/1.jpg", "Một")), (PHOTOS, VIDEOS)),
    ],
)
def test_every_page_leads_to_the_lists_of_photos_and_videos_that_hold_anything(
    body: tuple[VideoBlock | Figure, ...], crumbs: tuple[Crumb, ...]
) -> None:
    assert section_crumbs(make_edition([make_article(1, body=body), make_article(2)])) == crumbs
