"""Check that documents replace older documents: not themselves, not what is newer, not each other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from newsroom.engine import Build, Check, Scope
from newsroom.model.documents import Document, Replaced, number_key
from newsroom.model.problem import Problem, error, warning
from newsroom.model.records import Article, Record, issue_day, published
from newsroom.vietnamese.comparing import fold
from newsroom.vietnamese.printing import locale_date

Older = Callable[[Article], Sequence[tuple[Replaced, Article | None]]]
"""Gives what a document replaces, with the article that is meant if it is shown."""


class Step(NamedTuple):
    """That a document replaces another: the line that says so, and the other's address."""

    article: Article
    old: Replaced
    target: str


def check_succession(
    articles: Iterable[Article],
    older: Older,
    numbered: Callable[[str], Sequence[Article]],
    near: Callable[[str], str],
) -> Iterator[Problem]:
    """Report lines that name what cannot be replaced; each is one problem.

    ``numbered`` gives the shown documents of a number, ``near`` one that was probably meant by a number that
    there is not, ``""`` if none is near.
    """
    steps: list[Step] = []
    for article in articles:
        for old, meant in older(article):
            if meant is None:
                found = () if old.place else _unmet(article, old, numbered, near)
            else:
                found = tuple(_met(article, old, meant))
                if not found:
                    steps.append(Step(article, old, meant.url))
            yield from found
    yield from _circles(steps)


def _met(article: Article, old: Replaced, meant: Article) -> Iterator[Problem]:
    """Judge what a document replaces; what has no day of issue is as old as may be."""
    if meant.url == article.url:
        yield Problem.of(article.path, old.line, "replaces-itself", target=old.written)
    elif meant.document is None:
        yield Problem.of(article.path, old.line, "replaces-article", target=old.written)
    elif _is_newer(meant.document, article.document):
        yield _newer(article, old, meant, "replaces-newer")


def _is_newer(document: Document, other: Document | None) -> bool:
    """Tell whether a document was issued after another, as far as is known."""
    return bool(other and document.issued and other.issued and document.issued > other.issued)


def _unmet(
    article: Article,
    old: Replaced,
    numbered: Callable[[str], Sequence[Article]],
    near: Callable[[str], str],
) -> Sequence[Problem]:
    """Judge a number that no older document on the site has.

    Offices begin to count anew each year, so that a newer document of that number is meant for sure only
    if it is of the same year.
    """
    same = numbered(old.written)
    others = [one for one in same if one.url != article.url]
    if others:
        newer = min(others, key=issue_day)
        is_meant = issue_day(newer).year == issue_day(article).year
        return [_newer(article, old, newer, "replaces-newer" if is_meant else "replaces-later")]
    if same:
        return [Problem.of(article.path, old.line, "replaces-itself", target=old.written)]
    nearest = near(old.written)
    values = {"target": old.written, "nearest": nearest}
    return [Problem.of(article.path, old.line, "near-number", **values)] if nearest else ()


def _newer(article: Article, old: Replaced, newer: Article, code: str) -> Problem:
    found, own = locale_date(issue_day(newer)), locale_date(issue_day(article))
    return Problem.of(article.path, old.line, code, target=old.written, found=found, own=own)


def _circles(steps: Sequence[Step]) -> Iterator[Problem]:
    """Report documents that replace each other, round about too: of each circle the one shown first."""
    ahead: dict[str, list[str]] = {}
    for step in steps:
        ahead.setdefault(step.article.url, []).append(step.target)
    for step in sorted(steps, key=lambda one: (one.article.rank, one.old.line)):
        if _leads(ahead, step.target, step.article.url):
            ahead[step.article.url].remove(step.target)
            values = {"target": step.old.written}
            yield Problem.of(step.article.path, step.old.line, "replaces-circle", **values)


def _leads(ahead: Mapping[str, Sequence[str]], start: str, goal: str) -> bool:
    """Tell whether what is at ``start`` replaces, round about too, what is at ``goal``."""
    seen, coming = {start}, [start]
    while coming:
        new = set(ahead.get(coming.pop(), ())) - seen
        seen |= new
        coming.extend(new)
    return goal in seen


def skeleton(number: str) -> str:
    """Give what a number shares with slips of it: neither diacritics nor the signs between letters count."""
    found = re.match(r"\d*", number)
    digits = found[0] if found else ""
    letters = re.sub(r"[\W_]", "", fold(number[len(digits) :]))
    return f"{digits}-{letters}"


def _find(build: Build, _: Sequence[Record]) -> Iterator[Problem]:
    links, edition = build.queries.links, build.edition
    paths = {path for kind in ("replaces", "replaces-number") for path in links.all_sources(kind)}
    records = [record for path in sorted(paths) if (record := edition.record(path))]
    articles = [one for one in published(records, build.now, build.preview) if isinstance(one, Article)]

    def shown(key: str) -> list[Article]:
        return [one for url in links.shown_sources("number", key) if (one := edition.article(url))]

    @cache
    def known() -> Mapping[str, str]:
        return {skeleton(key): key for key in sorted(links.all_targets("number"))}

    def near(number: str) -> str:
        key = number_key(number)
        other = known().get(skeleton(key), key)
        found = [one.document.number for one in shown(other) if one.document] if other != key else []
        return min(found, default="")

    return check_succession(articles, edition.replaced, lambda number: shown(number_key(number)), near)


SUCCESSION = Check(
    name="gate.succession",
    scope=Scope.ALWAYS,
    find=_find,
    wordings={
        "replaces-itself": error(
            "văn bản thay thế chính nó: «{target:whole}»",
            "Ghi số của văn bản cũ, hoặc địa chỉ bài nếu văn bản cũ cùng số; không có thì xóa dòng này",
        ),
        "replaces-article": error(
            "«{target:whole}» là bài thường, không phải văn bản",
            "Ghi số hoặc địa chỉ của văn bản cũ; nếu bài đó là văn bản thì sửa Category của bài đó",
        ),
        "replaces-newer": error(
            "văn bản được thay thế «{target:whole}» ban hành ngày {found}, sau văn bản này ({own})",
            "Kiểm tra lại Issued của hai văn bản; chỉ văn bản mới ghi Replaces",
        ),
        "replaces-later": warning(
            "số «{target:whole}» trên trang là của văn bản ban hành sau ({found}) nên chỉ in thành chữ",
            "Kiểm tra lại số; nếu là văn bản cũ cùng số, chưa đăng trên trang, thì không cần sửa",
        ),
        "replaces-circle": error(
            "văn bản này và «{target:whole}» thay thế lẫn nhau",
            "Chỉ văn bản mới ghi Replaces; xóa dòng này ở văn bản cũ",
        ),
        "near-number": warning(
            "trên trang không có văn bản số «{target:whole}» nên chỉ in thành chữ",
            "Có phải là «{nearest:whole}»?",
        ),
    },
)
