"""Say what every way of publishing does, and what it tells afterwards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from newsroom.commands.publishing.publication import Publication


@dataclass(frozen=True, slots=True)
class Outcome:
    """What publishing did, or would do.

    ``sent_bytes`` is what went over the line if that is known, else the sizes of the files. ``waiting``
    files named by content are no longer used and kept for a while. ``foreign`` paths at the host are not
    ours and were left. ``switched`` is false if readers see what they saw before. ``steps`` are what took
    how many seconds, ``changed`` the pages that readers see anew.
    """

    release: str
    sent: int
    sent_bytes: int
    removed: int
    waiting: int
    seconds: float
    foreign: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    switched: bool = True
    steps: tuple[tuple[str, float], ...] = ()
    changed: tuple[str, ...] = ()


class Publisher(Protocol):
    """A way to publish."""

    def publish(self, publication: Publication, dry: bool, tell: Callable[[str], None]) -> Outcome:
        """Bring the host up to date; ``dry`` only says what would be done. ``tell`` takes lines meanwhile."""
        ...

    def go_back(self) -> str | None:
        """Go back to the release before; give its name, ``None`` if there is none."""
        ...


class PublishingError(Exception):
    """Publishing ended before the readers saw anything new.

    The text says what happened and what to do, in Vietnamese, as whole sentences.
    """
