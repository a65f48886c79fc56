"""Check where the announcements and banners of the home page lead, and word what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from newsroom.engine import Build, Check, Scope
from newsroom.model.addresses import own_address, place_of
from newsroom.model.content import SITE_FILE
from newsroom.model.dates import Period
from newsroom.model.problem import Problem, error, warning
from newsroom.model.records import Article, Record
from newsroom.model.site import Site
from plugins.home.stock import pinned, without_room

_MISSING = {"notice": "notice-missing", "banner": "banner-missing"}
_HIDDEN = {"notice": "notice-hidden", "banner": "banner-hidden"}
_NAMED = 5
"""How many articles a warning names."""


class Lead(NamedTuple):
    """What leads to ``url`` for a while: a ``kind`` of ``notice`` or ``banner``, on a line of ``site.toml``."""

    kind: str
    url: str
    period: Period
    line: int


def leads(site: Site) -> Iterator[Lead]:
    """List what of the home page leads where the editors say."""
    for line in site.announcements:
        yield Lead("notice", line.url, line.period, line.line)
    for banner in site.banners:
        yield Lead("banner", banner.url, banner.period, banner.url_line)


def own_targets(site: Site, now: datetime) -> Iterator[str]:
    """Name the places of the site that announcements and banners lead to ``now``."""
    shown = (one.url for one in leads(site) if one.url.startswith("/") and one.period.holds(now))
    return (place_of(own_address(url)) for url in shown)


def check_leads(
    found: Iterable[Lead],
    now: datetime,
    is_public: Callable[[str], bool],
    why_absent: Callable[[str], str],
) -> Iterator[Problem]:
    """Report links to what is not there; what is over is not looked at.

    The questions take site-relative addresses. What is shown later may lead to what is of later, too.
    """
    for one in found:
        is_over = one.period.end is not None and one.period.end <= now
        address = own_address(one.url)
        if is_over or not one.url.startswith("/"):
            continue
        if why_absent(address):
            if one.period.holds(now):
                yield Problem.of(SITE_FILE, one.line, _HIDDEN[one.kind], target=one.url)
        elif not (is_public(address) or is_public(f"{address}/")):
            yield Problem.of(SITE_FILE, one.line, _MISSING[one.kind], target=one.url)


def _find(build: Build, _: Sequence[Record]) -> Iterator[Problem]:
    unread = build.queries.manuscripts.unread()

    def is_public(address: str) -> bool:
        path = f"{address}index.html" if address.endswith("/") or not address else address
        return address in unread or build.queries.outputs.has(path)

    return check_leads(leads(build.site), build.now, is_public, build.edition.why_absent)


def check_pins(crowded: Sequence[Article], room: int) -> Iterator[Problem]:
    """Report the pinned articles for which there is no room, once, at the first of them."""
    if not crowded:
        return
    first = crowded[0]
    line = first.line("pin") if first.pin else first.line("pin_until")
    more = f" và {len(crowded) - _NAMED} bài nữa" if len(crowded) > _NAMED else ""
    names = ", ".join(f"/{one.url}" for one in crowded[:_NAMED]) + more
    code = "pins-crowded" if room else "pins-nowhere"
    yield Problem.of(first.path, line, code, room=room, names=names)


def _find_crowded(build: Build, _: Sequence[Record]) -> Iterator[Problem]:
    crowded = without_room(build.edition)
    return check_pins(crowded, len(pinned(build.edition)) - len(crowded))


PINS = Check(
    name="home.pins",
    scope=Scope.ALWAYS,
    find=_find_crowded,
    wordings={
        "pins-crowded": warning(
            "trang chủ chỉ có chỗ cho {room} bài ghim nên không ghim được: {names:whole}",
            "Bỏ bớt Pin ở những bài cũ, hoặc tăng cards trong mục [front] của site.toml (nhiều nhất 8)",
        ),
        "pins-nowhere": warning(
            "trang chủ không có khối lead nên không ghim được: {names:whole}",
            "Thêm lead vào blocks trong mục [front] của site.toml, hoặc bỏ Pin",
        ),
    },
)
ANNOUNCED = Check(
    name="home.announcements",
    scope=Scope.ALWAYS,
    find=_find,
    wordings={
        "notice-missing": error(
            "thông báo dẫn tới «{target:whole}» không có trong trang",
            "Kiểm tra lại địa chỉ; bài viết ghi dạng /2024/07/ten-bai/",
        ),
        "banner-missing": error(
            "biểu ngữ dẫn tới «{target:whole}» không có trong trang",
            "Kiểm tra lại địa chỉ; bài viết ghi dạng /2024/07/ten-bai/",
        ),
        "banner-hidden": warning(
            "biểu ngữ dẫn tới «{target:whole}» chưa hiện hoặc đã gỡ nên bấm vào không mở gì",
            "Đăng bài đó, hoặc sửa dòng url này",
        ),
        "notice-hidden": warning(
            "thông báo dẫn tới «{target:whole}» chưa hiện hoặc đã gỡ nên được in thành chữ thường",
            "Đăng bài đó, hoặc xóa dòng url này",
        ),
    },
)
