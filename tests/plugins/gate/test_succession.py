"""Test what is told of documents that replace what they cannot."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import pytest

from newsroom.engine import Edition
from newsroom.model.documents import Document, Replaced
from newsroom.model.records import Article
from newsroom.vietnamese.printing import VIETNAM
from plugins.gate.succession import check_succession, skeleton
from tests.support.building import build, tiny_site, write_article
from tests.support.making import CATEGORIES, make_article, make_edition


def make_document(number: int, written: str, day: date | None, *replaces: Replaced) -> Article:
    document = Document(written, day, "Đảng ủy Khối", replaces=replaces)
    moment = datetime(2025, 2, number, tzinfo=VIETNAM)
    return make_article(number, date=moment, category=CATEGORIES[2], document=document)


def place(article: Article) -> str:
    return article.url.rstrip("/")


def told(articles: Sequence[Article], near: str = "") -> list[tuple[str, int, str]]:
    edition: Edition = make_edition(articles)

    def numbered(number: str) -> list[Article]:
        return [one for one in articles if one.document and one.document.number == number]

    found = check_succession(articles, edition.replaced, numbered, lambda _: near)
    return [(problem.path, problem.line, problem.code) for problem in found]


OLD = make_document(1, "5", date(2022, 1, 1))
PLAIN = make_article(9)


def test_what_is_older_or_not_on_the_site_is_replaced() -> None:
    new = make_document(2, "6", date(2024, 1, 1), Replaced("5"), Replaced("x", place(OLD)), Replaced("77"))
    assert told([OLD, new]) == []
    assert (
        told(
            [make_document(3, "5", date(2021, 1, 1)), make_document(2, "5", date(2024, 1, 1), Replaced("5"))]
        )
        == []
    )


def test_no_document_replaces_itself() -> None:
    by_number = make_document(2, "6", date(2024, 1, 1), Replaced("6", "", 8))
    by_place = make_document(2, "6", date(2024, 1, 1), Replaced("x", place(by_number), 8))
    for one in (by_number, by_place):
        assert told([OLD, one]) == [(one.path, 8, "replaces-itself")]


def test_an_article_is_no_document() -> None:
    new = make_document(2, "6", date(2024, 1, 1), Replaced("x", place(PLAIN), 8))
    assert told([PLAIN, new]) == [(new.path, 8, "replaces-article")]


def test_what_is_newer_is_not_replaced() -> None:
    newer = make_document(3, "7", date(2024, 5, 1))
    for old in (Replaced("7", "", 8), Replaced("x", place(newer), 8)):
        one = make_document(2, "6", date(2024, 1, 1), old)
        assert told([one, newer]) == [(one.path, 8, "replaces-newer")]


def test_a_number_that_a_later_year_has_too_is_only_doubted() -> None:
    one = make_document(2, "6", date(2024, 1, 1), Replaced("7", "", 8))
    assert told([one, make_document(3, "7", date(2025, 1, 1))]) == [(one.path, 8, "replaces-later")]


@pytest.mark.parametrize("day", [None, date(2024, 1, 1)])
def test_of_documents_that_replace_each_other_the_one_shown_first_is_told(day: date | None) -> None:
    numbers = (2, 3, 4)
    places = [place(make_document(n, "", None)) for n in numbers]
    circle = [
        make_document(n, str(n), day, Replaced("x", target, 8))
        for n, target in zip(numbers, (*places[1:], places[0]), strict=True)
    ]
    assert told(circle) == [(circle[0].path, 8, "replaces-circle")]


def test_a_number_like_one_on_the_site_is_doubted() -> None:
    one = make_document(2, "6", date(2024, 1, 1), Replaced("144-QD/TW", "", 8))
    assert told([one], "144-QĐ/TW") == [(one.path, 8, "near-number")]


@pytest.mark.parametrize(
    ("number", "other", "is_near"),
    [
        ("144-QD/TW", "144-QĐ/TW", True),
        ("144-QĐTW", "144-QĐ/TW", True),
        ("14-QĐ/TW", "144-QĐ/TW", False),
        ("1-2", "12", False),
        ("144-KL/TW", "144-QĐ/TW", False),
    ],
)
def test_diacritics_and_signs_do_not_tell_numbers_apart(number: str, other: str, is_near: bool) -> None:
    assert (skeleton(number) == skeleton(other)) is is_near


@pytest.mark.slow
def test_a_build_tells_of_numbers_as_long_as_the_other_document_has_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = tiny_site(tmp_path / "content")
    toml = content / "site.toml"
    toml.write_text(toml.read_text(encoding="utf-8") + 'kind = "documents"\n', encoding="utf-8")

    def write(number: int, **header: str) -> None:
        header = {"Category": "Xây dựng Đảng", "Issued": f"2024-01-0{number}", **header}
        write_article(content, f"2024/08/so-{number}", **header)

    def reports() -> list[str]:
        found = []
        for fresh in (False, True):
            capsys.readouterr()
            build(content, tmp_path / "output", LOAD_CONTENT_CACHE=not fresh)
            found.append(capsys.readouterr().err)
        assert found[0] == found[1]
        return [line for line in found[0].splitlines() if line.startswith("articles/2024/08/so-2")]

    write(1, Number="144-QĐ/TW")
    write(2, Number="2-QĐ/TW", Replaces="144-QD/TW")
    (line,) = reports()
    assert line.endswith("Có phải là «144-QĐ/TW»?.") or line.endswith("Có phải là «144-QĐ/TW»?")
    write(1, Number="144-QD/TW")
    assert reports() == []
    write(1, Number="144-QD/TW", Issued="2024-01-03")
    (line,) = reports()
    assert "sau văn bản này (02/01/2024)" in line
