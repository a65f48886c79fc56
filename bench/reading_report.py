"""Word the section "Reading" of docs/bench.md."""

from __future__ import annotations

import statistics
import textwrap
from collections.abc import Iterator, Mapping, Sequence

from bench.reading_browser import CPU, DENSITY, LATENCY, SCREEN, Visit, median

TITLE = "Reading"
WIDE = 110
KINDS = ("document", "styles", "fonts", "scripts", "images", "other")
Visits = Mapping[str, Mapping[str, Sequence[Visit]]]
"""The visits of each site by case, in the order of the rounds."""

CASES = {
    "photos": "With its photos as they lie beside the article",
    "resized": "With its photos resized by hand for the peers",
    "none": "Without its photos",
}
SHORT = {"photos": "photos", "resized": "photos resized by hand", "none": "no photos"}

WAY = """\
`make reading HUGO_THEME=FOLDER`: one article of `content/`, {words} words, opened on each site with an empty
cache in Chromium {chromium}, by turns in {rounds} rounds; medians, of layout shifts the most. A phone of
{width} × {height} points, {density} pixels a point; a processor {cpu} times slower; slow 4G as Lighthouse has
it (`core/config/constants.js`, `mobileSlow4G`, the fields for DevTools): 1.6 Mbit/s down, 750 kbit/s up, each
× 0.9, and {latency} ms (150 × 3.75) for each request. One server on loopback for all: HTTP/1.1, text
compressed by gzip. *LCP* is when the largest thing of the first screenful is painted (*of*: what), *FCP*
when the first is, *photo* when the first photo has come, wherever on the page it stands; kB, of 1,000
bytes, are what goes over the wire, headers included, without the tab's icon. *To the end* is after
scrolling through, when what waits for it has come."""
ARCHIVE = """\
- All sites have all articles of `content/`. The photos of this one ({photos}) are lighter than what phones
  take."""
OURS = """\
- **ours** brings its own typeface, once for all its pages, and paints only when that has come or is late: so
  nothing moves, but *FCP* is later for it."""
STOCK = "- **{stock}**, the theme that it comes with, in that theme's own settings."
HUGO = "- **{hugo}**, with the settings of its sample site but for the box about the author."
ELSEWHERE = """\
  It takes its typeface from another host, in a stylesheet before which nothing is painted ({count} in
  *requests*). That host does not exist here and fails at once: neither the typeface's bytes nor the wait for
  its host are in the figures, which flatters the theme."""
PEERS = """\
- Peers show photos as their themes do by themselves with `![…](1.jpg "…")`: the file as it is, whatever the
  screen. Themes can be taught more; that takes somebody who can. The second table has the photos made by hand
  into JPEG of {resized} pixels, quality 80, before the peers get them; ours are as in the first."""


def lines(visits: Visits, facts: Mapping[str, object], notes: Sequence[str] = ()) -> list[str]:
    """Write the section; ``facts`` has what was measured and with what, ``notes`` what could not be."""
    text = [line for part in _foreword(visits, facts) for line in part]
    text += [f"- {note}" for note in notes]
    for case, title in CASES.items():
        rows = {site: median(cases[case]) for site, cases in visits.items() if case in cases}
        if case == "resized":
            rows = {"ours, as above": median(visits["ours"]["photos"]), **rows}
        text += ["", f"**{title}**", "", *_table(rows)]
    return [*text, "", *_ratios(visits)]


def _foreword(visits: Visits, facts: Mapping[str, object]) -> Iterator[list[str]]:
    """Say how it was measured, what the peers are, and what flatters whom."""
    width, height = SCREEN
    screen = {"width": width, "height": height, "density": DENSITY, "cpu": CPU, "latency": LATENCY}
    yield [*_wrapped(WAY.format(**screen, **facts)), ""]
    yield _wrapped(ARCHIVE.format(**facts))
    yield _wrapped(OURS)
    yield _wrapped(STOCK.format(**facts))
    if facts.get("hugo"):
        others = max(one.read.elsewhere for one in visits[str(facts["hugo_name"])]["photos"])
        text = HUGO.format(**facts) + (" " + ELSEWHERE.format(count=others) if others else "")
        yield _wrapped(text)
    yield _wrapped(PEERS.format(**facts))


def _wrapped(text: str) -> list[str]:
    indent = "  " if text.startswith("- ") else ""
    words = " ".join(text.split())
    return textwrap.wrap(
        words, WIDE, subsequent_indent=indent, break_on_hyphens=False, break_long_words=False
    )


def _table(rows: Mapping[str, Visit]) -> list[str]:
    kinds = [kind for kind in KINDS if any(kind in one.opened.kinds for one in rows.values())]
    photos = ["photo, s"] if any(one.photo is not None for one in rows.values()) else []
    heads = ["LCP, s", "of", "FCP, s", *photos, "shift", "requests", "kB", *kinds, "kB to the end"]
    table = [f"| site | {' | '.join(heads)} |", f"| --- |{' ---: |' * len(heads)}"]
    for name, one in rows.items():
        cells = [_seconds(one.lcp), one.largest, _seconds(one.fcp)]
        cells += ["" if one.photo is None else _seconds(one.photo) for _ in photos]
        cells += [
            f"{one.shift:.3f}",
            str(one.opened.requests + one.opened.elsewhere),
            _kilobytes(one.opened.total),
        ]
        cells += [_kilobytes(one.opened.kinds.get(kind, 0)) for kind in kinds]
        table.append(f"| {name} | {' | '.join([*cells, _kilobytes(one.read.total)])} |")
    return table


def _ratios(visits: Visits) -> list[str]:
    """Compare ours with each peer in each case: medians of the ratios of the rounds."""
    table = ["| ratio | LCP | FCP | photo | kB to the end |", "| --- | ---: | ---: | ---: | ---: |"]
    ours = visits["ours"]
    for case, short in SHORT.items():
        for site, cases in visits.items():
            if site == "ours" or case not in cases:
                continue
            pairs = list(zip(ours["photos" if case == "resized" else case], cases[case], strict=True))
            ratios = (
                [one.lcp / other.lcp for one, other in pairs],
                [one.fcp / other.fcp for one, other in pairs],
                [one.photo / other.photo for one, other in pairs if one.photo and other.photo],
                [one.read.total / other.read.total for one, other in pairs],
            )
            cells = " | ".join(f"{statistics.median(figures):.2f}" if figures else "" for figures in ratios)
            table.append(f"| ours ÷ {site}, {short} | {cells} |")
    return table


def _seconds(milliseconds: float) -> str:
    return f"{milliseconds / 1000:.2f}"


def _kilobytes(count: int) -> str:
    return f"{count / 1000:.1f}"
