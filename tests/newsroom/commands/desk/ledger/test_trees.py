"""Trees, made beside the working copy."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.commands.desk.ledger.faults import Fault
from newsroom.commands.desk.ledger.trees import (
    blob,
    blob_names,
    changed,
    differences,
    entries_of,
    in_order,
    room_for,
    tree_with,
)
from newsroom.commands.desk.ledger.units import Entry
from tests.support.two_desks import MOT, Desk, open_office, run

pytestmark = pytest.mark.slow
UNIT = f"content/{MOT}/"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return open_office(tmp_path).an


def test_a_tree_with_changes_has_them_and_git_s_own_index_none(desk: Desk) -> None:
    git, home, found = run(desk.ledger.now())
    old = run(entries_of(git, found.local, (UNIT,)))
    entry = old[f"{UNIT}index.md"]
    changes = {
        f"{UNIT}1.jpg": None,
        f"{UNIT}ảnh.jpg": entry,
        "content/site.toml": None,
        "content/site.toml/x": entry,
    }
    tree = run(tree_with(git, home, found.local, changes))
    assert set(run(changed(git, found.local, tree))) == set(changes)
    assert run(entries_of(git, tree, (UNIT,))) == {f"{UNIT}index.md": entry, f"{UNIT}ảnh.jpg": entry}
    assert desk.status() == []
    assert not any(home.room.glob("tam-*"))


def test_a_tree_can_be_made_of_nothing(desk: Desk) -> None:
    git, home, found = run(desk.ledger.now())
    entry = run(entries_of(git, found.local, (UNIT,)))[f"{UNIT}index.md"]
    tree = run(tree_with(git, home, "", {"x": entry}))
    assert run(changed(git, "", tree)) == run(changed(git, tree, "")) == ("x",)
    assert run(changed(git, tree, tree)) == ()
    assert run(entries_of(git, "", ("x",))) == {}


def test_names_of_files_are_those_that_git_would_give(desk: Desk) -> None:
    git, _, found = run(desk.ledger.now())
    old = run(entries_of(git, found.local, (UNIT,)))
    assert run(blob_names(git, list(old), keep=False)) == [entry.name for entry in old.values()]
    assert run(blob_names(git, [], keep=True)) == []
    with pytest.raises(Fault):
        run(blob_names(git, ["a\nb"], keep=False))


def test_the_bytes_of_a_file_are_given_raw_or_as_a_checkout_writes_them(desk: Desk) -> None:
    desk.git("config", "core.autocrlf", "true")
    git, _, found = run(desk.ledger.now())
    path = f"{UNIT}index.md"
    entry = run(entries_of(git, found.local, (path,)))[path]
    assert b"\r\n" not in run(blob(git, entry.name))
    assert b"\r\n" in run(blob(git, entry.name, path, as_file=True))


def test_differences_turn_one_into_the_other() -> None:
    x, y = Entry("100644", "1" * 40), Entry("100644", "2" * 40)
    assert differences({"a": x, "b": x, "c": x}, {"b": x, "c": y, "d": y}) == {"a": None, "c": y, "d": y}


def test_a_room_is_gone_afterwards(desk: Desk) -> None:
    _, home, _ = run(desk.ledger.now())
    with room_for(home) as room:
        (room / "x").touch()
    assert not room.exists()


def test_paths_are_sorted_once() -> None:
    assert in_order(["b", "a", "b"]) == ("a", "b")
