"""Where records stand: by day, and within it by time and address."""

from datetime import datetime

from newsroom.engine import EVERYTHING, Changes
from newsroom.model.records import StaticPage
from newsroom.vietnamese.printing import VIETNAM
from plugins.search.index import PAGES_DAY
from plugins.search.spots import changed_paths, spots
from tests.support.making import make_article, make_edition


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


def test_all_that_is_shown_stands_on_its_day_in_order() -> None:
    articles = [
        make_article(1, date=_moment("2024-07-11T09:00"), url="2024/07/b/"),
        make_article(2, date=_moment("2024-07-11T09:00"), url="2024/07/a/"),
        make_article(3, date=_moment("2024-07-11T08:00"), url="2024/07/c/"),
        make_article(4, date=_moment("2024-07-12T00:00"), url="2024/06/d/"),
        make_article(5, date=_moment("2024-07-12T00:00"), url="2024/06/e/", draft=True),
    ]
    edition = make_edition(
        articles, pages=[StaticPage("pages/z.md", "z/", "Z"), StaticPage("pages/y.md", "y/", "Y")]
    )
    found = spots(edition._queries.search, edition, EVERYTHING)
    assert [[row.url for row in rows] for rows in found.values()] == [
        ["2024/07/c/", "2024/07/a/", "2024/07/b/"], ["2024/06/d/"], ["y/", "z/"],
    ]  # fmt: skip
    assert [row.number for rows in found.values() for row in rows] == [0, 1, 2, 0, 0, 1]
    assert list(found)[-1] == PAGES_DAY


def test_nothing_is_asked_for_where_nothing_changed() -> None:
    edition = make_edition([make_article()])
    rows = edition._queries.search
    assert spots(rows, edition, Changes()) == {}
    assert changed_paths(rows, Changes()) == set()
