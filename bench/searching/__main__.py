"""Measure our search against Pagefind's, and what it costs our builds.

``python -m bench.searching [SIZE …]`` builds an archive of each size (10000 and 100000 if not given), lets
both index the same pages, asks both the same queries in one Chromium, and writes the section "Search" of
docs/bench.md. Without npm the peer is left out. A size below 10000 is for trying: it is printed only.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from bench.builds import PAUSE, changed, ram_disk
from bench.measure import Measured
from bench.reading_browser import launch
from bench.report import replace_section
from bench.searching.archive import NEWEST, Told, archive
from bench.searching.browser import Answer, Way, ask, context, opened
from bench.searching.queries import COMMON, KINDS, Query, found, queries
from bench.searching.report import TITLE, Figures, lines
from bench.searching.server import Line, serving_slowly
from bench.searching.sites import OURS, ROOT, THEIRS, Pagefind, build, weighed
from bench.searching.words import Writer

SIZES = (10_000, 100_000)
COLD = 3
"""Queries of each kind that are asked over a slow line with nothing in the cache."""
_PATH_RE = re.compile(r"\d{4}/\d\d/bai-viet-\d+")


def cold(browser: Browser, output: Path, way: Way, asked: Sequence[str]) -> list[Answer]:
    """Ask each query as a phone that never was here does."""
    line, answers = Line(), []
    with serving_slowly(output, line) as address:
        for query in asked:
            phone = context(browser)
            page = opened(phone, address, way)
            answers.append(ask(page, way, query, line))
            phone.close()
            print(
                f"{way.page} {query}: {answers[-1].wait:.0f} ms, {answers[-1].size / 1000:.0f} kB", flush=True
            )
    return answers


def again(browser: Browser, output: Path, way: Way, asked: Sequence[str]) -> list[Answer]:
    """Ask each query a second time, another in between, on a phone that has all of it."""
    line, answers = Line(slow=False), []
    with serving_slowly(output, line) as address:
        phone = context(browser)
        page = opened(phone, address, way)
        for query in asked:
            ask(page, way, query, line)
            ask(page, way, COMMON[0], line)
            answers.append(ask(page, way, query, line))
        phone.close()
    return answers


def first(
    browser: Browser, output: Path, way: Way, asked: Sequence[Query], told: Sequence[Told]
) -> dict[str, int]:
    """Count by kind how often the right article is the first result; the line is fast."""
    by_path = {one.path: one for one in told}
    counts: dict[str, int] = defaultdict(int)
    line = Line(slow=False)
    with serving_slowly(output, line) as address:
        phone = context(browser)
        page = opened(phone, address, way, throttled=False)
        for query in asked:
            hits = [_PATH_RE.search(one) for one in ask(page, way, query.text, line).found]
            best = by_path.get(hits[0][0]) if hits and hits[0] else None
            counts[query.kind] += found(query, best)
        phone.close()
    return counts


def edits(content: Path, folder: Path, told: Sequence[Told], search: bool) -> dict[str, Measured]:
    """Build after nothing changed, after an edit of a text and of a title, and after one article more."""
    middle, other = told[len(told) // 2], told[len(told) // 2 + 5]
    file, retitled = (content / "articles" / one.path / "index.md" for one in (middle, other))
    text, title = file.read_text(encoding="utf-8"), retitled.read_text(encoding="utf-8")
    added = content / "articles" / f"{NEWEST:%Y/%m}" / "bai-viet-999999" / "index.md"
    new = re.sub(r"(?m)^Date: .*", f"Date: {NEWEST:%Y-%m-%d} 23:50", text)
    changes = {
        "body": (file, f"{text}\nĐoàn viên hoan nghênh phong trào xây dựng nếp sống mới.\n"),
        "title": (retitled, title.replace("\n", " lần thứ hai\n", 1)),
        "added": (added, new),
    }
    figures = {"nothing": build(content, folder, search)}
    for name, (where, what) in changes.items():
        time.sleep(PAUSE)
        with changed(where, what):
            figures[name] = build(content, folder, search)
        build(content, folder, search)
    return figures


def measure(size: int, folder: Path, browser: Browser, peer: Pagefind | None) -> Figures:
    """Measure both searches over one archive."""
    content, site = folder / "content", folder / "site"
    told = archive(content, size, Writer(ROOT / "content"))
    print(f"{size}: written", flush=True)
    without = build(content, folder / "bare", search=False)
    plain = edits(content, folder / "bare", told, search=False)
    shutil.rmtree(folder / "bare")
    clean = build(content, site)
    figures = Figures(size, clean, without, edits(content, site, told, search=True), plain)
    output = site / "output"
    figures.indexes["ours"] = weighed([output / "tim", output / "tim-kiem"], clean)
    ways = {"ours": OURS}
    if peer:
        made = peer.index(output)
        figures.indexes[peer.name] = weighed([output / "pagefind"], made)
        ways[peer.name] = THEIRS
    asked = queries(told)
    slow = [*COMMON, *(one.text for kind in KINDS for one in _of(asked, kind)[:: max(1, 49 // COLD)][:COLD])]
    for name, way in ways.items():
        figures.cold[name] = dict(zip(slow, cold(browser, output, way, slow), strict=True))
        figures.again[name] = again(browser, output, way, slow[:10])
        figures.first[name] = first(browser, output, way, asked, told)
    shutil.rmtree(content)
    shutil.rmtree(site)
    return figures


def _of(asked: Sequence[Query], kind: str) -> list[Query]:
    return [one for one in asked if one.kind == kind]


def main(sizes: Sequence[int]) -> None:
    """Measure all sizes; write the section after each, so that a failure later loses little."""
    taken: list[Figures] = []
    with ram_disk() as folder, sync_playwright() as playwright:
        try:
            peer: Pagefind | None = Pagefind(folder)
        except (OSError, subprocess.SubprocessError) as error:
            print(getattr(error, "stderr", error))
            peer = None
        browser = launch(playwright)
        for size in sizes:
            taken.append(measure(size, folder, browser, peer))
            section = lines(taken, browser.version.partition(".")[0])
            if size >= SIZES[0]:
                replace_section(ROOT / "docs" / "bench.md", TITLE, section)
            print("\n".join(section), flush=True)
        browser.close()


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or SIZES)
