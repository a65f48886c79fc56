from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from newsroom.commands.publishing.rclone_process import Ran, Rclone, find_rclone
from tests.support.building import ROOT

ENDLESS = """\
#!/bin/sh
while :; do
  date +%N > "$BEAT"
  echo '{"level":"info","msg":"Copied (new)","object":"a.html"}' >&2 || exit 1
  sleep 0.05
done
"""
SENDING = """\
import sys
from pathlib import Path
from newsroom.commands.publishing.rclone_process import Rclone
for path in Rclone("x:", sys.argv[1]).send(Path("."), ["a.html"], [], []):
    print(path, flush=True)
"""


def program(tmp_path: Path, text: str) -> str:
    file = tmp_path / "rclone"
    file.write_text(text, encoding="utf-8")
    file.chmod(0o755)
    return str(file)


def stands_still(beat: Path) -> bool:
    """Tell whether the program has ended, within two seconds."""
    for _ in range(20):
        before = beat.read_bytes()
        time.sleep(0.2)
        if beat.read_bytes() == before:
            return True
    return False


def test_rclone_is_found_beside_python_or_on_the_path(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Exception, match="thiếu chương trình này"):
        find_rclone()
    assert find_rclone_in(tmp_path) == str(tmp_path / "rclone")


def find_rclone_in(folder: Path) -> str:
    program(folder, "#!/bin/sh\n")
    return find_rclone()


def test_options_come_before_two_dashes_and_paths_after_them(tmp_path: Path) -> None:
    said = tmp_path / "said"
    fake = program(tmp_path, f'#!/bin/sh\nprintf "%s\\n" "$@" > {said}\n')
    Rclone("may:www", fake, {}).ask(["rmdir"], "2024/07", ["--exclude=/x/**"])
    words = said.read_text().splitlines()
    assert words[0] == "rmdir"
    assert words[-2:] == ["--", "may:www/2024/07"]
    assert "--ask-password=false" in words
    Rclone("may:", fake, {}).ask(["lsjson"], "")
    assert said.read_text().splitlines()[-2:] == ["--", "may:"]


def test_the_environment_may_ask_for_fewer_connections(tmp_path: Path) -> None:
    assert Rclone("x:", "rclone", {}).environment["RCLONE_TRANSFERS"] == "4"
    assert Rclone("x:", "rclone", {"RCLONE_TRANSFERS": "1"}).environment["RCLONE_TRANSFERS"] == "1"


def test_what_arrived_is_told_apart_from_what_went_wrong(tmp_path: Path) -> None:
    lines = (
        '{"level":"info","msg":"Copied (new)","object":"a.html"}',
        '{"level":"info","msg":"Transferred: 1","stats":{}}',
        '{"level":"error","msg":"552 Disk full","object":"b.html"}',
        "panic: not JSON",
    )
    fake = program(tmp_path, "#!/bin/sh\n" + "".join(f"echo '{line}' >&2\n" for line in lines) + "exit 1\n")
    errors: list[str] = []
    assert list(Rclone("x:", fake, {}).send(tmp_path, ["a.html", "b.html"], [], errors)) == ["a.html"]
    assert errors == ["b.html 552 Disk full", "panic: not JSON"]


def test_a_failure_without_a_word_is_a_failure(tmp_path: Path) -> None:
    errors: list[str] = []
    assert (
        list(Rclone("x:", program(tmp_path, "#!/bin/sh\nexit 2\n"), {}).send(tmp_path, ["a"], [], errors))
        == []
    )
    assert errors == ["exit status 2"]


@pytest.mark.parametrize(
    ("ran", "nothing"),
    [
        (Ran(3, b"", ("directory not found",)), True),
        (Ran(1, b"", ('501 "No such directory."',)), True),
        (Ran(1, b"", ('501 "No such directory."', "i/o timeout")), False),
        (Ran(1, b"", ("dial tcp: lookup h: no such host",)), False),
        (Ran(1, b"", ()), False),
        (Ran(0, b"", ()), False),
    ],
)
def test_what_is_not_there_is_told_apart_from_what_does_not_work(ran: Ran, nothing: bool) -> None:
    assert ran.found_nothing is nothing


@pytest.mark.slow
def test_rclone_ends_when_this_process_is_killed(tmp_path: Path) -> None:
    beat = tmp_path / "beat"
    fake = program(tmp_path, ENDLESS)
    environment = {**os.environ, "BEAT": str(beat), "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, "-c", SENDING, fake], stdout=subprocess.PIPE, env=environment
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(signal.SIGKILL)
    assert stands_still(beat)


def test_rclone_ends_when_the_work_is_interrupted(tmp_path: Path) -> None:
    beat = tmp_path / "beat"
    rclone = Rclone("x:", program(tmp_path, ENDLESS), {**os.environ, "BEAT": str(beat)})
    sending = rclone.send(tmp_path, ["a.html"], [], [])
    next(sending)
    with pytest.raises(KeyboardInterrupt):
        sending.throw(KeyboardInterrupt)  # type: ignore[attr-defined] # it is a generator
    assert stands_still(beat)
