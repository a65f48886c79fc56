from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.engine.catalogue import Catalogue
from newsroom.engine.codec import Damaged
from newsroom.engine.disk import fingerprint
from newsroom.engine.lists import ALL, CATEGORY, TOPIC
from newsroom.engine.queries import Queries, RecordRow, moment_text
from newsroom.model.records import StaticPage
from newsroom.vietnamese.printing import VIETNAM
from tests.support.making import CATEGORIES, NOW, START, index_records, make_article, make_links


def put(queries: Queries, path: str, text: str, *, shown: bool = True) -> None:
    """Put a record as the indexer does."""
    row = RecordRow(path, f"{path}/", shown, None, None, None, fingerprint(text.encode()))
    queries.records.put([(row, text)])


@pytest.fixture
def queries() -> Queries:
    """Give a catalogue that holds nothing."""
    return index_records(())


def paths(found: list[tuple[str, str]]) -> list[str]:
    return [path for path, _ in found]


# Texts


def test_texts_come_back_by_path(queries: Queries) -> None:
    put(queries, "b.md", "B")
    put(queries, "a.md", "A")
    assert queries.records.texts() == [("a.md", "A"), ("b.md", "B")]
    assert [queries.records.text(path) for path in ("a.md", "b.md", "c.md")] == ["A", "B", None]


def test_the_articles_that_are_shown_at_many_addresses_are_found_at_once() -> None:
    shown, draft = [make_article(number) for number in range(1200)], make_article(1200, draft=True)
    queries = index_records([*shown, draft])
    asked = [article.url for article in (*shown[1:], draft)]
    found = queries.records.shown_articles([*asked, "2024/01/none/"])
    assert sorted(paths(found)) == sorted(article.path for article in shown[1:])
    assert queries.records.shown_articles([]) == []


def test_a_text_that_was_altered_is_damage(queries: Queries) -> None:
    put(queries, "a.md", "A")
    put(queries, "b.md", "B")
    queries.records._change("UPDATE texts.records SET record = 'X' WHERE path = 'a.md'")
    for ask in (queries.records.texts, lambda: queries.records.text("a.md")):
        with pytest.raises(Damaged, match=r"a\.md"):
            ask()
    assert queries.records.text("b.md") == "B"


@pytest.mark.parametrize("text", [None, 1, b"A"])
def test_a_text_that_is_none_is_damage(queries: Queries, text: object) -> None:
    put(queries, "a.md", "A")
    queries.records._change("UPDATE texts.records SET record = ?", text)
    with pytest.raises(Damaged):
        queries.records.texts()


def test_a_text_that_is_lost_is_damage(queries: Queries) -> None:
    put(queries, "a.md", "A")
    queries.records._change("DELETE FROM texts.records")
    with pytest.raises(Damaged):
        queries.records.texts()


def test_texts_of_another_catalogue_are_damage(tmp_path: Path) -> None:
    for name, text in (("one", "A"), ("two", "B")):
        catalogue = Catalogue(tmp_path / name, "site")
        catalogue.begin()
        put(Queries(catalogue), "a.md", text)
        catalogue.unseal()
        catalogue.seal()
    texts = "site-texts.sqlite"
    (tmp_path / "one" / texts).replace(tmp_path / "two" / texts)
    catalogue = Catalogue(tmp_path / "two", "site")
    assert catalogue.open()
    with pytest.raises(Damaged):
        Queries(catalogue).records.texts()
    catalogue.close()


def test_articles_to_come_are_asked_for_by_their_dates_the_soonest_first() -> None:
    moments = [NOW, NOW + timedelta(days=2), NOW + timedelta(seconds=60), NOW - timedelta(days=1)]
    articles = [make_article(number, date=date) for number, date in enumerate(moments)]
    articles.append(make_article(7, date=NOW + timedelta(days=1), draft=True))
    rows = index_records([*articles, StaticPage("pages/a.md", "a/", "A")]).records
    assert paths(rows.coming(NOW)) == [articles[number].path for number in (2, 4, 1)]
    assert paths(rows.coming(NOW + timedelta(days=2))) == []


def test_a_record_that_is_taken_out_leaves_its_body(queries: Queries) -> None:
    for path in ("a.md", "b.md"):
        put(queries, path, "A")
        queries.records.put_body(path, "[]")
    queries.records.drop("a.md")
    assert queries.records.texts() == [("b.md", "A")]
    assert queries.records.is_shown("a.md") is None
    assert queries.records.body("a.md") == "[]"
    put(queries, "a.md", "A again")
    assert queries.records.text("a.md") == "A again"


# Bodies


def test_a_body_that_is_not_there_is_damage(queries: Queries) -> None:
    with pytest.raises(Damaged, match=r"a\.md"):
        queries.records.body("a.md")
    queries.records.put_body("a.md", "[1]")
    queries.records.put_body("a.md", "[2]")
    queries.records.put_body("b.md", "[3]")
    assert queries.records.body("a.md") == "[2]"
    queries.records.drop_body("a.md")
    assert queries.records.body("b.md") == "[3]"
    with pytest.raises(Damaged, match=r"a\.md"):
        queries.records.body("a.md")


# What is shown

ARTICLES = [make_article(1), make_article(2, draft=True), make_article(3, old_urls=make_links("/cu/"))]
PAGES = [
    StaticPage("pages/b.md", "b/", "B"),
    StaticPage("pages/a.md", "a/", "A", old_urls=make_links("/a.html")),
    StaticPage("pages/c.md", "c/", "C", draft=True, old_urls=make_links("/c.html")),
]


def test_articles_and_pages_that_are_shown_are_told_apart() -> None:
    records = index_records([*ARTICLES, *PAGES]).records
    assert paths(records.shown_pages()) == ["pages/a.md", "pages/b.md"]
    urls = [*(article.url for article in ARTICLES), *(page.url for page in PAGES)]
    shown = {url: paths(records.shown_article(url)) for url in urls}
    assert {url: found for url, found in shown.items() if found} == {
        ARTICLES[0].url: [ARTICLES[0].path],
        ARTICLES[2].url: [ARTICLES[2].path],
    }
    assert {url for url in shown if records.has_article(url)} == {ARTICLES[0].url, ARTICLES[2].url}
    assert {url for url in shown if not records.is_shown_at(url)} == {ARTICLES[1].url, "c/"}
    assert sorted(records.hidden()) == [ARTICLES[1].path, "pages/c.md"]
    assert [records.is_shown(path) for path in (ARTICLES[0].path, ARTICLES[1].path, "khong-co.md")] == [
        True,
        False,
        None,
    ]


def test_nothing_is_hidden_in_a_preview() -> None:
    records = index_records([*ARTICLES, *PAGES], preview=True).records
    assert records.hidden() == []
    assert paths(records.shown_pages()) == ["pages/a.md", "pages/b.md", "pages/c.md"]
    assert records.has_article(ARTICLES[1].url)


def test_what_moved_is_shown_and_had_other_addresses() -> None:
    records = index_records([*ARTICLES, *PAGES]).records
    assert paths(records.moved()) == [ARTICLES[2].path, "pages/a.md"]


def test_a_record_with_many_old_addresses_moved_once() -> None:
    article = make_article(1, old_urls=make_links("/cu/", "/cu-hon/", "/cu/"))
    assert paths(index_records([article]).records.moved()) == [article.path]


@pytest.mark.parametrize(
    ("start", "length", "from_oldest", "numbers"),
    [
        (0, 2, False, [4, 3]),
        (1, 2, False, [3, 2]),
        (3, 9, False, [1, 0]),
        (0, 2, True, [1, 0]),
        (1, 2, True, [2, 1]),
        (5, 2, True, []),
        (0, 0, False, []),
    ],
)
def test_part_of_a_list_is_counted_from_either_end_and_given_newest_first(
    start: int, length: int, from_oldest: bool, numbers: list[int]
) -> None:
    articles = [make_article(number) for number in range(5)]
    other = make_article(9, category=CATEGORIES[1])
    records = index_records([*articles, other]).records
    name = CATEGORY.of(CATEGORIES[0].slug)
    assert paths(records.listed(name, start, length, from_oldest)) == [
        articles[number].path for number in numbers
    ]
    assert paths(records.listed(ALL.of(), 0, 1, False)) == [other.path]
    assert records.listed(TOPIC.of("khong-co"), start, length, from_oldest) == []


# Time


def test_articles_are_due_after_the_first_moment_and_until_the_last() -> None:
    hours = [make_article(number) for number in range(4)]
    records = index_records([*hours, StaticPage("pages/a.md", "a/", "A")]).records
    until = START + timedelta(hours=2)
    assert sorted(records.due(START, until)) == [hours[1].path, hours[2].path]
    assert records.due(until, until) == []


def test_the_last_change_of_a_year_is_that_of_what_is_shown() -> None:
    articles = [
        make_article(1, modified=NOW),
        make_article(2),
        make_article(3, modified=NOW + timedelta(days=3), draft=True),
        make_article(4, url="2023/12/tin/", modified=NOW - timedelta(days=2)),
        make_article(5, url="2023/12/sau/", modified=NOW + timedelta(days=2)),
    ]
    records = index_records(articles).records
    assert records.last_change(2024) == NOW
    assert records.last_change(2024).utcoffset() == NOW.utcoffset()
    assert records.last_change(2023) == NOW - timedelta(days=2)


def test_a_change_to_come_is_known_but_is_no_change_yet() -> None:
    soon, later = NOW + timedelta(hours=1), NOW + timedelta(days=2)
    articles = [
        make_article(1, modified=NOW),
        make_article(2, modified=later),
        make_article(3, modified=soon, draft=True),
    ]
    page = StaticPage("pages/a.md", "a/", "A", modified=later)
    records = index_records([*articles, page]).records
    paths = [articles[1].path, articles[2].path, page.path]
    assert records.modified_after(NOW) == dict(zip(paths, (later, soon, later), strict=True))
    assert records.next_modified(NOW) == later
    assert records.next_modified(later) is None
    assert records.due(NOW, later) == sorted(paths)
    assert records.last_change(2024) == NOW


def test_articles_of_one_title_and_day_are_twins_unless_drafts_or_taken_down() -> None:
    article, noon = make_article(1, title="Uỷ ban họp"), START + timedelta(hours=4)
    articles = [
        article,
        make_article(2, title="“ỦY  BAN” họp.", date=noon),
        make_article(3, title="Uỷ ban hợp"),
        make_article(4, title="Uỷ ban họp", date=noon + timedelta(days=1)),
        make_article(5, title="Uỷ ban họp", withdrawn="Sai"),
        make_article(6, title="Uỷ ban họp", draft=True),
    ]
    records = index_records(articles).records
    assert records.twins() == [[articles[0].path, articles[1].path]]
    assert index_records(articles[1:]).records.twins() == []


moments = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)).map(
    lambda moment: moment.replace(tzinfo=VIETNAM, microsecond=0)
)


@given(moments, moments)
def test_moments_sort_as_texts(one: datetime, other: datetime) -> None:
    assert (moment_text(one) < moment_text(other)) is (one < other)
    assert datetime.fromisoformat(moment_text(one)).replace(tzinfo=VIETNAM) == one


# Manuscripts


def test_drafts_and_what_could_not_be_read_are_noted_by_path(queries: Queries) -> None:
    rows = queries.manuscripts
    rows.put(["a.md", "b.md"], [("b.md", "b/"), ("c.md", "c/")])
    assert (rows.drafts(), rows.unread()) == ({"a.md", "b.md"}, {"b/", "c/"})
    rows.put(["a.md"], [("c.md", "c2/")])
    rows.drop("b.md")
    rows.drop("khong-co.md")
    assert (rows.drafts(), rows.unread()) == ({"a.md"}, {"c2/"})
