"""Check that no two files of the site have one address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from newsroom.engine import Build, Check, Scope
from newsroom.model.content import SITE_FILE
from newsroom.model.output import Output
from newsroom.model.problem import Problem, error
from newsroom.model.records import Record
from newsroom.vietnamese.comparing import nfc

ROOT_PART = "root:"
"""How the names of parts begin that hold files for the root of the site."""
STUBS = ("redirect.html", "withdrawn.html")
"""The templates of what stands at old addresses: stubs, and notices that an article was taken down."""


def check_addresses(outputs: Iterable[Output]) -> Iterator[Problem]:
    """Report two files for one address, case and normal form aside, and files that bar folders.

    What stubs of old addresses meet is left to ``plugins.gate.links`` and ``plugins.takedowns``.
    """

    def order(output: Output) -> tuple[str, bool, str, int]:
        return output.path.casefold(), output.template in STUBS, output.origin, output.line

    taken: dict[str, Output] = {}
    for output in sorted(outputs, key=order):
        other = taken.setdefault(nfc(output.path).casefold(), output)
        if other is not output and not {output.template, other.template}.intersection(STUBS):
            yield _collision(output, other)
    for key, output in taken.items():
        for position in [match.start() for match in re.finditer("/", key)]:
            if key[:position] in taken:
                yield _collision(taken[key[:position]], output)


def _collision(output: Output, other: Output) -> Problem:
    """Report at the article or page, where an editor can change the address."""
    if output.origin == SITE_FILE:
        output, other = other, output
    address = output.path.removesuffix("index.html")
    return Problem.of(output.origin, output.line, "address-collision", address=address, other=other.origin)


def _find(build: Build, _: Sequence[Record]) -> Iterable[Problem]:
    """Check all files if all are planned, or any that may be called anything; else those that came."""
    if build.changes.everything:
        return check_addresses(build.plan.outputs)
    outputs = build.queries.outputs
    if build.plan.has_any("stub:") or build.plan.has_any(ROOT_PART):
        return check_addresses(map(_as_output, outputs.all()))
    appeared = sorted(build.plan_change.appeared)
    return check_addresses(_as_output(row) for path in appeared for row in outputs.at(path))


def _as_output(row: tuple[str, str, str, int]) -> Output:
    """Give a file as the catalogue knows it."""
    part, path, origin, line = row
    return Output(path, origin, bytes, STUBS[0] if part.startswith("stub:") else "", line)


ADDRESSES = Check(
    name="gate.addresses",
    scope=Scope.ALWAYS,
    find=_find,
    wordings={
        "address-collision": error(
            "trùng địa chỉ /{address:whole} với {other:whole}", "Đổi địa chỉ của một trong hai"
        ),
    },
)
