"""What became of an act, as plain values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from newsroom.commands.desk.ledger.delivering import Delivery
from newsroom.commands.desk.ledger.situation import Home

_FIRST = "Người khác đã sửa và gửi trước. Mở bài ra để xem cả hai bản."


class Refused(Exception):  # noqa: N818 (what is found, not what went wrong)
    """The server looked at what was sent and refused it; ``words`` are those of its hook.

    Nothing was recorded; the text stands in the working copy as it did.
    """

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


@dataclass(frozen=True, slots=True)
class Back:
    """A commit that waited and was taken back: its message, its units below the content, and why.

    Its text stands in the working copy, as edited and not recorded; git keeps the commit aside.
    """

    message: str
    paths: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was recorded: the commit, ``""`` if there was nothing to do, and whether the server has it.

    ``why`` says why not. ``back`` are commits that waited and were taken back on the way, ``updated`` the
    articles and files, below the content, that others changed and that are so here now.
    """

    commit: str
    sent: bool
    why: str = ""
    back: tuple[Back, ...] = ()
    updated: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of commits that waited: how many were sent, and how many wait still; ``why`` says why."""

    sent: int
    left: int
    why: str = ""
    back: tuple[Back, ...] = ()
    updated: tuple[str, ...] = ()


def backs(delivery: Delivery, home: Home) -> tuple[Back, ...]:
    """Tell of commits that waited and were taken back."""
    found = []
    for one in delivery.returned:
        if one.step.commit:
            message = one.step.raw.partition(b"\n\n")[2].decode("utf-8", "replace").partition("\n")[0]
            found.append(Back(message, shown(one.step.units, home), one.why or _FIRST))
    return tuple(found)


def shown(units: Iterable[str], home: Home) -> tuple[str, ...]:
    """Name units as seen from the content folder."""
    return tuple(unit.removeprefix(home.prefix).rstrip("/") for unit in units)
