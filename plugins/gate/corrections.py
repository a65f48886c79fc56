"""Check that corrections are not of a time to come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from newsroom.engine import Build, Check, Scope
from newsroom.model.problem import Problem, error
from newsroom.model.records import Article, Record


def check_corrections(articles: Iterable[Article], now: datetime) -> Iterator[Problem]:
    """Report corrections that are dated after ``now``."""
    for article in articles:
        for correction in article.corrections:
            if correction.date > now:
                date = correction.date.strftime("%d/%m/%Y %H:%M" if correction.has_time else "%d/%m/%Y")
                yield Problem.of(article.path, correction.line, "correction-future", date=date)


def _find(build: Build, _: Sequence[Record]) -> Iterator[Problem]:
    """Check the articles with such corrections, which are few: the clock decides, so in every build."""
    found = map(build.edition.record, build.queries.records.corrected_after(build.now))
    return check_corrections((record for record in found if isinstance(record, Article)), build.now)


CORRECTIONS = Check(
    name="gate.corrections",
    scope=Scope.ALWAYS,
    find=_find,
    wordings={
        "correction-future": error("đính chính ghi ngày chưa tới: {date}", "Kiểm tra lại ngày"),
    },
)
