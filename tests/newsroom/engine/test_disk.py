"""Test hashing, reading and writing files."""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from newsroom.engine.disk import (
    DIGEST_SIZE,
    digest,
    digest_file,
    fingerprint,
    flush,
    is_temporary,
    link_atomic,
    open_to_all,
    read_inside,
    same_bytes,
    write_atomic,
)


def test_a_digest_is_short_and_hangs_on_the_bytes_only() -> None:
    assert digest(b"a") == digest(bytes(bytearray(b"a"))) != digest(b"b")
    assert len(digest(b"a")) == 16


@pytest.mark.parametrize(("held", "same"), [(b"abc", True), (b"abd", False), (b"ab", False), (None, False)])
def test_same_bytes(tmp_path: Path, held: bytes | None, same: bool) -> None:
    file = tmp_path / "a.html"
    if held is not None:
        file.write_bytes(held)
    assert same_bytes(file, b"abc") is same


def test_a_folder_or_a_file_above_never_holds_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"")
    assert not same_bytes(tmp_path / "folder", b"")
    assert not same_bytes(tmp_path / "file" / "a", b"")


def test_a_plain_file_is_read_inside_a_folder_and_nothing_by_a_link(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b").write_bytes(b"abc")
    (tmp_path / "c").symlink_to("a")
    (tmp_path / "a" / "d").symlink_to("b")
    assert read_inside(tmp_path, "a/b") == b"abc"
    assert [read_inside(tmp_path, path) for path in ("c/b", "a/d", "a", "x", "x/y", "a/b/c")] == [None] * 6


def test_a_link_never_holds_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"abc")
    (tmp_path / "link").symlink_to("file")
    (tmp_path / "loop").symlink_to("loop")
    assert same_bytes(tmp_path / "file", b"abc")
    assert not same_bytes(tmp_path / "link", b"abc")
    assert not same_bytes(tmp_path / "loop", b"abc")


def test_writing_makes_folders_replaces_whole_files_and_leaves_nothing_beside(tmp_path: Path) -> None:
    file = tmp_path / "a" / "b" / "index.html"
    write_atomic(file, b"one, longer")
    kept = file.open("rb")
    write_atomic(file, b"two")
    assert file.read_bytes() == b"two"
    assert kept.read() == b"one, longer"
    kept.close()
    assert [path.name for path in file.parent.iterdir()] == ["index.html"]


def test_where_a_folder_cannot_be_made_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "link").symlink_to("nowhere")
    with pytest.raises(OSError, match="link"):
        write_atomic(tmp_path / "link" / "b" / "c", b"x")
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    with pytest.raises(FileNotFoundError):
        write_atomic("a/b", b"x")
    assert [path.name for path in tmp_path.iterdir()] == ["link"]


def test_a_failed_write_leaves_no_temporary_file(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with pytest.raises(OSError, match="a"):
        write_atomic(tmp_path / "a", b"x")
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_name_as_long_as_the_disk_takes_can_be_written(tmp_path: Path) -> None:
    file = tmp_path / ("đ" * 125 + ".html")
    write_atomic(file, b"x")
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


def test_threads_that_write_one_file_leave_it_whole_and_nothing_beside(tmp_path: Path) -> None:
    file = tmp_path / "a.jpg"
    versions = [bytes([number]) * 200_000 for number in range(8)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda data: write_atomic(file, data), versions * 4))
    assert file.read_bytes() in versions
    assert [path.name for path in tmp_path.iterdir()] == ["a.jpg"]


def kept_file(folder: Path, mode: int = 0o644) -> Path:
    file = folder / "kept.jpg"
    file.write_bytes(b"photo")
    file.chmod(mode)
    os.utime(file, (0, 0))
    return file


@pytest.mark.parametrize("before", ["", "file", "link"])
def test_a_file_gets_a_second_name_in_place_of_what_had_it(tmp_path: Path, before: str) -> None:
    kept, file, other = kept_file(tmp_path), tmp_path / "a" / "b" / "og.jpg", tmp_path / "other"
    other.write_bytes(b"other")
    if before:
        file.parent.mkdir(parents=True)
    if before == "file":
        file.write_bytes(b"before")
    elif before == "link":
        file.symlink_to(other)
    assert link_atomic(str(kept), str(file))
    assert file.samefile(kept)
    assert not file.is_symlink()
    assert (file.read_bytes(), other.read_bytes()) == (b"photo", b"other")
    assert [path.name for path in file.parent.iterdir()] == ["og.jpg"]
    assert file.stat().st_mtime > 0


def test_a_new_file_under_either_name_leaves_the_other_as_it_was(tmp_path: Path) -> None:
    kept, file = kept_file(tmp_path), tmp_path / "og.jpg"
    assert link_atomic(str(kept), str(file))
    write_atomic(file, b"another")
    assert (kept.read_bytes(), file.read_bytes()) == (b"photo", b"another")
    assert link_atomic(str(kept), str(file))
    write_atomic(kept, b"another")
    assert (kept.read_bytes(), file.read_bytes()) == (b"another", b"photo")


def test_what_is_no_plain_file_with_one_name_that_all_may_read_gets_no_other(tmp_path: Path) -> None:
    kept, target = kept_file(tmp_path), str(tmp_path / "new")
    (tmp_path / "link").symlink_to(kept)
    assert not link_atomic(str(tmp_path / "link"), target)
    assert not link_atomic(str(tmp_path), target)
    assert not link_atomic(str(tmp_path / "gone"), target)
    assert not link_atomic(str(kept_file(tmp_path, 0o600)), target)
    kept.chmod(0o644)
    assert link_atomic(str(kept), target)
    assert not link_atomic(str(kept), str(tmp_path / "third"))
    assert not (tmp_path / "third").exists()


def test_a_file_whose_names_are_looked_at_again_gets_many(tmp_path: Path) -> None:
    kept = kept_file(tmp_path)
    assert link_atomic(str(kept), str(tmp_path / "a"))
    linked = kept.stat()
    assert not link_atomic(str(kept), str(tmp_path / "b"), since=linked.st_ctime_ns + 1)
    assert link_atomic(str(kept), str(tmp_path / "b"), since=linked.st_ctime_ns)
    assert link_atomic(str(kept), str(tmp_path / "a"), since=linked.st_ctime_ns)
    assert kept.stat().st_mtime_ns == linked.st_mtime_ns
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b", "kept.jpg"]
    assert all(path.samefile(kept) for path in tmp_path.iterdir())


def test_where_a_folder_is_or_the_disk_knows_no_second_names_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, folder = kept_file(tmp_path), tmp_path / "folder"
    folder.mkdir()
    assert not link_atomic(str(kept), str(folder))

    def refused(*_: object) -> None:
        raise OSError(errno.EXDEV, "refused")

    monkeypatch.setattr(os, "link", refused)
    assert not link_atomic(str(kept), str(tmp_path / "new"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder", "kept.jpg"]


@pytest.mark.parametrize("data", [b"", b"a", b"x" * 3_000_000])
def test_a_file_is_hashed_as_its_bytes_are(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a").write_bytes(data)
    assert digest_file(tmp_path / "a") == fingerprint(data)
    assert len(fingerprint(data)) == DIGEST_SIZE


def test_bytes_may_come_piece_by_piece(tmp_path: Path) -> None:
    write_atomic(tmp_path / "a", lambda: (bytes([number]) * 100_000 for number in range(5)), durable=True)
    assert (tmp_path / "a").read_bytes() == b"".join(bytes([number]) * 100_000 for number in range(5))
    write_atomic(tmp_path / "a", lambda: ())
    assert (tmp_path / "a").read_bytes() == b""


def test_pieces_that_turn_out_to_be_others_leave_the_file_as_it_was(tmp_path: Path) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"new"
        raise OSError(errno.EBUSY, "the bytes are others")

    (tmp_path / "a").write_bytes(b"old")
    with pytest.raises(OSError, match="others") as found:
        write_atomic(tmp_path / "a", pieces)
    assert found.value.filename == str(tmp_path / "a")
    assert [path.name for path in tmp_path.iterdir()] == ["a"]
    assert (tmp_path / "a").read_bytes() == b"old"


def test_what_a_killed_process_left_goes_by_the_name_of_its_leavings(tmp_path: Path) -> None:
    names: list[str] = []

    def pieces() -> Iterator[bytes]:
        names.extend(os.listdir(tmp_path))
        yield b""

    write_atomic(tmp_path / "a.html", pieces)
    (name,) = names
    assert is_temporary(name)
    assert f".{os.getpid()}.{threading.get_ident()}." in name


@pytest.mark.parametrize("name", ["a.html", ".tmp", ".htaccess", ".0123456789abcdef.1.tmp", "x.1.2.tmp"])
def test_no_other_file_goes_by_such_a_name(name: str) -> None:
    assert not is_temporary(name)


def test_a_file_that_cannot_be_flushed_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as found:
        flush(tmp_path / "khong-co")
    assert found.value.filename == str(tmp_path / "khong-co")


@pytest.mark.parametrize("mask", [0o077, 0o027, 0o022, 0o777])
def test_what_is_public_can_be_read_by_all_whatever_the_umask(tmp_path: Path, mask: int) -> None:
    before = os.umask(mask & 0o077)
    try:
        write_atomic(tmp_path / "a" / "b" / "1.html", b"1", public=True)
        write_atomic(tmp_path / "c" / "2.html", b"2")
    finally:
        os.umask(before)
    modes = [(tmp_path / place).stat().st_mode & 0o777 for place in ("a", "a/b", "a/b/1.html")]
    assert modes == [0o755, 0o755, 0o644]
    assert (tmp_path / "c" / "2.html").stat().st_mode & 0o777 == 0o666 & ~(mask & 0o077)


def test_what_more_may_do_stays_when_a_file_is_opened_to_all(tmp_path: Path) -> None:
    tmp_path.chmod(0o2770)
    assert open_to_all(str(tmp_path), tmp_path.stat().st_mode)
    assert tmp_path.stat().st_mode & 0o7777 == 0o2775
    assert not open_to_all(str(tmp_path), tmp_path.stat().st_mode)


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="no /proc")
@pytest.mark.parametrize("place", ["/proc/x", "/proc/x/y/z"])
def test_a_place_that_takes_no_folders_is_an_error_of_the_disk(place: str) -> None:
    with pytest.raises(OSError, match="/proc/x"):
        write_atomic(f"{place}/tệp", b"x")
