"""Log files are read in bounds, from where they were left."""

from __future__ import annotations

import gzip
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.commands.counting import sources
from newsroom.commands.counting.sources import CUT_OFF, FOREIGN, LONGEST, TOO_LARGE, Source, named_logs


def lines(path: Path, offset: int = 0) -> tuple[list[bytes | None], int, str]:
    """Give the lines, where the last ends, and what was wrong."""
    source = Source(str(path))
    found = list(source.lines(offset))
    source.close()
    return [line for line, _ in found], found[-1][1] if found else offset, source.fault


def write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def test_a_line_counts_when_its_end_is_there(tmp_path: Path) -> None:
    log = write(tmp_path / "a.log", b"mot\nhai\nb")
    assert lines(log) == ([b"mot", b"hai"], 8, "")
    log.write_bytes(b"mot\nhai\nba\n")
    assert lines(log, 8) == ([b"ba"], 11, "")
    assert lines(log, 400) == ([], 400, "")


@pytest.mark.parametrize("length", [LONGEST, LONGEST + 1, 10 * LONGEST, 700_000])
def test_a_line_that_is_too_long_is_skipped_and_told(tmp_path: Path, length: int) -> None:
    data = b"mot\n" + b"x" * length + b"\nhai\n"
    for log in (write(tmp_path / "a", data), write(tmp_path / "b.gz", gzip.compress(data))):
        found, end, fault = lines(log)
        assert found == [b"mot", b"x" * length if length <= LONGEST else None, b"hai"]
        assert (end, fault) == (len(data), "")
    without_end = write(tmp_path / "c", b"mot\n" + b"x" * length)
    assert lines(without_end)[:2] == ([b"mot"], 4)


def test_a_packed_log_is_known_by_what_it_holds_not_by_its_name(tmp_path: Path) -> None:
    data = b"".join(b"dong %d\n" % number for number in range(50_000))
    packed = write(tmp_path / "access.log.2", gzip.compress(data[:100]) + gzip.compress(data[100:]))
    found, end, fault = lines(packed)
    assert (len(found), end, fault) == (50_000, len(data), "")
    assert lines(packed, len(data) - 11)[0] == [b"dong 49999"]


def test_a_packed_log_that_is_cut_off_gives_what_is_whole(tmp_path: Path) -> None:
    random.seed(1)
    data = b"".join(b"dong %d\n" % random.randrange(10**9) for _ in range(50_000))
    cut = write(tmp_path / "a.gz", gzip.compress(data)[:-20_000])
    found, end, fault = lines(cut)
    assert fault == CUT_OFF
    assert 0 < len(found) < 50_000
    assert data[:end].split(b"\n")[:-1] == found


def test_a_packed_log_that_is_damaged_ends_there(tmp_path: Path) -> None:
    data = bytearray(gzip.compress(b"dong\n" * 100))
    data[20:30] = b"\xff" * 10
    assert lines(write(tmp_path / "a.gz", bytes(data)))[2] == CUT_OFF


def test_a_bomb_is_inflated_to_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "_LEAST_ROOM", 1 << 20)
    bomb = write(tmp_path / "a.gz", gzip.compress(b"GET\n" * (1 << 20), 9))
    found, end, fault = lines(bomb)
    assert fault == TOO_LARGE
    assert end == 4 * len(found) <= max(1 << 20, 200 * bomb.stat().st_size)


@pytest.mark.parametrize("magic", [b"BZh9", b"\xfd7zXZ\0", b"\x28\xb5\x2f\xfd"])
def test_other_packers_are_told(tmp_path: Path, magic: bytes) -> None:
    assert lines(write(tmp_path / "a.xz", magic + b"\n\n")) == ([], 0, FOREIGN)


def test_a_log_is_named_with_what_was_rotated_of_it(tmp_path: Path) -> None:
    own = ("a.log", "a.log.1", "a.log.2.gz", "a.log-20240711", "a.log-20240710.gz")
    for name in (*own, "a.log.bak", "b.log", "a.log.1.tmp", ".a.log"):
        write(tmp_path / name, b"")
    (tmp_path / "d.log").mkdir()

    def named(*words: str) -> set[str]:
        return {Path(one).name for one in named_logs(words)}

    assert named(f"{tmp_path}/a.log") == set(own)
    assert named(f"{tmp_path}/?.log") == {"a.log", "b.log"}
    assert named(str(tmp_path)) == {*own, "b.log"}
    assert named(f"{tmp_path}/khong-co.log", f"{tmp_path}/khong/co.log") == set()
    assert len(named_logs([f"{tmp_path}/a.log", f"{tmp_path}/*.log"])) == 6


def test_a_folder_of_logs_has_those_that_shared_hosting_calls_otherwise(tmp_path: Path) -> None:
    logs = {
        "access_log",
        "access_log.1",
        "access_log-20240711.gz",
        "co-quan.example-ssl_log",
        "u_ex240711.log",
    }
    for name in (*logs, "state.json", "catalog", "ghi-chu.txt"):
        write(tmp_path / name, b"")
    assert {Path(one).name for one in named_logs([str(tmp_path)])} == logs


@given(st.binary(max_size=200), st.integers(0, 100))
def test_a_packed_log_of_any_bytes_ends(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, cut: int
) -> None:
    folder = tmp_path_factory.mktemp("any")
    lines(write(folder / "a", b"\x1f\x8b" + data))
    lines(write(folder / "b", gzip.compress(data)[:cut]))
