"""Word the section "Search" of docs/bench.md."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bench.measure import Measured
from bench.searching.browser import Answer, middle
from bench.searching.queries import KINDS, SAMPLE
from bench.searching.sites import Index

TITLE = "Search"
EDITS = {
    "nothing": "nothing changed",
    "body": "text of one article changed",
    "title": "title of one article changed",
    "added": "one article added",
}

WAY = """\
`make searching`: archives over eleven years, their articles of about 650 words put together from those of
`content/` (`bench/searching/words.py`); our pages, and of the same pages the index of Pagefind from npm,
asked as its own interface asks it (`bench/searching/pagefind`). Chromium {chromium} as a phone: a processor
4 times slower, a line of 1.6 Mbit/s with 150 ms before each answer and each new connection, HTTP/1.1; text
is compressed by gzip, what indexes are made of is as it lies. *Cold*: the page of the search is open, and
nothing else of it has come; from typing to the first ten titles (to all, if there are fewer), and what was
asked for until then; *whole*: until nothing more came. *Again*: the same query, another between. *First*: how
many of {sample} articles, spread over the archive, are the first result, or one that says those words in a
row as prominently. What Pagefind does in a worker runs at the full speed of the processor."""


@dataclass
class Figures:
    """What was measured over one archive: builds with search and without, indexes and answers by program.

    ``cold`` is by query, ``first`` by kind of query.
    """

    size: int
    clean: Measured
    without: Measured
    edits: Mapping[str, Measured]
    plain: Mapping[str, Measured]
    indexes: dict[str, Index] = field(default_factory=dict)
    cold: dict[str, Mapping[str, Answer]] = field(default_factory=dict)
    again: dict[str, Sequence[Answer]] = field(default_factory=dict)
    first: dict[str, Mapping[str, int]] = field(default_factory=dict)


def lines(taken: Sequence[Figures], chromium: str) -> list[str]:
    """Write the section."""
    text = WAY.format(chromium=chromium, sample=SAMPLE).splitlines()
    for figures in taken:
        for table in (_readers, _queries, _found, _index, _builds):
            text += ["", *table(figures)]
    return text


def _readers(figures: Figures) -> Iterator[str]:
    yield f"**{figures.size:,} articles**"
    yield ""
    yield "| | cold, median | most | kB, median | most | requests | whole, kB | again |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    for name, answers in figures.cold.items():
        every = list(answers.values())
        usual = middle(every)
        yield (
            f"| {name} | {usual.wait / 1000:.2f} s | {max(one.wait for one in every) / 1000:.2f} s "
            f"| {usual.size / 1000:.0f} | {max(one.size for one in every) / 1000:.0f} "
            f"| {usual.requests} (≤ {max(one.requests for one in every)}) | {usual.whole / 1000:.0f} "
            f"| {middle(figures.again[name]).wait:.0f} ms |"
        )


def _queries(figures: Figures) -> Iterator[str]:
    yield f"| cold query | {' | '.join(figures.cold)} |"
    yield f"| --- |{' ---: |' * len(figures.cold)}"
    for query in next(iter(figures.cold.values())):
        cells = (
            f"{answers[query].wait / 1000:.2f} s, {answers[query].size / 1000:.0f} kB"
            + ("" if answers[query].found else ", nothing found")
            for answers in figures.cold.values()
        )
        yield f"| {query} | {' | '.join(cells)} |"


def _found(figures: Figures) -> Iterator[str]:
    yield f"| first of {SAMPLE} | {' | '.join(figures.first)} |"
    yield f"| --- |{' ---: |' * len(figures.first)}"
    for kind, name in KINDS.items():
        yield f"| {name} | {' | '.join(str(counts[kind]) for counts in figures.first.values())} |"


def _index(figures: Figures) -> Iterator[str]:
    yield "| index | files | kB an article | made in, CPU s |"
    yield "| --- | ---: | ---: | ---: |"
    for name, index in figures.indexes.items():
        cost = figures.clean.cpu - figures.without.cpu if name == "ours" else index.made.cpu
        each = index.size / figures.size / 1000
        yield f"| {name} | {index.files:,} | {each:.2f} | {cost:.1f} |"


def _builds(figures: Figures) -> Iterator[str]:
    yield "| our build | wall, s | without search | CPU, s | without search | files | without search |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"
    rows = [("from nothing", figures.clean, figures.without)]
    rows += [(EDITS[name], one, figures.plain[name]) for name, one in figures.edits.items()]
    for name, one, bare in rows:
        yield (
            f"| {name} | {one.wall:.2f} | {bare.wall:.2f} | {one.cpu:.2f} | {bare.cpu:.2f} "
            f"| {one.files:,} | {bare.files:,} |"
        )
