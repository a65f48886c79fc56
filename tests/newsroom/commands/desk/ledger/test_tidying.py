"""A repository in order."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from newsroom.commands.desk.ledger import tidying
from tests.support.two_desks import AN, BA, BINH, MOT, Office, open_office, run

pytestmark = pytest.mark.slow


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return open_office(tmp_path)


def kept(office: Office, days: float, monkeypatch: pytest.MonkeyPatch) -> str:
    """Let An take Bình's text, so that hers is kept aside, and let days go by."""
    office.binh.write(f"{MOT}/index.md", "của Bình\n")
    run(office.binh.ledger.record(BINH, [MOT], "Sửa"))
    office.an.write(f"{MOT}/index.md", "của An\n")
    run(office.an.ledger.fetch())
    commit = run(office.an.ledger.take_theirs(AN, MOT))
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + days * 24 * 3600)
    return commit


@pytest.mark.parametrize(("days", "is_kept"), [(170, True), (190, False)])
def test_what_was_kept_aside_is_forgotten_after_half_a_year(
    office: Office, monkeypatch: pytest.MonkeyPatch, days: int, is_kept: bool
) -> None:
    commit = kept(office, days, monkeypatch)
    ledger = office.an.ledger
    run(tidying._forget(ledger.git(run(ledger.home()))))
    assert (commit in office.an.git("for-each-ref", "refs/toa-soan/giu")) == is_kept


def loose(office: Office) -> int:
    return int(office.an.git("count-objects").partition(" ")[0])


def test_many_loose_objects_are_packed_and_all_is_there(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(office, 0, monkeypatch)
    before = office.an.git("log", "--all", "--format=%H")
    run(office.an.ledger.tidy())
    assert loose(office) > 10
    monkeypatch.setattr(tidying, "MOST_LOOSE", 3)
    run(office.an.ledger.tidy())
    assert loose(office) < 4  # what nothing leads to stays for two weeks
    assert office.an.git("log", "--all", "--format=%H") == before
    office.an.write(f"{MOT}/index.md", "sau\n")
    assert run(office.an.ledger.record(AN, [MOT], "Sửa")).sent


def test_what_a_killed_act_left_is_mended(office: Office) -> None:
    before = office.an.git("rev-parse", "HEAD")
    office.binh.write(f"{BA}/index.md", "của Bình\n")
    run(office.binh.ledger.record(BINH, [BA], "Sửa"))
    office.an.git("fetch", "-q")
    for ref in ("goc", "truoc"):
        office.an.git("update-ref", f"refs/toa-soan/{ref}", before)
    office.an.git("update-ref", "refs/heads/main", "refs/remotes/origin/main")
    run(office.an.ledger.tidy())
    assert office.an.read(f"{BA}/index.md") == "của Bình\n"
    assert office.an.status() == []
