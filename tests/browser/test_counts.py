"""Living figures and what is read most, in a real Chromium, under the policy and a path prefix of the site."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from plugins.hosting.policy import security_headers
from tests.browser.test_front import HOLES
from tests.support.building import NOW, SITE_TOML, build, tiny_site, write_article
from tests.support.making import make_site
from tests.support.serving import served

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]

OLD, NEW = "/bantin/2024/06/bai-0/", "/bantin/2024/06/bai-1/"
_SHIFT = """new Promise(done => { let sum = 0; new PerformanceObserver(list =>
  list.getEntries().forEach(one => sum += one.value)).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 150) })"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of a server: the site below a prefix, without figures."""
    folder = tmp_path_factory.mktemp("counts")
    content = tiny_site(folder / "content", articles=0)
    (content / "site.toml").write_text(SITE_TOML.replace("example.vn", "example.vn/bantin"), encoding="utf-8")
    for number in range(24):
        header = {
            "Category": ("Tin hoạt động", "Xây dựng Đảng")[number % 2],
            "Title": f"Chi bộ họp lần thứ {number}",
        }
        body = "\n\n".join(["Một đoạn văn của bài. " * 20] * 12)
        write_article(
            content, f"2024/06/bai-{number}", body, **header, **({"Views": "2129"} if number == 0 else {})
        )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", NOW)
        patch.setenv("SITEURL", "https://example.vn/bantin")
        built = build(content, folder / "output", conf="publishconf.py")
    assert built.status == 0
    shutil.copytree(built.output, folder / "www/bantin")
    return folder / "www"


@pytest.fixture(scope="module")
def address(root: Path) -> Iterator[str]:
    with served(root, dict(security_headers(make_site()))) as url:
        yield url


@pytest.fixture
def figures(root: Path) -> Iterator[Path]:
    """Put figures beside the site: of two articles, and ranks of ten and of six."""
    folder = root / "bantin/luot-xem"
    folder.mkdir()
    views = {"2024/06/bai-0/": 1002340, "2024/06/bai-1/": 7}
    (folder / "2024-06.json").write_text(json.dumps(views), encoding="utf-8")
    ranks = [
        {"url": f"2024/06/bai-{number}/", "title": f"<b>Bài</b> {number}", "count": 9}
        for number in range(10, 20)
    ]
    (folder / "doc-nhieu.json").write_text(json.dumps({"7": ranks[3:9], "30": ranks}), encoding="utf-8")
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def opened(browser: Browser, address: str) -> Iterator[Any]:
    pages: list[Page] = []

    def open_(path: str, width: int = 1280, wait: Any = "load", **options: Any) -> Page:
        page = browser.new_context(viewport={"width": width, "height": 800}, **options).new_page()
        pages.append(page)
        page.goto(address + path, wait_until=wait)
        return page

    yield open_
    for page in pages:
        page.context.close()


def links(page: Page, within: str) -> list[str]:
    """Give the paths that the links of a part lead to."""
    found: list[str] = page.locator(f"{within} a").evaluate_all("all => all.map(one => one.pathname)")
    return found


@pytest.mark.parametrize("width", [360, 1280])
def test_an_article_shows_how_often_it_was_read_by_now_and_nothing_moves(
    opened: Any, figures: Path, width: int
) -> None:
    for path, told in ((OLD, "Lượt xem: 1.002.340"), (NEW, "Lượt xem: 7")):
        page = opened(path, width)
        page.get_by_text(told, exact=True).wait_for()
        assert page.evaluate(_SHIFT) == 0
        assert page.evaluate("document.documentElement.scrollWidth") == width
    if width == 360:
        assert Axe().run(page).violations_count == 0


@pytest.mark.parametrize("width", [360, 1280])
def test_without_figures_an_article_shows_what_was_imported(opened: Any, width: int) -> None:
    assert opened(OLD, width).get_by_text("Lượt xem: 2.129", exact=True).is_visible()
    page = opened(NEW, width, "networkidle")
    assert page.get_by_text("Lượt xem").count() == 0
    assert page.evaluate(_SHIFT) == 0
    date, lead = (
        page.locator(".opening__dateline time").bounding_box(),
        page.locator(".opening__lead").bounding_box(),
    )
    assert lead["y"] - date["y"] - date["height"] <= 32


def test_the_column_beside_an_article_ranks_what_is_read_most(opened: Any, figures: Path) -> None:
    page = opened("/bantin/2024/06/bai-14/")
    page.locator(".beside ol").wait_for()
    assert page.locator(".beside h2").all_text_contents() == ["Tin mới", "Đọc nhiều", "Tin hoạt động"]
    ranked = [f"/bantin/2024/06/bai-{number}/" for number in (13, 15, 16, 17, 18)]
    assert links(page, ".beside ol") == ranked
    assert page.locator(".beside ol li").first.inner_text() == "<b>Bài</b> 13"
    assert not set(links(page, ".beside section:last-child li")) & {*ranked, "/bantin/2024/06/bai-14/"}
    assert page.evaluate(_SHIFT) == 0
    assert Axe().run(page).violations_count == 0


def test_a_ranking_that_is_not_there_leaves_the_column_as_it_was(opened: Any) -> None:
    page = opened(NEW, wait="networkidle")
    assert page.locator(".beside h2").all_text_contents() == ["Tin mới", "Xây dựng Đảng"]


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_the_home_page_ranks_without_a_hole_and_nothing_moves(opened: Any, figures: Path, width: int) -> None:
    page = opened("/bantin/", width)
    part = page.locator(".ranking")
    part.wait_for()
    assert links(page, ".ranking")[:3] == [f"/bantin/2024/06/bai-{number}/" for number in (13, 14, 15)]
    assert page.evaluate(_SHIFT) == 0
    assert page.evaluate(HOLES) == []
    if width == 768:
        assert Axe().run(page).violations_count == 0
    part.get_by_role("button", name="30 ngày").click()
    assert len(links(page, ".ranking")) == 10
    assert part.get_by_role("button", name="30 ngày").get_attribute("aria-pressed") == "true"
    assert page.evaluate(HOLES) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("has_script", [True, False])
def test_without_script_or_figures_nothing_is_missed(opened: Any, figures: Path, has_script: bool) -> None:
    if has_script:
        shutil.rmtree(figures)
        figures.mkdir()
    page = opened("/bantin/", wait="networkidle", java_script_enabled=has_script)
    assert not page.locator(".ranking").is_visible()
    page = opened(NEW, 360, "networkidle", java_script_enabled=has_script)
    assert page.get_by_text("Lượt xem").count() == 0
    if not has_script:
        assert not page.locator(".opening__views").is_visible()
        assert opened(OLD, java_script_enabled=False).get_by_text("Lượt xem: 2.129").is_visible()


def test_on_a_tall_screen_the_ranking_comes_where_nothing_is_below_it(
    browser: Browser, address: str, figures: Path
) -> None:
    page = browser.new_context(viewport={"width": 1280, "height": 2600}).new_page()
    page.goto(f"{address}/bantin/", wait_until="load")
    page.locator(".ranking").wait_for()
    assert page.evaluate("document.querySelector('.main').lastElementChild.className") == "ranking"
    assert page.evaluate(_SHIFT) == 0
    page.context.close()
