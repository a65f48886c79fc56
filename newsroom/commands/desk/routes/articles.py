"""Screen *Bài*: what waits, what is to come, what is newest, what was taken down; the search."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from newsroom.commands.desk.acts.deciding import DRAFT, PUBLISHED
from newsroom.commands.desk.acts.effects import moment_in_words
from newsroom.commands.desk.answering import Refusal, page
from newsroom.commands.desk.shelf.listing import Listing, Row
from newsroom.commands.desk.workplaces import Workplace, workplace_of

SECTIONS: Mapping[str, tuple[str, str]] = {
    "draft": ("Bản nháp", "Không có bản nháp nào. Bấm «Viết bài mới» để bắt đầu."),
    "review": ("Chờ duyệt", "Không có bài nào chờ duyệt."),
    "scheduled": ("Hẹn giờ", "Không có bài nào hẹn giờ."),
    "published": ("Mới đăng", "Chưa có bài nào."),
    "withdrawn": ("Đã gỡ", "Chưa gỡ bài nào."),
}
"""The sections in their order: heading, and what is said of an empty one."""
_ADDRESSES = {
    "nhap": "draft",
    "cho-duyet": "review",
    "hen-gio": "scheduled",
    "da-dang": "published",
    "da-go": "withdrawn",
}
_KEYS = {status: address for address, status in _ADDRESSES.items()}
SHOWN = 20
"""Articles of a section on the first screen."""
MOST_FOUND = 50


def told(row: Row) -> str:
    """Say of an article in one line when, where and by whom."""
    when = moment_in_words(row.date, row.has_time) if row.date else "chưa có ngày"
    return " · ".join(part for part in (when, row.category, row.author) if part)


def shown(row: Row) -> dict[str, Any]:
    """Give what lists show of an article; ``standing`` says where it stands unless readers see it."""
    return {
        "place": row.place,
        "title": row.title or "(chưa có tên)",
        "told": told(row),
        "standing": "" if row.status == PUBLISHED else SECTIONS[row.status][0],
        "unsent": not row.saved and row.status != DRAFT,
    }


async def looked_at(workplace: Workplace) -> Listing:
    """Give the lists as the disk and git have them now."""
    await asyncio.gather(workplace.shared.states(), asyncio.to_thread(workplace.listing.refresh))
    return workplace.listing


async def articles(request: Request) -> Response:
    """Show the sections."""
    listing = await looked_at(workplace_of(request))
    sections: list[dict[str, Any]] = []
    for status, (heading, empty) in SECTIONS.items():
        rows = listing.section(status)
        sections.append(
            {
                "key": _KEYS[status],
                "heading": heading,
                "empty": empty,
                "total": len(rows),
                "rows": list(map(shown, rows[:SHOWN])),
            }
        )
    return page(request, "articles.html", sections=sections)


async def section(request: Request) -> Response:
    """Show one section whole."""
    status = _ADDRESSES.get(request.path_params["key"])
    if status is None:
        raise Refusal("Không có trang này. Mở lại từ trang Bài.", 404)
    rows = list(map(shown, (await looked_at(workplace_of(request))).section(status)))
    heading, empty = SECTIONS[status]
    one = {"key": _KEYS[status], "heading": heading, "empty": empty, "total": len(rows), "rows": rows}
    return page(request, "articles.html", sections=[one])


async def search(request: Request) -> Response:
    """Give the articles that a text finds."""
    text = request.query_params.get("q", "")[:200]
    workplace = workplace_of(request)
    await workplace.shared.states(math.inf)  # what stood there lately will do while somebody types
    found = await asyncio.to_thread(workplace.listing.find, text)
    return JSONResponse({"rows": list(map(shown, found[:MOST_FOUND]))})


ROUTES = (
    Route("/", articles),
    Route("/bai/{key}/", section),
    Route("/api/tim", search),
)
