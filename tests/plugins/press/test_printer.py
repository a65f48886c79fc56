"""Test that the output folder holds exactly what is planned."""

from __future__ import annotations

import errno
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment

from newsroom.engine import Progress, Snapshot, fingerprint
from newsroom.model.output import LargeFile, Output
from plugins.press.job import Job
from plugins.press.press import render
from plugins.press.printer import Printer
from tests.support.scanning import wait_for_the_clock


def noting(path: str, made: list[str], near: str = "") -> Output:
    """Plan an empty file that notes in ``made`` when it is asked for."""

    def make() -> bytes:
        made.append(path)
        return b""

    return Output(path, "", make, near=near)


@dataclass
class Press:
    """What is planned for a folder; ``known`` is noted of it, and ``print_all`` goes on from there."""

    root: Path
    outputs: list[Output] = field(default_factory=list)
    known: Snapshot = field(default_factory=Snapshot)
    everything: bool = True
    released: frozenset[str] = frozenset()
    empty_folders: frozenset[str] = frozenset()

    def plan(self, *outputs: Output) -> None:
        self.outputs += outputs


def plan(root: Path, *outputs: tuple[str, bytes], **found: Any) -> Press:
    """Plan files of fixed bytes; without ``found`` nothing is known of the output folder."""
    made = Press(root, **found)
    made.plan(*(Output(path, "", partial(bytes, data)) for path, data in outputs))
    return made


def print_all(root: Path, planned: Press) -> tuple[int, int]:
    """Print; give how many files were written and removed."""
    printer = Printer(root, [".git"], planned.known, 1, Progress(io.StringIO()))
    job = Job(tuple(planned.outputs), planned.everything, planned.released, planned.empty_folders)
    planned.known = printer.print_all(lambda output: render(Environment, output), job)
    return printer.tally.written, printer.tally.removed


def press(root: Path, *outputs: tuple[str, bytes]) -> tuple[int, int]:
    return print_all(root, plan(root, *outputs))


def snapshot(root: Path) -> dict[str, bytes]:
    return {
        file.relative_to(root).as_posix(): file.read_bytes() for file in root.rglob("*") if file.is_file()
    }


def test_the_output_holds_exactly_what_is_planned(tmp_path: Path) -> None:
    assert press(tmp_path, ("a/index.html", b"1"), ("b.xml", b"2")) == (2, 0)
    assert press(tmp_path, ("b.xml", b"3"), ("c/d/e.html", b"4")) == (2, 1)
    assert snapshot(tmp_path) == {"b.xml": b"3", "c/d/e.html": b"4"}
    assert not (tmp_path / "a").exists()


def test_a_file_with_the_same_bytes_is_not_written_again(tmp_path: Path) -> None:
    press(tmp_path, ("a.html", b"1"))
    before = (tmp_path / "a.html").stat()
    assert press(tmp_path, ("a.html", b"1")) == (0, 0)
    after = (tmp_path / "a.html").stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


def test_what_is_to_be_retained_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "HEAD").write_text("x")
    press(tmp_path, ("a.html", b"1"))
    assert set(snapshot(tmp_path)) == {".git/HEAD", "a.html"}


def test_what_is_not_stale_is_neither_made_nor_touched(tmp_path: Path) -> None:
    known = plan(tmp_path, ("a.html", b"1"), ("b.html", b"2"))
    print_all(tmp_path, known)

    def never() -> bytes:
        pytest.fail("made")

    build = plan(tmp_path, ("b.html", b"3"), everything=False, known=known.known)
    build.plan(Output("a.html", "", never, stale=False))
    assert print_all(tmp_path, build) == (1, 0)
    assert snapshot(tmp_path) == {"a.html": b"1", "b.html": b"3"}


def test_a_file_that_is_known_to_have_the_bytes_is_not_even_read(tmp_path: Path) -> None:
    known = plan(tmp_path, ("a.html", b"1"))
    print_all(tmp_path, known)
    (tmp_path / "a.html").unlink()
    build = plan(tmp_path, ("a.html", b"1"), everything=False, known=known.known)
    assert print_all(tmp_path, build) == (0, 0)


def test_only_what_was_given_up_or_is_foreign_is_removed_with_folders_left_empty(tmp_path: Path) -> None:
    known = plan(tmp_path, ("a/b/index.html", b"1"), ("a/index.html", b"2"), ("c/d.html", b"3"))
    print_all(tmp_path, known)
    (tmp_path / "c" / "la.html").write_bytes(b"?")
    (tmp_path / "e").mkdir()
    (tmp_path / "e" / "la.html").write_bytes(b"?")
    build = plan(
        tmp_path,
        everything=False,
        known=known.known,
        released=frozenset({"a/b/index.html", "gone/already.html", "c/la.html"}),
    )
    assert print_all(tmp_path, build) == (0, 2)
    assert snapshot(tmp_path) == {"a/index.html": b"2", "c/d.html": b"3", "e/la.html": b"?"}
    assert not (tmp_path / "a" / "b").exists()


def test_the_home_page_which_carries_the_mark_is_written_first(tmp_path: Path) -> None:
    made: list[str] = []
    build = plan(tmp_path)
    for path in ("a.html", "index.html", "b.html"):
        build.plan(noting(path, made))
    print_all(tmp_path, build)
    assert (made[0], sorted(made)) == ("index.html", ["a.html", "b.html", "index.html"])


def test_files_that_show_much_the_same_are_printed_one_after_the_other(tmp_path: Path) -> None:
    made: list[str] = []
    build = plan(tmp_path)
    for path, near in (("a", "07"), ("b", "06"), ("c", "07"), ("index.html", "12"), ("d", "")):
        build.plan(noting(path, made, near))
    print_all(tmp_path, build)
    assert made == ["index.html", "d", "b", "a", "c"]


def noted(snapshot: Snapshot) -> dict[bytes, bytes]:
    return {path: snapshot.digest(path) or b"" for path in snapshot.files()}


def test_what_is_printed_is_noted_so_that_nothing_of_it_is_suspect(tmp_path: Path) -> None:
    known = plan(tmp_path, ("a/b/index.html", b"1"), ("a/c.html", b"2"), ("d/e.html", b"3"))
    print_all(tmp_path, known)
    assert noted(known.known) == {
        b"a/b/index.html": fingerprint(b"1"),
        b"a/c.html": fingerprint(b"2"),
        b"d/e.html": fingerprint(b"3"),
    }
    assert known.known.suspects(tmp_path) == []
    build = plan(
        tmp_path,
        ("a/c.html", b"4"),
        ("f/g.html", b"5"),
        everything=False,
        known=known.known,
        released=frozenset({"a/b/index.html"}),
    )
    assert print_all(tmp_path, build) == (2, 1)
    assert noted(build.known) == {
        b"a/c.html": fingerprint(b"4"),
        b"d/e.html": fingerprint(b"3"),
        b"f/g.html": fingerprint(b"5"),
    }
    assert build.known.suspects(tmp_path) == []
    assert build.known.get(b"a/b/") is None


def large(data: bytes, given: list[bytes], digest: bytes = b"") -> LargeFile:
    def pieces() -> Iterator[bytes]:
        for place in range(0, len(data), 3):
            given.append(data[place : place + 3])
            yield given[-1]

    return LargeFile(digest or fingerprint(data), pieces)


def planned(root: Path, file: LargeFile, **found: Any) -> Press:
    made = Press(root, **found)
    made.plan(Output("a/b.mp4", "", lambda: file))
    return made


def test_a_large_file_is_written_piece_by_piece_and_noted(tmp_path: Path) -> None:
    given: list[bytes] = []
    build = planned(tmp_path, large(b"abcdefgh", given))
    assert print_all(tmp_path, build) == (1, 0)
    assert snapshot(tmp_path) == {"a/b.mp4": b"abcdefgh"}
    assert given == [b"abc", b"def", b"gh"]
    assert noted(build.known) == {b"a/b.mp4": fingerprint(b"abcdefgh")}
    assert build.known.suspects(tmp_path) == []


def test_a_kept_file_is_linked_where_it_can_be_and_noted_all_the_same(tmp_path: Path) -> None:
    root, kept, given = tmp_path / "output", tmp_path / "kept.mp4", list[bytes]()
    kept.write_bytes(b"abcdefgh")
    kept.chmod(0o644)
    for is_linked in (True, False):
        build = planned(root, replace(large(b"abcdefgh", given), kept=str(kept)))
        assert print_all(root, build) == (1, 0)
        assert (root / "a/b.mp4").samefile(kept) is is_linked
        assert bool(given) is not is_linked
        assert snapshot(root) == {"a/b.mp4": b"abcdefgh"}
        assert noted(build.known) == {b"a/b.mp4": fingerprint(b"abcdefgh")}
        assert build.known.suspects(root) == []
        root = tmp_path / "other"


def sharing(root: Path, kept: Path, meanwhile: Callable[[], object] = str) -> Press:
    """Plan three files with the bytes of one that is kept; ``meanwhile`` is done between them."""
    probe = root.with_name("probe")

    def begin() -> bytes:
        probe.touch()
        wait_for_the_clock(probe, root.with_name("later"))
        return b""

    def share(path: str) -> Output:
        def make() -> LargeFile:
            if path == "c":
                meanwhile()
            data = kept.read_bytes()
            return LargeFile(fingerprint(data), lambda: iter([data]), str(kept))

        return Output(path, "", make)

    build = Press(root)
    build.plan(Output("index.html", "", begin), share("a"), share("b"), share("c"))
    return build


def test_what_many_files_share_is_linked_for_all_and_noted_as_it_is_at_the_end(tmp_path: Path) -> None:
    root, kept = tmp_path / "output", tmp_path / "kept.jpg"
    kept.write_bytes(b"photo")
    kept.chmod(0o644)
    build = sharing(root, kept)
    assert print_all(root, build) == (4, 0)
    assert all((root / path).samefile(kept) for path in "abc")
    assert build.known.suspects(root) == []
    assert print_all(root, build) == (0, 0)
    assert build.known.suspects(root) == []
    build.outputs.pop()
    assert print_all(root, build) == (0, 1)
    assert build.known.suspects(root) == []


def test_files_that_share_bytes_which_are_changed_while_they_are_linked_are_looked_at(tmp_path: Path) -> None:
    root, kept = tmp_path / "output", tmp_path / "kept.jpg"
    kept.write_bytes(b"photo")
    kept.chmod(0o644)

    def damage() -> None:
        probe = tmp_path / "damaged"
        probe.touch()
        wait_for_the_clock(probe, tmp_path / "later")
        (root / "a").write_bytes(b"other")

    build = sharing(root, kept, damage)
    assert print_all(root, build) == (4, 0)
    assert build.known.suspects(root) == [b"a", b"b", b"c"]


def test_in_an_empty_folder_no_file_is_looked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def holds(file: str, _: object) -> bool:
        asked.append(file)
        return False

    monkeypatch.setattr("plugins.press.printer.holds", holds)
    assert press(tmp_path / "new", ("a.html", b"a"), ("b/c.html", b"c")) == (2, 0)
    (tmp_path / "empty").mkdir()
    assert press(tmp_path / "empty", ("a.html", b"a")) == (1, 0)
    assert asked == []
    assert press(tmp_path / "empty", ("a.html", b"a"), ("b.html", b"b")) == (2, 0)
    assert asked == [str(tmp_path / "empty" / name) for name in ("a.html", "b.html")]


def test_a_large_file_that_is_there_is_not_asked_for(tmp_path: Path) -> None:
    given: list[bytes] = []
    first = planned(tmp_path, large(b"abcdefgh", []))
    print_all(tmp_path, first)
    assert print_all(tmp_path, planned(tmp_path, large(b"abcdefgh", given))) == (0, 0)
    again = planned(tmp_path, large(b"abcdefgh", given), everything=False, known=first.known)
    assert print_all(tmp_path, again) == (0, 0)
    assert given == []
    assert print_all(tmp_path, planned(tmp_path, large(b"abcdefgX", given))) == (1, 0)
    assert snapshot(tmp_path) == {"a/b.mp4": b"abcdefgX"}


def test_a_large_file_that_fails_half_way_leaves_the_last_one(tmp_path: Path) -> None:
    print_all(tmp_path, planned(tmp_path, large(b"abcdefgh", [])))

    def pieces() -> Iterator[bytes]:
        yield b"neu"
        raise OSError(errno.ESTALE, "changed")

    with pytest.raises(OSError, match="changed"):
        print_all(tmp_path, planned(tmp_path, LargeFile(b"x" * 16, pieces)))
    assert snapshot(tmp_path) == {"a/b.mp4": b"abcdefgh"}
