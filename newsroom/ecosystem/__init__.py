"""Look after plugins of others: what cannot work in a build of ours is told in words, not dropped silently.

Signals belong to the process and outlive the build that connected to them, as those of ``pelican -r`` do.
What a plugin of this build brought is therefore what became connected as it was registered, and whatever
lies in its modules.
"""

from __future__ import annotations

import os
import traceback
import weakref
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pelican.plugins import signals
from pelican.plugins._utils import get_plugin_name

from newsroom.ecosystem.belonging import OURS, home_of, is_for_us, module_of, owner_of
from newsroom.engine import Generator, tell

Receiver = Callable[..., Any]
_FOR_ALL = frozenset({"initialized", "get_generators", "content_written", "finalized"})
"""The signals that any plugin may wait for; ``table.SENT`` says when they come."""
_FOR_OURS = frozenset({"all_generators_finalized", "get_writer", "readers_init"})
"""Those that are sent besides: only who is written for this build can do anything with them."""


def connected() -> dict[str, dict[Any, Receiver]]:
    """Map Pelican's signals, by Pelican's name for each, to who is connected, by blinker's key of them."""
    return {
        name: {key: found for key, one in signal.receivers.items() if (found := _alive(one)) is not None}
        for name, signal in vars(signals).items()
        if isinstance(signal, signals.Signal)
    }


def _alive(reference: Any) -> Receiver | None:
    return reference() if isinstance(reference, weakref.ref) else reference


def _disconnect(signal: str, receivers: Iterable[Receiver]) -> None:
    for receiver in receivers:
        vars(signals)[signal].disconnect(receiver)


class Unusable(Exception):  # noqa: N818 (a state, as all of ours)
    """A plugin of others cannot work in a build of ours; the text says which, why, and what to do."""


@contextmanager
def watching(pelican: Any) -> Iterator[None]:
    """Watch Pelican register its plugins; raise ``Unusable`` if one cannot be imported or cannot work.

    Pelican imports all that are installed, named or not, and itself tells of those alone that are named.
    """
    watch = _Watch(pelican.settings["PLUGINS"])
    try:
        yield
    except ImportError as error:
        from newsroom.ecosystem.wording import told_of_broken

        frames = (frame.f_globals.get("__name__", "") for frame, _ in traceback.walk_tb(error.__traceback__))
        broken = [".".join(name.split(".")[:3]) for name in frames if name.startswith("pelican.plugins.")]
        named = next((name for name in broken if not name.endswith("._utils")), "?")
        raise Unusable(told_of_broken(named, str(error))) from error
    watch.check(pelican.plugins, pelican.settings["PLUGINS"])


class _Watch:
    """Watches the registration of the plugins that ``PLUGINS`` names, from before to after."""

    def __init__(self, wanted: Iterable[Any] | None) -> None:
        self._wanted = None if wanted is None else [*wanted]
        self._before = connected()

    def check(self, plugins: Sequence[Any], names: Sequence[str]) -> None:
        """Raise ``Unusable`` if one of the plugins now registered, called ``names``, cannot work."""
        missing = self._missing(names)
        foreign = {name: one for one, name in zip(plugins, names, strict=True) if name not in OURS}
        if not missing and not foreign and self._wanted is not None:
            return
        from newsroom.ecosystem.wording import told_of, told_of_idle

        homes = {name: home_of(one) for name, one in foreign.items()}
        others = [name for name, home in homes.items() if not is_for_us(home)]
        refused, idle = self._judge(homes, others)
        if told := told_of(self._wanted is None, missing, others, refused):
            raise Unusable(told)
        if idle:
            tell(told_of_idle(idle))

    def _missing(self, names: Sequence[str]) -> list[str]:
        wanted = (one if isinstance(one, str) else get_plugin_name(one) for one in self._wanted or ())
        return [name for name in wanted if name not in names and f"pelican.plugins.{name}" not in names]

    def _judge(
        self, homes: Mapping[str, str], others: Sequence[str]
    ) -> tuple[dict[str, list[str]], list[str]]:
        """Map plugins of others to the signals that they wait for in vain; name those that wait for none.

        What waits in vain is disconnected, so that a build that follows in this process sees it anew.
        """
        order = {home: name for name, home in homes.items()}
        refused: dict[str, list[str]] = {}
        waiting = set()
        for signal, receivers in connected().items():
            for key, receiver in receivers.items():
                module = module_of(receiver)
                is_new = key not in self._before.get(signal, {})
                owner = order.get(owner_of(module, order)) or (module if is_new else "")
                waiting.add(owner)
                may_wait = signal in _FOR_ALL or (
                    owner in homes and owner not in others and signal in _FOR_OURS
                )
                if owner and not owner_of(module, OURS) and not may_wait:
                    refused.setdefault(owner, []).append(signal)
                    _disconnect(signal, [receiver])
        return refused, [name for name in others if name not in waiting]


def chosen(
    answers: Iterable[tuple[Receiver, Any]], plugins: Iterable[Any], names: Sequence[str]
) -> list[type[Generator]]:
    """Put the classes that plugins give for generators in the order of ``names``; signals come in none.

    Those of plugins that are not named are left out: a signal outlives the build that connected to it. Raises
    ``Unusable`` over one that is no generator of ours.
    """
    homes = {get_plugin_name(plugin): home_of(plugin) for plugin in plugins}
    order = {homes.get(name, name): place for place, name in enumerate(names)}
    found: list[tuple[int, Any]] = []
    for receiver, given in answers:
        if home := owner_of(module_of(receiver), order):
            many = given if isinstance(given, Iterable) else (given,)
            found += ((order[home], made) for made in many if made is not None)
    strange = [(names[place], _name(made)) for place, made in found if not _is_ours(made)]
    if strange:
        from newsroom.ecosystem.wording import told_of_generators

        raise Unusable(told_of_generators(strange))
    return [made for _, made in sorted(found, key=lambda item: item[0])]


def _is_ours(made: Any) -> bool:
    return isinstance(made, type) and issubclass(made, Generator)


def _name(made: Any) -> str:
    return made.__name__ if isinstance(made, type) else repr(made)


def send_end(pelican: Any, pages: Iterable[str]) -> None:
    """Send ``content_written`` for each page that was written and ``finalized``, if anyone waits for them.

    Who changes these pages is told what comes of it. Raises ``Unusable`` over a receiver that fails: the site
    is written then. Nobody is connected any more; the next build connects those whom it names.
    """
    waiting = [*signals.content_written.receivers, *signals.finalized.receivers]
    if not waiting:
        return
    output, settings = pelican.output_path, pelican.settings
    before = {path: _state(output, path) for path in sorted(pages)}
    try:
        for path in before:
            context = {**settings, "output_file": path}
            signals.content_written.send(str(Path(output, path)), context=context)
        signals.finalized.send(pelican)
    except Exception as error:
        from newsroom.ecosystem.wording import told_of_fault

        traceback.print_exc()
        for name in ("content_written", "finalized"):
            _disconnect(name, connected()[name].values())
        *_, (last, _) = traceback.walk_tb(error.__traceback__)
        raise Unusable(told_of_fault(str(last.f_globals.get("__name__", "?")), repr(error))) from error
    changed = [path for path, state in before.items() if _state(output, path) != state]
    if changed:
        from newsroom.ecosystem.wording import told_of_changed

        ending = connected()
        modules = {
            module_of(one) for name in ("content_written", "finalized") for one in ending[name].values()
        }
        tell(told_of_changed(changed, sorted(modules)))


def _state(output: str, path: str) -> tuple[int, int, int] | None:
    try:
        found = os.lstat(f"{output}/{path}")
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size
