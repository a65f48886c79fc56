"""The menu of two levels in a real Chromium: by thumb, by keyboard, without scripts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.support.building import NOW, SITE_TOML, build, tiny_site
from tests.support.serving import served

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

MENU = """
[organisation]
designation = "Trang thông tin điện tử tổng hợp"
responsible = "Trưởng Ban Tuyên giáo"

[[menu]]
url = "/gioi-thieu/"
items = ["gioi-thieu/co-cau"]

[[menu]]
name = "Tin tức của Đảng bộ Khối"
items = ["tin-hoat-dong", "xay-dung-dang"]

[[menu]]
name = "Báo Nhân Dân"
url = "https://nhandan.vn"

[[menu]]
name = "Các trang khác"
items = [{ name = "Tạp chí Xây dựng Đảng của Ban Tổ chức Trung ương", url = "https://xaydungdang.org.vn" }]
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("menu")
    content = tiny_site(folder / "content")
    (content / "site.toml").write_text(SITE_TOML + MENU, encoding="utf-8")
    (content / "pages" / "gioi-thieu").mkdir(parents=True)
    (content / "pages" / "gioi-thieu.md").write_text("Title: Giới thiệu\n\nVề Khối.\n", encoding="utf-8")
    below = content / "pages" / "gioi-thieu" / "co-cau.md"
    below.write_text("Title: Cơ cấu tổ chức\n\nCác ban.\n", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", NOW)
        built = build(content, folder / "output")
    with served(built.output) as url:
        yield url


def open_page(browser: Browser, url: str, width: int = 1280, **options: object) -> Page:
    size = {"width": width, "height": 700}
    page = browser.new_context(viewport=size, **options).new_page()  # type: ignore[arg-type]
    page.goto(url, wait_until="networkidle")
    return page


def open_groups(page: Page) -> list[str]:
    return [text.strip() for text in page.locator(".menu details[open] summary").all_inner_texts()]


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_group_opens_within_the_screen_and_is_accessible(
    browser: Browser, site: str, width: int, scheme: str
) -> None:
    page = open_page(browser, f"{site}/tin-hoat-dong/", width, color_scheme=scheme)
    for group in page.locator(".menu summary").all():
        below = page.evaluate("document.querySelector('main').getBoundingClientRect().top")
        group.click()
        panel = group.locator("xpath=../ul")
        box = panel.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate("document.querySelector('main').getBoundingClientRect().top") == below
        for link in panel.get_by_role("link").all():
            size = link.bounding_box()
            assert size
            assert size["height"] >= 44
        assert Axe().run(page).violations_count == 0
    page.context.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_it_is_whole_without_scripts(browser: Browser, site: str, width: int) -> None:
    page = open_page(browser, f"{site}/", width, java_script_enabled=False)
    page.locator(".menu summary", has_text="Tin tức").click()
    page.locator(".menu").get_by_role("link", name="Xây dựng Đảng").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Xây dựng Đảng"
    assert page.locator(".menu summary[aria-current]").inner_text().startswith("Tin tức")
    page.context.close()


def test_the_keyboard_opens_goes_through_and_closes_it(browser: Browser, site: str) -> None:
    page = open_page(browser, f"{site}/")
    summary = page.locator(".menu summary", has_text="Tin tức")
    summary.focus()
    page.keyboard.press("Enter")
    assert open_groups(page) == ["Tin tức của Đảng bộ Khối"]
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Tin hoạt động"
    page.keyboard.press("Escape")
    assert open_groups(page) == []
    assert page.evaluate("document.activeElement.localName") == "summary"
    page.keyboard.press("Enter")
    for _ in range(3):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Báo Nhân Dân"
    assert open_groups(page) == []
    page.context.close()


def test_one_group_is_open_at_a_time_and_none_after_a_click_elsewhere(browser: Browser, site: str) -> None:
    page = open_page(browser, f"{site}/")
    page.locator(".menu summary", has_text="Giới thiệu").click()
    page.locator(".menu summary", has_text="Tin tức").click()
    assert open_groups(page) == ["Tin tức của Đảng bộ Khối"]
    page.locator(".footer__name").click()
    assert open_groups(page) == []
    page.context.close()


@pytest.mark.parametrize("width", [360, 768, 1280])
@pytest.mark.parametrize("path", ["/", "/gioi-thieu/co-cau/", "/xay-dung-dang/"])
def test_the_page_begins_at_its_top_with_its_entry_in_sight(
    browser: Browser, site: str, path: str, width: int
) -> None:
    page = open_page(browser, site + path, width)
    assert page.evaluate("scrollY") == 0
    box = page.locator(".menu__list > li > [aria-current], .menu summary[aria-current]").first.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    page.context.close()


def test_a_page_below_another_leads_back_to_it(browser: Browser, site: str) -> None:
    page = open_page(browser, f"{site}/gioi-thieu/")
    page.get_by_role("main").get_by_role("link", name="Cơ cấu tổ chức").click()
    assert page.url == f"{site}/gioi-thieu/co-cau/"
    page.get_by_role("navigation", name="Đường dẫn").get_by_role("link", name="Giới thiệu").click()
    assert page.url == f"{site}/gioi-thieu/"
    page.context.close()


def test_the_line_near_the_name_says_what_kind_of_site_it_is(browser: Browser, site: str) -> None:
    page = open_page(browser, f"{site}/", 360)
    told = page.locator(".masthead").inner_text()
    assert "Trang thông tin điện tử tổng hợp Chịu trách nhiệm nội dung: Trưởng Ban Tuyên giáo" in told
    page.context.close()
