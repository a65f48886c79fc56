"""Check what the documents of registers say of each other: their numbers, and which replaces which."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from newsroom.engine import Build, Check, Scope
from newsroom.model.addresses import place_of
from newsroom.model.problem import Problem, error, warning
from newsroom.model.records import Article, Record, published
from plugins.gate.links import TAKEN_DOWN, changed_places


def check_numbers(groups: Iterable[Sequence[Article]]) -> Iterator[Problem]:
    """Report documents of one number, issuer and year: each but the oldest, with that one's file."""
    for group in groups:
        first, *others = sorted(group, key=lambda article: article.rank)
        for article in others:
            number = article.document.number if article.document else ""
            line = article.line("number")
            yield Problem.of(article.path, line, "document-twice", number=number, other=first.path)


def check_replaced(
    articles: Iterable[Article], is_published: Callable[[str], bool], why_absent: Callable[[str], str]
) -> Iterator[Problem]:
    """Report older documents that are named by an address at which there is none.

    One that is named by its number need not be there.
    """
    for article in articles:
        for old in article.document.replaces if article.document else ():
            address = f"{old.place}/"
            if not old.place or is_published(address):
                continue
            why = why_absent(address)
            if why in TAKEN_DOWN:
                code = "withdrawn-replaced"
            else:
                code = "hidden-replaced" if why else "missing-replaced"
            yield Problem.of(article.path, old.line, code, target=f"/{address}")


def _find_numbers(build: Build, _: Sequence[Record]) -> Iterator[Problem]:
    """Check what the catalogue has twice: either may have changed, and an index tells them at once."""
    shared = build.queries.links.shared("document")
    groups = ([build.edition.record(path) for path in paths] for paths in shared)
    return check_numbers([one for one in group if isinstance(one, Article)] for group in groups)


def _find_replaced(build: Build, records: Sequence[Record]) -> Iterator[Problem]:
    shown = published(records, build.now, build.preview)
    articles = [record for record in shown if isinstance(record, Article)]
    unread, why_absent = build.queries.manuscripts.unread(), build.edition.why_absent

    def is_published(address: str) -> bool:
        known = build.queries.records.has_article(address)
        return known or (address in unread and not why_absent(address))

    return check_replaced(articles, is_published, why_absent)


def _replacing_changes(build: Build) -> set[str]:
    """Name the documents that replace what came, went or changed."""
    links = build.queries.links
    return {path for place in changed_places(build) for path in links.sources("replaces", place_of(place))}


NUMBERS = Check(
    name="gate.documents",
    scope=Scope.ALWAYS,
    find=_find_numbers,
    wordings={
        "document-twice": warning(
            "số {number:whole} đã có ở văn bản cùng cơ quan, cùng năm: {other:whole}",
            "Kiểm tra lại Number, Issuer và Issued; nếu là một văn bản thì chỉ giữ một bài",
        ),
    },
)
REPLACED = Check(
    name="gate.replaced",
    scope=Scope.RECORDS,
    find=_find_replaced,
    also=_replacing_changes,
    wordings={
        "missing-replaced": error(
            "không có văn bản được thay thế «{target:whole}»",
            "Kiểm tra lại địa chỉ bài; văn bản chưa đăng trên trang thì chỉ ghi số",
        ),
        "withdrawn-replaced": warning(
            "văn bản được thay thế «{target:whole}» đã gỡ nên không in ra",
            "Ghi số của văn bản thay cho địa chỉ",
        ),
        "hidden-replaced": warning(
            "văn bản được thay thế «{target:whole}» chưa được đăng nên không in ra",
            "Đăng văn bản đó, hoặc ghi số thay cho địa chỉ",
        ),
    },
)
