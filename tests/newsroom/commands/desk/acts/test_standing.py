"""Where an article stands, by its manuscript and by what the server has."""

from __future__ import annotations

from datetime import datetime

import pytest

from newsroom.commands.desk.acts.standing import FRESH, Shared, status_of
from newsroom.vietnamese.printing import VIETNAM
from tests.support.desk import ALL, DRAFT, PUBLISHED, REVIEW, SCHEDULED, WITHDRAWN, DeskOf

NOW = datetime(2026, 11, 27, 9, 30, tzinfo=VIETNAM)


def data(*lines: str) -> bytes:
    """Write a manuscript with these lines in its header."""
    return "\n".join(("Title: A", *lines, "", "B.", "")).encode()


@pytest.mark.parametrize(
    ("lines", "status"),
    [
        (("Date: 2026-11-27 09:30",), "published"),
        (("Date: 2026-11-27 09:31",), "scheduled"),
        (("Date: 28/11/2026",), "scheduled"),
        (("Date: 2026-11-27 09:00", "Status: published"), "published"),
        (("Date: 2026-11-27 09:00", "Status: draft"), "review"),
        (("Date: 2099-01-01", "status: Draft"), "review"),
        (("Date: 2026-11-27", "Status: withdrawn", "Withdrawn: Sai."), "withdrawn"),
        (("Date: 2099-01-01", "Status: WITHDRAWN"), "withdrawn"),
        (("Date: 2026-11-27", "Status: nháp"), "review"),
    ],
)
def test_what_the_server_has_stands_as_its_manuscript_says(lines: tuple[str, ...], status: str) -> None:
    assert status_of(data(*lines), True, NOW) == status


@pytest.mark.parametrize(
    "line", ["Date: 2026-11-01", "Status: draft", "Status: withdrawn", "Date: 2099-01-01"]
)
def test_what_the_server_does_not_have_is_a_draft_whatever_it_says(line: str) -> None:
    assert status_of(data(line), False, NOW) == "draft"


def test_each_article_of_a_working_copy_stands_as_git_and_its_manuscript_say(office: DeskOf) -> None:
    shared = office.workplace.shared
    found = {place: office.runner.run(shared.status(place, office.file(place).read_bytes())) for place in ALL}
    assert found == {
        PUBLISHED: "published",
        REVIEW: "review",
        SCHEDULED: "scheduled",
        WITHDRAWN: "withdrawn",
        DRAFT: "draft",
    }


def test_what_git_said_is_believed_until_it_is_forgotten(office: DeskOf) -> None:
    shared = office.workplace.shared
    data = office.file(DRAFT).read_bytes()
    assert office.runner.run(shared.status(DRAFT, data)) == "draft"
    person = office.workplace.person
    office.runner.run(office.workplace.ledger.record(person, (f"articles/{DRAFT}",), "Gửi duyệt: Nháp"))
    assert office.runner.run(shared.status(DRAFT, data)) == "draft"
    shared.forget()
    assert office.runner.run(shared.status(DRAFT, data)) == "review"


def test_many_who_ask_at_once_ask_git_once(office: DeskOf, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = 0
    ledger = office.workplace.ledger
    states = ledger.states

    async def counted() -> object:
        nonlocal asked
        asked += 1
        return await states()

    monkeypatch.setattr(ledger, "states", counted)
    shared = Shared(ledger)

    async def all_at_once() -> None:
        import asyncio

        await asyncio.gather(*(shared.states() for _ in range(8)))

    office.runner.run(all_at_once())
    assert asked == 1


def test_without_git_all_that_is_here_is_taken_for_public(office: DeskOf) -> None:
    (office.workplace.root / ".git").rename(office.workplace.root / "git")
    shared = Shared(office.workplace.ledger)
    assert office.runner.run(shared.status(PUBLISHED, office.file(PUBLISHED).read_bytes())) == "published"
    assert office.runner.run(shared.status(DRAFT, office.file(DRAFT).read_bytes())) == "review"
    assert shared.known() is None


def test_a_fault_of_git_leaves_what_it_said_before(office: DeskOf) -> None:
    shared = office.workplace.shared
    before = office.runner.run(shared.states())
    head = office.workplace.root / ".git" / "refs" / "heads" / "main"
    head.write_text("0" * 40 + "\n")
    shared.forget()
    assert office.runner.run(shared.states()) == before


def test_what_decides_a_save_is_asked_anew_after_two_seconds(
    office: DeskOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared, data = office.workplace.shared, office.file(DRAFT).read_bytes()
    assert office.runner.run(shared.status(DRAFT, data)) == "draft"
    person = office.workplace.person
    office.runner.run(office.workplace.ledger.record(person, (f"articles/{DRAFT}",), "Gửi duyệt: Nháp"))
    monkeypatch.setattr(shared, "_asked", shared._asked - FRESH - 1)
    assert office.runner.run(shared.status(DRAFT, data)) == "draft"
    assert office.runner.run(shared.status(DRAFT, data, FRESH)) == "review"
