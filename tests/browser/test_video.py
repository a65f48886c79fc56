"""Videos in a real Chromium: nothing of other hosts before a click, the right player after it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, Locator, Page

from tests.support.building import NOW, ROOT, build, write_article, write_site
from tests.support.serving import served

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

ADDRESS = "/2024/07/video/"
BODY = """\
Mở đầu.

[![Toàn cảnh (3:25)](1.jpg "Quang cảnh. Video: P. Mai")](https://www.youtube.com/watch?v=abcdefghijk&t=9)

[Lễ kết nạp](https://www.facebook.com/trang/videos/1234567890/)

https://www.youtube.com/shorts/abcdefghijk
*Thước phim đứng*

[Tường thuật](https://fb.watch/abcdef/)

[Phim của ta](phim.mp4)

Kết.
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("video")
    file = write_article(write_site(folder / "content"), "2024/07/video", BODY)
    Image.new("RGB", (640, 360), (40, 90, 60)).save(file.with_name("1.jpg"))
    sample = next((ROOT / "content").rglob("trong-cay.mp4"), None)
    if sample is None:
        pytest.skip("content/ has no sample of a video any more")
    file.with_name("phim.mp4").write_bytes(sample.read_bytes())
    file.with_name("phim.vtt").write_text("WEBVTT\n\n00:00.000 --> 00:01.000\nXin chào.\n", encoding="utf-8")
    file.with_name("phim.txt").write_text("Xin chào các đồng chí.\n", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", NOW)
        assert build(folder / "content", folder / "output").status == 0
    with served(Path(folder / "output")) as address:
        yield address


class Visit:
    """A reader on the page; other hosts answer with a word, and are noted."""

    def __init__(self, browser: Browser, site: str, **options: object) -> None:
        self.context = browser.new_context(**options)  # type: ignore[arg-type]
        self.away: list[str] = []
        self.context.route(lambda url: not url.startswith(site), self._answer)
        self.page: Page = self.context.new_page()
        self.page.goto(site + ADDRESS, wait_until="networkidle")

    def _answer(self, route: object) -> None:
        self.away.append(route.request.url)  # type: ignore[attr-defined]
        route.fulfill(body="<p>nơi khác</p>", content_type="text/html")  # type: ignore[attr-defined]

    def video(self, name: str) -> Locator:
        return self.page.get_by_role("link", name=f"Phát video: {name}")


@pytest.fixture
def visit(browser: Browser, site: str) -> Iterator[Visit]:
    visit = Visit(browser, site, viewport={"width": 360, "height": 700})
    yield visit
    visit.context.close()


def test_nothing_of_another_host_is_asked_for_before_a_click(visit: Visit) -> None:
    visit.page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    visit.page.wait_for_load_state("networkidle")
    assert visit.away == []
    assert visit.page.locator("iframe, video").count() == 0


def test_a_click_puts_the_player_of_youtube_in_place_and_focuses_it(visit: Visit) -> None:
    visit.video("Toàn cảnh (3:25), trên YouTube").click()
    frame = visit.page.locator("iframe")
    parts = urlsplit(frame.get_attribute("src") or "")
    assert (parts.hostname, parts.path) == ("www.youtube-nocookie.com", "/embed/abcdefghijk")
    assert parse_qs(parts.query)["start"] == ["9"]
    assert frame.get_attribute("title") == "Phát video: Toàn cảnh (3:25), trên YouTube"
    assert visit.page.evaluate("document.activeElement.tagName") == "IFRAME"
    visit.page.wait_for_load_state("networkidle")
    assert [urlsplit(url).hostname for url in visit.away] == ["www.youtube-nocookie.com"]
    away = visit.page.get_by_role("link", name="Mở trên YouTube")
    assert away.get_attribute("href") == "https://www.youtube.com/watch?v=abcdefghijk&t=9s"


def test_the_player_of_facebook_is_told_its_measure(visit: Visit) -> None:
    visit.video("Lễ kết nạp, trên Facebook").click()
    parts = urlsplit(visit.page.locator("iframe").get_attribute("src") or "")
    query = parse_qs(parts.query)
    assert (parts.hostname, parts.path) == ("www.facebook.com", "/plugins/video.php")
    assert query["href"] == ["https://www.facebook.com/trang/videos/1234567890/"]
    assert abs(int(query["width"][0]) / int(query["height"][0]) - 16 / 9) < 0.02


def test_an_own_video_plays_here(visit: Visit) -> None:
    visit.video("Phim của ta (0:09)").click()
    visit.page.wait_for_function("document.querySelector('video').currentTime > 0")
    assert visit.page.evaluate("document.activeElement.tagName") == "VIDEO"
    assert visit.page.evaluate("document.querySelector('video').controls")
    assert visit.away == []


def test_a_short_address_is_left_to_its_host(visit: Visit) -> None:
    visit.video("Tường thuật, trên Facebook").click()
    visit.page.wait_for_url("https://fb.watch/abcdef/")


@pytest.mark.parametrize("name", ["Toàn cảnh", "Lễ kết nạp", "Thước phim đứng", "Phim của ta"])
@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves_when_the_player_comes(browser: Browser, site: str, name: str, width: int) -> None:
    visit = Visit(browser, site, viewport={"width": width, "height": 700})
    places = "[...document.querySelectorAll('.prose > *, footer')].map(e => JSON.stringify(e.getBoundingClientRect()))"
    link = visit.video(name)
    link.scroll_into_view_if_needed()
    before = visit.page.evaluate(places)
    link.click()
    visit.page.wait_for_timeout(300)
    assert visit.page.locator("iframe, video").count() == 1
    assert visit.page.evaluate(places) == before
    visit.context.close()


def test_an_upright_video_stands_upright_and_fits_the_screen(visit: Visit) -> None:
    box = visit.video("Thước phim đứng").bounding_box()
    assert box is not None
    assert abs(box["height"] / box["width"] - 16 / 9) < 0.02
    assert box["height"] <= 700


def test_the_keyboard_starts_a_video(visit: Visit) -> None:
    visit.video("Toàn cảnh").focus()
    visit.page.keyboard.press("Enter")
    assert visit.page.evaluate("document.activeElement.tagName") == "IFRAME"


@pytest.mark.parametrize("key", ["Control", "Shift"])
def test_a_click_with_a_key_held_opens_the_link_elsewhere(visit: Visit, key: str) -> None:
    with visit.context.expect_page():
        visit.video("Toàn cảnh").click(modifiers=[key])  # type: ignore[list-item]
    assert visit.page.locator("iframe").count() == 0


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("Toàn cảnh", "https://www.youtube.com/watch?v=abcdefghijk&t=9s"),
        ("Lễ kết nạp", "https://www.facebook.com/trang/videos/1234567890/"),
    ],
)
def test_without_script_a_video_is_a_link(browser: Browser, site: str, name: str, address: str) -> None:
    visit = Visit(browser, site, java_script_enabled=False)
    visit.video(name).click()
    visit.page.wait_for_url(address)
    visit.context.close()


def test_without_script_an_own_video_is_a_link_to_its_file(browser: Browser, site: str) -> None:
    visit = Visit(browser, site, java_script_enabled=False)
    visit.video("Phim của ta").click()
    visit.page.wait_for_url("**/2024/07/video/phim.mp4")
    visit.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_before_and_after_the_click(browser: Browser, site: str, scheme: str) -> None:
    visit = Visit(browser, site, color_scheme=scheme, viewport={"width": 360, "height": 700})
    assert Axe().run(visit.page).violations_count == 0
    visit.video("Phim của ta").click()
    visit.page.wait_for_function("document.querySelector('video').currentTime > 0")
    results = Axe().run(visit.page, options={"rules": {"video-caption": {"enabled": False}}})
    assert results.violations_count == 0, results.generate_report()
    visit.context.close()


def test_on_paper_stand_title_and_address(visit: Visit) -> None:
    visit.page.emulate_media(media="print")
    assert visit.page.get_by_text("https://www.youtube.com/watch?v=abcdefghijk&t=9s").is_visible()
    assert visit.page.get_by_text("https://example.vn/2024/07/video/phim.mp4").is_visible()
    for title in ("Toàn cảnh", "Lễ kết nạp", "Phim của ta"):
        assert visit.page.get_by_text(title, exact=True).is_visible()
    assert not any(sign.is_visible() for sign in visit.page.locator(".play").all())
    assert visit.page.get_by_text("Xin chào các đồng chí.").is_visible()  # the transcript, open or not


def test_subtitles_of_an_own_video_are_shown_and_its_words_can_be_read(browser: Browser, site: str) -> None:
    page = Visit(browser, site).page
    words = page.locator(".transcript")
    assert not words.locator("p").is_visible()
    words.locator("summary").click()
    assert words.locator("p").inner_text() == "Xin chào các đồng chí."
    page.locator(".video__play[data-subtitles]").click()
    page.wait_for_function("document.querySelector('track')?.readyState === 2")
    cues = "[...document.querySelector('video').textTracks[0].cues].map((cue) => cue.text)"
    assert page.evaluate(cues) == ["Xin chào."]
    assert page.evaluate("document.querySelector('video').textTracks[0].mode") == "showing"
