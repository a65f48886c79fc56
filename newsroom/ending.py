"""End a build in words, whatever ends it; where ``pelican -r`` watches, end this build and no more."""

from __future__ import annotations

import logging
import os
import re
import sqlite3
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from newsroom.ecosystem import Unusable
from newsroom.engine import composed, is_debugging, is_disk_fault, speak_utf8
from newsroom.settings import Unloadable
from newsroom.vietnamese.faults import reason_of

INTERRUPTED = 130
"""The exit status of a build that was stopped by hand: 128 and SIGINT, as shells have it."""

WAITING = "Chưa dựng được trang; pelican -r vẫn chờ, sửa và lưu xong sẽ tự dựng lại."
"""What ``pelican -r`` says behind the reason: it goes on."""

_PLACE_RE = re.compile(r'^ *File "(?!<)([^"\n]+)(?<!\.py)", line (\d+)', re.MULTILINE)
"""A step of a traceback that is in a template: Jinja names its file and line there as Python does."""


_TOLD: set[str] = set()
"""The notes of this process about settings."""


class Failed(SystemExit):
    """The build ended for a reason that no editor made; ``reason`` is the line that says so."""

    def __init__(self, reason: str, status: int = 1) -> None:
        super().__init__(status)
        self.reason = reason
        print(reason, file=sys.stderr, flush=True)


@contextmanager
def settings_in_words(defaults: Mapping[str, Any]) -> Iterator[None]:
    """End in words over settings that Pelican, whose ``defaults`` are given, cannot read."""
    try:
        yield
    except Exception as error:
        from newsroom.settings.reading import told_of

        if not (told := told_of(error, defaults)):
            raise
        speak_utf8()
        raise Failed(told) from error


class _InWords(logging.Filter):
    """Says in words what Pelican's program would show as a traceback: that it cannot read the settings."""

    def __init__(self, defaults: Mapping[str, Any]) -> None:
        super().__init__()
        self._defaults = defaults

    def filter(self, record: logging.LogRecord) -> bool:
        """Take the place of a record of that; ``-D`` shows both, and ``pelican -r`` goes on."""
        given = [*(record.exc_info or ()), *(record.args if isinstance(record.args, tuple) else ())]
        error = next((one for one in given if isinstance(one, Exception)), None)
        if error is None:
            return True
        try:
            with settings_in_words(self._defaults):
                raise error
        except Failed:
            if is_debugging():
                return True
            if record.levelno >= logging.CRITICAL:
                raise
            print(WAITING, file=sys.stderr, flush=True)
            return False
        except Exception:
            return True


def tell_of_settings(defaults: Mapping[str, Any]) -> None:
    """Let Pelican's program say in words what it cannot read from now on."""
    logger = logging.getLogger("pelican")
    if not any(isinstance(one, _InWords) for one in logger.filters):
        logger.addFilter(_InWords(defaults))


@contextmanager
def in_words() -> Iterator[None]:
    """End the build in words over a plugin of others, or an extension of Markdown."""
    try:
        yield
    except (Unusable, Unloadable) as unusable:
        if unusable.__cause__ is not None and is_debugging():
            traceback.print_exception(unusable.__cause__)
        status = unusable.status if isinstance(unusable, Unusable) else 1
        raise Failed(str(unusable), status) from unusable.__cause__


def place_of_fault(error: OSError) -> str:
    """Name the file that a fault is about, ``""`` if none is; the disk is walked by bytes."""
    return composed(os.fsdecode(error.filename)) if isinstance(error.filename, str | bytes) else ""


def reason_in_words(error: Exception, output: str, cache: str) -> str:
    """Say what ended a build: a template, a disk; ``""`` if it is a fault of ours."""
    if is_of_template(error):
        return told_of_template(error)
    if isinstance(error, sqlite3.DatabaseError):
        return f"{cache}: lỗi: không đọc hoặc ghi được ({error})." if is_disk_fault(error) else ""
    if isinstance(error, OSError):
        return f"{place_of_fault(error) or output}: lỗi: {reason_of(error)}."
    return ""


def is_of_template(error: Exception) -> bool:
    """Tell whether a template was wrong; Jinja is there only if one was read."""
    jinja = sys.modules.get("jinja2")
    return jinja is not None and isinstance(error, jinja.TemplateError)


def told_of_template(error: Exception) -> str:
    """Say where a template is wrong, and how, in Jinja's own words; workers send the place as text."""
    from jinja2 import TemplateNotFound, TemplateSyntaxError

    if isinstance(error, TemplateSyntaxError):
        place, said = f"{error.filename or error.name}:{error.lineno}: ", error.message
    else:
        found = _PLACE_RE.findall("".join(traceback.format_exception(error)))
        place, said = f"{found[-1][0]}:{found[-1][1]}: " if found else "", str(error)
    if isinstance(error, TemplateNotFound):
        return f"{place}lỗi: giao diện không có mẫu templates/{error.name}. Thêm mẫu này vào giao diện."
    return f"{place}lỗi: mẫu giao diện sai: {said}. Sửa mẫu này."


def is_reloading() -> bool:
    """Tell whether ``pelican -r`` asked for this: Pelican tells nobody, but stands above the caller."""
    frame = sys._getframe(1)
    while frame is not None:
        if frame.f_code.co_name == "autoreload" and frame.f_globals.get("__name__") == "pelican":
            return True
        frame = frame.f_back  # type: ignore[assignment] # ends with None
    return False


def untold(notes: Sequence[str]) -> tuple[str, ...]:
    """Leave out notes that ``pelican -r`` has told: it sets up twice before it begins, and again later."""
    fresh = tuple(note for note in notes if not (note in _TOLD and is_reloading()))
    _TOLD.update(notes)
    return fresh


def go_on(work: Callable[[], None]) -> bool:
    """Do work; under ``pelican -r`` an error is told and ends nothing else. Give whether it was done.

    Pelican would end over ``SystemExit``, and try again at once, and for ever, over any other exception.
    """
    if not is_reloading():
        work()
        return True
    try:
        work()
    except SystemExit as ended:
        if ended.code == INTERRUPTED:
            raise KeyboardInterrupt from None
        if isinstance(ended.code, str):  # a setting that cannot be used: the words are its code
            print(ended.code, file=sys.stderr, flush=True)
    except Exception:
        traceback.print_exc()
    else:
        return True
    print(WAITING, file=sys.stderr, flush=True)
    return False
