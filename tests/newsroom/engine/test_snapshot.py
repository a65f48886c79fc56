from __future__ import annotations

import os
import stat
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.engine import snapshot as engine_snapshot
from newsroom.engine.disk import fingerprint
from newsroom.engine.snapshot import Files, Mark, Snapshot, Stamp, composed, stamp_of
from tests.support.scanning import CONTENT, known, look, make_content, noted, stored, write

names = st.binary(min_size=1, max_size=6).filter(lambda name: not {0, ord("/")} & set(name))
paths = st.lists(names, min_size=1, max_size=4).map(b"/".join)
stamps = st.builds(Stamp, st.integers(-1, 2**40), st.integers(0, 2**62), st.integers(0, 2**62))
digests = st.binary(min_size=16, max_size=16)
marks = st.builds(Mark, stamps, digests)

# Notes


@pytest.mark.slow
@given(st.dictionaries(paths, marks, max_size=20))
def test_notes_come_back_from_their_packed_form(marks: dict[bytes, Mark]) -> None:
    snapshot = stored(noted(marks))
    assert sorted(snapshot.files()) == sorted(marks)
    assert {path: snapshot.get(path) for path in marks} == marks
    assert bool(snapshot) == bool(marks)


@pytest.mark.slow
@given(st.dictionaries(paths, stamps, max_size=10), st.dictionaries(paths, marks, max_size=10))
def test_folders_are_noted_beside_files_of_the_same_name(
    folders: dict[bytes, Stamp], files: dict[bytes, Mark]
) -> None:
    marks = {
        **{path + b"/": Mark(stamp) for path, stamp in folders.items()},
        **files,
        b"/": Mark(Stamp(0, 1, 2)),
    }
    snapshot = stored(noted(marks))
    assert {path: snapshot.get(path) for path in marks} == marks
    assert sorted(snapshot.files()) == sorted(files)


@pytest.mark.slow
@given(
    st.dictionaries(paths, marks, max_size=12),
    st.lists(st.tuples(paths, st.none() | marks), max_size=12),
)
def test_only_what_changed_has_to_be_kept(
    before: dict[bytes, Mark], edits: list[tuple[bytes, Mark | None]]
) -> None:
    first = noted(before)
    second = stored(first)
    expected = dict(before)
    for path, mark in [*edits, *((path, None) for path in sorted(before)[::3])]:
        if mark is None:
            second.drop(path)
            expected.pop(path, None)
        else:
            second.put(path, mark)
            expected[path] = mark
    third = stored(first, second)
    assert sorted(third.files()) == sorted(second.files()) == sorted(expected)
    assert {path: third.get(path) for path in expected} == expected
    assert all(third.get(path) is None for path in before.keys() - expected.keys())


@pytest.mark.slow
@given(
    st.dictionaries(paths, marks, max_size=12),
    st.lists(st.tuples(paths, st.none() | marks), max_size=20),
)
def test_notes_are_the_same_however_many_are_open(
    before: dict[bytes, Mark], edits: list[tuple[bytes, Mark | None]]
) -> None:
    found = []
    for number in (0, 3, 100):
        with patch.object(engine_snapshot, "_OPEN", number):
            snapshot = stored(noted(before))
            for path, mark in [*edits, *((path, None) for path in sorted(before)[::2])]:
                if mark is None:
                    snapshot.drop(path)
                else:
                    snapshot.put(path, mark)
            files = sorted(path for path in snapshot.files() if snapshot.get(path))
            below = [snapshot.below(os.path.dirname(path) + b"/") for path, _ in edits]
            found.append((snapshot.touched(), files, below, bool(snapshot), stored(snapshot).touched()))
    assert found[0] == found[1] == found[2]


def test_a_shard_of_many_notes_is_not_opened_again_for_each_that_is_asked_for() -> None:
    many, others = [b"anh/%d" % one for one in range(2000)], [b"bai/%d/a/b" % one for one in range(200)]
    snapshot = stored(noted(dict.fromkeys([*many, *others], Mark(Stamp(1, 2, 3)))))
    unpacking = patch.object(engine_snapshot, "_unpack", side_effect=engine_snapshot._unpack)
    with patch.object(engine_snapshot, "_OPEN", 100), unpacking as unpack:
        for one in others:
            snapshot.get(one), snapshot.get(many[0])
            for other in others[:70]:
                snapshot.get(other)
    opened = [call.args[0].name for call in unpack.call_args_list]
    assert opened.count(b"") == 1
    assert opened.count(b"bai/1") > 1


@pytest.mark.parametrize("number", [0, 100])
def test_nothing_is_noted_when_the_last_note_is_dropped(number: int) -> None:
    with patch.object(engine_snapshot, "_OPEN", number):
        snapshot = Snapshot()
        assert not snapshot
        snapshot.put(b"a/b/c", Mark(Stamp(1, 2, 3)))
        snapshot.drop(b"d")
        assert snapshot
        snapshot.drop(b"a/b/c")
        assert not snapshot


def test_reading_notes_touches_nothing() -> None:
    snapshot = stored(noted({b"a/b": Mark(Stamp(1, 2, 3), fingerprint(b""))}))
    snapshot.get(b"a/b"), snapshot.get(b"khong/co"), snapshot.below(b"a/"), list(snapshot.files())
    snapshot.drop(b"a/khong-co")
    snapshot.set_digest(b"a/b", fingerprint(b""))
    assert snapshot.touched() == []


@pytest.mark.slow
@given(st.sets(paths, max_size=25), st.sets(paths, max_size=5), paths)
def test_what_lies_below_a_folder_is_found(files: set[bytes], folders: set[bytes], top: bytes) -> None:
    known = files | {folder + b"/" for folder in folders}
    snapshot = stored(noted({path: Mark(Stamp(0, 0, 0)) for path in known}))
    assert snapshot.below(top + b"/") == sorted(path for path in known if path.startswith(top + b"/"))


@pytest.mark.slow
@given(st.sets(paths, max_size=25), st.sets(paths, max_size=5), paths)
def test_what_lies_in_a_folder_and_the_folders_in_it_is_found(
    files: set[bytes], folders: set[bytes], top: bytes
) -> None:
    known = files | {folder + b"/" for folder in folders} | {top + b"/" + path for path in files}
    snapshot = stored(noted({path: Mark(Stamp(0, 0, 0)) for path in known}))
    assert snapshot.inside(top + b"/") == sorted(
        path
        for path in known
        if path.startswith(top + b"/")
        and not path.endswith(b"/")
        and path.removeprefix(top + b"/").count(b"/") < 2
    )


def test_the_number_of_an_inode_may_have_all_64_bits(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    found = os.lstat(tmp_path / "a")
    values = list(found)
    values[stat.ST_INO] = 2**64 - 1
    mark = Mark(stamp_of(os.stat_result(values, {"st_ctime_ns": found.st_ctime_ns})), fingerprint(b""))
    assert stored(noted({b"a": mark})).get(b"a") == mark


def test_a_digest_is_known_when_it_was_noted() -> None:
    snapshot = noted({b"a": Mark(Stamp(1, 2, 3))})
    assert (snapshot.digest(b"a"), snapshot.digest(b"b")) == (None, None)
    snapshot.set_digest(b"a", fingerprint(b"x"))
    snapshot.set_digest(b"b", fingerprint(b"x"))
    assert (snapshot.digest(b"a"), snapshot.get(b"a")) == (
        fingerprint(b"x"),
        Mark(Stamp(1, 2, 3), fingerprint(b"x")),
    )
    assert snapshot.get(b"b") is None


# Files by their composed names


@pytest.mark.parametrize(
    ("stored_name", "name"),
    [
        (b"a/1.md", "a/1.md"),
        ("a/họp.md".encode(), "a/họp.md"),
        ("a/ho\u0323p.md".encode(), "a/họp.md"),
        (b"a/l\xff.md", "a/l\\xff.md"),
    ],
)
def test_the_site_names_a_path_in_nfc_and_spells_out_what_is_no_utf8(stored_name: bytes, name: str) -> None:
    assert composed(os.fsdecode(stored_name)) == name


def test_names_are_composed_and_the_disk_is_asked_by_its_own(tmp_path: Path) -> None:
    folder, name = "a\u0309nh", "ho\u0323p.jpg"
    write(tmp_path, f"{folder}/{name}")
    write(tmp_path, "ảnh 2/họp.jpg")
    write(tmp_path, f"{name}")
    snapshot = Snapshot()
    look(tmp_path, snapshot)
    files = Files(snapshot)
    assert dict(files) == {
        "ảnh/họp.jpg": f"{folder}/{name}",
        "ảnh 2/họp.jpg": "ảnh 2/họp.jpg",
        "họp.jpg": name,
    }
    assert all(os.path.lexists(tmp_path / path) for path in files.values())


def test_files_are_those_of_the_tree_and_no_folders(tmp_path: Path) -> None:
    files = Files(known(make_content(tmp_path)))
    assert sorted(files) == sorted(CONTENT)
    assert len(files) == 5
    for name in ("a", "a/", "/", "", "khong/co", "a/1.md/"):
        assert name not in files
