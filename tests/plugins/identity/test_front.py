from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from newsroom.model.dates import ALWAYS, Period
from newsroom.model.front import BLOCKS, USUAL_FRONT, Announcement, Front
from newsroom.vietnamese.printing import VIETNAM
from plugins.identity.site import parse

SMALL = """name = "Trang tin"
url = "https://example.vn"
[[categories]]
name = "Tin hoạt động"
slug = "tin-hoat-dong"
"""


def moment(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=VIETNAM)  # type: ignore[misc,arg-type]


def read(text: str) -> tuple[Any, list[tuple[int, str]]]:
    """Give the site, and the problems by the line below ``SMALL``."""
    site, problems = parse((SMALL + text).encode())
    return site, [(problem.line - 5, problem.code) for problem in problems]


def test_a_site_that_says_nothing_has_the_usual_front() -> None:
    site, told = read("")
    assert (site.front, site.announcements, site.periods, told) == (USUAL_FRONT, (), (), [])


def test_all_of_the_front_is_read() -> None:
    site, told = read(
        '[front]\nblocks = ["videos", "tin-hoat-dong", "lead"]\nleave_out = ["photos"]\n'
        "newest = 10\ncards = 6\nphotos = 8\nvideos = 0\nper_category = 3\nmark_pins = false\n"
    )
    blocks = ("videos", "tin-hoat-dong", "lead")
    assert told == []
    assert site.front == Front(blocks, frozenset({"photos"}), 10, 6, 8, 0, 3, False)


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("newest = 21", 2, "site-front-number"),
        ('newest = "8"', 2, "site-front-number"),
        ("newest = true", 2, "site-front-number"),
        ("cards = 5", 2, "site-front-number"),
        ("per_category = 0", 2, "site-front-number"),
        ("mark_pins = 1", 2, "site-type"),
        ('blocks = "lead"', 2, "site-type"),
        ("blocks = [1]", 2, "site-type"),
        ('blocks = [\n  "lead",\n  "vidoes",\n]', 4, "site-front-block"),
        ('blocks = ["lich-cong-tac"]', 2, "site-front-strange-block"),
        ('leave_out = ["lead", "lead"]', 2, "site-front-twice"),
        ("blocks = []", 2, "site-front-empty"),
        ('blocks = ["categories"]\nleave_out = ["tin-hoat-dong"]', 3, "site-front-empty"),
        ('blocks = ["categories"]\nleave_out = ["categories"]', 3, "site-front-empty"),
        ('blocks = ["lead", "links"]\nleave_out = [\n"links"]', 4, "site-front-both"),
        (f"leave_out = {[*BLOCKS]}", 2, "site-front-empty"),
        ('block = ["lead"]', 2, "site-unknown-key"),
        ("mau = 1", 2, "site-strange-key"),
    ],
)
def test_one_slip_is_one_problem_and_the_rest_is_as_usual(text: str, line: int, code: str) -> None:
    assert read(f"[front]\n{text}\n")[1] == [(line, code)]


def test_front_must_be_a_table() -> None:
    assert parse(("front = 1\n" + SMALL).encode())[1][0].code == "site-type"


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("", ALWAYS),
        ('from = "2026-11-20"', Period(moment(2026, 11, 20))),
        ('until = "20/11/2026"', Period(end=moment(2026, 11, 21))),
        ('until = "2026-11-20 17:00"', Period(end=moment(2026, 11, 20, 17))),
        ("from = 2026-11-20\nuntil = 2026-11-20", Period(moment(2026, 11, 20), moment(2026, 11, 21))),
        ("from = 2026-11-20T07:30:00", Period(moment(2026, 11, 20, 7, 30))),
        ("from = 2026-11-20 07:30:00", Period(moment(2026, 11, 20, 7, 30))),
        ('from = "2026-11-20T07:30"', Period(moment(2026, 11, 20, 7, 30))),
        ("from = 2026-11-20T00:30:00Z", Period(moment(2026, 11, 20, 7, 30))),
    ],
)
def test_periods_are_read_however_they_are_typed(text: str, period: Period) -> None:
    site, told = read(f'[[notice]]\ntext = "Mời họp"\n{text}\n')
    assert (site.announcements, told) == ((Announcement("Mời họp", "", period),), [])


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ('from = "mai"', 3, "site-date"),
        ('until = "2026-02-30"', 3, "site-date"),
        ("until = 5", 3, "site-type"),
        ('from = "2026-11-20"\nuntil = "2026-11-19"', 4, "site-period"),
        ('url = "example.vn"', 3, "site-no-scheme"),
        ('url = "www.example.vn/a/?b=1"', 3, "site-no-scheme"),
        ('url = "gioi-thieu/"', 3, "site-notice-url"),
        ('url = "//example.vn"', 3, "site-notice-url"),
        ('utl = "/a/"', 3, "site-unknown-key"),
    ],
)
def test_what_is_wrong_with_an_announcement_is_told_once(text: str, line: int, code: str) -> None:
    assert read(f'[[notice]]\ntext = "Mời họp"\n{text}\n')[1] == [(line, code)]


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("/", "/"),
        ("/gioi-thieu", "/gioi-thieu/"),
        ("/gioi-thieu/", "/gioi-thieu/"),
        ("/gioi-thieu?a=1#b", "/gioi-thieu/?a=1#b"),
        ("/gioi-thieu/#b", "/gioi-thieu/#b"),
        ("/files/lich.pdf", "/files/lich.pdf"),
        ("https://a.vn/b", "https://a.vn/b"),
    ],
)
def test_banners_and_announcements_lead_to_pages_of_ours_or_elsewhere(typed: str, url: str) -> None:
    site, told = read(
        f'[[notice]]\ntext = "A"\nurl = "{typed}"\n[[banners]]\nimage = "a.png"\nalt = "A"\nurl = "{typed}"\n'
    )
    assert told == []
    assert (site.announcements[0].url, site.announcements[0].line - 5) == (url, 3)
    assert (site.banners[0].url, site.banners[0].url_line - 5) == (url, 7)


def test_an_announcement_needs_words() -> None:
    assert read('[[notice]]\nurl = "/gioi-thieu/"\n')[1] == [(1, "site-missing")]


def test_each_announcement_is_told_at_its_own_lines() -> None:
    text = '[[notice]]\ntext = "A"\nurl = "/a/"\n[[notice]]\ntext = "B"\nfrom = "mai"\nurl = "/b/"\n'
    site, told = read(text)
    assert told == [(6, "site-date")]
    assert [(one.url, one.line - 5) for one in site.announcements] == [("/a/", 3), ("/b/", 7)]


@pytest.mark.parametrize(
    ("typed", "text", "told"),
    [
        ("Mời **họp** <b>sớm</b>", "Mời họp sớm", [(2, "site-markup")]),
        ("Mời [họp](/a/)", "Mời họp", [(2, "site-markup")]),
        ("Mời họp <img src=a>", "Mời họp <img src=a>", [(2, "site-markup")]),
        ("2 * 3 < 7 & B_1 (*)", "2 * 3 < 7 & B_1 (*)", []),
    ],
)
def test_texts_are_words(typed: str, text: str, told: list[tuple[int, str]]) -> None:
    site, problems = read(f'[[notice]]\ntext = "{typed}"\n')
    assert (site.announcements[0].text, problems) == (text, told)


def test_banners_have_periods() -> None:
    site, told = read(
        '[[banners]]\nimage = "a.jpg"\nurl = "https://a.vn"\nalt = "A"\nfrom = 2026-11-20\nuntil = 2026-11-30\n'
    )
    assert told == []
    assert site.banners[0].period == Period(moment(2026, 11, 20), moment(2026, 12, 1))
    assert site.periods == (site.banners[0].period,)
