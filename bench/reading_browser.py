"""Open a page as a cheap phone on a slow network does, and measure what its reader waits for and pays.

The network is "slow 4G" as Lighthouse has it (``core/config/constants.js``, ``mobileSlow4G``, the fields for
throttling by DevTools): 1.6 Mbit/s down and 750 kbit/s up, each × 0.9, and for each request 150 ms × 3.75.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, Playwright

from tests.browser.chromium import ARGUMENTS, installed

CPU = 4
LATENCY = 150 * 3.75
"""Milliseconds before an answer: Lighthouse's round trip of 150 ms by what DevTools leaves out of it."""

DOWN = int(1.6 * 1024 * 0.9 * 1024 / 8)
UP = int(750 * 0.9 * 1024 / 8)
"""Bytes a second."""

SCREEN = (360, 800)
DENSITY = 2
QUIET = 250
"""Milliseconds without a request under way after which nothing more is expected."""

PATIENCE = 20_000
"""Milliseconds after which a page that never falls quiet is measured as it is."""

LOOK = 50
"""Milliseconds between two looks at what is under way."""

NOBODY = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
"""Other hosts do not exist: a request to one fails at once, wherever this runs."""

KINDS = {
    "Document": "document",
    "Stylesheet": "styles",
    "Font": "fonts",
    "Script": "scripts",
    "Image": "images",
}
"""DevTools' kinds of requests by our names; the rest is ``other``."""

ICON = "Other"
"""The kind of what the browser fetches for itself, when it likes or not at all: the icon of its tab."""

_WATCH = """window.entriesOf = (() => {
  const found = {}, observers = {};
  const note = (type, entries) => found[type].push(...entries.map(one => ({
    name: one.name, time: one.startTime, value: one.value || 0, tag: one.element ? one.element.tagName : '',
    input: one.hadRecentInput || false })));
  for (const type of ['paint', 'largest-contentful-paint', 'layout-shift']) {
    found[type] = [];
    observers[type] = new PerformanceObserver(list => note(type, list.getEntries()));
    observers[type].observe({type, buffered: true});
  }
  return type => { note(type, observers[type].takeRecords()); return found[type]; };
})()"""
_PAINTED = """() => entriesOf('largest-contentful-paint').length
  && entriesOf('paint').some(one => one.name === 'first-contentful-paint')"""
_ENTRIES = "type => entriesOf(type)"
_PHOTO = """() => {
  const photo = [...document.images].find(one => one.naturalWidth >= 300);
  const entry = photo && performance.getEntriesByName(photo.currentSrc)[0];
  return entry ? entry.responseEnd : null;
}"""
_SCROLL = """async () => {
  for (let at = 0; at < document.documentElement.scrollHeight; at += innerHeight) {
    scrollTo({top: at, behavior: 'instant'});
    await new Promise(done => setTimeout(done, 40));
  }
}"""


@dataclass(frozen=True)
class Traffic:
    """What a page asked for: bytes over the wire by kind, headers included; requests, and those of others."""

    kinds: Mapping[str, int]
    requests: int
    elsewhere: int

    @property
    def total(self) -> int:
        """All bytes."""
        return sum(self.kinds.values())


@dataclass(frozen=True)
class Visit:
    """One visit or the median of several; times in milliseconds from the beginning of the navigation.

    ``photo`` is when the first photo has come, ``None`` without any; ``largest`` what ``lcp`` was of.
    """

    lcp: float
    fcp: float
    photo: float | None
    shift: float
    largest: str
    opened: Traffic
    read: Traffic


Event = tuple[str, Mapping[str, Any]]
"""The name of an event of DevTools and what it says."""


def traffic(events: Iterable[Event], address: str) -> Traffic:
    """Sum up the events of a page whose site is at ``address``; ``data:`` is no request, an icon left out."""
    kinds: dict[str, int] = {}
    asked: dict[str, str] = {}
    elsewhere = 0
    for name, said in events:
        key = said.get("requestId", "")
        if name == "Network.requestWillBeSent":
            url = said["request"]["url"]
            if said.get("type") == ICON:
                continue
            if url.startswith(f"{address}/"):
                asked[key] = KINDS.get(said.get("type", ""), "other")
            elif url.startswith("http"):
                elsewhere += 1
        elif name == "Network.loadingFinished" and key in asked:
            kinds[asked[key]] = kinds.get(asked[key], 0) + int(said["encodedDataLength"])
    return Traffic(kinds, len(asked), elsewhere)


def shift(entries: Sequence[Mapping[str, Any]]) -> float:
    """Give the layout shift of a page: the worst of its windows, each up to 5 s, no gap of a second."""
    worst = window = 0.0
    first = last = float("-inf")
    for one in sorted(entries, key=lambda one: float(one["time"])):
        if one["input"]:
            continue
        if one["time"] - last >= 1000 or one["time"] - first >= 5000:
            first, window = one["time"], 0.0
        last = one["time"]
        window += one["value"]
        worst = max(worst, window)
    return worst


def median(visits: Sequence[Visit]) -> Visit:
    """Take the median of each time, the worst shift; what is fetched is that of the visit of median size."""

    def middle(traffics: Iterable[Traffic]) -> Traffic:
        ordered = sorted(traffics, key=lambda one: one.total)
        return ordered[len(ordered) // 2]

    photos = [one.photo for one in visits if one.photo is not None]
    return Visit(
        statistics.median(one.lcp for one in visits),
        statistics.median(one.fcp for one in visits),
        statistics.median(photos) if photos else None,
        max(one.shift for one in visits),
        statistics.mode(one.largest for one in visits),
        middle(one.opened for one in visits),
        middle(one.read for one in visits),
    )


def launch(playwright: Playwright) -> Browser:
    """Start a browser that knows of no other host."""
    return playwright.chromium.launch(executable_path=installed(), args=[*ARGUMENTS, NOBODY])


def visit(browser: Browser, address: str, path: str) -> Visit:
    """Open a page with nothing in the cache, wait, then read it to its end."""
    width, height = SCREEN
    context = browser.new_context(
        viewport={"width": width, "height": height},
        device_scale_factor=DENSITY,
        is_mobile=True,
        has_touch=True,
    )
    try:
        page = context.new_page()
        session = context.new_cdp_session(page)
        line = _Line(session)
        page.add_init_script(_WATCH)
        page.goto(f"{address}{path}", wait_until="load")
        line.wait(page)
        page.wait_for_function(_PAINTED, timeout=PATIENCE)
        largest = page.evaluate(_ENTRIES, "largest-contentful-paint")[-1]
        paints = page.evaluate(_ENTRIES, "paint")
        photo = page.evaluate(_PHOTO)
        opened = traffic(line.events, address)
        page.evaluate(_SCROLL)
        line.wait(page)
        shifts = page.evaluate(_ENTRIES, "layout-shift")
        read = traffic(line.events, address)
    finally:
        context.close()
    fcp = next(one["time"] for one in paints if one["name"] == "first-contentful-paint")
    kind = "photo" if largest["tag"] == "IMG" else "text"
    return Visit(largest["time"], fcp, photo, shift(shifts), kind, opened, read)


class _Line:
    """The slow line and processor of a page, and what went over it."""

    def __init__(self, session: CDPSession) -> None:
        self.events: list[Event] = []
        self._open: set[str] = set()
        for name in ("requestWillBeSent", "loadingFinished", "loadingFailed"):
            session.on(f"Network.{name}", lambda said, name=f"Network.{name}": self._note(name, said))
        session.send("Network.enable")
        speed = {"downloadThroughput": DOWN, "uploadThroughput": UP, "latency": LATENCY, "offline": False}
        session.send("Network.emulateNetworkConditions", speed)
        session.send("Emulation.setCPUThrottlingRate", {"rate": CPU})

    def _note(self, name: str, said: Mapping[str, Any]) -> None:
        self.events.append((name, said))
        if name == "Network.requestWillBeSent" and said.get("type") != ICON:
            self._open.add(said["requestId"])
        else:
            self._open.discard(said["requestId"])

    def wait(self, page: Page) -> None:
        """Wait until nothing was under way for a while."""
        waited = quiet = 0
        while quiet < QUIET and waited < PATIENCE:
            page.wait_for_timeout(LOOK)
            waited += LOOK
            quiet = 0 if self._open else quiet + LOOK
