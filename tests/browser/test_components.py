"""The page of components in a real Chromium: every component with the longest and the least that it may get."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route

from newsroom.commands.preview.components.answering import ComponentPages
from newsroom.commands.preview.examples.values import BASE
from newsroom.commands.preview.state import Outcome, State
from plugins.hosting.policy import security_headers
from tests.support.building import ROOT
from tests.support.making import make_site
from tests.support.previewing import previewed

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]

THEME = ROOT / "theme"
STATE = State()
UNIQUE = "landmark-unique"
"""The rule of axe that holds for a page, and so for each example alone, not for all of them together."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the page of components of the theme; give its address."""
    pages = ComponentPages((THEME / "templates",), THEME / "static")
    STATE.built(Outcome(True))
    with previewed(tmp_path_factory.mktemp("site"), STATE, components=pages) as port:
        yield f"http://127.0.0.1:{port}{BASE}/"


@pytest.fixture
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Open a window; ``width`` and ``scheme`` are those that a test is given, if it is."""
    params = request.node.callspec.params if hasattr(request.node, "callspec") else {}
    size: Any = {"width": params.get("width", 1280), "height": 900}
    context = browser.new_context(viewport=size, color_scheme=params.get("scheme", "light"))
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    ("width", "scheme"),
    [
        (360, "light"),
        (1280, "dark"),
        pytest.param(360, "dark", marks=pytest.mark.long),
        pytest.param(1280, "light", marks=pytest.mark.long),
    ],
)
def test_axe_finds_nothing(page: Page, address: str, width: int, scheme: str) -> None:
    page.goto(address, wait_until="networkidle")
    found = Axe().run(page, options={"rules": {UNIQUE: {"enabled": False}}, "resultTypes": ["violations"]})
    assert found.violations_count == 0, found.generate_report()


def test_no_example_has_two_parts_of_one_name(page: Page, address: str) -> None:
    page.goto(address, wait_until="networkidle")
    Axe().run(page, options={"runOnly": [UNIQUE]})
    found = page.evaluate(
        """async (rule) => {
            const found = [];
            for (const sample of document.querySelectorAll(".sample")) {
                if (sample.querySelectorAll("nav, aside, section, form, [role]").length < 2) continue;
                const { violations } = await axe.run(sample, { runOnly: [rule] });
                if (violations.length) found.push(sample.id);
            }
            return found;
        }""",
        UNIQUE,
    )
    assert found == []


@pytest.mark.parametrize("width", [320, 360, 768, 1280, 1920])
def test_nothing_is_wider_than_the_window(page: Page, address: str, width: int) -> None:
    page.goto(address, wait_until="networkidle")
    wide = (
        "w => [...document.querySelectorAll('.sample')].filter(one => one.scrollWidth > w).map(one => one.id)"
    )
    assert page.evaluate(wide, width) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_all_of_it_comes_from_this_machine_and_nothing_is_missing(page: Page, address: str) -> None:
    seen: list[str] = []
    failed: list[str] = []
    page.on("request", lambda request: seen.append(request.url))
    page.on("response", lambda response: failed.append(response.url) if response.status >= 400 else None)
    page.on("console", lambda message: failed.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.goto(address, wait_until="networkidle")
    page.evaluate("for (const image of document.images) image.loading = 'eager'")
    page.wait_for_function("[...document.images].every(image => image.complete)")
    assert len(seen) > 30
    assert all(url.startswith(address.removesuffix(f"{BASE}/")) for url in seen)
    assert failed == []
    assert page.evaluate("[...document.images].every(image => image.naturalWidth > 0)")


def test_it_asks_for_nothing_that_the_policy_of_hosts_refuses(page: Page, address: str) -> None:
    policy = dict(security_headers(make_site()))["Content-Security-Policy"]
    refused: list[str] = []

    def guard(route: Route) -> None:
        answer = route.fetch()
        start, _, rest = answer.text().rpartition("<script>")
        reload, _, _ = rest.partition("</script>")  # the preview's own, which no host sends
        known = b64encode(sha256(reload.encode()).digest()).decode()
        allowed = policy.replace("script-src 'self'", f"script-src 'self' 'sha256-{known}'")
        assert start
        route.fulfill(response=answer, headers={**answer.headers, "Content-Security-Policy": allowed})

    page.route(address, guard)
    page.on("console", lambda said: refused.append(said.text) if "Content Security" in said.text else None)
    page.goto(address, wait_until="networkidle")
    page.locator(".video__play[data-file]").first.click()
    page.locator(".photo").first.click()
    page.wait_for_selector("dialog[open]")
    assert refused == []
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'ran = 1'}))"
    )
    page.wait_for_timeout(200)
    assert refused != []


def test_the_scripts_of_the_theme_work_on_it(page: Page, address: str) -> None:
    page.goto(address, wait_until="networkidle")
    group = page.locator("#menu--hai-tang details").first
    group.locator("summary").click()
    assert group.get_attribute("open") is not None
    page.keyboard.press("Escape")
    assert group.get_attribute("open") is None
    assert page.locator(".beside .headlines a").count() > 3
    page.goto(f"{address}gallery/nam-anh-chu-thich-chung/", wait_until="networkidle")
    page.locator(".photo").nth(1).click()
    assert page.locator(".viewer__count").inner_text() == "2/5"


def test_a_change_of_the_theme_loads_it_again(browser: Browser, tmp_path: Path) -> None:
    templates = tmp_path / "templates" / "components"
    templates.mkdir(parents=True)
    macro = templates / "sheaf.html"
    macro.write_text("{% macro sheaf(what) %}<p class='sheaf'>Một</p>{% endmacro %}", encoding="utf-8")
    pages = ComponentPages((tmp_path / "templates",), THEME / "static")
    state = State()
    state.built(Outcome(True))
    tab = browser.new_page()
    with previewed(tmp_path, state, components=pages) as port:
        tab.goto(f"http://127.0.0.1:{port}{BASE}/sheaf/")
        macro.write_text("{% macro sheaf(what) %}<p class='sheaf'>Hai</p>{% endmacro %}", encoding="utf-8")
        state.built(Outcome(True))
        tab.wait_for_function("document.querySelector('.sheaf')?.textContent === 'Hai'")
    tab.close()
