"""A build that is killed, starved of disk or met by another leaves whole files, and the next one mends all."""

from __future__ import annotations

import errno
import multiprocessing
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.support.building import NOW, ROOT, build, digests
from tests.support.editing import Desk

KILLS = int(os.environ.get("KILLS", "7"))
"""Points at which each kind of build is killed; ``make test-long`` tries more."""
FULL = (0, 1, 2, 5, 9, 14, 20, 30) if KILLS > 10 else (0, 2, 9, 30)
"""After how many steps the disk is full."""


@pytest.fixture(autouse=True)
def fixed_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    monkeypatch.delenv("SITEURL", raising=False)


class Scene:
    """A site before and after an edit, with the bytes of both, to be built under difficulties."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.output, self.cache = folder, folder / "output", folder / "cache"
        desk = Desk(folder, random.Random(3))
        for number in range(16):
            desk.add(Old_URL=f"/cu/{number}.html" if number % 4 == 0 else "")
        self.desk = desk
        self.before = self._clean("before")
        self._save("start")
        for step in ("step_add", "step_title", "step_delete", "step_date", "step_photo", "step_tags"):
            getattr(desk, step)()
        self.after = self._clean("after")
        self._save("edited")

    def _clean(self, name: str) -> dict[str, str]:
        place = self.folder / name
        assert build(self.desk.content, place / "output", JOBS=1, **self.desk.settings).status == 0
        return digests(place / "output")

    def _save(self, name: str) -> None:
        shutil.copytree(self.desk.content, self.folder / "saved" / name)

    def reset(self, built: bool) -> None:
        """Put the edited site into place, over nothing or over a build of the site before."""
        for folder in (self.output, self.cache):
            shutil.rmtree(folder, ignore_errors=True)
        if built:
            self._put("start")
            assert self.build() == 0
        self._put("edited")

    def _put(self, name: str) -> None:
        shutil.rmtree(self.desk.content)
        shutil.copytree(self.folder / "saved" / name, self.desk.content)

    def build(self, **settings: Any) -> int:
        return build(self.desk.content, self.output, **{"JOBS": 1, **self.desk.settings, **settings}).status

    def check_whole(self) -> None:
        """Every file holds what it held or what it is to hold; temporary files have names of their own."""
        for path, digest in digests(self.output).items() if self.output.exists() else ():
            if not path.endswith(".tmp"):
                assert digest in (self.before.get(path), self.after.get(path)), path

    def check_mended(self) -> None:
        """The next build ends at the bytes of a clean one, and the one after writes nothing."""
        assert self.build() == 0
        assert digests(self.output) == self.after
        stamps = {file: file.stat().st_ino for file in self.output.rglob("*")}
        assert self.build() == 0
        assert {file: file.stat().st_ino for file in self.output.rglob("*")} == stamps


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", NOW)
        patch.delenv("SITEURL", raising=False)
        return Scene(tmp_path_factory.mktemp("scene"))


def on_events(patch: pytest.MonkeyPatch, happen: Callable[[], None]) -> None:
    """Call ``happen`` before each step by which a build changes the disk or its catalogue."""

    def before(function: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*arguments: Any, **options: Any) -> Any:
            happen()
            return function(*arguments, **options)

        return wrapped

    for name in (
        "os.replace",
        "os.unlink",
        "os.rmdir",
        "os.fsync",
        "os.write",
        "pathlib.Path.unlink",
    ):
        module, _, attribute = name.rpartition(".")
        owner = Path if module == "pathlib.Path" else os
        patch.setattr(owner, attribute, before(getattr(owner, attribute)))
    for method in ("put", "change", "commit", "unseal", "seal", "begin"):
        from newsroom.engine.catalogue import Catalogue

        patch.setattr(Catalogue, method, before(getattr(Catalogue, method)))


def in_child(work: Callable[[], object]) -> int:
    """Do something in a forked process; give its exit status, negative for a signal."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            with open(os.devnull, "w") as null:
                os.dup2(null.fileno(), 1)
                os.dup2(null.fileno(), 2)
            work()
            status = 0
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def events_of(scene: Scene) -> int:
    """Count the events of a build."""
    counted: list[None] = []
    with pytest.MonkeyPatch.context() as patch:
        on_events(patch, lambda: counted.append(None))
        assert scene.build() == 0
    return len(counted)


@pytest.mark.slow
@pytest.mark.parametrize("built", [False, True], ids=["full", "incremental"])
def test_a_build_killed_at_any_point_leaves_whole_files_and_is_made_good(scene: Scene, built: bool) -> None:
    scene.reset(built)
    total = events_of(scene)
    assert total >= KILLS
    for point in range(KILLS):
        scene.reset(built)
        left = [1 + point * total // KILLS]

        def work(left: list[int] = left) -> None:
            building = os.getpid()

            def die() -> None:
                left[0] -= 1
                if left[0] == 0:  # in a process that makes photos, too
                    os.kill(building, signal.SIGKILL)

            with pytest.MonkeyPatch.context() as patch:
                on_events(patch, die)
                scene.build()

        assert in_child(work) == -signal.SIGKILL
        scene.check_whole()
        scene.check_mended()


@pytest.mark.slow
@pytest.mark.parametrize("built", [False, True], ids=["full", "incremental"])
@pytest.mark.parametrize("name", ["replace", "write", "fsync"])
def test_a_full_disk_at_any_point_fails_the_build_and_is_made_good(
    scene: Scene, name: str, built: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    original = getattr(os, name)
    failed = 0
    for point in FULL:
        scene.reset(built)
        if name == "fsync":
            shutil.rmtree(scene.cache / "photos", ignore_errors=True)
        left = multiprocessing.Value("i", point)  # processes that make photos count as well

        def fail(*arguments: Any, left: Any = left, **options: Any) -> Any:
            with left:
                left.value -= 1
            if left.value < 0:
                if name == "write":  # what still fits is written
                    original(arguments[0], arguments[1][: len(arguments[1]) // 2])
                raise OSError(errno.ENOSPC, "No space left on device")
            return original(*arguments, **options)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(os, name, fail)
            capsys.readouterr()
            try:
                status = scene.build()
            except SystemExit as ended:
                status = int(str(ended.code))
                last = capsys.readouterr().err.splitlines()[-1]
                assert last.startswith(str(scene.folder))
                assert last.endswith(": lỗi: ổ đĩa đã đầy, xóa bớt tệp rồi chạy lại.")
        assert (status == 0) == (left.value >= 0)
        failed += status
        scene.check_whole()
        scene.check_mended()
    assert failed


@pytest.mark.slow
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_build_on_several_cores_stopped_at_any_time_is_made_good(scene: Scene, how: signal.Signals) -> None:
    command = [sys.executable, "-m", "pelican", str(scene.desk.content), "-o", str(scene.output)]
    options = ["-s", str(ROOT / "pelicanconf.py"), "--cache-path", str(scene.cache)]
    theme = ["-t", scene.desk.settings["THEME"]]
    for tenth in range(3, 9):
        scene.reset(False)
        process = subprocess.Popen(
            [*command, *options, *theme], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(tenth / 10)
        process.send_signal(how)
        assert process.wait(20) in (0, -how, 130)
        scene.check_whole()
        scene.check_mended()


@pytest.mark.slow
def test_a_second_build_waits_for_the_first(scene: Scene) -> None:
    scene.reset(True)
    command = [sys.executable, "-m", "pelican", str(scene.desk.content), "-o", str(scene.output)]
    options = ["-s", str(ROOT / "pelicanconf.py"), "--cache-path", str(scene.cache)]
    theme = ["-t", scene.desk.settings["THEME"]]
    both = [
        subprocess.Popen(
            [*command, *options, *theme], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    for process in both:
        out, err = process.communicate(timeout=60)
        assert process.returncode == 0, err
        assert "Xong:" in out
    assert digests(scene.output) == scene.after


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def empty(file: Path) -> None:
    file.write_bytes(b"")


def flip(file: Path) -> None:
    data = bytearray(file.read_bytes())
    for place in range(0, len(data), 997):
        data[place] ^= 0x55
    file.write_bytes(bytes(data))


def foreign(file: Path) -> None:
    import sqlite3

    file.unlink()
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE t (x)")
    connection.close()


def remove(file: Path) -> None:
    file.unlink()


@pytest.mark.slow
@pytest.mark.parametrize("name", ["site.sqlite", "site-texts.sqlite", "site.seal"])
@pytest.mark.parametrize("damage", [cut, empty, flip, foreign, remove])
def test_a_damaged_catalogue_is_noticed_and_made_anew(
    scene: Scene, name: str, damage: Callable[[Path], None]
) -> None:
    scene.reset(True)
    damage(scene.cache / name)
    scene.check_mended()


@pytest.mark.slow
def test_a_catalogue_of_another_version_is_not_read(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    scene.reset(True)
    monkeypatch.setattr("newsroom.engine.catalogue.FORMAT", 999)
    scene.check_mended()
    monkeypatch.undo()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    scene.check_mended()
