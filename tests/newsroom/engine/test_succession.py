"""Test which document replaces which."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from newsroom.engine import Edition
from newsroom.model.documents import Document, Replaced
from newsroom.model.records import Article
from newsroom.vietnamese.printing import VIETNAM
from tests.support.making import CATEGORIES, make_article, make_edition


def make_document(number: int, written: str, year: int, *replaces: Replaced, **facts: Any) -> Article:
    facts = {"issued": date(year, 1, 1), "issuer": "Đảng ủy Khối", **facts}
    document = Document(written, replaces=replaces, **facts)
    moment = datetime(year, 2, number, tzinfo=VIETNAM)
    return make_article(number, date=moment, category=CATEGORIES[2], document=document)


def newer(edition: Edition, article: Article) -> list[str]:
    return [one.url for one in edition.replaced_by(article)]


def test_old_and_new_are_found_both_ways_by_number_or_address() -> None:
    old, other = make_document(1, "05-NQ/ĐUK", 2022), make_document(2, "7-NQ/ĐUK", 2022)
    new = make_document(3, "12-NQ/ĐUK", 2024, Replaced("5-nq/đuk"), Replaced("x", other.url.rstrip("/")))
    edition = make_edition([old, other, new])
    assert [one and one.url for _, one in edition.replaced(new)] == [old.url, other.url]
    assert newer(edition, old) == newer(edition, other) == [new.url]
    assert (newer(edition, new), edition.replaced(old)) == ([], ())


def test_of_one_number_the_newest_before_of_the_same_issuer_is_meant() -> None:
    first, second = make_document(1, "01-KH/ĐUK", 2020), make_document(2, "01-KH/ĐUK", 2022)
    foreign = make_document(3, "01-KH/ĐUK", 2023, issuer="Ban Tổ chức")
    new = make_document(4, "01-KH/ĐUK", 2024, Replaced("01-KH/ĐUK"))
    later = make_document(5, "01-KH/ĐUK", 2025)
    edition = make_edition([first, second, foreign, new, later])
    assert [one and one.url for _, one in edition.replaced(new)] == [second.url]
    assert [newer(edition, one) for one in (first, second, foreign, later)] == [[], [new.url], [], []]


def test_what_is_not_shown_neither_replaces_nor_is_replaced() -> None:
    old = make_document(1, "05-NQ/ĐUK", 2022)
    draft = make_article(
        2, draft=True, category=CATEGORIES[2], document=Document("6", replaces=(Replaced("5-NQ/ĐUK"),))
    )
    new = make_document(3, "12-NQ/ĐUK", 2024, Replaced("6"), Replaced("99-NQ/ĐUK"))
    edition = make_edition([old, draft, new])
    assert newer(edition, old) == []
    assert [one for _, one in edition.replaced(new)] == [None, None]


def test_the_site_is_another_when_a_document_begins_or_ends() -> None:
    one = make_document(1, "05-NQ/ĐUK", 2022, in_force_from=date(2026, 3, 1), expires=date(2027, 1, 1))
    assert make_edition([one]).next_change == datetime(2026, 3, 1, tzinfo=VIETNAM)
    later = datetime(2026, 3, 1, tzinfo=VIETNAM)
    assert make_edition([one], now=later).next_change == datetime(2027, 1, 1, tzinfo=VIETNAM)
    assert make_edition([make_document(1, "05-NQ/ĐUK", 2022)]).next_change is None
