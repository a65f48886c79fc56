"""Bring in the plugins that ``PLUGINS`` names, judge those of others, and watch what they do later."""

from __future__ import annotations

import inspect
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from newsroom.ecosystem.belonging import OURS, called, home_of, is_for_us, is_ours, module_of, owner_of
from newsroom.ecosystem.receivers import Receiver, Receivers
from newsroom.engine import Generator, tell

_FOR_ALL = frozenset({"initialized", "get_generators", "content_written", "finalized"})
"""The signals that any plugin may wait for; ``table.SENT`` says when they come."""
_FOR_OURS = frozenset({"all_generators_finalized", "get_writer", "readers_init"})
"""Those that are sent besides: only who is written for this build can do anything with them."""
_NOBODYS = "hàm "
"""How the name of a receiver begins whose plugin is not known."""


class Unusable(Exception):  # noqa: N818 (a state, as all of ours)
    """A plugin of others cannot work in a build of ours; the text says which, why, and what to do."""

    def __init__(self, told: str, status: int = 1) -> None:
        super().__init__(told)
        self.status = status


def receive(name: str, signal: object, receiver: Receiver, sender: object) -> Any:
    """Hand a signal to one receiver; of ``get_generators`` all that it gives, for it may give bit by bit."""
    if inspect.iscoroutinefunction(receiver):
        raise TypeError("hàm async def không nhận được tín hiệu")
    given = receiver(sender)
    is_many = isinstance(given, Iterable) and not isinstance(given, str | bytes | type)
    return [*given] if name == "get_generators" and is_many else given


class Registration:
    """The plugins of a build, from their import on."""

    def __init__(
        self, receivers: Receivers, wanted: Iterable[Any] | None, name_of: Callable[[Any], str]
    ) -> None:
        self.receivers = receivers
        self._wanted = None if wanted is None else [*wanted]
        self._name_of = name_of
        self._before = receivers.references()
        self._current = ""
        self._failed: dict[str, BaseException] = {}
        self._late: dict[str, dict[str, str]] = {}
        self._order: dict[str, str] = {}
        """The names of plugins of others, by the modules in which they lie."""
        self._others: list[str] = []
        """Those that were not written for this build."""
        self._attributes: dict[str, str] = {}

    def bring(self, load: Callable[[Iterable[Any]], list[Any]]) -> list[Any]:
        """Import and register all; raise ``Unusable`` if one cannot be imported, or cannot work here."""
        if self._wanted is None:
            from newsroom.ecosystem.wording import TOLD_OF_NONE

            raise Unusable(TOLD_OF_NONE)
        try:
            plugins = load(self._named())
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            raise self._unloaded(error) from error
        plugins = [plugin for plugin in plugins if self._is_registered(plugin)]
        self._check(plugins)
        return plugins

    def _named(self) -> Iterator[Any]:
        """Give the plugins that are wanted, and note what each connects as it is imported."""
        before = self.receivers.references()
        for one in self._wanted or ():
            self._current = one if isinstance(one, str) else self._name_of(one)
            yield one
            if self._current not in OURS:
                self.receivers.note(before, self._current)
                before = self.receivers.references()
        self._current = ""

    def _unloaded(self, error: BaseException) -> Unusable:
        """Say which plugin ended the import; Pelican imports all that are installed, named or not."""
        from newsroom.ecosystem.blame import exit_status, in_a_line
        from newsroom.ecosystem.wording import told_of, told_of_broken, told_of_exit

        context = error.__context__  # of --fatal errors
        cause = context if isinstance(context, ImportError) else error
        named = self._current or _broken(error)
        if isinstance(error, SystemExit):
            return Unusable(told_of_exit(named, "khi được nạp", error.code), exit_status(error))
        if not self._current:
            return Unusable(told_of_broken(named, in_a_line(cause)))
        return Unusable(told_of([], {named: in_a_line(cause, named)}, [], {}))

    def _is_registered(self, plugin: Any) -> bool:
        name = self._name_of(plugin)
        before = None if name in OURS else self.receivers.references()
        try:
            plugin.register()
        except KeyboardInterrupt:
            raise
        except SystemExit as error:
            from newsroom.ecosystem.blame import exit_status
            from newsroom.ecosystem.wording import told_of_exit

            raise Unusable(told_of_exit(name, "khi đăng ký", error.code), exit_status(error)) from error
        except BaseException as error:
            self._failed[name] = error
        if before is not None:
            self.receivers.note(before, name)
        return name not in self._failed

    def _check(self, plugins: Sequence[Any]) -> None:
        """Raise ``Unusable`` if one of the plugins now registered cannot work."""
        names = [self._name_of(plugin) for plugin in plugins]
        self.receivers.keep_of({*names, *(name.removeprefix("pelican.plugins.") for name in names)})
        missing = self._missing([*names, *self._failed])
        foreign = {name: one for one, name in zip(plugins, names, strict=True) if name not in OURS}
        if not missing and not foreign and not self._failed:
            return
        from newsroom.ecosystem.blame import in_a_line
        from newsroom.ecosystem.wording import told_of, told_of_idle

        homes = {name: home_of(one) for name, one in foreign.items()}
        self._order = {home: name for name, home in homes.items()}
        self._others = [name for name, home in homes.items() if not is_for_us(home)]
        refused, idle = self._judge()
        failed = {name: in_a_line(error, name) for name, error in self._failed.items()}
        if told := told_of(missing, failed, self._others, refused):
            raise Unusable(told) from next(iter(self._failed.values()), None)
        if idle:
            tell(told_of_idle(idle))

    def _missing(self, names: Sequence[str]) -> list[str]:
        wanted = (one if isinstance(one, str) else self._name_of(one) for one in self._wanted or ())
        return [name for name in wanted if name not in names and f"pelican.plugins.{name}" not in names]

    def owner_of(self, signal: str, receiver: Receiver) -> str:
        """Name the plugin of this build to which a receiver belongs, ``""`` if none is known.

        It is the plugin in which it lies, or that connected it, as ``partial(print)``.
        """
        if lies_in := owner_of(module_of(receiver), self._order):
            return self._order[lies_in]
        brought = self.receivers.brought_by(signal, receiver)
        full = f"pelican.plugins.{brought}"
        names = self._order.values()
        return next((name for name in (brought, full) if name in names), "")

    def named(self, signal: str, receiver: Receiver) -> str:
        """Name who receives: the plugin, else what is called."""
        brought = self.receivers.brought_by(signal, receiver)
        return self.owner_of(signal, receiver) or brought or f"{_NOBODYS}{called(receiver)}"

    def _judge(self) -> tuple[dict[str, list[str]], list[str]]:
        """Map plugins of others to the signals that they wait for in vain; name those that wait for none.

        What waits in vain is disconnected, so that a build that follows in this process sees it anew.
        """
        refused: dict[str, list[str]] = {}
        waiting = set()
        references = self.receivers.references()
        for signal, receivers in self.receivers.connected().items():
            for key, receiver in receivers.items():
                if is_ours(module_of(receiver)):
                    continue
                owner = self.owner_of(signal, receiver)
                is_new = self._before.get((signal, key)) is not references.get((signal, key))
                waiting.add(owner)
                is_for_us_here = bool(owner) and owner not in self._others and signal in _FOR_OURS
                if (owner or is_new) and signal not in _FOR_ALL and not is_for_us_here:
                    refused.setdefault(owner or self.named(signal, receiver), []).append(signal)
                    self.receivers.disconnect(signal, receiver)
        return refused, [name for name in self._others if name not in waiting]

    def send(self, name: str, pelican: Any) -> tuple[list[tuple[Receiver, Any]], dict[str, str]]:
        """Send a signal; give the answers, and for each setting that a plugin of others changed where it did.

        What it changed as the signal was sent before counts as well: it may have set the same once more.
        Raises ``Unusable`` over what a plugin now waits for in vain.
        """
        signal = self.receivers.signals[name]
        answers: list[tuple[Receiver, Any]] = []
        late = self._late.setdefault(name, {})
        strangers = False
        for receiver in signal.receivers_for(pelican):
            if is_ours(module_of(receiver)):
                answers.append((receiver, receive(name, signal, receiver, pelican)))
                continue
            from newsroom.ecosystem.changed import attributes_of, changed, kept

            strangers = True
            self._attributes = self._attributes or attributes_of(pelican)
            who, before = self.named(name, receiver), self.receivers.references()
            settings = kept(dict(pelican.settings))
            answers.append((receiver, receive(name, signal, receiver, pelican)))
            self.receivers.note(before, who)
            self._look_at(pelican, who, name)
            shown = who if who.startswith(_NOBODYS) else f"plugin «{who.removeprefix('pelican.plugins.')}»"
            late.update(dict.fromkeys(changed(settings, pelican.settings), f"{shown} (tín hiệu {name})"))
        if strangers:
            self._look_again()
        return answers, late

    def _look_at(self, pelican: Any, who: str, signal: str) -> None:
        """Raise ``Unusable`` if a plugin took the settings away, or set what was taken from them before."""
        from newsroom.ecosystem.changed import odd_attributes
        from newsroom.ecosystem.wording import told_of_attributes, told_of_settings

        if not isinstance(pelican.settings, dict):
            raise Unusable(told_of_settings(who, signal))
        if others := odd_attributes(self._attributes, pelican):
            raise Unusable(told_of_attributes(who, signal, others))

    def _look_again(self) -> None:
        from newsroom.ecosystem.wording import told_of

        refused, _ = self._judge()
        if told := told_of([], {}, [], refused):
            raise Unusable(told)

    def chosen(
        self, answers: Iterable[tuple[Receiver, Any]], plugins: Iterable[Any], names: Sequence[str]
    ) -> list[type[Generator]]:
        """Put the classes that plugins give for generators in the order of ``names``; signals come in none.

        Those of plugins that are not named are left out: a signal outlives the build that connected to it.
        Raises ``Unusable`` over one that is no generator of ours.
        """
        homes = {self._name_of(plugin): home_of(plugin) for plugin in plugins}
        order = {homes.get(name, name): place for place, name in enumerate(names)}
        found: list[tuple[int, Any]] = []
        for receiver, given in answers:
            home = owner_of(module_of(receiver), order)
            if not home and (owner := self.owner_of("get_generators", receiver)):
                home = homes.get(owner, owner)
            if home in order:
                many = given if isinstance(given, list) else (given,)
                found += ((order[home], made) for made in many if made is not None)
        strange = [(names[place], _name(made)) for place, made in found if not _is_generator(made)]
        if strange:
            from newsroom.ecosystem.wording import told_of_generators

            raise Unusable(told_of_generators(dict.fromkeys(strange)))
        return [made for _, made in sorted(found, key=lambda item: item[0])]

    @contextmanager
    def blaming(self, written: bool = False) -> Iterator[None]:
        """Raise ``Unusable`` in place of what a plugin of others raises, in a receiver or as a stage."""
        try:
            yield
        except BaseException as error:
            from newsroom.ecosystem.blame import culprit_of, exit_status, in_a_line, is_told_otherwise
            from newsroom.ecosystem.wording import told_of_exit, told_of_fault

            if is_told_otherwise(error) or not (found := culprit_of(error, receive)):
                raise
            if isinstance(found, type):
                lies_in = owner_of(found.__module__, self._order)
                who, when = self._order.get(lies_in, found.__module__), f"khi chạy bước {found.__name__}"
            else:
                signal = self.receivers.name_of(found.signal)
                who, when = self.named(signal, found.receiver), f"khi nhận tín hiệu {signal}"
            if isinstance(error, SystemExit):
                raise Unusable(told_of_exit(who, when, error.code, written), exit_status(error)) from error
            raise Unusable(told_of_fault(who, when, in_a_line(error, who), written)) from error


def _broken(error: BaseException) -> str:
    """Name the installed plugin in whose import an error lies."""
    steps = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    modules = (str(frame.f_globals.get("__name__", "")) for frame in steps)
    broken = [".".join(name.split(".")[:3]) for name in modules if name.startswith("pelican.plugins.")]
    inner = (name for name in broken if not name.endswith("._utils"))
    asked = (frame.f_locals.get("name") for frame in steps if frame.f_globals.get("__name__") == _LOADER)
    return next(inner, "") or next((name for name in asked if isinstance(name, str)), "?")


_LOADER = "pelican.plugins._utils"
"""The module of Pelican that imports what is installed; where it does so it has the ``name`` of it."""


def _is_generator(made: Any) -> bool:
    return isinstance(made, type) and issubclass(made, Generator)


def _name(made: Any) -> str:
    return made.__name__ if isinstance(made, type) else repr(made)
