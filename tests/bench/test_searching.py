"""The benchmark of search: its articles, what is asked, and how that is judged."""

from __future__ import annotations

import time
from pathlib import Path
from urllib.request import urlopen

from bench.measure import Measured
from bench.searching.archive import Told, archive
from bench.searching.browser import Answer
from bench.searching.queries import KINDS, Query, bare, found, queries
from bench.searching.report import Figures, lines
from bench.searching.server import RATE, ROOM, ROUND_TRIP, Line, serving_slowly
from bench.searching.sites import Index
from bench.searching.words import Writer
from tests.support.building import ROOT


def test_an_archive_is_the_same_each_time_and_has_the_words_of_the_site(tmp_path: Path) -> None:
    writer = Writer(ROOT / "content")
    told = archive(tmp_path / "one", 8, writer)
    assert told == archive(tmp_path / "two", 8, Writer(ROOT / "content"))
    texts = [file.read_bytes() for file in sorted(tmp_path.glob("one/articles/**/index.md"))]
    assert texts == [file.read_bytes() for file in sorted(tmp_path.glob("two/articles/**/index.md"))]
    assert len(texts) == 8
    words = set(" ".join(file.read_text("utf-8") for file in ROOT.glob("content/articles/**/*.md")).split())
    written = " ".join(one.lead for one in told).split()
    assert sum(word in words for word in written) > len(written) / 2


def test_queries_of_all_kinds_are_taken_from_articles_over_the_whole_archive(tmp_path: Path) -> None:
    told = archive(tmp_path / "site", 60, Writer(ROOT / "content"))
    asked = queries(told)
    assert {query.kind for query in asked} == set(KINDS)
    places = [told.index(query.told) for query in asked]
    assert min(places) < 3
    assert max(places) > 56
    for query in asked:
        if query.kind in ("title", "six", "lead"):
            part = {"title": query.told.title, "six": query.told.title, "lead": query.told.lead}[query.kind]
            assert bare(query.text) in bare(part)
        if query.kind == "slip":
            title = sorted(bare(query.told.title))
            assert bare(query.text) not in bare(query.told.title)
            assert all(bare(query.text).count(letter) <= title.count(letter) for letter in query.text)


def test_the_article_or_one_that_says_the_same_counts_as_found() -> None:
    one = Told("2024/07/mot", "Đại hội Đảng bộ Khối", "Sáng nay. Chiều nay.", "Năm 2024 có mười chi bộ")
    same = Told("2024/07/hai", "Sau Đại hội Đảng bộ", "Tối nay.", "Không")
    other = Told("2024/07/ba", "Hội nghị", "Đại hội đảng bộ", "Không")
    query = Query("dai hoi dang bo", "title", one)
    assert found(query, one)
    assert found(query, same)
    assert not found(query, other)
    assert not found(query, None)
    assert found(Query("dai hoi dagn bo", "slip", one, "dai hoi dang bo"), same)
    assert not found(Query("dai hoi dagn bo", "slip", one, "dai hoi dang bo"), other)
    assert found(Query("dai hoi dang bo", "lead", one), other)


def test_the_line_is_as_slow_as_it_says_and_counts(tmp_path: Path) -> None:
    (tmp_path / "mot.bin").write_bytes(b"x" * 40_000)
    line = Line()
    with serving_slowly(tmp_path, line) as address:
        began = time.monotonic()
        urlopen(f"{address}/mot.bin").read()
        assert time.monotonic() - began >= 2 * ROUND_TRIP + 40_000 / RATE - 0.01
        assert [(one.path, one.size) for one in line.answers] == [("/mot.bin", 40_000 + ROOM)]


def test_the_section_has_both_programs_and_the_price_of_search() -> None:
    def built(cpu: float, files: int) -> Measured:
        return Measured(cpu / 2, cpu, 100, files)

    figures = Figures(
        10_000, built(24, 12_000), built(20, 11_000), {"body": built(0.9, 8)}, {"body": built(0.8, 1)},
        indexes={"ours": Index(1_000, 10_000_000, built(24, 12_000)), "Pagefind": Index(11_000, 30_000_000, built(30, 0))},
        cold={name: {"dang uy": Answer(1_200, 90_000, 9, 120_000, ("/a/",))} for name in ("ours", "Pagefind")},
        again={name: [Answer(40, 0, 0, 0)] for name in ("ours", "Pagefind")},
        first={"ours": dict.fromkeys(KINDS, 48), "Pagefind": dict.fromkeys(KINDS, 20)},
    )  # fmt: skip
    text = "\n".join(lines([figures], "140"))
    assert "| ours | 1.20 s | 1.20 s | 90 | 90 | 9 (≤ 9) | 120 | 40 ms |" in text
    assert "| dang uy | 1.20 s, 90 kB | 1.20 s, 90 kB |" in text
    assert "| ours | 1,000 | 1.00 | 4.0 |" in text
    assert "| Pagefind | 11,000 | 3.00 | 30.0 |" in text
    assert "| text of one article changed | 0.45 | 0.40 | 0.90 | 0.80 | 8 | 1 |" in text
