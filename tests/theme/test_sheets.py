"""Each page loads the stylesheets of all that it can show, and no more."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from jinja2 import Environment, meta

from tests.support.building import ROOT

THEME = ROOT / "theme"
TEMPLATES = {
    file.relative_to(THEME / "templates").as_posix(): file.read_text(encoding="utf-8")
    for file in (THEME / "templates").rglob("*.html")
}
LISTS, SEARCH = (
    {file.stem for file in (THEME / "static" / "css" / folder).glob("*.css")} - {"print"}
    for folder in ("lists", "search")
)


def named_by(template: str) -> Iterator[str]:
    """Name the templates that a template names."""
    return filter(None, meta.find_referenced_templates(Environment().parse(TEMPLATES[template])))


def reached(template: str) -> set[str]:
    """Name the components that a page of a template can show, by way of others too."""
    found, waiting = {template}, [template]
    while waiting:
        fresh = set(named_by(waiting.pop())) - found
        found |= fresh
        waiting += fresh
    return {name.removeprefix("components/").removesuffix(".html") for name in found if "/" in name}


PAGES = sorted(name for name, text in TEMPLATES.items() if "/" not in name and "{% extends" in text)
LISTING = {name for name in PAGES if "{% set has_lists = true %}" in TEMPLATES[name]}


@pytest.mark.parametrize("page", PAGES)
def test_a_page_with_a_component_of_lists_loads_their_stylesheet_and_no_other_page_does(page: str) -> None:
    shows = reached(page) & LISTS or "listing__" in TEMPLATES[page]  # the site map has their heading
    assert bool(shows) == (page in LISTING)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_that_searches_loads_the_stylesheet_of_that_and_no_other_page_does(page: str) -> None:
    assert bool(reached(page) & SEARCH) == ("{% set has_search = true %}" in TEMPLATES[page])
