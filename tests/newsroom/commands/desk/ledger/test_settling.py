"""A repository is brought to what was delivered."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.commands.desk.ledger import Fault, Kind, recording, settling
from newsroom.commands.desk.ledger.delivering import Delivery, deliver
from newsroom.commands.desk.ledger.faults import fault
from tests.support.two_desks import AN, BA, BINH, HAI, MOT, Office, open_office, run

pytestmark = pytest.mark.slow


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = open_office(tmp_path)
    office.binh.write(f"{BA}/index.md", "của Bình\n")
    run(office.binh.ledger.record(BINH, [BA], "của Bình"))
    office.an.write(f"{MOT}/index.md", "của An\n")
    return office


def committing_by_hand(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let somebody commit in a terminal while the desk records."""

    async def meanwhile(*arguments: object) -> Delivery:
        done = await deliver(*arguments)  # type: ignore[arg-type]
        office.an.write(f"{HAI}/index.md", "tay\n")
        office.an.git("commit", "-qm", "bằng tay", "--", f"content/{HAI}")
        return done

    monkeypatch.setattr(recording, "deliver", meanwhile)


def test_a_commit_by_hand_meanwhile_stays_and_goes_with_the_next(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    committing_by_hand(office, monkeypatch)
    assert run(office.an.ledger.record(AN, [MOT], "của An")).sent
    monkeypatch.undo()
    assert run(office.an.ledger.send()).sent == 1
    assert office.messages() == ["bằng tay", "của An", "của Bình", "Bắt đầu"]
    assert office.an.status() == []


def test_without_a_network_too_and_then_nothing_is_recorded(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    committing_by_hand(office, monkeypatch)
    office.go_offline()
    with pytest.raises(Fault) as caught:
        run(office.an.ledger.record(AN, [MOT], "của An"))
    assert caught.value.kind is Kind.LOCKED
    monkeypatch.undo()
    assert office.an.read(f"{MOT}/index.md") == "của An\n"
    office.go_online()
    assert run(office.an.ledger.record(AN, [MOT], "của An")).sent
    assert office.messages() == ["của An", "bằng tay", "của Bình", "Bắt đầu"]


def test_what_was_sent_is_recorded_even_if_files_cannot_follow(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def no_room(*arguments: object) -> None:
        raise fault(Kind.FULL)

    monkeypatch.setattr(settling, "follow", no_room)
    recorded = run(office.an.ledger.record(AN, [MOT], "của An"))
    assert recorded.sent
    assert office.an.read(f"{BA}/index.md") != "của Bình\n"
    monkeypatch.undo()
    assert run(office.an.ledger.fetch()).updated == (BA,)
    assert office.an.status() == []
