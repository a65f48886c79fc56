"""Two people in one article: who else has it open, and both texts where others were first."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any
from unicodedata import normalize

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from newsroom.commands.desk.acts.deciding import may_save
from newsroom.commands.desk.acts.standing import status_of
from newsroom.commands.desk.answering import Refusal, asked, place_of, text_of
from newsroom.commands.desk.ledger import between, paragraphs
from newsroom.commands.desk.manuscript.body import body_of
from newsroom.commands.desk.manuscript.fields import fields_in
from newsroom.commands.desk.presence import HERE
from newsroom.commands.desk.routes.files import require_right
from newsroom.commands.desk.routes.history import parts
from newsroom.commands.desk.workplaces import Workplace, workplace_of
from newsroom.model.content import ALBUM, ARTICLES
from newsroom.model.naming import CAPTIONS, INDEX
from newsroom.vietnamese.printing import VIETNAM

_LONGEST = 40
_ALBUM_CAPTIONS = f"{ALBUM}/{CAPTIONS}"


async def present(request: Request) -> Response:
    """Note that the article is open in a window; say who else has it open, and whether others were first."""
    workplace, place = workplace_of(request), place_of(request)
    given = await asked(request, "window")
    window = text_of(given, "window")[:_LONGEST]
    person = workplace.person
    if given.get("isGone") is True:
        HERE.gone(place, person.login, window)
        return JSONResponse({})
    await asyncio.to_thread(workplace.store.open, place)  # nobody is at what is not there
    others = HERE.seen(place, person.login, person.name, window)
    is_behind = place in (await workplace.shared.states()).behind
    is_elsewhere = HERE.is_elsewhere(place, person.login, window)
    return JSONResponse({"others": others, "isBehind": is_behind, "isElsewhere": is_elsewhere})


async def texts(request: Request) -> Response:
    """Give what others sent of the article that is edited here, beside what stands here."""
    workplace, place = workplace_of(request), place_of(request)
    found = await workplace.ledger.conflict(f"{ARTICLES}/{place}")
    if found is None:
        return JSONResponse({"theirs": None})
    theirs = await asyncio.to_thread(_shown, found.theirs)
    return JSONResponse(
        {
            "theirs": theirs,
            "commit": found.theirs_commit,
            "who": found.who,
            "told": found.message,
            "files": [*_files_told(found.our_files, found.their_files)],
        }
    )


def _files_told(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[str]:
    """Say of the files beside an article what becomes of them by which choice."""
    mine, others = (frozenset(names) - {INDEX} for names in (ours, theirs))
    for names, told in (
        (mine & others, "Ảnh, tệp mà cả hai cùng sửa sẽ theo bản được chọn"),
        (others - mine, "Ảnh, tệp chỉ người kia sửa đều được giữ"),
        (mine - others, "Ảnh, tệp chỉ bạn sửa được giữ nếu giữ bản của bạn"),
    ):
        if names:
            called = ("chú thích album" if name == _ALBUM_CAPTIONS else name for name in sorted(names))
            yield f"{told}: {', '.join(called)}."


async def differ(request: Request) -> Response:
    """Say where two texts differ that were typed: the passages of which each has its own words."""
    given = await asked(request, "old", "now")
    old, now = (_taken_apart(given[one]) for one in ("old", "now"))
    return JSONResponse({"parts": parts(await asyncio.to_thread(between, old, now))})


def _taken_apart(text: Any) -> tuple[list[tuple[str, str]], list[str]]:
    """Read a text that a screen gives: header fields with their values, and the body by paragraphs."""
    fields = text.get("fields") if isinstance(text, dict) else None
    if not isinstance(fields, dict) or not all(map(_is_texts, fields.values())):
        raise Refusal("Trang gửi lên dữ liệu không đúng dạng. Tải lại trang rồi làm lại.")
    values = [(key, normalize("NFC", one)) for key, found in fields.items() for one in found if one.strip()]
    return values, paragraphs(normalize("NFC", text_of(text, "body")))


def _is_texts(values: Any) -> bool:
    return isinstance(values, list) and all(isinstance(one, str) for one in values)


def _shown(data: bytes | None) -> dict[str, Any]:
    """Give a text as the screen compares it; one that others took away is empty."""
    return {"fields": fields_in(data or b""), "body": body_of(data or b"")[0]}


async def choose(request: Request) -> Response:
    """Keep one's own text over that of others, which stays in the history, or take theirs."""
    workplace, place = workplace_of(request), place_of(request)
    await require_right(workplace, place)
    given = await asked(request, "commit", "keeps")
    path = f"{ARTICLES}/{place}"
    if given["keeps"] == "ours":
        await _require_right_over_theirs(workplace, path)
        await workplace.ledger.settle(path, text_of(given, "commit"))
    elif given["keeps"] == "theirs":
        await workplace.ledger.take_theirs(workplace.person, path)
    else:
        raise Refusal("Trang gửi lên dữ liệu không đúng dạng. Tải lại trang rồi làm lại.")
    await _refreshed(workplace, place)
    return JSONResponse({})


async def _require_right_over_theirs(workplace: Workplace, path: str) -> None:
    """Raise ``Refusal`` where what others sent meanwhile is public, and this person may not change that."""
    found = None if workplace.person.may_publish else await workplace.ledger.conflict(path)
    if found is None or found.theirs is None:
        return
    if not may_save(workplace.person, status_of(found.theirs, True, datetime.now(VIETNAM))):
        raise Refusal(
            f"{found.who} đã đăng bài này: chỉ người có quyền đăng mới sửa được. Chọn «Lấy bản kia»;"
            " bản của bạn vẫn giữ ở máy này.",
            403,
        )


async def _refreshed(workplace: Workplace, place: str) -> None:
    workplace.preview.touch()
    workplace.shared.forget()
    await asyncio.to_thread(workplace.listing.refresh, (place,))


ROUTES = (
    Route("/api/o-day/{place:path}", present, methods=["POST"]),
    Route("/api/khac", differ, methods=["POST"]),
    Route("/api/hai-ban/{place:path}", texts, methods=["GET"]),
    Route("/api/hai-ban/{place:path}", choose, methods=["POST"]),
)
