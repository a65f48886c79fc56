"""A build from the quick start is the one that ``pelican`` makes: the same files, words and status."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.building import NOW, ROOT, digests, tiny_site, write_article
from tests.support.checking import PLUGINS

WAYS = ("pelican", "newsroom.commands.build")


def run(way: str, content: Path, folder: Path, *more: str) -> tuple[int, str, str]:
    """Build by one of the ways; give status and words, without the seconds it took."""
    places = ["-o", str(folder / "out"), "-s", "pelicanconf.py", "--cache-path", str(folder / "cache")]
    done = subprocess.run(
        [sys.executable, "-m", way, str(content), *places, *more],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": "/usr/bin:/bin", "SOURCE_DATE_EPOCH": NOW, "LANG": "C.UTF-8"},
    )
    told = re.sub(r"(?m)^.*, \d+/giây\n", "", done.stdout + done.stderr)  # progress of what takes long
    words = re.sub(r"\d+,\d giây", "0 giây", told)
    return done.returncode, words, re.sub(r".*bài; ", "", words)


@pytest.mark.slow
def test_both_ways_write_the_same_bytes_and_take_over_from_each_other(tmp_path: Path) -> None:
    content = tiny_site(tmp_path / "content")
    first = {way: run(way, content, tmp_path / way) for way in WAYS}
    assert first[WAYS[0]] == first[WAYS[1]]
    assert digests(tmp_path / WAYS[0] / "out") == digests(tmp_path / WAYS[1] / "out")
    again = {
        way: run(other, content, tmp_path / way) for way, other in zip(WAYS, reversed(WAYS), strict=True)
    }
    assert all("; 0 tệp ghi mới" in words for _, words, _ in again.values())
    write_article(content, "2025/02/them", "Một bài thêm.")
    after = {
        way: run(other, content, tmp_path / way) for way, other in zip(WAYS, reversed(WAYS), strict=True)
    }
    assert after[WAYS[0]] == after[WAYS[1]]
    assert digests(tmp_path / WAYS[0] / "out") == digests(tmp_path / WAYS[1] / "out")


@pytest.mark.slow
def test_both_ways_fail_alike(tmp_path: Path) -> None:
    content = tiny_site(tmp_path / "content")
    write_article(content, "2025/02/hong", Date="hôm qua")
    refused = [run(way, content, tmp_path / way) for way in WAYS]
    assert refused[0] == refused[1]
    assert refused[0][0] == 1
    plugins = f"PLUGINS={json.dumps([*PLUGINS, 'plugins.khong_co'])}"
    unknown = [run(way, content, tmp_path / way, "-e", plugins) for way in WAYS]
    without_times = [re.sub(r"\[[\d:]+\]|\S+\.py:\d+|\s+", " ", words).split() for _, words, _ in unknown]
    assert [status for status, _, _ in unknown] == [1, 1]
    assert without_times[0] == without_times[1]


@pytest.mark.slow
@pytest.mark.parametrize("status", [0, 1, 130])
def test_an_end_leaves_nothing_undone(status: int) -> None:
    program = (
        "import atexit, sys\nfrom newsroom.commands.build import end\n"
        "atexit.register(print, 'việc cuối')\nprint('xong')\nprint('lỗi', file=sys.stderr)\n"
        f"end({status})\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=False)
    assert (done.returncode, done.stdout.decode(), done.stderr.decode()) == (
        status,
        "xong\nviệc cuối\n",
        "lỗi\n",
    )


@pytest.mark.slow
def test_an_end_waits_for_threads() -> None:
    program = (
        "import threading, time\nfrom newsroom.commands.build import end\n"
        "def late():\n    time.sleep(0.2)\n    print('muộn')\n"
        "threading.Thread(target=late).start()\nend(0)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=True)
    assert done.stdout.decode() == "muộn\n"
