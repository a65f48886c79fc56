"""An act that is killed, or finds no room, at every step: no text is lost, nothing is half written.

A git that goes on by itself after the desk was killed (an orphan) does no harm either.

The office: An has an article to record, another half edited, and a file that git does not know. Bình has sent a
changed article, a new one, and taken one away.
"""

from __future__ import annotations

import asyncio
import os
import resource
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from newsroom.commands.desk.ledger import Fault, Kind
from tests.support.repository import git
from tests.support.two_desks import AN, BA, BINH, HAI, MOT, Desk, Office, open_office, run

pytestmark = pytest.mark.slow
BON, NAM, SAU = (f"articles/2024/07/{name}" for name in ("bon", "nam", "sau"))
WRAPPER = """#!/bin/sh
count=$(cat "{count}"); count=$((count + 1)); echo $count > "{count}"
if [ $count = {at} ] && [ {how} = kill ]; then
  touch -d '1 hour ago' "{folder}/index.lock" "{folder}/refs/heads/main.lock"
  kill -9 $PPID; exit 1
elif [ $count = {at} ] && [ {how} = orphan ]; then
  kill -9 $PPID; sleep 0.3
elif [ $count -ge {at} ] && [ {how} = full ]; then
  echo 'error: unable to write file: No space left on device' >&2; exit 128
fi
exec {git} "$@"
"""
REAL_GIT = shutil.which("git") or "git"


def _fill(desk: Desk) -> None:
    for place in (BON, SAU):
        desk.write(f"{place}/index.md", "bản đầu\n")


@pytest.fixture(scope="module")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kho")
    office = open_office(folder, fill=_fill)
    office.binh.write(f"{BON}/index.md", "của Bình\n")
    office.binh.write(f"{NAM}/index.md", "bài mới của Bình\n")
    (office.binh.content / SAU / "index.md").unlink()
    run(office.binh.ledger.record(BINH, [BON, NAM, SAU], "của Bình"))
    office.an.write(f"{MOT}/index.md", "của An\n")
    office.an.write(f"{HAI}/index.md", "An viết dở\n")
    office.an.write(f"{BA}/2.jpg", "chưa vào git")
    return folder


def office_like(pattern: Path, folder: Path) -> Office:
    """Copy an office, so that its clones know their own server."""
    shutil.copytree(pattern, folder, symlinks=True)
    desks = [Desk(folder / name, folder / name / "content") for name in ("an", "binh")]
    for desk in desks:
        git(desk.root, "remote", "set-url", "origin", os.fspath(folder / "server.git"))
    return Office(folder / "server.git", *desks)


def in_child(act: Callable[[], object], prepare: Callable[[], object] = lambda: None) -> int:
    """Do something in a process that may be killed; give how it ended: 0, 3 for a full disk, or minus a signal."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            prepare()
            act()
            code = 0
        except Fault as fault:
            code = 3 if fault.kind is Kind.FULL else 4
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def recording(office: Office) -> Callable[[], object]:
    return lambda: run(office.an.ledger.record(AN, [MOT], "của An"))


def sending(office: Office) -> Callable[[], object]:
    return lambda: run(office.an.ledger.send())


def wrapped(office: Office, at: int, how: str) -> Callable[[], None]:
    """Put a git in front that kills its parent, or finds no room, at the ``at``-th call."""
    folder = office.server.parent / "bin"
    folder.mkdir(exist_ok=True)
    (folder / "count").write_text("0", encoding="utf-8")
    script = WRAPPER.format(
        count=folder / "count", at=at, how=how, git=REAL_GIT, folder=office.an.root / ".git"
    )
    (folder / "git").write_text(script, encoding="utf-8")
    (folder / "git").chmod(0o755)
    path = f"{folder}:{os.environ['PATH']}"
    return lambda: os.environ.__setitem__("PATH", path)


def check_nothing_is_lost(office: Office) -> None:
    """Whatever happened: An's texts stand as they were typed, Bình's are there whole or not at all."""
    an = office.an
    assert an.read(f"{MOT}/index.md") == "của An\n"
    assert an.read(f"{HAI}/index.md") == "An viết dở\n"
    assert an.read(f"{BA}/2.jpg") == "chưa vào git"
    assert an.read(f"{BON}/index.md") in ("bản đầu\n", "của Bình\n")
    assert an.read(f"{NAM}/index.md") in (None, "bài mới của Bình\n")
    assert an.read(f"{SAU}/index.md") in (None, "bản đầu\n")
    assert office.text(f"{MOT}/index.md") in ("của An\n", "Title: mot\nDate: 2024-07-01\n\nBản đầu.\n")
    assert office.text(f"{BON}/index.md") == "của Bình\n"
    git(an.root, "fsck", "--no-dangling")
    git(office.server, "fsck", "--no-dangling")


def check_the_next_act_mends_it(office: Office) -> None:
    """The same act once more brings all to where it was meant to be, and the commit is there once."""
    an = office.an
    assert run(an.ledger.record(AN, [MOT], "của An")).sent
    assert office.messages() == ["của An", "của Bình", "Bắt đầu"]
    assert an.read(f"{BON}/index.md") == office.text(f"{BON}/index.md") == "của Bình\n"
    assert an.read(f"{NAM}/index.md") == "bài mới của Bình\n"
    assert an.read(f"{SAU}/index.md") is None
    assert an.git("rev-parse", "HEAD") == git(office.server, "rev-parse", "main")
    assert an.status() == [f" M content/{HAI}/index.md", f"?? content/{BA}/2.jpg"]
    assert an.git("for-each-ref", "refs/toa-soan") == ""
    assert not list((an.root / ".git").rglob("*.lock"))
    assert not list((an.root / ".git" / "toa-soan").glob("tam-*"))
    assert an.read(f"{MOT}/index.md") == office.text(f"{MOT}/index.md") == "của An\n"


MOST_CALLS, APART = 60, 5


@pytest.mark.parametrize(
    ("how", "first"),
    [
        *(("kill", first) for first in range(1, 1 + APART)),
        ("full", 1),
        ("full", 4),
        ("orphan", 1),
        ("orphan", 3),
    ],
)
def test_an_act_that_ends_at_any_call_of_git_loses_nothing(
    pattern: Path, tmp_path: Path, how: str, first: int
) -> None:
    ended = []
    for at in range(first, MOST_CALLS, APART):
        office = office_like(pattern, tmp_path / f"{at}")
        code = in_child(recording(office), wrapped(office, at, how))
        ended.append(code)
        check_nothing_is_lost(office)
        check_the_next_act_mends_it(office)
        if int((office.server.parent / "bin" / "count").read_text()) < at:
            break  # all calls were made
    else:
        pytest.fail("more calls than were tried")
    assert ended[-1] == 0
    if how == "full":
        assert {3} <= set(ended[:-1]) <= {0, 3}
    else:
        assert set(ended[:-1]) == {-signal.SIGKILL}


def test_an_act_killed_between_any_two_files_loses_nothing(pattern: Path, tmp_path: Path) -> None:
    def killing(at: int) -> Callable[[], None]:
        calls = 0

        def counted(really: Callable[..., None]) -> Callable[..., None]:
            def call(*arguments: object, **more: object) -> None:
                nonlocal calls
                is_ours = "/content/" in os.fspath(arguments[-1]) and not more  # type: ignore[call-overload]
                calls += is_ours
                if is_ours and calls == at:
                    os.kill(os.getpid(), signal.SIGKILL)
                really(*arguments, **more)

            return call

        def prepare() -> None:
            for name in ("replace", "unlink"):
                setattr(os, name, counted(getattr(os, name)))

        return prepare

    for at in range(1, 40):
        office = office_like(pattern, tmp_path / f"{at}")
        code = in_child(recording(office), killing(at))
        check_nothing_is_lost(office)
        check_the_next_act_mends_it(office)
        if code == 0:
            break
        assert code == -signal.SIGKILL
    assert code == 0
    assert at == 4  # a changed file, a new one, one less


@pytest.mark.parametrize("most", [0, 30, 45, 300, 700, 1500])
def test_an_act_whose_files_may_not_grow_loses_nothing(pattern: Path, tmp_path: Path, most: int) -> None:
    office = office_like(pattern, tmp_path / "kho")
    limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))  # noqa: E731
    code = in_child(recording(office), limit)
    assert code in (0, 3)
    assert code == 3 or most > 300
    check_nothing_is_lost(office)
    check_the_next_act_mends_it(office)


def test_a_commit_that_waits_survives_a_kill_at_any_call_while_it_is_sent(
    pattern: Path, tmp_path: Path
) -> None:
    waiting = office_like(pattern, tmp_path / "doi")
    waiting.go_offline()
    assert not run(waiting.an.ledger.record(AN, [MOT], "của An")).sent
    waiting.go_online()
    for at in range(1, MOST_CALLS, 3):
        office = office_like(tmp_path / "doi", tmp_path / f"{at}")
        code = in_child(sending(office), wrapped(office, at, "kill"))
        check_nothing_is_lost(office)
        assert run(office.an.ledger.send()).left == 0
        assert office.messages() == ["của An", "của Bình", "Bắt đầu"]
        assert office.an.status() == [f" M content/{HAI}/index.md", f"?? content/{BA}/2.jpg"]
        if code == 0:
            return
    pytest.fail("more calls than were tried")


def test_an_act_given_up_by_who_asked_is_mended_by_the_next(pattern: Path, tmp_path: Path) -> None:
    async def given_up(office: Office, seconds: float) -> None:
        task = asyncio.create_task(office.an.ledger.record(AN, [MOT], "của An"))
        await asyncio.sleep(seconds)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    for number in range(6):
        office = office_like(pattern, tmp_path / f"{number}")
        run(given_up(office, 0.1 * number))
        check_nothing_is_lost(office)
        for lock in (office.an.root / ".git").rglob("*.lock"):
            os.utime(lock, (0, 0))
        check_the_next_act_mends_it(office)
