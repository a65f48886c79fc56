"""Screen *Viết*: the article's fields, its text, its photos, what is wrong, and the page beside it."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from newsroom.commands.desk.acts.deciding import DRAFT, PUBLISHED, WITHDRAWN, as_public, may_save
from newsroom.commands.desk.answering import Refusal, asked, page, place_of, text_of
from newsroom.commands.desk.manuscript.body import body_of, with_body
from newsroom.commands.desk.manuscript.cards import Card, cards_of
from newsroom.commands.desk.manuscript.fields import fields_in, group_of, values_of
from newsroom.commands.desk.manuscript.header import with_fields
from newsroom.commands.desk.reading.findings import Finding, findings
from newsroom.commands.desk.reading.whole import whole_of
from newsroom.commands.desk.routes.album import NO_ALBUM, album_of
from newsroom.commands.desk.routes.files import require_right
from newsroom.commands.desk.routes.wording import at_desk, is_given_by_acts
from newsroom.commands.desk.shelf.files import files_of
from newsroom.commands.desk.shelf.store import Missing, Opened, Stale, Taken
from newsroom.commands.desk.workplaces import Workplace, workplace_of
from newsroom.commands.new.folder import place_of as place_for
from newsroom.vietnamese.printing import VIETNAM
from newsroom.vietnamese.slugs import slug

_MOST_FIELDS = 200
_MOST_VALUES, _MOST_IN_ALL = 200, 1_000
"""Values of one key, and of all."""
_BY_ACTS = frozenset({"status", "withdrawn"})
"""The keys that acts change, and nothing else."""
_ONLY_ACTS = "Tình trạng của bài chỉ đổi ở màn hình Đăng."
NO_PLACE = "2026/01/bai-moi"
"""Stands for the place of an article that has none yet; nothing is there."""


async def shown(workplace: Workplace, opened: Opened) -> dict[str, Any]:
    """Give what the screen shows of an article as it stands."""
    body, line = await asyncio.to_thread(body_of, opened.data)
    status = await workplace.shared.status(opened.place, opened.data)
    return {
        "place": opened.place,
        "digest": opened.digest,
        "fields": await asyncio.to_thread(fields_in, opened.data),
        "body": body,
        "line": line,
        "status": status,
        "maySave": may_save(workplace.person, status),
        "isPublic": status in (PUBLISHED, WITHDRAWN),
        **await asyncio.to_thread(told, workplace, opened.place, opened.data),
    }


def told(workplace: Workplace, place: str, data: bytes) -> dict[str, Any]:
    """Give what is wrong with a manuscript, and its photos and files as cards."""
    return {
        "findings": [asdict(at_desk(one)) for one in _findings(workplace, place, data)],
        "cards": [asdict(card) for card in _cards(data)],
        "files": [asdict(file) for file in files_of(workplace.content, place)] if place else [],
        "album": album_of(workplace.content, place) if place else NO_ALBUM,
    }


def _findings(workplace: Workplace, place: str, data: bytes) -> tuple[Finding, ...]:
    with whole_of(workplace.cache) as whole:
        found = findings(workplace.content, place or NO_PLACE, as_public(data), workplace.site, whole=whole)
    if place and not values_of(data, "Status"):
        return found
    return tuple(one for one in found if not is_given_by_acts(one))


def _cards(data: bytes) -> tuple[Card, ...]:
    fields = fields_in(data)
    cover, focus = ("".join(fields.get(key, ())) for key in ("Cover", "Focus"))
    return cards_of(body_of(data)[0], cover=cover, focus=focus)


def given_fields(given: Mapping[str, Any]) -> dict[str, Sequence[str]]:
    """Read the fields that were changed: by key a list of values, an empty one takes the key away."""
    fields = given.get("fields", {})
    if not isinstance(fields, dict) or len(fields) > _MOST_FIELDS:
        raise Refusal("Trang gửi lên dữ liệu không đúng dạng. Tải lại trang rồi làm lại.")
    for values in fields.values():
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            raise Refusal("Trang gửi lên dữ liệu không đúng dạng. Tải lại trang rồi làm lại.")
    counts = [len(values) for values in fields.values()]
    if max(counts, default=0) > _MOST_VALUES or sum(counts) > _MOST_IN_ALL:
        raise Refusal(
            f"Một ô của bài có nhiều nhất {_MOST_VALUES} dòng, cả phần đầu bài nhiều nhất {_MOST_IN_ALL}."
            " Bớt dòng rồi lưu lại."
        )
    if any(key.casefold() in _BY_ACTS for key in fields):
        raise Refusal(_ONLY_ACTS)
    if "" in fields:  # a line that is no field could be made one
        raise Refusal("Trang gửi lên dữ liệu không đúng dạng. Tải lại trang rồi làm lại.")
    return {key: [value for value in values if value.strip()] for key, values in fields.items()}


def written(data: bytes, given: Mapping[str, Any]) -> bytes:
    """Give a manuscript with what was typed; all else keeps its bytes."""
    if fields := given_fields(given):
        try:
            data = with_fields(data, fields)
        except ValueError as error:
            raise Refusal(f"Không có trường này ở phần đầu bài ({error}). Tải lại trang.") from None
    return with_body(data, text_of(given, "body")) if "body" in given else data


async def opened_of(request: Request) -> Opened:
    """Open the article of a request."""
    return await asyncio.to_thread(workplace_of(request).store.open, place_of(request))


async def begin(request: Request) -> Response:
    """Show an empty article; it gets its folder when it is saved first."""
    return page(request, "writing.html", article=None, **_around(request))


async def write(request: Request) -> Response:
    """Show an article."""
    workplace, opened = workplace_of(request), await opened_of(request)
    article = await shown(workplace, opened)
    return page(request, "writing.html", article=article, **_around(request))


def _around(request: Request) -> dict[str, Any]:
    site = workplace_of(request).site
    categories = [{"name": one.name, "is_register": one.is_register} for one in site.categories]
    fields = {group: list(group_of(group)) for group in ("main", "more", "document")}
    return {"categories": categories, "fields": fields}


async def create(request: Request) -> Response:
    """Make the folder of a new article from what was typed so far."""
    workplace, given = workplace_of(request), await asked(request, "fields", "body")
    fields = given_fields(given)
    data = await asyncio.to_thread(_begun, given)
    now = datetime.now(VIETNAM)
    title, date = ("".join(fields.get(key, ())) for key in ("Title", "Date"))
    place = workplace.store.free_place(place_for(text_of(given, "slug") or title, date, now))
    opened = await asyncio.to_thread(workplace.store.create, place, data, {})
    return await _saved(workplace, opened)


def _begun(given: Mapping[str, Any]) -> bytes:
    return with_fields(written(b"", given), {"Status": ("draft",)})


async def save(request: Request) -> Response:
    """Save what was typed over what was opened, and over nothing else."""
    workplace, given = workplace_of(request), await asked(request, "digest")
    place, digest = place_of(request), text_of(given, "digest")
    try:
        now = await opened_of(request)
        await require_right(workplace, place)
    except Missing:
        raise Stale(None) from None
    if now.digest != digest:
        raise Stale(now)
    data = await asyncio.to_thread(_standing_as_it_did, now.data, given)
    opened = await asyncio.to_thread(workplace.store.save, place, data, digest)
    return await _saved(workplace, opened)


def _standing_as_it_did(before: bytes, given: Mapping[str, Any]) -> bytes:
    """Give a manuscript with what was typed; raise ``Refusal`` if it would stand another way by it."""
    data = written(before, given)
    if any(values_of(data, key) != values_of(before, key) for key in _BY_ACTS):
        raise Refusal(_ONLY_ACTS)
    return data


async def _saved(workplace: Workplace, opened: Opened) -> Response:
    workplace.preview.touch()
    await asyncio.to_thread(workplace.listing.refresh, (opened.place,))
    return JSONResponse(await shown(workplace, opened))


async def read(request: Request) -> Response:
    """Give an article as it stands now."""
    return JSONResponse(await shown(workplace_of(request), await opened_of(request)))


async def look(request: Request) -> Response:
    """Say what is wrong with what was typed, and save nothing."""
    workplace, given = workplace_of(request), await asked(request, "fields", "body")
    place = text_of(given, "place")
    data = (await asyncio.to_thread(workplace.store.open, place)).data if place else b""
    answer = await asyncio.to_thread(lambda: told(workplace, place, written(data, given)))
    return JSONResponse(answer)


async def _is_only_here(workplace: Workplace, place: str) -> bool:
    """Tell whether nobody else has an article, or gets it with the commits that wait."""
    opened = await asyncio.to_thread(workplace.store.open, place)
    workplace.shared.forget()
    status = await workplace.shared.status(place, opened.data)
    return status == DRAFT and place not in (await workplace.shared.states()).waiting


async def move(request: Request) -> Response:
    """Give an article that nobody could read yet another address."""
    workplace, given = workplace_of(request), await asked(request)
    place = place_of(request)
    if not await _is_only_here(workplace, place):
        raise Refusal("Bài đã gửi thì địa chỉ không đổi nữa: người khác đã lưu địa chỉ này.", 409)
    try:
        wanted = slug(text_of(given, "slug")) if "slug" in given else _from_title(workplace, place, given)
        moved = await asyncio.to_thread(workplace.store.rename, place, wanted)
    except Taken:
        raise Refusal("Đã có bài ở địa chỉ này. Chọn địa chỉ khác.", 409) from None
    await asyncio.to_thread(workplace.listing.refresh, (place, moved))
    workplace.preview.touch()
    return JSONResponse({"place": moved})


def _from_title(workplace: Workplace, place: str, given: Mapping[str, Any]) -> str:
    """Give the slug that a title wants, with a number if another article has it: nobody chose it."""
    month, _, now = place.rpartition("/")
    wanted = slug(text_of(given, "title"))
    free = workplace.store.free_place(f"{month}/{wanted}") if wanted else place
    is_numbered = free != f"{month}/{wanted}" and re.fullmatch(rf"{re.escape(wanted)}-\d+", now)
    return now if is_numbered or now == wanted else free.rpartition("/")[2]


async def remove(request: Request) -> Response:
    """Put a draft that nobody else has into the bin."""
    workplace, place = workplace_of(request), place_of(request)
    if not await _is_only_here(workplace, place):
        raise Refusal("Chỉ xóa được bản nháp chưa gửi. Bài đã đăng thì dùng «Gỡ bài».", 409)
    await asyncio.to_thread(workplace.store.remove, place)
    await asyncio.to_thread(workplace.listing.refresh, (place,))
    workplace.preview.touch()
    return JSONResponse({"loiNhan": "Đã chuyển bản nháp vào thùng rác của bàn biên tập."})


async def shown_state(request: Request) -> Response:
    """Say which state the preview shows, once it is another than ``sau`` or some seconds have gone."""
    preview = workplace_of(request).preview
    version = await preview.beyond(request.query_params.get("sau", ""))
    outcome = preview.state.outcome
    errors = outcome.errors if outcome and not outcome.passed else ()
    return JSONResponse(
        {"version": version, "passed": bool(outcome and outcome.passed), "errors": errors[:20]}
    )


async def stale(request: Request, error: Exception) -> Response:
    """Tell that somebody else saved meanwhile, with both texts; nothing was written."""
    assert isinstance(error, Stale)
    workplace = workplace_of(request)
    if error.opened is None:
        text = "Bài này vừa bị xóa hoặc đổi địa chỉ ở nơi khác. Chữ bạn đang viết vẫn còn trên màn hình."
        return JSONResponse({"loi": text, "isGone": True}, 409)
    text = "Bài này vừa được lưu từ nơi khác. Chưa ghi gì đè lên; hãy so hai bản rồi chọn."
    other = await shown(workplace, error.opened)
    return JSONResponse({"loi": text, "other": other}, 409)


ROUTES = (
    Route("/viet/moi/", begin),
    Route("/viet/{place:path}", write),
    Route("/api/bai", create, methods=["POST"]),
    Route("/api/bai/{place:path}", read, methods=["GET"]),
    Route("/api/bai/{place:path}", save, methods=["PUT"]),
    Route("/api/bai/{place:path}", remove, methods=["DELETE"]),
    Route("/api/xem", look, methods=["POST"]),
    Route("/api/dia-chi/{place:path}", move, methods=["POST"]),
    Route("/api/xem-thu", shown_state),
)
