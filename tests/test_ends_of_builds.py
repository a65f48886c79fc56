"""What a build leaves and says at its end: files that a web server can read, and words on any terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.building import NOW, ROOT, SITE_TOML, build, tiny_site, write_article, write_site

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def fixed_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    monkeypatch.delenv("SITEURL", raising=False)


def modes(output: Path) -> set[tuple[bool, int]]:
    return {(place.is_dir(), place.stat().st_mode & 0o777) for place in [output, *output.rglob("*")]}


def build_under(mask: int, content: Path, output: Path) -> None:
    before = os.umask(mask)
    try:
        assert build(content, output, JOBS=1).status == 0
    finally:
        os.umask(before)


@pytest.mark.parametrize("mask", [0o077, 0o027])
def test_all_may_read_what_is_published_whatever_the_umask(tmp_path: Path, mask: int) -> None:
    content = tiny_site(tmp_path / "content")
    write_site(content, f'{SITE_TOML}\n[hosting]\nkind = "nginx"\n')  # with packed siblings
    build_under(mask, content, tmp_path / "output")
    assert modes(tmp_path / "output") == {(True, 0o755), (False, 0o644)}
    write_article(content, "2023/05/bai-moi")
    build_under(mask, content, tmp_path / "output")
    assert modes(tmp_path / "output") == {(True, 0o755), (False, 0o644)}


def test_what_an_earlier_build_left_closed_is_opened_when_all_is_made_again(tmp_path: Path) -> None:
    content = tiny_site(tmp_path / "content")
    built = build(content, tmp_path / "output", JOBS=1)
    for place in (built.output, *built.output.rglob("*")):
        place.chmod(0o700 if place.is_dir() else 0o600)
    write_site(content, SITE_TOML.replace("Trang tin thử", "Trang tin mới"))
    build(content, tmp_path / "output", JOBS=1)
    assert modes(tmp_path / "output") == {(True, 0o755), (False, 0o644)}


@pytest.mark.parametrize("edit", [False, True], ids=["nothing-new", "an-edit"])
def test_what_somebody_closed_is_opened_by_the_next_build_and_not_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], edit: bool
) -> None:
    content = tiny_site(tmp_path / "content")
    built = build(content, tmp_path / "output", JOBS=1)
    for place in (built.output, *built.output.rglob("*")):
        place.chmod(0o700 if place.is_dir() else 0o600)
    before = {place: place.stat().st_ino for place in built.output.rglob("*")}
    if edit:
        write_article(content, "2023/05/bai-moi")
    capsys.readouterr()
    build(content, tmp_path / "output", JOBS=1)
    assert modes(tmp_path / "output") == {(True, 0o755), (False, 0o644)}
    kept = [place for place, number in before.items() if place.exists() and place.stat().st_ino == number]
    if not edit:
        assert len(kept) == len(before)
        assert "; 0 tệp ghi mới" in capsys.readouterr().out
    assert len(kept) > len(before) // 3


def test_a_disk_that_knows_no_modes_takes_a_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = tiny_site(tmp_path / "content")
    monkeypatch.setattr(os, "chmod", lambda *_: None)
    build_under(0o077, content, tmp_path / "output")
    for _ in range(2):
        build_under(0o077, content, tmp_path / "output")
    assert modes(tmp_path / "output") == {(True, 0o700), (False, 0o600)}


@pytest.mark.parametrize("trusted", [True, False], ids=["incremental", "afresh"])
def test_a_file_that_somebody_put_there_is_named_when_it_goes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], trusted: bool
) -> None:
    content = tiny_site(tmp_path / "content")
    built = build(content, tmp_path / "output", JOBS=1)
    (built.output / "2024" / "ghi-chú.txt").write_text("của ai đó", encoding="utf-8")
    capsys.readouterr()
    build(content, tmp_path / "output", JOBS=1, LOAD_CONTENT_CACHE=trusted)
    first, last = capsys.readouterr().out.splitlines()
    assert first == "Đã xóa khỏi output 1 tệp không thuộc trang: 2024/ghi-chú.txt."
    assert last.startswith("Xong: 3 bài; 0 tệp ghi mới")
    assert not (built.output / "2024" / "ghi-chú.txt").exists()
    (content / "articles" / "2024" / "01" / "bai-0" / "index.md").unlink()
    build(content, tmp_path / "output", JOBS=1)
    assert "không thuộc trang" not in capsys.readouterr().out


def command(folder: Path) -> list[str]:
    """Give the words that build the site in a folder."""
    built = [sys.executable, "-m", "pelican", str(folder / "content"), "-o", str(folder / "output")]
    return [*built, "-s", "pelicanconf.py", "--cache-path", str(folder / "cache")]


@pytest.mark.parametrize(
    "speech",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "latin-1"},
    ],
    ids=["ascii", "C", "latin-1"],
)
def test_a_build_ends_well_on_a_terminal_without_vietnamese_letters(
    tmp_path: Path, speech: dict[str, str]
) -> None:
    content = tiny_site(tmp_path / "content")
    write_article(content, "2024/07/canh-bao", body="Có <b>thẻ hở và **dấu sao.")
    done = subprocess.run(
        command(tmp_path), cwd=ROOT, env={**os.environ, **speech}, capture_output=True, check=False
    )
    assert (done.returncode, "Xong: 4 bài" in done.stdout.decode()) == (0, True)
    assert "cảnh báo" in done.stderr.decode()


STREAMS = (
    ">/dev/full", "2>/dev/full", ">/dev/full 2>&1", ">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-",
    "| true", "2>&1 | true", "2>&1 >/dev/full | true",
)  # fmt: skip
LISTENERS = [
    pytest.param(streams, unbuffered, marks=[pytest.mark.long] * (number % 2 == int(unbuffered or 0)))
    for number, streams in enumerate(STREAMS)
    for unbuffered in ("", "1")
]
"""What becomes of the streams, each with and without a buffer; one of the two only ``make test-long`` tries."""


@pytest.mark.parametrize(("streams", "unbuffered"), LISTENERS)
def test_a_build_ends_as_it_would_though_nobody_takes_what_it_says(
    tmp_path: Path, streams: str, unbuffered: str
) -> None:
    content = tiny_site(tmp_path / "content")
    write_article(content, "2024/07/canh-bao", body="Có <b>thẻ hở và **dấu sao.")
    if "|" in streams:
        streams = streams.replace("true", "(exec <&-; sleep 0.2)")
    said = tmp_path / "said"

    def run() -> int:
        words = f'set -o pipefail; "$@" {streams}'
        with said.open("w") as rest:
            done = subprocess.run(
                ["bash", "-c", words, "bash", *command(tmp_path)], cwd=ROOT, stdout=rest, stderr=rest,
                env={**os.environ, "PYTHONUNBUFFERED": unbuffered}, check=False,
            )  # fmt: skip
        told = said.read_text(encoding="utf-8")
        assert "Traceback" not in told
        assert "Exception" not in told
        assert "ổ đĩa" not in told
        return done.returncode

    assert run() == 0
    page = (tmp_path / "output" / "2024/07/canh-bao/index.html").read_bytes()
    assert run() == 0
    write_article(content, "2024/07/loi", body="![A](khong-co.jpg)")
    assert run() == 1
    assert (tmp_path / "output" / "2024/07/canh-bao/index.html").read_bytes() == page
