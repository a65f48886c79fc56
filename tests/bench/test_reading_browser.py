"""What a page costs: the sums over what the browser says, and a visit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import sync_playwright

from bench.reading_browser import LATENCY, Traffic, Visit, launch, median, shift, traffic, visit
from bench.reading_server import serving

SITE = "http://127.0.0.1:8000"


def asked(key: str, url: str, kind: str) -> tuple[str, dict[str, Any]]:
    return "Network.requestWillBeSent", {"requestId": key, "type": kind, "request": {"url": url}}


def got(key: str, size: int) -> tuple[str, dict[str, Any]]:
    return "Network.loadingFinished", {"requestId": key, "encodedDataLength": size}


def test_bytes_are_summed_by_kind_and_other_hosts_counted_apart() -> None:
    events = [
        asked("1", f"{SITE}/a/", "Document"),
        asked("2", f"{SITE}/1.css", "Stylesheet"),
        asked("3", f"{SITE}/2.css", "Stylesheet"),
        asked("4", "https://fonts.example/css", "Stylesheet"),
        asked("5", "data:image/png;base64,AAAA", "Image"),
        asked("6", f"{SITE}/a.json", "Fetch"),
        asked("7", f"{SITE}/favicon.ico", "Other"),
        got("1", 100),
        got("3", 7),
        got("2", 5),
        got("5", 4),
        got("6", 2),
        got("7", 999),
        ("Network.loadingFailed", {"requestId": "4"}),
    ]
    found = traffic(events, SITE)
    assert found == Traffic({"document": 100, "styles": 12, "other": 2}, requests=4, elsewhere=1)
    assert found.total == 114


def test_a_host_whose_address_only_begins_alike_is_another() -> None:
    assert traffic([asked("1", f"{SITE}0/a", "Image")], SITE) == Traffic({}, 0, 1)


def moved(time: float, value: float, input_: bool = False) -> dict[str, Any]:
    return {"time": time, "value": value, "input": input_}


def test_layout_shift_is_that_of_the_worst_window() -> None:
    assert shift([]) == 0
    assert shift([moved(100, 0.1), moved(900, 0.2)]) == pytest.approx(0.3)
    assert shift([moved(100, 0.1), moved(1100, 0.2)]) == pytest.approx(0.2)  # a second of quiet between
    steady = [moved(time, 0.1) for time in range(0, 6000, 900)]  # the window ends after five seconds
    assert shift(steady) == pytest.approx(0.6)
    assert shift([moved(100, 0.5, True), moved(200, 0.1)]) == pytest.approx(0.1)  # somebody touched it


def a_visit(lcp: float, photo: float | None, shift_: float, size: int, largest: str = "text") -> Visit:
    one = Traffic({"document": size}, 1, 0)
    return Visit(lcp, lcp / 2, photo, shift_, largest, one, one)


def test_the_median_is_of_each_time_but_the_worst_shift_counts() -> None:
    visits = [a_visit(3, 9, 0.0, 30), a_visit(1, 7, 0.2, 10, "photo"), a_visit(2, 8, 0.1, 20)]
    assert median(visits) == Visit(
        2, 1, 8, 0.2, "text", Traffic({"document": 20}, 1, 0), Traffic({"document": 20}, 1, 0)
    )
    assert median([a_visit(1, None, 0, 1)]).photo is None


@pytest.fixture
def page(tmp_path: Path) -> Iterator[str]:
    """Serve a page with a stylesheet, one of a host that does not exist, and a photo far down."""
    from PIL import Image

    Image.new("RGB", (400, 300), "red").save(tmp_path / "1.png")
    (tmp_path / "a.css").write_text("p { color: red }\n" * 500, encoding="utf-8")
    (tmp_path / "index.html").write_text(
        '<!DOCTYPE html><link rel="stylesheet" href="https://fonts.example/css">'
        '<link rel="stylesheet" href="/a.css"><p>Đoạn văn</p><div style="height:9000px"></div>'
        '<img src="/1.png" width="400" height="300" loading="lazy">',
        encoding="utf-8",
    )
    with serving(tmp_path) as address:
        yield address


@pytest.mark.slow
@pytest.mark.browser
def test_a_visit_waits_as_on_a_slow_line_and_reads_to_the_end(page: str) -> None:
    with sync_playwright() as playwright:
        browser = launch(playwright)
        one = visit(browser, page, "/")
        browser.close()
    assert 2 * LATENCY <= one.fcp <= one.lcp  # the page, then its stylesheet
    assert one.largest == "text"
    assert one.shift == 0
    assert one.photo is None  # not yet, when the page stood
    assert set(one.opened.kinds) >= {"document", "styles"}
    assert 0 < one.opened.kinds["styles"] < 1000  # compressed
    assert "images" not in one.opened.kinds
    assert one.read.kinds["images"] > 0
    assert one.read.elsewhere == 1
