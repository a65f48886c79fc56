from __future__ import annotations

import pytest

from newsroom.model.site import Brand
from plugins.identity.site import parse

SMALL = 'name = "Khối"\n[[categories]]\nname = "Tin"\nslug = "tin"\n[brand]\n'
"""Five lines."""


def test_files_are_read_as_paths_in_the_content_folder() -> None:
    text = 'logo = "./photos/logo.png"\nlogo_dark = "photos\\\\toi.png"\nicon = ""\nhas_name = true\n'
    site, problems = parse((SMALL + text).encode())
    assert not problems
    lines = (("logo", 6), ("logo_dark", 7), ("icon", 8))
    assert site.brand == Brand("photos/logo.png", "photos/toi.png", has_name=True, lines=lines)
    assert site.brand.files == {"logo": "photos/logo.png", "logo_dark": "photos/toi.png"}


def test_without_a_table_there_is_none() -> None:
    site, _ = parse(SMALL.replace("[brand]\n", "").encode())
    assert site.brand == Brand()
    assert site.brand.files == {}


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ('logo = "/etc/passwd.png"', 6, "brand-outside"),
        ('icon = "../a.png"', 6, "brand-outside"),
        ('icon = "/photos/a.png"', 6, "brand-path"),
        ('icon = "content/photos/a.png"', 6, "brand-path"),
        ('icon = "/content/a.png"', 6, "brand-path"),
        ('icon = "https://a.vn/a.png"', 6, "brand-outside"),
        ('icon = "C:/anh/a.png"', 6, "brand-outside"),
        ("icon = 5", 6, "site-type"),
        ('loog = "a.png"', 6, "site-unknown-key"),
        ('logo = "a.png"\nhas_name = "true"', 7, "site-type"),
        ("has_name = true", 6, "brand-alone"),
        ('icon = "a.png"\nlogo_dark = "b.png"', 7, "brand-alone"),
    ],
)
def test_one_slip_is_told_once_at_its_line(text: str, line: int, code: str) -> None:
    _, problems = parse((SMALL + text).encode())
    assert [(problem.line, problem.code) for problem in problems] == [(line, code)]


@pytest.mark.parametrize(
    "typed", ["content/photos/logo.png", "/photos/logo.png", "./content/photos/logo.png"]
)
def test_a_path_from_outside_the_content_folder_is_told_with_the_right_one(typed: str) -> None:
    (problem,) = parse(f'{SMALL}logo = "{typed}"\n'.encode())[1]
    assert dict(problem.values) == {"value": typed, "better": "photos/logo.png"}
