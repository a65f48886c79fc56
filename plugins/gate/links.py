"""Check what leads somewhere in the site: links, pins and old addresses."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from urllib.parse import unquote

from newsroom.engine import Build, Check, Index, Scope
from newsroom.model.addresses import article_place, place_of
from newsroom.model.anchors import meant, nearest_anchor
from newsroom.model.gone import DELETED, EMPTY
from newsroom.model.problem import Problem, error, warning
from newsroom.model.records import WITHDRAWN, Article, Link, Record, published


def check_old_urls(
    records: Iterable[Record],
    origin_of: Callable[[str], str | None],
    taken: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Problem]:
    """Report old addresses that stand twice or hide something that the site has.

    ``origin_of`` names the content file behind a file of the site, stubs aside; ``taken`` the one that
    took down what was at an address, by its place. Case does not count: it does not for the map of
    nginx. The root may have a query, as WordPress used it.
    """
    seen = dict(taken)
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


TAKEN_DOWN = (WITHDRAWN, DELETED)
"""Why there is nothing at an address where an article was taken down."""


def check_links(
    records: Iterable[Record],
    is_public: Callable[[str], bool],
    why_absent: Callable[[str], str],
    anchors_at: Callable[[str], Sequence[str] | None] = lambda _: None,
) -> Iterator[Problem]:
    """Report links to what is not there; the questions take site-relative addresses.

    Those to what is known and not shown, or was taken down, are printed as words. Those that ask for
    a part of another page which that does not have lead to its top.
    """
    for record in records:
        for link in record.links:
            why = why_absent(link.target)
            if why == EMPTY:
                code = "empty-link"
            elif why:
                code = "withdrawn-link" if why in TAKEN_DOWN else "hidden-link"
            elif is_public(link.target) or is_public(f"{link.target}/"):
                yield from _missing_anchor(record, link, anchors_at)
                continue
            else:
                article = article_place(link.place)
                gone = article and not is_public(f"{article}/")
                code = "missing-article" if gone else "missing-link"
            yield Problem.of(record.path, link.line, code, target=link.written)


def _missing_anchor(
    record: Record, link: Link, anchors_at: Callable[[str], Sequence[str] | None]
) -> Iterator[Problem]:
    anchors = anchors_at(link.target) if link.anchor else None
    if anchors is None or meant(link.anchor, anchors):
        return
    values = {"anchor": unquote(link.anchor), "target": link.written.partition("#")[0]}
    if near := nearest_anchor(link.anchor, anchors):
        yield Problem.of(record.path, link.line, "missing-anchor", **values, nearest=near)
    else:
        yield Problem.of(record.path, link.line, "no-anchors", **values)


def check_related(
    articles: Iterable[Article], is_published: Callable[[str], bool], why_absent: Callable[[str], str]
) -> Iterator[Problem]:
    """Report pins that lead nowhere."""
    for article in articles:
        for pin in article.related:
            if not is_published(pin.target):
                why = why_absent(pin.target)
                if why in TAKEN_DOWN:
                    code = "withdrawn-related"
                else:
                    code = "hidden-related" if why else "missing-related"
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

    def is_published(address: str) -> bool:
        known = queries.records.has_article(address)
        return known or (address in unread and not why_absent(address))

    def origin_of(path: str) -> str | None:
        return queries.outputs.origin(path, but_for="stub:")

    why_absent = build.edition.why_absent
    gone = build.edition.takedowns.values() if any(record.old_urls for record in shown) else ()
    taken = {place: one.path for one in gone for place in one.places}
    yield from check_old_urls(shown, origin_of, taken)
    yield from check_links(shown, is_public, why_absent, build.edition.anchors)
    yield from check_related(articles, is_published, why_absent)


def changed_places(build: Build) -> set[str]:
    """Name the addresses, new and old ones, that came, went or changed."""
    links, change = build.queries.links, build.plan_change
    addresses = {
        re.sub(r"(^|/)index\.html$", "", path).strip("/") for path in change.appeared | change.released
    }
    addresses |= {article.strip("/") for article in build.changes.articles}
    addresses |= build.changes.relinked
    for path in build.get(Index).reindexed | build.scan.gone:
        addresses.add(posixpath.dirname(path).removeprefix("articles/"))
        addresses.update(links.targets(path, "old"))
    return addresses


def _leading_to_changes(build: Build) -> set[str]:
    """Name the records that link to, pin or once had an address that came, went or changed."""
    links = build.queries.links
    return {
        path
        for place in map(place_of, changed_places(build))
        for kind in ("link", "pin", "old")
        for path in links.sources(kind, place)
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
        "missing-article": error(
            "liên kết tới bài «{target:whole}» không có trong trang",
            "Kiểm tra lại đường dẫn; nếu bài đã gỡ và xóa, ghi địa chỉ của bài vào da-go.toml "
            "(lệnh make withdraw làm việc này)",
        ),
        "hidden-link": warning(
            "liên kết tới bài chưa được đăng «{target:whole}» được in thành chữ thường",
            "Liên kết tự hiện khi bài đó được đăng; nếu không định đăng thì bỏ liên kết",
        ),
        "empty-link": warning(
            "liên kết tới «{target:whole}» được in thành chữ thường vì ở đó không có bài nào",
            "Kiểm tra lại địa chỉ; liên kết tự hiện khi ở đó có bài",
        ),
        "withdrawn-link": warning(
            "liên kết tới bài đã gỡ «{target:whole}» được in thành chữ thường",
            "Bỏ liên kết này hoặc dẫn tới bài khác",
        ),
        "missing-anchor": warning(
            "«{target:whole}» không có đề mục «#{anchor:whole}», liên kết dẫn tới đầu trang đó",
            "Có phải là «#{nearest:whole}»?",
        ),
        "no-anchors": warning(
            "«{target:whole}» không có đề mục nào như «#{anchor:whole}», liên kết dẫn tới đầu trang đó",
            "Bỏ phần từ dấu # của liên kết",
        ),
        "missing-related": error(
            "không có bài liên quan «{target:whole}»",
            "Kiểm tra lại địa chỉ bài; nếu bài đã gỡ và xóa, ghi địa chỉ của bài vào da-go.toml "
            "(lệnh make withdraw làm việc này)",
        ),
        "withdrawn-related": warning("bài liên quan «{target:whole}» đã gỡ nên không hiện", "Xóa dòng này"),
        "hidden-related": warning(
            "bài liên quan «{target:whole}» chưa được đăng nên không hiện", "Đăng bài đó hoặc xóa dòng này"
        ),
    },
)
