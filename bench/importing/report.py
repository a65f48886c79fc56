"""Word the section "Importing" of docs/bench.md."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bench.importing.accuracy import Score
from bench.measure import Measured
from tests.support.portals import FOREIGN

TITLE = "Importing"
KEYS = ("title", "lead", "paragraphs", "captions", "byline", "photos", "date")
WAY = """\
`make importing`: articles of five to eight paragraphs, put together from the words of `content/`: as saved
pages in {shapes} shapes of portals by turns, three of them themes that no rule was written for; as an export
of WordPress with its uploads; as CSV; as Word files with a photo of half a megabyte. *Whole importer*:
`make import` into an empty content folder, {cores} cores, everything on a RAM disk; the seconds of CPU are
those of all its processes. The machine did other work meanwhile: read CPU and ratios, not the wall."""
ACCURACY = """\
What {pages} pages gave, each program as it is meant to be used and never online; in per cent of what the
articles have. *Title*: exactly, without the name of the site. *Foreign*: phrases of menus, lists and footers
in what was given, of {foreign} that there are. *Date*: of the two thirds of pages that show one. *Wrong
date*: pages that were given a neighbour's or today's. Trafilatura and newspaper4k are counted with the
descriptions and authors that they name, ours with the header; readability-lxml gives a region and no date,
newspaper4k one photo a page. Peers know no rules of single systems, so the second table has the themes alone
that no rule of ours was written for."""
WORDS = """\
{files} Word files in six kinds. *Shown*: paragraphs, items and cells whose words are there unchanged;
*captions*: given, once; *hidden*: hidden and deleted texts that were printed. Seconds are on the wall, the
median of a file; pandoc is a process of its own each time."""


@dataclass
class Figures:
    """What was measured: runs of the importer by what was imported and how many, scores by program."""

    runs: dict[str, dict[int, Measured]] = field(default_factory=dict)
    again: dict[str, Measured] = field(default_factory=dict)
    pages: dict[str, Score] = field(default_factory=dict)
    unknown: dict[str, Score] = field(default_factory=dict)
    words: dict[str, WordScore] = field(default_factory=dict)
    shapes: int = 0


@dataclass
class WordScore:
    """Texts and captions found of how many, hidden ones printed, by kind of file; seconds of each file."""

    shown: dict[str, list[int]] = field(default_factory=dict)
    captions: list[int] = field(default_factory=lambda: [0, 0])
    hidden: int = 0
    seconds: list[float] = field(default_factory=list)


def lines(figures: Figures) -> list[str]:
    """Write the section."""
    text = WAY.format(shapes=figures.shapes, cores=os.cpu_count()).splitlines()
    text += ["", *_runs(figures)]
    if figures.pages:
        pages = next(iter(figures.pages.values())).pages
        text += [
            "",
            *ACCURACY.format(pages=f"{pages:,}", foreign=len(FOREIGN)).splitlines(),
            "",
            *_scores(figures.pages),
        ]
        text += [
            "",
            "Of these the themes that no rule of ours was written for:",
            "",
            *_scores(figures.unknown),
        ]
    if figures.words:
        files = len(next(iter(figures.words.values())).seconds)
        text += ["", *WORDS.format(files=files).splitlines(), "", *_words(figures.words)]
    return text


def _runs(figures: Figures) -> Iterator[str]:
    yield "| whole importer | articles | CPU, s | ms each | wall, s | peak, MiB |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: |"
    for name, runs in figures.runs.items():
        for size, one in runs.items():
            yield (
                f"| {name} | {size:,} | {one.cpu:.1f} | {1000 * one.cpu / size:.1f} "
                f"| {one.wall:.1f} | {one.memory:.0f} |"
            )
        if name in figures.again:
            one, size = figures.again[name], max(runs)
            yield (
                f"| {name}, again: nothing changes | {size:,} | {one.cpu:.1f} | {1000 * one.cpu / size:.1f} "
                f"| {one.wall:.1f} | {one.memory:.0f} |"
            )


def _scores(scores: Mapping[str, Score]) -> Iterator[str]:
    heads = (*KEYS, "wrong date", "foreign a page", "CPU, ms a page")
    yield f"| | {' | '.join(heads)} |"
    yield "| --- |" + " ---: |" * len(heads)
    for name, one in scores.items():
        cells = [one.share(key) for key in KEYS]
        cells += [f"{100 * one.wrong_dates / one.pages:.0f}", f"{one.foreign / one.pages:.2f}"]
        cells.append(f"{1000 * one.cpu / one.pages:.1f}")
        yield f"| {name} | {' | '.join(cells)} |"


def _words(scores: Mapping[str, WordScore]) -> Iterator[str]:
    kinds = list(next(iter(scores.values())).shown)
    yield f"| shown: | {' | '.join(kinds)} | captions | hidden | s a file |"
    yield "| --- |" + " ---: |" * (len(kinds) + 3)
    for name, one in scores.items():
        cells = [f"{100 * found / there:.0f}" for found, there in (one.shown[kind] for kind in kinds)]
        middle = sorted(one.seconds)[len(one.seconds) // 2]
        cells += [f"{100 * one.captions[0] / one.captions[1]:.0f}", str(one.hidden), f"{middle:.2f}"]
        yield f"| {name} | {' | '.join(cells)} |"
