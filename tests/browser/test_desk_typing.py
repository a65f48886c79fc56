"""The text box of the screen *Viết* in Chromium: Enter, videos, notes and cards write what the site publishes."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.desk_pages import drop_files, sampled
from tests.browser.test_desk_writing import begin, box, context, desk, holds, page, server  # noqa: F401
from tests.support.desk_program import Desk
from tests.support.word_articles import photo

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]


def test_enter_ends_a_paragraph_and_goes_on_with_a_list(page: Page, desk: Desk) -> None:  # noqa: F811
    begin(page, desk, "Phím xuống dòng")
    box(page).click()
    for text in ("Một", "Hai"):
        page.keyboard.type(text)
        page.keyboard.press("Enter")
    page.keyboard.type("Ba")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("vẫn ba")
    page.keyboard.press("Enter")
    page.keyboard.type("1. a")
    page.keyboard.press("Enter")
    page.keyboard.type("b")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.keyboard.type("Hết")
    expect(box(page)).to_have_value("Một\n\nHai\n\nBa\\\nvẫn ba\n\n1. a\n2. b\n\nHết")


@pytest.mark.parametrize(
    "address",
    sampled(
        [
            "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
            "https://www.facebook.com/watch/?v=1234567890",
            "https://www.facebook.com/doan/videos/1234567890/",
            "https://www.facebook.com/reel/1234567890",
            "https://fb.watch/abc123XYZ/",
            "https://www.tiktok.com/@doan/video/7300000000000000000",
            "https://vimeo.com/123456789",
        ],
        "https://www.facebook.com/reel/1234567890",
    ),
)
def test_a_video_is_a_link_of_its_own_that_the_check_takes(
    page: Page,  # noqa: F811
    desk: Desk,  # noqa: F811
    address: str,
) -> None:
    place = begin(page, desk, "Video của lễ")
    page.get_by_role("button", name="Video", exact=True).click()
    page.get_by_label("Địa chỉ video").fill(address)
    page.get_by_role("button", name="Thêm", exact=True).click()
    expect(page.locator("#hop")).to_contain_text("Ghi tiêu đề")
    page.get_by_label("Tiêu đề", exact=True).fill("Lễ kết nạp")
    page.get_by_role("button", name="Thêm", exact=True).click()
    holds(desk, place, f"[Lễ kết nạp]({address})")
    expect(page.locator("#l- .error")).to_have_count(0)


def test_the_last_credit_is_in_the_text_when_one_goes_on_at_once(page: Page, desk: Desk) -> None:  # noqa: F811
    place = begin(page, desk, "Ảnh có nguồn")
    drop_files(page, "#anh", {"1.jpg": (photo("#311"), "image/jpeg")})
    page.get_by_label("Nguồn ảnh").fill("Nguyễn Minh")
    page.get_by_role("link", name="Gửi duyệt, đăng…").click()
    page.wait_for_url("**/dang/**")
    assert "Nguyễn Minh" in desk.text(place)


def test_an_offered_copy_stays_while_one_types_on(context: BrowserContext, desk: Desk) -> None:  # noqa: F811
    first = context.new_page()
    place = begin(first, desk, "Bản chưa lưu", "Đã lưu.")
    first.evaluate(
        "(key) => localStorage.setItem(key, JSON.stringify({ fields: {}, body: 'Bản cũ', at: 1 }))",
        f"viet:{place}",
    )
    first.reload()
    box(first).fill("Viết tiếp, không để ý.")
    holds(desk, place, "Viết tiếp")
    first.reload()
    first.get_by_role("button", name="Lấy lại").click()
    expect(box(first)).to_have_value("Bản cũ")
