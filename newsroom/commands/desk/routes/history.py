"""Screen *Lịch sử*: who did what when, two versions beside each other, a version taken back."""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from newsroom.commands.desk.acts.effects import moment_in_words
from newsroom.commands.desk.answering import Refusal, asked, page, place_of, text_of
from newsroom.commands.desk.ledger import Comparison, Fault, Passage, Version, compared
from newsroom.commands.desk.manuscript.fields import title_of, values_of
from newsroom.commands.desk.manuscript.header import with_fields
from newsroom.commands.desk.reading.setting import set_text
from newsroom.commands.desk.routes.files import require_right
from newsroom.commands.desk.routes.writing import opened_of
from newsroom.commands.desk.shelf.bin import kept
from newsroom.commands.desk.workplaces import Workplace, workplace_of
from newsroom.model.content import ARTICLES
from newsroom.model.naming import INDEX
from newsroom.vietnamese.printing import VIETNAM

HERE = "day"
"""Names what stands in the working copy, where others name a commit."""


def shown(version: Version) -> dict[str, str]:
    """Give a version as the list shows it."""
    first = version.message.strip().splitlines()
    return {
        "commit": version.commit,
        "when": when_in_words(version.when),
        "who": version.who,
        "act": first[0] if first else "(không ghi việc gì)",
    }


def when_in_words(when: str) -> str:
    """Write the moment of a version; one that another program wrote may be none."""
    try:
        return moment_in_words(datetime.fromisoformat(when).astimezone(VIETNAM))
    except (ValueError, OverflowError):
        return "không rõ lúc nào"


async def history(request: Request) -> Response:
    """List the versions of an article, newest first, below what stands here if that is not sent."""
    workplace, opened = workplace_of(request), await opened_of(request)
    try:
        found = await workplace.ledger.versions(opened.place)
        newest = await workplace.ledger.at(found.versions[0].commit, opened.place) if found.versions else None
    except Fault as fault:
        raise Refusal(fault.words, 409) from None
    versions = list(map(shown, found.versions))
    if newest is not None and newest != opened.data:
        here = {"commit": HERE, "when": "chưa gửi", "who": workplace.person.name, "act": "Bản đang viết"}
        versions.insert(0, here)
    return page(
        request,
        "history.html",
        place=opened.place,
        digest=opened.digest,
        title=title_of(opened.data),
        versions=versions,
        here=HERE,
    )


async def version_of(workplace: Workplace, place: str, commit: str) -> bytes:
    """Read a version; raise ``Refusal`` if there is none."""
    if commit == HERE:
        return (await asyncio.to_thread(workplace.store.open, place)).data
    try:
        data = await workplace.ledger.at(commit, place)
    except Fault as fault:
        raise Refusal(fault.words, 404) from None
    if data is None:
        raise Refusal("Bản này chưa có bài. Chọn bản khác.", 404)
    return data


async def compare(request: Request) -> Response:
    """Compare two versions: by words, and as two pages."""
    workplace, place = workplace_of(request), place_of(request)
    old, new = [
        await version_of(workplace, place, request.query_params.get(one, "")) for one in ("cu", "moi")
    ]
    found = await asyncio.to_thread(compared, old, new)
    pages = [await asyncio.to_thread(set_text, data, place, workplace.site) for data in (old, new)]
    return JSONResponse({"parts": await asyncio.to_thread(parts, found), "old": pages[0], "now": pages[1]})


def parts(found: Comparison) -> list[dict[str, Any]]:
    """Give the passages that differ, each with its words and how they stand."""
    return [_part(one) for one in (*found.fields, *found.paragraphs) if one.standing != "same"]


def _part(passage: Passage) -> dict[str, Any]:
    runs = [[piece.kind, piece.text] for piece in passage.pieces]
    return {"kind": passage.standing, "label": passage.label, "runs": runs}


def standing_as(now: bytes, data: bytes) -> bytes:
    """Give a version that stands as the article does now: public or not is changed by acts alone."""
    return with_fields(data, {key: values_of(now, key) for key in ("Status", "Withdrawn")})


def keep_unsent(workplace: Workplace, now: bytes, data: bytes, place: str) -> None:
    """Copy what stands in the working copy into the bin, where ``data`` is to take its place."""
    if now != data:
        kept(workplace.content, workplace.content / ARTICLES / place / INDEX)


async def take_back(request: Request) -> Response:
    """Put the text of a version in place of what is being written; nothing is sent by it."""
    workplace, place = workplace_of(request), place_of(request)
    given = await asked(request, "commit", "digest")
    await require_right(workplace, place)
    now = await asyncio.to_thread(workplace.store.open, place)
    version = await version_of(workplace, place, text_of(given, "commit"))
    data = await asyncio.to_thread(standing_as, now.data, version)
    await asyncio.to_thread(keep_unsent, workplace, now.data, data, place)
    opened = await asyncio.to_thread(workplace.store.save, place, data, text_of(given, "digest"))
    workplace.preview.touch()
    await asyncio.to_thread(workplace.listing.refresh, (place,))
    return JSONResponse({"digest": opened.digest})


ROUTES = (
    Route("/lich-su/{place:path}", history),
    Route("/api/so/{place:path}", compare),
    Route("/api/lay-lai/{place:path}", take_back, methods=["POST"]),
)
