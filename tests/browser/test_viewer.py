"""Photos in full in a real Chromium: by keyboard, finger and mouse, and without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect

from tests.support.building import NOW, build, write_article, write_site
from tests.support.serving import served

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

ADDRESS = "/2024/07/anh/"
NUMBER = 5
SHIFT = (
    "window.shift = 0; new PerformanceObserver(list => { for (const entry of list.getEntries()) "
    "shift += entry.value }).observe({type: 'layout-shift', buffered: true})"
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("viewer")
    body = "Mở đầu.\n\n![Quang cảnh](0.jpg)\n\nGiữa.\n\n[album]\n\n" + "Thân bài.\n\n" * 30
    file = write_article(write_site(folder / "content"), "2024/07/anh", body)
    Image.new("RGB", (1200, 800), (40, 90, 60)).save(file.with_name("0.jpg"))
    album = file.with_name("album")
    album.mkdir()
    for number in range(1, NUMBER + 1):
        size = (600, 800) if number == 2 else (1200, 800)
        Image.new("RGB", size, (40 * number, 90, 60)).save(album / f"{number}.jpg")
    lines = [f"{number}.jpg: Cảnh {number}. Ảnh: P. Mai" for number in range(1, NUMBER + 1)]
    (album / "chu-thich.txt").write_text("\n".join(lines), encoding="utf-8")
    _write_scans(folder / "content")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", NOW)
        assert build(folder / "content", folder / "output").status == 0
    with served(Path(folder / "output")) as address:
        yield address + ADDRESS


def _write_scans(content: Path) -> None:
    """Write an article whose cover is of its album, with screenshots, a page that was scanned and a panorama."""
    body = (
        "Mở đầu.\n\n![Tin nhắn](dai.png)\n\nGiữa.\n\n![Công văn](a4.png)\n\nSau.\n\n![Lịch họp](cao.png)\n\n"
        "Sau.\n\n![Toàn cảnh](rong.jpg)\n*Hội trường nhìn từ cửa chính vào buổi sáng khai mạc. Ảnh: P. Mai*"
    )
    file = write_article(content, "2024/07/quet", body, Cover="album/2.jpg")
    Image.new("RGB", (1080, 8000), (240, 240, 240)).save(file.with_name("dai.png"))
    Image.new("RGB", (1240, 1754), (250, 240, 240)).save(file.with_name("a4.png"))
    Image.new("RGB", (720, 2400), (240, 250, 240)).save(file.with_name("cao.png"))
    Image.new("RGB", (4000, 800), (60, 90, 120)).save(file.with_name("rong.jpg"))
    album = file.with_name("album")
    album.mkdir()
    for number in range(1, 5):
        Image.new("RGB", (1200, 800), (40, 50 * number, 60)).save(album / f"{number}.jpg")


class Visit:
    """A reader at the article."""

    def __init__(self, browser: Browser, site: str, **options: object) -> None:
        options = {"viewport": {"width": 1280, "height": 800}, "reduced_motion": "reduce", **options}
        self.context = browser.new_context(**options)  # type: ignore[arg-type]
        self.page: Page = self.context.new_page()
        self.page.add_init_script(SHIFT)
        self.page.goto(site, wait_until="networkidle")

    def photo(self, number: int) -> Locator:
        return self.page.get_by_role("link", name=f"Xem ảnh lớn: Cảnh {number}.")

    @property
    def viewer(self) -> Locator:
        return self.page.get_by_role("dialog", name="Xem ảnh")

    def expect_shown(self, number: int, of: int = NUMBER) -> None:
        """Expect this photo, with its caption, in the middle of the screen, and no other."""
        expect(self.viewer.locator(".viewer__count")).to_have_text(f"{number}/{of}")
        expect(self.viewer.locator(".viewer__slide:not([inert])")).to_have_count(1)
        picture = self.viewer.get_by_role("img", name=f"Cảnh {number}.")
        expect(picture).to_be_in_viewport(ratio=0.99)
        expect(self.viewer.get_by_text(f"Cảnh {number}.", exact=True)).to_be_in_viewport()
        assert picture.evaluate("image => image.complete || image.decode()") is not False

    def swipe(self, start: int, end: int) -> None:
        """Draw a finger across the screen."""
        devtools = self.context.new_cdp_session(self.page)
        steps = [start + (end - start) * step // 12 for step in range(13)]
        for kind, x in [("touchStart", start), *(("touchMove", x) for x in steps)]:
            devtools.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": 350}]})
            self.page.wait_for_timeout(16)
        devtools.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    def expect_closed(self) -> None:
        expect(self.page.locator("dialog")).to_have_count(0)


@pytest.fixture
def visit(browser: Browser, site: str) -> Iterator[Visit]:
    visit = Visit(browser, site)
    yield visit
    visit.context.close()


def test_without_scripts_a_photo_is_a_link_to_its_largest_rendition(browser: Browser, site: str) -> None:
    visit = Visit(browser, site, java_script_enabled=False)
    visit.photo(2).click()
    visit.page.wait_for_url("**/photos/*.jpg")
    assert visit.page.locator("img").bounding_box()
    visit.context.close()


def test_a_click_shows_the_photo_in_full_in_the_lighter_format(visit: Visit) -> None:
    visit.photo(3).click()
    visit.expect_shown(3)
    picture = visit.viewer.get_by_role("img", name="Cảnh 3.")
    assert picture.evaluate("image => image.decode().then(() => image.currentSrc)").endswith("-1200.avif")
    expect(visit.viewer.get_by_text("Ảnh: P. Mai").first).to_be_attached()


def test_keys_move_and_escape_closes(visit: Visit) -> None:
    visit.photo(2).focus()
    visit.page.keyboard.press("Enter")
    visit.expect_shown(2)
    visit.page.keyboard.press("ArrowRight")
    visit.expect_shown(3)
    visit.page.keyboard.press("ArrowLeft")
    visit.page.keyboard.press("ArrowLeft")
    visit.page.keyboard.press("ArrowLeft")
    visit.expect_shown(1)
    visit.page.keyboard.press("End")
    visit.expect_shown(NUMBER)
    visit.page.keyboard.press("ArrowRight")
    visit.expect_shown(NUMBER)
    visit.page.keyboard.press("Escape")
    visit.expect_closed()


def test_quick_steps_are_all_taken_while_photos_glide(browser: Browser, site: str) -> None:
    visit = Visit(browser, site, reduced_motion="no-preference")
    visit.photo(1).click()
    visit.expect_shown(1)
    visit.viewer.locator(".viewer__track").evaluate(
        "track => track.addEventListener('scroll', () => track.dispatchEvent("
        "new KeyboardEvent('keydown', {key: 'ArrowRight', bubbles: true})), {once: true})"
    )
    visit.page.keyboard.press("ArrowRight")
    visit.expect_shown(3)
    visit.page.keyboard.press("Home")
    visit.expect_shown(1)
    visit.context.close()


def test_buttons_move_and_close(visit: Visit) -> None:
    visit.photo(1).click()
    before, after = (visit.viewer.get_by_role("button", name=name) for name in ("Ảnh trước", "Ảnh sau"))
    expect(before).to_have_attribute("aria-disabled", "true")
    after.click()
    visit.expect_shown(2)
    before.click()
    visit.expect_shown(1)
    visit.viewer.get_by_role("button", name="Đóng").click()
    visit.expect_closed()


def test_the_focus_stays_inside_and_returns_to_the_photo_last_seen(visit: Visit) -> None:
    visit.photo(2).focus()
    visit.page.keyboard.press("Enter")
    visit.page.keyboard.press("ArrowRight")
    visit.expect_shown(3)
    for _ in range(6):
        visit.page.keyboard.press("Tab")
        assert visit.page.evaluate(
            "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
        )
    visit.page.keyboard.press("Escape")
    visit.expect_closed()
    expect(visit.photo(3)).to_be_focused()


def test_back_closes_the_photo_and_leaves_the_page_only_then(visit: Visit, site: str) -> None:
    visit.page.goto(site.removesuffix(ADDRESS) + "/")
    visit.page.goto(site)
    visit.photo(2).click()
    visit.expect_shown(2)
    visit.page.go_back()
    visit.expect_closed()
    assert visit.page.url == site
    visit.page.go_back()
    assert visit.page.url == site.removesuffix(ADDRESS) + "/"


@pytest.mark.parametrize("key", ["Escape", "Enter"])
def test_closing_leaves_nothing_in_the_history(visit: Visit, site: str, key: str) -> None:
    visit.page.goto(site.removesuffix(ADDRESS) + "/")
    visit.page.goto(site)
    for _ in range(2):
        visit.photo(2).click()
        visit.expect_shown(2)
        visit.viewer.get_by_role("button", name="Đóng").focus()
        visit.page.keyboard.press(key)
        visit.expect_closed()
        visit.page.wait_for_function("!history.state?.viewer")
    visit.page.go_back()
    assert visit.page.url == site.removesuffix(ADDRESS) + "/"


def test_a_finger_swipes(browser: Browser, site: str) -> None:
    visit = Visit(browser, site, viewport={"width": 360, "height": 700}, has_touch=True, is_mobile=True)
    visit.photo(1).tap()
    visit.expect_shown(1)
    visit.swipe(300, 60)
    visit.expect_shown(2)
    visit.swipe(60, 300)
    visit.expect_shown(1)
    visit.context.close()


def test_a_pinch_zooms(browser: Browser, site: str) -> None:
    visit = Visit(browser, site, viewport={"width": 360, "height": 700}, has_touch=True, is_mobile=True)
    visit.photo(1).tap()
    visit.expect_shown(1)
    devtools = visit.context.new_cdp_session(visit.page)
    devtools.send("Input.synthesizePinchGesture", {"x": 180, "y": 350, "scaleFactor": 2})
    assert visit.page.evaluate("visualViewport.scale") > 1.5
    visit.context.close()


def test_a_turned_telephone_keeps_the_photo(visit: Visit) -> None:
    visit.photo(3).click()
    visit.expect_shown(3)
    visit.page.set_viewport_size({"width": 700, "height": 360})
    visit.expect_shown(3)


def test_the_neighbours_are_there_before_they_are_asked_for(visit: Visit) -> None:
    visit.photo(3).click()
    visit.expect_shown(3)
    assert visit.viewer.locator(".viewer__picture").count() == 3
    visit.page.keyboard.press("ArrowRight")
    visit.expect_shown(4)
    assert visit.viewer.locator(".viewer__picture").count() == 4


def test_a_photo_that_stands_alone_has_no_neighbours(visit: Visit) -> None:
    visit.page.get_by_role("link", name="Xem ảnh lớn: Quang cảnh").click()
    expect(visit.viewer.get_by_role("img", name="Quang cảnh")).to_be_in_viewport()
    expect(visit.viewer.get_by_role("button")).to_have_count(1)
    expect(visit.viewer.locator(".viewer__count")).to_be_empty()


def test_a_click_for_another_tab_is_the_browsers(visit: Visit) -> None:
    with visit.context.expect_page() as opened:
        visit.photo(2).click(modifiers=["ControlOrMeta"])
    opened.value.wait_for_load_state()
    assert "/photos/" in opened.value.url
    visit.expect_closed()


def test_nothing_shifts(visit: Visit) -> None:
    visit.page.mouse.wheel(0, 500)
    visit.photo(2).click()
    visit.expect_shown(2)
    visit.page.go_back()
    visit.expect_closed()
    assert visit.page.evaluate("shift") == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_viewer(browser: Browser, site: str, scheme: str) -> None:
    visit = Visit(browser, site, color_scheme=scheme)
    visit.photo(2).click()
    visit.expect_shown(2)
    results = Axe().run(visit.page)
    assert results.violations_count == 0, results.generate_report()
    visit.context.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_buttons_are_as_large_as_a_finger(browser: Browser, site: str, width: int) -> None:
    visit = Visit(browser, site, viewport={"width": width, "height": 700}, has_touch=width == 360)
    visit.photo(2).click()
    visit.expect_shown(2)
    boxes = [button.bounding_box() for button in visit.viewer.get_by_role("button").all()]
    assert len(boxes) == 3
    assert all(box and box["width"] >= 44 and box["height"] >= 44 for box in boxes)
    visit.context.close()


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_photos_of_a_gallery_stand_in_reading_order_in_rows_of_one_height(
    browser: Browser, site: str, width: int
) -> None:
    visit = Visit(browser, site, viewport={"width": width, "height": 700})
    boxes = [found.bounding_box() for found in visit.page.locator(".gallery img").all()]
    assert len(boxes) == NUMBER
    places = [(round(box["y"]), box["x"]) for box in boxes if box]
    assert places == sorted(places)
    heights: dict[int, set[int]] = {}
    for box in boxes:
        assert box
        heights.setdefault(round(box["y"]), set()).add(round(box["height"]))
    assert all(max(found) - min(found) <= 1 for found in heights.values())
    assert len(heights) < NUMBER or width == 360
    visit.context.close()


@pytest.fixture
def scans(browser: Browser, site: str) -> Iterator[Visit]:
    visit = Visit(browser, site.replace(ADDRESS, "/2024/07/quet/"))
    yield visit
    visit.context.close()


def test_a_cover_of_an_album_opens_in_it_and_stands_once_on_the_page(scans: Visit) -> None:
    assert scans.page.locator(".gallery .photo").count() == 3
    scans.page.locator(".figure--cover .photo").click()
    expect(scans.viewer.locator(".viewer__count")).to_have_text("1/4")
    scans.page.keyboard.press("ArrowRight")
    expect(scans.viewer.locator(".viewer__count")).to_have_text("2/4")


def test_a_photo_of_an_album_without_a_caption_is_counted_once(scans: Visit) -> None:
    scans.page.locator(".gallery .photo").first.click()
    said = scans.viewer.locator("[aria-live]").text_content() or ""
    assert said.startswith("Ảnh 2/4: ")
    assert said.count("Ảnh ") == 1


def _box(visit: Visit, name: str) -> dict[str, float]:
    box = visit.viewer.get_by_role("img", name=name).bounding_box()
    assert box
    return {"x": box["x"], "y": box["y"], "width": box["width"], "height": box["height"]}


def _width(visit: Visit, name: str) -> float:
    return _box(visit, name)["width"]


def test_a_click_enlarges_a_page_that_was_scanned_and_another_makes_it_fit_again(scans: Visit) -> None:
    shown = scans.page.get_by_role("img", name="Công văn").bounding_box()
    assert shown
    assert shown["width"] < 500
    scans.page.get_by_role("link", name="Xem ảnh lớn: Công văn").click()
    large = scans.viewer.locator(".viewer__slide--large:not([inert])")
    expect(large).to_have_count(0)
    scans.viewer.get_by_role("img", name="Công văn").click()
    assert _width(scans, "Công văn") == 1240
    scans.page.keyboard.press("PageDown")
    scans.page.wait_for_function(
        "document.querySelector('.viewer__slide--large:not([inert])').scrollTop > 100"
    )
    scans.viewer.get_by_role("img", name="Công văn").click()
    expect(large).to_have_count(0)
    scans.page.keyboard.press("+")
    assert _width(scans, "Công văn") == 1240


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_a_long_screenshot_is_wide_enough_to_be_read(browser: Browser, site: str, width: int) -> None:
    visit = Visit(browser, site.replace(ADDRESS, "/2024/07/quet/"), viewport={"width": width, "height": 740})
    shown = visit.page.get_by_role("img", name="Tin nhắn").bounding_box()
    assert shown
    assert shown["width"] >= 320
    visit.page.get_by_role("link", name="Xem ảnh lớn: Tin nhắn").click()
    assert _width(visit, "Tin nhắn") >= min(width, 1000)
    visit.context.close()


def _scan(browser: Browser, site: str, name: str, width: int, height: int, **options: object) -> Visit:
    """Open one of the scans in a window."""
    size = {"width": width, "height": height}
    visit = Visit(browser, site.replace(ADDRESS, "/2024/07/quet/"), viewport=size, **options)
    visit.page.get_by_role("link", name=f"Xem ảnh lớn: {name}").click()
    expect(visit.viewer.get_by_role("img", name=name)).to_be_in_viewport()
    return visit


WINDOWS = [
    *((360, 740), (768, 1024), (1280, 800)),
    *(pytest.param(*size, marks=pytest.mark.long) for size in ((390, 844), (844, 390))),
]


@pytest.mark.parametrize(("width", "height"), WINDOWS)
@pytest.mark.parametrize("name", ["Lịch họp", "Tin nhắn", "Công văn", "Toàn cảnh"])
def test_what_opens_is_no_wider_than_the_window(
    browser: Browser, site: str, name: str, width: int, height: int
) -> None:
    visit = _scan(browser, site, name, width, height)
    box = _box(visit, name)
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    visit.context.close()


def test_keys_enlarge_a_panorama_to_its_own_size_in_the_middle_and_its_caption_stays(
    browser: Browser, site: str
) -> None:
    visit = _scan(browser, site, "Toàn cảnh", 360, 740)
    widths = []
    for key in "+++--":
        visit.page.keyboard.press(key)
        widths.append(_width(visit, "Toàn cảnh"))
    assert widths == [720, 1600, 1600, 800, 360]
    visit.page.keyboard.press("+")
    visit.page.keyboard.press("+")
    for _ in range(20):
        visit.page.keyboard.press("ArrowRight")
    box, text = _box(visit, "Toàn cảnh"), visit.viewer.locator(":not([inert]) > figcaption").bounding_box()
    assert text
    assert box["x"] + box["width"] == 360
    assert (text["x"], text["width"]) == (0, 360)
    assert abs((box["y"] - 56) - (text["y"] - box["y"] - box["height"])) < 2
    visit.context.close()


def test_arrows_read_to_the_sides_and_a_held_one_leads_to_no_other_photo(browser: Browser, site: str) -> None:
    visit = _scan(browser, site, "Công văn", 360, 740)
    count, keyboard = visit.viewer.locator(".viewer__count"), visit.page.keyboard
    expect(count).to_have_text("2/4")
    keyboard.press("+")
    assert _box(visit, "Công văn")["x"] == 0  # where lines begin
    assert _box(visit, "Công văn")["y"] == 56
    for _ in range(9):
        keyboard.down("ArrowRight")
    keyboard.up("ArrowRight")
    expect(count).to_have_text("2/4")
    assert _box(visit, "Công văn")["x"] + _width(visit, "Công văn") == 360
    keyboard.press("ArrowLeft")
    expect(count).to_have_text("2/4")
    keyboard.press("ArrowRight")
    expect(count).to_have_text("2/4")
    keyboard.press("ArrowRight")
    expect(count).to_have_text("3/4")
    keyboard.press("ArrowLeft")
    expect(count).to_have_text("2/4")
    keyboard.press("-")
    keyboard.press("ArrowLeft")
    expect(count).to_have_text("1/4")
    visit.context.close()


@pytest.mark.parametrize(("across", "down"), [(0.02, 0.1), (0.5, 0.5), (0.9, 0.8)])
def test_a_click_enlarges_around_its_place(browser: Browser, site: str, across: float, down: float) -> None:
    visit = _scan(browser, site, "Công văn", 360, 740)
    high = 360 * 1754 / 1240
    shown = _box(visit, "Công văn")
    top = shown["y"] + (shown["height"] - high) / 2
    x, y = across * 360, top + down * high
    visit.page.mouse.click(x, y)
    box = _box(visit, "Công văn")
    assert box["width"] == 720
    assert abs((x - box["x"]) / box["width"] - across) < 0.02 or box["x"] in (0, 360 - 720)
    assert abs((y - box["y"]) / box["height"] - down) < 0.02 or round(box["y"]) == 56
    visit.context.close()


def test_a_finger_leads_on_from_what_is_as_wide_as_the_window(browser: Browser, site: str) -> None:
    visit = _scan(browser, site, "Lịch họp", 360, 740, has_touch=True, is_mobile=True)
    expect(visit.viewer.locator(".viewer__count")).to_have_text("3/4")
    visit.swipe(300, 60)
    expect(visit.viewer.locator(".viewer__count")).to_have_text("4/4")
    visit.context.close()


def test_a_finger_reads_what_is_enlarged_to_its_edge_before_it_leads_on(browser: Browser, site: str) -> None:
    visit = _scan(browser, site, "Công văn", 360, 740, has_touch=True, is_mobile=True)
    visit.page.keyboard.press("+")
    visit.swipe(350, 10)
    visit.page.wait_for_timeout(700)
    expect(visit.viewer.locator(".viewer__count")).to_have_text("2/4")
    assert _box(visit, "Công văn")["x"] < -200
    visit.context.close()
