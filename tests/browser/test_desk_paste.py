"""What is pasted from pages with photos keeps its formatting, and the editor is told of what did not come."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from newsroom.commands.desk.reading import apart
from tests.browser.desk_pages import paste
from tests.support.site_desk import SiteDesk, open_site_desk, served

pytestmark = [pytest.mark.browser, pytest.mark.slow]
HTML = "<p><b>Đậm</b> chữ</p>{}<ul><li>Mục</li></ul>"
PHOTOS = ('<img src="https://x.vn/a.jpg">', '<img src="cid:x">', '<img src="file:///C:/a.jpg">')


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[SiteDesk]:
    yield open_site_desk(tmp_path)
    apart.end()


def opened(browser: Browser, address: str) -> Page:
    page = browser.new_page()
    page.goto(address)
    page.wait_for_selector("main:not([inert])")
    return page


def test_a_photo_that_stays_behind_takes_no_formatting_with_it(browser: Browser, desk: SiteDesk) -> None:
    with served(desk) as origin:
        page = opened(browser, f"{origin}/viet/moi/")
        for photo in PHOTOS:
            paste(page, "#noi-dung-bai", HTML.format(photo), "Đậm chữ Mục")
            expect(page.locator("#noi-dung-bai")).to_have_value("**Đậm** chữ\n\n- Mục\n", timeout=20000)
            expect(page.locator("#bao")).to_contain_text("không đi theo")
            page.fill("#noi-dung-bai", "")
        page.close()


def test_a_paste_that_cannot_be_read_says_why_it_comes_as_plain_text(
    browser: Browser, desk: SiteDesk
) -> None:
    with served(desk) as origin:
        page = opened(browser, f"{origin}/viet/moi/")
        answer = '{"loi": "Máy bận."}'
        page.route("**/api/dan?*", lambda route: route.fulfill(status=400, body=answer))
        paste(page, "#noi-dung-bai", HTML.format(PHOTOS[0]), "Đậm chữ Mục")
        expect(page.locator("#noi-dung-bai")).to_have_value("Đậm chữ Mục")
        expect(page.locator("#bao")).to_have_text("Máy bận. Đã dán chữ không có định dạng.")
        page.close()
