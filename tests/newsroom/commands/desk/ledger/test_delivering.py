"""Commits on their way to the server."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from newsroom.commands.desk.ledger import Refused, delivering
from newsroom.commands.desk.ledger.sending import Outcome, Pushed, push
from tests.support.two_desks import AN, BA, BINH, HAI, MOT, Office, open_office, run

pytestmark = pytest.mark.slow
PICKY = """read old new ref
for commit in $(git rev-list $old..$new); do
  if git log -1 --format=%s $commit | grep -q "sai"; then echo "lỗi: có bài sai" >&2; exit 1; fi
done"""


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return open_office(tmp_path)


def wait_with(office: Office, *sayings: tuple[str, str]) -> None:
    """Let An record while there is no network."""
    office.go_offline()
    for place, message in sayings:
        office.an.write(f"{place}/index.md", f"{message}\n")
        run(office.an.ledger.record(AN, [place], message))
    office.go_online()


def test_a_refused_commit_that_waited_is_taken_back_and_the_others_are_sent(office: Office) -> None:
    wait_with(office, (MOT, "một"), (HAI, "hai sai"), (BA, "ba"), (HAI, "hai tiếp"))
    office.hook(PICKY)
    sent = run(office.an.ledger.send())
    assert (sent.sent, sent.left) == (2, 0)
    assert [(one.message, one.paths, one.why) for one in sent.back] == [
        ("hai sai", (HAI,), "lỗi: có bài sai"), ("hai tiếp", (HAI,), "lỗi: có bài sai"),
    ]  # fmt: skip
    assert office.messages() == ["ba", "một", "Bắt đầu"]
    assert office.an.read(f"{HAI}/index.md") == "hai tiếp\n"
    assert office.an.status() == [f" M content/{HAI}/index.md"]
    assert len(office.an.git("for-each-ref", "refs/toa-soan/giu").splitlines()) == 2
    assert run(office.an.ledger.pending()) == ()
    assert run(office.an.ledger.record(AN, [HAI], "hai đúng")).sent


def test_a_new_commit_is_refused_alone_and_what_waited_is_sent(office: Office) -> None:
    wait_with(office, (MOT, "một"))
    office.hook(PICKY)
    office.an.write(f"{HAI}/index.md", "hai\n")
    with pytest.raises(Refused, match="có bài sai"):
        run(office.an.ledger.record(AN, [HAI], "hai sai"))
    assert office.messages() == ["một", "Bắt đầu"]
    assert office.an.read(f"{HAI}/index.md") == "hai\n"
    assert office.an.status() == [f" M content/{HAI}/index.md"]


def test_what_waited_for_a_text_that_others_changed_comes_back_as_a_conflict(office: Office) -> None:
    wait_with(office, (MOT, "một"), (HAI, "hai"))
    office.binh.write(f"{MOT}/index.md", "của Bình\n")
    run(office.binh.ledger.record(BINH, [MOT], "Sửa"))
    sent = run(office.an.ledger.send())
    assert sent.sent == 1
    assert [one.paths for one in sent.back] == [(MOT,)]
    assert office.an.read(f"{MOT}/index.md") == "một\n"
    texts = run(office.an.ledger.conflict(MOT))
    assert texts
    assert (texts.ours, texts.theirs) == ("một\n".encode(), "của Bình\n".encode())


def test_who_is_overtaken_between_fetch_and_push_begins_again(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    pushes: list[Outcome] = []

    async def overtaken(*arguments: object) -> Pushed:
        if not pushes:
            office.binh.write(f"{BA}/index.md", "của Bình\n")
            office.binh.git("commit", "-qam", "Bình vượt")
            office.binh.git("push", "-q")
        pushed = await push(*arguments)  # type: ignore[arg-type]
        pushes.append(pushed.outcome)
        return pushed

    monkeypatch.setattr(delivering, "push", overtaken)
    office.an.write(f"{MOT}/index.md", "của An\n")
    assert run(office.an.ledger.record(AN, [MOT], "Đăng: Một")).sent
    assert pushes == [Outcome.RACE, Outcome.TAKEN]
    assert office.messages() == ["Đăng: Một", "Bình vượt", "Bắt đầu"]
    assert office.an.read(f"{BA}/index.md") == "của Bình\n"


def test_two_who_send_at_once_are_both_there(office: Office) -> None:
    office.an.write(f"{MOT}/index.md", "của An\n")
    office.binh.write(f"{HAI}/index.md", "của Bình\n")

    async def both() -> bool:
        done = await asyncio.gather(
            office.an.ledger.record(AN, [MOT], "của An"), office.binh.ledger.record(BINH, [HAI], "của Bình")
        )
        return all(one.sent for one in done)

    assert run(both())
    assert set(office.messages()) == {"của An", "của Bình", "Bắt đầu"}
    assert (office.text(f"{MOT}/index.md"), office.text(f"{HAI}/index.md")) == ("của An\n", "của Bình\n")


def test_without_a_server_the_commit_stays_on_this_machine(office: Office) -> None:
    office.an.git("remote", "remove", "origin")
    office.an.write(f"{MOT}/index.md", "của An\n")
    recorded = run(office.an.ledger.record(AN, [MOT], "một"))
    assert recorded.commit == office.an.git("rev-parse", "HEAD")
    assert "chưa được nối" in recorded.why
