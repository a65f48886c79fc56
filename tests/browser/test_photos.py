"""Photos in a real Chromium: light, of the right size, still while they load."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from tests.support.building import build, write_article, write_site
from tests.support.photographing import camera_file
from tests.support.serving import served

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

PHONE = {"viewport": {"width": 360, "height": 740}, "device_scale_factor": 2, "is_mobile": True}
BUDGET = 250_000
"""Bytes of a whole article with three photos."""

_SHIFTS = """() => new Promise(done => {
  let total = 0;
  new PerformanceObserver(list => list.getEntries().forEach(one => { total += one.value; }))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(total), 300);
})"""
_LARGEST = """() => new Promise(done => {
  let element = null;
  new PerformanceObserver(list => list.getEntries().forEach(one => { element = one.element; }))
    .observe({ type: "largest-contentful-paint", buffered: true });
  setTimeout(() => done(element && { tag: element.tagName, lazy: element.loading, src: element.currentSrc,
                                     priority: element.fetchPriority }), 300);
})"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve an article with three camera photos, of a page of text each."""
    folder = tmp_path_factory.mktemp("photos")
    content = write_site(folder / "content")
    paragraph = "Sáng 11-7, Đảng ủy Khối họp đánh giá kết quả sáu tháng, bàn việc của hai quý cuối năm. " * 6
    body = "\n\n".join(
        f'![Đại biểu dự hội nghị](/{number}.jpg "Đại biểu thảo luận phiên {number}. Ảnh: Ban Biên tập")\n\n{paragraph}'.replace(
            "(/", "("
        )
        for number in (1, 2, 3)
    )
    article = write_article(content, "2024/07/ba-anh", body)
    for number in (1, 2, 3):
        (article.parent / f"{number}.jpg").write_bytes(camera_file(2400, 1600, number))
    assert build(content, folder / "output").status == 0
    with served(folder / "output") as host:
        yield f"{host}/2024/07/ba-anh/"


def read_through(page: Page) -> None:
    """Scroll to the end as a reader does."""
    height = page.evaluate("document.documentElement.scrollHeight")
    for place in range(0, height, 400):
        page.mouse.wheel(0, 400)
        page.wait_for_timeout(60)
        assert place <= height
    page.wait_for_load_state("networkidle")


def opened(browser: Browser, address: str, **options: object) -> tuple[Page, dict[str, int]]:
    """Read a page to the end; give it and the bytes of everything it loaded."""
    page = browser.new_context(**options).new_page()  # type: ignore[arg-type]
    sizes: dict[str, int] = {}
    page.on(
        "requestfinished", lambda request: sizes.update({request.url: request.sizes()["responseBodySize"]})
    )
    page.goto(address, wait_until="networkidle")
    read_through(page)
    return page, sizes


def test_an_article_with_three_photos_is_light_on_a_phone(browser: Browser, address: str) -> None:
    page, sizes = opened(browser, address, **PHONE)
    photos = [url for url in sizes if "/photos/" in url]
    assert len(photos) == 3
    assert all(url.endswith("-720.avif") for url in photos)
    assert sum(sizes.values()) <= BUDGET
    page.context.close()


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_nothing_moves_while_photos_load(browser: Browser, address: str, width: int) -> None:
    page, _ = opened(browser, address, viewport={"width": width, "height": 740})
    assert page.evaluate(_SHIFTS) == 0
    page.context.close()


def test_the_largest_picture_is_found_in_the_html(browser: Browser, address: str) -> None:
    page = browser.new_context(**PHONE).new_page()  # type: ignore[arg-type]
    page.goto(address, wait_until="networkidle")
    largest = page.evaluate(_LARGEST)
    assert largest["tag"] == "IMG"
    assert (largest["lazy"], largest["priority"]) == ("auto", "high")
    html = page.request.get(address).text()
    assert largest["src"].rpartition("/photos/")[2] in html
    page.context.close()


def test_the_sizes_that_pages_promise_are_those_that_the_stylesheet_gives(
    browser: Browser, address: str
) -> None:
    """A browser that trusts ``sizes`` loads neither a blurred picture nor one twice as wide as shown."""
    for width in (360, 768, 1280):
        page, _ = opened(browser, address, viewport={"width": width, "height": 740})
        for picture in page.locator("figure img").all():
            shown = picture.evaluate("e => e.getBoundingClientRect().width")
            promised = picture.evaluate(
                """e => { const probe = document.createElement("div");
                  const size = e.sizes.split(",").map(s => s.trim()).map(s => { const m = s.match(/^(\\(.*\\)) (.*)$/);
                    return m ? (matchMedia(m[1]).matches ? m[2] : null) : s; }).find(s => s);
                  probe.style.width = size; document.body.append(probe);
                  const found = probe.getBoundingClientRect().width; probe.remove(); return found; }"""
            )
            assert shown <= promised * 1.02
            assert shown >= promised * 0.85
        page.context.close()


def test_small_photos_stay_small_and_high_ones_fit_the_screen_or_can_be_read(
    browser: Browser, tmp_path: Path
) -> None:
    content = write_site(tmp_path / "content")
    body = "Mở.\n\n![Nhỏ](nho.jpg)\n\n![Cao](cao.jpg)\n\n![Dài](dai.jpg)\n\nKết."
    article = write_article(content, "2024/07/hai-anh", body)
    for name, width, height in (("nho.jpg", 120, 80), ("cao.jpg", 500, 1000), ("dai.jpg", 500, 4000)):
        Image.effect_noise((width, height), 60).save(article.parent / name)
    assert build(content, tmp_path / "output").status == 0
    with served(tmp_path / "output") as host:
        page = browser.new_page(viewport={"width": 1024, "height": 800})
        # Their place is theirs before they are loaded.
        page.route("**/photos/**", lambda route: route.abort())
        page.goto(f"{host}/2024/07/hai-anh/")
        boxes = [one.bounding_box() for one in page.locator(".prose img").all()]
        page.close()
    assert [(box and (box["width"], box["height"])) for box in boxes] == [
        (120, 80),
        (360, 720),
        (336, 2688),
    ]
