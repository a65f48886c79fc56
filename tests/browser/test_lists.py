"""Lists in a real Chromium: the numbers and signs of an office fit into the column."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from newsroom.vietnamese.unbroken import keep_whole
from tests.support.serving import served

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

ARTICLE = "/2024/07/so-ket/"
YEARS = '<ol><li value="2019">Lập tổ.</li><li value="2022">Mở lớp.</li><li value="2024">Nhận cờ của <em>tỉnh</em>.</li></ol>'
HUNDREDS = '<ol start="99"><li>Một</li><li>Hai<ol start="1000"><li>Trong</li></ol></li></ol>'
GOING_ON = '<ol start="9"><li>Chín</li><li>Mười</li></ol>'
MANY = f"<ol>{'<li>Dòng</li>' * 12}</ol>"
TYPED = (
    '<ul class="list-typed"><li>a) Nội dung thứ nhất kéo dài cho quá một dòng của màn hình điện thoại nhỏ'
    '<ul class="list-typed"><li>1.1. Ý con cũng dài như thế để xuống thêm một dòng nữa</li></ul></li>'
    "<li>đ) Nội dung thứ hai</li></ul>"
)
SIGNS = "<p>Từ 20-11-2024 đến 2024-12-31, công văn 1234/QĐ-UBND và 12-KH/BTGĐU.</p>" * 3
QUOTED = f"<blockquote>{YEARS}</blockquote>"
NESTED = f"<ul><li>Việc<ol><li>Một{YEARS}</li></ol></li></ul>"

_MARKER_ROOM = """() => [...document.querySelectorAll('.prose ol')].map(list => {
  const item = list.lastElementChild, mark = document.createElement('span');
  let number = list.start, last = 0;
  for (const one of list.children) { number = one.hasAttribute('value') ? one.value : number; last = number++; }
  mark.textContent = `${last}.\\u00a0`;
  item.append(mark);
  const wide = mark.getBoundingClientRect().width;
  mark.remove();
  return [last, item.getBoundingClientRect().left - list.parentElement.getBoundingClientRect().left - wide];
})"""
"""Gives the last number of each list, and what is left of the room before its text, in pixels."""


@pytest.fixture(scope="module")
def address(golden_site: Path) -> Iterator[str]:
    with served(golden_site) as found:
        yield found


def open_with(browser: Browser, address: str, html: str, width: int, media: str = "screen") -> Page:
    """Open an article with another body."""
    page = browser.new_context(viewport={"width": width, "height": 700}).new_page()
    page.goto(address + ARTICLE)
    page.emulate_media(media=media)  # type: ignore[arg-type]
    page.evaluate("html => { document.querySelector('.prose').innerHTML = html }", keep_whole(html))
    return page


@pytest.mark.parametrize("media", ["screen", "print"])
@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_typed_numbers_are_shown_whole(browser: Browser, address: str, width: int, media: str) -> None:
    page = open_with(browser, address, YEARS + HUNDREDS + MANY + QUOTED + NESTED + GOING_ON, width, media)
    rooms = page.evaluate(_MARKER_ROOM)
    assert [number for number, _ in rooms] == [2024, 100, 1000, 12, 2024, 1, 2024, 10]
    assert all(room >= 0 for _, room in rooms), rooms
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_marks_in_the_text_hang_before_its_lines(browser: Browser, address: str, width: int) -> None:
    page = open_with(browser, address, TYPED, width)
    starts = page.evaluate(
        """() => [...document.querySelectorAll('.list-typed > li')].map(item => {
          const range = document.createRange();
          range.selectNodeContents(item.firstChild);
          const lines = [...new Set([...range.getClientRects()].map(one => Math.round(one.left)))];
          return [lines[0] - Math.round(item.parentElement.getBoundingClientRect().left), ...lines.slice(1).map(x => x - lines[0])];
        })"""
    )
    assert all(first == 0 and all(further > 15 for further in more) for first, *more in starts), starts
    assert page.evaluate("getComputedStyle(document.querySelector('.list-typed')).listStyleType") == "none"
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()


@pytest.mark.parametrize("width", [320, 360, 768])
def test_signs_with_hyphens_stay_on_a_line_and_are_copied_as_typed(
    browser: Browser, address: str, width: int
) -> None:
    page = open_with(browser, address, SIGNS, width)
    assert page.locator(".prose .whole").count() == 12
    heights = page.evaluate(
        "[...document.querySelectorAll('.prose .whole')].map(one => one.getClientRects().length)"
    )
    assert set(heights) == {1}
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.prose p'))")
    copied = page.evaluate("getSelection().toString()")
    assert copied == "Từ 20-11-2024 đến 2024-12-31, công văn 1234/QĐ-UBND và 12-KH/BTGĐU."
    page.evaluate("getSelection().removeAllRanges()")
    assert page.evaluate("find('văn 1234/QĐ-UBND và')")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()


@pytest.mark.parametrize("width", [320, 360])
@pytest.mark.parametrize("where", [".opening__title", ".prose h2", ".headlines a", "td"])
def test_the_longest_sign_makes_no_page_wider(browser: Browser, address: str, width: int, where: str) -> None:
    page = open_with(browser, address, f"{NESTED}<h2>a</h2><table><tr><td>a</td></tr></table>", width)
    widest = keep_whole("(12-MTTQBTGĐ)")
    assert 'class="whole"' in widest
    page.evaluate(
        "([where, html]) => { for (const one of document.querySelectorAll(where)) one.innerHTML = html }",
        [where, widest],
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()
