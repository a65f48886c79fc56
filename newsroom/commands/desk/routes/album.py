"""The album of an article: its photos with their captions, which stand in a file beside them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from newsroom.commands.desk.answering import Refusal, asked, place_of, text_of
from newsroom.commands.desk.manuscript.album import (
    album_cards,
    album_strays,
    is_named,
    with_album_caption,
    without_album_stray,
)
from newsroom.commands.desk.manuscript.cards import Card
from newsroom.commands.desk.routes.files import require_right
from newsroom.commands.desk.shelf.files import files_of, take
from newsroom.commands.desk.shelf.standing import Missing, Unfit
from newsroom.commands.desk.shelf.store import Opened, Stale, Store
from newsroom.commands.desk.workplaces import Workplace, workplace_of
from newsroom.model.content import ALBUM, ARTICLES
from newsroom.model.naming import CAPTIONS
from newsroom.vietnamese.comparing import nfc

NO_ALBUM: Mapping[str, Any] = {"photos": (), "strays": ()}
"""What the screen shows of an article without one; see ``album_of``."""
_TRIES = 5


def album_of(content: Path, place: str) -> dict[str, Any]:
    """Give the album of an article as the screen shows it.

    ``photos`` are its cards, ``strays`` the lines of its captions that belong to no photo.
    """
    names = _names(content, place)
    try:
        captions = _captions(Store(content), place).data
    except Unfit:  # a link: the check tells of it
        captions = b""
    cards = album_cards(names, captions)
    return {"photos": [asdict(card) for card in cards], "strays": album_strays(names, captions)}


async def change(request: Request) -> Response:
    """Give a photo of the album another caption, or take a line away that belongs to none."""
    workplace, place = workplace_of(request), place_of(request)
    given = await asked(request)
    await require_right(workplace, place)
    await asyncio.to_thread(_changed, workplace.content, place, given)
    return await _answered(workplace, place)


async def remove(request: Request) -> Response:
    """Put a photo of the album into the bin; its caption goes with it."""
    workplace, place = workplace_of(request), place_of(request)
    name = text_of(await asked(request, "name"), "name")
    await require_right(workplace, place)
    if name not in await asyncio.to_thread(_names, workplace.content, place):
        raise Refusal("Ảnh này không còn trong album. Có thể người khác đã xóa.", 404)
    await asyncio.to_thread(take, workplace.content, place, f"{ALBUM}/{name}")
    if is_named(name):
        without = partial(with_album_caption, name=name, caption="")
        await asyncio.to_thread(_change, workplace.content, place, without)
    return await _answered(workplace, place)


async def _answered(workplace: Workplace, place: str) -> Response:
    workplace.preview.touch()
    files = await asyncio.to_thread(files_of, workplace.content, place)
    album = await asyncio.to_thread(album_of, workplace.content, place)
    return JSONResponse({"files": [asdict(one) for one in files], "album": album})


def _changed(content: Path, place: str, given: Mapping[str, Any]) -> None:
    names = _names(content, place)
    if stray := text_of(given, "stray"):
        _change(content, place, lambda captions: without_album_stray(names, captions, stray))
        return
    name, new = text_of(given, "name"), (text_of(given, "caption"), text_of(given, "credit"))
    opened = (text_of(given, "openedCaption"), text_of(given, "openedCredit"))
    if name not in names:
        raise Refusal("Ảnh này không còn trong album. Có thể người khác đã xóa; chữ vừa gõ chưa lưu.", 404)
    if not is_named(name):
        raise Refusal(
            f"Tên tệp «{name[:120]}» không ghi chú thích được. Xóa ảnh này rồi thêm lại với tên khác."
        )

    def written(captions: bytes) -> bytes:
        data = with_album_caption(captions, name, *new)
        now = _said(names, captions, name)
        if data != captions and (now.caption, now.credit) != opened:
            text = "Chú thích của ảnh này vừa được lưu từ nơi khác. Chưa ghi gì đè lên; hãy chọn một bản."
            raise Refusal(text, 409, other=asdict(now))
        return data

    _change(content, place, written)


def _change(content: Path, place: str, change: Callable[[bytes], bytes]) -> None:
    """Change the captions as they stand at the moment; others may change them at the same time."""
    store = Store(content)
    for left in reversed(range(_TRIES)):
        opened = _captions(store, place)
        data = change(opened.data)
        if data == opened.data:
            return
        try:
            store.save_file(opened.place, data, opened.digest)
            return
        except Stale:
            if not left:
                raise Refusal("Chú thích đang được sửa ở nơi khác. Làm lại với ảnh này.", 409) from None


def _said(names: tuple[str, ...], captions: bytes, name: str) -> Card:
    return next(card for card in album_cards(names, captions) if card.target == f"{ALBUM}/{name}")


def _names(content: Path, place: str) -> tuple[str, ...]:
    """List the photos of an album by their bare names."""
    before = f"{ALBUM}/"
    files = files_of(content, place)
    photos = (nfc(one.name) for one in files if one.kind == "photo" and one.name.startswith(before))
    return tuple(name.removeprefix(before) for name in photos)


def _captions(store: Store, place: str) -> Opened:
    path = f"{ARTICLES}/{place}/{ALBUM}/{CAPTIONS}"
    try:
        return store.open_file(path)
    except Missing:
        return Opened(path, b"", "")


ROUTES = (
    Route("/api/album/{place:path}", change, methods=["POST"]),
    Route("/api/album/{place:path}", remove, methods=["DELETE"]),
)
