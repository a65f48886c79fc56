"""Take a picture of each kind of page, as it is read and printed: ``make shots``. Needs Chromium.

The pages are those of ``output/``, which ``make html`` builds. Pictures go to ``.shots/``, named by kind, width
in CSS pixels, and scheme: ``article-360-dark.png``, ``article-print.pdf``.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import launch
from tests.support.building import ROOT
from tests.support.serving import served

KINDS = {
    "home": "index.html",
    "article": "[0-9]*/[0-9]*/*/index.html",
    "category": "*/index.html",
    "topic": "chu-de/*/index.html",
    "author": "tac-gia/*/index.html",
    "month": "[0-9]*/[0-9][0-9]/index.html",
    "year": "[0-9][0-9][0-9][0-9]/index.html",
    "sitemap": "so-do-trang/index.html",
    "page": "gioi-thieu/index.html",
    "photos": "hinh-anh/index.html",
    "videos": "video/index.html",
    "missing": "404.html",
}
"""Patterns of paths in the output, by kind of page; the largest page of a kind shows the most."""
WIDTHS = (360, 768, 1280, 1920)
SCHEMES = ("light", "dark")
LOAD_ALL = """async () => {
  for (const image of document.images) image.loading = "eager";
  await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
  await document.fonts.ready;
}"""
"""Wait for all that a picture of a page is to show: photos that are not in view yet, fonts."""


def pages(output: Path) -> dict[str, str]:
    """Choose a page of each kind that the output has, by its address relative to the root."""
    chosen: dict[str, str] = {}
    for kind, pattern in KINDS.items():
        found = sorted(output.glob(pattern), key=lambda file: (-file.stat().st_size, file))
        fresh = [file.relative_to(output).as_posix() for file in found]
        fresh = [path for path in fresh if path not in chosen.values()]
        if kind == "category":
            fresh = [path for path in fresh if "listing__kind" in (output / path).read_text(encoding="utf-8")]
            fresh = [path for path in fresh if not path[0].isdigit() and path not in KINDS.values()]
        if fresh:
            chosen[kind] = fresh[0]
    return chosen


def take(browser: Browser, address: str, found: dict[str, str], folder: Path) -> None:
    """Write the pictures of pages, by kind, below ``folder``."""
    for width in WIDTHS:
        for scheme in SCHEMES:
            page = browser.new_page(
                viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light"
            )
            for kind, path in found.items():
                page.goto(f"{address}/{path}")
                page.evaluate(LOAD_ALL)
                page.screenshot(path=folder / f"{kind}-{width}-{scheme}.png", full_page=True)
            page.close()
    page = browser.new_page()
    for kind, path in found.items():
        page.goto(f"{address}/{path}")
        page.evaluate(LOAD_ALL)
        page.pdf(path=folder / f"{kind}-print.pdf", prefer_css_page_size=True)
    page.close()


def main() -> int:
    """Take the pictures of ``output/``; end with 1 if nothing is built."""
    output, folder = ROOT / "output", ROOT / ".shots"
    found = pages(output)
    if "home" not in found:
        print("output: không có trang nào. Chạy make html trước.", file=sys.stderr)
        return 1
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    with sync_playwright() as playwright, served(output) as address:
        browser = launch(playwright)
        take(browser, address, found, folder)
        browser.close()
    print(f"{folder.name}: {len(list(folder.iterdir()))} ảnh và bản in của {len(found)} loại trang.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
