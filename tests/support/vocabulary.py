"""Know the vocabulary of schema.org, which npm's ``schema-dts`` ships as types of TypeScript.

Google makes it of schema.org's own release. ``npm ci --prefix tests/vocabulary`` puts it in its place; nothing
of it is kept in the repository. For each type there are interfaces, ``NAMEBase`` with the properties whose
domain it is and ``NAMELeaf`` with its name, which extend those of the types above; a property tells its range.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from tests.support.building import ROOT

TYPES = ROOT / "tests" / "vocabulary" / "node_modules" / "schema-dts" / "dist" / "schema.d.ts"
_INTERFACE_RE = re.compile(
    r"^(?:export )?interface (\w+?) (?:extends ([\w, <>]+) )?\{\n(.*?)^\}", re.MULTILINE | re.DOTALL
)
_PROPERTY_RE = re.compile(r'^    "([\w@]+)"\??: SchemaValue<(.*), "\w+">;$', re.MULTILINE)
_MEMBERS_RE = re.compile(r"^export type (\w+) = (.*);$", re.MULTILINE)
_INPUT_RE = re.compile(r"required|(?:(?:required|maxlength=\d+|name=\w+)(?: |$))+")
_DATED = {"Date", "DateTime"}
_DURATION_RE = re.compile(r"PT(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?")


@dataclass(frozen=True)
class Vocabulary:
    """The types, by name: what stands above each, the ranges of its properties; and what enumerations hold."""

    above: Mapping[str, frozenset[str]]
    properties: Mapping[str, Mapping[str, frozenset[str]]]
    members: Mapping[str, frozenset[str]]

    def faults(self, found: Any, path: str = "", wanted: frozenset[str] = frozenset()) -> Iterator[str]:
        """Name what a value has that the vocabulary does not, or where it may not stand."""
        for one in found if isinstance(found, list) else [found]:
            if isinstance(one, dict):
                yield from self._object(one, path, wanted)
            elif wanted and not self._is_plain(one, wanted):
                yield f"{path}: {one!r} is none of {sorted(wanted)}"

    def _object(self, found: Mapping[str, Any], path: str, wanted: frozenset[str]) -> Iterator[str]:
        kind = str(found.get("@type"))
        if kind not in self.above:
            yield f"{path}: no type {kind!r}"
            return
        here = f"{path}/{kind}"
        if wanted and not wanted & {kind, *self.above[kind]}:
            yield f"{here}: a value of {sorted(wanted)} is wanted"
        known = self.known(kind)
        for key, value in found.items():
            if key == "query-input" and "Action" in self.above[kind]:
                if not _INPUT_RE.fullmatch(str(value)):
                    yield f"{here}.{key}: {value!r}"
            elif key in known:
                yield from self.faults(value, f"{here}.{key}", known[key])
            elif key not in ("@type", "@context", "@id"):
                yield f"{here}: no property {key!r}"

    def known(self, kind: str) -> dict[str, frozenset[str]]:
        """Give the properties of a type and of those above it, with their ranges."""
        return {
            key: range_
            for one in (kind, *self.above[kind])
            for key, range_ in self.properties.get(one, {}).items()
        }

    def _is_plain(self, value: object, wanted: frozenset[str]) -> bool:
        """Tell whether a text or number may stand there; an address stands for what it leads to."""
        if not isinstance(value, str):
            return bool(wanted & {"Number", "Integer"})
        if urlsplit(value).netloc == "schema.org":
            return any(value in self.members.get(one, ()) for one in wanted)
        if wanted & _DATED and _is_moment(value):
            return True
        if "Duration" in wanted and _DURATION_RE.fullmatch(value):
            return True
        return "Text" in wanted or (bool(wanted - _DATED) and bool(urlsplit(value).netloc))


def _is_moment(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


@cache
def vocabulary() -> Vocabulary | None:
    """Read the vocabulary; ``None`` if it is not there."""
    if not TYPES.is_file():
        return None
    text = TYPES.read_text(encoding="utf-8")
    extends: dict[str, list[str]] = {}
    properties: dict[str, dict[str, frozenset[str]]] = {}
    for name, parents, body in _INTERFACE_RE.findall(text):
        extends[name] = [one for one in re.findall(r"\w+", parents) if one.endswith("Base")]
        ranges = {key: frozenset(re.findall(r"\w+", range_)) for key, range_ in _PROPERTY_RE.findall(body)}
        properties.setdefault(_bare(name), {}).update(ranges)
    above = {_bare(name): frozenset(_above(name, extends)) - {_bare(name)} for name in extends}
    leaves = {_bare(name): above[_bare(name)] | frozenset(_above(name, extends)) for name in extends if name.endswith("Leaf")}  # fmt: skip
    members = {
        name: frozenset(re.findall(r'"([^"]+)"', listed)) for name, listed in _MEMBERS_RE.findall(text)
    }
    return Vocabulary({**above, **leaves}, properties, members)


def _bare(interface: str) -> str:
    return re.sub(r"(?:Base|Leaf)$", "", interface)


def _above(interface: str, extends: Mapping[str, list[str]]) -> Iterator[str]:
    for parent in extends.get(interface, ()):
        yield _bare(parent)
        yield from _above(parent, extends)
