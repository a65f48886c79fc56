"""The screen *Trang* of the desk in a browser: by keyboard alone, at every width, in light and dark."""

from __future__ import annotations

import base64
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.desk_pages import paste, sampled
from tests.support.repository import git
from tests.support.site_desk import SiteDesk, open_site_desk, served

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def desk(tmp_path: Path) -> SiteDesk:
    return open_site_desk(tmp_path)


@pytest.fixture
def origin(desk: SiteDesk) -> Iterator[str]:
    with served(desk) as address:
        yield address


def opened(
    browser: Browser, address: str, width: int = 1280, scheme: str = "light"
) -> tuple[Page, list[str]]:
    """Open a page; give it, and what it asks of others or complains of."""
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
        bypass_csp=True,  # for axe
    )
    page, told = context.new_page(), []
    page.route(
        "http://127.0.0.1:8000/**", lambda route: route.fulfill(body="Xem thử", content_type="text/html")
    )
    host = address.split("/")[2]
    page.on(
        "request",
        lambda asked: told.append(asked.url) if host not in asked.url and ":8000/" not in asked.url else None,
    )
    page.on("pageerror", lambda error: told.append(str(error)))
    page.goto(address)
    page.wait_for_selector("main:not([inert])")
    return page, told


@pytest.mark.parametrize(
    "look",
    sampled(
        [f"{width} {scheme}" for width in (360, 768, 1280) for scheme in ("light", "dark")],
        "360 light",
        "1280 dark",
    ),
)
def test_everybody_can_use_it_at_every_width(
    browser: Browser, desk: SiteDesk, origin: str, look: str
) -> None:
    width, scheme = int(look.split()[0]), look.split()[1]
    for path in ("/trang/", "/trang/lien-he/"):
        page, told = opened(browser, origin + path, width, scheme)
        page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
        page.evaluate("document.querySelectorAll('[data-do=add]').forEach((one) => one.click())")
        violations = Axe().run(page).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in violations] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert told == []
        page.context.close()


def test_a_link_is_added_corrected_and_sent_by_keyboard_alone(
    browser: Browser, desk: SiteDesk, origin: str
) -> None:
    page, _ = opened(browser, f"{origin}/trang/")
    form = page.locator('[data-form="lien-ket"]')
    form.locator("summary").focus()
    page.keyboard.press("Enter")
    form.locator("[data-do=add]").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("Báo Mới")
    page.keyboard.press("Tab")
    page.keyboard.type("moi.vn")
    for _ in range(5):  # up, down, out, add, save
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector('[data-form="lien-ket"] .bad')
    assert "thiếu https://" in form.locator(".bad .found").inner_text()
    page.keyboard.press("Control+A")
    page.keyboard.type("https://moi.vn")
    for _ in range(5):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("#cho-dang.note")
    assert page.evaluate("document.activeElement.parentElement.dataset.form") == "lien-ket"
    page.locator("[data-do=send]").focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Máy chủ đã nhận").wait_for()
    assert git(desk.office.server, "log", "-1", "--format=%s", "main") == "Sửa liên kết: thêm Báo Mới"
    page.context.close()


def test_a_banner_is_uploaded_and_other_parts_that_are_typed_in_stay(
    browser: Browser, desk: SiteDesk, origin: str, tmp_path: Path
) -> None:
    Image.new("RGB", (900, 300), "#a01a1a").save(tmp_path / "Biểu ngữ.png")
    page, _ = opened(browser, f"{origin}/trang/")
    page.locator('[data-form="khau-hieu"] summary').click()
    page.locator('[data-form="khau-hieu"] input').fill("Đang gõ")
    form = page.locator('[data-form="bieu-ngu"]')
    form.locator("summary").click()
    form.locator("[data-do=add]").click()
    form.locator("input[type=file]").set_input_files(tmp_path / "Biểu ngữ.png")
    page.wait_for_function(
        "document.querySelector('[data-form=bieu-ngu] select').value === 'photos/bieu-ngu.png'"
    )
    form.get_by_label("Chữ trong hình").fill("Tháng thanh niên")
    form.get_by_label("Dẫn tới").fill("/lien-he/")
    form.locator("[data-do=save]").click()
    page.wait_for_selector("#cho-dang.note")
    assert 'image = "photos/bieu-ngu.png"' in desk.site.decode()
    assert page.locator('[data-form="khau-hieu"] input').input_value() == "Đang gõ"
    page.locator("[data-do=send]").click()
    assert "Lưu những phần đang sửa" in page.locator("#bao").inner_text()
    page.context.close()


def test_a_page_is_made_written_and_kept(browser: Browser, desk: SiteDesk, origin: str) -> None:
    page, _ = opened(browser, f"{origin}/trang/")
    page.get_by_label("Tên trang mới").fill("Lịch tiếp dân")
    page.keyboard.press("Enter")
    page.wait_for_url("**/trang/lich-tiep-dan/")
    page.wait_for_selector("main:not([inert])")
    page.get_by_label("Nội dung", exact=True).fill("Thứ Năm hằng tuần")
    page.get_by_label("Nội dung", exact=True).select_text()
    page.get_by_role("button", name="Đậm").click()
    page.get_by_text("Đã lưu bản nháp.").wait_for()
    text = (desk.content / "pages/lich-tiep-dan.md").read_text(encoding="utf-8")
    assert text == "Title: Lịch tiếp dân\nStatus: draft\n\n**Thứ Năm hằng tuần**"
    page.context.close()


@pytest.mark.parametrize("choice", sampled(["Giữ bản của tôi", "Lấy bản kia"], "Lấy bản kia"))
def test_a_page_that_two_save_shows_both_and_loses_neither(
    browser: Browser, desk: SiteDesk, origin: str, choice: str
) -> None:
    page, _ = opened(browser, f"{origin}/trang/lien-he/")
    desk.office.an.write("pages/lien-he.md", "Title: Tên kia\nSummary: Tóm tắt kia\n\nCủa người kia.\n")
    page.get_by_label("Nội dung", exact=True).fill("Của tôi.\n")
    dialog = page.locator("#hop")
    expect(dialog.get_by_label("Bản của bạn")).to_have_value(
        re.compile(r"^Tên trang: Liên hệ\nTóm tắt: Địa chỉ, .*\n\nCủa tôi\.\n$")
    )
    expect(dialog.get_by_label("Bản vừa lưu ở nơi khác")).to_have_value(
        "Tên trang: Tên kia\nTóm tắt: Tóm tắt kia\n\nCủa người kia.\n"
    )
    dialog.get_by_role("button", name=choice).click()
    mine, theirs = "Của tôi.\n", "Của người kia.\n"
    kept, other = (mine, theirs) if choice == "Giữ bản của tôi" else (theirs, mine)
    expect(page.get_by_label("Nội dung", exact=True)).to_have_value(kept)
    expect(page.locator("#tinh-trang")).to_contain_text("Đã l")
    text = f"Title: Tên kia\nSummary: Tóm tắt kia\n\n{kept}"
    assert (desk.content / "pages/lien-he.md").read_text(encoding="utf-8") == text
    page.reload()
    page.wait_for_selector("main:not([inert])")
    expect(page.locator("#chua-luu pre")).to_have_text(other)
    page.get_by_role("button", name="Lấy lại").click()
    expect(page.get_by_label("Nội dung", exact=True)).to_have_value(other)
    page.context.close()


def test_what_was_typed_on_a_page_and_not_saved_is_offered_though_typing_goes_on(
    browser: Browser, desk: SiteDesk, origin: str
) -> None:
    page, _ = opened(browser, f"{origin}/trang/lien-he/")
    page.context.route("**/api/trang-rieng/**", lambda route: route.abort())
    page.get_by_label("Nội dung", exact=True).fill("Chưa kịp lưu.")
    page.reload()
    page.wait_for_selector("main:not([inert])")
    page.get_by_label("Nội dung", exact=True).fill("Gõ tiếp.")
    page.reload()
    page.wait_for_selector("main:not([inert])")
    assert page.locator("#chua-luu pre").all_text_contents() == ["Chưa kịp lưu.", "Gõ tiếp."]
    page.context.close()


def test_a_photo_pasted_into_a_page_is_saved_at_the_address_where_it_lies(
    browser: Browser, desk: SiteDesk, origin: str, tmp_path: Path
) -> None:
    page, _ = opened(browser, f"{origin}/trang/lien-he/")
    Image.new("RGB", (90, 30), "#a01a1a").save(tmp_path / "a.png")
    data = base64.b64encode((tmp_path / "a.png").read_bytes()).decode()

    def slowly(route: Route) -> None:
        time.sleep(2)
        route.continue_()

    page.route("**/api/tep/**", slowly)
    page.get_by_label("Nội dung", exact=True).fill("")
    paste(page, "#noi-dung-bai", f'<p>Sơ đồ</p><p><img src="data:image/png;base64,{data}"></p>')
    expect(page.get_by_label("Nội dung", exact=True)).to_have_value(re.compile(r"\]\(/photos/[\w-]+\.png"))
    expect(page.locator("#tinh-trang")).to_contain_text("Đã lưu")
    assert "](/photos/" in (desk.content / "pages/lien-he.md").read_text(encoding="utf-8")
    page.context.close()


def test_a_page_that_another_sent_first_is_compared_and_sent_over_his(
    browser: Browser, desk: SiteDesk, origin: str
) -> None:
    binh = desk.office.binh
    binh.write("pages/lien-he.md", "Title: Liên hệ\n\nChữ của Bình.\n")
    binh.git("commit", "-qam", "Sửa trang Liên hệ")
    binh.git("push", "-q", "origin", "main")
    desk.office.an.write("pages/lien-he.md", "Title: Liên hệ\n\nChữ của An.\n")
    page, told = opened(browser, f"{origin}/trang/")
    page.locator("[data-do=send]").click()
    page.get_by_role("button", name="Xem hai bản: trang «Liên hệ»").click()
    dialog = page.locator("#hop")
    expect(dialog.locator("mark")).to_have_text(["An", "Bình"])
    dialog.get_by_text("Xem trọn hai bản").click()
    expect(dialog.get_by_label("Bản của bạn")).to_have_value("Tên trang: Liên hệ\n\nChữ của An.\n")
    expect(dialog.locator("textarea").nth(1)).to_have_value("Tên trang: Liên hệ\n\nChữ của Bình.\n")
    assert [one["id"] for one in Axe().run(page).response["violations"]] == []
    dialog.get_by_role("button", name="Giữ bản của tôi").click()
    page.wait_for_selector("#ket-qua[hidden]", state="attached")
    page.wait_for_selector("main:not([inert])")
    page.locator("[data-do=send]").click()
    page.get_by_role("heading", name="Máy chủ đã nhận").wait_for()
    assert "Chữ của An." in git(desk.office.server, "show", "main:content/pages/lien-he.md")
    assert told == []
    page.context.close()
