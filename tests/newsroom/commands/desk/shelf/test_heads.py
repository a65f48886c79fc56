from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given

from newsroom.commands.agenda.entries import entry_of
from newsroom.commands.desk.shelf.heads import Head, head_of, head_of_record, read_head
from newsroom.model.records import Article
from plugins.manuscript.header import decode
from plugins.manuscript.record import read
from tests.newsroom.commands.desk.manuscript.test_header import MANUSCRIPTS
from tests.support.making import make_site
from tests.support.odd_files import odd_files
from tests.support.setting import TYPESETTER

PLACE = "2024/07/hop"
PATH = f"articles/{PLACE}/index.md"
ARTICLES = [file for file in MANUSCRIPTS if "articles" in file.parts]


@given(odd_files())
def test_a_head_says_what_the_agenda_reads_of_the_whole(data: bytes) -> None:
    if not decode(PATH, data)[0]:
        return
    head, entry = head_of(PLACE, data), entry_of(PATH, data)
    assert (head.title, head.date, head.has_time, head.draft) == (
        entry.title, entry.date, entry.has_time, entry.draft
    )  # fmt: skip


@pytest.mark.parametrize("file", ARTICLES, ids=lambda file: file.parent.name)
def test_a_header_and_a_record_of_it_say_the_same(file: Path) -> None:
    record = read(PATH, file.read_bytes(), make_site(), TYPESETTER).record
    head = read_head(PLACE, str(file))
    if isinstance(record, Article):
        found = head_of_record(record)
        assert (found.title, found.date, found.author) == (head.title, head.date, head.author)


def test_all_that_lists_show_is_read() -> None:
    data = (
        "Title: Họp *quý*\nDate: 11/07/2024 15:51\nCategory: Tin\nAuthors: A; B\nStatus: Draft\n\nX".encode()
    )
    head = head_of(PLACE, data)
    assert (head.title, head.category, head.author, head.draft, head.has_time) == (
        "Họp quý",
        "Tin",
        "A, B",
        True,
        True,
    )
    assert head_of(PLACE, b"Title: A\nSource: TTXVN\nStatus: withdrawn\nWithdrawn: x\n\nX").withdrawn
    assert head_of(PLACE, b"Title: A\nSource: TTXVN\n\nX").author == "TTXVN"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_may_end_in_any_way(end: str) -> None:
    lines = [
        "Title: A",
        "Kicker: B",
        "Date: 2024-07-11",
        "Category: Tin",
        "Tags: x",
        "Author: C",
        "",
        "Lời.",
        "",
        "Lời.",
    ]
    head = head_of(PLACE, end.join([*lines, "", "Status: draft", ""]).encode())
    assert (head.title, head.category, head.author, head.draft) == ("A", "Tin", "C", False)


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"---\ntitle: A\n---\n", b"<<<<<<< HEAD\nTitle: A\n"])
def test_a_manuscript_without_a_header_has_an_empty_head(data: bytes) -> None:
    assert head_of(PLACE, data).place == PLACE


def test_a_header_longer_than_most_is_read_whole(tmp_path: Path) -> None:
    file = tmp_path / "index.md"
    file.write_text(f"Title: A\nSummary: {'x' * 9_000}\nStatus: draft\n\n{'Lời. ' * 9_000}\n")
    assert read_head(PLACE, str(file)) == Head(PLACE, "A", draft=True)


def test_links_and_pipes_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("Title: A\n\nX")
    (tmp_path / "link").symlink_to(tmp_path / "a")
    with pytest.raises(OSError, match="link"):
        read_head(PLACE, str(tmp_path / "link"))
    os.mkfifo(tmp_path / "pipe")
    assert read_head(PLACE, str(tmp_path / "pipe")).title == ""
