from __future__ import annotations

import pytest

from newsroom.model.site import Category
from plugins.identity.site import parse

START = 'name = "Khối"\n'


def read(text: str) -> tuple[tuple[Category, ...], list[tuple[int, str]]]:
    site, problems = parse((START + text).encode())
    return site.categories, [(problem.line, problem.code) for problem in problems]


def category(name: str, slug: str, more: str = "") -> str:
    return f'[[categories]]\nname = "{name}"\nslug = "{slug}"\n{more}'


def test_a_category_knows_its_old_addresses() -> None:
    (first, second), problems = read(
        category("Tin", "tin", 'old_slugs = ["tin-cu", "/tin-xua/"]\n') + category("Việc", "viec")
    )
    assert (first.old_slugs, second.old_slugs, problems) == (("tin-cu", "tin-xua"), (), [])
    assert (first.slug_line, first.old_lines, second.old_lines) == (4, (5, 5), ())


@pytest.mark.parametrize("slug", ["2025", "video", "all", "feeds", "404"])
def test_an_address_of_the_program_is_refused_at_its_line_and_the_category_is_kept(slug: str) -> None:
    found, problems = read(category("Tin tức", "tin") + f'[[categories]]\nslug = "{slug}"\nname = "Việc"\n')
    assert [one.name for one in found] == ["Tin tức", "Việc"]
    assert problems == [(6, "site-reserved-slug")]


@pytest.mark.parametrize(
    ("first", "second", "problem"),
    [
        ('["x"]', '["x"]', (9, "site-old-slug-taken")),
        ('["x", "x"]', "[]", (5, "site-old-slug-taken")),
        ('["tin"]', "[]", (5, "site-old-slug-taken")),
        ("[]", '[\n  "x",\n  "tin",\n]', (11, "site-old-slug-taken")),
        ('["2025"]', "[]", (5, "site-reserved-old-slug")),
        ('["Tin cũ"]', "[]", (5, "site-bad-slug")),
        ('[""]', "[]", (5, "site-bad-slug")),
        ('"x"', "[]", (5, "site-type")),
        ("[]", "[1]", (9, "site-type")),
    ],
)
def test_an_old_address_that_does_not_fit_is_told_once_at_its_line(
    first: str, second: str, problem: tuple[int, str]
) -> None:
    text = category("Tin", "tin", f"old_slugs = {first}\n") + category(
        "Việc", "viec", f"old_slugs = {second}"
    )
    assert read(text)[1] == [problem]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("categories = 1\n", [(2, "site-type")]),
        ("categories = [1]\n", [(2, "site-type")]),
        ('[[categories]]\nname = "Tin"\nold_slugs = ["a"]\n', [(2, "site-missing")]),
        (category("Tin", "tin") + category("TIN", "tin-2"), [(5, "site-duplicate-name")]),
        (category("Tin", "tin") + category("Việc", "tin"), [(5, "site-duplicate-slug")]),
        (category("Tin", "Tin"), [(4, "site-bad-slug")]),
    ],
)
def test_what_is_wrong_is_told_where_it_stands(text: str, problems: list[tuple[int, str]]) -> None:
    assert read(text)[1] == problems
