"""Know who is connected to signals, and which plugin connected them.

Signals belong to the process and outlive the build that connected to them, as those of ``pelican -r`` do:
what a plugin connected that is no longer named is disconnected.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable, Container, Mapping
from typing import Any

from blinker import Signal

Receiver = Callable[..., Any]
References = dict[tuple[str, Any], Any]
"""What blinker holds, by the name of the signal and blinker's key of the receiver."""


class Receivers:
    """The receivers of signals, which have the names that Pelican gives them."""

    def __init__(self, signals: Mapping[str, Signal]) -> None:
        self.signals = signals
        self._brought: dict[tuple[str, Any], tuple[Any, str]] = {}

    def references(self) -> References:
        """Give what blinker holds now; it is the same object until somebody connects the receiver again."""
        return {
            (name, key): one for name, signal in self.signals.items() for key, one in signal.receivers.items()
        }

    def connected(self) -> dict[str, dict[Any, Receiver]]:
        """Map the signals to who is connected and alive, by blinker's key of them."""
        return {
            name: {key: found for key, one in signal.receivers.items() if (found := _alive(one)) is not None}
            for name, signal in self.signals.items()
        }

    def note(self, before: References, plugin: str) -> None:
        """Note that a plugin connected whatever was not connected before."""
        for place, one in self.references().items():
            if before.get(place) is not one:
                self._brought[place] = (one, plugin)

    def brought_by(self, signal: str, receiver: Receiver) -> str:
        """Name the plugin that connected a receiver, ``""`` if that was not seen."""
        for key, one in self.signals[signal].receivers.items():
            if _alive(one) == receiver:
                noted, plugin = self._brought.get((signal, key), (None, ""))
                return plugin if noted is one else ""
        return ""

    def keep_of(self, plugins: Container[str]) -> None:
        """Disconnect what plugins connected that are not among these: ``pelican -r`` has dropped them."""
        for (signal, key), (noted, plugin) in [*self._brought.items()]:
            if plugin not in plugins:
                del self._brought[signal, key]
                receiver = _alive(noted)
                if receiver is not None and self.signals[signal].receivers.get(key) is noted:
                    self.disconnect(signal, receiver)

    def disconnect(self, signal: str, receiver: Receiver) -> None:
        """Let a receiver wait no more."""
        self.signals[signal].disconnect(receiver)

    def name_of(self, signal: object) -> str:
        """Give Pelican's name of a signal."""
        return next((name for name, one in self.signals.items() if one is signal), "?")


def _alive(reference: Any) -> Receiver | None:
    return reference() if isinstance(reference, weakref.ref) else reference
