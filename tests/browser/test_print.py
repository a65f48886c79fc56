"""What prints of an article, in a real Chromium."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.support.building import NOW, SITE_TOML, build, tiny_site, write_article
from tests.support.serving import served

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

BODY = """Xem [văn bản](https://example.org/van-ban) và https://example.org/khac, nhớ [bài trước](../bai-0/index.md).[^1]

[^1]: Số liệu tạm tính.
"""
_AFTER = "(link) => getComputedStyle(link, '::after').content"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("print")
    content = tiny_site(folder / "content", articles=1)
    toml = f'{SITE_TOML}\n[organisation]\nemail = "bantin@example.vn"\n'
    (content / "site.toml").write_text(toml, encoding="utf-8")
    write_article(content, "2024/01/bai-0")
    write_article(content, "2024/01/in", BODY)
    withdrawn = "2024-03-01 Thông tin sai"
    write_article(content, "2024/01/go", Status="withdrawn", Withdrawn=withdrawn)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", NOW)
        built = build(content, folder / "output")
    assert built.status == 0
    with served(built.output) as url:
        yield url


def printed(browser: Browser, url: str) -> Page:
    page = browser.new_page()
    page.goto(url, wait_until="networkidle")
    page.emulate_media(media="print")
    return page


def test_links_are_notes_at_the_end_of_the_sheet(browser: Browser, address: str) -> None:
    page = printed(browser, f"{address}/2024/01/in/")
    links = [(one.inner_text(), one.evaluate(_AFTER)) for one in page.locator(".prose > p a").all()]
    assert links[:3] == [
        ("văn bản", '"[1]"'),
        ("https://example.org/khac", "none"),
        ("bài trước", '"[2]"'),
    ]
    notes = page.locator(".link-notes li")
    assert notes.all_inner_texts() == [
        "https://example.org/van-ban",
        "https://example.vn/2024/01/bai-0/",
    ]
    assert notes.first.is_visible()
    page.emulate_media(media="screen")
    assert not notes.first.is_visible()


def test_what_is_of_no_use_on_paper_does_not_print(browser: Browser, address: str) -> None:
    page = printed(browser, f"{address}/2024/01/in/")
    for part in (".footnote-backref", ".feedback", ".beside", ".related", ".topics"):
        assert not page.locator(part).first.is_visible(), part
    assert page.locator(".story__address").is_visible()
    page.emulate_media(media="screen")
    assert page.locator(".feedback").is_visible()
    assert page.locator(".footnote-backref").is_visible()


def test_the_links_of_a_notice_do_not_print(browser: Browser, address: str) -> None:
    page = printed(browser, f"{address}/2024/01/go/")
    assert page.locator(".notice__reason").is_visible()
    assert not page.locator(".notice__links").is_visible()


def test_the_foot_of_sheets_takes_the_address_from_the_root(browser: Browser, address: str) -> None:
    page = printed(browser, f"{address}/2024/01/in/")
    said = page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--address')")
    assert said == "'https://example.vn/2024/01/in/'"
