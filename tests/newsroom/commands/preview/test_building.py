"""The process that builds: asked again and again, lost, stopped."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from newsroom.commands.preview import building
from newsroom.commands.preview.building import Builder
from newsroom.commands.preview.state import Outcome

STAND_IN = """\
import os, signal, subprocess, sys, time
told = int(sys.argv[1])
os.write(told, b'\\n')
for number, _ in enumerate(sys.stdin):
    {does}
    os.write(told, b'{{"passed": true, "errors": ["%d"], "summary": "", "warnings": []}}\\n' % number)
"""


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Let the process be one that does what a test says before it tells of a build."""

    def write(does: str) -> None:
        (tmp_path / "stand_in.py").write_text(STAND_IN.format(does=does), encoding="utf-8")
        monkeypatch.setattr(building, "PROGRAM", "stand_in")
        monkeypatch.setenv("PYTHONPATH", str(tmp_path))

    return write


def run(work: Callable[[Builder], Awaitable[None]]) -> None:
    """Do something with a builder, and stop it."""

    async def whole() -> None:
        builder = Builder()
        try:
            await work(builder)
        finally:
            await builder.stop()

    asyncio.run(whole())


def test_one_process_makes_all_builds(program: Callable[[str], None]) -> None:
    program("pass")

    async def work(builder: Builder) -> None:
        for number in range(3):
            assert await builder.build() == Outcome(True, (str(number),))

    run(work)


def test_a_process_that_is_lost_is_told_and_started_again(program: Callable[[str], None]) -> None:
    program("os.kill(os.getpid(), signal.SIGKILL) if number == 1 else None")

    async def work(builder: Builder) -> None:
        assert (await builder.build()).passed
        lost = await builder.build()
        assert not lost.passed
        assert "dừng đột ngột" in lost.errors[0]
        assert await builder.build() == Outcome(True, ("0",))

    run(work)


def test_a_build_that_does_not_end_is_cut_off_with_all_that_it_started(
    program: Callable[[str], None], tmp_path: Path
) -> None:
    note = tmp_path / "pid"
    program(
        "signal.signal(signal.SIGINT, signal.SIG_IGN);"
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(99)']);"
        f"open({str(note)!r} + '.new', 'w').write(str(child.pid)); os.rename({str(note)!r} + '.new', {str(note)!r});"
        "time.sleep(99)"
    )

    async def work(builder: Builder) -> None:
        task = asyncio.create_task(builder.build())
        while not note.exists():
            await asyncio.sleep(0.02)
        task.cancel()
        began = time.monotonic()
        await builder.stop()
        assert time.monotonic() - began < 5

    run(work)
    child = int(note.read_text())
    for _ in range(100):
        try:
            os.kill(child, 0)
            if (
                Path(f"/proc/{child}/stat").read_text().split()[2] == "Z"
            ):  # nobody has taken note of its end yet
                return
        except (ProcessLookupError, FileNotFoundError):
            return
        time.sleep(0.05)
    pytest.fail("what the build had started goes on")


def test_one_that_has_nothing_to_do_ends_at_once(program: Callable[[str], None]) -> None:
    program("pass")

    async def work(builder: Builder) -> None:
        await builder.stop()
        await builder.build()
        began = time.monotonic()
        await builder.stop()
        await builder.stop()
        assert time.monotonic() - began < 1

    run(work)


def test_a_terminal_does_not_reach_it(program: Callable[[str], None]) -> None:
    program("assert os.getpgid(0) == os.getpid() != os.getppid()")

    async def work(builder: Builder) -> None:
        assert (await builder.build()).passed

    run(work)
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
