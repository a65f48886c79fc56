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
MOVED = "category_moved.html"
"""The template of what stands at old addresses of categories."""


def check_addresses(outputs: Iterable[Output]) -> Iterator[Problem]:
    """Report two files for one address, case and normal form aside, and files that bar folders.

    What stubs of old addresses meet is left to ``plugins.gate.links`` and ``plugins.takedowns``.
    """

    outputs = list(outputs)
    if _are_apart([nfc(output.path).casefold() for output in outputs]):
        return

    def order(output: Output) -> tuple[str, bool, str, int]:
        return output.path.casefold(), output.template in STUBS, output.origin, output.line

    taken: dict[str, Output] = {}
    for output in sorted(outputs, key=order):
        other = taken.setdefault(nfc(output.path).casefold(), output)
        if other is not output and not {output.template, other.template}.intersection(STUBS):
            yield _problem("address-collision", output, other)
    for key, output in taken.items():
        for position in [match.start() for match in re.finditer("/", key)]:
            if key[:position] in taken:
                yield _problem("address-bars", output, taken[key[:position]])


def _are_apart(keys: Sequence[str]) -> bool:
    """Tell whether no address is there twice, nor is a folder of another, as in nearly all builds."""
    taken = set(keys)
    folders: set[str] = set()
    for key in taken:
        folder = key.rpartition("/")[0]
        while folder and folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    return len(taken) == len(keys) and taken.isdisjoint(folders)


def _problem(code: str, output: Output, other: Output) -> Problem:
    """Report at the side that an editor is to change, and name the other."""
    if _blame(other) > _blame(output):
        output, other = other, output
    address, beside = (one.path.removesuffix("index.html") for one in (output, other))
    named = f"dòng {other.line}" if other.origin == output.origin and other.line else other.origin
    return Problem.of(output.origin, output.line, code, address=address, beside=beside, other=named)


def _blame(output: Output) -> int:
    """Weigh who is to give way: old addresses, then slugs of categories, then articles and pages."""
    if output.template in STUBS:
        return 4
    if output.origin == SITE_FILE:
        return (3 if output.template == MOVED else 2) if output.line else 0
    return 1


def _find(build: Build, _: Sequence[Record]) -> Iterable[Problem]:
    """Check all files if all are planned, or any that may be called anything; else those that came."""
    if build.changes.everything:
        return check_addresses(build.plan.outputs)
    outputs, appeared = build.queries.outputs, sorted(build.plan_change.appeared)
    is_odd = bool(appeared) and outputs.has_stub_below_page()
    if is_odd or build.plan.has_any("stub:") or build.plan.has_any(ROOT_PART):
        return check_addresses(map(_as_output, outputs.all()))
    rows = (row for path in appeared for row in (*outputs.at(path), *outputs.below(path)))
    return check_addresses(map(_as_output, dict.fromkeys(rows)))


def _as_output(row: tuple[str, str, str, int]) -> Output:
    """Give a file as the catalogue knows it."""
    part, path, origin, line = row
    template = STUBS[0] if part.startswith("stub:") else MOVED if part.startswith("moved:") else ""
    return Output(path, origin, bytes, template, line)


ADDRESSES = Check(
    name="gate.addresses",
    scope=Scope.ALWAYS,
    find=_find,
    wordings={
        "address-collision": error(
            "trùng địa chỉ /{address:whole} với {other:whole}", "Đổi địa chỉ của một trong hai"
        ),
        "address-bars": error(
            "/{address:whole} không đứng cùng /{beside:whole} ({other:whole}) được,"
            " vì một tên không thể vừa là tệp vừa là thư mục",
            "Đổi hoặc bỏ một trong hai địa chỉ",
        ),
    },
)
