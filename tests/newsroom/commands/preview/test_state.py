"""What the server shows of builds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.commands.preview.state import Outcome, State


@given(st.booleans(), st.lists(st.text()), st.text())
def test_an_outcome_is_one_line_between_two_processes(passed: bool, lines: list[str], summary: str) -> None:
    outcome = Outcome(passed, tuple(lines), summary, tuple(reversed(lines)))
    line = outcome.to_line()
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert Outcome.from_line(line) == outcome


def test_half_a_line_is_no_outcome() -> None:
    with pytest.raises(ValueError, match=r"Unterminated|Expecting"):
        Outcome.from_line(Outcome(True, ("a.md:1: x",)).to_line()[:20])


def test_each_build_and_each_start_has_a_version_of_its_own() -> None:
    state = State()
    seen = {state.version, State().version}
    for _ in range(3):
        state.built(Outcome(True))
        seen.add(state.version)
    assert len(seen) == 5
    assert state.outcome == Outcome(True)
    assert State().outcome is None
