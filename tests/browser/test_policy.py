"""Every kind of page in a real Chromium under the Content-Security-Policy that hosts are told to send."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from newsroom.model.hosting import Hosting
from plugins.assets.bundle import bundle, with_fonts
from plugins.hosting.policy import security_headers
from tests.browser.shots import LOAD_ALL
from tests.browser.test_pages import ARTICLE, GALLERY, KINDS, TABLE
from tests.support.building import ROOT
from tests.support.making import make_site
from tests.support.serving import served

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

WATCH = """
window.refused = [];
document.addEventListener('securitypolicyviolation', (e) => refused.push(`${e.violatedDirective} ${e.blockedURI}`));
"""


@pytest.fixture(scope="module")
def guarded(real_site: Path) -> Iterator[str]:
    """Serve the real site with the headers of a host."""
    headers = dict(security_headers(make_site(url="https://example.vn", hosting=Hosting("nginx"))))
    with served(real_site, headers) as address:
        yield address


class Visit:
    """A reader whose browser tells what it refuses; other hosts answer with an empty page."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.context = browser.new_context(viewport={"width": 1280, "height": 900})
        self.page: Page = self.context.new_page()
        self.said: list[str] = []
        self.page.add_init_script(WATCH)
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.route(
            lambda url: not url.startswith(address),
            lambda route: route.fulfill(body="<p>Player</p>", content_type="text/html"),
        )

    def open(self, url: str) -> None:
        self.page.goto(url, wait_until="networkidle")
        self.page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
        self.page.wait_for_load_state("networkidle")

    def refusals(self) -> list[str]:
        """List what was refused, by the events of the page and by the console."""
        told = [
            text for text in self.said if "Content Security Policy" in text or "Permissions-Policy" in text
        ]
        found: list[str] = self.page.evaluate("window.refused")
        return [*found, *told]


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_asks_for_what_the_policy_refuses(browser: Browser, guarded: str, kind: str) -> None:
    visit = Visit(browser, guarded)
    visit.open(guarded + KINDS[kind])
    assert visit.refusals() == []
    visit.context.close()


def test_the_policy_is_in_force(browser: Browser, guarded: str) -> None:
    visit = Visit(browser, guarded)
    visit.open(guarded)
    visit.page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.ran = 1'}))"
    )
    assert visit.page.evaluate("window.ran") is None
    assert visit.refusals()
    visit.context.close()


def test_photos_open_in_full(browser: Browser, guarded: str) -> None:
    visit = Visit(browser, guarded)
    visit.open(guarded + GALLERY)
    visit.page.locator("figure a:has(img)").first.click()
    visit.page.wait_for_selector("dialog[open], .viewer")
    visit.page.wait_for_load_state("networkidle")
    assert visit.refusals() == []
    visit.context.close()


@pytest.mark.parametrize("kind", ["video", "upright video"])
def test_videos_play(browser: Browser, guarded: str, kind: str) -> None:
    visit = Visit(browser, guarded)
    visit.open(guarded + KINDS[kind])
    visit.page.locator(".video__play").first.click()
    visit.page.wait_for_selector(".video__play iframe, .video__play video")
    visit.page.wait_for_load_state("networkidle")
    assert visit.refusals() == []
    visit.context.close()


@pytest.mark.parametrize(
    "origin", ["https://www.youtube-nocookie.com/embed/x", "https://www.facebook.com/plugins/"]
)
def test_the_players_may_be_framed_and_nothing_else(browser: Browser, guarded: str, origin: str) -> None:
    visit = Visit(browser, guarded)
    visit.open(guarded)
    frame = "(src) => document.body.append(Object.assign(document.createElement('iframe'), {src}))"
    visit.page.evaluate(frame, origin)
    visit.page.wait_for_timeout(300)
    assert visit.refusals() == []
    visit.page.evaluate(frame, "https://example.net/")
    visit.page.wait_for_timeout(300)
    assert visit.refusals()
    visit.context.close()


def answer_with(sheets: Mapping[str, str], route: Route) -> None:
    (name,) = (name for name in sheets if f"/{name}." in route.request.url)
    route.fulfill(body=sheets[name], content_type="text/css")


def look(page: Page) -> str:
    """Give the digest of a picture of a page that is all there."""
    page.evaluate(LOAD_ALL)
    page.wait_for_load_state("networkidle")
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return sha256(page.screenshot(full_page=True, animations="disabled")).hexdigest()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", ["/", ARTICLE, GALLERY, TABLE])
def test_pages_look_the_same_as_with_the_stylesheet_as_it_was_written(
    browser: Browser, server: str, real_site: Path, path: str, width: int
) -> None:
    folder = ROOT / "theme" / "static" / "css"
    sheets = {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*.css")}
    fonts = {file.name.split(".")[0]: file.name for file in real_site.glob("theme/*.woff2")}
    written = {name: with_fonts(text, fonts) for name, text in bundle(sheets).items()}
    small = {
        file.name.split(".")[0]: file.read_text(encoding="utf-8") for file in real_site.glob("theme/*.css")
    }
    assert written.keys() == small.keys()
    pictures = []
    for both in (small, written):
        context = browser.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce")
        page = context.new_page()
        sure = {
            name: re.sub(r"font-display: ?optional", "font-display:block", text)
            for name, text in both.items()
        }
        assert sure != both  # the font is never by chance not there
        page.route("**/theme/*.css", partial(answer_with, sure))
        page.goto(server + path, wait_until="networkidle")
        pictures.append([look(page)])
        page.emulate_media(media="print")
        pictures[-1].append(look(page))
        context.close()
    assert pictures[0] == pictures[1]
