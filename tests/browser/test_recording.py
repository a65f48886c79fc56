"""Recordings in a real Chromium: nothing is loaded before they are started, then they are heard to the end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.support.building import NOW, build, write_article, write_site
from tests.support.recording import make_mp3
from tests.support.serving import served

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

ADDRESS = "/2024/07/nghe/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("recording")
    title = "Bài ca của các cơ quan và doanh nghiệp trong toàn khối nhân ngày thành lập Đảng"
    body = f"Mở đầu.\n\n[{title}](bai-ca.mp3)\n*Hát tại lễ kỷ niệm. Nguồn: Ban Biên tập*\n\nKết."
    file = write_article(write_site(folder / "content"), "2024/07/nghe", body, Recording="doc-bai.mp3")
    file.with_name("doc-bai.mp3").write_bytes(make_mp3(2, fill=b"\0"))
    file.with_name("bai-ca.mp3").write_bytes(make_mp3(1, fill=b"\0"))
    file.with_name("bai-ca.txt").write_text("Lời ca.\n", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", NOW)
        assert build(folder / "content", folder / "output").status == 0
    with served(Path(folder / "output")) as address:
        yield address


def test_nothing_is_loaded_before_it_is_started_and_then_it_is_heard(browser: Browser, site: str) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site + ADDRESS, wait_until="networkidle")
    assert not [url for url in asked if url.endswith(".mp3")]
    heard = "document.querySelector('audio')"
    page.evaluate(f"{heard}.muted = true")
    page.locator("audio").first.focus()
    assert page.evaluate(f"document.activeElement === {heard}")
    page.keyboard.press("Space")
    page.wait_for_function(f"{heard}.ended")
    assert 1.9 < page.evaluate(f"{heard}.duration") < 2.2
    assert [url for url in asked if url.endswith(".mp3")] == [f"{site}{ADDRESS}doc-bai.mp3"]
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_and_nothing_leads_sideways(
    browser: Browser, site: str, scheme: str, width: int
) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(site + ADDRESS, wait_until="networkidle")
    page.locator(".recording summary").click()
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") == width
    for link in page.locator(".recording a").all():
        box = link.bounding_box()
        assert box
        assert box["height"] >= 24
    context.close()


def test_on_paper_the_song_has_an_address_and_the_reading_is_left_out(browser: Browser, site: str) -> None:
    page = browser.new_page()
    page.goto(site + ADDRESS, wait_until="networkidle")
    page.emulate_media(media="print")
    assert not page.get_by_text("Nghe bài").is_visible()
    assert not any(player.is_visible() for player in page.locator("audio").all())
    assert page.get_by_text("Nghe: https://example.vn/2024/07/nghe/bai-ca.mp3").is_visible()
    page.close()
