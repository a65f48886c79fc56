"""What one person works with begins, follows what others send, and ends."""

from __future__ import annotations

import asyncio

import pytest

from newsroom.commands.desk import workplaces
from newsroom.commands.desk.ledger import Fault, Kind
from newsroom.commands.desk.workplaces import OnePlace
from tests.support.desk import EDITOR, PUBLISHED, SITTING, DeskOf


def test_the_site_is_what_the_working_copy_says_now(office: DeskOf) -> None:
    assert office.workplace.site.name == "Trang tin thử"
    (office.content / "site.toml").write_text('name = "Tên khác"\n')
    assert office.workplace.site.name == "Tên khác"


def test_a_desk_is_shared_where_people_log_in(office: DeskOf) -> None:
    assert not office.workplace.is_shared
    office.become(EDITOR)
    assert office.workplace.is_shared


def test_a_pc_has_one_place_whoever_is_named(office: DeskOf) -> None:
    one = OnePlace(office.workplace)
    assert office.runner.run(one.of("")) is office.workplace
    assert office.runner.run(one.of("khac")) is office.workplace
    assert office.workplace.person == SITTING


def test_what_others_send_comes_and_the_preview_follows(
    office: DeskOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workplaces, "FETCHED_EVERY", 0.05)

    async def followed() -> None:
        office.workplace.start()
        version = await office.workplace.preview.beyond(office.workplace.preview.state.version)
        await asyncio.to_thread(office.others_send, PUBLISHED, "Title: Của người khác\n\nB.\n")
        async with asyncio.timeout(10):
            while "Của người khác" not in office.file(PUBLISHED).read_text():
                await asyncio.sleep(0.02)
            await office.workplace.preview.beyond(version)
        await office.workplace.stop()

    office.runner.run(followed())
    assert "Của người khác" in office.get("/").text


@pytest.mark.parametrize("error", [Fault(Kind.OFFLINE, "Mất mạng."), OSError(24, "Too many open files")])
def test_a_server_that_does_not_answer_ends_nothing(
    office: DeskOf, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    monkeypatch.setattr(workplaces, "FETCHED_EVERY", 0.01)
    asked = 0

    async def fetch() -> None:
        nonlocal asked
        asked += 1
        raise error

    monkeypatch.setattr(office.workplace.ledger, "fetch", fetch)

    async def followed() -> None:
        office.workplace.start()
        async with asyncio.timeout(10):
            while asked < 3:
                await asyncio.sleep(0.01)
        await office.workplace.stop()

    office.runner.run(followed())


def test_stopping_leaves_nothing_running(office: DeskOf) -> None:
    async def run() -> set[str]:
        office.workplace.start()
        await office.workplace.preview.beyond(office.workplace.preview.state.version)
        await OnePlace(office.workplace).stop()
        return {str(task.get_coro()) for task in asyncio.all_tasks() if task is not asyncio.current_task()}

    assert office.runner.run(run()) == set()
