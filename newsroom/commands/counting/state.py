"""Keep what was counted, who read lately, and where reading of the logs stopped: all or nothing.

``state.json`` names the file of who read lately; it is renamed into place last, so a run that is killed
leaves what the run before it wrote. Hashes and salts lie apart, for their owner only, so that a back-up can
leave them out.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from newsroom.commands.counting.published import Fact
from newsroom.commands.counting.readings import Day, Readings
from newsroom.engine import is_temporary, write_atomic

FILE, LOCK = "state.json", "lock"
FORMAT = 1
_VISITORS = "visitors-{}.json"
_REMEMBERED = 120
"""Days for which a log that is not there any more is remembered."""


class Damaged(Exception):  # noqa: N818 (what is found, not what went wrong)
    """The state cannot be read; the message names the file."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where reading of a log stopped: ``offset`` in bytes, inflated.

    The log begins with the ``head`` bytes that ``digest`` names; ``fields`` are the columns that held at the
    offset. ``seen`` is the day of the last look.
    """

    head: int
    digest: str
    offset: int
    fields: tuple[str, ...]
    seen: str


@dataclass(slots=True)
class State:
    """All that is kept. ``done`` are packed files that were read to their end, each with its day."""

    readings: Readings
    places: list[Place] = field(default_factory=list)
    done: dict[str, str] = field(default_factory=dict)
    facts: dict[str, Fact] = field(default_factory=dict)
    turn: int = 0

    def forget(self, today: str) -> None:
        """Drop logs that were not seen for long."""
        oldest = (date.fromisoformat(today) - timedelta(days=_REMEMBERED)).isoformat()
        self.places = [place for place in self.places if place.seen >= oldest]
        self.done = {stamp: day for stamp, day in self.done.items() if day >= oldest}


@contextmanager
def locked(folder: Path, wait: Callable[[], None]) -> Iterator[None]:
    """Hold the folder of the state; ``wait`` is told once if another run holds it."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / LOCK).open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            wait()
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def load(folder: Path, salt: Callable[[], bytes]) -> State:
    """Read the state, an empty one if there is none; raise ``Damaged`` if it cannot be understood."""
    file = folder / FILE
    try:
        kept = json.loads(file.read_bytes())
    except FileNotFoundError:
        return State(Readings(salt))
    except ValueError as error:
        raise Damaged(str(file)) from error
    try:
        if kept["format"] != FORMAT:
            raise Damaged(str(file))
        return _understood(kept, folder, salt)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        raise Damaged(str(file)) from error


def _understood(kept: dict[str, Any], folder: Path, salt: Callable[[], bytes]) -> State:
    """Make the state of what was kept; raise if something in it is of another kind."""
    days = {_day(day): _numbers(found) for day, found in kept["days"].items()}
    readings = Readings(salt, _numbers(kept["totals"]), days, newest=_number(kept["newest"]))
    turn = _number(kept["turn"])
    readings.visitors = _visitors(folder / _VISITORS.format(turn))
    return State(
        readings,
        [
            Place(_number(head), _text(digest), _number(offset), tuple(map(_text, fields)), _day(seen))
            for head, digest, offset, fields, seen in kept["logs"]
        ],
        {stamp: _day(day) for stamp, day in kept["done"].items()},
        {
            permalink: Fact(_number(size), _number(changed), _text(title), _number(views))
            for permalink, (size, changed, title, views) in kept["pages"].items()
        },
        turn,
    )


def _number(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError(value)
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _day(value: object) -> str:
    """Take a day as it is written; raise ``ValueError`` if there is no such day."""
    return date.fromisoformat(_text(value)).isoformat()


def _numbers(kept: dict[str, object]) -> dict[str, int]:
    return {key: _number(value) for key, value in kept.items()}


def _visitors(file: Path) -> dict[str, Day]:
    """Read who read lately; a back-up does not have it, and for a damaged one nobody gives up counts."""
    try:
        return {
            _day(day): Day(
                bytes.fromhex(one["salt"]),
                _number(one["made"]),
                {bytes.fromhex(who): [_number(at) for at in times] for who, times in one["seen"].items()},
            )
            for day, one in json.loads(file.read_bytes()).items()
        }
    except (FileNotFoundError, KeyError, TypeError, ValueError, AttributeError):
        return {}


def save(folder: Path, state: State) -> None:
    """Write the state; it counts from the moment that ``state.json`` has its name."""
    turn = state.turn + 1
    visitors = {
        day: {
            "salt": one.salt.hex(),
            "made": one.made,
            "seen": {who.hex(): times for who, times in one.seen.items()},
        }
        for day, one in state.readings.visitors.items()
    }
    kept: dict[str, Any] = {
        "format": FORMAT,
        "turn": turn,
        "newest": state.readings.newest,
        "totals": state.readings.totals,
        "days": state.readings.days,
        "logs": [
            [place.head, place.digest, place.offset, list(place.fields), place.seen] for place in state.places
        ],
        "done": state.done,
        "pages": state.facts,
    }
    mask = os.umask(0o077)
    try:
        write_atomic(folder / _VISITORS.format(turn), json.dumps(visitors).encode(), durable=True)
    finally:
        os.umask(mask)
    write_atomic(folder / FILE, json.dumps(kept, ensure_ascii=False).encode(), durable=True)
    state.turn = turn
    for file in folder.iterdir():
        is_old = file.match(_VISITORS.format("*")) and file.name != _VISITORS.format(turn)
        if is_old or is_temporary(file.name):  # a run that was killed leaves hashes and salts half written
            file.unlink(missing_ok=True)
