"""Static pages at the desk: written like articles, shown beside the page, put into the bin."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from newsroom.commands.desk.answering import Refusal, asked, page, text_of
from newsroom.commands.desk.forms.filling import Unfilled
from newsroom.commands.desk.forms.standing import (
    FOLDER,
    LABELS,
    is_name,
    new_name,
    new_page,
    page_of,
    pages_of,
    path_of,
)
from newsroom.commands.desk.manuscript.body import body_of, with_body
from newsroom.commands.desk.manuscript.header import fields_of, with_fields
from newsroom.commands.desk.reading.findings import Finding, findings_at
from newsroom.commands.desk.reading.whole import whole_of
from newsroom.commands.desk.routes.remedies import PAGE_REMEDIES
from newsroom.commands.desk.routes.wording import at_desk
from newsroom.commands.desk.shelf.store import Missing, Opened, Stale
from newsroom.commands.desk.workplaces import Workplace, workplace_of
from newsroom.model.site import MenuEntry
from plugins.manuscript.keys import PAGE_GRAMMAR

_CALLED = {key.casefold(): label for key, label in LABELS.items()}


def name_of(request: Request) -> str:
    """Give the page in the address of a request; raise ``Refusal`` if it is none."""
    name = str(request.path_params["name"]).strip("/")
    if not is_name(name):
        raise Refusal("Không có trang nào ở địa chỉ này. Mở lại từ màn hình Trang.", 404)
    return name


def require_right(workplace: Workplace) -> None:
    """Raise ``Refusal`` unless this person may change pages."""
    if not workplace.person.may_publish:
        raise Refusal("Sửa trang riêng cần người có quyền đăng.", 403)


def errors_of(workplace: Workplace, path: str) -> list[str]:
    """List the errors of a page by its path, none for what is no page or is gone."""
    if not path.startswith(f"{FOLDER}/"):
        return []
    try:
        data = workplace.store.open_file(path).data
    except Missing:
        return []
    title = page_of(path, data).title
    found = [one for one in _findings(workplace, path, data) if one.level == "error"]
    first = body_of(data, PAGE_GRAMMAR)[1]
    return [f"«{title}», {_where(one, first)}: {one.what}. {one.remedy}" for one in found]


def _where(one: Finding, first: int) -> str:
    """Say where a finding is; ``first`` is the first line of the text, which the screen calls line 1."""
    if one.key or one.line < first:
        return LABELS.get(one.key, "phần đầu trang")
    return f"dòng {one.line - first + 1}"


def _findings(workplace: Workplace, path: str, data: bytes) -> tuple[Finding, ...]:
    with whole_of(workplace.cache) as whole:
        found = findings_at(workplace.content, path, data, workplace.site, whole=whole)
    return tuple(at_desk(one, _CALLED, PAGE_REMEDIES) for one in found)


def shown(workplace: Workplace, opened: Opened) -> dict[str, Any]:
    """Give what the screen shows of a page as it stands."""
    fields: dict[str, list[str]] = {}
    for line in fields_of(opened.data, PAGE_GRAMMAR):
        fields.setdefault(line.key, []).append(line.value)
    body, line_number = body_of(opened.data, PAGE_GRAMMAR)
    name = opened.place.removeprefix(f"{FOLDER}/").removesuffix(".md")
    return {
        "name": name,
        "digest": opened.digest,
        "fields": fields,
        "body": body,
        "line": line_number,
        "maySave": workplace.person.may_publish,
        "findings": [asdict(one) for one in _findings(workplace, opened.place, opened.data)],
    }


async def write(request: Request) -> Response:
    """Show a page to write it."""
    workplace, name = workplace_of(request), name_of(request)
    opened = await asyncio.to_thread(workplace.store.open_file, path_of(name))
    found = await asyncio.to_thread(shown, workplace, opened)
    return page(request, "pages.html", shown=found, title=page_of(name, opened.data).title)


async def read(request: Request) -> Response:
    """Give a page as it stands now."""
    workplace, name = workplace_of(request), name_of(request)
    opened = await asyncio.to_thread(workplace.store.open_file, path_of(name))
    return JSONResponse(await asyncio.to_thread(shown, workplace, opened))


async def create(request: Request) -> Response:
    """Make a page, a draft."""
    workplace, given = workplace_of(request), await asked(request, "title", "below")
    require_right(workplace)
    title, below = (" ".join(text_of(given, key).split()) for key in ("title", "below"))
    taken = {one.name for one in await asyncio.to_thread(pages_of, workplace.content)}
    try:
        name = new_name(title, below, taken, [one.slug for one in workplace.site.categories])
    except Unfilled as unfilled:
        raise Refusal(str(unfilled)) from None
    try:
        await asyncio.to_thread(workplace.store.save_file, path_of(name), new_page(title), "")
    except Stale:
        raise Refusal(f"Đã có trang ở địa chỉ /{name}/. Đặt tên khác.", 409) from None
    workplace.preview.touch()
    return JSONResponse({"name": name})


def written(data: bytes, given: Mapping[str, Any]) -> bytes:
    """Give a page with what was typed; all else keeps its bytes."""
    fields = given.get("fields", {})
    if not isinstance(fields, dict) or not all(
        key in LABELS and isinstance(value, str) for key, value in fields.items()
    ):
        raise Refusal("Trang gửi lên dữ liệu không đúng dạng. Tải lại trang rồi làm lại.")
    data = with_fields(
        data, {key: (value,) if value.strip() else () for key, value in fields.items()}, PAGE_GRAMMAR
    )
    return with_body(data, text_of(given, "body"), PAGE_GRAMMAR) if "body" in given else data


async def save(request: Request) -> Response:
    """Save what was typed over what was opened, and over nothing else."""
    workplace, given = workplace_of(request), await asked(request, "digest")
    require_right(workplace)
    path, digest = path_of(name_of(request)), text_of(given, "digest")
    try:
        now = await asyncio.to_thread(workplace.store.open_file, path)
        if now.digest != digest:
            raise Stale(now)
        data = await asyncio.to_thread(written, now.data, given)
        opened = await asyncio.to_thread(workplace.store.save_file, path, data, digest)
    except Stale as late:
        text = "Trang này vừa được lưu từ nơi khác. Chưa ghi gì đè lên; hãy so hai bản rồi chọn."
        if late.opened is None:
            raise Refusal("Trang này vừa bị bỏ ở nơi khác. Chữ của bạn vẫn còn trên màn hình.", 409) from None
        other = await asyncio.to_thread(shown, workplace, late.opened)
        raise Refusal(text, 409, other=other) from None
    workplace.preview.touch()
    return JSONResponse(await asyncio.to_thread(shown, workplace, opened))


async def remove(request: Request) -> Response:
    """Put a page into the bin, unless pages stand below it or the menu leads to it."""
    workplace, name = workplace_of(request), name_of(request)
    require_right(workplace)
    pages = await asyncio.to_thread(pages_of, workplace.content)
    if below := [one.title for one in pages if one.name.startswith(f"{name}/")]:
        raise Refusal(f"Trang này có trang con «{below[0]}». Bỏ trang con trước.", 409)
    if any(_leads(entry, name) for entry in workplace.site.menu):
        raise Refusal("Menu đang dẫn tới trang này. Nhờ người quản trị bỏ mục ấy khỏi menu trước.", 409)
    await asyncio.to_thread(workplace.store.remove_file, path_of(name))
    workplace.preview.touch()
    return JSONResponse({"loiNhan": "Đã chuyển trang vào thùng rác của bàn biên tập."})


def _leads(entry: MenuEntry, name: str) -> bool:
    return entry.url.strip("/") == name or any(_leads(one, name) for one in entry.items)


ROUTES = (
    Route("/trang/{name:path}", write),
    Route("/api/trang-rieng", create, methods=["POST"]),
    Route("/api/trang-rieng/{name:path}", read, methods=["GET"]),
    Route("/api/trang-rieng/{name:path}", save, methods=["PUT"]),
    Route("/api/trang-rieng/{name:path}", remove, methods=["DELETE"]),
)
