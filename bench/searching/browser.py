"""Ask a search in a browser as a cheap phone has it, and measure what its reader waits for and pays."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from playwright.sync_api import Browser, BrowserContext, Page

from bench.reading_browser import CPU, DENSITY, SCREEN
from bench.searching.server import Line

PATIENCE = 30_000
"""Milliseconds after which a query counts as one without an answer."""
QUIET = {True: 2_500, False: 400}
"""Milliseconds without a change after which nothing more is expected, by whether the line is slow."""

_WATCH = """([field, links, query, patience, quiet]) => new Promise(done => {
  const input = document.querySelector(field);
  const first = () => [...document.querySelectorAll(links)].filter(one => one.getClientRects().length)
    .slice(0, 10).map(one => one.href);
  const fetched = () => performance.getEntriesByType('resource').length;
  performance.setResourceTimingBufferSize(10000);
  let known = fetched(), moved = performance.now(), before = '', changed = null, ten = null;
  const began = moved;
  const timer = setInterval(() => {
    const now = performance.now(), found = first(), text = found.join(' ');
    if (text !== before) { before = text; changed = moved = now; }
    if (ten === null && found.length === 10) ten = now;
    if (fetched() !== known) { known = fetched(); moved = now; }
    const late = now - began > patience;
    const isEarly = changed === null && now - began < patience / 2; // what workers fetch is not seen here
    if (!late && (isEarly || now - moved < quiet)) return;
    clearInterval(timer);
    const until = ten ?? changed ?? now;
    done({wait: until - began, until: performance.timeOrigin + until, found});
  }, 10);
  input.focus();
  input.value = query;
  input.dispatchEvent(new Event('input', {bubbles: true}));
})"""


@dataclass(frozen=True, slots=True)
class Way:
    """How a search is asked: the address of its page, its field, and the links that it finds."""

    page: str
    field: str
    links: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query cost until the first ten titles, or all if there are fewer; ``found`` are their addresses.

    ``wait`` is in milliseconds; ``size`` in bytes and ``requests`` are what was asked for until then,
    ``whole`` the bytes until nothing more came.
    """

    wait: float
    size: int
    requests: int
    whole: int
    found: tuple[str, ...] = ()


def context(browser: Browser) -> BrowserContext:
    """Give a phone with nothing in its cache."""
    width, height = SCREEN
    return browser.new_context(
        viewport={"width": width, "height": height},
        device_scale_factor=DENSITY,
        is_mobile=True,
        has_touch=True,
    )


def opened(phone: BrowserContext, address: str, way: Way, throttled: bool = True) -> Page:
    """Open the page of a search, and wait until all that it needs has come."""
    page = phone.new_page()
    if throttled:
        phone.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": CPU})
    page.goto(f"{address}{way.page}", wait_until="networkidle")
    return page


def ask(page: Page, way: Way, query: str, line: Line) -> Answer:
    """Type a query, and wait until nothing more comes."""
    line.answers.clear()
    found = page.evaluate(_WATCH, [way.field, way.links, query, PATIENCE, QUIET[line.slow]])
    needed = [one for one in line.answers if one.when * 1000 <= found["until"]]
    return Answer(
        found["wait"],
        sum(one.size for one in needed),
        len(needed),
        sum(one.size for one in line.answers),
        tuple(found["found"]),
    )


def middle(answers: Sequence[Answer]) -> Answer:
    """Take the median of each figure."""
    return Answer(
        statistics.median(one.wait for one in answers),
        int(statistics.median(one.size for one in answers)),
        int(statistics.median(one.requests for one in answers)),
        int(statistics.median(one.whole for one in answers)),
    )
