"""Check what leads somewhere in the site: links, pins and old addresses."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from urllib.parse import unquote

from newsroom.engine import Build, Check, Index, Scope
from newsroom.model.problem import Problem, error, warning
from newsroom.model.records import Article, Record, published


def check_old_urls(records: Iterable[Record], origin_of: Callable[[str], str | None]) -> Iterator[Problem]:
    """Report old addresses that stand twice or hide something that the site has.

    ``origin_of`` names the content file behind a file of the site, stubs aside. Case does not
    count: it does not for the map of nginx. The root may have a query, as WordPress used it.
    """
    seen: dict[str, str] = {}
    for record in sorted(records, key=lambda record: record.path):
        for old in record.old_urls:
            file = None
            if unquote(old.target).partition("?")[0] != "/":
                path = old.place.partition("?")[0]
                file = origin_of(path) or origin_of(f"{path}/index.html".lstrip("/"))
            other = file or seen.get(old.place)
            if other:
                address = old.target.lstrip("/")
                yield Problem.of(record.path, old.line, "address-taken", address=address, other=other)
            seen.setdefault(old.place, record.path)


def check_links(
    records: Iterable[Record], is_public: Callable[[str], bool], is_hidden: Callable[[str], bool]
) -> Iterator[Problem]:
    """Report links to what is not there; the questions take site-relative addresses."""
    for record in records:
        for link in record.links:
            target = link.target
            if is_public(target) or is_public(f"{target}/"):
                continue
            code = "hidden-link" if is_hidden(target) or is_hidden(f"{target}/") else "missing-link"
            yield Problem.of(record.path, link.line, code, target=link.written)


def check_related(
    articles: Iterable[Article], is_published: Callable[[str], bool], is_hidden: Callable[[str], bool]
) -> Iterator[Problem]:
    """Report pins that lead nowhere."""
    for article in articles:
        for pin in article.related:
            if not is_published(pin.target):
                code = "hidden-related" if is_hidden(pin.target) else "missing-related"
                yield Problem.of(article.path, pin.line, code, target=f"/{pin.target}")


def _find(build: Build, records: Sequence[Record]) -> Iterator[Problem]:
    """Check the records that are shown against what the catalogue knows of the site."""
    shown = published(records, build.now, build.preview)
    articles = [record for record in shown if isinstance(record, Article)]
    unread = build.queries.manuscripts.unread()
    queries = build.queries

    def is_public(address: str) -> bool:
        path = f"{address}index.html" if address.endswith("/") or not address else address
        return address in unread or queries.outputs.has(path)

    def is_hidden(address: str) -> bool:
        return queries.records.has_hidden(address)

    def is_published(address: str) -> bool:
        return address in unread or queries.records.has_article(address)

    def origin_of(path: str) -> str | None:
        return queries.outputs.origin(path, but_for="stub:")

    yield from check_old_urls(shown, origin_of)
    yield from check_links(shown, is_public, is_hidden)
    yield from check_related(articles, is_published, is_hidden)


def _leading_to_changes(build: Build) -> set[str]:
    """Name the records that link to, pin or once had an address that came, went or changed."""
    links, change = build.queries.links, build.plan_change
    addresses = {
        re.sub(r"(^|/)index\.html$", "", path).strip("/") for path in change.appeared | change.released
    }
    addresses |= {article.strip("/") for article in build.changes.articles}
    for path in build.get(Index).reindexed | build.scan.gone:
        addresses.add(posixpath.dirname(path).removeprefix("articles/"))
        addresses.update(links.targets(path, "old"))
    return {
        path
        for address in addresses
        for kind in ("link", "pin", "old")
        for path in links.sources(kind, address)
    }


LINKS = Check(
    name="gate.links",
    scope=Scope.RECORDS,
    find=_find,
    also=_leading_to_changes,
    wordings={
        "address-taken": error(
            "trùng địa chỉ /{address:whole} với {other:whole}", "Đổi địa chỉ của một trong hai"
        ),
        "missing-link": error(
            "liên kết tới «{target:whole}» không có trong trang",
            "Kiểm tra lại đường dẫn; bài viết dẫn tới bằng ../ten-bai/index.md",
        ),
        "hidden-link": error(
            "liên kết tới bài chưa được đăng: «{target:whole}»", "Đăng bài đó trước hoặc bỏ liên kết"
        ),
        "missing-related": error("không có bài liên quan «{target:whole}»", "Kiểm tra lại địa chỉ bài"),
        "hidden-related": warning(
            "bài liên quan «{target:whole}» chưa được đăng nên không hiện", "Đăng bài đó hoặc xóa dòng này"
        ),
    },
)
