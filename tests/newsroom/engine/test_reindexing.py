from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.engine.changes import EVERYTHING, Change, Changes, Span
from newsroom.engine.edition import Edition
from newsroom.engine.indexer import Indexer
from newsroom.engine.lists import ALL
from newsroom.engine.queries import Queries
from newsroom.engine.reindexing import Reindexed, Reindexer, Touched
from newsroom.model.blocks import Block, Figure, VideoBlock
from newsroom.model.content import TAKEDOWN_FILE
from newsroom.model.dates import Period
from newsroom.model.documents import Document, Replaced
from newsroom.model.gone import Takedown
from newsroom.model.records import Article, Link, Record, StaticPage
from tests.support.drawing import editions, paths, records
from tests.support.indexing import SLUGS, assert_told, edited, filled, rows
from tests.support.making import NOW, START, make_article, make_links, make_photo, make_site
from tests.support.oracle import Oracle

LATER = NOW + timedelta(days=2)
PAGE = StaticPage("pages/a.md", "a/", "A")


def reindex(
    queries: Queries,
    *,
    read: Mapping[str, Record | None] | None = None,
    files: Iterable[str] = (),
    gone: Iterable[str] = (),
    banners: Iterable[str] = (),
    before: datetime = NOW,
    now: datetime = NOW,
    preview: bool = False,
    unread_drafts: Mapping[str, str] | None = None,
    listed: tuple[Takedown, ...] = (),
    periods: tuple[Period, ...] = (),
) -> Reindexed:
    """Index again after a look at the content folder."""
    touched = Touched(
        before,
        read or {},
        frozenset(files),
        frozenset(gone),
        frozenset(banners),
        unread_drafts or {},
        listed,
        periods,
    )
    return Reindexer(queries, Indexer(queries, SLUGS, now, preview), touched).run()


def read(*found: Record) -> dict[str, Record | None]:
    return {record.path: record for record in found}


def places(changes: Changes) -> dict[str, Span]:
    """Give what changed in the list of all articles."""
    return {name.key: span for name, span in changes.lists.items() if name == ALL.of()}


# All together


@pytest.mark.slow
@given(
    editions,
    st.lists(records | paths, max_size=4),
    st.booleans(),
    st.sets(st.sampled_from(["photos/a.jpg", "photos/b.jpg", "photos/a.mp4", "tai-lieu/a.pdf", "x.jpg"])),
    st.sampled_from([(NOW, NOW), (NOW, LATER), (LATER, NOW)]),
    st.booleans(),
)
def test_the_catalogue_is_as_if_made_afresh_and_what_changed_is_told(
    before: list[Record],
    steps: list[Record | str],
    are_gone: bool,
    files: set[str],
    clock: tuple[datetime, datetime],
    preview: bool,
) -> None:
    then, now = clock
    queries = filled(before, then, preview)
    last = {step if isinstance(step, str) else step.path: step for step in steps}
    found = {path: step for path, step in last.items() if not isinstance(step, str)}
    lost = last.keys() - found.keys()
    unread: dict[str, Record | None] = dict.fromkeys(() if are_gone else lost)
    after = edited(before, last.values())
    reindexed = reindex(
        queries,
        read={**found, **unread},
        files={*files, *found},
        gone=lost if are_gone else (),
        before=then,
        now=now,
        preview=preview,
    )
    assert rows(queries) == rows(filled(after, now, preview))
    old, new = Oracle(before, then, preview), Oracle(after, now, preview)
    assert reindexed.changes.everything is (shown_everywhere(old) != shown_everywhere(new))
    if not reindexed.changes.everything:
        assert_told(reindexed.changes, old, new, then, now)
        assert_links_told(reindexed.changes, filled(before, then, preview), then, queries, now)


def assert_links_told(changes: Changes, old: Queries, then: datetime, new: Queries, now: datetime) -> None:
    """Hold that whatever links to what came or went is among what changed, and what is gone is told."""
    was, is_ = Edition(old, make_site(), then), Edition(new, make_site(), now)
    for record in is_.records():
        dead = [{link.target for link in record.links if one.why_absent(link.target)} for one in (was, is_)]
        if new.records.is_shown(record.path) and dead[0] != dead[1]:
            assert record.url in changes.articles or record.url in changes.pages
    for url in was.takedowns.keys() | is_.takedowns.keys():
        assert was.takedowns.get(url) == is_.takedowns.get(url) or url in changes.gone


def shown_everywhere(oracle: Oracle) -> object:
    return [(page.title, page.url) for page in oracle.pages], oracle.sections()


def test_nothing_is_indexed_again_where_nothing_was_touched() -> None:
    queries = filled([make_article(1), PAGE])
    assert reindex(queries) == Reindexed(frozenset(), Changes())
    assert reindex(queries, files={"ghi-chu.txt"}, gone={"cu.txt"}) == Reindexed(frozenset(), Changes())


# What was read, and what is gone


def test_what_was_read_takes_the_place_of_what_was_there() -> None:
    old, new, fresh = make_article(1), make_article(1, title="Mới"), make_article(2)
    reindexed = reindex(filled([old]), read=read(new, fresh))
    assert reindexed.paths == {old.path, fresh.path}
    assert reindexed.changes.articles == {old.url: Change(old, new), fresh.url: Change(None, fresh)}


def test_what_cannot_be_read_any_more_and_what_is_gone_is_taken_out() -> None:
    one, other, kept = (make_article(number) for number in range(3))
    queries = filled([one, other, kept])
    reindexed = reindex(queries, read={one.path: None}, gone={other.path, "photos/khong-co.jpg"})
    assert reindexed.paths == {one.path, other.path}
    assert reindexed.changes.articles == {one.url: Change(one, None), other.url: Change(other, None)}
    assert [path for path, _ in queries.records.texts()] == [kept.path]


def test_an_article_that_is_gone_with_its_photo_its_file_and_its_time_does_not_come_back() -> None:
    article = make_article(
        1, date=NOW + timedelta(days=1), cover="a/1.jpg", files=make_links("a/1.pdf"),
        body=(VideoBlock("", "a/1.mp4"),),
    )  # fmt: skip
    queries = filled([article])
    gone = {article.path, "a/1.jpg", "a/1.pdf", "a/1.mp4"}
    assert reindex(queries, gone=gone, now=LATER).paths == {article.path}
    assert queries.records.texts() == []


# What shows a file that is another one


@pytest.mark.parametrize("is_gone", [False, True])
@pytest.mark.parametrize(
    ("body", "file"),
    [
        ((Figure("photos/1.jpg", "Một"),), "photos/1.jpg"),
        ((VideoBlock("", "photos/1.mp4"),), "photos/1.mp4"),
        ((VideoBlock("youtube", "x", still=Figure("photos/2.jpg", "Hai")),), "photos/2.jpg"),
    ],
)
def test_what_shows_a_photo_or_video_that_came_changed_or_went_may_look_different(
    body: tuple[Block, ...], file: str, is_gone: bool
) -> None:
    articles = [make_article(0, body=body), make_article(1, body=body), make_article(2)]
    queries = filled(articles)
    reindexed = reindex(queries, gone={file}) if is_gone else reindex(queries, files={file})
    assert reindexed.paths == {articles[0].path, articles[1].path}
    assert places(reindexed.changes) == {"": Span(3, 3, places=frozenset({0, 1}))}
    assert reindexed.changes.articles.keys() == {articles[0].url, articles[1].url}


def test_what_offers_a_file_that_is_another_one_changes_itself_and_no_list() -> None:
    article, page = (
        make_article(1, files=make_links("a.pdf", "b.pdf")),
        replace(PAGE, files=make_links("a.pdf")),
    )
    reindexed = reindex(filled([article, page, make_article(2)]), files={"a.pdf"})
    assert reindexed.paths == {article.path, page.path}
    assert reindexed.changes.articles.keys() == {article.url}
    assert reindexed.changes.pages.keys() == {page.url}
    assert not reindexed.changes.lists
    assert reindexed.changes.files == {"a.pdf", "b.pdf"}


def test_files_of_what_was_read_may_be_offered_no_longer_or_now() -> None:
    old, new = make_article(1, files=make_links("a.pdf")), make_article(1, files=make_links("b.pdf"))
    other = make_article(2, files=make_links("c.pdf"))
    assert reindex(filled([old, other]), read=read(new)).changes.files == {"a.pdf", "b.pdf"}


def test_photos_that_may_look_different_are_those_of_what_changed_and_those_that_changed() -> None:
    old = make_article(1, cover="photos/1.jpg", body=(Figure("photos/2.jpg", "Hai"),))
    new = make_article(1, cover="photos/3.jpg")
    other = make_article(2, cover="photos/9.jpg")
    queries = filled([old, other])
    for path in ("photos/4.jpg", "photos/5.jpg", "photos/6.jpg"):
        queries.photos.put(make_photo(path), "")
    reindexed = reindex(
        queries,
        read=read(new),
        files={"photos/4.jpg", "photos/7.jpg", "photos/khong-ai.jpg"},
        gone={"photos/5.jpg"},
        banners={"photos/7.jpg", "photos/8.jpg"},
    )
    assert reindexed.changes.photos == {f"photos/{number}.jpg" for number in (1, 2, 3, 4, 5, 7)}


# Time


@pytest.mark.parametrize("clock", [(NOW, LATER), (LATER, NOW)])
def test_articles_whose_time_came_or_is_to_come_again_are_indexed_again(
    clock: tuple[datetime, datetime],
) -> None:
    before, now = clock
    due = make_article(1, date=NOW + timedelta(days=1))
    draft = make_article(2, date=NOW + timedelta(days=1), draft=True)
    others = [make_article(3, date=NOW), make_article(4, date=LATER + timedelta(seconds=1))]
    reindexed = reindex(filled([due, draft, *others], before), before=before, now=now)
    assert reindexed.paths == {due.path, draft.path}
    assert reindexed.changes.articles == {due.url: Change(due, None) if now < before else Change(None, due)}


@pytest.mark.parametrize(
    ("until", "has_passed"),
    [
        (START, False),
        (NOW - timedelta(seconds=1), False),
        (NOW, True),
        (LATER - timedelta(seconds=1), True),
        (LATER, False),
        (LATER + timedelta(seconds=1), False),
        (None, False),
    ],
)
@pytest.mark.parametrize("clock", [(NOW, LATER), (LATER, NOW)])
def test_a_pin_passes_between_the_last_build_and_this_one(
    clock: tuple[datetime, datetime], until: datetime | None, has_passed: bool
) -> None:
    before, now = clock
    queries = filled([make_article(1, pin_until=until), make_article(2, pin_until=START)], before)
    assert reindex(queries, before=before, now=now).changes.pins is has_passed
    assert not reindex(queries, before=now, now=now).changes.pins


@pytest.mark.parametrize("clock", [(NOW, LATER), (LATER, NOW)])
@pytest.mark.parametrize(
    ("period", "has_turned"),
    [
        (Period(NOW, LATER), True),
        (Period(LATER), True),
        (Period(NOW), False),
        (Period(end=NOW), False),
        (Period(end=LATER + timedelta(seconds=1)), False),
    ],
)
def test_something_of_the_site_begins_or_ends_between_the_last_build_and_this_one(
    clock: tuple[datetime, datetime], period: Period, has_turned: bool
) -> None:
    before, now = clock
    queries = filled([make_article(1)], before)
    assert reindex(queries, before=before, now=now, periods=(period,)).changes.pins is has_turned


def test_the_pin_of_a_draft_does_not_count() -> None:
    queries = filled([make_article(1, pin_until=NOW, draft=True)])
    assert not reindex(queries, before=NOW, now=LATER).changes.pins


# Documents


def test_old_and_new_editions_of_what_changed_are_made_again_with_the_lists_they_stand_in() -> None:
    old = make_article(1, document=Document("05-NQ/ĐUK"))
    by_place = make_article(2, document=Document("7", replaces=(Replaced("x", "2024/01/tin-so-003"),)))
    other = make_article(4, document=Document("9"))
    new = make_article(3, document=Document("6", replaces=(Replaced("5-nq/đuk"),)))
    found = reindex(filled([old, by_place, other, make_article(5)]), read=read(new))
    assert found.changes.articles.keys() == {old.url, by_place.url, new.url}
    assert places(found.changes)[""].places == {0, 1}
    gone = reindex(filled([old, by_place, other, new]), gone=[new.path])
    assert gone.changes.articles.keys() == {old.url, by_place.url, new.url}


@pytest.mark.parametrize("clock", [(NOW, LATER), (LATER, NOW)])
def test_a_document_is_made_again_when_it_or_a_newer_one_begins_or_ends(
    clock: tuple[datetime, datetime],
) -> None:
    day = (NOW + timedelta(days=1)).date()
    ending = make_article(1, document=Document(expires=day))
    old = make_article(2, document=Document("5"))
    new = make_article(3, document=Document(in_force_from=day, replaces=(Replaced("5"),)))
    still = make_article(4, document=Document(in_force_from=START.date()))
    before, now = clock
    found = reindex(filled([ending, old, new, still], before), before=before, now=now)
    assert found.changes.articles.keys() == {ending.url, old.url, new.url}
    assert places(found.changes)[""].places == {0, 1, 2}


def test_a_file_of_a_document_stands_in_its_lists_too() -> None:
    files = make_links("tai-lieu/a.pdf")
    queries = filled([make_article(1, files=files), make_article(2, files=files, document=Document())])
    assert places(reindex(queries, files=["tai-lieu/a.pdf"]).changes)[""].places == {1}


# Who pins what changed


def test_shown_articles_that_pin_one_that_changed_came_or_went_are_named() -> None:
    old, gone, fresh = (make_article(number) for number in range(3))
    pins = {number: make_links(one.url) for number, one in ((5, old), (6, gone), (7, fresh))}
    pinning = [make_article(number, related=links) for number, links in pins.items()]
    others = [make_article(8, related=pins[5], draft=True), make_article(9, links=pins[5])]
    reindexed = reindex(
        filled([old, gone, *pinning, *others]), read=read(replace(old, title="Mới"), fresh), gone={gone.path}
    )
    assert reindexed.changes.pinning == {article.url for article in pinning}
    assert reindex(filled([old, *pinning]), read=read(PAGE)).changes.pinning == frozenset()


# What all pages show

PHOTO, VIDEO = make_article(1, cover="a/1.jpg"), make_article(1, body=(VideoBlock("youtube", "x"),))
BARE = make_article(1)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([PAGE], replace(PAGE, title="B")),
        ([], PAGE),
        ([PAGE], replace(PAGE, draft=True)),
        ([replace(PAGE, draft=True)], PAGE),
        ([BARE], PHOTO),
        ([PHOTO], BARE),
        ([BARE], VIDEO),
        ([VIDEO], BARE),
        ([VIDEO], PHOTO),
        ([PHOTO], replace(PHOTO, draft=True)),
    ],
)
def test_everything_changes_with_what_every_page_shows(before: list[Record], after: Record) -> None:
    queries = filled(before)
    reindexed = reindex(queries, read=read(after))
    assert reindexed == Reindexed(frozenset({after.path}), EVERYTHING)
    assert rows(queries) == rows(filled([after]))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([PAGE], replace(PAGE, body_digest="x", summary="Khác")),
        ([PAGE], replace(PAGE, old_urls=make_links("/cu"))),
        ([], replace(PAGE, draft=True)),
        ([PHOTO, make_article(2, cover="a/1.jpg")], BARE),
        ([VIDEO, make_article(2, body=VIDEO.body)], BARE),
        ([make_article(2, cover="a/1.jpg")], PHOTO),
        ([BARE], replace(BARE, title="Mới")),
    ],
)
def test_anything_else_changes_less_than_everything(before: list[Record], after: Record) -> None:
    reindexed = reindex(filled(before), read=read(after))
    assert reindexed.paths == {after.path}
    assert not reindexed.changes.everything


def test_the_last_photo_that_is_taken_away_by_time_changes_everything() -> None:
    article: Article = make_article(1, cover="a/1.jpg", date=NOW + timedelta(days=1))
    assert reindex(filled([article], LATER), before=LATER, now=NOW).changes == EVERYTHING
    assert reindex(filled([article], NOW), before=NOW, now=LATER).changes == EVERYTHING


# What links to what came or went


TARGET = make_article(1)
LINKING = make_article(2, links=make_links(TARGET.url))
BELOW = make_article(3, links=make_links(f"{TARGET.url}ke-hoach.pdf"))
BY_OLD_ADDRESS = StaticPage("pages/b.md", "b/", "B", links=make_links("cu/1.html"))
OTHER = make_article(4, links=make_links("2024/01/tin-so-009/"))


@pytest.mark.parametrize(
    "hidden",
    [{"draft": True}, {"withdrawn": "Sai"}, {"date": NOW + timedelta(days=1)}],
)
def test_what_links_to_what_is_hidden_or_shown_again_is_made_again(hidden: dict[str, object]) -> None:
    target = replace(TARGET, old_urls=make_links("/cu/1.html"))
    gone = replace(target, **hidden)  # type: ignore[arg-type]
    queries = filled([target, LINKING, BELOW, BY_OLD_ADDRESS, OTHER])
    for record in (gone, target):
        reindexed = reindex(queries, read=read(record))
        assert reindexed.paths == {TARGET.path, LINKING.path, BELOW.path, BY_OLD_ADDRESS.path}
        assert reindexed.changes.articles[LINKING.url] == Change(LINKING, LINKING)
        assert reindexed.changes.pages == {"b/": Change(BY_OLD_ADDRESS, BY_OLD_ADDRESS)}
    assert reindex(queries, read=read(replace(target, title="Mới"))).paths == {TARGET.path}


def test_what_asks_for_a_part_of_another_text_is_made_again_if_that_changes() -> None:
    asking = make_article(5, links=(Link(TARGET.url, "../x/#a", 1, "a"),))
    queries = filled([TARGET, LINKING, asking])
    reindexed = reindex(queries, read=read(replace(TARGET, body_digest="00")))
    assert reindexed.paths == {TARGET.path, asking.path}
    assert reindexed.changes.articles[asking.url] == Change(asking, asking)


def test_what_links_to_a_draft_that_cannot_be_read_is_made_again() -> None:
    queries = filled([TARGET, LINKING])
    draft = {TARGET.path: TARGET.url}
    assert reindex(queries, read={TARGET.path: None}, unread_drafts=draft).paths == {
        TARGET.path, LINKING.path,
    }  # fmt: skip
    assert queries.absent.why("2024/01/tin-so-001") == "draft"
    assert reindex(queries, read=read(TARGET)).paths == {TARGET.path, LINKING.path}
    assert queries.absent.all() == []


def test_what_links_to_what_comes_into_the_list_of_takedowns_or_leaves_it_is_made_again() -> None:
    queries = filled([LINKING, BY_OLD_ADDRESS, OTHER])
    listed = (Takedown(TARGET.url, "Sai", None, make_links("/cu/1.html"), TAKEDOWN_FILE),)
    for now_listed in (listed, ()):
        reindexed = reindex(queries, listed=now_listed)
        assert reindexed.paths == {LINKING.path, BY_OLD_ADDRESS.path}
        assert reindexed.changes.gone == {TARGET.url}
        assert reindex(queries, listed=now_listed) == Reindexed(frozenset(), Changes())


def test_another_reason_changes_what_is_told_and_no_link() -> None:
    queries = filled([replace(TARGET, withdrawn="Sai"), LINKING])
    reindexed = reindex(queries, read=read(replace(TARGET, withdrawn="Theo yêu cầu")))
    assert reindexed.paths == {TARGET.path}
    assert reindexed.changes == Changes(gone=frozenset({TARGET.url}))


def test_an_article_that_comes_or_goes_where_one_was_taken_down_is_told() -> None:
    queries = filled([])
    listed = (Takedown(TARGET.url, "Sai", path=TAKEDOWN_FILE),)
    reindex(queries, listed=listed, preview=True)
    draft = replace(TARGET, draft=True)
    assert reindex(queries, read=read(draft), listed=listed, preview=True).changes.gone == {TARGET.url}


def test_what_links_to_a_list_that_comes_or_goes_is_made_again() -> None:
    lists = ("chu-de/rieng/", "2023/", "2023/05/", "video/", "tac-gia/an/")
    linking = [make_article(10 + n, links=make_links(target)) for n, target in enumerate(lists)]
    other = make_article(20, links=make_links("tin-hoat-dong/", "tac-gia/p-mai/"))
    alone = make_article(
        1, url="2023/05/x/", tags=("Riêng",), authors=("An",), body=(VideoBlock("youtube", "abcdefghijk"),)
    )
    queries = filled([*linking, other, make_article(21, body=alone.body)])
    linking[3] = make_article(13)  # its list holds another
    for record in (alone, replace(alone, draft=True)):
        reindexed = reindex(queries, read=read(record))
        wanted = {linking[n].path for n in (0, 1, 2, 4)}
        assert reindexed.paths == {alone.path, *wanted}
        assert {change.url for change in reindexed.changes.shown_records} >= {linking[0].url}
        assert sorted(name.kind for name in reindexed.changes.terms) == ["author", "topic"]
