"""Pages in a real Chromium: accessible, whole without scripts, still while they load."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

ARTICLE = "/2024/07/quyet-tam-ve-dich-cac-chi-tieu-nam-2024-va-ca-nhiem-ky/"
GALLERY = "/2023/08/soi-noi-hoi-thao-can-bo-cong-nhan-vien-chuc-nguoi-lao-dong-khoi-nam-2023/"
TABLE = "/2024/01/ket-qua-thuc-hien-14-chi-tieu-cong-tac-dang-nam-2023-cua-dang-bo-khoi/"
KINDS = {
    "home": "/",
    "article": ARTICLE,
    "gallery": GALLERY,
    "table": TABLE,
    "category": "/tin-hoat-dong/",
    "topic": "/chu-de/chuyen-doi-so/",
    "author": "/tac-gia/ban-bien-tap/",
    "year": "/2024/",
    "month": "/2024/07/",
    "photos": "/hinh-anh/",
    "album": "/2025/03/thanh-nien-khoi-cong-so-ve-voi-dong-song-que/",
    "videos": "/video/",
    "video": "/2023/02/dau-xuan-trong-1-200-cay-xanh-tren-doi-dau-nguon/",
    "upright video": "/2023/11/nguoi-tho-dien-va-nhung-bong-den-dau-ngo/",
    "standing": "/gioi-thieu/",
    "site map": "/so-do-trang/",
    "search": "/tim-kiem/",
    "not found": "/404.html",
    "redirect": "/vi/news/tin-1.html",
}
WIDTHS = (360, 768, 1280)


@pytest.fixture(autouse=True)
def page_is_there(real_site: Path, request: pytest.FixtureRequest) -> None:
    """Skip what looks at a page of ``content/`` that its editors took down."""
    params = request.node.callspec.params if hasattr(request.node, "callspec") else {}
    for kind in [params["kind"]] if "kind" in params else KINDS:
        file = real_site / KINDS[kind].lstrip("/")
        if not (file if file.suffix else file / "index.html").is_file():
            pytest.skip(f"content/ has no page {KINDS[kind]} any more")


def open_page(browser: Browser, url: str, **options: object) -> Page:
    page = browser.new_context(**options).new_page()  # type: ignore[arg-type]
    page.goto(url, wait_until="networkidle")
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "redirect"])
def test_axe_finds_nothing(browser: Browser, server: str, kind: str, scheme: str) -> None:
    width = 360 if scheme == "light" else 1280
    page = open_page(
        browser, server + KINDS[kind], color_scheme=scheme, viewport={"width": width, "height": 800}
    )
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    page.context.close()


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "redirect"])
def test_no_request_leaves_the_host_and_nothing_is_missing(browser: Browser, server: str, kind: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    seen, failed = [], []
    page.on("request", lambda request: seen.append(request.url))
    page.on("response", lambda response: failed.append(response.url) if response.status >= 400 else None)
    page.on("console", lambda message: failed.append(message.text) if message.type == "error" else None)
    page.goto(server + KINDS[kind], wait_until="networkidle")
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    page.wait_for_load_state("networkidle")
    assert seen
    assert all(url.startswith(server) for url in seen), seen
    assert not failed
    context.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_is_wider_than_the_screen(browser: Browser, server: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 700})
    page = context.new_page()
    for kind, path in KINDS.items():
        if kind == "redirect":
            continue
        page.goto(server + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, kind
    context.close()


def test_the_site_reads_whole_without_scripts(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 700})
    page = context.new_page()
    page.goto(server + "/")
    page.get_by_role("navigation").get_by_role("link", name="Đoàn thể", exact=True).first.click()
    assert page.get_by_role("heading", level=1).inner_text() == "Đoàn thể"
    page.get_by_role("main").get_by_role("heading", level=2).first.get_by_role("link").click()
    assert page.get_by_role("heading", name="Tin khác").is_visible()
    page.get_by_role("link", name="Trang chủ").first.click()
    assert page.url == server + "/"
    context.close()


def test_an_old_address_leads_on(browser: Browser, server: str) -> None:
    context = browser.new_context()
    context.route("https://example.vn/**", lambda route: route.fulfill(body="đến nơi"))
    page = context.new_page()
    page.goto(server + KINDS["redirect"])
    page.wait_for_url("https://example.vn/2022/10/**")
    context.close()


@pytest.mark.parametrize(
    "kind", ["home", "article", "gallery", "photos", "album", "videos", "video", "upright video"]
)
def test_nothing_shifts_while_the_page_loads(browser: Browser, server: str, kind: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 700})
    page = context.new_page()
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => { for (const entry of list.getEntries()) "
        "shift += entry.value }).observe({type: 'layout-shift', buffered: true})"
    )
    page.goto(server + KINDS[kind], wait_until="networkidle")
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("shift") == 0
    context.close()


def test_print_shows_the_article_and_its_address_and_no_navigation(browser: Browser, server: str) -> None:
    page = open_page(browser, server + ARTICLE)
    page.emulate_media(media="print", color_scheme="dark")
    assert page.get_by_role("heading", level=1).is_visible()
    assert page.get_by_text(f"https://example.vn{ARTICLE}").is_visible()
    assert not any(found.is_visible() for found in page.get_by_role("navigation").all())
    assert not page.get_by_role("heading", name="Tin khác").is_visible()
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    page.context.close()


def test_the_keyboard_reaches_the_text_first(browser: Browser, server: str) -> None:
    page = open_page(browser, server + ARTICLE)
    page.keyboard.press("Tab")
    assert "nội dung" in page.evaluate("document.activeElement.textContent").lower()
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") != ""
    page.context.close()


_WIDTHS_OF_PICTURES = """() => [...document.querySelectorAll("main img")].filter(image => image.checkVisibility())
  .map(image => {
    const sources = [...image.closest("picture").querySelectorAll("source")];
    const chosen = sources.find(source => !source.media || matchMedia(source.media).matches) ?? image;
    const conditions = chosen.sizes.split(/, (?![^(]*[)])/).map(size => size.match(/^(?:(\\(\\S+ \\w+\\)) )?(.*)$/));
    const probe = document.createElement("div");
    probe.style.width = conditions.find(([, query]) => !query || matchMedia(query).matches)[2];
    document.body.append(probe);
    const promised = probe.getBoundingClientRect().width;
    probe.remove();
    return [image.alt, image.getBoundingClientRect().width, promised];
  })"""


@pytest.mark.parametrize("width", [*WIDTHS, 1100])
def test_pictures_are_as_wide_as_they_promise(browser: Browser, server: str, width: int) -> None:
    """A browser that trusts ``sizes`` loads neither a blurred picture nor one twice as wide as shown."""
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.route("**/photos/**", lambda route: route.abort())
    for kind in ("home", "category", "month", "photos", "videos", "album", "upright video"):
        page.goto(server + KINDS[kind])
        found = page.evaluate(_WIDTHS_OF_PICTURES)
        assert found, kind
        for alt, shown, promised in found:
            assert 0.9 * promised <= shown <= 1.03 * promised, (kind, alt)
    context.close()
