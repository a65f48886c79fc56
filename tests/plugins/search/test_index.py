"""The index after any edits is what it would be if it were made from scratch."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.engine import EVERYTHING, Changes, Edition, Indexer
from newsroom.engine.codec import digest_body, encode, encode_body
from newsroom.engine.disk import fingerprint
from newsroom.model.records import Article, Record, StaticPage
from newsroom.vietnamese.printing import VIETNAM
from plugins.search import building, heads, index, segments
from plugins.search.index import Update
from plugins.search.root import hashed_path, write_root
from plugins.search.segments import Segment, segment_of
from plugins.search.spots import bounds, changed_paths, reheaded_paths, spots
from plugins.search.terms import note_of
from tests.support.making import CATEGORIES, NOW, index_records, make_article, make_site
from tests.support.searching import index_of

_DAYS = (
    "2009-05-30",
    "2022-12-31",
    "2023-01-01",
    "2024-01-31",
    "2024-07-09",
    "2024-07-10",
    "2024-07-11",
    "2024-08-02",
)
_TEXTS = ("Tổng kết nghị quyết số 21", "Bồi dưỡng lý luận", "Đại hội Đảng bộ", "")
SLUGS = {category.slug: category for category in CATEGORIES}


@pytest.fixture(autouse=True, scope="module")
def small_segments() -> Iterator[None]:
    """Let a few articles be many."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(segments, "SMALL", 3)
        patch.setattr(segments, "MOST", 6)
        patch.setattr(segments, "MOST_OF_YEAR", 4)
        patch.setattr(segments, "PER_BUCKET", 5)
        patch.setattr(heads, "MOST", 2)
        patch.setattr(building, "_BLOCK", 3)
        patch.setattr(index, "_TOO_MANY", 0)
        yield


class Site:
    """A catalogue whose records change, and the index that follows."""

    def __init__(self, jobs: int = 1) -> None:
        self.jobs = jobs
        self.queries, self.records = index_records(()), dict[str, Record]()
        self.site = make_site()
        self.segments: list[Segment] = []
        self.touched: set[tuple[str, str]] = set()

    def change(self, new: Mapping[str, Record | None], everything: bool = False) -> None:
        """Read and index what is new, then bring the index of the search up to date."""
        indexer = Indexer(self.queries, SLUGS, NOW, False)
        for path, record in new.items():
            if record is not None:
                body = encode_body(record.body)
                bare = replace(record, body_digest=digest_body(body))
                self.queries.records.put_body(path, body)
                self.queries.search.put_note(path, fingerprint(encode(bare).encode()), note_of(record))
            indexer.index(path, bare if record else None, NOW)
        self.records = {path: one for path, one in {**self.records, **new}.items() if one is not None}
        changes = indexer.changes()
        self.follow(EVERYTHING if everything else changes, [path for path, one in new.items() if one is None])

    def follow(self, changes: Changes, gone: list[str]) -> None:
        rows, edition = self.queries.search, Edition(self.queries, self.site, NOW)
        changed = changed_paths(rows, changes)
        update = Update(
            rows,
            self.segments,
            edition.record,
            changed,
            reheaded_paths(changes),
            changes.everything,
            self.jobs,
        )
        self.segments = list(update.run(spots(rows, edition, changes)))
        self.touched = update.touched
        rows.settle(gone)

    def files(self) -> dict[str, bytes]:
        rows = self.queries.search
        lists = {segment.name: rows.hash(segment.name, "seg") or b"" for segment in self.segments}
        root = write_root(self.segments, bounds(rows, self.segments), lists)
        named = {hashed_path(*file): rows.file(*file[:2]) for file in rows.files()}
        return {**named, "tim-kiem/index.json": root}

    def shown(self) -> list[Record]:
        return [one for one in self.records.values() if not one.draft]


def _article(number: int, day: str, minute: int, text: str, category: int, draft: bool) -> Article:
    date = datetime.fromisoformat(day).replace(tzinfo=VIETNAM) + timedelta(minutes=minute)
    url = f"2024/07/bai-{number}/"
    return make_article(
        number, url=url, date=date, title=text or "Tin", body=(f"<p>{text} {text}</p>",),
        category=CATEGORIES[category], draft=draft,
    )  # fmt: skip


def _page(number: int, text: str, draft: bool) -> StaticPage:
    path = f"pages/trang-{number}.md"
    return StaticPage(path, f"trang-{number}/", f"Trang {text}", body=(f"<p>{text}</p>",), draft=draft)


ARTICLES = st.builds(
    _article, st.integers(0, 13), st.sampled_from(_DAYS), st.sampled_from((0, 0, 600)),
    st.sampled_from(_TEXTS), st.integers(0, 1), st.sampled_from((False, False, False, True)),
)  # fmt: skip
RECORDS = (
    ARTICLES
    | ARTICLES
    | ARTICLES
    | st.builds(_page, st.integers(0, 3), st.sampled_from(_TEXTS), st.booleans())
)
EDITS = RECORDS.map(lambda record: (record.path, record)) | RECORDS.map(lambda record: (record.path, None))
FIRST = st.lists(ARTICLES, min_size=6, max_size=14, unique_by=lambda one: one.path).map(
    lambda articles: {one.path: one for one in articles}
)
LATER = st.tuples(st.lists(EDITS, min_size=1, max_size=4).map(dict), st.sampled_from((False, False, True)))
STEPS = st.lists(LATER, min_size=1, max_size=5)


@pytest.mark.slow
@given(FIRST, STEPS)
@settings(max_examples=40, deadline=None)
def test_any_edits_leave_what_a_clean_build_makes(
    first: dict[str, Record], steps: list[tuple[dict[str, Record], bool]]
) -> None:
    site = Site()
    site.change(first, everything=True)
    for new, everything in steps:
        site.change({path: one for path, one in new.items() if one or path in site.records}, everything)
        assert site.files() == index_of(site.shown())
        assert site.queries.search.renoted() == set()


@pytest.mark.slow
def test_segments_begun_in_the_background_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    begun = list[int]()

    def begin(wanted: Sequence[tuple[building.Notes, int]], jobs: int) -> Callable[[], list[building.Files]]:
        begun.append(len(wanted))
        return building.begin(wanted, jobs)

    monkeypatch.setattr(index, "begin", begin)
    monkeypatch.setattr(index, "_WORTH_IT", 5)
    articles = [_article(number, day, 0, "Hội nghị", 0, False) for number, day in enumerate(_DAYS)]
    for ahead in (100, len(articles) - 1):
        monkeypatch.setattr(index, "_AHEAD", ahead)
        site = Site(jobs=2)
        site.change({one.path: one for one in articles}, everything=True)
        assert site.files() == index_of(articles)
    assert begun[0] == len(site.segments) > begun[1]


@pytest.mark.slow
@given(FIRST)
@settings(max_examples=40, deadline=None)
def test_the_root_says_the_first_and_the_last_id_of_each_segment(first: dict[str, Record]) -> None:
    site = Site()
    site.change(first)
    ids: defaultdict[str, set[int]] = defaultdict(set)
    for day, count in site.queries.search.counts().items():
        owner = segment_of(site.segments, day)
        ids[owner.name].update(owner.id(day, number) for number in range(count))
    expected = {name: (min(found), max(found)) for name, found in ids.items()}
    assert bounds(site.queries.search, site.segments) == expected


@pytest.mark.slow
@given(FIRST, st.lists(EDITS, min_size=1, max_size=3).map(dict))
@settings(max_examples=20, deadline=None)
def test_what_is_told_as_touched_are_the_files_that_are_others(
    first: dict[str, Record], last: dict[str, Record]
) -> None:
    site = Site()
    site.change(first, everything=True)
    before = set(site.queries.search.files())
    site.change({path: one for path, one in last.items() if one or path in site.records})
    after = set(site.queries.search.files())
    assert site.touched == {(segment, name) for segment, name, _ in before ^ after}


def test_an_edit_of_one_word_touches_the_buckets_of_its_terms_and_what_lists_them() -> None:
    site = Site()
    site.change({}, everything=True)
    one = {
        article.path: article for article in (_article(n, _DAYS[0], n, "Một hai", 0, False) for n in range(9))
    }
    site.change(one)
    path, article = next(iter(one.items()))
    site.change({path: replace(article, body=("<p>Một hai Một hai hồ Tây</p>",))})
    kinds = {name.split("/")[0] for _, name in site.touched}
    assert {"seg", "lex"} < kinds
    assert "h" not in kinds
    site.change({path: replace(article, body=("<p>Một hai Một hai hồ Tây</p>",))})
    assert site.touched == set()


def _after(first: list[Article], later: Article) -> tuple[Site, list[Segment]]:
    """Give a site after one article more, and its segments of before."""
    site = Site()
    site.change({article.path: article for article in first}, everything=True)
    before = site.segments
    site.change({later.path: later})
    return site, before


def test_articles_of_a_month_that_is_over_join_those_of_the_months_before() -> None:
    days = ("2024-01-31", "2024-07-10", "2024-07-10", "2024-07-11")
    first = [_article(number, day, number, "Một hai", 0, False) for number, day in enumerate(days)]
    site, before = _after(first, _article(9, "2024-08-02", 0, "Ba", 0, False))
    stays = {one.name for one in before} & {one.name for one in site.segments}
    assert len(stays) == 1
    assert site.files() == index_of(site.shown())


def test_heads_are_written_anew_where_only_the_end_of_their_span_moves() -> None:
    first = [
        _article(number, day, 0, "Một hai", 0, False)
        for number, day in enumerate(("2009-05-30", "2024-08-02"))
    ]
    site, before = _after(first, _article(9, "2024-08-02", 600, "Ba", 0, False))
    assert [one.name for one in before] == [one.name for one in site.segments]
    assert site.files() == index_of(site.shown())


def test_a_segment_without_any_syllable_of_its_own_has_an_empty_lexicon() -> None:
    site = Site()
    page = _page(1, "", False)
    site.change({page.path: replace(page, title="Và các", body=())}, everything=True)
    assert site.files() == index_of(site.shown())
    site.change({page.path: replace(page, title="Hồ Tây", body=())})
    assert site.files() == index_of(site.shown())
    site.change({page.path: replace(page, title="…", body=())})
    assert site.files() == index_of(site.shown())
