"""Who ended a build, and what is said of it."""

from __future__ import annotations

import sqlite3
from typing import Any

import pytest
from blinker import Signal

from newsroom.ecosystem.blame import Receiving, culprit_of, exit_status, in_a_line, is_told_otherwise
from newsroom.ecosystem.registration import Unusable, receive
from newsroom.engine import Damaged, Generator


def failing(_: object) -> None:
    raise KeyError("x")


class Stage(Generator):
    def __init__(self) -> None: ...

    def run(self) -> None:
        raise KeyError("y")


def raised(work: Any, *given: Any) -> BaseException:
    with pytest.raises(BaseException) as caught:  # noqa: PT011 (whatever it is)
        work(*given)
    return caught.value


def test_a_receiver_is_found_whoever_called_it() -> None:
    signal = Signal()
    signal.connect(failing)
    assert culprit_of(raised(signal.send), receive) == Receiving(signal, failing)
    assert culprit_of(raised(receive, "one", signal, failing, None), receive) == Receiving(signal, failing)


def test_a_stage_of_others_is_found() -> None:
    assert culprit_of(raised(Stage().generate_context), receive) is Stage


def test_what_nobody_of_others_did_is_nobodys() -> None:
    assert culprit_of(raised(failing, None), receive) is None
    assert culprit_of(raised(Generator.run, None), receive) is None


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (KeyboardInterrupt(), True),
        (sqlite3.DatabaseError(), True),
        (Damaged(), True),
        (Unusable(""), True),
        (SystemExit(3), False),
        (KeyError(), False),
        (MemoryError(), False),
    ],
)
def test_what_has_words_of_its_own_is_left_to_them(error: BaseException, told: bool) -> None:
    assert is_told_otherwise(error) is told


def test_an_error_is_a_line_with_its_place() -> None:
    error = raised(failing, None)
    assert in_a_line(error) == f"KeyError: 'x', {__file__}:{failing.__code__.co_firstlineno + 1}"
    assert in_a_line(error, __name__) == in_a_line(error)


def test_what_has_no_steps_has_no_place() -> None:
    signal = Signal()
    signal.connect(int)
    said = in_a_line(raised(signal.send, "x"))
    assert said == "ValueError: invalid literal for int() with base 10: 'x'"
    assert in_a_line(raised(receive, "one", signal, int, "x")) == said


class SpeechlessError(Exception):
    def __str__(self) -> str:
        raise ValueError


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (ValueError("a\n  b"), "ValueError: a b"),
        (ValueError(), "ValueError"),
        (SpeechlessError(), "SpeechlessError"),
        (ValueError("x" * 400), f"ValueError: {'x' * 300}…"),
    ],
)
def test_an_error_that_says_much_or_nothing_is_a_line_too(error: BaseException, line: str) -> None:
    assert in_a_line(error) == line


@pytest.mark.parametrize(
    ("code", "status"), [(3, 3), (0, 1), (None, 1), ("no", 1), (True, 1), (False, 1), (130, 130)]
)
def test_no_plugin_ends_a_build_well(code: Any, status: int) -> None:
    assert exit_status(SystemExit(code)) == status
