"""What is kept is kept whole, hashes apart and for their owner only."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsroom.commands.counting import state as keeping
from newsroom.commands.counting.published import Fact
from newsroom.commands.counting.readings import Day, Readings
from newsroom.commands.counting.state import Damaged, Place, State, load, save
from newsroom.engine import write_atomic


def salt() -> bytes:
    return b"s" * 32


def filled() -> State:
    readings = Readings(salt, {"2024/07/bai/": 3}, {"2024-07-11": {"2024/07/bai/": 3}}, newest=1720688467)
    readings.visitors = {"2024-07-11": Day(salt(), 5, {b"\1" * 9: [1720688467]})}
    place = Place(100, "abc", 5000, ("date", "time"), "2024-07-11")
    return State(readings, [place], {"1:2:3:4": "2024-07-11"}, {"2024/07/bai/": Fact(1, 2, "Bài", 9)})


def test_what_was_kept_is_there_again(tmp_path: Path) -> None:
    state = filled()
    save(tmp_path, state)
    assert load(tmp_path, salt) == state
    save(tmp_path, state)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["state.json", "visitors-2.json"]
    assert load(tmp_path, salt) == state


def test_hashes_are_for_their_owner_and_a_back_up_does_without(tmp_path: Path) -> None:
    save(tmp_path, filled())
    (visitors,) = tmp_path.glob("visitors-*.json")
    assert visitors.stat().st_mode & 0o077 == 0
    assert salt().hex() not in (tmp_path / "state.json").read_text(encoding="utf-8")
    visitors.unlink()
    restored = load(tmp_path, salt)
    assert restored.readings.visitors == {}
    assert restored.readings.totals == {"2024/07/bai/": 3}


def test_killed_between_the_two_files_the_old_ones_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = filled()
    save(tmp_path, state)
    write = write_atomic

    def killed(path: Path, data: bytes, **options: bool) -> None:
        if path.name == "state.json":
            raise KeyboardInterrupt
        write(path, data, **options)

    monkeypatch.setattr(keeping, "write_atomic", killed)
    newer = filled()
    newer.turn, newer.readings.totals, newer.readings.visitors = state.turn, {}, {}
    with pytest.raises(KeyboardInterrupt):
        save(tmp_path, newer)
    assert load(tmp_path, salt) == state


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"format": 1}', b'{"format": 99}', b"\xff"])
def test_a_damaged_state_is_told_not_counted_over(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "state.json").write_bytes(data)
    with pytest.raises(Damaged, match=r"state\.json"):
        load(tmp_path, salt)


@pytest.mark.parametrize(
    "damage",
    [
        {"logs": [[1]]},
        {"logs": [[1, 2, 3, [], "2024-07-11"]]},
        {"totals": []},
        {"totals": {"2024/07/bai/": "3"}},
        {"days": {"hôm qua": {}}},
        {"newest": "x"},
        {"newest": 1e99},
        {"turn": "../x"},
        {"done": {"1:2:3:4": 5}},
        {"pages": {"2024/07/bai/": [1, 2, 3, "4"]}},
    ],
)
def test_damage_within_is_told_too(tmp_path: Path, damage: dict[str, object]) -> None:
    save(tmp_path, filled())
    file = tmp_path / "state.json"
    kept = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps({**kept, **damage}), encoding="utf-8")
    with pytest.raises(Damaged):
        load(tmp_path, salt)


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"2024-07-11": {"salt": "x"}}'])
def test_who_read_lately_may_be_damaged_and_counts_stay(tmp_path: Path, data: bytes) -> None:
    save(tmp_path, filled())
    (tmp_path / "visitors-1.json").write_bytes(data)
    restored = load(tmp_path, salt)
    assert restored.readings.visitors == {}
    assert restored.readings.totals == {"2024/07/bai/": 3}


def test_salts_that_a_killed_run_left_half_written_go_with_the_next(tmp_path: Path) -> None:
    left = tmp_path / ".0123456789abcdef.1.2.tmp"
    left.write_bytes(salt())
    save(tmp_path, filled())
    assert not left.exists()


def test_logs_that_are_long_gone_are_forgotten(tmp_path: Path) -> None:
    state = filled()
    state.forget("2024-11-08")
    assert state.places
    state.forget("2024-11-09")
    assert (state.places, state.done) == ([], {})
