"""The preview in a real Chromium: many tabs, new builds, warnings, videos, a server that was started anew."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext

from newsroom.commands.preview.state import Outcome, State
from tests.support.building import ROOT, SITES, write_article, write_site
from tests.support.previewing import copy_program, previewed, running

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]

TABS = 10


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context()
    context.set_default_timeout(15_000)
    yield context
    context.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "index.html").write_text(
        '<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Bản tin</title>'
        '<link rel="icon" href="data:,"></head><body><main><h1>Bản tin</h1></main></body></html>',
        encoding="utf-8",
    )
    return tmp_path


def show(folder: Path, heading: str) -> None:
    """Change the page."""
    file = folder / "index.html"
    text = file.read_text(encoding="utf-8")
    start, end = text.index("<h1>") + 4, text.index("</h1>")
    file.write_text(text[:start] + heading + text[end:], encoding="utf-8")


def test_ten_tabs_load_and_all_follow_the_builds(context: BrowserContext, folder: Path) -> None:
    state = State()
    state.built(Outcome(True))
    with previewed(folder, state) as port:
        tabs = [context.new_page() for _ in range(TABS)]
        for tab in tabs:
            tab.goto(f"http://127.0.0.1:{port}/", wait_until="networkidle")
        for heading in ("Bản hai", "Bản ba"):
            show(folder, heading)
            state.built(Outcome(True))
            for tab in tabs:
                tab.wait_for_function(f"document.querySelector('h1')?.textContent === '{heading}'")
        assert context.new_page().goto(f"http://localhost:{port}/") is not None


def test_a_page_is_not_loaded_again_without_need(context: BrowserContext, folder: Path) -> None:
    state = State()
    state.built(Outcome(True))
    with previewed(folder, state) as port:
        tab = context.new_page()
        tab.goto(f"http://127.0.0.1:{port}/")
        tab.evaluate("window.same = true")
        tab.wait_for_timeout(2500)
        assert tab.evaluate("window.same")


def test_a_tab_left_over_a_restart_reloads_by_itself(context: BrowserContext, folder: Path) -> None:
    tab, states = context.new_page(), [State(), State()]
    for state in states:
        state.built(Outcome(True))  # as many builds in each
    with previewed(folder, states[0]) as port:
        tab.goto(f"http://127.0.0.1:{port}/")
    tab.wait_for_timeout(1500)
    assert tab.inner_text("h1") == "Bản tin"
    show(folder, "Sau khi chạy lại")
    with previewed(folder, states[1], port):
        tab.wait_for_function("document.querySelector('h1')?.textContent === 'Sau khi chạy lại'")


def test_a_tab_that_nobody_sees_asks_nothing_until_it_is_seen(context: BrowserContext, folder: Path) -> None:
    state = State()
    with previewed(folder, state) as port:
        tab = context.new_page()
        tab.goto(f"http://127.0.0.1:{port}/")
        tab.evaluate(
            "Object.defineProperty(document, 'hidden', {get: () => window.unseen, configurable: true})"
        )
        tab.evaluate("window.unseen = true")
        tab.wait_for_timeout(700)
        asked: list[str] = []
        tab.on("request", lambda request: asked.append(request.url))
        show(folder, "Bản hai")
        state.built(Outcome(True))
        tab.wait_for_timeout(1500)
        assert asked == []
        tab.evaluate("window.unseen = false; document.dispatchEvent(new Event('visibilitychange'))")
        tab.wait_for_function("document.querySelector('h1')?.textContent === 'Bản hai'")


def test_warnings_and_errors_can_be_read_by_all(context: BrowserContext, folder: Path) -> None:
    state = State()
    with previewed(folder, state) as port:
        tab = context.new_page()
        for outcome, role in (
            (Outcome(True, (), "0 lỗi, 1 cảnh báo.", ("a.md:1: cảnh báo: x",)), "status"),
            (Outcome(False, ("a.md:1: lỗi: x",), "1 lỗi, 0 cảnh báo."), "alert"),
        ):
            state.built(outcome)
            tab.goto(f"http://127.0.0.1:{port}/")
            told = tab.locator(f'[role="{role}"]')
            assert (outcome.errors or outcome.warnings)[0] in told.inner_text()
            assert outcome.summary in told.inner_text()
            assert Axe().run(tab).response["violations"] == []
        tab.set_viewport_size({"width": 320, "height": 600})
        assert tab.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_video_is_played_from_the_middle(context: BrowserContext, folder: Path) -> None:
    sample = next((ROOT / "content").rglob("*.mp4"), None) or next(SITES.rglob("*.mp4"), None)
    if sample is None:
        pytest.skip("there is no sample of a video")
    padding = b"\0\0\0\x08free" * 2_000_000  # so that it is not taken at once
    (folder / "phim.mp4").write_bytes(sample.read_bytes() + padding)
    state = State()
    with previewed(folder, state) as port:
        tab = context.new_page()
        statuses: list[int] = []
        tab.on("response", lambda got: statuses.append(got.status) if got.url.endswith(".mp4") else None)
        tab.goto(f"http://127.0.0.1:{port}/")
        tab.evaluate(
            """async () => {
                const video = document.createElement("video")
                video.muted = true
                video.src = "/phim.mp4"
                document.body.append(video)
                await new Promise((done, failed) => { video.onloadedmetadata = done; video.onerror = failed })
                video.currentTime = video.duration / 2
                await new Promise((done, failed) => { video.onseeked = done; video.onerror = failed })
            }"""
        )
        assert set(statuses) == {206}


def test_the_whole_of_it_with_ten_tabs_and_a_restart(context: BrowserContext, tmp_path: Path) -> None:
    copy_program(tmp_path)
    content = write_site(tmp_path / "content")
    write_article(content, "2024/07/hop", "Bản đầu.")
    address, shown = "/2024/07/hop/", "document.querySelector('.prose')?.textContent.trim() === '{}'"
    tabs = [context.new_page() for _ in range(TABS)]

    def all_show(text: str) -> None:
        for tab in tabs:
            tab.wait_for_function(shown.format(text))

    with running(tmp_path) as program:
        port = program.port()
        for tab in tabs:
            tab.goto(f"http://127.0.0.1:{port}{address}")
        all_show("Bản đầu.")
        write_article(content, "2024/07/hop", "Bản sau.")
        all_show("Bản sau.")
        began = time.monotonic()
        program.press_ctrl_c()
        assert program.process.wait(10) == 0
        assert time.monotonic() - began < 3  # tabs that are open hold nothing up
    write_article(content, "2024/07/hop", "Bản sửa.")
    with running(tmp_path, port) as program:
        all_show("Bản sửa.")
    assert "Traceback" not in program.said
