"""Mending changes no word of a page, and nothing the second time."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.commands.fix.mending import mended
from newsroom.commands.fix.seeing import seen
from tests.support.building import ROOT
from tests.support.drafts import NASTY

PATH = "articles/2024/07/hop/index.md"
HEAD = "Title: Họp\nDate: 2024-07-11\nSummary: Ba việc\n\n"
TEXTS = st.lists(
    st.sampled_from(
        [*NASTY, "  ", " ,", " .", "  \n", "\n\n\n", '"', "“", "”", "\n    ", "| a | b |\n", "`"]
    ),
    max_size=14,
).map("".join)


def after(text: str | bytes) -> str:
    return mended(PATH, text.encode() if isinstance(text, str) else text).after


def test_marks_of_windows_and_signs_that_nobody_sees_go() -> None:
    typed = "\ufeffdate: 2024-07-11\r\nTitle :  Ho\u0323p\u00a0quý\r\n\r\n\r\nĐảng\u200b ủy  họp , bàn"
    assert after(typed) == "Title: Họp quý\nDate: 2024-07-11\n\nĐảng ủy họp, bàn\n"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"Title: \xff\n\na", "UTF-8"),
        (b"Title: a\n\n<<<<<<< HEAD\na  b\n", "sửa tay"),
        ("Title: a\n\nCéng hßa x· héi chñ nghÜa  ViÖt Nam\n".encode(), "TCVN3"),
        (b"", "sửa tay"),
    ],
)
def test_what_cannot_be_read_safely_is_left_and_told(data: bytes, why: str) -> None:
    found = mended(PATH, data)
    assert found.before == found.after
    assert why in found.why_left


def test_what_would_change_the_page_is_not_done() -> None:
    text = f"{HEAD}1 . Một\n2 . Hai\n"
    assert after(text) == text


@settings(max_examples=60)
@given(TEXTS, TEXTS)
def test_no_word_changes_and_twice_is_once(header: str, body: str) -> None:
    text = f"Title: {' '.join(header.split())}\n{HEAD}{body}"
    once = mended(PATH, text.encode())
    assert after(once.after) == once.after
    if not once.why_left:
        assert seen(PATH, text).is_same(seen(PATH, once.after))


@pytest.mark.slow
def test_the_articles_of_the_golden_site_keep_all_their_words() -> None:
    content = ROOT / "tests" / "sites" / "golden" / "content"
    files = sorted(content.rglob("index.md"))
    assert files
    for file in files:
        text, path = file.read_text("utf-8"), file.relative_to(content).as_posix()
        assert sorted(after_of(path, file).split()) == sorted(text.split()) or _only_spaces(
            text, after_of(path, file)
        )


def after_of(path: str, file: Path) -> str:
    return mended(path, file.read_bytes()).after


def _only_spaces(before: str, after: str) -> bool:
    return sorted("".join(before.split())) == sorted("".join(after.split()))
