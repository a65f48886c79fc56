"""Check the dates of articles against the folders that they lie in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from newsroom.engine import Build, Check, Scope
from newsroom.model.problem import Problem, warning
from newsroom.model.records import Article, Record


def check_months(articles: Iterable[Article]) -> Iterator[Problem]:
    """Report a date in another month than its folder, which stays the address for good."""
    for article in articles:
        folder = article.url[:7]
        if folder != f"{article.date:%Y/%m}":
            date = f"{article.date:%d/%m/%Y}"
            yield Problem.of(article.path, article.line("date"), "folder-month", date=date, folder=folder)


def _find(_: Build, records: Sequence[Record]) -> Iterator[Problem]:
    return check_months(record for record in records if isinstance(record, Article) and not record.withdrawn)


MONTHS = Check(
    name="gate.months",
    scope=Scope.READING,
    find=_find,
    wordings={
        "folder-month": warning(
            "Date là {date} nhưng bài nằm trong thư mục {folder}",
            "Kiểm tra lại ngày; nếu bài đã đăng thì giữ nguyên thư mục",
        ),
    },
)
