"""Say which Markdown extension of a site fails, over what, and at which line if that is certain."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple

from markdown import Markdown
from markdown.extensions import Extension

from newsroom.settings import Unloadable, named
from plugins.manuscript.markup.findings import Findings

_HOUSE = ("plugins.captions.", "plugins.manuscript.")
"""What the modules of extensions of ours begin with."""
_SHARED = ("markdown", "plugins", "newsroom", "tests")
"""Packages in which more lies than one extension."""
_MARKDOWNS = "markdown.extensions."
Owners = Mapping[str, Sequence[str]]


class Fault(NamedTuple):
    """What was raised while a text was set: by which extensions it may be, what, and at which line."""

    names: Sequence[str]
    raised: str
    line: int = 0


class Extended(Markdown):
    """Markdown with extensions, which knows from which modules they come.

    ``owners`` maps the modules of the extensions of a site to the names that the site has for these.
    """

    def __init__(self, **options: Any) -> None:
        self.owners: dict[str, list[str]] = {}
        super().__init__(**options)

    def build_extension(self, ext_name: str, configs: Mapping[str, Any]) -> Extension:
        """Make an extension, and note whose it is."""
        built = super().build_extension(ext_name, configs)
        self._own(built, ext_name)
        return built

    def registerExtensions(  # noqa: N802 (Markdown's name)
        self, extensions: Sequence[Extension | str], configs: Mapping[str, dict[str, Any]]
    ) -> Extended:
        """Register extensions; raise ``Unloadable`` over the first that cannot be."""
        for one in extensions:
            module = type(one).__module__
            if not isinstance(one, str) and not module.startswith(_HOUSE):
                self._own(one, _name_of(one))
            try:
                super().registerExtensions([one], configs)
            except Unloadable:
                raise
            except Exception as error:  # whatever a module of others does
                is_ours = module.startswith(_HOUSE)  # one of others took away what ours needs
                names = _suspects(self.owners) if is_ours else [_name_of(one)]
                raise Unloadable(names, raised(error)) from error
        return self

    def _own(self, extension: Extension, name: str) -> None:
        names = self.owners.setdefault(type(extension).__module__, [])
        if name not in names:
            names.append(name)


def _suspects(owners: Owners) -> list[str]:
    """Name the extensions of others, which may do what Markdown's own do not; its own if there are none."""
    others = [names for module, names in owners.items() if not module.startswith(_MARKDOWNS)]
    return [name for names in others or owners.values() for name in names]


def _name_of(extension: Extension | str) -> str:
    """Name an extension as a site does; one of Markdown's own by its short name."""
    if isinstance(extension, str):
        return extension
    module = type(extension).__module__
    is_markdowns = module.startswith(_MARKDOWNS)
    return module.removeprefix(_MARKDOWNS) if is_markdowns else type(extension).__name__


def raised(error: BaseException) -> str:
    """Say what was raised, in one line, and where."""
    *_, last = traceback.extract_tb(error.__traceback__) or [None]
    is_file = last is not None and not last.filename.startswith("<")  # as Python's own parts are
    place = f"; {Path(last.filename).name}, dòng {last.lineno}" if last and is_file else ""
    said = " ".join(str(error).split())
    return f"{type(error).__name__}{': ' if said else ''}{said}{place}"


def fault_of(error: Exception, owners: Owners, findings: Findings) -> Fault:
    """Say whose fault an exception is: of the extension that raised it, else of any that may be."""
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    own = [(frame, names) for frame in reversed(frames) if (names := _owners(frame, owners))]
    if not own:
        return Fault(_suspects(owners), raised(error))
    innermost = own[0][1]
    return Fault(innermost, raised(error), _line([frame for frame, one in own if one == innermost], findings))


def tell_fault(fault: Fault, findings: Findings) -> None:
    """Report that an extension failed."""
    findings.at(fault.line, "extension-failed", names=named(fault.names), fault=fault.raised)


def _owners(frame: FrameType, owners: Owners) -> Sequence[str]:
    """Name the extensions whose module, or whose package, a step of a traceback is in."""
    module = str(frame.f_globals.get("__name__", ""))
    package = module.partition(".")[0]
    if module in owners or package in _SHARED:
        return owners.get(module, ())
    return next((names for one, names in owners.items() if one.partition(".")[0] == package), ())


def _line(frames: Sequence[FrameType], findings: Findings) -> int:
    """Give the line of what the extension had in hand, if it stands in the text only once; else 0."""
    for frame in frames:
        for piece in _in_hand(frame):
            if len(piece) > 1 and findings.text.count(piece) == 1:
                return findings.line_of(findings.text.index(piece))
    return 0


def _in_hand(frame: FrameType) -> Iterator[str]:
    """Give what a function matched, and the text that it was given."""
    yield from (one.group() for one in frame.f_locals.values() if isinstance(one, re.Match))
    code = frame.f_code
    given = (frame.f_locals.get(name) for name in code.co_varnames[: code.co_argcount])
    yield from (one.strip("\n") for one in given if isinstance(one, str))
