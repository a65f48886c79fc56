"""The home page leaves no hole, whatever there is of what it can show."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from tests.support.building import NOW, build, write_article
from tests.support.serving import served

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]

LINE = 30.6
"""Pixels of a line of text: 18px, 1.7 times as high."""
HOLES = """() => {
  const GRIDS = '.front, .front__cards, .headlines, .blocks, .block, .rows, .strip__list, .reels, '
    + '.banners__list, .weblinks__list, .announcements ul';
  const shown = box => box.width > 1 && box.height > 1;
  const ink = cell => {
    const found = [];
    const walk = (node, end) => {
      if (node.nodeType === 3) {
        if (!node.data.trim()) return;
        const range = document.createRange(); range.selectNodeContents(node);
        found.push(...[...range.getClientRects()].filter(one => shown(one) && one.top < end - 1));
      } else if (node.nodeType === 1 && getComputedStyle(node).display !== 'none') {
        const style = getComputedStyle(node), box = node.getBoundingClientRect();
        if (node.tagName === 'IMG' && shown(box)) found.push(box);
        for (const side of ['Top', 'Bottom']) {
          if (parseFloat(style[`border${side}Width`]) && shown({width: box.width, height: 2})) {
            const y = side === 'Top' ? box.top : box.bottom;
            found.push({top: y, bottom: y + 1, left: box.left, right: box.right});
          }
        }
        if (style.overflowY === 'hidden') end = Math.min(end, box.bottom);
        node.childNodes.forEach(one => walk(one, end));
      }
    };
    walk(cell, Infinity);
    return found;
  };
  const holes = [];
  const told = (cell, from, to) => holes.push([Math.round(to - from),
    `${cell.parentElement.className || cell.parentElement.tagName} > ${cell.className || cell.tagName}: `
    + cell.textContent.trim().replace(/\\s+/g, ' ').slice(0, 50)]);
  for (const grid of document.querySelectorAll(GRIDS)) {
    const cells = [...grid.children].filter(cell => shown(cell.getBoundingClientRect()));
    const inks = new Map(cells.map(cell => [cell, ink(cell)]));
    for (const cell of cells) {
      const box = cell.getBoundingClientRect();
      const row = cells.filter(other => {
        const one = other.getBoundingClientRect();
        return one.top < box.bottom - 1 && one.bottom > box.top + 1;
      });
      if (row.length < 2) continue;
      const edges = [...new Set(inks.get(cell).map(one => one.top))].sort((a, b) => a - b);
      const bottom = Math.max(...row.flatMap(other => inks.get(other).map(one => one.bottom)));
      let reached = Math.min(...row.flatMap(other => inks.get(other).map(one => one.top)));
      for (const one of [...inks.get(cell)].sort((a, b) => a.top - b.top)) {
        if (one.top > reached) told(cell, reached, one.top);
        reached = Math.max(reached, one.bottom);
      }
      told(cell, reached, bottom);
    }
    const last = cells.at(-1)?.getBoundingClientRect(), all = grid.getBoundingClientRect();
    const style = getComputedStyle(grid);
    if (style.display === 'grid' && last && !grid.matches('.weblinks__list') && innerWidth >= 640
        && all.right - last.right > 40)
      told(cells.at(-1), last.top, last.bottom);
  }
  return holes.filter(([height]) => height > LIMIT);
}""".replace("LIMIT", str(1.5 * LINE))
SUMMARIES = (
    "Sáng 11-7, Đảng ủy Khối họp sơ kết.",
    "Hội nghị đánh giá kết quả sáu tháng đầu năm, chỉ ra những việc còn chậm và bàn cách hoàn thành các chỉ tiêu "
    "về phát triển đảng viên, về học tập nghị quyết trong các chi bộ cơ quan và doanh nghiệp.",
    "Các chi bộ trực thuộc đã hoàn thành việc kiểm điểm, đánh giá, xếp loại đảng viên đúng hạn.",
)
TITLES = (
    "Chi bộ họp thường kỳ",
    "Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh tổ chức hội nghị sơ kết công tác sáu tháng đầu năm",
    "Hai mươi đảng viên mới được kết nạp tại các doanh nghiệp ngoài nhà nước",
    "Học tập nghị quyết theo cách dễ nhớ: hỏi đáp, thi viết và sân khấu hóa",
    "Đoàn thanh niên trồng cây đầu xuân",
)


def photo(number: int) -> bytes:
    """Draw one of sixteen photos: wide, very wide, upright."""
    out, number = io.BytesIO(), number % 16
    size = ((600, 400), (640, 360), (400, 500))[number % 3]
    Image.new("RGB", size, (60 + number * 10, 90, 120 + number * 5)).save(out, "JPEG")
    return out.getvalue()


def write_site(content: Path, categories: int, having: str) -> None:
    """Write a site whose categories have six articles, or as many as in a young one: one to five.

    ``having`` names what there is: photos, videos, pins, banners …
    """
    slugs = [f"muc-{number}" for number in range(1, categories + 1)]
    parts = ['name = "Trang tin"\nurl = "https://example.vn"\n']
    parts += [f'[[categories]]\nname = "Chuyên mục {slug[4:]}"\nslug = "{slug}"\n' for slug in slugs]
    if "links" in having:
        parts += [f'[[links]]\nname = "Báo số {n}"\nurl = "https://bao-{n}.vn"\n' for n in range(5)]
    if "notice" in having:
        parts += ['[[notice]]\ntext = "Mời họp"\nuntil = "2026-12-31"\n']
    if "banners" in having:
        (content / "photos").mkdir(parents=True)
        for number, size in enumerate(((600, 150), (600, 300), (300, 100))):
            Image.new("RGB", size, (160, 20, 20)).save(content / "photos" / f"{number}.png")
            parts += [f'[[banners]]\nimage = "photos/{number}.png"\nurl = "https://a.vn"\nalt = "Biểu ngữ"\n']
    content.mkdir(parents=True, exist_ok=True)
    (content / "site.toml").write_text("\n".join(parts), encoding="utf-8")
    number = 0
    for place, slug in enumerate(slugs):
        for nth in range(1 + place % 5 if "young" in having else 6):
            number += 1
            write_one(content, number, slug, nth, having)


def write_one(content: Path, number: int, slug: str, nth: int, having: str) -> None:
    """Write an article; most have a photo, if there are photos."""
    header = {
        "Title": f"{TITLES[number % 5]} lần {number}",
        "Date": f"2025-{1 + number % 12:02d}-{1 + number % 28:02d} 08:00",
        "Category": slug,
        "Summary": SUMMARIES[number % 3],
    }
    body = ["Nội dung."]
    if "pins" in having and number in (3, 5):
        header |= {"Pin": str(number)} if number == 5 else {"Pin_until": "2026-12-31"}
    has_photo = "photos" in having and (number % 4 or "all photos" in having)
    if has_photo:
        body.append(f"![Đại biểu dự hội nghị {number}](1.jpg)")
    if "videos" in having and number <= 3:
        body.append("https://www.youtube.com/watch?v=abcdefghij" + str(number))
    place = f"2025/{header['Date'][5:7]}/bai-{number}"
    file = write_article(content, place, "\n\n".join(body), **header)
    if has_photo:
        file.with_name("1.jpg").write_bytes(photo(number))


HAVING = (
    "photos", "nothing", "all photos, pins, links, notice", "photos, videos, pins, banners, links",
    "young, photos, videos", "young",
)  # fmt: skip
MORE = ("photos, videos, pins, banners, links", "young, photos, videos", "young")
SITES = [
    pytest.param(number, having, marks=[pytest.mark.long] * (number in (5, 8, 12) and having in MORE))
    for number in (1, 2, 5, 8, 12)
    for having in HAVING
]
"""Numbers of categories, and what the site has; some only ``make test-long`` tries."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder in which all sites are built, so that photos are made once."""
    return tmp_path_factory.mktemp("front")


@pytest.fixture
def opened(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


@pytest.mark.parametrize(("categories", "having"), SITES)
def test_no_hole_is_taller_than_a_line_and_a_half(
    categories: int, having: str, folder: Path, opened: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    shutil.rmtree(folder / "content", ignore_errors=True)
    write_site(folder / "content", categories, having)
    assert build(folder / "content", folder / "output", DRAWN_COVERS=False).status == 0
    with served(folder / "output") as address:
        found: list[str] = []
        for width in (360, 768, 1280):
            opened.set_viewport_size({"width": width, "height": 900})
            opened.goto(f"{address}/", wait_until="load")
            found += [f"at {width}: {height}px in {where}" for height, where in opened.evaluate(HOLES)]
            assert opened.evaluate("document.documentElement.scrollWidth") == width
    assert found == []
