"""A month or a topic printed at once, in a real Chromium under the policy of the site."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from plugins.hosting.policy import security_headers
from tests.support.building import NOW, build, tiny_site, write_article
from tests.support.making import make_site
from tests.support.serving import served

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

HOW_MANY = 43
TOPIC = "/chu-de/thi-dua/"
_NO_DIALOG = "window.print = () => { window.printed = (window.printed || 0) + 1 }"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("sheaf")
    content = tiny_site(folder / "content", articles=0)
    for number in range(HOW_MANY):
        write_article(
            content, f"2024/06/bai-{number}", Title=f"Bài số {number:02d}",
            Date=f"2024-06-{1 + number // 24:02d} {number % 24:02d}:00", Tags="Thi đua",
        )  # fmt: skip
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", NOW)
        built = build(content, folder / "output")
    with served(built.output, dict(security_headers(make_site()))) as url:
        yield url


def opened(browser: Browser, url: str, **options: bool) -> Page:
    page = browser.new_context(viewport={"width": 360, "height": 800}, **options).new_page()  # type: ignore[arg-type]
    page.add_init_script(_NO_DIALOG)
    page.goto(url, wait_until="networkidle")
    return page


def test_all_articles_of_a_topic_are_put_together_in_the_order_of_time(
    browser: Browser, address: str
) -> None:
    page = opened(browser, f"{address}{TOPIC}")
    assert Axe().run(page).violations_count == 0
    page.click(".sheaf__button")
    page.wait_for_selector(f"text=Đã gom {HOW_MANY} bài")
    assert page.evaluate("window.printed") == 1
    titles = [
        one.strip().replace("\u00a0", " ")
        for one in page.locator(".sheaf__stories .opening__title").all_text_contents()
    ]
    assert titles == [f"Bài số {number:02d}" for number in range(HOW_MANY)]
    lines = page.locator(".sheaf__contents li").all_text_contents()
    assert (len(lines), lines[0]) == (HOW_MANY, "Bài số\u00a000 – 01/06/2024")
    assert page.inner_text(".sheaf__told") == f"Đã gom {HOW_MANY} bài để in."
    page.emulate_media(media="print")
    assert page.locator(".sheaf__stories .story").first.is_visible()
    assert not page.locator(".listing").is_visible()
    page.emulate_media(media="screen")
    assert not page.locator(".sheaf__stories").is_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".sheaf__stories").count() == 0


def test_nothing_is_printed_while_an_article_is_missing_and_another_try_fetches_the_rest(
    browser: Browser, address: str
) -> None:
    page = opened(browser, f"{address}{TOPIC}")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.route("**/bai-7/", lambda route: route.abort())
    page.click(".sheaf__button")
    page.wait_for_selector("text=Chưa tải được 1 bài")
    assert page.evaluate("window.printed") is None
    page.unroute("**/bai-7/")
    asked.clear()
    page.click(".sheaf__button")
    page.wait_for_selector(f"text=Đã gom {HOW_MANY} bài")
    assert page.evaluate("window.printed") == 1
    assert [url for url in asked if "/bai-" in url] == [f"{address}/2024/06/bai-7/"]


def test_without_script_there_is_no_button_and_with_it_nothing_moves(browser: Browser, address: str) -> None:
    plain = opened(browser, f"{address}{TOPIC}", java_script_enabled=False)
    assert not plain.locator(".sheaf").is_visible()
    page = opened(browser, f"{address}/2024/06/")
    assert page.locator(".sheaf__button").bounding_box()["height"] >= 44  # type: ignore[index]
    shift = """new Promise(done => new PerformanceObserver(list =>
      done(list.getEntries().reduce((sum, one) => sum + one.value, 0)))
      .observe({ type: "layout-shift", buffered: true }) || setTimeout(done, 300, 0))"""
    assert page.evaluate(shift) == 0


def test_only_the_front_of_the_list_has_the_button(browser: Browser, address: str) -> None:
    assert opened(browser, f"{address}{TOPIC}trang/1/").locator(".sheaf").count() == 0
