from __future__ import annotations

from datetime import datetime

import pytest

from newsroom.model.content import TAKEDOWN_FILE
from newsroom.model.gone import Takedown
from newsroom.model.problem import Problem
from newsroom.model.records import Link
from newsroom.vietnamese.printing import VIETNAM
from plugins.takedowns.takedowns import check_old_addresses, check_published, parse
from tests.support.making import make_article, make_links

DAY = datetime(2024, 7, 12, tzinfo=VIETNAM)


def problems(text: str) -> list[tuple[int, str]]:
    return [(problem.line, problem.code) for problem in parse(text.encode())[1]]


def test_the_list_names_what_was_taken_down() -> None:
    text = """\ufeff# Danh sách
[[bai]]
dia_chi = "/2024/07/x/"

[[ bai ]]
dia_chi = "2024/07/y"
dia_chi_cu = [
  "/cu/1.html",
  "https://a.vn/tin.aspx?id=3",
]
ly_do = "Theo yêu cầu\\n  của tác giả"
ngay = 2024-07-12
"""
    assert parse(text.encode()) == (
        (
            Takedown("2024/07/x/", path=TAKEDOWN_FILE, line=2),
            Takedown(
                "2024/07/y/",
                "Theo yêu cầu của tác giả",
                DAY,
                (
                    Link("/cu/1.html", "/cu/1.html", 8),
                    Link("/tin.aspx?id=3", "https://a.vn/tin.aspx?id=3", 9),
                ),
                TAKEDOWN_FILE,
                5,
            ),
        ),
        [],
    )


@pytest.mark.parametrize("text", ["", "# Chưa có bài nào\n", "bai = []"])
def test_the_list_may_be_empty(text: str) -> None:
    assert parse(text.encode()) == ((), [])


@pytest.mark.parametrize("written", ['"2024-07-12"', '"12/7/2024"', "2024-07-12", "2024-07-12T09:00:00"])
def test_the_day_may_be_written_as_in_articles(written: str) -> None:
    ((found,), wrong) = parse(f'[[bai]]\ndia_chi = "/2024/07/x/"\nngay = {written}'.encode())
    assert (found.date, wrong) == (DAY, [])


ENTRY = '[[bai]]\ndia_chi = "/2024/07/x/"\n'


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[[bai]\n", [(1, "gone-syntax")]),
        ("\n[[bai]]\ndia_chi = 1 2\n", [(3, "gone-syntax")]),
        ("[[bài]]\n", [(1, "gone-syntax")]),
        (f"[[bai]]\ndia_chi = {'9' * 5000}\n", [(2, "gone-syntax")]),
        ("[[ba]]\n", [(1, "gone-unknown-key")]),
        ('ten = "x"\n', [(1, "gone-strange-key")]),
        (f'{ENTRY}diachi_cu = []\n', [(3, "gone-unknown-key")]),
        (f'{ENTRY}tieu-de = "a"\n', [(3, "gone-strange-key")]),
        ('[bai]\ndia_chi = "/2024/07/x/"\n', [(1, "gone-type")]),
        ('bai = ["/2024/07/x/"]\n', [(1, "gone-type")]),
        ("[[bai]]\ndia_chi = 3\n", [(2, "gone-type")]),
        (f'{ENTRY}dia_chi_cu = "/a"\n', [(3, "gone-type")]),
        (f"{ENTRY}dia_chi_cu = [3]\n", [(3, "gone-type")]),
        (f"{ENTRY}ly_do = true\n", [(3, "gone-type")]),
        ("\n[[bai]]\n", [(2, "gone-missing")]),
        ('[[bai]]\ndia_chi = ""\n', [(1, "gone-missing")]),
        ('[[bai]]\ndia_chi = "/gioi-thieu/"\n', [(2, "gone-address")]),
        ('[[bai]]\ndia_chi = "/2024/07/x/a.pdf"\n', [(2, "gone-address")]),
        (f'{ENTRY}dia_chi_cu = [\n"/a",\n"a b",\n]\n', [(5, "gone-old-url")]),
        (f'{ENTRY}ngay = "12.7.2024"\n', [(3, "gone-date")]),
        (f'{ENTRY}ngay = "2024-02-30"\n', [(3, "gone-date")]),
        (f'{ENTRY}ngay = "1024-02-20"\n', [(3, "gone-date")]),
        (f"{ENTRY}ngay = 7\n", [(3, "gone-date")]),
        (f'{ENTRY}\n[[bai]]\ndia_chi = "2024/07/x"\n', [(5, "gone-twice")]),
        (f'{ENTRY}dia_chi_cu = ["/A"]\n[[bai]]\ndia_chi = "/2024/07/y/"\ndia_chi_cu = ["/a/"]\n', [(6, "gone-twice")]),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_reported_at_its_line(text: str, found: list[tuple[int, str]]) -> None:
    assert problems(text) == found


def test_bytes_that_are_no_utf8_are_reported() -> None:
    assert parse(b"# a\n# \xff\n") == ((), [Problem.of(TAKEDOWN_FILE, 2, "gone-not-utf8", byte="0xFF")])


def test_what_is_listed_is_not_published() -> None:
    shown, draft, withdrawn = (
        make_article(number, draft=number == 2, withdrawn="Sai" if number == 3 else "")
        for number in (1, 2, 3)
    )
    articles = {one.url: one for one in (shown, draft, withdrawn)}
    listed = [Takedown(url, line=n) for n, url in enumerate([*articles, "2024/07/x/"], start=1)]
    assert list(check_published(listed, articles.get)) == [
        Problem.of(TAKEDOWN_FILE, 1, "gone-published", url=shown.url, other=shown.path)
    ]


def test_an_old_address_of_what_was_taken_down_hides_nothing() -> None:
    old = make_links("/Tin-hoat-dong", "/gioi-thieu/?a=1", "/khong-co/", "/?p=1", "/2024/07/x/index.html")
    origins = {
        "index.html": "site.toml",
        "tin-hoat-dong/index.html": "site.toml",
        "gioi-thieu/index.html": "pages/gioi-thieu.md",
        "2024/07/x/index.html": "a.md",
    }
    found = check_old_addresses([Takedown("2024/07/x/", old_urls=old, path="a.md")], origins.get)
    assert list(found) == [
        Problem.of("site.toml", 0, "gone-old-address", address="Tin-hoat-dong", other="a.md"),
        Problem.of("pages/gioi-thieu.md", 0, "gone-old-address", address="gioi-thieu/?a=1", other="a.md"),
    ]
