"""Measure how long an editor waits at the desk: ``python -m bench.desk [SIZE …]``.

For sites of 50 and of 10,000 articles, as offices publish them (``bench.corpus``), in real Chromium: from the
last key to the page beside it that shows what was typed, the pause of the desk and a poll of the page
included; the list of all articles, and a search. Writes the section "Desk" of docs/bench.md; other sizes
are printed only.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from bench.builds import ROOT, ram_disk
from bench.corpus import generate
from bench.report import replace_section
from tests.browser.chromium import launch
from tests.support.desk_program import Desk, clone_with_program
from tests.support.repository import git

SIZES = (50, 10_000)
TITLE = "Desk"
ROUNDS = 11
_PATIENCE = 600_000
"""Milliseconds for the first build of a large site."""


def repository(folder: Path, size: int) -> Path:
    """Make a server's repository with that many articles; give it."""
    server, first = folder / "server.git", folder / "first"
    git(folder, "init", "-q", "--bare", "-b", "main", os.fspath(server))
    git(folder, "clone", "-q", os.fspath(server), os.fspath(first))
    generate(first / "content", size, folder / "film")
    git(first, "add", "-A")
    git(first, "commit", "-q", "-m", "Bắt đầu")
    git(first, "push", "-q", "origin", "HEAD:main")
    return server


def shown_after(page: Page, desk: Desk, number: int) -> float:
    """Type a sentence into the open article; give the seconds until the page beside shows it."""
    words = f"Câu đo thứ {number} của bàn biên tập."
    box = page.locator("#noi-dung-bai")
    box.press("Control+End")
    page.keyboard.type(f"\n\n{words}")
    started = time.perf_counter()
    page.frame_locator("#khung").get_by_text(words).wait_for(timeout=60_000)
    return time.perf_counter() - started


def list_seconds(desk: Desk, page: Page) -> float:
    """Open the list of all articles; give the seconds until the browser has it."""
    started = time.perf_counter()
    page.goto(desk.address, wait_until="domcontentloaded")
    return time.perf_counter() - started


def search_seconds(desk: Desk, page: Page) -> float:
    """Search without diacritics; give the seconds until something is found, the pause of the box included."""
    page.goto(desk.address)
    page.fill("#tim", "")
    started = time.perf_counter()
    page.fill("#tim", "hoi nghi")
    page.locator("#tim-thay li").first.wait_for(timeout=60_000)
    return time.perf_counter() - started


def measured(size: int) -> dict[str, list[float]]:
    """Measure a site of that many articles; give seconds by what was measured."""
    with ram_disk() as folder, sync_playwright() as playwright, launch(playwright) as browser:
        server = repository(folder, size)
        root = clone_with_program(server, folder / "an")
        places = sorted((root / "content" / "articles").glob("*/*/*/index.md"))
        place = places[len(places) // 2].parent.relative_to(root / "content" / "articles").as_posix()
        desk = Desk(root)
        try:
            page = browser.new_context(locale="vi-VN", viewport={"width": 1280, "height": 900}).new_page()
            page.goto(f"{desk.preview}/{place}/")
            page.locator("article h1").first.wait_for(timeout=_PATIENCE)
            found = {
                "list": [list_seconds(desk, page) for _ in range(ROUNDS)],
                "search": [search_seconds(desk, page) for _ in range(ROUNDS)],
            }
            page.goto(f"{desk.address}/viet/{place}/")
            page.frame_locator("#khung").locator("article h1").first.wait_for(timeout=60_000)
            found["shown"] = [shown_after(page, desk, number) for number in range(ROUNDS)]
            return found
        finally:
            desk.end()


def lines(results: dict[int, dict[str, list[float]]]) -> list[str]:
    """Write the section of the report."""
    rows = {
        "typed → shown on the page beside": "shown",
        "list of all articles": "list",
        "search without diacritics, the pause of the box included": "search",
    }
    head = ["", *(f"{size:,} articles" for size in results)]
    text = [
        "What an editor waits for at `make desk`, in Chromium on two cores, medians and the slowest of"
        f" {ROUNDS} (`python -m bench.desk`).",
        "From the last key on: 0.6 s of pause, saving, the build, a poll every 0.25 s.",
        "",
        f"| {' | '.join(head)} |",
        f"| {' | '.join(['---'] * len(head))} |",
    ]
    for label, key in rows.items():
        cells = [
            f"{statistics.median(found[key]):.2f} s ({max(found[key]):.2f})" for found in results.values()
        ]
        text.append(f"| {label} | {' | '.join(cells)} |")
    return text


def main(arguments: Sequence[str]) -> None:
    """Measure, print, and write the report if all sizes were measured."""
    sizes = tuple(map(int, arguments)) or SIZES
    subprocess.run([sys.executable, "-m", "tests.browser.chromium"], cwd=ROOT, check=True)
    results = {size: measured(size) for size in sizes}
    text = lines(results)
    print("\n".join(text))
    if sizes == SIZES:
        replace_section(ROOT / "docs" / "bench.md", TITLE, text)


if __name__ == "__main__":
    main(sys.argv[1:])
