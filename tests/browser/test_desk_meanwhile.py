"""What happens while one types at the desk loses no sign: slow answers, other tabs, files that come late."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import BrowserContext, FilePayload, Page, expect

from tests.browser.desk_pages import drop_files, paste, sampled
from tests.browser.test_desk_writing import begin, box, context, desk, holds, page, said, server  # noqa: F401
from tests.support.desk_program import Desk
from tests.support.word_articles import photo, word_article

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]
JPEG = "image/jpeg"
_SLOW = """([method, part, wait]) => {
  const ask = window.fetch;
  window.fetch = async (address, options = {}) => {
    const isIt = String(address).includes(part) && (options.method || "GET") === method;
    if (isIt && wait > 0) await new Promise((done) => setTimeout(done, wait));
    const answer = await ask(address, options);
    if (isIt && wait < 0) { window.fetch = ask; throw new TypeError("lost"); }
    return answer;
  };
}"""


def slow(page: Page, method: str, part: str, wait: int = 1200) -> None:  # noqa: F811
    """Let requests wait before they leave; below 0 the next answer is lost on its way."""
    page.evaluate(_SLOW, [method, part, wait])


def select(page: Page, start: int, end: int) -> None:  # noqa: F811
    """Select a part of the text."""
    box(page).evaluate("(box, [from, to]) => { box.focus(); box.setSelectionRange(from, to); }", [start, end])


def test_two_articles_without_a_title_are_both_kept(context: BrowserContext, desk: Desk) -> None:  # noqa: F811
    tabs = [context.new_page() for _ in range(2)]
    for tab in tabs:
        tab.goto(f"{desk.address}/viet/moi/")
    for tab, text in zip(tabs, ("Bài của sáng", "Bài của chiều"), strict=True):
        box(tab).fill(text)
    for tab in tabs:
        tab.close(run_before_unload=True)
    tab = context.new_page()
    tab.goto(f"{desk.address}/viet/moi/")
    expect(tab.locator("#chua-luu pre")).to_have_text(["Bài của sáng", "Bài của chiều"], use_inner_text=False)


@pytest.mark.long
def test_naming_one_of_two_new_articles_leaves_the_other_kept(
    context: BrowserContext,  # noqa: F811
    desk: Desk,  # noqa: F811
) -> None:
    first, second = context.new_page(), context.new_page()
    first.goto(f"{desk.address}/viet/moi/")
    box(first).fill("Chưa có tên")
    begin(second, desk, "Đã có tên", "Khác.")
    first.close()  # as when the machine goes off: no last word
    second.goto(f"{desk.address}/viet/moi/")
    expect(second.locator("#chua-luu pre")).to_have_text(["Chưa có tên"])


@pytest.mark.long
def test_two_texts_that_were_not_chosen_are_both_offered(context: BrowserContext, desk: Desk) -> None:  # noqa: F811
    mine, theirs = context.new_page(), context.new_page()
    place = begin(mine, desk, "Hai lần chọn", "Gốc")
    theirs.goto(f"{desk.address}/viet/{place}/")
    for n in (1, 2):
        box(theirs).fill(f"Kia {n}")
        holds(desk, place, f"Kia {n}")
        box(mine).fill(f"Tôi {n}")
        mine.get_by_role("button", name="Lấy bản kia").click()
        expect(box(mine)).to_have_value(f"Kia {n}")
    expect(mine.locator("#chua-luu pre")).to_have_text(["Tôi 1", "Tôi 2"])


@pytest.mark.parametrize("ways", sampled(["dialog", "later"], "dialog"))
def test_what_is_typed_of_an_article_that_goes_elsewhere_becomes_another(
    context: BrowserContext,  # noqa: F811
    desk: Desk,  # noqa: F811
    ways: str,
) -> None:
    mine, theirs = context.new_page(), context.new_page()
    place = begin(mine, desk, f"Bị xóa {ways}", "Gốc")
    theirs.goto(f"{desk.address}/viet/{place}/")
    theirs.get_by_role("button", name="Xóa bản nháp").click()
    theirs.locator("#hop").get_by_role("button", name="Xóa bản nháp").click()
    theirs.wait_for_url(f"{desk.address}/")
    box(mine).fill("Gốc, viết thêm nhiều")
    expect(mine.locator("#hop")).to_contain_text("Bài không còn ở địa chỉ này")
    expect(mine.locator("#hop")).not_to_contain_text("index.md")
    if ways == "dialog":
        mine.get_by_role("button", name="Lưu thành bài mới").click()
        said(mine, "đã lưu")
        holds(desk, place, "Gốc, viết thêm nhiều", f"Title: Bị xóa {ways}")
        return
    mine.close()
    theirs.goto(f"{desk.address}/viet/moi/")
    theirs.get_by_role("button", name="Lấy lại").click()
    expect(box(theirs)).to_have_value("Gốc, viết thêm nhiều")


def test_what_is_typed_while_the_folder_is_made_is_saved(page: Page, desk: Desk) -> None:  # noqa: F811
    page.goto(f"{desk.address}/viet/moi/")
    slow(page, "POST", "/api/bai")
    page.get_by_label("Tên bài", exact=True).fill("Máy chủ chậm")
    box(page).click()
    page.keyboard.type("Gõ trong lúc chờ")
    page.wait_for_url(re.compile(r"/viet/\d{4}/"))
    holds(desk, "/".join(page.url.rstrip("/").split("/")[-3:]), "Gõ trong lúc chờ")
    said(page, "đã lưu")


def test_a_save_whose_answer_was_lost_is_no_conflict(page: Page, desk: Desk) -> None:  # noqa: F811
    place = begin(page, desk, "Mất câu trả lời", "Gốc")
    slow(page, "PUT", "/api/bai/", -1)
    box(page).fill("Gốc, một")
    said(page, "Chưa lưu được")
    box(page).fill("Gốc, một, hai")
    holds(desk, place, "Gốc, một, hai")
    said(page, "đã lưu")
    expect(page.locator("#hop")).to_be_hidden()


@pytest.mark.long
def test_a_page_loaded_again_amid_typing_shows_what_was_typed(page: Page, desk: Desk) -> None:  # noqa: F811
    place = begin(page, desk, "Tải lại giữa chừng", "Gốc")
    box(page).fill("Gốc, vừa gõ")
    page.reload()
    expect(box(page)).to_have_value("Gốc, vừa gõ")
    expect(page.locator("#chua-luu .note")).to_have_count(0)
    box(page).press("Control+End")
    page.keyboard.type(" tiếp")
    holds(desk, place, "Gốc, vừa gõ tiếp")


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [(0, 3, "Chữ **dán**XYZ hai ba"), (3, 3, "MộtChữ **dán**XYZ hai ba"), (7, 10, "Một haiChữ **dán**XYZ")],
)
def test_typing_goes_on_while_a_paste_is_cleaned(
    page: Page,  # noqa: F811
    desk: Desk,  # noqa: F811
    start: int,
    end: int,
    expected: str,
) -> None:
    begin(page, desk, f"Dán rồi gõ {start}", "Một hai ba")
    slow(page, "POST", "/api/dan")
    select(page, start, end)
    paste(page, "#noi-dung-bai", "<p>Chữ <b>dán</b></p>", "Chữ dán")
    page.keyboard.type("XYZ")
    expect(box(page)).to_have_value(expected)


@pytest.mark.long
def test_a_photo_that_comes_late_breaks_no_word_and_takes_no_field_away(
    page: Page,  # noqa: F811
    desk: Desk,  # noqa: F811
) -> None:
    begin(page, desk, "Ảnh đến muộn", "Đầu\n\nCuối")
    slow(page, "PUT", "/api/tep/")
    select(page, 3, 3)
    drop_files(page, "#anh", {"1.jpg": (photo("#311"), JPEG)})
    page.keyboard.type(" đoạn này còn gõ", delay=100)
    expect(box(page)).to_have_value("Đầu đoạn này còn gõ\n\n![](1.jpg)\n\nCuối")
    page.keyboard.type(" nữa")
    expect(box(page)).to_have_value("Đầu đoạn này còn gõ nữa\n\n![](1.jpg)\n\nCuối")
    summary = page.get_by_label("Sapo", exact=True)
    drop_files(page, "#anh", {"2.jpg": (photo("#113"), JPEG)})
    summary.click()
    page.keyboard.type("Tóm tắt gõ liền một mạch", delay=100)
    expect(box(page)).to_have_value(re.compile(r"!\[\]\(2\.jpg\)"))
    expect(summary).to_have_value("Tóm tắt gõ liền một mạch")


def test_several_word_files_are_taken_one_after_the_other(page: Page, desk: Desk) -> None:  # noqa: F811
    page.goto(f"{desk.address}/nhap/")
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    titles = ("Chi bộ Văn phòng trồng cây đầu năm", "Đoàn xã mở lớp tin học cho người cao tuổi")
    files: list[FilePayload] = [
        {"name": f"{n}.docx", "mimeType": kind, "buffer": word_article(title)}
        for n, title in enumerate(titles)
    ]
    page.locator("#chon").set_input_files(files)
    second = page.locator("section", has_text="1.docx")
    second.get_by_label("Sapo", exact=True).fill("Sapo sửa tay của tệp thứ hai.")
    page.locator("section", has_text="0.docx").get_by_role("button", name="Nhận bài, viết tiếp").click()
    expect(page.locator("section", has_text="0.docx")).to_contain_text("Đã nhận bài")
    expect(second.get_by_label("Sapo", exact=True)).to_have_value("Sapo sửa tay của tệp thứ hai.")
    second.get_by_role("button", name="Nhận bài, viết tiếp").click()
    page.wait_for_url(re.compile(r"/viet/\d{4}/"))
    assert "Sapo sửa tay của tệp thứ hai." in desk.text("/".join(page.url.rstrip("/").split("/")[-3:]))
