"""Which category takes the articles of a section of the old site."""

from __future__ import annotations

import pytest

from newsroom.model.problem import Problem
from newsroom.model.site import Site
from plugins.identity.site import parse

START = 'name = "Trang"\n\n[[categories]]\nname = "Tin hoạt động"\nslug = "tin"\nold_slugs = ["tin-cu"]\n\n[old_sections]\n'


def read(text: str) -> tuple[Site, list[Problem]]:
    return parse((START + text).encode())


@pytest.mark.parametrize("said", ["tin", "Tin hoạt động", "tin hoạt động ", "tin-cu"])
def test_a_section_leads_to_a_category_by_name_or_slug(said: str) -> None:
    site, problems = read(f'"Tin trong  tỉnh" = "{said}"\nTP.HCM = "tin"\n')
    assert problems == []
    assert site.old_sections == (("Tin trong tỉnh", "tin"), ("TP.HCM", "tin"))


@pytest.mark.parametrize(("line", "code"), [('A = "khác"', "site-old-section"), ("A = 5", "site-type")])
def test_what_is_no_category_is_told_at_its_line(line: str, code: str) -> None:
    site, problems = read(f"{line}\n")
    assert [(problem.line, problem.code) for problem in problems] == [(9, code)]
    assert site.old_sections == ()


def test_no_page_shows_them() -> None:
    assert repr(read('A = "tin"\n')[0]) == repr(read("")[0])
