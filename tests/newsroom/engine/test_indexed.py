"""The rows of a record are a function of the record and of whether it is shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given

from newsroom.engine.indexed import (
    IndexedRecord,
    entry_rows,
    face,
    link_rows,
    record_row,
    standing,
    words_beside,
)
from newsroom.engine.lists import (
    ALBUMS,
    ALL,
    AUTHOR,
    CATEGORY,
    COVERS,
    ILLUSTRATED,
    MONTH,
    PINNED,
    TOPIC,
    VIDEOS,
    YEAR,
    lists_of,
    rank_text,
)
from newsroom.engine.queries import EntryRow
from newsroom.model.blocks import Figure, Recording, VideoBlock
from newsroom.model.records import Article, Correction, Link, Record, StaticPage
from tests.support.drawing import articles, pages
from tests.support.making import (
    NOW,
    START,
    make_article,
    make_links,
)

LISTS = {ALL.of(), CATEGORY.of("tin-hoat-dong"), MONTH.of("2024/01"), YEAR.of("2024"), AUTHOR.of("p. mai")}


@pytest.mark.slow
@given(articles(1) | pages("gioi-thieu"))
def test_the_face_of_a_record_is_what_does_not_change_with_its_text(record: Record) -> None:
    indexed = IndexedRecord(record, True)
    is_document = isinstance(record, Article) and record.document is not None
    files = make_links("z.pdf")
    text = replace(
        record,
        links=make_links("z/"),
        files=record.files if is_document else files,
        lines=(("date", 9),),
        body_digest="z",
        body=("<p>z</p>", *record.media),
    )
    assert face(IndexedRecord(text, True)) == face(indexed)
    assert (face(IndexedRecord(replace(record, files=files), True)) != face(indexed)) == is_document
    assert face(IndexedRecord(replace(record, title="Khác"), True)) != face(indexed)
    assert face(IndexedRecord(record, True, "draft")) != face(indexed)
    assert face(IndexedRecord(replace(record, body=(*record.media, Figure("z.jpg", "Z"))), True)) != face(
        indexed
    )


def test_the_face_of_a_record_has_no_lines_but_old_addresses() -> None:
    still = Figure("a/1.jpg", "A", line=3)
    one = make_article(1, body=(still, VideoBlock("youtube", "x", still=still, line=4)))
    moved = Figure("a/1.jpg", "A", line=8)
    other = make_article(1, body=(moved, VideoBlock("youtube", "x", still=moved, line=9)))
    assert face(IndexedRecord(one, True)) == face(IndexedRecord(other, True))
    old = [make_article(1, old_urls=make_links(target, line=line)) for target, line in (("/a", 1), ("/a", 2))]
    assert face(IndexedRecord(old[0], True)) == face(IndexedRecord(old[1], True))
    assert face(IndexedRecord(old[0], True)) != face(IndexedRecord(make_article(1), True))


def test_an_indexed_record_is_an_article_or_a_page_as_long_as_it_is_shown() -> None:
    article, page = make_article(1), StaticPage("pages/a.md", "a/", "A")
    pairs = [IndexedRecord(record, shown) for record in (article, page) for shown in (True, False)]
    assert [one.article for one in pairs] == [article, None, None, None]
    assert [one.page for one in pairs] == [None, None, page, None]


def test_a_record_stands_nowhere_unless_it_is_shown() -> None:
    article = make_article(1, pin_until=NOW, cover="a.jpg", old_urls=make_links("/cu"))
    assert entry_rows(None) == entry_rows(IndexedRecord(article, False, "draft")) == {}
    found = entry_rows(IndexedRecord(article, True))
    assert set(found) == {*LISTS, PINNED.of(), ILLUSTRATED.of(), COVERS.of()}
    assert set(entry_rows(IndexedRecord(make_article(1, cover="a.jpg", album=3), True))) == {
        *LISTS,
        ILLUSTRATED.of(),
        ALBUMS.of(),
    }
    assert set(entry_rows(IndexedRecord(make_article(1, body=(VideoBlock("youtube", "x"),)), True))) == {
        *LISTS,
        VIDEOS.of(),
    }
    assert {entry.rank for entry in found.values()} == {rank_text(article)}
    page = StaticPage("pages/a.md", "a/", "A", old_urls=make_links("/cu"))
    assert entry_rows(IndexedRecord(page, True)) == {}


@pytest.mark.slow
@given(articles(1))
def test_an_article_has_one_place_in_each_of_its_lists(record: Record) -> None:
    assert isinstance(record, Article)
    found = entry_rows(IndexedRecord(record, True))
    assert sorted(found) == sorted(lists_of(record))
    assert {name: entry.list for name, entry in found.items()} == {name: name for name in found}


def test_the_spellings_of_a_name_stand_with_the_article() -> None:
    found = entry_rows(IndexedRecord(make_article(1, tags=("Thi đua", "An", "thi đua")), True))
    rank = rank_text(make_article(1))
    assert found[TOPIC.of("thi đua")] == EntryRow("topic", "thi đua", rank, "Thi đua\nthi đua")
    assert found[TOPIC.of("an")].names == "An"
    assert found[ALL.of()] == EntryRow("all", "", rank, "")


def test_the_index_knows_date_year_and_last_change_of_an_article_but_not_of_a_page() -> None:
    article = make_article(1, url="2023/12/tin/", date=START, modified=NOW, draft=True)
    row = record_row(IndexedRecord(article, False, "draft"), "text")
    assert row[:6] == (
        article.path,
        "2023/12/tin/",
        False,
        "2024-01-01T08:00:00",
        2023,
        "2026-01-01T00:00:00",
    )
    page = StaticPage("pages/a.md", "a/", "A", modified=NOW)
    assert record_row(IndexedRecord(page, True), "text")[:6] == ("pages/a.md", "a/", True, None, None, None)
    assert row.digest == record_row(IndexedRecord(page, True), "text").digest
    assert row.digest != record_row(IndexedRecord(page, True), "other").digest


def test_what_a_record_leads_to_is_told_apart_by_kind() -> None:
    article = make_article(
        1,
        links=(Link("2024/01/a/", "../a/index.md", 9), Link("", "/", 10)),
        files=make_links("tai-lieu/a.pdf"),
        related=make_links("2024/01/b/"),
        old_urls=make_links("/CŨ/index.html", "/?p=1"),
        cover="photos/c.jpg",
        body=(
            Figure("photos/d.jpg", "D"),
            VideoBlock("youtube", "abcdefghijk", still=Figure("photos/e.jpg", "E")),
            VideoBlock("", "photos/f.mp4"),
            VideoBlock("", ""),
        ),
    )
    assert sorted(row[1:] for row in link_rows(article)) == [
        ("file", "tai-lieu/a.pdf"),
        ("link", ""),
        ("link", "2024/01/a"),
        ("old", "?p=1"),
        ("old", "cũ"),
        ("photo", "photos/c.jpg"),
        ("photo", "photos/d.jpg"),
        ("photo", "photos/e.jpg"),
        ("pin", "2024/01/b"),
        ("video", "photos/f.mp4"),
        ("video", "photos/f.txt"),
        ("video", "photos/f.vtt"),
    ]
    assert {row[0] for row in link_rows(article)} == {article.path}


def test_a_page_leads_to_what_it_links_and_shows() -> None:
    page = StaticPage(
        "pages/a.md", "a/", "A",
        links=make_links("2024/01/a/"), files=make_links("a.pdf"), old_urls=make_links("/cu"),
        body=(Figure("photos/d.jpg", "D"),),
    )  # fmt: skip
    assert sorted(link_rows(page)) == [
        ("pages/a.md", "file", "a.pdf"),
        ("pages/a.md", "link", "2024/01/a"),
        ("pages/a.md", "old", "cu"),
        ("pages/a.md", "photo", "photos/d.jpg"),
    ]


def test_a_record_has_a_place_for_each_of_its_addresses_and_a_reason_if_it_is_not_shown() -> None:
    article = make_article(1, old_urls=make_links("/Cu/1.HTML", "/?p=1"))
    places = {"2024/01/tin-so-001", "cu/1.html", "?p=1"}
    assert standing(None) == set()
    assert standing(IndexedRecord(article, True, "draft")) == {(place, "") for place in places}
    assert standing(IndexedRecord(article, False, "draft")) == {(place, "draft") for place in places}


def test_the_index_knows_which_article_is_withdrawn_and_when_one_was_corrected() -> None:
    dates = (NOW, NOW + timedelta(hours=1))
    article = make_article(1, corrections=tuple(Correction(date, "A") for date in dates))
    row = record_row(IndexedRecord(article, True), "")
    assert (row.withdrawn, row.corrected, row.changed) == (False, "2026-01-01T01:00:00", row.corrected)
    assert record_row(IndexedRecord(make_article(1, withdrawn="Sai"), False), "").withdrawn


def test_recordings_and_the_words_beside_them_are_led_to_but_are_no_part_of_the_face() -> None:
    spoken = Recording("photos/b.MP3", "Bài hát")
    article = make_article(recording="photos/a.m4a", body=(spoken,))
    assert {target for _, kind, target in link_rows(article) if kind == "video"} == {
        "photos/a.m4a", "photos/a.vtt", "photos/a.txt", "photos/b.MP3", "photos/b.vtt", "photos/b.txt",
    }  # fmt: skip
    assert face(IndexedRecord(article, True)) == face(IndexedRecord(make_article(), True))


def test_the_words_beside_a_file_have_its_name() -> None:
    assert words_beside("a/Lễ.MP4") == ("a/Lễ.vtt", "a/Lễ.txt")
