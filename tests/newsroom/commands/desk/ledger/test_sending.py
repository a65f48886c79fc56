"""What became of a push."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.commands.desk.ledger.faults import Fault, Kind
from newsroom.commands.desk.ledger.program import Answer
from newsroom.commands.desk.ledger.sending import Outcome, Pushed, fetch, judged, push
from tests.support.two_desks import AN, MOT, open_office, run

TO = "To /x/server.git\n"
LINE = "!\t" + "0" * 40 + ":refs/heads/main\t"


@pytest.mark.parametrize(
    ("out", "said", "outcome"),
    [
        (LINE + "[rejected] (fetch first)", "", Outcome.RACE),
        (LINE + "[rejected] (non-fast-forward)", "", Outcome.RACE),
        (
            LINE + "[remote rejected] (cannot lock ref 'refs/heads/main': is at 1 but expected 2)",
            "",
            Outcome.RACE,
        ),
        (LINE + "[remote rejected] (incorrect old value provided)", "", Outcome.RACE),
        (LINE + "[remote rejected] (pre-receive hook declined)", "remote: lỗi\n", Outcome.REFUSED),
        (LINE + "[remote rejected] (protected branch hook declined)", "", Outcome.REFUSED),
        (
            LINE + "[remote rejected] (unpacker error)",
            "remote: fatal: No space left on device",
            Outcome.WAITING,
        ),
        (
            LINE + "[remote failure] (remote failed to report status)",
            "fatal: the remote end hung up",
            Outcome.WAITING,
        ),
        ("", "ssh: connect to host x port 22: Connection refused", Outcome.WAITING),
        ("", "git@x: Permission denied (publickey).", Outcome.WAITING),
        ("", "error: failed to push some refs to '/x'", Outcome.WAITING),
    ],
)
def test_the_answer_of_a_push_tells_what_became_of_it(out: str, said: str, outcome: Outcome) -> None:
    assert judged(Answer(1, (TO + out).encode(), said)).outcome is outcome


def test_a_hook_without_words_is_given_some() -> None:
    pushed = judged(Answer(1, (LINE + "[remote rejected] (hook declined)").encode(), ""))
    assert "hook declined" in pushed.why
    assert judged(
        Answer(1, (LINE + "[remote rejected] (hook declined)").encode(), "remote: Thiếu sapo.")
    ) == Pushed(Outcome.REFUSED, "Thiếu sapo.")


def test_a_full_disk_here_is_no_trouble_of_the_server() -> None:
    with pytest.raises(Fault) as caught:
        judged(Answer(128, b"", "error: unable to write: No space left on device"))
    assert caught.value.kind is Kind.FULL


@pytest.mark.slow
def test_fetching_tells_the_tip_or_what_was_known_and_why(tmp_path: Path) -> None:
    office = open_office(tmp_path)
    office.binh.write(f"{MOT}/index.md", "x\n")
    commit = run(office.binh.ledger.record(AN, [MOT], "Sửa")).commit
    git, _, found = run(office.an.ledger.now())
    assert run(fetch(git, found)) == (commit, "")
    assert run(push(git, found, found.local)).outcome is Outcome.RACE
    office.go_offline()
    known, why = run(fetch(git, found))
    assert known == found.known != commit
    assert "kết nối" in why
