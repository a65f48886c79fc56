"""Run the checks of a build over what it may have changed.

What a check found in the last build stands for whatever it does not judge again now. So the
problems are those of a build from nothing.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from newsroom.engine import Build, Check, Checks, Index, Scope
from newsroom.model.content import manuscript_of
from newsroom.model.problem import Problem
from newsroom.model.records import Record


def judge(build: Build, checks: Checks) -> list[Problem]:
    """List all problems: those that plugins reported, those that checks find now, and those that stand.

    Raises ``LookupError`` over a problem that no check words, or that a check finds without wording it.
    """
    for problem in build.problems:
        checks.of(problem)
    found = [*build.problems, *_standing(build, checks)]
    record = cache(build.edition.record)
    for check in checks:
        if check.find is not None:
            found += _own(check, check.find(build, _records(check, build, record)))
    return found


def _own(check: Check, problems: Iterable[Problem]) -> Iterator[Problem]:
    for problem in problems:
        if problem.code not in check.wordings:
            raise LookupError(
                f"check «{check.name}» does not word the problem «{problem.code}» that it found"
            )
        yield problem


def _records(check: Check, build: Build, record: Callable[[str], Record | None]) -> Sequence[Record]:
    """Choose the records that a check must look at: those that were read, or may be judged otherwise now."""
    index = build.get(Index)
    if check.scope is Scope.READING:
        return [reading.record for reading in index.readings.values() if reading.record is not None]
    if check.scope is not Scope.RECORDS:
        return ()
    if build.changes.everything:
        return build.edition.records()
    complained = {problem.path for problem in index.kept_problems if problem.code in check.wordings}
    also = check.also(build) if check.also else ()
    found = map(record, sorted(complained.union(index.reindexed, also)))
    return [one for one in found if one is not None]


def _standing(build: Build, checks: Checks) -> Iterator[Problem]:
    """List the problems of the last build that nobody looks for now."""
    index, scan = build.get(Index), build.scan
    if not index.kept_problems:
        return
    reread = {*index.readings, *scan.gone}
    touched = {entry.path for entry in scan.entries} | scan.gone
    touched |= {folder for path in touched for folder in _folders(path)}
    also = {
        check.name: frozenset(check.also(build))
        for check in checks
        if check.scope is Scope.ENTRIES and check.also is not None
    }
    for problem in index.kept_problems:
        check = checks.of(problem)
        scope = check.scope
        if scope is Scope.READING and manuscript_of(problem.path) not in reread:
            yield problem
        again = problem.path in touched or problem.path in also.get(check.name, ())
        if scope is Scope.ENTRIES and not again:
            yield problem


def _folders(path: str) -> Iterator[str]:
    """Name the folders that a file lies in."""
    while path := posixpath.dirname(path):
        yield path
