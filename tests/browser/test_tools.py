"""The tools of a page in a real Chromium, under a prefix and the policy of the site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from plugins.hosting.policy import security_headers
from tests.support.building import NOW, SITE_TOML, build, write_article, write_site
from tests.support.making import make_site
from tests.support.recording import make_mp3
from tests.support.serving import served

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

OWN = "https://example.vn/bantin"
STORY, HEARD, STANDING = "2024/07/ban-tin/", "2024/07/co-ghi-am/", "gioi-thieu/"
BODY = """\
Đoạn một có 59.693 người. Câu hai[^1] của đoạn!

![Quang cảnh](1.jpg "Chú thích không được đọc")

[Phim tư liệu](https://www.youtube.com/watch?v=abcdefghijk)

- Ý thứ nhất
- Ý thứ hai

| Ô | Số |
| --- | --- |
| Bảng | 12 |

> Trích lời.

{long}

[^1]: Ghi chú không được đọc.
"""
SENTENCE = "Các chi bộ sinh hoạt đúng kỳ, đủ nội dung, có biên bản. "
SPEECH = """
(() => {
  const speech = {
    said: [], current: null, voices: [], speaking: false, pending: false, onvoiceschanged: null,
    getVoices: () => speech.voices,
    speak(line) {
      if (!line.text) return;
      if (speech.current) throw new Error("two at once");
      speech.said.push(line.text);
      speech.current = line;
      speech.speaking = true;
      setTimeout(() => line.onstart?.());
    },
    cancel: () => speech.end((line) => line.onerror?.({ error: "canceled" })),
    end(tell = (line) => line.onend?.()) {
      const line = speech.current;
      speech.current = null;
      speech.speaking = false;
      if (line) tell(line);
    },
  };
  Object.defineProperty(window, "speechSynthesis", { value: speech });
  window.SpeechSynthesisUtterance = function (text) { this.text = text };
  const voices = VOICES;
  setTimeout(() => { speech.voices = voices; speech.onvoiceschanged?.() }, 200);
})();
"""
LOCAL = {"lang": "vi_VN", "name": "Máy", "localService": True, "default": False}
REMOTE = {"lang": "vi-VN", "name": "HoaiMy Online (Natural)", "localService": False, "default": False}
SHEET = "navigator.share = async (told) => { window.shared = told }"
SHIFT = (
    "window.shift = 0; new PerformanceObserver(list => { for (const entry of list.getEntries()) "
    "if (!entry.hadRecentInput) shift += entry.value }).observe({type: 'layout-shift', buffered: true})"
)
NO_MEMORY = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no') } })"
NO_CLIPBOARD = (
    "navigator.clipboard.writeText = async () => { throw new DOMException('no') };"
    "document.execCommand = () => false"
)
TELEPHONE = {"has_touch": True, "is_mobile": True}
FORCED = {"color_scheme": "dark", "forced_colors": "active"}
WITHIN_AN_APP = "Mozilla/5.0 (Linux; Android 12; A03; wv) AppleWebKit/537.36 Chrome/120 Mobile Safari/537.36"


def speech(*voices: dict[str, Any]) -> str:
    """Put a browser's voices in place, which come late."""
    return SPEECH.replace(
        "VOICES", re.sub("'", '"', str(list(voices))).replace("True", "true").replace("False", "false")
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("tools")
    content = write_site(folder / "content", SITE_TOML)
    body = BODY.format(long="\n\n".join([SENTENCE * 8] * 6))
    story = write_article(
        content, STORY.strip("/"), body, Title="Bản tin: 51,9% chi bộ", Summary="Sapo của bài./."
    )
    Image.new("RGB", (800, 533), (40, 90, 60)).save(story.with_name("1.jpg"))
    heard = write_article(content, HEARD.strip("/"), Recording="doc-bai.mp3")
    heard.with_name("doc-bai.mp3").write_bytes(make_mp3(1, fill=b"\0"))
    (content / "pages").mkdir()
    (content / "pages" / "gioi-thieu.md").write_text("Title: Giới thiệu\n\nVề trang tin.\n", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", NOW)
        assert build(content, folder / "root" / "bantin", "publishconf.py", SITEURL=OWN).status == 0
    with served(folder / "root", dict(security_headers(make_site()))) as url:
        yield f"{url}/bantin/"


@contextmanager
def reader(browser: Browser, *scripts: str, width: int = 320, **options: Any) -> Iterator[Page]:
    """Open a window in which scripts run before those of pages; nothing may go wrong in it."""
    context = browser.new_context(viewport={"width": width, "height": 800}, **options)
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    for script in (SHIFT, *scripts):
        page.add_init_script(script)
    yield page
    assert wrong == []
    context.close()


def opened(page: Page, url: str) -> None:
    page.goto(url)
    page.wait_for_selector(".told", state="attached")


def sound(page: Page, state: str) -> None:
    found = Axe().run(page)
    assert found.violations_count == 0, f"{state}: {found.generate_report()}"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), state


def shown(page: Page) -> list[str]:
    """Name the tools that a reader sees, in order."""
    found = [one for one in page.locator(".tools :is(a, button)").all() if one.is_visible()]
    return [one.inner_text().strip() for one in found]


def test_without_script_there_are_plain_links_that_name_the_page(browser: Browser, site: str) -> None:
    with reader(browser, java_script_enabled=False) as page:
        page.goto(site + STORY)
        assert shown(page) == ["Chia sẻ", "Zalo", "Facebook", "Thư"]
        page.get_by_role("link", name="Chia sẻ").click()
        assert page.get_by_role("link", name="Zalo").is_visible()
        facebook = page.get_by_role("link", name="Facebook")
        assert parse_qs(urlsplit(facebook.get_attribute("href") or "").query) == {"u": [f"{OWN}/{STORY}"]}
        assert facebook.get_attribute("rel") == "noopener nofollow"
        page.goto(site + STANDING)
        assert shown(page) == ["Chia sẻ", "Zalo", "Facebook", "Thư"]


def test_on_a_telephone_all_stands_in_a_row_each_as_large_as_a_thumb_and_nothing_moves(
    browser: Browser, site: str
) -> None:
    with reader(browser, speech(LOCAL), SHEET, **TELEPHONE) as page:
        opened(page, site + STORY)
        page.wait_for_selector(".tools [data-tool=listen]:visible")
        first, last = (
            ["A−", "A", "A+", "Nghe", "Chia sẻ"],
            ["Chia sẻ", "Zalo", "Facebook", "Sao chép", "In", "Lưu"],
        )
        assert shown(page) == [*first, *last]
        boxes = [one.bounding_box() for one in page.locator(".tools :is(a, button):visible").all()]
        assert all(box and box["height"] >= 44 and box["width"] >= 43.9 for box in boxes)
        for row in (boxes[: len(first)], boxes[len(first) :]):
            assert len({round(box["y"] + box["height"] / 2) for box in row if box}) == 1
        page.locator("#chia-se").scroll_into_view_if_needed()
        sound(page, "telephone")
        assert page.evaluate("shift") == 0
        page.get_by_role("button", name="Chia sẻ").click()
        told = {"title": "Bản tin: 51,9% chi bộ".replace(": ", ":\u00a0"), "url": f"{OWN}/{STORY}"}
        assert {key: text.replace("\u00a0", " ") for key, text in page.evaluate("shared").items()} == {
            key: text.replace("\u00a0", " ") for key, text in told.items()
        }


def test_tools_that_do_not_work_are_not_there(browser: Browser, site: str) -> None:
    with reader(browser, user_agent=WITHIN_AN_APP) as page:
        opened(page, site + STORY)
        assert shown(page) == ["A−", "A", "A+", "Chia sẻ", "Zalo", "Facebook", "Thư", "Sao chép"]
    with reader(browser, speech({**LOCAL, "lang": "en-US"}), width=1280) as page:
        opened(page, site + STORY)
        page.wait_for_timeout(300)
        after = ["Zalo", "Facebook", "Thư", "Sao chép", "In", "Lưu trang"]
        assert shown(page) == ["A−", "A", "A+", "Sao chép liên kết", "In", *after]
    with reader(browser, speech(LOCAL)) as page:
        opened(page, site + HEARD)
        page.wait_for_timeout(300)
        assert "Nghe" not in shown(page)
        page.goto(site)
        assert page.locator(".tools").count() == 0
        page.goto(site + STORY)
        page.emulate_media(media="print")
        assert shown(page) == []


def test_the_link_is_copied_and_that_is_said(browser: Browser, site: str) -> None:
    with reader(browser, width=768, permissions=["clipboard-read", "clipboard-write"]) as page:
        opened(page, site + STORY)
        page.get_by_role("button", name="Sao chép liên kết").click()
        expect(page.get_by_role("status")).to_have_text("Đã sao chép liên kết của trang")
        assert page.evaluate("navigator.clipboard.readText()") == f"{OWN}/{STORY}"


def test_where_nothing_may_be_copied_the_address_is_said(browser: Browser, site: str) -> None:
    with reader(browser, NO_CLIPBOARD) as page:
        opened(page, site + STANDING)
        page.get_by_role("button", name="Sao chép").last.click()
        expect(page.get_by_role("status")).to_have_text(
            f"Chưa sao chép được. Địa chỉ trang: {OWN}/{STANDING}"
        )
        sound(page, "refused")
        assert page.evaluate("document.activeElement.dataset.tool") == "copy"


_LETTERS = "parseFloat(getComputedStyle(document.querySelector('.prose')).fontSize)"


def test_letters_grow_by_keyboard_and_stay_so_on_other_pages_without_a_flash(
    browser: Browser, site: str
) -> None:
    with reader(browser) as page:
        opened(page, site + STORY)
        usual = page.evaluate(_LETTERS)
        page.get_by_role("button", name="A, chữ bình thường").focus()
        page.keyboard.press("Tab")
        for _ in range(5):
            page.keyboard.press("Enter")
        assert page.evaluate(_LETTERS) == 1.5 * usual
        expect(page.get_by_role("status")).to_have_text("Cỡ chữ: 150%")
        assert page.evaluate("document.activeElement.getAttribute('aria-disabled')") == "true"
        sound(page, "largest")
        page.emulate_media(media="print")
        assert page.evaluate(_LETTERS) < usual
        page.emulate_media(media="screen")
        page.goto(site + STANDING, wait_until="commit")
        page.wait_for_selector(".prose", state="attached")
        assert page.evaluate(_LETTERS) == 1.5 * usual
        page.wait_for_load_state("networkidle")
        assert page.evaluate("shift") == 0
        page.get_by_role("button", name="A, chữ bình thường").click()
        assert page.evaluate(_LETTERS) == usual
        assert page.get_by_role("button", pressed=True).inner_text() == "A"
        page.go_back()
        page.wait_for_load_state("networkidle")
        assert page.evaluate(_LETTERS) == usual


def test_where_nothing_is_remembered_letters_grow_all_the_same(browser: Browser, site: str) -> None:
    with reader(browser, NO_MEMORY) as page:
        opened(page, site + STORY)
        usual = page.evaluate(_LETTERS)
        page.get_by_role("button", name="A−").click()
        assert page.evaluate(_LETTERS) == pytest.approx(0.9 * usual)
        assert page.get_by_role("button", name="A−").get_attribute("aria-disabled") == "true"


@pytest.mark.parametrize(("width", "letters"), [(640, "100%"), (320, "200%")])
def test_at_twice_the_size_nothing_is_cut_off(browser: Browser, site: str, width: int, letters: str) -> None:
    with reader(browser, speech(LOCAL), SHEET, "localStorage.letters = 3", width=width, **TELEPHONE) as page:
        opened(page, site + STORY)
        page.evaluate("(size) => document.documentElement.style.fontSize = size", letters)
        page.wait_for_selector(".tools [data-tool=listen]:visible")
        page.get_by_role("button", name="Nghe").click()
        page.wait_for_selector(".tools--bar")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        cut = "[...document.querySelectorAll('.tools :is(a, button)')].filter(one => one.scrollWidth > one.clientWidth + 1)"
        assert page.evaluate(f"{cut}.map(one => one.textContent)") == []


# Saving


def test_a_saved_page_is_one_file_that_opens_without_network(
    browser: Browser, site: str, tmp_path: Path
) -> None:
    file = tmp_path / "trang.html"
    with reader(browser, width=1280, accept_downloads=True) as page:
        page.route("https://www.youtube-nocookie.com/**", lambda route: route.fulfill(body="Phim"))
        opened(page, site + STORY)
        page.locator(".video__play").click()
        page.wait_for_selector("iframe")
        with page.expect_download() as waited:
            page.get_by_role("button", name="Lưu trang").press("Enter")
        expect(page.get_by_role("status")).to_contain_text("Đã lưu ban-tin.html")
        assert waited.value.suggested_filename == "ban-tin.html"
        waited.value.save_as(file)
    context = browser.new_context(viewport={"width": 360, "height": 800}, offline=True)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri(), wait_until="networkidle")
    assert [url for url in asked if not url.startswith("data:")] == [file.as_uri()]
    assert page.get_by_role("heading", level=1).inner_text().replace("\u00a0", " ") == "Bản tin: 51,9% chi bộ"
    assert page.evaluate("[...document.images].map(one => one.naturalWidth > 300)") == [True]
    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('600 20px \"Paper Serif\"'))")
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.masthead')).backgroundColor")
        == "rgb(150, 24, 26)"
    )
    assert page.locator("script, iframe, .tools, .topics, nav, [srcset]").count() == 0
    assert page.get_by_text(re.compile(r"Lưu ngày \d\d/\d\d/\d{4} từ")).is_visible()
    links = [one.get_attribute("href") or "" for one in page.locator("a").all()]
    assert {f"{OWN}/{STORY}", "https://www.youtube.com/watch?v=abcdefghijk"} <= set(links)
    assert all(link.startswith(("http", "#")) for link in links)
    sound(page, "saved")
    context.close()


def test_what_cannot_be_saved_whole_is_not_saved(browser: Browser, site: str) -> None:
    # A worker that is quick enough would fetch by itself, past the route.
    context = browser.new_context(viewport={"width": 1280, "height": 800}, service_workers="block")
    page = context.new_page()
    opened(page, site + STORY)
    page.route("**/photos/**", lambda route: route.abort())
    page.get_by_role("button", name="Lưu trang").click()
    expect(page.get_by_role("status")).to_have_text("Chưa tải được. Kiểm tra mạng rồi bấm lại.")
    page.unroute("**/photos/**")
    with page.expect_download():
        page.get_by_role("button", name="Lưu trang").click()
    context.close()


# Listening


def begun(page: Page, site: str) -> None:
    opened(page, site + STORY)
    page.get_by_role("button", name="Nghe", exact=True).click()
    page.wait_for_selector(".spoken")


def said(page: Page) -> list[str]:
    """List what was said so far, with plain blanks."""
    return [text.replace("\u00a0", " ") for text in page.evaluate("speechSynthesis.said")]


def test_all_of_a_story_is_read_out_in_order_but_what_is_for_eyes(browser: Browser, site: str) -> None:
    with reader(browser, speech(LOCAL), width=1280) as page:
        begun(page, site)
        for _ in range(80):
            page.evaluate("speechSynthesis.end()")
        expect(page.get_by_role("status")).to_have_text("Đã đọc hết")
        heard = said(page)
        assert heard[:9] == [
            "Bản tin:", "51,9% chi bộ", "Sapo của bài.", "Đoạn một có 59.693 người.", "Câu hai của đoạn!",
            "Ý thứ nhất", "Ý thứ hai", "Trong bài có bảng, mời xem trên trang.", "Trích lời.",
        ]  # fmt: skip
        assert heard[9:] == [SENTENCE.strip()] * 48 + ["Ban Biên tập"]
        assert page.locator(".tools--bar, .spoken").count() == 0
        assert page.evaluate("document.activeElement.dataset.tool") == "listen"


@pytest.mark.parametrize("options", [{"color_scheme": "dark"}, FORCED])
def test_the_paragraph_that_is_read_is_marked_and_in_view(
    browser: Browser, site: str, options: dict[str, Any]
) -> None:
    with reader(browser, speech(LOCAL), reduced_motion="reduce", **options) as page:
        begun(page, site)
        sound(page, "listening")
        for _ in range(20):
            page.evaluate("speechSynthesis.end()")
        marked = page.locator(".spoken")
        assert marked.count() == 1
        assert marked.inner_text().startswith(SENTENCE[:20])
        box, bar = marked.bounding_box(), page.locator(".tools--bar").bounding_box()
        assert box
        assert bar
        assert 0 <= box["y"] < bar["y"]
        assert page.evaluate("getComputedStyle(document.querySelector('.spoken')).outlineStyle") == "solid"
        assert bar["y"] + bar["height"] == 800


def test_it_pauses_goes_on_skips_and_ends_by_keyboard(browser: Browser, site: str) -> None:
    with reader(browser, speech(LOCAL)) as page:
        begun(page, site)
        page.evaluate("speechSynthesis.end()")
        assert page.evaluate("document.activeElement.textContent") == "Tạm dừng"
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name="Nghe tiếp")).to_be_focused()
        assert page.evaluate("speechSynthesis.current") is None
        page.keyboard.press("Enter")
        assert said(page)[1:] == ["51,9% chi bộ"] * 2
        page.keyboard.press("Tab")
        for _ in range(2):
            page.keyboard.press("Enter")
        assert said(page)[-2:] == ["Sapo của bài.", "Đoạn một có 59.693 người."]
        page.evaluate("speechSynthesis.end()")
        page.get_by_role("button", name="Đoạn trước").click()
        assert said(page)[-1] == "Đoạn một có 59.693 người."
        page.get_by_role("button", name="Đoạn trước").click()
        assert said(page)[-1] == "Sapo của bài."
        page.keyboard.press("Escape")
        assert page.locator(".tools--bar").count() == 0
        assert page.evaluate("speechSynthesis.current") is None


def test_a_voice_out_of_reach_is_replaced_by_one_of_this_computer(browser: Browser, site: str) -> None:
    with reader(browser, speech(REMOTE, LOCAL)) as page:
        begun(page, site)
        assert page.evaluate("speechSynthesis.current.voice.name") == REMOTE["name"]
        page.evaluate("speechSynthesis.end((line) => line.onerror({ error: 'network' }))")
        assert page.evaluate("speechSynthesis.current.voice.name") == LOCAL["name"]
        assert said(page) == ["Bản tin:"] * 2
        page.evaluate("speechSynthesis.end((line) => line.onerror({ error: 'synthesis-failed' }))")
        expect(page.get_by_role("status")).to_contain_text("Máy chưa đọc được")
        assert page.get_by_role("button", name="Nghe tiếp").is_visible()


def test_it_ends_when_the_reader_leaves(browser: Browser, site: str) -> None:
    with reader(browser, speech(LOCAL)) as page:
        begun(page, site)
        page.evaluate("window.speechSynthesis.cancel = () => { localStorage.ended = 'yes' }")
        page.goto(site + STANDING)
        assert page.evaluate("localStorage.ended") == "yes"
