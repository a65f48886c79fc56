"""Check that nothing is said to have been mended at a time to come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from newsroom.engine import Build, Check, Scope
from newsroom.model.problem import Problem, warning
from newsroom.model.records import Record, hidden


def check_changes(records: Iterable[Record], moments: Mapping[str, datetime]) -> Iterator[Problem]:
    """Report records whose ``Modified``, one of ``moments`` by path, is yet to come."""
    for record in records:
        date = f"{moments[record.path]:%d/%m/%Y}"
        yield Problem.of(record.path, record.line("modified"), "modified-future", date=date)


def _find(build: Build, _: Sequence[Record]) -> Iterator[Problem]:
    """Check the records with such a moment, which are few: the clock decides, so in every build.

    Of an article that is yet to come it may be said already when it will have been mended.
    """
    moments = build.queries.records.modified_after(build.now)
    found = map(build.edition.record, moments)
    shown = (record for record in found if record and hidden(record, build.now) != "future")
    return check_changes(shown, moments)


CHANGES_TO_COME = Check(
    name="gate.changes_to_come",
    scope=Scope.ALWAYS,
    find=_find,
    wordings={
        "modified-future": warning(
            "Modified ghi ngày chưa tới ({date}) nên trang chưa nói gì về lần sửa này", "Kiểm tra lại ngày"
        ),
    },
)
