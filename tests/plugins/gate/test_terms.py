from __future__ import annotations

import tomllib

import pytest

from newsroom.engine import AUTHOR
from newsroom.model.content import SITE_FILE
from newsroom.model.problem import Problem
from newsroom.vietnamese.comparing import comparable
from plugins.gate.terms import check_categories, check_spellings
from tests.support.making import CATEGORIES, make_article, make_edition


def test_a_category_without_articles_is_reported() -> None:
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
def test_spellings_that_differ_in_diacritics_only_are_reported_once(
    first: dict[str, tuple[str, ...]], second: dict[str, tuple[str, ...]], names: str
) -> None:
    edition = make_edition([make_article(1, **first), make_article(2, **second), make_article(3, **first)])
    (problem,) = check_spellings(edition)
    assert (problem.code, dict(problem.values)["names"]) == ("spellings", names)


def test_tone_placement_and_case_are_no_different_spelling() -> None:
    articles = [make_article(1, tags=("Khoa Giáo", "uỷ ban")), make_article(2, tags=("khoa giáo", "Ủy ban"))]
    assert not list(check_spellings(make_edition(articles)))


def test_spellings_are_reported_at_the_line_of_the_newest_article_that_deviates() -> None:
    first = make_article(1, tags=("Thi đua",), authors=("An", "Ân"), lines=(("authors", 4), ("tags", 6)))
    second = make_article(2, tags=("Thi dua",), authors=("Bình",), lines=(("author", 5), ("tags", 7)))
    topics, authors = check_spellings(make_edition([first, second]))
    assert (topics.path, topics.line) == (second.path, 7)
    assert dict(topics.values) == {
        "kind": "chủ đề",
        "names": "«Thi dua», «Thi đua»",
        "table": "chu-de",
        "lines": '"Thi dua" = "thi-dua-2"; "Thi đua" = "thi-dua"',
    }
    assert (authors.path, authors.line) == (first.path, 4)
    assert dict(authors.values)["names"] == "«An», «Ân»"


@pytest.mark.parametrize(("first", "second"), [("Lê Hoa", "Lê Hoà"), ("Lê Hoà", "Lê Hoa")])
def test_the_lines_give_the_addresses_as_they_are(first: str, second: str) -> None:
    articles = [make_article(number, authors=(name,)) for number, name in enumerate((first, second, first))]
    edition = make_edition(articles)
    (problem,) = check_spellings(edition)
    lines = dict(problem.values)["lines"]
    assert lines == '"Lê Hoa" = "le-hoa-2"; "Lê Hoà" = "le-hoa"'
    found = tomllib.loads(lines.replace("; ", "\n"))
    assert found == {term.name: term.slug for term in edition.terms(AUTHOR).values()}


def test_a_name_with_quotes_is_offered_as_toml_reads_it() -> None:
    edition = make_edition([make_article(1, tags=('Tổ "Sao"',)), make_article(2, tags=('Tô "Sao"',))])
    (problem,) = check_spellings(edition)
    found = tomllib.loads(dict(problem.values)["lines"].replace("; ", "\n"))
    assert set(found) == {'Tổ "Sao"', 'Tô "Sao"'}


def test_a_name_that_keeps_its_address_already_is_not_offered_again() -> None:
    names = ("Lê Hoa", "Lê Hoà", "Lê Hỏa")
    kept = {comparable("Lê Hoa"): "le-hoa"}
    edition = make_edition(
        [make_article(n, tags=(name,)) for n, name in enumerate(names)], kept={"topic": kept}
    )
    (problem,) = check_spellings(edition, {"topic": kept})
    lines = tomllib.loads(dict(problem.values)["lines"].replace("; ", "\n"))
    assert lines.keys() == {"Lê Hoà", "Lê Hỏa"}
    assert set(lines.values()) == {"le-hoa-2", "le-hoa-3"}


def test_names_whose_addresses_are_all_kept_are_not_told() -> None:
    edition = make_edition([make_article(1, tags=("Lê Hoa",)), make_article(2, tags=("Lê Hoà",))])
    kept = {comparable("Lê Hoa"): "le-hoa", comparable("Lê Hoà"): "co-hoa"}
    assert not list(check_spellings(edition, {"topic": kept}))
    assert list(check_spellings(edition, {"author": kept}))
    del kept[comparable("Lê Hoa")]
    assert list(check_spellings(edition, {"topic": kept}))


def test_the_rarer_spelling_is_the_one_that_deviates_even_if_it_is_older() -> None:
    articles = [make_article(number, authors=("Lê Hoà",)) for number in (2, 3)]
    older = [make_article(1, authors=("Lê Hoa",))]
    (problem,) = check_spellings(make_edition([*articles, *older]))
    assert problem.path == older[0].path
    newer = [make_article(number, authors=("Lê Hoa",)) for number in (4, 5, 6)]
    (problem,) = check_spellings(make_edition([*articles, *older, *newer]))
    assert problem.path == articles[1].path


def test_names_without_latin_letters_are_not_spellings_of_each_other() -> None:
    assert not list(check_spellings(make_edition([make_article(1, authors=("毛泽东", "胡志明"))])))
