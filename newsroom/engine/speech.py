"""Let a program say what it has to say, whatever the terminal understands and whether it listens."""

from __future__ import annotations

import codecs
import io
import logging
import os
import sys
from contextlib import suppress
from typing import Any


class _Unheard(io.FileIO):
    """An output of the process; what cannot be written there is lost, for the work is not in the words."""

    def write(self, data: Any, /) -> int | None:  # type: ignore[override] # as FileIO takes it
        try:
            return super().write(data)
        except OSError:
            return memoryview(data).nbytes


def speak_utf8() -> None:
    """Write both output streams as UTF-8, and what has no letter there as an escape; lose what nobody takes.

    With ``PYTHONIOENCODING=ascii`` or a bare locale the first Vietnamese word would end the program, and so
    would any word on a full disk, to a reader that is gone or where the stream was closed.
    """
    _take_closed()
    if sys.stdout is sys.__stdout__:
        sys.stdout = _tolerant(sys.stdout, 1)
    if sys.stderr is sys.__stderr__:
        sys.stderr = _tolerant(sys.stderr, 2)
    for stream in (sys.stdout, sys.stderr):
        _set_up(stream)


def _take_closed() -> None:
    """Let the numbers of closed streams lead nowhere: a file that got one would hold what is said."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # which takes the lowest number that is free


def _tolerant(stream: Any, number: int) -> Any:
    """Give a stream in the place of one of the process, or of none, that never fails."""
    file = _Unheard(number if stream is None else stream.fileno(), "w", closefd=False)
    if stream is None:
        return io.TextIOWrapper(io.BufferedWriter(file), "utf-8", "backslashreplace", line_buffering=True)
    with suppress(OSError):
        stream.flush()
    is_raw = isinstance(stream.buffer, io.RawIOBase)  # as ``python -u`` has it
    return io.TextIOWrapper(
        file if is_raw else io.BufferedWriter(file),
        stream.encoding,
        stream.errors,
        line_buffering=stream.line_buffering,
        write_through=stream.write_through,
    )


def _set_up(stream: Any) -> None:
    reconfigure = getattr(stream, "reconfigure", None)
    encoding = getattr(stream, "encoding", None)
    if reconfigure is None or not encoding:
        return
    if codecs.lookup(encoding).name != "utf-8":
        reconfigure(encoding="utf-8", errors="backslashreplace")
    elif stream.errors == "strict":
        reconfigure(errors="backslashreplace")


_PELICAN = "pelican"
"""The logger whose level the options ``-q``, ``-v`` and ``-D`` of Pelican set."""


def is_quiet() -> bool:
    """Tell whether only errors are wanted: ``pelican -q``."""
    return logging.getLogger(_PELICAN).getEffectiveLevel() >= logging.CRITICAL


def is_debugging() -> bool:
    """Tell whether each step is wanted: ``pelican -D``."""
    return logging.getLogger(_PELICAN).getEffectiveLevel() <= logging.DEBUG


def are_warnings_fatal() -> bool:
    """Tell whether a warning is to end the build as an error does: ``pelican --fatal warnings``."""
    lowest: int = getattr(type(logging.getLogger(_PELICAN)), "fatal_lvl", logging.CRITICAL)
    return lowest <= logging.WARNING


def tell(*lines: str) -> None:
    """Tell lines that are no errors, unless only errors are wanted."""
    if lines and not is_quiet():
        print(*lines, sep="\n", file=sys.stderr, flush=True)
