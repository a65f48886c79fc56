"""What ``site.toml`` says to the copy desk."""

from __future__ import annotations

import pytest

from newsroom.model.problem import Problem
from newsroom.model.site import Site
from plugins.identity.site import parse

START = 'name = "Trang"\n\n[[categories]]\nname = "Tin"\nslug = "tin"\n\n'


def read(text: str) -> tuple[Site, list[Problem]]:
    return parse((START + text).encode())


def test_a_site_without_a_glossary_has_none() -> None:
    site, problems = read("")
    assert (site.abbreviations, site.checks_off, problems) == (None, (), [])


def test_a_glossary_is_sorted_and_its_keys_need_no_quotes() -> None:
    site, problems = read(
        '[abbreviations]\nTVTU = "Thường vụ  Tỉnh ủy"\nHĐND = "Hội đồng nhân dân"\n'
        'TP.HCM = "Thành phố Hồ Chí Minh"\nĐ/c = "Đồng chí"\n"KT-XH" = "Kinh tế - xã hội"\n'
    )
    assert problems == []
    assert site.abbreviations == (
        ("HĐND", "Hội đồng nhân dân"),
        ("KT-XH", "Kinh tế - xã hội"),
        ("TP.HCM", "Thành phố Hồ Chí Minh"),
        ("TVTU", "Thường vụ Tỉnh ủy"),
        ("Đ/c", "Đồng chí"),
    )


def test_an_empty_glossary_is_one() -> None:
    assert read("[abbreviations]\n")[0].abbreviations == ()


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('"Ban TV" = "Ban Thường vụ"', "site-abbreviation"),
        ('12 = "mười hai"', "site-abbreviation"),
        ('TVTU = " "', "site-abbreviation-empty"),
        ("TVTU = 5", "site-type"),
        ('TVTU = "*Thường vụ*"', "site-markup"),
    ],
)
def test_what_cannot_be_an_abbreviation_is_told_at_its_line(line: str, code: str) -> None:
    site, problems = read(f"[abbreviations]\n{line}\n")
    assert [(problem.line, problem.code) for problem in problems] == [(8, code)]
    assert site.abbreviations is not None


def test_codes_that_are_off_have_their_lines() -> None:
    site, problems = read('[check]\noff = [\n  "a",\n  "b",\n]\n')
    assert (site.checks_off, problems) == ((("a", 9), ("b", 10)), [])


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ('[check]\noff = "a"', 8, "site-type"),
        ("[check]\noff = [1]", 8, "site-type"),
        ('[check]\nof = ["a"]', 8, "site-unknown-key"),
    ],
)
def test_other_forms_are_told(text: str, line: int, code: str) -> None:
    site, problems = read(text)
    assert (site.checks_off, [(problem.line, problem.code) for problem in problems][:1]) == (
        (),
        [(line, code)],
    )
