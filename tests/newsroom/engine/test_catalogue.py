from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from newsroom.engine.catalogue import Catalogue, is_disk_fault
from newsroom.engine.codec import Damaged
from newsroom.engine.schema import FORMAT
from newsroom.engine.workers import in_background
from tests.support.building import ROOT
from tests.support.scanning import wait_for_the_clock

INDEX, TEXTS, SEAL = "site.sqlite", "site-texts.sqlite", "site.seal"


def never(process: str) -> None:
    pytest.fail(f"waits for {process}")


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    """Begin a catalogue that holds nothing."""
    made = Catalogue(tmp_path, "site")
    made.begin()
    yield made
    made.close()


def sealed(folder: Path, **notes: str) -> None:
    """Leave a sealed catalogue of notes and a text, as a build does."""
    made = Catalogue(folder, "site")
    made.lock(never)
    made.begin()
    made.start()
    note(made, **notes)
    put_text(made, "a.md", "A")
    made.unseal()
    made.seal()
    made.close()


def note(catalogue: Catalogue, **notes: str) -> None:
    """Put something into the index."""
    catalogue.put("notes", notes.items())


def put_text(catalogue: Catalogue, path: str, text: str) -> None:
    """Put something into the texts."""
    catalogue.put("texts.records", [(path, text)])


def notes_of(catalogue: Catalogue) -> dict[str, str]:
    return dict(catalogue.all("SELECT key, value FROM notes"))


def texts_of(catalogue: Catalogue) -> dict[str, str]:
    return dict(catalogue.all("SELECT path, record FROM texts.records"))


def opens(folder: Path) -> bool:
    made = Catalogue(folder, "site")
    try:
        return made.open()
    finally:
        made.close()


def let_time_pass(file: Path) -> None:
    wait_for_the_clock(file, file.with_name("probe"))


def overwrite(file: Path, place: int, data: bytes) -> None:
    let_time_pass(file)
    with file.open("rb+") as opened:
        opened.seek(place)
        opened.write(data)


# The seal


def test_what_was_sealed_opens_and_holds_what_was_put(tmp_path: Path) -> None:
    sealed(tmp_path, key="value")
    catalogue = Catalogue(tmp_path, "site")
    assert catalogue.open()
    assert notes_of(catalogue) == {"key": "value"}
    assert texts_of(catalogue) == {"a.md": "A"}
    catalogue.close()


def test_the_seal_fits_as_long_as_nobody_wrote_to_the_index(tmp_path: Path) -> None:
    sealed(tmp_path)
    assert opens(tmp_path)
    assert opens(tmp_path)


@pytest.mark.parametrize("name", [INDEX, TEXTS, SEAL])
def test_a_copy_with_the_same_bytes_is_as_good(tmp_path: Path, name: str) -> None:
    sealed(tmp_path)
    copy = tmp_path / "copy"
    copy.write_bytes((tmp_path / name).read_bytes())
    copy.replace(tmp_path / name)
    assert opens(tmp_path)


def test_an_index_of_many_pieces_is_vouched_for_to_the_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsroom.engine.catalogue._PIECE", 4096)
    sealed(tmp_path)
    index = tmp_path / INDEX
    data = index.read_bytes()
    assert len(data) > 3 * 4096
    for other, fits in (
        (data, True),
        (data[:-4096], False),
        (data + data[:4096], False),
        (data[:4096] + data[8192:12288] + data[4096:8192] + data[12288:], False),
    ):
        index.unlink()
        index.write_bytes(other)
        assert opens(tmp_path) == fits


def flip(file: Path) -> None:
    data = file.read_bytes()
    overwrite(file, len(data) // 2, bytes([data[len(data) // 2] ^ 1]))


def truncate(file: Path) -> None:
    let_time_pass(file)
    os.truncate(file, file.stat().st_size - 4096)


def append(file: Path) -> None:
    overwrite(file, file.stat().st_size, b"\0")


def empty(file: Path) -> None:
    let_time_pass(file)
    file.write_bytes(b"")


def replace_by_noise(file: Path) -> None:
    file.unlink()
    file.write_bytes(b"x" * 8192)


def replace_by_a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


DAMAGES: list[tuple[Callable[[Path], object], str]] = [
    *(
        (damage, INDEX)
        for damage in (truncate, flip, append, empty, replace_by_noise, Path.unlink, replace_by_a_folder)
    ),
    *((damage, SEAL) for damage in (empty, replace_by_noise, Path.unlink, replace_by_a_folder)),
    *((damage, TEXTS) for damage in (Path.unlink, replace_by_a_folder)),
]


@pytest.mark.parametrize(("damage", "name"), DAMAGES, ids=lambda value: getattr(value, "__name__", value))
def test_a_damaged_catalogue_does_not_open(
    tmp_path: Path, damage: Callable[[Path], object], name: str
) -> None:
    sealed(tmp_path)
    damage(tmp_path / name)
    assert not opens(tmp_path)


@pytest.mark.parametrize(
    "text", ["", "[]", "null", "1", "{}", '{"format": 1}', '{"format": 1, "stamp": 1}', "{"]
)
def test_a_seal_that_says_something_else_does_not_fit(tmp_path: Path, text: str) -> None:
    sealed(tmp_path)
    (tmp_path / SEAL).write_text(text)
    assert not opens(tmp_path)


def test_another_format_does_not_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sealed(tmp_path)
    monkeypatch.setattr("newsroom.engine.catalogue.FORMAT", FORMAT + 1)
    assert not opens(tmp_path)


def test_the_seal_of_another_catalogue_does_not_fit(tmp_path: Path) -> None:
    for name in ("one", "two"):
        sealed(tmp_path / name, name=name)
    (tmp_path / "one" / SEAL).replace(tmp_path / "two" / SEAL)
    assert not opens(tmp_path / "two")


def test_what_was_never_sealed_does_not_open(tmp_path: Path) -> None:
    assert not opens(tmp_path)
    catalogue = Catalogue(tmp_path, "site")
    catalogue.begin()
    catalogue.unseal()
    catalogue.close()
    assert (tmp_path / INDEX).exists()
    assert not opens(tmp_path)


def test_a_build_that_was_killed_after_the_seal_was_broken_leaves_nothing_to_trust(tmp_path: Path) -> None:
    sealed(tmp_path)
    catalogue = Catalogue(tmp_path, "site")
    assert catalogue.open()
    catalogue.start()
    note(catalogue, key="half")
    catalogue.unseal()
    catalogue.close()
    assert not opens(tmp_path)


def test_what_was_not_committed_is_given_up_and_the_seal_still_fits(tmp_path: Path) -> None:
    sealed(tmp_path, key="old")
    catalogue = Catalogue(tmp_path, "site")
    catalogue.lock(never)
    assert catalogue.open()
    catalogue.start()
    note(catalogue, key="new")
    put_text(catalogue, "a.md", "new")
    catalogue.close()
    catalogue = Catalogue(tmp_path, "site")
    assert catalogue.open()
    assert (notes_of(catalogue), texts_of(catalogue)) == ({"key": "old"}, {"a.md": "A"})
    catalogue.close()


def test_a_catalogue_of_another_name_is_another(tmp_path: Path) -> None:
    sealed(tmp_path)
    preview = Catalogue(tmp_path, "preview")
    assert not preview.open()
    preview.close()
    assert opens(tmp_path)


# A new one aside


def test_one_begun_aside_leaves_the_old_one_until_its_seal_is_broken(tmp_path: Path) -> None:
    sealed(tmp_path, key="old")
    old = {name: (tmp_path / name).read_bytes() for name in (INDEX, TEXTS, SEAL)}
    catalogue = Catalogue(tmp_path, "site")
    catalogue.lock(never)
    assert catalogue.open()
    catalogue.begin()
    assert (notes_of(catalogue), texts_of(catalogue)) == ({}, {})
    catalogue.start()
    note(catalogue, key="new")
    put_text(catalogue, "b.md", "B")
    assert {name: (tmp_path / name).read_bytes() for name in old} == old
    assert opens(tmp_path)
    catalogue.unseal()
    assert not opens(tmp_path)
    catalogue.seal()
    catalogue.close()
    catalogue = Catalogue(tmp_path, "site")
    assert catalogue.open()
    assert (notes_of(catalogue), texts_of(catalogue)) == ({"key": "new"}, {"b.md": "B"})
    catalogue.close()
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted([INDEX, TEXTS, SEAL, "site.lock"])


def test_one_begun_aside_and_given_up_leaves_nothing(tmp_path: Path) -> None:
    sealed(tmp_path, key="old")
    before = sorted(file.name for file in tmp_path.iterdir())
    catalogue = Catalogue(tmp_path, "site")
    catalogue.lock(never)
    catalogue.begin()
    note(catalogue, key="new")
    catalogue.close()
    assert sorted(file.name for file in tmp_path.iterdir()) == before
    assert opens(tmp_path)


def test_what_a_killed_build_had_begun_aside_is_not_taken_up(tmp_path: Path) -> None:
    catalogue = Catalogue(tmp_path, "site")
    catalogue.begin()
    note(catalogue, key="half")
    catalogue.close()
    catalogue = Catalogue(tmp_path, "site")
    catalogue.begin()
    assert notes_of(catalogue) == {}
    catalogue.close()


def test_one_can_be_begun_in_place_of_a_damaged_one(tmp_path: Path) -> None:
    sealed(tmp_path)
    for name in (INDEX, TEXTS):
        replace_by_noise(tmp_path / name)
    catalogue = Catalogue(tmp_path, "site")
    assert not catalogue.open()
    catalogue.begin()
    note(catalogue, key="new")
    catalogue.unseal()
    catalogue.seal()
    catalogue.close()
    assert opens(tmp_path)


def test_one_that_is_passing_leaves_no_file_and_the_old_one_as_it_is(tmp_path: Path) -> None:
    sealed(tmp_path, key="old")
    before = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    catalogue = Catalogue(tmp_path, "site")
    catalogue.begin(passing=True)
    note(catalogue, key="new")
    put_text(catalogue, "b.md", "B")
    assert (notes_of(catalogue), texts_of(catalogue)) == ({"key": "new"}, {"b.md": "B"})
    catalogue.close()
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == before
    assert opens(tmp_path)


# What is kept


def test_a_catalogue_that_was_not_opened_is_damage(tmp_path: Path) -> None:
    with pytest.raises(Damaged):
        notes_of(Catalogue(tmp_path, "site"))


def test_rows_are_put_in_place_of_those_with_the_same_key(catalogue: Catalogue) -> None:
    catalogue.put("notes", [])
    note(catalogue, a="1", b="2")
    note(catalogue, a="3")
    assert catalogue.all("SELECT * FROM notes ORDER BY key") == [("a", "3"), ("b", "2")]
    assert catalogue.one("SELECT value FROM notes WHERE key = ?", "a") == "3"
    assert catalogue.one("SELECT value FROM notes WHERE key = ?", "c") is None


def test_rows_are_changed_and_taken_out(catalogue: Catalogue) -> None:
    note(catalogue, a="1", b="2", c="3")
    catalogue.change("DELETE FROM notes WHERE key = ?", "a")
    catalogue.change("UPDATE notes SET value = ? WHERE key = ?", "9", "b")
    assert notes_of(catalogue) == {"b": "9", "c": "3"}


def test_a_worker_sees_what_was_committed_and_cannot_write(catalogue: Catalogue) -> None:
    catalogue.start()
    put_text(catalogue, "a.md", "A")
    catalogue.commit()
    catalogue.start()
    note(catalogue, key="later")

    def work() -> bytes:
        try:
            note(catalogue, key="worker")
        except (OSError, sqlite3.Error) as error:
            return f"{texts_of(catalogue)} {notes_of(catalogue)} {error}".encode()
        return b"wrote"

    found = in_background(work, 2)().decode()
    assert found.startswith("{'a.md': 'A'} {} ")
    assert "readonly" in found
    assert notes_of(catalogue) == {"key": "later"}
    catalogue.commit()


def test_while_it_is_still_all_read_in_one_transaction_and_it_can_be_changed_thereafter(
    catalogue: Catalogue,
) -> None:
    put_text(catalogue, "a.md", "A")

    def work() -> bytes:
        return f"{texts_of(catalogue)} {catalogue.connection.in_transaction}".encode()

    with catalogue.still():
        assert in_background(work, 2)() == b"{'a.md': 'A'} True"
        assert texts_of(catalogue) == {"a.md": "A"}
        assert catalogue.connection.in_transaction
    assert in_background(work, 2)() == b"{'a.md': 'A'} False"
    catalogue.start()
    note(catalogue, key="later")
    catalogue.commit()
    assert in_background(lambda: str(notes_of(catalogue)).encode(), 2)() == b"{'key': 'later'}"


def test_a_fault_while_it_is_still_ends_the_transaction(catalogue: Catalogue) -> None:
    with pytest.raises(ValueError, match="printing"), catalogue.still():
        raise ValueError("printing")
    assert not catalogue.connection.in_transaction


# Faults of the disk


@pytest.mark.parametrize("code", [sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_IOERR | 3 << 8])
def test_a_fault_of_the_disk_is_no_damage(code: int) -> None:
    error = sqlite3.OperationalError("database or disk is full")
    error.sqlite_errorcode = code
    assert is_disk_fault(error)
    assert not is_disk_fault(sqlite3.DatabaseError("file is not a database"))


def test_an_error_of_the_program_stays_what_it_is(catalogue: Catalogue) -> None:
    with pytest.raises(sqlite3.OperationalError):
        catalogue.put("khong_co", [(1,)])
    with pytest.raises(sqlite3.OperationalError):
        catalogue.change("SELEC")


def test_a_full_disk_is_a_fault_of_the_disk(catalogue: Catalogue) -> None:
    catalogue.change("PRAGMA max_page_count = 30")
    with pytest.raises(sqlite3.OperationalError, match="full") as found:
        catalogue.put("notes", ((str(number), "x" * 1000) for number in range(200)))
    assert is_disk_fault(found.value)


# The lock

HOLDER = """\
import sys, time
from pathlib import Path
from newsroom.engine.catalogue import Catalogue
catalogue = Catalogue(Path(sys.argv[1]), "site")
catalogue.lock(lambda process: print("waits for", process, flush=True))
print("in", flush=True)
sys.stdin.readline()
catalogue.close()
print("out", flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[[], subprocess.Popen[str]]]:
    """Give a function that starts a process which takes the lock, and ends it when told a line."""
    started: list[subprocess.Popen[str]] = []

    def start() -> subprocess.Popen[str]:
        started.append(
            subprocess.Popen(
                [sys.executable, "-c", HOLDER, str(tmp_path / "cache")],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT,
            )
        )  # fmt: skip
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.communicate()


def line(process: subprocess.Popen[Any]) -> str:
    assert process.stdout is not None
    return str(process.stdout.readline()).strip()


def tell(process: subprocess.Popen[Any]) -> None:
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()


@pytest.mark.slow
def test_a_second_process_waits_for_the_first_and_names_it(
    start: Callable[[], subprocess.Popen[str]],
) -> None:
    first = start()
    assert line(first) == "in"
    second = start()
    assert line(second) == f"waits for {first.pid}"
    tell(first)
    assert line(first) == "out"
    assert line(second) == "in"


@pytest.mark.slow
def test_the_lock_of_a_killed_process_goes_to_the_next(start: Callable[[], subprocess.Popen[str]]) -> None:
    first = start()
    assert line(first) == "in"
    second, third = start(), None
    assert line(second) == f"waits for {first.pid}"
    first.send_signal(signal.SIGKILL)
    assert line(second) == "in"
    third = start()
    assert line(third) == f"waits for {second.pid}"
    second.kill()
    assert line(third) == "in"


@pytest.mark.slow
def test_a_lock_that_a_killed_process_left_is_free(
    start: Callable[[], subprocess.Popen[str]], tmp_path: Path
) -> None:
    process = start()
    assert line(process) == "in"
    process.kill()
    process.wait()
    catalogue = Catalogue(tmp_path / "cache", "site")
    catalogue.lock(never)
    catalogue.close()


@pytest.mark.slow
def test_builds_of_other_kinds_do_not_wait(
    start: Callable[[], subprocess.Popen[str]], tmp_path: Path
) -> None:
    assert line(start()) == "in"
    preview = Catalogue(tmp_path / "cache", "preview")
    preview.lock(never)
    preview.close()


def test_the_lock_can_be_taken_again_when_it_was_given_up(tmp_path: Path) -> None:
    catalogue = Catalogue(tmp_path, "site")
    for _ in range(2):
        catalogue.lock(never)
        catalogue.close()
    catalogue.close()
