"""Clean what is pasted, and edit photos as cards: text in, text out."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from newsroom.commands.desk.answering import Refusal, asked, text_of
from newsroom.commands.desk.manuscript.cards import Card, cards_of, moved, with_card, without
from newsroom.commands.desk.reading.pasting import Unpasted, paste
from newsroom.commands.desk.shelf.files import files_of
from newsroom.commands.desk.workplaces import workplace_of
from newsroom.model.addresses import article_place

_UNCLEAR = "Bài vừa đổi nên không rõ là ảnh nào. Đợi một giây rồi làm lại."


async def pasted(request: Request) -> Response:
    """Turn the HTML of a clipboard into Markdown and photos."""
    workplace = workplace_of(request)
    place = request.query_params.get("bai", "")
    is_place = bool(place) and article_place(place) == place  # a new article has none yet
    listed = await asyncio.to_thread(files_of, workplace.content, place) if is_place else ()
    names = [one.name for one in listed]
    own = (workplace.site.url, workplace.preview_url)
    html = (await request.body()).decode("utf-8", "replace")
    try:
        found = await paste(html, tuple(filter(None, own)), names)
    except Unpasted as unpasted:
        raise Refusal(str(unpasted)) from None
    files = [{"name": name, "data": base64.b64encode(data).decode()} for name, data in found.files.items()]
    return JSONResponse(
        {"text": found.text, "notes": found.notes, "files": files, "isInline": found.is_inline}
    )


async def card(request: Request) -> Response:
    """Give the text with one card changed: its caption or credit, its place, or without it."""
    given = await asked(request, "body", "n")
    body = text_of(given, "body")
    cards = await asyncio.to_thread(cards_of, body)
    number = _meant(cards, given)
    changed = await asyncio.to_thread(_changed, body, number, given, len(cards))
    shown = await asyncio.to_thread(cards_of, changed)
    return JSONResponse({"body": changed, "cards": [asdict(one) for one in shown]})


def _meant(cards: Sequence[Card], given: Mapping[str, Any]) -> int:
    """Find the card that was meant, which may have moved since it was drawn as number ``n``.

    It is that of its ``target``; of several that which says its ``opened`` caption, and the nearest of those.
    """
    number = given["n"]
    if not isinstance(number, int) or isinstance(number, bool):
        raise Refusal(_UNCLEAR, 409)
    target, opened = text_of(given, "target"), text_of(given, "opened")
    found = [n for n, one in enumerate(cards) if one.target == target] if target else range(len(cards))
    if not found or (not target and number not in found):
        raise Refusal(_UNCLEAR, 409)
    return min(found, key=lambda n: (bool(target) and cards[n].caption != opened, abs(n - number)))


def _changed(body: str, number: int, given: Mapping[str, Any], many: int) -> str:
    if given.get("without") is True:
        return without(body, number)
    to = given.get("to")
    if isinstance(to, int) and not isinstance(to, bool):
        to += number - given["n"]
    if isinstance(to, int) and not isinstance(to, bool) and 0 <= to < many:
        return moved(body, number, to)
    words = {key: text_of(given, key) for key in ("caption", "credit") if key in given}
    return with_card(body, number, **words) if words else body


ROUTES = (
    Route("/api/dan", pasted, methods=["POST"]),
    Route("/api/the", card, methods=["POST"]),
)
