from __future__ import annotations

import errno
import os
import signal
import sys
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path

import pytest

from newsroom.commands.desk.shelf.bin import BIN
from newsroom.commands.desk.shelf.store import Missing, Stale, Store, Taken, Unfit, Unkept, digest_of

PLACE = "2024/07/hop"
OLD = "Title: Họp\r\n\r\nCũ.\r\n".encode()
NEW = "Title: Họp\r\n\r\n".encode() + b"Moi. " * 20_000
FILES = {"1.jpg": b"photo" * 20_000, "2.jpg": b"x"}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "kho" / "content" / "articles" / PLACE
    folder.mkdir(parents=True)
    (folder / "index.md").write_bytes(OLD)
    return tmp_path / "kho" / "content"


def article(content: Path, place: str = PLACE) -> Path:
    return content / "articles" / place / "index.md"


def everything(content: Path) -> dict[str, bytes]:
    """Give the files of the content folder that git would take along."""
    return {str(one.relative_to(content)): one.read_bytes() for one in content.rglob("*") if one.is_file()}


def test_what_is_opened_and_saved_is_the_same(content: Path) -> None:
    store = Store(content)
    opened = store.open(PLACE)
    assert (opened.place, opened.data, opened.digest) == (PLACE, OLD, digest_of(OLD))
    before = article(content).stat()
    assert store.save(PLACE, opened.data, opened.digest) == opened
    assert article(content).stat().st_mtime_ns == before.st_mtime_ns
    saved = store.save(PLACE, NEW, opened.digest)
    assert store.open(PLACE) == saved
    assert article(content).read_bytes() == NEW


def test_what_another_has_saved_is_shown_and_not_written_over(content: Path) -> None:
    store = Store(content)
    opened = store.open(PLACE)
    store.save(PLACE, b"Title: B\n\nB\n", opened.digest)
    with pytest.raises(Stale) as found:
        store.save(PLACE, NEW, opened.digest)
    assert found.value.opened is not None
    assert found.value.opened.data == b"Title: B\n\nB\n"
    assert article(content).read_bytes() == b"Title: B\n\nB\n"


def test_an_article_that_is_gone_is_told(content: Path) -> None:
    store = Store(content)
    opened = store.open(PLACE)
    store.remove(PLACE)
    with pytest.raises(Stale) as found:
        store.save(PLACE, NEW, opened.digest)
    assert found.value.opened is None
    with pytest.raises(Missing):
        store.open(PLACE)
    with pytest.raises(Missing):
        store.remove(PLACE)


def test_of_many_saves_at_once_one_is_kept(content: Path) -> None:
    digest = Store(content).open(PLACE).digest
    context = get_context("fork")
    results = context.Queue()

    def save(number: int) -> None:
        try:
            Store(content).save(PLACE, b"%d" % number * 100_000, digest)
            results.put(number)
        except Stale:
            results.put(-1)

    processes = [context.Process(target=save, args=(number,)) for number in range(6)]
    for process in processes:
        process.start()
    found = [results.get(timeout=30) for _ in processes]
    for process in processes:
        process.join()
    (kept,) = [number for number in found if number >= 0]
    assert article(content).read_bytes() == b"%d" % kept * 100_000


def test_an_article_is_made_whole_with_its_files(content: Path) -> None:
    opened = Store(content).create("2026/11/moi", NEW, FILES)
    assert opened.data == NEW
    folder = article(content, "2026/11/moi").parent
    assert {one.name: one.read_bytes() for one in folder.iterdir()} == {**FILES, "index.md": NEW}
    assert [one.name for one in folder.parent.iterdir()] == ["moi"]


def test_a_file_of_the_disk_is_copied(content: Path, tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"x")
    Store(content).create("2026/11/moi", NEW, {"1.jpg": tmp_path / "a.jpg"})
    assert (article(content, "2026/11/moi").parent / "1.jpg").read_bytes() == b"x"


def test_nothing_is_made_over_what_is_there(content: Path) -> None:
    store = Store(content)
    with pytest.raises(Taken, match="Đã có bài") as found:
        store.create(PLACE, NEW, {})
    assert found.value.place == PLACE
    assert article(content).read_bytes() == OLD
    assert store.free_place(PLACE) == "2024/07/hop-2"
    long = "2024/07/" + "a" * 80
    store.create(long, NEW, {})
    assert store.free_place(long) == "2024/07/" + "a" * 78 + "-2"


@pytest.mark.parametrize("name", ["index.md", "INDEX.md", "../a.jpg", ".htaccess", "a/b.jpg", "a\\b", ""])
def test_files_of_a_new_article_lie_beside_it_only(content: Path, name: str) -> None:
    with pytest.raises(Unfit):
        Store(content).create("2026/11/moi", NEW, {name: b"x"})
    assert not article(content, "2026/11/moi").parent.exists()


def test_an_article_gets_another_name(content: Path) -> None:
    store = Store(content)
    store.create("2024/07/khac", NEW, {})
    assert store.rename(PLACE, "hop-quy-ba") == "2024/07/hop-quy-ba"
    assert store.open("2024/07/hop-quy-ba").data == OLD
    assert store.rename("2024/07/hop-quy-ba", "hop-quy-ba") == "2024/07/hop-quy-ba"
    with pytest.raises(Taken):
        store.rename("2024/07/hop-quy-ba", "khac")
    with pytest.raises(Missing):
        store.rename(PLACE, "x")
    for slug in ("", "..", "Hop", "a/b", "họp"):
        with pytest.raises(Unfit):
            store.rename("2024/07/khac", slug)


def test_what_is_removed_is_kept_in_the_bin(content: Path) -> None:
    kept = Store(content).remove(PLACE)
    assert (kept / "index.md").read_bytes() == OLD
    assert kept.is_relative_to(content.parent / BIN)
    assert not article(content).parent.exists()


def test_pages_and_settings_are_saved_in_the_same_way(content: Path) -> None:
    store = Store(content)
    (content / "site.toml").write_bytes(b'name = "A"\n')
    opened = store.open_file("site.toml")
    store.save_file("site.toml", b'name = "B"\n', opened.digest)
    with pytest.raises(Stale):
        store.save_file("site.toml", b'name = "C"\n', opened.digest)
    assert (content / "site.toml").read_bytes() == b'name = "B"\n'
    made = store.save_file("pages/gioi-thieu/co-cau.md", NEW, "")
    assert store.open_file("pages/gioi-thieu/co-cau.md") == made
    with pytest.raises(Stale):
        store.save_file("pages/gioi-thieu/co-cau.md", OLD, "")
    assert store.remove_file("pages/gioi-thieu/co-cau.md").read_bytes() == NEW
    with pytest.raises(Unfit):
        store.remove_file("site.toml")


@pytest.mark.parametrize(
    "part", ["articles", "articles/2024/07", "articles/2024/07/hop", "articles/2024/07/hop/index.md"]
)
def test_nothing_is_written_through_a_link(content: Path, tmp_path: Path, part: str) -> None:
    digest = digest_of(OLD)
    place = content / part
    place.rename(tmp_path / "elsewhere")
    place.symlink_to(tmp_path / "elsewhere")
    before = everything(tmp_path / "elsewhere") if part.endswith("7") else OLD
    for act in (
        lambda: Store(content).open(PLACE), lambda: Store(content).save(PLACE, NEW, digest),
        lambda: Store(content).rename(PLACE, "x"),
    ):  # fmt: skip
        with pytest.raises(Unfit):
            act()
    assert before == (everything(tmp_path / "elsewhere") if part.endswith("7") else OLD)


def test_a_text_beyond_what_is_read_is_refused(content: Path) -> None:
    with pytest.raises(Unfit, match="2 MB"):
        Store(content).save(PLACE, b"x" * 2_000_001, digest_of(OLD))


def test_what_a_killed_save_left_is_swept_away(content: Path) -> None:
    left = article(content).with_name(".0123456789abcdef.1.1.tmp")
    left.write_bytes(b"x")
    os.utime(left, (0, 0))
    fresh = article(content).with_name(".0123456789abcdef.2.2.tmp")
    fresh.write_bytes(b"x")
    Store(content).save(PLACE, NEW, digest_of(OLD))
    assert not left.exists()
    assert fresh.exists()


# Interrupted


def killed_at(step: int, act: Callable[[], object]) -> bool:
    """Run something in a process that is killed at its ``step``-th call to the disk; tell whether it was."""

    def run() -> None:
        count = 0

        def watch(_frame: object, event: str, called: object) -> None:
            nonlocal count
            of_disk = getattr(called, "__module__", "") in ("posix", "fcntl")
            of_disk = of_disk or getattr(called, "__name__", "") in ("write", "flush", "close", "open")
            count += event == "c_call" and of_disk
            if count > step:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.setprofile(watch)
        act()
        sys.setprofile(None)

    process = get_context("fork").Process(target=run)
    process.start()
    process.join()
    return process.exitcode == -signal.SIGKILL


def shown(content: Path) -> dict[str, bytes]:
    """Give what builds see: no dotfile, and nothing in a folder that is one."""
    return {path: data for path, data in everything(content).items() if "/." not in f"/{path}"}


@pytest.mark.parametrize(
    ("act", "after"),
    [
        (lambda store: store.save(PLACE, NEW, digest_of(OLD)), {f"articles/{PLACE}/index.md": NEW}),
        (
            lambda store: store.create("2026/11/moi", NEW, FILES),
            {
                f"articles/{PLACE}/index.md": OLD,
                "articles/2026/11/moi/index.md": NEW,
                **{f"articles/2026/11/moi/{name}": data for name, data in FILES.items()},
            },
        ),
        (lambda store: store.rename(PLACE, "khac"), {"articles/2024/07/khac/index.md": OLD}),
        (lambda store: store.remove(PLACE), {}),
    ],
)
def test_killed_at_any_step_the_old_or_the_new_is_there_whole(
    content: Path, act: Callable[[Store], object], after: dict[str, bytes]
) -> None:
    before, seen, step = shown(content), set(), 0
    while killed_at(step, lambda: act(Store(content))):
        found = shown(content)
        assert found in (before, after)
        seen.add(found == after)
        if found == after:
            break
        step += 1
    assert step > 4
    assert shown(content) == after
    bin_ = content.parent / BIN
    kept = [one.read_bytes() for one in bin_.rglob("index.md")] if bin_.is_dir() else []
    assert after or kept == [OLD]


@pytest.mark.parametrize("act", ["save", "create"])
def test_a_full_disk_leaves_what_was_there(content: Path, act: str) -> None:
    import resource

    before = everything(content)

    def run() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, 1_000))
        try:
            store = Store(content)
            store.save(PLACE, NEW, digest_of(OLD)) if act == "save" else store.create(
                "2026/11/moi", NEW, FILES
            )
        except Unkept as error:
            os._exit(7 if "Đĩa đã đầy" in str(error) else 1)
        os._exit(0)

    process = get_context("fork").Process(target=run)
    process.start()
    process.join()
    assert process.exitcode == 7
    assert everything(content) == before


def test_a_disk_that_fails_at_the_last_moment_leaves_the_old(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    before = everything(content)
    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(Unkept):
        Store(content).save(PLACE, NEW, digest_of(OLD))
    assert everything(content) == before
