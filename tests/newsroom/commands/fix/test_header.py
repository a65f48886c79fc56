"""A header is written as the handbook has it."""

from __future__ import annotations

from newsroom.commands.fix.header import mended_header
from plugins.manuscript.header import split
from plugins.manuscript.keys import ARTICLE_GRAMMAR


def lines(text: str) -> list[str]:
    return mended_header(split("a.md", text, ARTICLE_GRAMMAR)[0], ARTICLE_GRAMMAR)


def test_keys_get_their_order_and_spelling() -> None:
    header = "summary :  Ba   việc\nTITLE: Họp , bàn\nRelated: /b/\nRelated: /a/\ndate: 2024-07-11\n"
    assert lines(header) == [
        "Title: Họp, bàn",
        "Date: 2024-07-11",
        "Summary: Ba việc",
        "Related: /b/",
        "Related: /a/",
    ]


def test_lines_that_go_on_stay_below_their_key() -> None:
    assert lines("Summary: Một  \n  hai\nTitle: Họp\n") == ["Title: Họp", "Summary: Một", "  hai"]


def test_beside_a_key_that_there_is_not_all_stay_in_their_order() -> None:
    assert lines("Date: 2024-07-11\nTieude: Họp\nTitle: a\n") == [
        "Date: 2024-07-11",
        "Tieude: Họp",
        "Title: a",
    ]


def test_names_and_numbers_keep_their_spaces() -> None:
    assert lines("Author: A , B\nNumber: 12 , a\n") == ["Author: A , B", "Number: 12 , a"]
