"""Find the plugin that ended a build, in the steps of a traceback, and say what happened."""

from __future__ import annotations

import sqlite3
import traceback
from collections.abc import Callable
from types import FrameType
from typing import Any, NamedTuple

from blinker import Signal

from newsroom.ecosystem.belonging import is_ours, module_of, owner_of
from newsroom.ecosystem.receivers import Receiver
from newsroom.engine import Generator

_LONGEST = 300
"""Letters of an error that are told."""


class Receiving(NamedTuple):
    """What ran as a build ended: a receiver of a signal."""

    signal: object
    receiver: Receiver


def is_told_otherwise(error: BaseException) -> bool:
    """Tell whether an end has words of its own: ours, and those of a catalogue that is damaged."""
    if isinstance(error, KeyboardInterrupt | sqlite3.DatabaseError) or is_ours(type(error).__module__):
        return True
    last = [frame for frame, _ in traceback.walk_tb(error.__traceback__)][-1:]
    return isinstance(error, SystemExit) and any(is_ours(_module(frame)) for frame in last)


def culprit_of(error: BaseException, receive: Callable[..., Any]) -> Receiving | type | None:
    """Find the first of others that ran: a receiver, which blinker or ``receive`` calls, or a stage."""
    calling = (Signal.send.__code__, receive.__code__)
    for frame, _ in traceback.walk_tb(error.__traceback__):
        found = frame.f_locals
        if frame.f_code in calling:
            receiver = found.get("receiver")
            if receiver is not None and not is_ours(module_of(receiver)):
                return Receiving(found.get("signal", found.get("self")), receiver)
        elif isinstance(stage := found.get("self"), Generator) and not is_ours(type(stage).__module__):
            return type(stage)
    return None


def in_a_line(error: BaseException, home: str = "") -> str:
    """Say an error in a line: as Python does, and where it was raised, in ``home`` if it passed there."""
    try:
        said = " ".join(str(error).split())
    except Exception:  # an error of others that cannot say what it is
        said = ""
    said = f"{said[:_LONGEST]}…" if len(said) > _LONGEST else said
    kind = type(error).__name__
    steps = [*traceback.walk_tb(error.__traceback__)]
    inside = [(frame, line) for frame, line in steps if home and owner_of(_module(frame), {home})]
    place = ""
    for frame, line in (inside or steps)[-1:]:
        is_call = (
            is_ours(_module(frame)) or frame.f_code is Signal.send.__code__
        )  # what it called has no steps
        if not isinstance(error, SyntaxError) and not is_call:
            place = f", {frame.f_code.co_filename}:{line}"
    return f"{kind}: {said}{place}" if said else f"{kind}{place}"


def exit_status(ended: SystemExit) -> int:
    """Give the status of a build that a plugin ended: never 0, for nothing was finished."""
    return ended.code if type(ended.code) is int and ended.code else 1


def _module(frame: FrameType) -> str:
    return str(frame.f_globals.get("__name__", ""))
