from __future__ import annotations

import pytest

from newsroom.model.site import MenuEntry
from plugins.identity.site import parse

SMALL = 'name = "Khối"\n[[categories]]\nname = "Tin"\nslug = "tin"\n'
"""Four lines."""


def found(text: str) -> list[tuple[int, str]]:
    return [(problem.line, problem.code) for problem in parse((SMALL + text).encode())[1]]


def menu(text: str) -> tuple[MenuEntry, ...]:
    site, problems = parse((SMALL + text).encode())
    assert not problems
    return site.menu


def test_entries_are_read_in_order_with_what_stands_below_them() -> None:
    text = (
        '[[menu]]\nurl = "/gioi-thieu/"\n\n[[menu]]\nname = "Tin tức"\nitems = [\n  "tin",\n'
        '  { name = "Báo", url = "https://nhandan.vn" },\n]\n'
    )
    below = (MenuEntry("tin", "", 11), MenuEntry("https://nhandan.vn", "Báo", 12))
    assert menu(text) == (MenuEntry("/gioi-thieu/", "", 6), MenuEntry("", "Tin tức", 9, below))


def test_what_stands_below_may_be_tables_of_its_own() -> None:
    text = '[[menu]]\nname = "Tin tức"\n[[menu.items]]\nurl = "tin"\n[[menu]]\nurl = "/lien-he/"\n'
    assert menu(text) == (
        MenuEntry("", "Tin tức", 6, (MenuEntry("tin", "", 8),)),
        MenuEntry("/lien-he/", "", 10),
    )


def test_entries_that_say_the_same_each_have_their_line() -> None:
    text = '[[menu]]\nname = "tin"\nitems = [\n  "tin",\n  { name = "Tin", url = "tin" },\n]\n'
    assert [one.line for one in menu(text)[0].items] == [8, 9]


def test_no_menu_and_an_empty_one_are_none() -> None:
    assert menu("") == menu("[organisation]\n") == ()


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("[menu]\n", 5, "site-type"),
        ("[[menu]]\n", 5, "site-missing"),
        ('[[menu]]\nname = "Tin"\n', 6, "menu-nowhere"),
        ('[[menu]]\nname = "Tin"\nitems = []\n', 6, "menu-nowhere"),
        ("[[menu]]\nurl = 5\n", 6, "site-type"),
        ('[[menu]]\nurl = "tin"\nitems = "tin"\n', 7, "site-type"),
        ('[[menu]]\nurl = "tin"\nitems = [5]\n', 7, "site-type"),
        ('[[menu]]\nurl = "tin"\nitems = [{ url = 5 }]\n', 7, "site-type"),
        ('[[menu]]\nulr = "tin"\n', 6, "site-unknown-key"),
        ('[[menu]]\nurl = "tin"\nitems = [\n{ url = "tin", items = ["tin"] }]\n', 8, "menu-deep"),
        ('[[menu]]\nurl = "tin"\nitems = [\n{ url = "tin", mau = "tin" }]\n', 8, "site-strange-key"),
        ('[[menu]]\nname = "Tin"\nitems = ["tin", { name = "Con" }]\n', 7, "menu-item-nowhere"),
        ('[[menu]]\nname = "Tin"\nitems = "tin"\n', 7, "site-type"),
        ('[[menu]]\nname = "Tin"\nitems = [{ name = "Con" }]\n', 7, "menu-item-nowhere"),
        ('[[menu]]\nitems = ["tin"]\n', 5, "menu-group"),
        ('[[menu]]\nname = "Báo"\nurl = "www.nhandan.vn"\n', 7, "site-no-scheme"),
        ('[[menu]]\nname = "Báo"\nitems = [\n"tin",\n"nhandan.vn"]\n', 9, "site-no-scheme"),
        ('[[menu]]\nurl = "https://nhandan.vn"\n', 6, "menu-nameless"),
        ('[[menu]]\nurl = "tin"\nitems = [\n"https://nhandan.vn"]\n', 8, "menu-nameless"),
        ('[[menu]]\nname = "Báo"\nurl = "htp://nhandan.vn"\n', 7, "site-bad-link"),
        ('[[menu]]\nname = "Báo"\nurl = "javascript:alert(1)"\n', 7, "site-bad-link"),
    ],
)
def test_one_slip_is_told_once_at_its_line(text: str, line: int, code: str) -> None:
    assert found(text) == [(line, code)]
