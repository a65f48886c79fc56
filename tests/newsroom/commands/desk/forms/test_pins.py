"""What is pinned, and how headers change for another order."""

from __future__ import annotations

from datetime import datetime

import pytest

from newsroom.commands.agenda.entries import entry_of
from newsroom.commands.desk.forms.filling import Unfilled
from newsroom.commands.desk.forms.pins import (
    Pinned,
    changed_pins,
    may_be_pinned,
    pin_sentence,
    pinned,
    without_pins,
)
from newsroom.vietnamese.printing import VIETNAM

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=VIETNAM)
A, B, C = (
    Pinned("2026/11/a", "A", 1, ""),
    Pinned("2026/11/b", "B", 2, "30/11/2026"),
    Pinned("2026/11/c", "C", None, "30/11/2026"),
)


def places(**headers: str) -> list[str]:
    """Read articles by name and header; give the pinned ones."""
    entries = [
        entry_of(
            f"articles/2026/11/{name}/index.md", f"Title: {name}\nDate: 2026-11-0{day}\n{text}\n\nX".encode()
        )
        for day, (name, text) in enumerate(headers.items(), start=1)
    ]
    return [one.place.rpartition("/")[2] for one in pinned(entries, NOW)]


def test_pins_stand_by_number_then_the_newer_first() -> None:
    assert places(a="Pin_until: 2026-11-20", b="Pin: 2", c="Pin: 1", d="Pin: 2", e="") == ["c", "d", "b", "a"]


@pytest.mark.parametrize(
    "header",
    [
        "Pin_until: 2026-11-19",
        "Pin: 1\nPin_until: 2026-11-20 08:59",
        "Pin: 1\nStatus: draft",
        "Pin: 1\nStatus: withdrawn\nWithdrawn: x",
    ],
)
def test_what_is_over_or_not_public_is_not_pinned(header: str) -> None:
    assert places(a=header) == []


def test_heads_that_speak_of_no_pin_need_no_reading() -> None:
    assert may_be_pinned(b"Title: x\nPIN: 1\n")
    assert may_be_pinned("Ghim đến: 2026".encode())
    assert not may_be_pinned("Title: Bài\n".encode())


def test_numbers_stay_while_the_order_does() -> None:
    assert changed_pins([A, B, C], [(one.place, one.until) for one in (A, B, C)], NOW) == {}
    assert changed_pins([A, B, C], [(B.place, B.until), (C.place, C.until)], NOW) == {
        A.place: {"Pin": (), "Pin_until": ()}
    }


def test_another_order_numbers_what_moved() -> None:
    wanted = [(C.place, C.until), (B.place, B.until), (A.place, "")]
    assert changed_pins([A, B, C], wanted, NOW) == {C.place: {"Pin": ("1",)}, A.place: {"Pin": ("3",)}}


def test_a_last_day_is_written_year_first_and_one_taken_away_leaves_a_pin() -> None:
    wanted = [(A.place, "1/12/2026"), (B.place, "30/11/2026"), (C.place, " ")]
    assert changed_pins([A, B, C], wanted, NOW) == {
        A.place: {"Pin_until": ("2026-12-01",)},
        C.place: {"Pin_until": (), "Pin": ("3",)},
    }


@pytest.mark.parametrize(
    "wanted",
    [[("2026/11/x", "")], [(A.place, ""), (A.place, "")], [(A.place, "mai")], [(A.place, "19/11/2026")]],
)
def test_what_cannot_be_pinned_so_is_refused(wanted: list[tuple[str, str]]) -> None:
    with pytest.raises(Unfilled):
        changed_pins([A], wanted, NOW)


def test_a_manuscript_without_its_pins_is_what_is_left() -> None:
    assert without_pins(b"Title: x\r\nPin: 1\r\nPin_until: 2026-12-01\r\n\r\nX") == b"Title: x\r\n\r\nX"


@pytest.mark.parametrize(
    ("before", "after", "short", "sentence"),
    [
        ("", "Pin: 1\n", "ghim A", "Ghim: «A» vị trí 1."),
        ("Pin: 1\n", "", "thôi ghim A", "Ghim: thôi ghim «A»."),
        (
            "Pin: 1\n",
            "Pin_until: 2026-12-01\n",
            "đổi ghim A",
            "Ghim: «A» theo ngày đăng, đến hết 01/12/2026.",
        ),
    ],
)
def test_a_pin_is_told_in_words(before: str, after: str, short: str, sentence: str) -> None:
    told = pin_sentence("A", *(f"Title: A\n{text}\nX".encode() for text in (before, after)))
    assert told == (short, sentence)
