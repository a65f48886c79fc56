"""An article written at the desk in a real Chromium: nothing that is typed is lost, and every button does its part."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, FilePayload, Locator, Page, expect

from tests.browser.desk_pages import drop_files, paste, sampled
from tests.support.desk_program import Desk, clone_with_program, desk_in, make_repository
from tests.support.previewing import wait_until
from tests.support.word_articles import photo

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]
JPEG = "image/jpeg"
PUBLISHED = "2024/07/thi-dua"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_repository(tmp_path_factory.mktemp("writing"))


@pytest.fixture(scope="module")
def desk(server: Path) -> Iterator[Desk]:
    with desk_in(clone_with_program(server, server.parent / "an")) as running:
        yield running


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(locale="vi-VN", viewport={"width": 1400, "height": 900})
    context.set_default_timeout(8_000)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def box(page: Page) -> Locator:
    """Find the text box of the body."""
    return page.locator("#noi-dung-bai")


def said(page: Page, text: str) -> None:
    """Wait until the screen says how the article stands."""
    expect(page.locator("#tinh-trang")).to_contain_text(text)


def begin(page: Page, desk: Desk, title: str, body: str = "") -> str:
    """Begin an article; give its place once it is saved."""
    page.goto(f"{desk.address}/viet/moi/")
    page.get_by_label("Tên bài", exact=True).fill(title)
    page.keyboard.press("Tab")
    page.get_by_label("Chuyên mục", exact=True).select_option("Tin hoạt động")
    page.wait_for_url(re.compile(r"/viet/\d{4}/"))
    if body:
        box(page).fill(body)
    said(page, "đã lưu")
    found = re.search(r"/viet/(\d{4}/\d\d/[^/]+)/", page.url)
    assert found
    return found[1]


def holds(desk: Desk, place: str, *texts: str) -> None:
    """Wait until the manuscript holds texts."""
    wait_until(lambda: all(text in desk.text(place) for text in texts), f"{place} holds {texts}")


@pytest.mark.long
def test_the_address_follows_the_title_until_it_is_sent(page: Page, desk: Desk) -> None:
    first = begin(page, desk, "Tên thứ nhất")
    assert first.endswith("/ten-thu-nhat")
    page.get_by_label("Tên bài", exact=True).fill("Tên đã đổi")
    box(page).click()
    page.wait_for_url("**/ten-da-doi/")
    assert not (desk.content / "articles" / first).exists()
    page.get_by_role("link", name="Gửi duyệt, đăng…").click()
    page.get_by_role("button", name="Gửi duyệt", exact=True).click()
    expect(page.locator("#theo-doi h2")).to_contain_text("gửi duyệt")
    page.get_by_role("link", name="Viết tiếp").click()
    page.get_by_label("Tên bài", exact=True).fill("Tên đổi lần nữa")
    box(page).click()
    said(page, "đã lưu")
    assert page.url.endswith("/ten-da-doi/")
    assert page.locator("#dia-chi").get_attribute("readonly") is not None


def test_a_title_left_by_a_click_on_publishing_opens_the_screen_of_the_new_address(
    page: Page, desk: Desk
) -> None:
    begin(page, desk, "Chưa xong")
    page.get_by_label("Tên bài", exact=True).fill("Xong rồi")
    page.get_by_role("link", name="Gửi duyệt, đăng…").click()
    page.wait_for_url("**/dang/*/*/xong-roi/")
    expect(page.locator("h1")).to_have_text("Xong rồi")


@pytest.mark.long
def test_a_tab_closed_amid_typing_offers_what_was_not_saved(context: BrowserContext, desk: Desk) -> None:
    page = context.new_page()
    place = begin(page, desk, "Đóng giữa chừng", "Đã lưu.")
    context.route("**/api/bai/**", lambda route: route.abort())  # nothing reaches the desk any more
    box(page).press("Control+End")
    page.keyboard.type(" Chưa kịp lưu.")
    page.close()
    context.unroute("**/api/bai/**")
    assert "Chưa kịp lưu." not in desk.text(place)
    page = context.new_page()
    page.goto(f"{desk.address}/viet/{place}/")
    expect(page.locator("#chua-luu")).to_contain_text("chưa lưu được")
    page.get_by_role("button", name="Lấy lại").click()
    expect(box(page)).to_have_value("Đã lưu. Chưa kịp lưu.")
    holds(desk, place, "Đã lưu. Chưa kịp lưu.")
    page.reload()
    expect(page.locator("#chua-luu .note")).to_have_count(0)


def test_a_tab_closed_amid_typing_loses_nothing_even_unasked(context: BrowserContext, desk: Desk) -> None:
    page = context.new_page()
    place = begin(page, desk, "Đóng ngay", "Một.")
    box(page).press("Control+End")
    page.keyboard.type(" Hai.")
    page.close(run_before_unload=True)
    holds(desk, place, "Một. Hai.")
    page = context.new_page()
    page.goto(f"{desk.address}/viet/{place}/")
    expect(box(page)).to_have_value("Một. Hai.")
    expect(page.locator("#chua-luu .note")).to_have_count(0)


@pytest.mark.parametrize("choice", sampled(["Giữ bản của tôi", "Lấy bản kia"], "Giữ bản của tôi"))
def test_the_second_of_two_who_save_sees_both_texts_and_loses_none(
    context: BrowserContext, desk: Desk, choice: str
) -> None:
    mine, theirs = context.new_page(), context.new_page()
    place = begin(mine, desk, f"Hai người {choice}", "Chung.")
    theirs.goto(f"{desk.address}/viet/{place}/")
    box(theirs).press("Control+End")
    theirs.keyboard.type(" Của người kia.")
    said(theirs, "đã lưu")
    box(mine).press("Control+End")
    mine.keyboard.type(" Của tôi.")
    dialog = mine.locator("#hop")
    expect(dialog).to_be_visible()
    expect(dialog.locator("mark")).to_have_text(["tôi", "người kia"])  # only what differs is marked
    expect(dialog.locator("mark").first).to_have_css("text-decoration-line", "underline")
    expect(dialog.get_by_label("Bản của bạn")).to_have_value(re.compile(r"Chung\. Của tôi\."))
    expect(dialog.get_by_label("Bản vừa lưu ở nơi khác")).to_have_value(
        re.compile(r"Chung\. Của người kia\.")
    )
    assert "Của tôi." not in desk.text(place)
    dialog.get_by_role("button", name=choice).click()
    kept, other = (
        ("Của tôi.", "Của người kia.") if choice == "Giữ bản của tôi" else ("Của người kia.", "Của tôi.")
    )
    expect(box(mine)).to_have_value(f"Chung. {kept}")
    holds(desk, place, kept)
    # The other one is not lost: it is offered, now and after the tab is opened again.
    expect(mine.locator("#chua-luu")).to_contain_text(other)
    mine.reload()
    mine.get_by_role("button", name="Lấy lại").click()
    expect(box(mine)).to_have_value(f"Chung. {other}")


@pytest.mark.long
def test_copies_in_the_browser_follow_an_article_to_another_address(
    context: BrowserContext, desk: Desk
) -> None:
    page = context.new_page()
    place = begin(page, desk, "Bản giữ đi theo", "Đã lưu.")
    new = place.replace("ban-giu-di-theo", "dia-chi-moi")
    held = "JSON.stringify({ fields: {}, body, at })"
    page.evaluate(
        f"""([place, other]) => {{
          const put = (key, body, at) => localStorage.setItem(key, {held});
          put(`giu:${{place}}:11`, "Chưa lưu một", 11);
          put(`giu:${{place}}:12`, "Chưa lưu hai", 12);
          put(`giu:${{other}}:12`, "Ở đó từ trước", 12);
          put(`giu:${{place}}-khac:13`, "Của bài khác", 13);
          put(`bo:${{place}}`, "Không chọn", 14);
          put(`bo:${{other}}`, "Không chọn từ trước", 15);
        }}""",
        [place, new],
    )
    page.reload()
    expect(page.locator("#chua-luu .note")).to_have_count(3)
    page.get_by_label("Tên bài", exact=True).fill("Địa chỉ mới")
    box(page).click()
    page.wait_for_url("**/dia-chi-moi/")
    texts = {"Chưa lưu một", "Chưa lưu hai", "Ở đó từ trước", "Không chọn", "Không chọn từ trước"}
    for _ in range(2):
        expect(page.locator("#chua-luu .note")).to_have_count(5)
        assert set(page.locator("#chua-luu pre").all_text_contents()) == texts
        page.reload()
    keys = page.evaluate("Object.keys(localStorage)")
    assert [key for key in keys if key.split(":")[1] == place] == []
    assert f"giu:{place}-khac:13" in keys
    note = page.locator("#chua-luu .note", has_text="Chưa lưu hai")
    note.get_by_role("button", name="Lấy lại").click()
    holds(desk, new, "Chưa lưu hai")
    expect(page.locator("#chua-luu .note")).to_have_count(4)


def test_a_desk_that_was_killed_is_told_and_saving_goes_on_once_it_is_back(
    browser: Browser, server: Path, tmp_path: Path
) -> None:
    context = browser.new_context(locale="vi-VN")
    context.set_default_timeout(8_000)
    page = context.new_page()
    root = clone_with_program(server, tmp_path / "killed")
    first = Desk(root)
    place = begin(page, first, "Mất điện", "Trước.")
    first.kill()
    box(page).press("Control+End")
    page.keyboard.type(" Lúc mất điện.")
    said(page, "Chưa lưu được; chữ vẫn còn ở đây.")
    expect(page.locator("#bao")).to_contain_text("Không gọi được bàn biên tập")
    with desk_in(root, first.port) as second:
        holds(second, place, "Trước. Lúc mất điện.")
        said(page, "đã lưu")
        page.keyboard.type(" Tiếp.")
        holds(second, place, "Trước. Lúc mất điện. Tiếp.")
    context.close()


def test_what_was_done_offline_is_sent_later(browser: Browser, tmp_path: Path) -> None:
    server = make_repository(tmp_path / "office")
    context = browser.new_context(locale="vi-VN")
    page = context.new_page()
    with desk_in(clone_with_program(server, tmp_path / "an")) as desk:
        begin(page, desk, "Gửi lúc mất mạng", "Nội dung.")
        page.get_by_label("Tác giả").fill("Lê Thị An")
        page.get_by_label("Sapo").fill("Mạng đứt lúc gửi bài.")
        away = server.rename(server.with_name("away.git"))
        page.get_by_role("link", name="Gửi duyệt, đăng…").click()
        page.get_by_role("button", name="Gửi duyệt", exact=True).click()
        expect(page.locator("#theo-doi h2")).to_have_text("Đã ghi, chưa gửi", timeout=40_000)
        away.rename(server)
        page.reload()
        expect(page.get_by_role("heading", name="Chưa gửi: 1 việc")).to_be_visible()
        page.get_by_role("button", name="Gửi lại").click()
        expect(page.locator("#theo-doi h2")).to_have_text("Đã gửi 1 việc", timeout=40_000)
        page.goto(f"{desk.address}/")
        expect(page.locator("main")).to_contain_text("Gửi lúc mất mạng")
    context.close()


def test_an_article_that_a_colleague_sent_first_shows_both_texts(
    browser: Browser, server: Path, desk: Desk, tmp_path: Path
) -> None:
    contexts = [browser.new_context(locale="vi-VN") for _ in range(2)]
    an, binh = (one.new_page() for one in contexts)
    place = "2024/01/bai-0"
    with desk_in(clone_with_program(server, tmp_path / "binh", "Trần Bình")) as other:
        for page, where, words in ((an, desk, "Của An."), (binh, other, "Của Bình.")):
            page.goto(f"{where.address}/viet/{place}/")
            box(page).press("Control+End")
            page.keyboard.type(f"\n\n{words}")
            said(page, "đã lưu")
        for page in (an, binh):
            page.get_by_role("link", name="Gửi duyệt, đăng…").click()
            page.get_by_role("button", name="Cập nhật", exact=True).click()
            expect(page.locator("#theo-doi h2")).not_to_contain_text("Đang gửi", timeout=40_000)
        expect(binh.locator("#theo-doi")).to_contain_text("Người khác đã sửa bài này")
        binh.goto(f"{other.address}/viet/{place}/")
        dialog = binh.locator("#hop")
        expect(dialog).to_be_visible()
        texts = [one.input_value() for one in dialog.locator("textarea").all()]
        assert ["Của Bình." in text for text in texts] == [True, False]
        assert ["Của An." in text for text in texts] == [False, True]
        dialog.get_by_role("button", name="Lấy bản kia").click()
        expect(box(binh)).to_have_value(re.compile(r"Của An\."))
        binh.get_by_role("button", name="Lấy lại").click()
        expect(box(binh)).to_have_value(re.compile(r"Của Bình\."))
    for context in contexts:
        context.close()


def test_buttons_write_markdown_and_ctrl_z_takes_each_back(page: Page, desk: Desk) -> None:
    begin(page, desk, "Các nút", "chữ")
    expected = {
        "Đậm": "**chữ**",
        "Nghiêng": "*chữ*",
        "Đề mục": "## chữ",
        "Danh sách": "- chữ",
        "Trích dẫn": "> chữ",
        "Chú thích": "chữ[^1]\n\n[^1]: Nội dung chú thích\n\n",
        "Xuống dòng": "\\\n",
    }
    for name, value in expected.items():
        box(page).press("Control+a")
        page.get_by_role("button", name=name, exact=True).click()
        expect(box(page)).to_have_value(value)
        for _ in range(2 if name == "Chú thích" else 1):
            box(page).press("Control+z")
        expect(box(page)).to_have_value("chữ")
    box(page).press("Control+End")
    page.get_by_role("button", name="Bảng").click()
    expect(box(page)).to_have_value(re.compile(r"^chữ\n\n\| Đầu cột \| Đầu cột \|\n"))
    box(page).press("Control+z")
    expect(box(page)).to_have_value("chữ")
    box(page).press("Control+a")
    box(page).press("Control+b")
    expect(box(page)).to_have_value("**chữ**")


def test_what_is_pasted_from_word_is_clean_and_ctrl_z_takes_it_back(page: Page, desk: Desk) -> None:
    place = begin(page, desk, "Dán từ tệp khác", "Trước.")
    box(page).press("Control+End")
    html = (
        "<html xmlns:o='urn:schemas-microsoft-com:office:office'><body lang=VI><!--StartFragment-->"
        "<p class=MsoNormal style='margin:0'><b><span style='font-family:Arial'>Kết quả</span></b><o:p></o:p></p>"
        "<p class=MsoNormal>Đạt 51,9% kế hoạch.</p><table><tr><td>Tháng</td><td>Số</td></tr><tr><td>1</td><td>20</td></tr>"
        "</table><script>alert(1)</script><!--EndFragment--></body></html>"
    )
    paste(page, "#noi-dung-bai", html, "Kết quả Đạt 51,9% kế hoạch.")
    expect(box(page)).to_have_value(re.compile(r"Đạt 51,9% kế hoạch\."))
    value = box(page).input_value()
    assert value.startswith("Trước.\n\n**Kết quả**")
    assert "| Tháng | Số |" in value
    assert "<" not in value
    assert "alert" not in value
    holds(desk, place, "Đạt 51,9%")
    box(page).press("Control+z")
    expect(box(page)).to_have_value("Trước.")


@pytest.mark.long
def test_a_picture_that_is_pasted_becomes_a_photo_of_the_article(page: Page, desk: Desk) -> None:
    place = begin(page, desk, "Dán ảnh", "Trước.")
    page.evaluate(
        """async () => {
          const canvas = Object.assign(document.createElement("canvas"), { width: 400, height: 300 });
          canvas.getContext("2d").fillRect(20, 20, 200, 200);
          const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
          const transfer = new DataTransfer();
          transfer.items.add(new File([blob], "image.png", { type: "image/png" }));
          const box = document.getElementById("noi-dung-bai");
          box.focus();
          box.dispatchEvent(new ClipboardEvent("paste", { clipboardData: transfer, bubbles: true, cancelable: true }));
        }"""
    )
    expect(page.locator("#the .card")).to_have_count(1)
    holds(desk, place, "![](")


def with_photos(page: Page, desk: Desk, title: str, many: int = 3) -> str:
    """Begin an article and drop photos on it."""
    place = begin(page, desk, title, "Mở đầu.")
    box(page).press("Control+End")
    files = {
        f"DSC0{n}.JPG": (photo(colour, (900, 600)), JPEG)
        for n, colour in zip(range(many), ("#711", "#171", "#117"), strict=False)
    }
    drop_files(page, "#anh", files)
    expect(page.locator("#the .card")).to_have_count(many)
    said(page, "đã lưu")
    return place


def test_a_caption_and_a_credit_typed_quickly_are_both_kept(page: Page, desk: Desk) -> None:
    place = with_photos(page, desk, "Ảnh thả vào")
    cards = page.locator("#the .card")
    for number in range(3):
        cards.nth(number).get_by_label("Chú thích").click()
        page.keyboard.type(f"Chú thích số {number}")
        page.keyboard.press("Tab")
        page.keyboard.type(f"Người chụp {number}")
    page.keyboard.press("Tab")
    holds(desk, place, *(f"Chú thích số {n}" for n in range(3)), *(f"Ảnh: Người chụp {n}" for n in range(3)))
    said(page, "đã lưu")
    for number in range(3):
        caption = cards.nth(number).get_by_label("Chú thích", exact=True)
        expect(caption).to_have_value(f"Chú thích số {number}.")  # a full stop before the credit
        expect(cards.nth(number).get_by_label("Nguồn ảnh", exact=True)).to_have_value(
            re.compile(f"Người chụp {number}")
        )


def test_words_typed_in_a_card_stay_with_its_photo_when_others_come_before_it(page: Page, desk: Desk) -> None:
    place = begin(page, desk, "Ảnh chuyển chỗ", "![Một](1.jpg)\n\n![Hai](2.jpg)\n\nHết.")
    cards = page.locator("#the .card")
    expect(cards).to_have_count(2)
    caption = cards.nth(1).get_by_label("Chú thích")
    caption.focus()
    page.evaluate("document.getElementById('noi-dung-bai').setRangeText('![](8.jpg)\\n\\n', 0, 0)")
    caption.press_sequentially("Người ")
    holds(desk, place, "![](8.jpg)\n\n![Một](1.jpg)\n\n![")
    holds(desk, place, "Người ")
    assert re.search(r"!\[.*Người .*\]\(2\.jpg\)", desk.text(place))
    box(page).focus()
    expect(cards).to_have_count(3)


@pytest.mark.long
def test_order_cover_and_focus_are_set_by_clicks_and_keys(page: Page, desk: Desk) -> None:
    place = with_photos(page, desk, "Thứ tự ảnh")
    names = re.findall(r"!\[\]\(([^)]+)\)", desk.text(place))
    assert len(names) == 3
    page.locator("#the .card").nth(2).get_by_role("button", name="Lên").click()
    wait_until(
        lambda: re.findall(r"!\[\]\(([^)]+)\)", desk.text(place)) == [names[0], names[2], names[1]],
        "the third photo went up",
    )
    expect(page.locator("#the .card").nth(1).locator("img")).to_have_attribute(
        "src", re.compile(re.escape(names[2]))
    )
    assert page.evaluate("document.activeElement.textContent") == "Lên"
    page.locator("#the .card").nth(1).get_by_role("button", name="Làm ảnh bìa").click()
    holds(desk, place, f"Cover: {names[2]}")
    focus = page.locator("#the .card").nth(1).locator(".focus")
    expect(focus).to_be_visible()
    size = focus.bounding_box()
    assert size
    focus.click(position={"x": size["width"] * 0.25, "y": size["height"] * 0.75})
    wait_until(
        lambda: re.search(r"^Focus: 2[456]% 7[456]%$", desk.text(place), re.M) is not None,
        "the focus is kept",
    )
    before = desk.text(place)
    page.locator("#the .focus").focus()
    page.keyboard.press("ArrowRight")
    wait_until(lambda: desk.text(place) != before, "an arrow moves the focus")
    assert re.search(r"^Focus: (29|30|31)% ", desk.text(place), re.M)


def test_photos_of_an_album_are_cards_with_captions(page: Page, desk: Desk) -> None:
    place = begin(page, desk, "Bộ ảnh hội thi", "Mở đầu.")
    photos: list[FilePayload] = [
        {"name": f"{n}.jpg", "mimeType": JPEG, "buffer": photo(colour, (600, 400))}
        for n, colour in enumerate(("#311", "#131"))
    ]
    page.locator("#chon-album").set_input_files(photos)
    cards = page.locator("#the .card")
    expect(cards).to_have_count(2)
    captions = desk.content / "articles" / place / "album" / "chu-thich.txt"
    cards.nth(1).get_by_label("Chú thích").fill("Chặng đua cuối")
    cards.nth(1).get_by_label("Nguồn ảnh").fill("Lan")
    page.get_by_role("link", name="Bài", exact=True).click()  # before the pause after typing
    expect(page).to_have_url(f"{desk.address}/")
    assert captions.read_text("utf-8") == "1.jpg: Chặng đua cuối. Ảnh: Lan\n"
    page.go_back()
    expect(cards).to_have_count(2)
    captions.write_text("0.jpg: Bản khác\n", encoding="utf-8")
    cards.nth(0).get_by_label("Chú thích").press_sequentially("Bản của tôi")
    page.get_by_role("button", name="Giữ bản của tôi").click()
    wait_until(lambda: captions.read_text("utf-8") == "0.jpg: Bản của tôi\n", "the chosen caption is kept")
    cards.nth(0).get_by_role("button", name="Xóa ảnh").click()
    expect(cards).to_have_count(1)
    assert captions.read_bytes() == b""
    photos[0]["name"] = "2.jpg"
    page.locator("#chon-album").set_input_files(photos[:1])
    expect(cards).to_have_count(2)


@pytest.mark.long
def test_an_album_and_a_video_are_added(page: Page, desk: Desk) -> None:
    place = begin(page, desk, "Album và video", "Mở đầu.")
    box(page).press("Control+End")
    photos: list[FilePayload] = [
        {"name": f"{n}.jpg", "mimeType": JPEG, "buffer": photo(colour, (600, 400))}
        for n, colour in enumerate(("#311", "#131"))
    ]
    page.locator("#chon-album").set_input_files(photos)
    holds(desk, place, "[album]")
    assert len(list((desk.content / "articles" / place / "album").glob("*.jpg"))) == 2
    box(page).press("Control+End")
    page.get_by_role("button", name="Video").click()
    page.get_by_label("Địa chỉ video").fill("https://www.youtube.com/watch?v=aqz-KE-bpKQ")
    page.get_by_label("Tiêu đề", exact=True).fill("Phóng sự")
    page.keyboard.press("Enter")
    holds(desk, place, "[Phóng sự](https://www.youtube.com/watch?v=aqz-KE-bpKQ)")


def test_a_link_to_another_article_is_found_without_diacritics(page: Page, desk: Desk) -> None:
    place = begin(page, desk, "Có liên kết", "Xem thêm bài này.")
    box(page).press("Control+Home")
    for _ in range(8):
        box(page).press("Shift+ArrowRight")
    page.keyboard.press("Control+k")
    page.keyboard.type("thi dua soi noi")
    page.get_by_role("button", name="Khối thi đua sôi nổi").click()
    holds(desk, place, f"[Xem thêm](/{PUBLISHED}/) bài này.")


def test_a_date_of_the_file_is_shown_day_first_and_keeps_its_bytes(page: Page, desk: Desk) -> None:
    before = desk.text(PUBLISHED)
    year, month, day = re.findall(r"^Date: (\d{4})-(\d\d)-(\d\d)", before, re.M)[0]
    page.goto(f"{desk.address}/viet/{PUBLISHED}/")
    expect(page.get_by_label("Ngày đăng", exact=True)).to_have_value(re.compile(f"^{day}/{month}/{year}"))
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.locator("#bao")).to_have_text("Đã lưu.")
    assert desk.text(PUBLISHED) == before


def test_a_phone_turns_between_text_and_page_by_one_button(browser: Browser, desk: Desk) -> None:
    page = browser.new_context(locale="vi-VN", viewport={"width": 360, "height": 740}).new_page()
    page.goto(f"{desk.address}/viet/{PUBLISHED}/")
    write, look = (page.get_by_role("button", name=name, exact=True) for name in ("Viết", "Xem trang"))
    for here, there, shown in ((look, write, "#trang"), (write, look, "#viet")):
        expect(there).to_be_hidden()
        here.press("Enter")
        expect(page.locator(shown)).to_be_visible()
        expect(there).to_be_focused()
    page.context.close()


@pytest.mark.long
def test_the_bar_of_a_phone_hides_nothing_that_has_the_focus(browser: Browser, desk: Desk) -> None:
    page = browser.new_context(locale="vi-VN", viewport={"width": 360, "height": 740}).new_page()
    page.goto(f"{desk.address}/viet/{PUBLISHED}/")
    expect(page.get_by_label("Tên bài", exact=True)).not_to_have_value("")
    page.locator("#chon-album").focus()
    bar = page.locator(".bar")
    for _ in range(16):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("Boolean(document.activeElement.closest('#viet'))"):
            top = page.evaluate("document.activeElement.getBoundingClientRect().bottom")
            box_of_bar = bar.bounding_box()
            assert box_of_bar
            assert box_of_bar["height"] <= 110
            assert top > box_of_bar["y"] + box_of_bar["height"], page.evaluate(
                "document.activeElement.outerHTML"
            )
    page.context.close()


def test_after_a_refusal_what_was_blocked_stays_blocked(page: Page, desk: Desk) -> None:
    place = begin(page, desk, "Còn lỗi")
    page.goto(f"{desk.address}/dang/{place}/")
    blocked = page.locator("[data-act]:disabled")
    expect(blocked.first).to_be_visible()
    names = blocked.all_inner_texts()
    page.route("**/api/dang/**", lambda route: route.fulfill(status=409, json={"loi": "Chưa nhận."}))
    page.get_by_role("button", name="Gửi duyệt", exact=True).click()
    expect(page.locator("#theo-doi")).to_contain_text("Chưa nhận.")
    expect(page.get_by_role("button", name="Gửi duyệt", exact=True)).to_be_enabled()
    assert blocked.all_inner_texts() == names


@pytest.mark.long
def test_a_calendar_is_walked_by_keys(page: Page, desk: Desk) -> None:
    place = begin(page, desk, "Theo lịch")
    date = page.get_by_label("Ngày đăng", exact=True)
    date.fill("30/11/2026 06:00")
    expect(page.locator(".dated output").first).to_have_text("Thứ Hai")
    page.get_by_role("button", name="Lịch: Ngày đăng").press("Enter")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(date).to_have_value("08/12/2026 06:00")
    expect(date).to_be_focused()
    expect(page.locator(".dated output").first).to_have_text("Thứ Ba")
    holds(desk, place, "Date: ")
    page.get_by_role("button", name="Lịch: Ngày đăng").press("Enter")
    page.keyboard.press("Escape")
    expect(page.locator("#lich")).to_be_hidden()
    expect(page.get_by_role("button", name="Lịch: Ngày đăng")).to_be_focused()


def test_an_error_stands_at_its_field_and_leads_to_its_line(page: Page, desk: Desk) -> None:
    begin(page, desk, "Có lỗi", "Một.\n\n![](khong-co.jpg)\n\nBa.")
    found = page.locator("#l- li", has_text="khong-co.jpg").first
    expect(found).to_be_visible()
    found.get_by_role("button", name="Dòng 3").click()
    assert (
        page.evaluate(
            "() => getSelection().toString() || document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd)"
        )
        == "![](khong-co.jpg)"
    )
    expect(page.locator('.field[data-key="Summary"] .found li').first).to_be_visible()


def test_the_page_beside_shows_what_is_typed(page: Page, desk: Desk) -> None:
    begin(page, desk, "Trang bên cạnh", "Câu đầu.")
    box(page).press("Control+End")
    frame = page.frame_locator("#khung")
    expect(frame.locator("article")).to_contain_text("Câu đầu.", timeout=30_000)
    began = time.monotonic()
    page.keyboard.type(" Câu thứ hai.")
    expect(frame.locator("article")).to_contain_text("Câu thứ hai.", timeout=30_000)
    assert time.monotonic() - began < 20


def test_an_old_version_is_compared_and_taken_back(page: Page, desk: Desk) -> None:
    page.goto(f"{desk.address}/viet/{PUBLISHED}/")
    before = desk.text(PUBLISHED)
    box(page).press("Control+End")
    page.keyboard.type("\n\nĐoạn thêm.")
    holds(desk, PUBLISHED, "Đoạn thêm.")
    said(page, "bạn đọc chưa thấy")
    page.get_by_role("link", name="Lịch sử").click()
    page.get_by_role("button", name="So hai bản").click()
    expect(page.locator("#khac ins")).to_contain_text("Đoạn thêm.")
    page.get_by_role("button", name="Lấy lại bản này").last.click()
    page.locator("#hop").get_by_role("button", name="Lấy lại").click()
    page.wait_for_url("**/viet/**")
    assert desk.text(PUBLISHED) == before
