"""Screen *Trang*: ``site.toml`` in forms, what is pinned, the static pages, and one act that sends it all."""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from newsroom.commands.desk.answering import Refusal, asked, page, text_of
from newsroom.commands.desk.forms import categories
from newsroom.commands.desk.forms.filling import Row, Typed, Unfilled, filled, rows_of
from newsroom.commands.desk.forms.judging import Found, blocking, judged
from newsroom.commands.desk.forms.kinds import FORMS, Form, may_change
from newsroom.commands.desk.forms.layout import Unreadable
from newsroom.commands.desk.forms.looking import PinReader
from newsroom.commands.desk.forms.pins import Pinned, changed_pins
from newsroom.commands.desk.forms.standing import pages_of
from newsroom.commands.desk.forms.waiting import Waiting, waiting_of, why_not
from newsroom.commands.desk.ledger import Fault
from newsroom.commands.desk.manuscript.header import with_fields
from newsroom.commands.desk.reading.whole import whole_of
from newsroom.commands.desk.shelf.files import files_of
from newsroom.commands.desk.shelf.store import Opened, Stale
from newsroom.commands.desk.workplaces import Workplace, workplace_of
from newsroom.model.content import SITE_FILE
from newsroom.vietnamese.printing import VIETNAM

PHOTOS = "photos"
PINS = PinReader()
UNREADABLE = (
    "Cấu hình của trang có chỗ viết mà bàn biên tập không đọc được, nên chưa ghi gì."
    " Nhờ người quản trị xem lại."
)


def seen(rows: object) -> str:
    """Name what somebody saw of a form, to know later whether it is still so."""
    return hashlib.sha256(json.dumps(rows, sort_keys=True).encode()).hexdigest()


def found_of(workplace: Workplace, data: bytes) -> tuple[Found, ...]:
    """Say what is wrong with ``site.toml``."""
    banners = {row["image"] for row in _rows(data, FORMS["bieu-ngu"])}
    files = {one for one in banners if is_inside(one) and (workplace.content / one).is_file()}
    with whole_of(workplace.cache) as whole:
        return judged(data, files, datetime.now(VIETNAM), whole)


def is_inside(path: str) -> bool:
    """Tell whether a path leads to something below the content folder."""
    return all(part not in ("", ".", "..") for part in path.split("/"))


def _rows(data: bytes, form: Form) -> list[dict[str, str]]:
    try:
        return rows_of(data, form)
    except Unreadable:
        return []


def pinned_now(workplace: Workplace) -> tuple[Pinned, ...]:
    """List what is pinned now, from the headers as they stand."""
    places = (row.place for row in workplace.listing.rows())
    return PINS.pinned(workplace.content, places, datetime.now(VIETNAM))


async def screen(request: Request) -> Response:
    """Show all forms."""
    workplace = workplace_of(request)
    opened = await asyncio.to_thread(workplace.store.open_file, SITE_FILE)
    found = await asyncio.to_thread(found_of, workplace, opened.data)
    pins = await asyncio.to_thread(pinned_now, workplace)
    forms = [_shown(workplace, form, opened.data) for form in FORMS.values()]
    return page(
        request,
        "site.html",
        forms=forms,
        counts=await asyncio.to_thread(_counts, workplace),
        pins=pins,
        pins_seen=seen([asdict(one) for one in pins]),
        may_publish=workplace.person.may_publish,
        photos=[f"{PHOTOS}/{one.name}" for one in files_of(workplace.content, PHOTOS) if one.kind == "photo"],
        pages=await asyncio.to_thread(pages_of, workplace.content),
        found=[asdict(one) for one in found],
        elsewhere=[one.words for one in found if not one.form],
        **await _waiting(workplace),
    )


def _shown(workplace: Workplace, form: Form, data: bytes) -> dict[str, Any]:
    rows = _rows(data, form)
    return {
        "form": form,
        "rows": rows or ([{}] if form.shape == "table" else []),
        "may": may_change(workplace.person, form),
        "seen": seen(rows),
    }


def _counts(workplace: Workplace) -> dict[str, int]:
    """Count the articles of each category, by its address."""
    named = [row.category for row in workplace.listing.rows()]
    return categories.counts(workplace.site.categories, named)


async def _waiting(workplace: Workplace) -> dict[str, Any]:
    """Give what can be sent, as the screen shows it."""
    try:
        waiting, fault = await waiting_of(workplace), ""
        pending = len(await workplace.ledger.pending())
    except Fault as none:
        waiting, fault, pending = Waiting(), none.words, 0
    except Unreadable:
        waiting, fault, pending = Waiting(), UNREADABLE, 0
    why = why_not(workplace.person, waiting.changes)
    return {
        "waiting": waiting,
        "waiting_seen": named(waiting),
        "fault": fault,
        "why": why,
        "pending": pending,
    }


def named(waiting: Waiting) -> str:
    """Name the changes that somebody saw."""
    return seen([asdict(one) for one in waiting.changes])


def typed_rows(given: object) -> list[Typed]:
    """Read the rows of a form; raise ``Refusal`` over what no form sends."""
    wrong = Refusal("Trang gửi lên dữ liệu không đúng dạng. Tải lại trang rồi làm lại.")
    if not isinstance(given, list):
        raise wrong
    rows = []
    for one in given:
        was, values = (one.get("was"), one.get("values")) if isinstance(one, dict) else (None, None)
        if not isinstance(values, dict) or not all(isinstance(value, str) for value in values.values()):
            raise wrong
        if not (was is None or (isinstance(was, int) and not isinstance(was, bool))):
            raise wrong
        rows.append(Typed(was, values))
    return rows


async def save(request: Request) -> Response:
    """Save a form over what was seen of it, and over nothing else; one with an error is not saved."""
    workplace, given = workplace_of(request), await asked(request, "seen", "rows")
    form = FORMS.get(request.path_params["form"])
    if form is None:
        raise Refusal("Bàn biên tập không sửa phần này. Nhờ người quản trị.", 403)
    if not may_change(workplace.person, form):
        raise Refusal(f"Bạn không có quyền sửa {form.label.lower()}. Nhờ người quản trị.", 403)
    rows = typed_rows(given["rows"])
    answer = await asyncio.to_thread(_saved, workplace, form, rows, text_of(given, "seen"))
    workplace.preview.touch()
    return JSONResponse(answer)


def _saved(workplace: Workplace, form: Form, typed: Sequence[Typed], was_seen: str) -> dict[str, Any]:
    now = workplace.store.open_file(SITE_FILE)
    before = _rows(now.data, form)
    if seen(before) != was_seen:
        raise _stale(form, before)
    try:
        after = filled(now.data, form, typed)
        if form.name == "chuyen-muc":
            categories.check(before, rows_of(after, form), _counts(workplace))
    except Unfilled as unfilled:
        raise Refusal(str(unfilled)) from None
    except Unreadable:
        raise Refusal(UNREADABLE, 409) from None
    found = found_of(workplace, after)
    if errors := blocking(form, found_of(workplace, now.data), found):
        lines = [one.whole for one in errors if one.form != form.name]
        text = " ".join([f"Chưa lưu: còn {len(errors)} lỗi.", *lines])
        raise Refusal(text, 422, found=[asdict(one) for one in found if one.form == form.name])
    try:
        workplace.store.save_file(SITE_FILE, after, now.digest)
    except Stale as late:
        raise _stale(form, _rows(late.opened.data, form) if late.opened else []) from None
    return {"loiNhan": f"Đã lưu {form.label.lower()}. Bạn đọc thấy sau khi bạn đăng thay đổi."}


def _stale(form: Form, rows: Sequence[Row]) -> Refusal:
    lines = ["; ".join(value for value in row.values() if value) for row in rows]
    text = f"{form.label} vừa được lưu từ nơi khác. Chưa ghi gì đè lên; chữ của bạn vẫn còn trên màn hình."
    return Refusal(text, 409, now=lines or ["(chưa có gì)"])


async def save_pins(request: Request) -> Response:
    """Change the order and the last days of what is pinned, or pin it no longer."""
    workplace, given = workplace_of(request), await asked(request, "seen", "rows")
    if not workplace.person.may_publish:
        raise Refusal("Ghim bài cần người có quyền đăng.", 403)
    wanted = [(one.values.get("place", ""), one.values.get("until", "")) for one in typed_rows(given["rows"])]
    await asyncio.to_thread(_save_pins, workplace, wanted, text_of(given, "seen"))
    workplace.preview.touch()
    return JSONResponse({"loiNhan": "Đã lưu thứ tự ghim. Bạn đọc thấy sau khi bạn đăng thay đổi."})


def _save_pins(workplace: Workplace, wanted: Sequence[tuple[str, str]], was_seen: str) -> None:
    now = pinned_now(workplace)
    if seen([asdict(one) for one in now]) != was_seen:
        text = "Bài ghim vừa đổi ở nơi khác. Chưa ghi gì; xem danh sách bây giờ rồi làm lại."
        raise Refusal(text, 409, now=[one.title for one in now] or ["(không có bài nào ghim)"])
    try:
        changes = changed_pins(now, wanted, datetime.now(VIETNAM))
    except Unfilled as unfilled:
        raise Refusal(str(unfilled)) from None
    for place, fields in changes.items():
        opened: Opened = workplace.store.open(place)
        try:
            workplace.store.save(place, with_fields(opened.data, fields), opened.digest)
        except Stale:
            text = "Một bài ghim vừa được lưu từ nơi khác. Tải lại trang rồi làm lại."
            raise Refusal(text, 409, now=[one.title for one in pinned_now(workplace)]) from None
    workplace.listing.refresh(tuple(changes))


ROUTES = (
    Route("/trang/", screen),
    Route("/api/trang/ghim", save_pins, methods=["PUT"]),
    Route("/api/trang/{form}", save, methods=["PUT"]),
)
