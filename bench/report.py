"""Write the figures of the benchmark: tables in docs/bench.md, a plot in docs/bench.svg."""

from __future__ import annotations

import os
import re
import statistics
from collections.abc import Mapping
from pathlib import Path

from bench.measure import Measured, median
from bench.plot import plot

PHOTOS = "Photos"
"""The section that ``bench.photographs`` writes."""

_TITLE_RE = re.compile(r"^## (.+)$", re.MULTILINE)
_OURS_RE = re.compile(r"Ratios|[\d,]+ articles")
"""The sections that are written here; all others are those of other benchmarks, and stay."""

Results = dict[int, dict[str, list[Measured]]]
"""The runs of each case by size, in the order of the rounds."""

CASES = {
    "clean": "ours, from nothing",
    "drawn": "ours, from nothing, a share picture drawn for each article",
    "nothing": "ours, nothing changed",
    "body": "ours, text of one article changed",
    "title": "ours, title of one article changed",
    "added": "ours, one article added",
    "stock": "stock Pelican, from nothing",
    "stock cached": "stock Pelican, its cache filled",
    "hugo": "Hugo, full build",
    "eleventy": "Eleventy, full build",
}

RATIOS = (
    ("clean build ÷ Hugo", "clean", "hugo", "≤ 2.0", "≤ 1.2"),
    ("clean build ÷ stock Pelican", "clean", "stock", "≤ 0.3", "≤ 0.2"),
    ("clean build ÷ stock Pelican with its cache", "clean", "stock cached", "", ""),
    ("clean build ÷ Eleventy", "clean", "eleventy", "", ""),
    ("text of one article ÷ Hugo, full", "body", "hugo", "≤ 0.25", "≤ 0.15"),
    ("title of one article ÷ Hugo, full", "title", "hugo", "≤ 0.25", "≤ 0.15"),
    ("one article added ÷ Hugo, full", "added", "hugo", "", ""),
    ("nothing changed ÷ Hugo, full", "nothing", "hugo", "≤ 0.15", ""),
)
"""What, the case above, the case below, and what DESIGN wants of it at 10,000 articles."""

FOREWORD = """\
# Benchmark

`make bench` measures builds of one archive by several programs, by turns in one run of 5 rounds (stock
Pelican in 3), 2 above 10,000 articles. Articles have about 600 words, in 8 categories (`bench/plain.py`).
Everything lies on {disk}; {cores} cores. Seconds depend on the machine and its mood: read the ratios, each
the median of those of the rounds; the tables below them have the medians of the seconds.

- **ours**: an edit is made at least 2.5 seconds after the last build, in the middle of the archive, each
  time in another article; the added article is the newest. *Files* are those written or removed, the most
  of all rounds. What edits cost in larger archives is measured once more by turns with 10,000 articles.
- **stock Pelican** 4.12 with its `simple` theme makes less: no related lists, no archives by month.
  Above 10,000 articles it takes minutes and is not run.
- **{hugo}** and **{eleventy}** make the same pages from the same articles (`bench/hugo`,
  `bench/eleventy`): related lists, lists of 20 by category, topic, author and month, years, home page,
  feeds of 50 with text, sitemap. What repeats is made once (`partialCached`, collections). They check
  nothing.
- *CPU* is of all processes together. *Memory* is the peak: of a single process the kernel's own figure; of
  several the most that they held together at one moment, shared pages counted once, seen ten times a second.
"""


def write(docs: Path, results: Results, names: Mapping[str, str], notes: list[str]) -> str:
    """Write the report and its plot into ``docs``; give the report."""
    names_in_plot = {
        "clean": "ours, clean", "body": "ours, one edit", "nothing": "ours, no change",
        "stock": "stock Pelican", "stock cached": "stock, cached", "hugo": "Hugo", "eleventy": "Eleventy",
    }  # fmt: skip
    series = {
        name: {size: median(one[key]).wall for size, one in results.items() if key in one}
        for key, name in names_in_plot.items()
    }
    (docs / "bench.svg").write_text(plot({k: v for k, v in series.items() if v}), encoding="utf-8")
    text = "\n".join(_lines(results, names, notes))
    others = _others(docs / "bench.md")
    (docs / "bench.md").write_text(text, encoding="utf-8")
    for title, lines in others.items():
        replace_section(docs / "bench.md", title, lines)
    return text


def _others(file: Path) -> dict[str, list[str]]:
    """Give the sections of other benchmarks, in their order."""
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    titles = [title for title in _TITLE_RE.findall(text) if not _OURS_RE.fullmatch(title)]
    return {title: section(file, title) for title in titles}


def section(file: Path, title: str) -> list[str]:
    """Give the lines of a section without its title; none if it is not there."""
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    found = re.search(rf"^## {title}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    return found[1].strip().splitlines() if found else []


def replace_section(file: Path, title: str, lines: list[str]) -> None:
    """Write a section at the end of a document, in place of an earlier one."""
    text = file.read_text(encoding="utf-8") if file.exists() else "# Benchmark\n"
    text = re.sub(rf"^## {title}\n.*?(?=^## |\Z)", "", text, flags=re.MULTILINE | re.DOTALL)
    body = "\n".join([f"## {title}", "", *lines])
    file.write_text(f"{text.rstrip()}\n\n{body}\n", encoding="utf-8")


def _lines(results: Results, names: Mapping[str, str], notes: list[str]) -> list[str]:
    foreword = FOREWORD.format(
        disk="a RAM disk" if os.access("/dev/shm", os.W_OK) else "the disk",
        cores=os.cpu_count(),
        hugo=names.get("hugo", "Hugo"),
        eleventy=names.get("eleventy", "Eleventy"),
    )
    lines = [foreword, *notes, *([""] if notes else [])]
    lines += [
        "![Seconds against articles, one line a program](bench.svg)",
        "",
        "## Ratios",
        "",
        *_ratios(results),
    ]
    for size, figures in results.items():
        lines += ["", f"## {size:,} articles", "", *_table(figures)]
    return [*lines, ""]


def _table(figures: Mapping[str, list[Measured]]) -> list[str]:
    lines = ["| build | wall, s | CPU, s | memory, MiB | files |", "| --- | ---: | ---: | ---: | ---: |"]
    for key, name in CASES.items():
        if key in figures:
            one = median(figures[key])
            files = "" if one.files is None else f"{one.files:,}"
            lines.append(f"| {name} | {one.wall:.2f} | {one.cpu:.2f} | {one.memory:.0f} | {files} |")
        elif key.startswith("stock"):
            lines.append(f"| {name} | not run | | | |")
        elif key != "drawn":
            lines.append(f"| {name} | not installed | | | |")
    return lines


def _ratios(results: Results) -> list[str]:
    """Compare the cases of each size, and the edits of larger archives with those of 10,000 articles."""
    heads = ["wall seconds", *(f"{size:,}" for size in results), "reach at 10,000", "dream"]
    rows = [heads, ["---", *("---:" for _ in heads[1:])]]
    for name, above, below, reach, dream in RATIOS:
        cells = [_ratio(one, above, below) for one in results.values()]
        if any(cells):
            rows.append([name, *cells, reach, dream])
    for key, name in (
        ("body", "text of one article"),
        ("title", "title of one article"),
        ("nothing", "nothing changed"),
    ):
        cells = [_ratio(one, f"here {key}", f"less {key}") for one in results.values()]
        if any(cells):
            goal = ("≤ 1.3", "1.0") if key != "nothing" else ("", "")
            rows.append([f"{name} ÷ the same with 10,000, in pairs", *cells, *goal])
    cells = [_ratio(one, "clean", "hugo", "cpu") for one in results.values()]
    if any(cells):
        rows.append(["CPU seconds: clean build ÷ Hugo", *cells, "", ""])
    rows.append(["files changed by one article added", *_cells(results, "added", "files"), "≤ 30", ""])
    rows.append(["files changed when nothing is", *_cells(results, "nothing", "files"), "0", ""])
    rows.append(["peak memory of a clean build, MiB", *_cells(results, "clean", "memory"), "≤ 300", "≤ 150"])
    return [f"| {' | '.join(row)} |" for row in rows]


def _ratio(runs: Mapping[str, list[Measured]], above: str, below: str, figure: str = "wall") -> str:
    """Give the median of the ratios of all rounds in which both cases ran, "" without one."""
    rounds = zip(runs.get(above, ()), runs.get(below, ()), strict=False)
    ratios = [getattr(one, figure) / getattr(other, figure) for one, other in rounds]
    return f"{statistics.median(ratios):.2f}" if ratios else ""


def _cells(results: Results, case: str, figure: str) -> list[str]:
    values = [getattr(median(one[case]), figure) for one in results.values()]
    return ["" if value is None else f"{value:,.0f}" for value in values]
