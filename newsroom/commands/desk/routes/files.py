"""Photos and other files beside an article: put, shown, taken away."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from dataclasses import asdict
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from newsroom.commands.desk.acts.deciding import may_save
from newsroom.commands.desk.acts.standing import FRESH
from newsroom.commands.desk.answering import Refusal
from newsroom.commands.desk.reading import apart
from newsroom.commands.desk.reading.thumbnails import small_of
from newsroom.commands.desk.shelf.files import files_of, put, take
from newsroom.commands.desk.shelf.standing import checked
from newsroom.commands.desk.workplaces import Workplace, workplace_of
from newsroom.model.addresses import article_place
from newsroom.model.content import ARTICLES
from newsroom.vietnamese.comparing import nfc

_SHARED = ("photos", "tai-lieu")
"""Folders for files that belong to no single article."""
_MOST_SMALL = 400
LONGEST_NAME = 255
"""The bytes of the longest name that a disk keeps."""


class Small:
    """Small pictures that were made, the last few hundred."""

    def __init__(self) -> None:
        self._held: OrderedDict[tuple[str, int, int], bytes] = OrderedDict()

    async def of(self, file: Path) -> bytes:
        """Give a small JPEG of a photo, ``b""`` if none can be made."""
        try:
            found = await asyncio.to_thread(file.stat)
        except OSError:  # it was taken away just now
            return b""
        key = (str(file), found.st_mtime_ns, found.st_size)
        if key not in self._held:
            try:
                self._held[key] = await apart.ask(small_of, str(file))
            except apart.Away:
                return b""
        self._held.move_to_end(key)
        while len(self._held) > _MOST_SMALL:
            self._held.popitem(last=False)
        return self._held[key]


SMALL = Small()


def named(request: Request) -> tuple[str, str]:
    """Read the place of the article and the name of the file, which may lie in its album."""
    path = nfc(request.path_params["path"])
    shared = next((folder for folder in _SHARED if path.startswith(f"{folder}/")), "")
    place = shared or "/".join(path.split("/")[:3])
    name = path.removeprefix(f"{place}/")
    if name == path or not (shared or (place and article_place(place) == place)):
        raise Refusal("Không có tệp này. Mở lại bài từ trang Bài.", 404)
    return place, name


async def require_right(workplace: Workplace, place: str) -> None:
    """Raise ``Refusal`` unless this person may change what lies at a place."""
    if workplace.person.may_publish:
        return
    if place in _SHARED:
        raise Refusal("Ảnh và tệp dùng chung của nhiều bài: chỉ người có quyền đăng mới sửa được.", 403)
    opened = await asyncio.to_thread(workplace.store.open, place)
    if not may_save(workplace.person, await workplace.shared.status(place, opened.data, FRESH)):
        raise Refusal("Bài đã đăng: chỉ người có quyền đăng mới sửa được.", 403)


async def show(request: Request) -> Response:
    """Show a photo beside an article, small."""
    workplace, (place, name) = workplace_of(request), named(request)
    folder = place if place in _SHARED else f"{ARTICLES}/{place}"
    listed = await asyncio.to_thread(files_of, workplace.content, place)
    found = next((one.name for one in listed if nfc(one.name) == name and one.kind == "photo"), "")
    if not found:
        raise Refusal("Không có ảnh này.", 404)
    small = await SMALL.of(checked(workplace.content, f"{folder}/{found}"))
    if not small:
        raise Refusal("Ảnh này không xem thu nhỏ được.", 404)
    return Response(small, media_type="image/jpeg", headers={"Cache-Control": "private, max-age=60"})


async def keep(request: Request) -> Response:
    """Keep a file that was dropped, pasted or chosen."""
    workplace, (place, name) = workplace_of(request), named(request)
    await require_right(workplace, place)
    data = await request.body()
    kept = await asyncio.to_thread(put, workplace.content, place, name, data)
    workplace.preview.touch()
    return JSONResponse({"name": kept, "files": await _files(workplace, place)})


async def remove(request: Request) -> Response:
    """Put a file into the bin."""
    workplace, (place, name) = workplace_of(request), named(request)
    await require_right(workplace, place)
    if len(name.encode()) > LONGEST_NAME:
        raise Refusal("Không có tệp này. Mở lại bài từ trang Bài.", 404)
    await asyncio.to_thread(take, workplace.content, place, name)
    workplace.preview.touch()
    return JSONResponse({"files": await _files(workplace, place)})


async def _files(workplace: Workplace, place: str) -> list[dict[str, Any]]:
    return [asdict(one) for one in await asyncio.to_thread(files_of, workplace.content, place)]


ROUTES = (
    Route("/api/tep/{path:path}", show, methods=["GET"]),
    Route("/api/tep/{path:path}", keep, methods=["PUT"]),
    Route("/api/tep/{path:path}", remove, methods=["DELETE"]),
)
