from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.engine.disk import digest_file, fingerprint
from newsroom.engine.scanner import YOUNG, ContentChange, OutputChange, Scanner, Survey, scan_folders
from newsroom.engine.snapshot import NO_DIGEST, Mark, Snapshot, stamp_of
from newsroom.model.content import Entry
from tests.support.scanning import (
    CONTENT,
    known,
    look,
    make_content,
    scanner,
    stored,
    wait_for_the_clock,
    write,
)

# One folder


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Make a folder of files of which nothing is known yet."""
    return make_content(tmp_path / "content")


def test_at_first_everything_is_new(root: Path) -> None:
    survey = look(root, Snapshot())
    assert survey == Survey(dict.fromkeys(CONTENT, "file"), folders={"a", "a/b", "c"})
    assert survey.folders == {"a", "a/b", "c"}


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
    asked: list[tuple[str, str]] = []

    def skip(folder: str, name: str) -> bool:
        asked.append((folder, name))
        return False

    Scanner(root, Snapshot(), skip).look()
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
    wait_for_the_clock(file, root.parent / "probe")
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
    wait_for_the_clock(root / "c" / "4.md", root.parent / "probe")
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


def test_an_edit_in_the_tick_of_the_look_is_found(root: Path) -> None:
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


def test_a_root_behind_a_link_is_looked_at(root: Path) -> None:
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


def test_a_file_with_many_names_is_read_once_when_it_gets_one_more(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [root / f"{number}.jpg" for number in range(4)]
    for name in names[1:]:
        os.link(root / "site.toml", name)
    snapshot = known(root)
    asked: list[str] = []

    def digest(file: str) -> bytes:
        asked.append(file)
        return digest_file(file)

    monkeypatch.setattr("newsroom.engine.scanner.digest_file", digest)
    wait_for_the_clock(root / "site.toml", root.parent / "probe")
    os.link(root / "site.toml", names[0])
    assert look(root, snapshot) == Survey({"0.jpg": "file"})
    assert len(asked) == 1
    assert snapshot.suspects(root) == []


def test_a_file_without_a_digest_counts_as_changed_when_it_is_suspect(root: Path) -> None:
    snapshot = Snapshot()
    look(root, snapshot)
    assert snapshot.get(b"site.toml") == Mark(stamp_of((root / "site.toml").lstat()), NO_DIGEST)
    wait_for_the_clock(root / "site.toml", root.parent / "probe")
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


@pytest.mark.slow
@given(edits, st.lists(edits, max_size=3), st.sampled_from([0, 10]))
def test_look_after_look_tells_what_became_of_each_file(
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
            wait_for_the_clock(mark, root.parent / "probe")
        assert set(survey.fresh) == {path for path in after if before.get(path) != after[path]}
        assert survey.gone - survey.fresh.keys() == before.keys() - after.keys()
        for path, data in after.items():
            snapshot.set_digest(os.fsencode(path), fingerprint(data))
        versions.append(snapshot)
        before = after


# Both folders


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """Make a folder of files that a build made."""
    for name in ("index.html", "a/index.html", "photos/1.jpg"):
        write(tmp_path / "output", name)
    return tmp_path / "output"


def content_change(root: Path, snapshot: Snapshot) -> ContentChange:
    return scan_folders(scanner(root, snapshot), scanner(root, Snapshot()), list)[0]


def output_change(output: Path, snapshot: Snapshot) -> OutputChange:
    """Look at an output folder beside a content folder that holds nothing."""
    nothing = output.with_name("nothing")
    nothing.mkdir(exist_ok=True)
    found = scanner(output, snapshot, public=True)
    suspects = partial(snapshot.suspects, output, public=True)
    return scan_folders(scanner(nothing, Snapshot()), found, suspects)[1]()


def test_entries_are_named_as_the_site_names_them_and_in_order(root: Path) -> None:
    stored_name = "a/ho\u0323p.md"
    (root / "z.md").symlink_to("site.toml")
    write(root, stored_name)
    snapshot = known(root)
    assert content_change(root, snapshot) == ContentChange((), frozenset())
    assert content_change(root, Snapshot()).entries == (
        Entry("a/1.md", "file", "a/1.md"),
        Entry("a/2.md", "file", "a/2.md"),
        Entry("a/b/3.md", "file", "a/b/3.md"),
        Entry("a/họp.md", "file", stored_name),
        Entry("c/4.md", "file", "c/4.md"),
        Entry("site.toml", "file", "site.toml"),
        Entry("z.md", "symlink", "z.md"),
    )
    (root / stored_name).unlink()
    write(root, "c/4.md", "other")
    assert content_change(root, snapshot) == ContentChange(
        (Entry("c/4.md", "file", "c/4.md"),), frozenset({"a/họp.md"})
    )


def test_what_others_may_not_read_of_the_output_is_told_and_not_judged_again(output: Path) -> None:
    (output / "a/index.html").chmod(0o600)
    (output / "photos").chmod(0o700)
    snapshot = known(output)
    assert snapshot.suspects(output) == []
    assert sorted(snapshot.suspects(output, public=True)) == [b"a/index.html", b"photos/"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("newsroom.engine.scanner.digest_file", lambda _: pytest.fail("reads the file"))
        found = output_change(output, snapshot)
    assert found == OutputChange(
        is_ours=True, is_damaged=False, closed=frozenset({"a/index.html", "photos/"})
    )
    assert snapshot.touched() == []


def test_a_file_of_the_output_that_cannot_be_read_is_damaged(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    snapshot = known(output)
    os.utime(output / "index.html")
    (output / "index.html").chmod(0o200)

    def refuse(path: str) -> bytes:
        raise PermissionError(path)

    monkeypatch.setattr("newsroom.engine.scanner.digest_file", refuse)
    found = output_change(output, snapshot)
    assert (found.foreign, found.is_ours, found.is_damaged) == (frozenset(), True, True)
    with pytest.raises(PermissionError):
        look(output, known(output, age=-10))


def test_the_output_folder_is_asked_about_once_and_not_before_it_is_needed(root: Path, output: Path) -> None:
    content, snapshot = Snapshot(), known(output)
    asked: list[bool] = []

    def suspects() -> list[bytes]:
        asked.append(content.get(b"site.toml") is not None)
        return []

    _, outside = scan_folders(scanner(root, content), scanner(output, snapshot), suspects)
    assert asked == []
    assert outside() is outside()
    assert asked == [True]


def test_an_output_folder_of_which_nothing_is_known_is_not_looked_at(root: Path, output: Path) -> None:
    def suspects() -> list[bytes]:
        pytest.fail("asks for suspects")

    _, outside = scan_folders(scanner(root, Snapshot()), scanner(output, Snapshot()), suspects)
    assert outside() == OutputChange(is_ours=False, is_damaged=True)


def test_an_output_folder_as_it_was_left_is_ours_and_whole(output: Path) -> None:
    assert output_change(output, known(output)) == OutputChange(is_ours=True, is_damaged=False)


def test_what_others_put_beside_ours_is_foreign_and_no_damage(output: Path) -> None:
    snapshot = known(output)
    write(output, "ghi-chu.txt")
    write(output, "la/x/1.txt")
    assert output_change(output, snapshot) == OutputChange(
        frozenset({"ghi-chu.txt", "la/x/1.txt"}), frozenset({"la", "la/x"}), is_ours=True, is_damaged=False
    )


def change(output: Path) -> None:
    write(output, "index.html", "other")


def remove(output: Path) -> None:
    (output / "index.html").unlink()


def put_a_link_in_its_place(output: Path) -> None:
    remove(output)
    (output / "index.html").symlink_to("a/index.html")


@pytest.mark.parametrize(
    ("damage", "foreign"),
    [(change, set()), (remove, set()), (put_a_link_in_its_place, {"index.html"})],
)
def test_ours_that_another_changed_or_removed_is_damage(
    output: Path, damage: Callable[[Path], None], foreign: set[str]
) -> None:
    snapshot = known(output)
    damage(output)
    assert output_change(output, snapshot) == OutputChange(
        frozenset(foreign), frozenset(), is_ours=True, is_damaged=True
    )


def test_an_output_folder_of_which_nothing_is_left_is_not_ours(output: Path) -> None:
    snapshot = known(output)
    shutil.rmtree(output)
    write(output, "ghi-chu.txt")
    assert output_change(output, snapshot) == OutputChange(
        frozenset({"ghi-chu.txt"}), frozenset(), is_ours=False, is_damaged=True
    )


@pytest.mark.parametrize("name", ["robots.txt", "index.html", "a/index.html", ".well-known/security.txt"])
@pytest.mark.parametrize("text", ["another's", "same"])
def test_a_folder_of_others_is_not_ours_by_a_name_or_by_what_all_sites_have(
    name: str, text: str, output: Path, tmp_path: Path
) -> None:
    for known_name in ("robots.txt", "index.html", "a/index.html", ".well-known/security.txt"):
        write(output, known_name, "same")
    snapshot, other = known(output), tmp_path / "other"
    write(other, name, text)
    write(other, "diary.doc")
    assert output_change(other, snapshot).is_ours is (name == "a/index.html" and text == "same")


def test_an_output_folder_without_digests_is_taken_for_ours_unless_something_is_gone(output: Path) -> None:
    snapshot = Snapshot()
    look(output, snapshot)
    assert output_change(output, snapshot).is_ours
    remove(output)
    assert not output_change(output, snapshot).is_ours
