"""Keep what Python compiles while a program starts: patterns, and the methods of dataclasses.

Python keeps the code of modules in ``__pycache__`` but makes that of some 500 patterns and 900 methods anew
in every process. Here it is kept beside, in one file for each version of Python, by the text of which it was
made; a file that is not whole, or of another version, is passed over. Nothing else comes of a text than
what is kept: code is a function of the text, the flags and the version alone.
"""

from __future__ import annotations

import dataclasses
import marshal
import os
import re
import sys
import zlib
from array import array
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import cache_from_source
from pathlib import Path
from types import CodeType
from typing import Any

Parts = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""A compiled pattern: flags, its code, the number of its groups, their names, and these by number."""

MOST = 4096
"""Entries beyond which those that this process had no use for are left out."""
_KNOWN = {(3, 11), (3, 12), (3, 13)}
"""Versions of Python in which patterns and dataclasses are known to be compiled as this module has it."""


class KeptCode:
    """The code of texts that were compiled, before or now."""

    def __init__(self, file: Path) -> None:
        """Take what ``file`` holds."""
        self._file = file
        self._patterns: dict[tuple[str, int], Parts] = {}
        self._codes: dict[str, CodeType] = {}
        self._used: set[Any] = set()
        self._is_new = False
        with suppress(OSError, ValueError, EOFError, TypeError):
            seal, data = file.read_bytes().split(b"\n", 1)
            if seal == _seal(data):
                self._patterns, self._codes = marshal.loads(data)

    def pattern(self, text: str, flags: int) -> re.Pattern[str]:
        """Compile a pattern, or take its code as it was kept."""
        key = (text, flags)
        parts = self._patterns.get(key)
        if parts is None:
            parts = self._patterns[key] = _parts(text, flags)
            self._is_new = True
        self._used.add(key)
        kept, code, groups, names, numbers = parts
        made: re.Pattern[str] = re._compiler._sre.compile(  # type: ignore[attr-defined]
            text, kept, array("I", code).tolist(), groups, names, numbers
        )
        return made

    def run(self, text: str, names: dict[str, Any], found: dict[str, Any] | None = None) -> None:
        """Do as ``exec`` does with a text."""
        code = self._codes.get(text)
        if code is None:
            code = self._codes[text] = compile(text, "<string>", "exec")
            self._is_new = True
        self._used.add(text)
        exec(code, names, found)

    def keep(self) -> None:
        """Write what is new, if this process may; nothing depends on it."""
        if not self._is_new or sys.dont_write_bytecode:
            return
        patterns, codes = self._patterns, self._codes
        if len(patterns) + len(codes) > MOST:
            patterns = {key: parts for key, parts in patterns.items() if key in self._used}
            codes = {text: code for text, code in codes.items() if text in self._used}
        data = marshal.dumps((patterns, codes))
        aside = self._file.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            self._file.parent.mkdir(exist_ok=True)
            aside.write_bytes(_seal(data) + b"\n" + data)
            aside.replace(self._file)


def _seal(data: bytes) -> bytes:
    """Tell which Python wrote data, and whether it is whole."""
    return f"{sys.version!r} {len(data)} {zlib.crc32(data)}".encode()


def _parts(text: str, flags: int) -> Parts:
    """Compile a pattern as ``re`` does, up to the last step."""
    compiler: Any = re._compiler  # type: ignore[attr-defined]
    parsed = compiler._parser.parse(text, flags)
    code = array("I", compiler._code(parsed, flags)).tobytes()
    names = dict(parsed.state.groupdict)
    numbers: list[str | None] = [None] * parsed.state.groups
    for name, number in names.items():
        numbers[number] = name
    return int(flags | parsed.state.flags), code, parsed.state.groups - 1, names, tuple(numbers)


def default_file() -> Path:
    """Name the file, beside the code that Python keeps of this module."""
    return Path(cache_from_source(__file__)).with_suffix(".kept")


@contextmanager
def kept_code(file: Path | None = None) -> Iterator[None]:
    """Compile with what is kept, and keep what is new; where Python is another than known, do nothing."""
    if sys.version_info[:2] not in _KNOWN or sys.implementation.name != "cpython":
        yield
        return
    kept = KeptCode(file or default_file())
    compiler: Any = re._compiler  # type: ignore[attr-defined]
    compile_as_ever = compiler.compile

    def compile_(text: Any, flags: int = 0) -> Any:
        if type(text) is not str or flags & re.DEBUG:
            return compile_as_ever(text, flags)
        return kept.pattern(text, int(flags))

    compiler.compile = compile_
    vars(dataclasses)["exec"] = kept.run  # found before the builtin of this name
    try:
        yield
    finally:
        compiler.compile = compile_as_ever
        del vars(dataclasses)["exec"]
        kept.keep()
