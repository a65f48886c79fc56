"""Messages reach whoever listens, whatever the terminal is said to understand."""

from __future__ import annotations

import io
import logging
import os
import sys
from collections.abc import Iterator

import pytest

from newsroom.engine import are_warnings_fatal, is_quiet, speak_utf8, tell


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "utf-8", "UTF8"])
def test_vietnamese_is_written_as_utf8(monkeypatch: pytest.MonkeyPatch, encoding: str) -> None:
    heard = [io.BytesIO(), io.BytesIO()]
    streams = [io.TextIOWrapper(one, encoding=encoding) for one in heard]
    monkeypatch.setattr(sys, "stdout", streams[0])
    monkeypatch.setattr(sys, "stderr", streams[1])
    speak_utf8()
    for stream, one in zip(streams, heard, strict=True):
        stream.write("Xong: đủ cả. \udcff")
        stream.flush()
        assert one.getvalue() == "Xong: đủ cả. \\udcff".encode()


def test_a_stream_of_the_process_that_nobody_reads_fails_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    outlet, inlet = os.pipe()
    os.close(outlet)
    stream = open(inlet, "w", encoding="ascii")  # noqa: SIM115 (closed below)
    monkeypatch.setattr(sys, "stdout", stream)
    monkeypatch.setattr(sys, "__stdout__", stream)
    speak_utf8()
    print("Đủ cả." * 10_000, flush=True)
    assert (sys.stdout.encoding, sys.stdout.isatty()) == ("utf-8", False)
    stream.close()


def test_a_stream_that_cannot_be_set_up_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    heard = io.StringIO()
    monkeypatch.setattr(sys, "stdout", heard)
    monkeypatch.setattr(sys, "stderr", None)
    speak_utf8()
    print("Xong")
    assert heard.getvalue() == "Xong\n"


@pytest.fixture
def pelicans() -> Iterator[logging.Logger]:
    """Give the logger that Pelican's options set, and put it back."""
    logger = logging.getLogger("pelican")
    level = logger.level
    yield logger
    logger.setLevel(level)


@pytest.mark.parametrize(
    ("level", "told"),
    [(logging.CRITICAL, ""), (logging.ERROR, "a\nb\n"), (logging.INFO, "a\nb\n"), (logging.DEBUG, "a\nb\n")],
)
def test_lines_that_are_no_errors_are_told_unless_only_errors_are_wanted(
    pelicans: logging.Logger, capsys: pytest.CaptureFixture[str], level: int, told: str
) -> None:
    pelicans.setLevel(level)
    tell("a", "b")
    tell()
    assert capsys.readouterr() == ("", told)
    assert is_quiet() == (told == "")


@pytest.mark.parametrize(
    ("lowest", "fatal"), [(logging.WARNING, True), (logging.ERROR, False), (logging.CRITICAL + 1, False)]
)
def test_warnings_are_fatal_where_pelican_says_so(
    pelicans: logging.Logger, monkeypatch: pytest.MonkeyPatch, lowest: int, fatal: bool
) -> None:
    monkeypatch.setattr(type(pelicans), "fatal_lvl", lowest, raising=False)
    assert are_warnings_fatal() is fatal
