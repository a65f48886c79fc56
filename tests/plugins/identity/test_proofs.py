from __future__ import annotations

import pytest

from newsroom.model.hosting import SecurityContact
from newsroom.model.site import Site
from plugins.identity.site import parse

SITE = 'name = "Khối"\nurl = "https://a.vn"\n[[categories]]\nname = "Tin"\nslug = "tin"\n'
TWO = '[security]\ncontact = "a@b.vn"\nexpires = "2027-01-31"\n'


def read(text: str) -> tuple[Site, list[tuple[int, str]]]:
    site, problems = parse(f"{SITE}{text}".encode())
    return site, [(problem.line, problem.code) for problem in problems]


def test_codes_of_services_are_read() -> None:
    site, problems = read(
        '[verification]\ngoogle = "google0123456789abcdef.html"\nbing = "' + "A" * 32 + '"\n'
    )
    assert not problems
    assert site.verification == (("bing", "A" * 32), ("google", "0123456789abcdef"))
    assert read("")[0].verification == ()


@pytest.mark.parametrize("expires", ['"2027-01-31"', "2027-01-31", "2027-01-31T10:00:00+07:00"])
def test_whom_to_tell_is_read(expires: str) -> None:
    contacts = '["a@b.vn", "mailto:c@d.vn", "0228 3.649.000", "https://a.vn/x"]'
    site, problems = read(
        f'[security]\ncontact = {contacts}\nexpires = {expires}\npolicy = "https://a.vn/p"\nlanguages = "vi, en"\n'
    )
    assert not problems
    uris = ("mailto:a@b.vn", "mailto:c@d.vn", "tel:0228-3-649-000", "https://a.vn/x")
    assert site.security == SecurityContact(uris, "2027-01-31", "https://a.vn/p", "vi, en", 8)
    assert read("")[0].security is None


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('[verification]\ngoogle = "<meta>"', (7, "site-proof")),
        ("[verification]\ngoogle = 3", (7, "site-type")),
        ('[verification]\nyahoo = "a"', (7, "site-strange-key")),
        ('[security]\nexpires = "2027-01-31"', (6, "site-missing")),
        ('[security]\ncontact = "a@b.vn"', (6, "site-missing")),
        ('[security]\ncontact = "a"\nexpires = "2027-01-31"', (7, "site-type")),
        ('[security]\ncontact = []\nexpires = "2027-01-31"', (7, "site-type")),
        ('[security]\ncontact = ["http://a.vn"]\nexpires = "2027-01-31"', (7, "site-type")),
        ('[security]\ncontact = "a@b.vn"\nexpires = "31/01/2027"', (8, "site-type")),
        ('[security]\ncontact = "a@b.vn"\nexpires = 3', (8, "site-type")),
        (TWO + 'policy = "x"', (9, "site-type")),
        (TWO + "languages = 3", (9, "site-type")),
        (TWO + "x = 3", (9, "site-strange-key")),
    ],
)
def test_what_does_not_fit_is_named(text: str, problem: tuple[int, str]) -> None:
    assert read(text)[1] == [problem]


def test_a_line_more_cannot_be_slipped_in() -> None:
    for value in ('"a@b.vn\\nExpires: x"', '"https://a.vn/\\nx"'):
        assert read(f"[security]\ncontact = {value}\nexpires = 2027-01-31")[1] == [(7, "site-type")]
