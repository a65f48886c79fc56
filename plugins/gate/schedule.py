"""Say what will appear by itself, and doubt a date that is far ahead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from newsroom.engine import Build, Check, Scope
from newsroom.model.problem import Problem, warning
from newsroom.model.records import Article, Record
from plugins.gate.wording import shortened

FAR = timedelta(days=60)
"""How far ahead an article may be dated before it looks like a slip of the pen."""
NAMED = 3
"""How many articles to come are named."""


def check_schedule(coming: Iterable[Article], now: datetime) -> Iterator[Problem]:
    """Report the articles to come whose date is far ahead."""
    for article in coming:
        if article.date - now > FAR:
            date = f"{article.date:%d/%m/%Y}"
            yield Problem.of(article.path, article.line("date"), "date-far", date=date, days=FAR.days)


def coming_line(coming: Sequence[Article]) -> str:
    """Say in one line how many articles are to come and which come first, ``""`` if none is."""
    if not coming:
        return ""
    named = "; ".join(f"«{shortened(one.title)}» {one.date:%d/%m/%Y %H:%M}" for one in coming[:NAMED])
    more = f"; và {len(coming) - NAMED} bài nữa" if len(coming) > NAMED else ""
    return f"{len(coming)} bài hẹn giờ: {named}{more}."


def _find(build: Build, _: Sequence[Record]) -> Iterator[Problem]:
    return check_schedule(build.edition.coming, build.now)


SCHEDULE = Check(
    name="gate.schedule",
    scope=Scope.ALWAYS,
    find=_find,
    wordings={
        "date-far": warning(
            "Date là {date}, hơn {days} ngày nữa bài mới được đăng",
            "Kiểm tra lại ngày, tháng, năm; nếu đúng thì không cần sửa",
        ),
    },
)
