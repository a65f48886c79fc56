"""Each screen of the desk in a real Chromium: accessible, quiet, small, in Vietnamese, deaf to previewed pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request, expect

from tests.browser.desk_pages import drop_files, sampled
from tests.support.building import write_article
from tests.support.desk_program import Desk, clone_with_program, desk_in, make_repository
from tests.support.word_articles import word_article

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]
PLACE, BAD = "2024/07/thi-dua", "2024/09/con-loi"
SCREENS = {
    "articles": "/",
    "drafts": "/bai/nhap/",
    "empty": "/viet/moi/",
    "writing": f"/viet/{PLACE}/",
    "with errors": f"/viet/{BAD}/",
    "importing": "/nhap/",
    "publishing": f"/dang/{PLACE}/",
    "not publishable": f"/dang/{BAD}/",
    "history": f"/lich-su/{PLACE}/",
    "site": "/trang/",
    "nothing there": "/viet/2024/07/khong-co/",
}
MOST_BYTES = 40_000
LEAST_TARGET = 44
"""Pixels that what is touched has each way."""
ENGLISH = re.compile(
    r"\b(title|summary|draft|status|save|cancel|close|error|warning|category|author|caption|cover|upload|publish|delete"
    r"|loading|preview|slug|file|search|undo|reload|next|previous|body|heading|link)\b",
    re.I,
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("screens")
    root = clone_with_program(make_repository(folder), folder / "an")
    write_article(
        root / "content", BAD, "Một.\n\n![](khong-co.jpg)", Summary="", Category="Không có", Status="draft"
    )
    with desk_in(root) as running:
        yield running


def opened(browser: Browser, desk: Desk, path: str, **options: object) -> Page:
    page = browser.new_context(locale="vi-VN", **options).new_page()  # type: ignore[arg-type]
    page.set_default_timeout(10_000)
    page.goto(desk.address + path)
    page.wait_for_function("!document.getElementById('noi-dung').inert")
    return page


def judged(page: Page) -> None:
    """Fail if axe finds anything on the screen; the previewed page beside has tests of its own."""
    results = Axe().run(page, context={"exclude": [["iframe"]]})
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize("scheme", sampled(["light", "dark"], "light"))
@pytest.mark.parametrize("screen", SCREENS)
def test_axe_finds_nothing_and_no_screen_is_wider_than_a_phone(
    browser: Browser, desk: Desk, screen: str, scheme: str
) -> None:
    width = 360 if scheme == "light" else 1280
    page = opened(
        browser, desk, SCREENS[screen], color_scheme=scheme, viewport={"width": width, "height": 800}
    )
    judged(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()


@pytest.mark.parametrize("screen", sampled(SCREENS, "writing", "publishing", "site"))
def test_a_thumb_hits_everything_on_a_phone(browser: Browser, desk: Desk, screen: str) -> None:
    page = opened(browser, desk, SCREENS[screen], viewport={"width": 360, "height": 740}, has_touch=True)
    page.wait_for_timeout(300)
    small = page.evaluate(
        """(least) => [...document.querySelectorAll("a[href],button,input,select,textarea,summary")].flatMap((one) => {
          if (!one.checkVisibility() || one.matches(".skip, .unseen") || (one.matches("p a") && !one.closest(".who"))) return [];
          const box = (one.closest("label") ?? one).getBoundingClientRect();
          return box.height < least || (box.width < least && !one.matches("nav a")) ? [`${one.outerHTML.slice(0, 80)} ${box.width} × ${box.height}`] : [];
        })""",
        LEAST_TARGET,
    )
    assert small == []
    page.context.close()


def test_dialogs_fit_a_phone(browser: Browser, desk: Desk) -> None:
    page = opened(browser, desk, f"/viet/{PLACE}/", viewport={"width": 360, "height": 740})
    for name, dialog in (("Lịch: Ngày đăng", "#lich"), ("Liên kết bài", "#hop"), ("Video", "#hop")):
        page.get_by_role("button", name=name).click()
        expect(page.locator(dialog)).to_be_visible()
        inner, outer = page.locator(dialog).evaluate("(one) => [one.scrollWidth, one.clientWidth]")
        assert inner <= outer <= 360, name
        page.keyboard.press("Escape")
    page.context.close()


def test_axe_finds_nothing_in_dialogs_and_in_what_was_dropped(browser: Browser, desk: Desk) -> None:
    page = opened(browser, desk, f"/viet/{PLACE}/")
    for name, dialog in (
        ("Lịch: Ngày đăng", "#lich"),
        ("Liên kết bài", "#hop"),
        ("Video", "#hop"),
    ):
        button = page.get_by_role("button", name=name)
        button.press("Enter")
        expect(page.locator(dialog)).to_be_visible()
        judged(page)
        page.keyboard.press("Escape")
        expect(page.locator(dialog)).to_be_hidden()
        expect(button).to_be_focused()
    page.goto(f"{desk.address}/nhap/")
    drop_files(page, "#tha", {"bai.docx": (word_article(), ""), "hong.docx": (b"hong", "")})
    expect(page.get_by_role("button", name="Nhận bài, viết tiếp")).to_be_visible(timeout=30_000)
    expect(page.get_by_role("heading", name="hong.docx")).to_be_visible(timeout=30_000)
    judged(page)
    page.context.close()


@pytest.mark.parametrize("screen", SCREENS)
def test_nothing_is_asked_of_other_hosts_and_nothing_complains(
    browser: Browser, desk: Desk, screen: str
) -> None:
    page = browser.new_context(locale="vi-VN").new_page()
    asked: list[str] = []
    wrong: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "console",
        lambda message: (
            wrong.append(message.text)
            if message.type in ("error", "warning") and not re.search(r"status of (404|503)", message.text)
            else None
        ),
    )
    page.goto(desk.address + SCREENS[screen])
    page.wait_for_timeout(700)
    assert asked
    own = (desk.address, desk.preview, "data:", "blob:")
    assert [address for address in asked if not address.startswith(own)] == []
    assert wrong == []
    page.context.close()


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_is_small(browser: Browser, desk: Desk, screen: str) -> None:
    page = browser.new_context(locale="vi-VN").new_page()
    asked: list[Request] = []
    kinds = ("document", "stylesheet", "script")
    page.on("requestfinished", lambda request: asked.append(request))
    page.goto(desk.address + SCREENS[screen], wait_until="load")
    page.wait_for_timeout(300)
    own = [one for one in asked if one.resource_type in kinds and one.url.startswith(desk.address)]
    sizes = {one.url: one.sizes()["responseBodySize"] for one in own}  # as they are sent, packed
    assert len(sizes) > 1
    assert 0 < sum(sizes.values()) <= MOST_BYTES, sizes
    page.context.close()


@pytest.mark.parametrize("screen", SCREENS)
def test_no_english_word_is_shown(browser: Browser, desk: Desk, screen: str) -> None:
    page = opened(browser, desk, SCREENS[screen])
    told = page.evaluate(
        """() => [document.title, document.body.innerText, ...[...document.querySelectorAll("[aria-label],[placeholder],[title],[alt]")]
          .flatMap((one) => ["aria-label", "placeholder", "title", "alt"].map((name) => one.getAttribute(name) || ""))].join("\\n")"""
    )
    assert len(told) > 100
    assert sorted({found.group().lower() for found in ENGLISH.finditer(told)}) == []
    page.context.close()


@pytest.mark.parametrize("screen", sampled(SCREENS, "writing", "site"))
def test_tab_reaches_everything_and_shows_where_it_is(browser: Browser, desk: Desk, screen: str) -> None:
    page = opened(browser, desk, SCREENS[screen], viewport={"width": 1280, "height": 900})
    page.evaluate("document.querySelectorAll('iframe').forEach((frame) => frame.remove())")
    wanted = page.evaluate(
        """() => [...document.querySelectorAll("a[href],button,input,select,textarea,summary")].filter((one) =>
          !one.disabled && one.tabIndex >= 0 && one.checkVisibility() && !one.closest("dialog")
          && !(one.type === "radio" && !one.checked)).map((one, n) => (one.dataset.walk = String(n)))"""
    )
    reached: set[str] = set()
    for _ in range(len(wanted) + 5):
        page.keyboard.press("Tab")
        walk, outline = page.evaluate(
            """() => { const one = document.activeElement, shown = one.matches("label > .unseen") ? one.parentElement : one;
              return [one.dataset.walk ?? "", getComputedStyle(shown).outlineStyle]; }"""
        )
        if walk:
            reached.add(walk)
            assert outline != "none", page.evaluate("document.activeElement.outerHTML")
    assert set(wanted) - reached == set()
    page.context.close()


def test_a_previewed_page_cannot_reach_the_desk(browser: Browser, desk: Desk) -> None:
    page = browser.new_context(locale="vi-VN").new_page()
    page.goto(f"{desk.preview}/", wait_until="domcontentloaded")
    page.wait_for_function("document.querySelector('main') !== null", timeout=30_000)
    before = desk.text(PLACE)
    got = page.evaluate(
        """async (desk) => {
          const tried = {};
          const ask = (name, address, more) => fetch(address, more).then((answer) => answer.text(), () => "refused").then((text) => (tried[name] = text));
          await ask("read", `${desk}/`);
          await ask("opaque", `${desk}/`, { mode: "no-cors" });
          await ask("write", `${desk}/api/bai/2024/07/thi-dua`, { method: "PUT", headers: { "X-Ban-Bien-Tap": "x" }, body: "{}" });
          await ask("simple", `${desk}/api/gui-lai`, { method: "POST", mode: "no-cors", body: "{}" });
          const frame = document.createElement("iframe");
          frame.src = `${desk}/`;
          document.body.append(frame);
          await new Promise((done) => { frame.onload = done; setTimeout(done, 3000); });
          try { tried.frame = frame.contentDocument?.title ?? "refused"; } catch { tried.frame = "refused"; }
          return tried;
        }""",
        desk.address,
    )
    assert "Bàn biên tập" not in "".join(got.values())
    assert got["read"] == got["write"] == "refused"
    assert desk.text(PLACE) == before
    page.context.close()
