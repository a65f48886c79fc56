"""Write the figures of the benchmark: tables in docs/bench.md, a plot in docs/bench.svg."""

from __future__ import annotations

import os
import re
import statistics
from collections.abc import Mapping
from pathlib import Path

from bench import results
from bench.measure import Measured, median
from bench.plot import plot
from bench.results import Kept, Results

PHOTOS = "Photos"
"""The section that ``bench.photographs`` writes."""

_TITLE_RE = re.compile(r"^## (.+)$", re.MULTILINE)
_OURS_RE = re.compile(r"Ratios|Plain articles|[\d,]+ articles")
"""The sections that are written here; all others are those of other benchmarks, and stay."""

CASES = {
    "clean": "ours, from nothing",
    "pictures": "ours, from nothing, no picture made before",
    "nothing": "ours, nothing changed",
    "body": "ours, text of one article changed",
    "title": "ours, title of one article changed",
    "added": "ours, one article added",
    "stock": "stock Pelican, from nothing",
    "stock cached": "stock Pelican, its cache filled",
    "plugged": "Pelican with plugins for pictures and related posts, pictures made before",
    "hugo": "Hugo, full build",
    "eleventy": "Eleventy, full build",
}

RATIOS = (
    ("clean build ÷ Hugo", "clean", "hugo", "≤ 2.5", "≤ 1.5"),
    ("clean build ÷ stock Pelican, no pictures", "clean", "stock", "≤ 0.3", "≤ 0.2"),
    ("clean build ÷ stock Pelican with its cache", "clean", "stock cached", "", ""),
    ("clean build ÷ Pelican with plugins", "clean", "plugged", "≤ 0.15", "≤ 0.1"),
    ("clean build ÷ Eleventy", "clean", "eleventy", "≤ 0.7", "≤ 0.5"),
    ("text of one article ÷ Hugo, full", "body", "hugo", "≤ 0.15", "≤ 0.1"),
    ("title of one article ÷ Hugo, full", "title", "hugo", "", ""),
    ("one article added ÷ Hugo, full", "added", "hugo", "", ""),
    ("nothing changed ÷ Hugo, full", "nothing", "hugo", "≤ 0.1", "≤ 0.05"),
)
"""What, the case above, the case below, and what is wanted of it at 10,000 articles."""

PAIRS = (
    ("body", "text of one article", "≤ 1.25", "1.0"),
    ("title", "title of one article", "", ""),
    ("nothing", "nothing changed", "", ""),
)
IN_PLOT = {
    "clean": "ours, clean", "body": "ours, one edit", "nothing": "ours, no change",
    "stock": "stock Pelican", "stock cached": "stock, cached", "hugo": "Hugo", "eleventy": "Eleventy",
}  # fmt: skip

FOREWORD = """\
# Benchmark

`make bench` measures builds of one archive by several programs, by turns in one run of up to 5 rounds (stock
Pelican in 3, with plugins in 1), 2 above 10,000 articles, 1 above 40,000. Everything lies on {disk}; {cores}
cores; measured on {days}. Seconds depend on the machine and its mood: read the ratios, each the median of
those of the rounds; the tables below them have the medians of the seconds. All figures of all rounds are in
`bench.json`; a run puts in only what it measures (`python -m bench.run --only=ours,hugo 10000`).

**The articles** (`bench/corpus.py`) are as offices publish them, in the shares of our own content and of
five articles of such sites: 18 % have no photo, 32 % one, 27 % two, 11 % three, 12 % five, a few an album
of seven or three photos side by side, in all two each with words for the blind and a caption (below the
photo, the same as the words for the blind, said again: as people write them). Three topics and one of 75
authors each; in 35 % a list, 40 % headings, 5 % a table, 5 % a quotation, 3 % a note, 3 % a file, 8 % a
link to another article; 400 to 500 words with names, dates and numbers, over ten years, in 8 categories.
Three photos of ten lie in one folder for all, the others beside their article; there are 300 photographs
(1280 × 960), so articles far apart show the same. What is simpler than life: sentences come of 26 moulds
and some 500 words.

**Photos** are made once and kept, as in a CI that restores its cache: timed builds find `cache/photos` and
nothing else. The first build, which makes them, is a row of its own; its articles without a photo get a drawn
share picture, which costs some 2 ms each that once. Above 40,000 articles only the newest 5,000 have a share
picture of their own (`share_pictures`).

- **ours**: as `make html` starts it. An edit is made at least 2.5 seconds after the last build, in the middle
  of the archive, each time in another article; the added article is the newest. *Files* are those written or
  removed, the most of all rounds. What edits cost in larger archives is measured once more by turns with
  10,000 articles.
- **stock Pelican** 4.12 with its `simple` theme makes less: no related lists, no archives by month, no
  pictures. With **pelican-image-process** 3.4.0 and **pelican-related-posts** 1.0.0 it makes figures of three
  widths in JPEG, which lie in its output from an earlier build. Above 10,000 articles it takes minutes and is
  not run.
- **{hugo}** and **{eleventy}** make the same pages from the same articles (`bench/hugo`,
  `bench/eleventy`): figures with the same addresses in the same widths, galleries, tables, notes, covers in
  lists; related lists, lists of 20 by category, topic, author and month, years, home page, feeds of 50 with
  text, sitemap. What repeats is made once (`partialCached`, collections). They check nothing, make no picture
  and copy none; ours lays the pictures into its output, one to share for each article.
- *CPU* is of all processes together. *Memory* is the peak: of a single process the kernel's own figure
  (`VmHWM`); of several the most that they held together at one moment, shared pages counted once, seen twenty
  times a second in a round of its own, since looking takes time from them (above 40,000 articles, in
  the only round).
"""
PLAIN_FOREWORD = """\
The articles of `bench/plain.py` hold some 600 words, now and then a list, a table or a quotation, and no
photo: nearly all of their text is plain paragraphs. No share pictures are drawn. `python -m bench.run
--plain`.
"""


def write(docs: Path) -> str:
    """Write the report and its plot into ``docs`` from the figures that are kept there; give the report."""
    kept, plain = (results.read(docs / name) for name in ("bench.json", "bench-plain.json"))
    if series := _series(kept.results):
        (docs / "bench.svg").write_text(plot(series), encoding="utf-8")
    others = _others(docs / "bench.md")
    text = "\n".join(_lines(kept, plain))
    (docs / "bench.md").write_text(text, encoding="utf-8")
    for title, lines in others.items():
        replace_section(docs / "bench.md", title, lines)
    return text


def _series(found: Results) -> dict[str, dict[int, float]]:
    """Give the lines of the plot: seconds by size for each program."""
    lines = {
        name: {size: median(one[key]).wall for size, one in found.items() if key in one}
        for key, name in IN_PLOT.items()
    }
    return {name: line for name, line in lines.items() if line}


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


def _lines(kept: Kept, plain: Kept) -> list[str]:
    foreword = FOREWORD.format(
        disk="a RAM disk" if os.access("/dev/shm", os.W_OK) else "the disk",
        cores=os.cpu_count(),
        days=" and ".join(sorted(set(kept.days.values()))),
        hugo=kept.names.get("hugo", "Hugo"),
        eleventy=kept.names.get("eleventy", "Eleventy"),
    )
    picture = "![Seconds against articles, one line a program](bench.svg)"
    lines = [foreword, picture, "", "## Ratios", "", *_ratios(kept.results)]
    for size, figures in kept.results.items():
        lines += ["", f"## {size:,} articles", "", *_table(figures)]
    if plain.results:
        lines += ["", "## Plain articles", "", *PLAIN_FOREWORD.splitlines(), "", *_ratios(plain.results)]
        for size, figures in plain.results.items():
            lines += ["", f"{size:,} plain articles:", "", *_table(figures)]
    return [*lines, ""]


def _table(figures: Mapping[str, list[Measured]]) -> list[str]:
    lines = ["| build | wall, s | CPU, s | memory, MiB | files |", "| --- | ---: | ---: | ---: | ---: |"]
    for key, name in CASES.items():
        if key in figures:
            one = median(figures[key])
            files = "" if one.files is None else f"{one.files:,}"
            lines.append(f"| {name} | {one.wall:.2f} | {one.cpu:.2f} | {one.memory:.0f} | {files} |")
    return lines


def _ratios(found: Results) -> list[str]:
    """Compare the cases of each size, and the edits of larger archives with those of 10,000 articles."""
    heads = ["wall seconds", *(f"{size:,}" for size in found), "reach", "dream"]
    rows = [heads, ["---", *("---:" for _ in heads[1:])]]
    for name, above, below, reach, dream in RATIOS:
        cells = [_ratio(one, above, below) for one in found.values()]
        if any(cells):
            rows.append([name, *cells, reach, dream])
    for key, name, reach, dream in PAIRS:
        cells = [_ratio(one, f"here {key}", f"less {key}") for one in found.values()]
        if any(cells):
            rows.append([f"{name} ÷ the same with 10,000, in pairs", *cells, reach, dream])
    cells = [_ratio(one, "clean", "hugo", "cpu") for one in found.values()]
    if any(cells):
        rows.append(["CPU seconds: clean build ÷ Hugo", *cells, "", ""])
    rows.append(["files changed by one article added", *_cells(found, "added", "files"), "≤ 30", ""])
    rows.append(["files changed when nothing is", *_cells(found, "nothing", "files"), "0", ""])
    memory = _cells(found, "clean", "memory")
    rows.append(["peak memory of a clean build, MiB", *memory, "≤ 250; 100,000: ≤ 1,024", "≤ 150; ≤ 500"])
    return [f"| {' | '.join(row)} |" for row in rows]


def _ratio(runs: Mapping[str, list[Measured]], above: str, below: str, figure: str = "wall") -> str:
    """Give the median of the ratios of all rounds in which both cases ran, "" without one."""
    rounds = zip(runs.get(above, ()), runs.get(below, ()), strict=False)
    ratios = [getattr(one, figure) / getattr(other, figure) for one, other in rounds]
    return f"{statistics.median(ratios):.2f}" if ratios else ""


def _cells(found: Results, case: str, figure: str) -> list[str]:
    values = [getattr(median(one[case]), figure) if case in one else None for one in found.values()]
    return ["" if value is None else f"{value:,.0f}" for value in values]
