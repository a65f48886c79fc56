from __future__ import annotations

import os
import shutil
import stat
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.engine.disk import fingerprint
from newsroom.engine.scanner import YOUNG, Scanner, Survey
from newsroom.engine.snapshot import NO_DIGEST, Files, Mark, Snapshot, Stamp, stamp_of
from newsroom.model.content import is_ignored

names = st.binary(min_size=1, max_size=6).filter(lambda name: not {0, ord("/")} & set(name))
paths = st.lists(names, min_size=1, max_size=4).map(b"/".join)
stamps = st.builds(Stamp, st.integers(-1, 2**40), st.integers(0, 2**62), st.integers(0, 2**62))
digests = st.binary(min_size=16, max_size=16)
marks = st.builds(Mark, stamps, digests)


def noted(marks: dict[bytes, Mark]) -> Snapshot:
    snapshot = Snapshot()
    for path, mark in marks.items():
        snapshot.put(path, mark)
    return snapshot


def stored(*versions: Snapshot) -> Snapshot:
    """Keep what changed from version to version, as the catalogue does, and read it back."""
    shards = {shard.name: shard for snapshot in versions for shard in snapshot.touched()}
    return Snapshot(shard for shard in shards.values() if shard.paths)


# Notes


@given(st.dictionaries(paths, marks, max_size=20))
def test_notes_come_back_from_their_packed_form(marks: dict[bytes, Mark]) -> None:
    snapshot = stored(noted(marks))
    assert sorted(snapshot.files()) == sorted(marks)
    assert {path: snapshot.get(path) for path in marks} == marks
    assert bool(snapshot) == bool(marks)


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


def test_reading_notes_touches_nothing() -> None:
    snapshot = stored(noted({b"a/b": Mark(Stamp(1, 2, 3), fingerprint(b""))}))
    snapshot.get(b"a/b"), snapshot.get(b"khong/co"), snapshot.below(b"a/"), list(snapshot.files())
    snapshot.drop(b"a/khong-co")
    snapshot.set_digest(b"a/b", fingerprint(b""))
    assert snapshot.touched() == []


@given(st.sets(paths, max_size=25), st.sets(paths, max_size=5), paths)
def test_what_lies_below_a_folder_is_found(files: set[bytes], folders: set[bytes], top: bytes) -> None:
    known = files | {folder + b"/" for folder in folders}
    snapshot = stored(noted({path: Mark(Stamp(0, 0, 0)) for path in known}))
    assert snapshot.below(top + b"/") == sorted(path for path in known if path.startswith(top + b"/"))


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


# Suspects and surveys


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Make a folder of files of which nothing is known yet."""
    root = tmp_path / "content"
    for name in ("site.toml", "a/1.md", "a/2.md", "a/b/3.md", "c/4.md"):
        write(root, name)
    return root


def write(root: Path, name: str, text: str = "x") -> Path:
    file = root / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    return file


def scanner(root: Path, snapshot: Snapshot, age: float = 10) -> Scanner:
    """Make a surveyor that looks ``age`` seconds from now, so that what is there is not young."""
    now = time.time_ns
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(time, "time_ns", lambda: now() + int(age * 1e9))
        return Scanner(root, snapshot, lambda folder, name: is_ignored(name))


def look(root: Path, snapshot: Snapshot, age: float = 10) -> Survey:
    return scanner(root, snapshot, age).look()


def known(root: Path, age: float = 10) -> Snapshot:
    """Give notes on all that is there, digests included, as they come from the catalogue."""
    snapshot = Snapshot()
    look(root, snapshot, age)
    for path in list(snapshot.files()):
        snapshot.set_digest(path, fingerprint((root / os.fsdecode(path)).read_bytes()))
    return stored(snapshot)


def wait_for_the_clock(root: Path, file: Path) -> None:
    """Wait until the file system gives another time of change than that of ``file``."""
    changed = file.lstat().st_ctime_ns
    probe = root.parent / "probe"
    probe.write_text("x")
    while probe.stat().st_ctime_ns <= changed:
        time.sleep(0.001)
        probe.write_text("x")


def test_at_first_everything_is_new(root: Path) -> None:
    survey = look(root, Snapshot())
    assert survey == Survey(dict.fromkeys(("site.toml", "a/1.md", "a/2.md", "a/b/3.md", "c/4.md"), "file"))


def test_what_stays_as_it_is_is_not_suspect(root: Path) -> None:
    snapshot = known(root)
    assert snapshot.suspects(root) == []
    assert look(root, snapshot) == Survey()
    assert snapshot.touched() == []


def test_walking_follows_no_link_and_names_what_is_no_file(tmp_path: Path) -> None:
    root, outside = tmp_path / "content", tmp_path / "outside"
    for name in (
        "b/1.jpg",
        "a/z/index.md",
        "a/2.jpg",
        "site.toml",
        ".env",
        "a/.hidden/x",
        "~$bai.docx",
        "b/Thumbs.db",
    ):
        write(root, name)
    write(outside, "secret.md")
    (root / "link.md").symlink_to(outside / "secret.md")
    (root / "a" / "folder").symlink_to(outside)
    (root / "a" / "nowhere").symlink_to("khong-co")
    os.mkfifo(root / "b" / "pipe")
    snapshot = Snapshot()
    assert look(root, snapshot).fresh == {
        "link.md": "symlink",
        "site.toml": "file",
        "a/2.jpg": "file",
        "a/folder": "symlink",
        "a/nowhere": "symlink",
        "a/z/index.md": "file",
        "b/1.jpg": "file",
        "b/pipe": "special",
    }
    assert sorted(snapshot.files()) == [b"a/2.jpg", b"a/z/index.md", b"b/1.jpg", b"site.toml"]


def test_what_is_skipped_is_asked_by_folder_and_name(root: Path) -> None:
    asked = []

    def skipped(folder: str, name: str) -> bool:
        asked.append((folder, name))
        return False

    Scanner(root, Snapshot(), skipped).look()
    assert sorted(asked) == [
        ("", "a"),
        ("", "c"),
        ("", "site.toml"),
        ("a/", "1.md"),
        ("a/", "2.md"),
        ("a/", "b"),
        ("a/b/", "3.md"),
        ("c/", "4.md"),
    ]


def test_new_changed_and_gone_files_are_found_and_then_known(root: Path) -> None:
    snapshot = known(root)
    write(root, "a/1.md", "longer")
    write(root, "a/neu.md")
    write(root, "d/e/5.md")
    (root / "a" / "b" / "3.md").unlink()
    shutil.rmtree(root / "c")
    survey = look(root, snapshot)
    assert survey == Survey(
        {"a/1.md": "file", "a/neu.md": "file", "d/e/5.md": "file"}, {"a/b/3.md", "c/4.md"}
    )
    assert snapshot.get(b"c/") is None
    for path in (b"a/neu.md", b"d/e/5.md"):
        snapshot.set_digest(path, fingerprint(b"x"))
    later = stored(known(root), snapshot)
    assert sorted(later.files()) == [b"a/1.md", b"a/2.md", b"a/neu.md", b"d/e/5.md", b"site.toml"]
    assert look(root, later) == Survey()


def test_a_file_that_was_moved_is_gone_here_and_new_there(root: Path) -> None:
    snapshot = known(root)
    (root / "a" / "1.md").rename(root / "c" / "1.md")
    assert look(root, snapshot) == Survey({"c/1.md": "file"}, {"a/1.md"})


def test_a_folder_that_was_moved_takes_its_files_along(root: Path) -> None:
    snapshot = known(root)
    (root / "a").rename(root / "z")
    assert look(root, snapshot) == Survey(
        {"z/1.md": "file", "z/2.md": "file", "z/b/3.md": "file"}, {"a/1.md", "a/2.md", "a/b/3.md"}
    )
    assert (snapshot.get(b"a/"), snapshot.get(b"a/b/")) == (None, None)


def test_an_edit_that_keeps_size_and_time_is_found(root: Path) -> None:
    snapshot, file = known(root), root / "a" / "1.md"
    before = file.stat()
    wait_for_the_clock(root, file)
    file.write_text("y")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (file.stat().st_size, file.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    assert look(root, snapshot) == Survey({"a/1.md": "file"})
    assert snapshot.digest(b"a/1.md") == fingerprint(b"y")


def test_another_file_of_the_same_size_and_time_in_its_place_is_found(root: Path) -> None:
    snapshot, file = known(root), root / "a" / "1.md"
    other = write(root.parent, "other", "y")
    os.utime(other, ns=(file.stat().st_atime_ns, file.stat().st_mtime_ns))
    other.replace(file)
    assert look(root, snapshot) == Survey({"a/1.md": "file"})


def test_a_file_that_was_only_touched_or_written_again_is_not_changed(root: Path) -> None:
    snapshot = known(root)
    wait_for_the_clock(root, root / "c" / "4.md")
    (root / "a" / "1.md").touch()
    (root / "a" / "2.md").write_text("x")
    (root / "c" / "4.md").chmod(0o600)
    assert sorted(snapshot.suspects(root)) == [b"a/1.md", b"a/2.md", b"c/4.md"]
    assert look(root, snapshot) == Survey()
    assert stored(known(root), snapshot).suspects(root) == []


@pytest.mark.parametrize("age", [0, YOUNG / 1e9 - 1])
def test_a_young_stamp_is_not_trusted(root: Path, age: float) -> None:
    snapshot = Snapshot()
    look(root, snapshot, age)
    for path in list(snapshot.files()):
        snapshot.set_digest(path, fingerprint(b"x"))
    everything = [b"/", b"a/", b"a/1.md", b"a/2.md", b"a/b/", b"a/b/3.md", b"c/", b"c/4.md", b"site.toml"]
    assert sorted(snapshot.suspects(root)) == everything
    assert look(root, snapshot, age) == Survey()
    assert sorted(snapshot.suspects(root)) == everything
    look(root, snapshot)
    assert stored(snapshot).suspects(root) == []


def test_an_edit_in_the_tick_of_the_survey_is_found(root: Path) -> None:
    snapshot = Snapshot()
    write(root, "a/1.md")
    look(root, snapshot, age=0)
    for path in list(snapshot.files()):
        snapshot.set_digest(path, fingerprint(b"x"))
    write(root, "a/1.md", "y")
    snapshot = stored(snapshot)
    assert look(root, snapshot) == Survey({"a/1.md": "file"})
    assert snapshot.digest(b"a/1.md") == fingerprint(b"y")


def test_folders_that_change_places_are_found(root: Path) -> None:
    snapshot = known(root)
    write(root, "c/1.md", "other")
    snapshot = known(root)
    for old, new in (("a", "z"), ("c", "a"), ("z", "c")):
        (root / old).rename(root / new)
    survey = look(root, snapshot)
    assert survey == Survey(
        {"a/1.md": "file", "a/4.md": "file", "c/1.md": "file", "c/2.md": "file", "c/b/3.md": "file"},
        {"a/2.md", "a/b/3.md", "c/4.md"},
    )


def test_a_folder_made_anew_is_looked_at(root: Path) -> None:
    snapshot = known(root)
    shutil.rmtree(root / "a")
    write(root, "a/1.md", "other")
    write(root, "a/9.md")
    survey = look(root, snapshot)
    assert survey == Survey({"a/1.md": "file", "a/9.md": "file"}, {"a/2.md", "a/b/3.md"})


def test_a_file_in_place_of_a_folder_and_the_reverse_are_found(root: Path) -> None:
    snapshot = known(root)
    shutil.rmtree(root / "a")
    write(root, "a", "now a file")
    (root / "c" / "4.md").unlink()
    write(root, "c/4.md/5.md")
    assert look(root, snapshot) == Survey(
        {"a": "file", "c/4.md/5.md": "file"}, {"a/1.md", "a/2.md", "a/b/3.md", "c/4.md"}
    )
    assert (snapshot.get(b"a/"), snapshot.get(b"a/b/"), snapshot.get(b"c/4.md")) == (None, None, None)


def in_place_by_link(file: Path, target: Path) -> None:
    file.symlink_to(target)


def in_place_by_pipe(file: Path, _: Path) -> None:
    os.mkfifo(file)


@pytest.mark.parametrize(("put", "kind"), [(in_place_by_link, "symlink"), (in_place_by_pipe, "special")])
def test_a_link_or_device_in_place_of_a_file_is_found(
    root: Path, put: Callable[[Path, Path], None], kind: str
) -> None:
    snapshot, file = known(root), root / "a" / "1.md"
    kept = root.parent / "kept.md"
    file.rename(kept)
    put(file, kept)
    assert look(root, snapshot) == Survey({"a/1.md": kind}, {"a/1.md"})


@pytest.mark.parametrize("age", [0, 10])
def test_a_link_to_a_folder_in_its_place_is_found(root: Path, age: float) -> None:
    snapshot = known(root, age)
    (root / "a").rename(root.parent / "elsewhere")
    (root / "a").symlink_to(root.parent / "elsewhere")
    assert look(root, snapshot) == Survey({"a": "symlink"}, {"a/1.md", "a/2.md", "a/b/3.md"})


def test_a_root_that_is_no_more_has_lost_everything(root: Path) -> None:
    snapshot = known(root)
    files = {os.fsdecode(path) for path in snapshot.files()}
    shutil.rmtree(root)
    assert look(root, snapshot) == Survey(gone=files)


def test_a_root_behind_a_link_is_surveyed(root: Path) -> None:
    link = root.with_name("link")
    link.symlink_to(root)
    snapshot = Snapshot()
    assert len(look(link, snapshot).fresh) == 5
    write(root, "neu.md")
    assert look(link, snapshot).fresh.keys() >= {"neu.md"}


@pytest.mark.parametrize(
    "name", [b"\xff\xfe.md", b"d\xc3\xb2ng\n2.md", b" ", b"\\", b"a\tb", b"h\xcc\xa3.md"]
)
def test_odd_bytes_in_names_are_kept(root: Path, name: bytes) -> None:
    folder = os.path.join(os.fsencode(root), b"l\xff")
    os.mkdir(folder)
    file = os.path.join(folder, name)
    with open(file, "wb") as opened:
        opened.write(b"x")
    snapshot = Snapshot()
    path = b"l\xff/" + name
    assert look(root, snapshot).fresh[os.fsdecode(path)] == "file"
    snapshot = known(root)
    assert (snapshot.suspects(root), snapshot.digest(path)) == ([], fingerprint(b"x"))
    os.unlink(file)
    assert look(root, snapshot) == Survey(gone={os.fsdecode(path)})


def test_a_file_without_a_digest_counts_as_changed_when_it_is_suspect(root: Path) -> None:
    snapshot = Snapshot()
    look(root, snapshot)
    assert snapshot.get(b"site.toml") == Mark(stamp_of((root / "site.toml").lstat()), NO_DIGEST)
    wait_for_the_clock(root, root / "site.toml")
    (root / "site.toml").touch()
    assert look(root, snapshot) == Survey({"site.toml": "file"})


NAMES = ("a", "b", "c")
places = st.lists(st.sampled_from(NAMES), min_size=1, max_size=3).map("/".join)
edits = st.lists(st.tuples(st.sampled_from(["write", "remove", "move"]), places, places), max_size=6)


def edit(root: Path, kind: str, place: str, other: str) -> None:
    """Change what lies at ``place``, whatever it is; nothing happens where that cannot be done."""
    path = root / place
    try:
        if kind == "write":
            write(root, place, other)
        elif kind == "move":
            (root / other).parent.mkdir(parents=True, exist_ok=True)
            path.rename(root / other)
        elif path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
    except OSError:
        return


def contents(root: Path) -> dict[str, bytes]:
    return {
        file.relative_to(root).as_posix(): file.read_bytes() for file in root.rglob("*") if file.is_file()
    }


@given(edits, st.lists(edits, max_size=3), st.sampled_from([0, 10]))
def test_survey_after_survey_tells_what_became_of_each_file(
    tmp_path_factory: pytest.TempPathFactory,
    first: Iterable[tuple[str, str, str]],
    rounds: list[Iterable[tuple[str, str, str]]],
    age: float,
) -> None:
    root = tmp_path_factory.mktemp("tree")
    versions, before = list[Snapshot](), dict[str, bytes]()
    for steps in (first, *rounds):
        for step in steps:
            edit(root, *step)
        snapshot = stored(*versions)
        mark = write(root.parent, "mark")
        survey, after = look(root, snapshot, age), contents(root)
        if age:
            wait_for_the_clock(root, mark)
        assert set(survey.fresh) == {path for path in after if before.get(path) != after[path]}
        assert survey.gone - survey.fresh.keys() == before.keys() - after.keys()
        for path, data in after.items():
            snapshot.set_digest(os.fsencode(path), fingerprint(data))
        versions.append(snapshot)
        before = after


# Files by their composed names


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


def test_files_are_those_of_the_tree_and_no_folders(root: Path) -> None:
    files = Files(known(root))
    assert sorted(files) == ["a/1.md", "a/2.md", "a/b/3.md", "c/4.md", "site.toml"]
    assert len(files) == 5
    for name in ("a", "a/", "/", "", "khong/co", "a/1.md/"):
        assert name not in files
