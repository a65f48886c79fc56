"""How all articles stand, at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from newsroom.commands.desk.ledger import State
from newsroom.commands.desk.ledger.program import Answer, Git
from tests.support.two_desks import AN, BA, BINH, HAI, MOT, Office, open_office, run

pytestmark = pytest.mark.slow
A, B, C = (place.removeprefix("articles/") for place in (MOT, HAI, BA))
NEW = "2024/08/moi"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return open_office(tmp_path)


def test_new_changed_and_unchanged_articles_are_told_apart(office: Office) -> None:
    office.an.write(f"{MOT}/1.jpg", "khác")
    office.an.write(f"articles/{NEW}/index.md", "x\n")
    (office.an.content / HAI / "1.jpg").unlink()
    found = run(office.an.ledger.states())
    assert [found.of(place) for place in (A, B, C, NEW)] == [
        State.CHANGED, State.CHANGED, State.SAME, State.NEW,
    ]  # fmt: skip
    assert found.sent == {A, B, C}
    assert found.edited == {A, B, NEW}
    assert run(office.an.ledger.state_of(C)) is State.SAME


def test_what_waits_and_what_others_changed_is_known(office: Office) -> None:
    office.an.write(f"{HAI}/index.md", "của An\n")
    office.binh.write(f"{HAI}/index.md", "của Bình\n")
    run(office.binh.ledger.record(BINH, [HAI], "Sửa"))
    run(office.an.ledger.fetch())
    office.go_offline()
    office.an.write(f"articles/{NEW}/index.md", "x\n")
    run(office.an.ledger.record(AN, [f"articles/{NEW}"], "Gửi duyệt"))
    found = run(office.an.ledger.states())
    assert found.behind == {B}
    assert found.waiting == {NEW}
    assert found.of(NEW) is State.NEW
    assert B in found.edited


def test_git_is_asked_no_oftener_for_many_articles(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    really = Git.run

    async def counted(self: Git, *words: str, **more: Any) -> Answer:
        asked.append(" ".join(words))
        return await really(self, *words, **more)

    monkeypatch.setattr(Git, "run", counted)
    run(office.an.ledger.states())
    few, asked[:] = len(asked), []
    for number in range(300):
        office.an.write(f"articles/2024/09/bai-{number}/index.md", "x")
    assert len(run(office.an.ledger.states()).edited) == 300
    assert len(asked) == few < 8


def test_a_touched_file_is_not_changed(office: Office) -> None:
    (office.an.content / MOT / "index.md").touch()
    assert run(office.an.ledger.states()).edited == frozenset()


def test_without_a_server_the_branch_counts(office: Office) -> None:
    office.an.git("remote", "remove", "origin")
    assert run(office.an.ledger.states()).sent == {A, B, C}


def test_a_folder_that_is_being_made_is_no_article(office: Office) -> None:
    office.an.write("articles/2024/07/.nhap-moi-1/index.md", "x\n")
    assert run(office.an.ledger.states()).edited == frozenset()
