"""Know who has which article open now, so that two people in one article see each other at once."""

from __future__ import annotations

import time
from collections.abc import Callable

SECONDS = 45.0
"""How long a person counts as there after the last sign: a page gives one every twenty seconds."""


class Presence:
    """Who was seen where, and when."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._seen: dict[str, dict[tuple[str, str], tuple[str, float]]] = {}

    def seen(self, place: str, login: str, name: str, window: str = "") -> tuple[str, ...]:
        """Note that a person has an article open in a window; give the names of the others who have.

        A second window of the same person is told by ``is_elsewhere``: it can write over the first.
        """
        now = self._clock()
        self._sweep(now)
        here = self._seen.setdefault(place, {})
        here[login, window] = (name, now)
        return tuple(sorted({other for key, (other, _) in here.items() if key[0] != login}))

    def _sweep(self, now: float) -> None:
        """Let go of all who were silent for long, and of places where nobody is."""
        for place, here in tuple(self._seen.items()):
            for key in [key for key, (_, when) in here.items() if now - when > SECONDS]:
                del here[key]
            if not here:
                del self._seen[place]

    def is_elsewhere(self, place: str, login: str, window: str) -> bool:
        """Tell whether the same person was seen there in another window just now."""
        now, here = self._clock(), self._seen.get(place, {})
        return any(
            who == login and other != window and now - when <= SECONDS
            for (who, other), (_, when) in here.items()
        )

    def gone(self, place: str, login: str, window: str = "") -> None:
        """Note that a window was closed."""
        here = self._seen.get(place, {})
        here.pop((login, window), None)
        if not here:
            self._seen.pop(place, None)


HERE = Presence()
"""Of all who work at this desk."""
