"""What is left of an article that was taken down, and a corrected one, in a real Chromium."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.support.building import NOW, SITES, build
from tests.support.serving import served

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

PAGES = ("2024/07/da-go/", "2023/12/bai-da-xoa/", "tin-tuc/9.html", "2024/06/ket-nap/")


@pytest.fixture(scope="module")
def golden(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", NOW)
        built = build(SITES / "golden" / "content", tmp_path_factory.mktemp("golden") / "output")
    with served(built.output) as url:
        yield url


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(
    ("scheme", "width"), [("light", 360), ("dark", 360), ("light", 1280), ("dark", 1280)]
)
def test_it_is_accessible_and_fits_the_screen(
    browser: Browser, golden: str, path: str, scheme: str, width: int
) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800})  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{golden.rstrip('/')}/{path}", wait_until="networkidle")
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    shown = page.locator(".corrections" if path == PAGES[-1] else ".notice__reason")
    assert shown.is_visible()
    context.close()
