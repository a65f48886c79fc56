"""The section "Reading" of docs/bench.md."""

from __future__ import annotations

from bench.reading_browser import Traffic, Visit
from bench.reading_report import lines

FACTS: dict[str, object] = {
    "words": 228,
    "photos": "1600 × 1067, 167 kB",
    "rounds": 3,
    "chromium": "156",
    "stock": "Stock Pelican 4.12.0 with notmyidea",
    "resized": 1280,
    "hugo": "",
    "hugo_name": "",
}


def visits(lcps: list[float], size: int, photo: float | None = 900, elsewhere: int = 0) -> list[Visit]:
    kinds = {"document": size - 10, "images": 10} if photo else {"document": size}
    opened = Traffic(kinds, 4, elsewhere)
    read = Traffic({**kinds, "scripts": 500}, 5, elsewhere)
    return [Visit(lcp, lcp - 100, photo, 0.0, "text", opened, read) for lcp in lcps]


OURS = {"photos": visits([1000, 2000, 1500], 60_000), "none": visits([900, 900, 900], 30_000, None)}
STOCK = {
    "photos": visits([2000, 2000, 2000], 400_000, 1800),
    "resized": visits([2000, 1000, 3000], 200_000, 1800),
    "none": visits([1000, 1000, 1000], 30_000, None),
}


def test_each_case_has_a_table_and_ratios_are_medians_over_the_rounds() -> None:
    text = "\n".join(lines({"ours": OURS, "Pelican": STOCK}, FACTS, ["No theme."]))
    assert "228 words" in text
    assert "- No theme.\n" in text
    assert (
        "| site | LCP, s | of | FCP, s | photo, s | shift | requests | kB | document | images | kB to the end |"
        in text
    )
    assert "| ours | 1.50 | text | 1.40 | 0.90 | 0.000 | 4 | 60.0 | 60.0 | 0.0 | 60.5 |" in text
    assert text.count("| ours, as above | 1.50 |") == 1
    assert (
        "| ours | 0.90 | text | 0.80 | 0.000 | 4 | 30.0 | 30.0 | 30.5 |" in text
    )  # no photo, no such column
    assert "| ours ÷ Pelican, photos | 0.75 | 0.74 | 0.50 | 0.15 |" in text
    assert "| ours ÷ Pelican, photos resized by hand | 0.50 | 0.48 | 0.50 | 0.30 |" in text
    assert "| ours ÷ Pelican, no photos | 0.90 | 0.89 |  | 1.00 |" in text
    assert max(len(line) for line in text.splitlines() if not line.startswith("|")) <= 110


def test_what_flatters_a_theme_that_asks_other_hosts_is_said() -> None:
    peer = {"photos": visits([1, 1, 1], 100, elsewhere=2), "none": visits([1, 1, 1], 100, None)}
    facts = {**FACTS, "hugo": "Hugo 0.168.0 with Một 12ab of 2024-09-06", "hugo_name": "Hugo, Một"}
    text = " ".join(" ".join(lines({"ours": OURS, "Hugo, Một": peer}, facts)).split())
    assert "**Hugo 0.168.0 with Một 12ab of 2024-09-06**, with the settings of its sample site" in text
    assert "(2 in *requests*)" in text
    assert "which flatters the theme" in text
    assert "| Hugo, Một | 0.00 | text | -0.10 | 0.90 | 0.000 | 6 |" in text
    quiet = {"photos": visits([1, 1, 1], 100), "none": visits([1, 1, 1], 100, None)}
    assert "flatters" not in " ".join(lines({"ours": OURS, "Hugo, Một": quiet}, facts))
