"""Check where the announcements of the home page lead, and word what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime

from newsroom.engine import Build, Check, Scope
from newsroom.model.content import SITE_FILE
from newsroom.model.front import Announcement
from newsroom.model.problem import Problem, error, warning
from newsroom.model.records import Record


def check_announcements(
    announcements: Iterable[Announcement],
    now: datetime,
    is_public: Callable[[str], bool],
    why_absent: Callable[[str], str],
) -> Iterator[Problem]:
    """Report links of announcements to what is not there; what is over is not looked at.

    The questions take site-relative addresses. What an announcement of later leads to may be of later, too.
    """
    for one in announcements:
        is_over = one.period.end is not None and one.period.end <= now
        address = one.url.partition("#")[0].partition("?")[0].lstrip("/")
        if is_over or not one.url.startswith("/"):
            continue
        if why_absent(address):
            if one.period.holds(now):
                yield Problem.of(SITE_FILE, one.line, "notice-hidden", target=one.url)
        elif not (is_public(address) or is_public(f"{address}/")):
            yield Problem.of(SITE_FILE, one.line, "notice-missing", target=one.url)


def _find(build: Build, _: Sequence[Record]) -> Iterator[Problem]:
    unread = build.queries.manuscripts.unread()

    def is_public(address: str) -> bool:
        path = f"{address}index.html" if address.endswith("/") or not address else address
        return address in unread or build.queries.outputs.has(path)

    return check_announcements(build.site.announcements, build.now, is_public, build.edition.why_absent)


ANNOUNCED = Check(
    name="home.announcements",
    scope=Scope.ALWAYS,
    find=_find,
    wordings={
        "notice-missing": error(
            "thông báo dẫn tới «{target:whole}» không có trong trang",
            "Kiểm tra lại địa chỉ; bài viết ghi dạng /2024/07/ten-bai/",
        ),
        "notice-hidden": warning(
            "thông báo dẫn tới «{target:whole}» chưa hiện hoặc đã gỡ nên được in thành chữ thường",
            "Đăng bài đó, hoặc xóa dòng url này",
        ),
    },
)
