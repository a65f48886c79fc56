"""Make the index of the search of any articles at one go, for tests and benchmarks."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable

from newsroom.engine import SpotRow
from newsroom.model.records import Article, Record, StaticPage
from plugins.search.building import HEAD, LIST, build, hash_of, write_list
from plugins.search.heads import spans, write_heads
from plugins.search.hot import HOT
from plugins.search.segments import Segment, day_number, made, segment_of, segments
from plugins.search.terms import note_of

PAGES = "trang"


def index_of(records: Iterable[Record]) -> dict[str, bytes]:
    """Give the files of the index of records with their whole bodies, by path."""
    listed = list(records)
    articles = sorted((one for one in listed if isinstance(one, Article)), key=lambda one: one.rank)
    days: defaultdict[int, list[Record]] = defaultdict(list)
    for article in articles:
        days[day_number(article.date.date())].append(article)
    cut = segments(Counter({day: len(found) for day, found in days.items()}))
    spread: defaultdict[str, dict[SpotRow, Record]] = defaultdict(dict)
    for day, found in sorted(days.items()):
        for number, record in enumerate(found):
            spread[segment_of(cut, day).name][SpotRow(record.url, record.path, day, number)] = record
    pages = sorted((one for one in listed if isinstance(one, StaticPage)), key=lambda one: one.url)
    if pages:
        cut.append(made(PAGES, 0, 1, [(0, len(pages))]))
        spread[PAGES] = {SpotRow(page.url, page.path, 0, number): page for number, page in enumerate(pages)}
    files: dict[str, bytes] = {}
    entries = []
    for segment in cut:
        own = _files(segment, spread[segment.name])
        files.update((f"tim/{segment.name}/{name}", data) for name, data in own.items())
        entries.append(_entry(segment, list(spread[segment.name]), own))
    root = {"v": 1, "n": len(articles), "hot": " ".join(sorted(HOT)), "segments": entries}
    files["tim-kiem/index.json"] = json.dumps(root, separators=(",", ":")).encode()
    return files


def _files(segment: Segment, spots: dict[SpotRow, Record]) -> dict[str, bytes]:
    """Give the files of a segment by their names with hashes."""
    notes = [(segment.id(spot.day, spot.number), note_of(record)) for spot, record in spots.items()]
    made = build(notes, segment.buckets)
    for span in spans(segment, list(spots)):
        heads = [(segment.id(spot.day, spot.number), spots[spot]) for spot in span.spots]
        made[f"{HEAD}{span.start}"] = write_heads(heads)
    made[LIST] = write_list({name: hash_of(data) for name, data in made.items()}, segment.buckets)
    return {
        f"{name}.{hash_of(data).hex()}.{'json' if name.startswith(HEAD) else 'bin'}": data
        for name, data in made.items()
    }


def _entry(segment: Segment, spots: list[SpotRow], own: dict[str, bytes]) -> dict[str, object]:
    listed = next(name for name in own if name.startswith(f"{LIST}."))
    ids = [segment.id(spot.day, spot.number) for spot in spots]
    found: dict[str, object] = {
        "name": segment.name, "hash": listed.split(".")[1], "n": segment.articles,
        "buckets": segment.buckets, "base": segment.base, "bits": segment.bits,
        "first": ids[0], "last": ids[-1],
    }  # fmt: skip
    return {**found, "pages": True} if segment.name == PAGES else found
