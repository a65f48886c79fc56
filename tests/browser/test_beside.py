"""The column beside an article in a real Chromium, under the policy of the site."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from plugins.hosting.policy import security_headers
from tests.support.building import NOW, build, tiny_site, write_article
from tests.support.making import make_site
from tests.support.serving import served

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

LONG, SHORT = "/2024/05/dai/", "/2024/05/ngan/"
TABLE = "\n".join(["| a | b | c | d |", "| --- | --- | --- | --- |", f"|{'một ô có nhiều chữ |' * 4}"])
_SHIFT = """new Promise(done => { new PerformanceObserver(list =>
  done(list.getEntries().reduce((sum, one) => sum + one.value, 0)))
  .observe({ type: "layout-shift", buffered: true }); setTimeout(done, 300, 0) })"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("beside")
    content = tiny_site(folder / "content", articles=0)
    for number in range(20):
        category = ("Tin hoạt động", "Xây dựng Đảng")[number % 2]
        write_article(content, f"2024/06/bai-{number}", Category=category)
    write_article(content, LONG.strip("/"), "\n\n".join([TABLE, *["Một đoạn văn của bài. " * 20] * 12]))
    write_article(content, SHORT.strip("/"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", NOW)
        built = build(content, folder / "output")
    with served(built.output, dict(security_headers(make_site()))) as url:
        yield url


def opened(browser: Browser, url: str, width: int = 1280, **options: Any) -> Page:
    page = browser.new_context(viewport={"width": width, "height": 800}, **options).new_page()
    page.goto(url, wait_until="networkidle")
    return page


def test_it_names_the_newest_and_those_of_the_category_each_once(browser: Browser, address: str) -> None:
    page = opened(browser, f"{address}{LONG}")
    page.wait_for_selector(".beside__list")
    assert page.locator(".beside h2").all_text_contents() == ["Tin mới", "Tin hoạt động"]
    links = [one.get_attribute("href") for one in page.locator(".beside li a").all()]
    assert len(links) == len(set(links)) == 14
    assert LONG not in links
    assert page.evaluate(_SHIFT) == 0
    assert Axe().run(page).violations_count == 0
    page.emulate_media(media="print")
    assert not page.locator(".beside").is_visible()


def test_beside_a_short_article_it_is_short_and_never_cut(browser: Browser, address: str) -> None:
    page = opened(browser, f"{address}{SHORT}")
    page.wait_for_selector(".beside__list")
    last = page.locator(".beside li").last.bounding_box()
    foot = page.locator(".footer").bounding_box()
    assert last
    assert foot
    assert last["y"] + last["height"] <= foot["y"]


@pytest.mark.parametrize("width", [360, 1200])
def test_where_there_is_no_room_nothing_is_fetched(browser: Browser, address: str, width: int) -> None:
    page = opened(browser, f"{address}{LONG}", width)
    assert not page.locator(".beside").is_visible()
    assert (
        page.evaluate("performance.getEntriesByType('resource').filter(o => /feeds/.test(o.name)).length")
        == 0
    )
    page.set_viewport_size({"width": 1280, "height": 800})
    page.wait_for_selector(".beside__list")


def test_without_script_the_text_stands_in_the_middle(browser: Browser, address: str) -> None:
    page = opened(browser, f"{address}{LONG}", java_script_enabled=False)
    text = page.locator(".prose").bounding_box()
    assert text
    assert abs(text["x"] + text["width"] / 2 - 640) <= 8
    assert not page.locator(".beside").is_visible()


def test_a_table_of_many_columns_takes_the_width_that_covers_take(browser: Browser, address: str) -> None:
    page = opened(browser, f"{address}{LONG}")
    text, table = page.locator(".prose > p").first.bounding_box(), page.locator(".table").bounding_box()
    assert text
    assert table
    assert table["width"] > text["width"] + 200
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
