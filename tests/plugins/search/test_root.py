"""The root of the index names segments, and the range of ids of each."""

import json
from datetime import date

from plugins.search.index import PAGES_DAY, cut
from plugins.search.root import hashed_path, write_root
from plugins.search.segments import day_number


def test_the_root_names_segments_the_newest_first_and_pages_last() -> None:
    day = day_number(date(2024, 7, 11))
    counts = {day: 2, day + 1: 3, PAGES_DAY: 4}
    base = day_number(date(1930, 1, 1))
    first = (day - base) << 3
    bounds = {"y1930-2185": (first, first + 8 + 2), "trang": (0, 3)}
    found = json.loads(write_root(cut(counts), bounds, {"y1930-2185": b"\1\2", "trang": b"\3"}))
    assert found["n"] == 5
    assert found["segments"] == [
        {"name": "y1930-2185", "hash": "0102", "n": 5, "buckets": 1, "base": base, "bits": 3,
         "first": first, "last": first + 8 + 2},
        {"name": "trang", "hash": "03", "n": 4, "buckets": 1, "base": 0, "bits": 3, "first": 0, "last": 3,
         "pages": True},
    ]  # fmt: skip


def test_a_site_without_an_article_has_a_root() -> None:
    assert json.loads(write_root([], {}, {}))["segments"] == []


def test_paths_say_what_is_in_a_file() -> None:
    assert hashed_path("y2024", "7", b"\x0a") == "tim/y2024/7.0a.bin"
    assert hashed_path("y2024", "h/16", b"\x0a") == "tim/y2024/h/16.0a.json"
