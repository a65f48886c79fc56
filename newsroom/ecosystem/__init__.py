"""Look after plugins of others: what cannot work in a build of ours is told in words, not dropped silently.

What a plugin of this build brought is what became connected as it was imported or registered, in what it does
for ``initialized`` and ``get_generators``, and whatever lies in its modules.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pelican.plugins import signals
from pelican.plugins._utils import get_plugin_name, load_plugins

from newsroom.ecosystem.receivers import Receiver, Receivers
from newsroom.ecosystem.registration import Registration, Unusable
from newsroom.engine import tell

__all__ = ["Registration", "Unusable", "connected", "register", "send_end"]

_RECEIVERS = Receivers({name: one for name, one in vars(signals).items() if isinstance(one, signals.Signal)})
_ENDING = ("content_written", "finalized")


def connected() -> dict[str, dict[Any, Receiver]]:
    """Map Pelican's signals, by Pelican's name for each, to who is connected, by blinker's key of them."""
    return _RECEIVERS.connected()


def register(pelican: Any) -> Registration:
    """Import and register the plugins that ``PLUGINS`` names, and name them there as Pelican does.

    Raises ``Unusable`` if one cannot be imported or cannot work.
    """
    settings = pelican.settings
    registration = Registration(_RECEIVERS, settings["PLUGINS"], get_plugin_name)
    pelican.plugins = registration.bring(lambda wanted: load_plugins({**settings, "PLUGINS": wanted}))
    settings["PLUGINS"] = [get_plugin_name(plugin) for plugin in pelican.plugins]
    return registration


def send_end(registration: Registration, pelican: Any, pages: Iterable[str]) -> None:
    """Send ``content_written`` for each page that was written and ``finalized``, if anyone waits for them.

    Who changes these pages is told what comes of it. Raises ``Unusable`` over a receiver that fails: the site
    is written then. Nobody is connected any more; the next build connects those whom it names.
    """
    if not any(signal.receivers for signal in (signals.content_written, signals.finalized)):
        return
    output, settings = pelican.output_path, pelican.settings
    before = {path: _state(output, path) for path in sorted(pages)}
    try:
        with registration.blaming(written=True):
            for path in before:
                context = {**settings, "output_file": path}
                signals.content_written.send(str(Path(output, path)), context=context)
            signals.finalized.send(pelican)
    except Unusable:
        ending = connected()
        for name in _ENDING:
            for receiver in ending[name].values():
                _RECEIVERS.disconnect(name, receiver)
        raise
    changed = [path for path, state in before.items() if _state(output, path) != state]
    if changed:
        from newsroom.ecosystem.wording import told_of_changed

        ending = connected()
        named = {registration.named(name, one) for name in _ENDING for one in ending[name].values()}
        tell(told_of_changed(changed, sorted(named)))


def _state(output: str, path: str) -> tuple[int, int, int] | None:
    try:
        found = os.lstat(f"{output}/{path}")
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size
