"""Check that no article stands there twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from newsroom.engine import Build, Check, Scope
from newsroom.model.problem import Problem, warning
from newsroom.model.records import Article, Record


def check_twins(groups: Iterable[Sequence[Article]]) -> Iterator[Problem]:
    """Report articles of one title and day: each but the oldest, with that one's file."""
    for group in groups:
        first, *others = sorted(group, key=lambda article: article.rank)
        for article in others:
            yield Problem.of(article.path, article.line("title"), "twin", other=first.path)


def _find(build: Build, _: Sequence[Record]) -> Iterator[Problem]:
    """Check what the catalogue has twice: either may have changed, and an index tells them at once."""
    groups = ([build.edition.record(path) for path in paths] for paths in build.queries.records.twins())
    return check_twins([one for one in group if isinstance(one, Article)] for group in groups)


TWINS = Check(
    name="gate.twins",
    scope=Scope.ALWAYS,
    find=_find,
    wordings={
        "twin": warning(
            "cùng Title và cùng ngày với bài {other:whole}",
            "Nếu là một bài thì chỉ giữ một trong hai",
        ),
    },
)
