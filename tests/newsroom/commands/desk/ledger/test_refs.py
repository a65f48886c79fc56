"""The refs of the desk."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.commands.desk.ledger.refs import begin_move, end_move, set_ref
from newsroom.commands.desk.ledger.situation import BASE_REF
from tests.support.two_desks import Office, open_office, run

pytestmark = pytest.mark.slow


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return open_office(tmp_path)


def test_a_ref_is_set_only_from_what_it_is_said_to_be(office: Office) -> None:
    git, _, found = run(office.an.ledger.now())
    assert not run(set_ref(git, BASE_REF, found.local, found.local))
    assert run(set_ref(git, BASE_REF, found.local, ""))
    run(begin_move(git, found.local, found.local))
    run(end_move(git))
    run(end_move(git))
    assert office.an.git("for-each-ref", "refs/toa-soan") == ""
