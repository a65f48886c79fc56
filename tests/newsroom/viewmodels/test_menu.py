from __future__ import annotations

from dataclasses import replace

import pytest

from newsroom.engine import Edition
from newsroom.model.records import StaticPage
from newsroom.model.site import Category, MenuEntry
from newsroom.viewmodels.menu import MenuItem, is_empty_section, make_menu, target
from newsroom.viewmodels.parts import Crumb
from tests.support.making import CATEGORIES, make_article, make_edition, make_site

ABOUT = StaticPage("pages/gioi-thieu.md", "gioi-thieu/", "Giới thiệu")
STAFF = StaticPage("pages/gioi-thieu/co-cau.md", "gioi-thieu/co-cau/", "Cơ cấu tổ chức")
CONTACT = StaticPage("pages/lien-he.md", "lien-he/", "Liên hệ")
HOME = MenuItem("Trang chủ", "")


def edition_with(*menu: MenuEntry) -> Edition:
    site = make_site(menu=menu)
    return make_edition([make_article(1)], pages=[ABOUT, STAFF, CONTACT], site=site)


def test_without_an_order_it_is_home_the_categories_and_what_visitors_seek() -> None:
    menu = make_menu(edition_with())
    assert [item.name for item in menu.items] == ["Trang chủ", *(one.name for one in CATEGORIES)]
    assert menu.pages == (Crumb("Giới thiệu", "gioi-thieu/"), Crumb("Liên hệ", "lien-he/"))
    assert not menu.is_full
    assert not menu.has_groups


def test_a_row_that_is_full_keeps_the_pages_for_the_place_beside_the_name() -> None:
    many = tuple(Category(f"Chuyên mục thứ {number}", f"muc-{number}") for number in range(8))
    edition = make_edition([], pages=[ABOUT], site=make_site(categories=many))
    menu = make_menu(edition)
    assert menu.is_full
    assert menu.pages == (Crumb("Giới thiệu", "gioi-thieu/"),)


def test_site_toml_orders_it_over_two_levels_below_home() -> None:
    menu = make_menu(
        edition_with(
            MenuEntry("/gioi-thieu/", items=(MenuEntry("gioi-thieu/co-cau"),)),
            MenuEntry("", "Tin tức", items=(MenuEntry("tin-hoat-dong"), MenuEntry("van-ban", "Công văn"))),
            MenuEntry("https://nhandan.vn", "Báo Nhân Dân"),
        )
    )
    assert menu.items == (
        HOME,
        MenuItem("Giới thiệu", "gioi-thieu/", items=(MenuItem("Cơ cấu tổ chức", "gioi-thieu/co-cau/"),)),
        MenuItem(
            "Tin tức",
            None,
            items=(MenuItem("Tin hoạt động", "tin-hoat-dong/"), MenuItem("Công văn", "van-ban/")),
        ),
        MenuItem("Báo Nhân Dân", "https://nhandan.vn", is_own=False),
    )
    assert menu.pages == ()
    assert menu.has_groups
    assert menu.urls == {"", "gioi-thieu/", "gioi-thieu/co-cau/", "tin-hoat-dong/", "van-ban/"}


def test_home_stands_where_it_is_put() -> None:
    menu = make_menu(edition_with(MenuEntry("van-ban"), MenuEntry("/", "Trang nhất")))
    assert menu.items == (MenuItem("Văn bản", "van-ban/"), MenuItem("Trang nhất", ""))


@pytest.mark.parametrize(
    "written",
    ["van-ban", "/van-ban/", "/VAN-BAN/", "/van-ban/index.html", "Văn bản", "văn bản"],
)
def test_a_category_is_meant_by_its_address_or_its_name(written: str) -> None:
    assert target(edition_with(), written) == Crumb("Văn bản", "van-ban/")


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("pages/gioi-thieu/co-cau.md", "gioi-thieu/co-cau/"),
        ("Liên hệ", "lien-he/"),
        ("so-do-trang", "so-do-trang/"),
        ("Trang chủ", ""),
    ],
)
def test_a_page_is_meant_by_its_file_its_title_or_its_address(written: str, url: str) -> None:
    found = target(edition_with(), written)
    assert found is not None
    assert found.url == url


def test_what_is_not_shown_is_left_out_and_so_is_a_group_of_nothing_else() -> None:
    site = make_site(
        menu=(MenuEntry("video"), MenuEntry("", "Về chúng tôi", items=(MenuEntry("gioi-thieu"),)))
    )
    edition = make_edition([make_article(1)], pages=[replace(ABOUT, draft=True)], site=site)
    assert make_menu(edition).items == (HOME,)
    assert is_empty_section("/video/")
    assert is_empty_section("Hình ảnh hoạt động")
    assert not is_empty_section("/vidoe/")
