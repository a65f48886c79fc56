from __future__ import annotations

from datetime import timedelta

import pytest

from plugins.files import Entry
from plugins.gate.checks import (
    check_addresses,
    check_categories,
    check_entries,
    check_links,
    check_months,
    check_related,
    check_spellings,
    unpublished_urls,
)
from plugins.model import SITE_FILE, Link, Output, Problem
from tests.making import CATEGORIES, NOW, START, make_article, make_edition


def brief(problems: object) -> list[tuple[str, str]]:
    return [(problem.path, problem.code) for problem in problems]  # type: ignore[attr-defined]


# Files

IN_ORDER = (
    "site.toml",
    "pages/a.md",
    "photos/a.jpg",
    "articles/2024/07/hop/index.md",
    "articles/2024/07/hop/1.jpg",
)


def test_files_in_their_places_are_not_reported():
    assert not list(check_entries([Entry(path, "file") for path in IN_ORDER]))


@pytest.mark.parametrize(
    ("path", "kind", "code"),
    [
        ("photos/a.jpg", "symlink", "symlink"),
        ("photos/ong", "special", "special-file"),
        ("ghi-chu.txt", "file", "misplaced-file"),
        ("articles/2024/1.jpg", "file", "misplaced-file"),
        ("articles/2024/07/1.jpg", "file", "misplaced-file"),
    ],
)
def test_files_that_will_not_be_published_are_reported(path: str, kind: str, code: str):
    assert brief(check_entries([Entry(path, kind)])) == [(path, code)]


def test_a_folder_of_an_article_needs_its_manuscript():
    entries = [Entry("articles/2024/07/hop/1.jpg", "file"), Entry("articles/2024/07/hop/anh/2.jpg", "file")]
    assert brief(check_entries(entries)) == [("articles/2024/07/hop", "empty-folder")]


def test_a_date_in_another_month_than_the_folder_is_reported():
    article = make_article(1, url="2023/12/tin/", date=START, lines=(("date", 2),))
    assert list(check_months([article, make_article(2)])) == [
        Problem.of(article.path, 2, "folder-month", date="01/01/2024", folder="2023/12")
    ]


# Addresses


def output(path: str, origin: str = SITE_FILE, line: int = 0) -> Output:
    return Output(path, origin, bytes, line=line)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("van-ban/index.html", "van-ban/index.html"),
        ("tin/Bai.html", "tin/bai.html"),
        ("tin/b\u00e0i.html", "tin/ba\u0300i.html"),
        ("tin.html/index.html", "tin.html"),
    ],
)
def test_two_files_for_one_address_are_reported_at_the_side_an_editor_can_change(first: str, second: str):
    for outputs in (
        [output(first, "pages/a.md", 3), output(second)],
        [output(second), output(first, "pages/a.md", 3)],
    ):
        assert [(p.path, p.line, p.code) for p in check_addresses(outputs)] == [
            ("pages/a.md", 3, "address-collision")
        ]


def test_two_articles_that_collide_name_each_other():
    outputs = [output("a/index.html", "articles/x.md"), output("a/index.html", "articles/y.md")]
    (problem,) = check_addresses(outputs)
    assert {problem.path, dict(problem.values)["other"]} == {"articles/x.md", "articles/y.md"}
    assert dict(problem.values)["address"] == "a/"


def test_different_addresses_do_not_collide():
    assert not list(
        check_addresses([output(path) for path in ("index.html", "a/index.html", "a.html", "ab/index.html")])
    )


# Links and pins


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("2024/01/tin/", None),
        ("2024/01/tin", None),
        ("", None),
        ("2024/01/nhap/", "hidden-link"),
        ("2024/01/nhap", "hidden-link"),
        ("2024/01/khong-co/", "missing-link"),
    ],
)
def test_links_lead_to_published_pages(target: str, code: str | None):
    article = make_article(1, links=(Link(target, "../x", 9),))
    found = list(check_links([article], {"", "2024/01/tin/"}, {"2024/01/nhap/"}))
    assert found == ([Problem.of(article.path, 9, code, target="../x")] if code else [])


@pytest.mark.parametrize(
    ("target", "code"),
    [("2024/01/tin/", None), ("2024/01/nhap/", "hidden-related"), ("2024/01/khong-co/", "missing-related")],
)
def test_pins_lead_to_published_articles(target: str, code: str | None):
    article = make_article(1, related=(target,), lines=(("related", 8),))
    found = list(check_related([article], {"2024/01/tin/"}, {"2024/01/nhap/"}))
    assert found == ([Problem.of(article.path, 8, code, target=f"/{target}")] if code else [])


def test_drafts_and_articles_to_come_have_no_public_address():
    records = [make_article(1), make_article(2, draft=True), make_article(3, date=NOW + timedelta(hours=1))]
    assert unpublished_urls(records, NOW) == {"2024/01/tin-so-002/", "2026/01/tin-so-003/"}


# Headings


def test_a_category_without_articles_is_reported():
    edition = make_edition([make_article(1), make_article(2, category=CATEGORIES[2])])
    assert list(check_categories(edition)) == [
        Problem.of(SITE_FILE, 8, "empty-category", name="Xây dựng Đảng")
    ]


@pytest.mark.parametrize(
    ("first", "second", "names"),
    [
        ({"tags": ("Thi đua",)}, {"tags": ("Thi dua",)}, "«Thi dua», «Thi đua»"),
        ({"authors": ("Lê Hoa",)}, {"authors": ("Lê Hoà", "Lê Hỏa")}, "«Lê Hoa», «Lê Hoà», «Lê Hỏa»"),
    ],
)
def test_spellings_that_share_an_address_are_reported_once(
    first: dict[str, tuple[str, ...]], second: dict[str, tuple[str, ...]], names: str
):
    edition = make_edition([make_article(1, **first), make_article(2, **second), make_article(3, **first)])
    (problem,) = check_spellings(edition)
    assert (problem.code, dict(problem.values)["names"]) == ("spellings", names)


def test_tone_placement_and_case_are_no_different_spelling():
    articles = [make_article(1, tags=("Khoa Giáo", "uỷ ban")), make_article(2, tags=("khoa giáo", "Ủy ban"))]
    assert not list(check_spellings(make_edition(articles)))
