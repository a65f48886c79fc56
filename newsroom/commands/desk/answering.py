"""Answer: pages from templates, actions in JSON, what cannot be done in words."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from newsroom.commands.desk.ledger import Fault
from newsroom.commands.desk.shelf.store import Missing, Taken, Unfit, Unkept
from newsroom.commands.desk.workplaces import workplace_of
from newsroom.model.addresses import article_place

_HALF_RE = re.compile("[\ud800-\udfff]")
PAGES = Path(__file__).parent / "pages"


class Refusal(Exception):  # noqa: N818 (what is said, not what went wrong)
    """What was asked cannot be done; the text says why and what to do, in Vietnamese.

    ``more`` goes to the page as it is: both texts of a save that came too late.
    """

    def __init__(self, text: str, status: int = 400, **more: Any) -> None:
        super().__init__(text)
        self.status, self.more = status, more


@cache
def environment() -> Environment:
    """Read the templates; what a page does not give fails."""
    loader = FileSystemLoader(PAGES / "templates")
    return Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


def page(request: Request, template: str, status: int = 200, **shown: Any) -> Response:
    """Show a page: ``shown`` is what its template sees, beside who works here and what guards it."""
    workplace = workplace_of(request)
    text = (
        environment()
        .get_template(template)
        .render(
            nonce=request.state.nonce,
            token=request.state.token,
            person=workplace.person,
            is_shared=workplace.is_shared,
            preview=workplace.preview_url,
            path=request.url.path,
            **shown,
        )
    )
    return Response(text, status, media_type="text/html; charset=utf-8")


def refused(request: Request, error: Exception) -> Response:
    """Tell what cannot be done: a page as a page, an action as JSON."""
    assert isinstance(error, Refusal)
    if request.method in ("GET", "HEAD") and not request.url.path.startswith("/api/"):
        return page(request, "refused.html", error.status, text=str(error))
    return JSONResponse({"loi": str(error), **error.more}, error.status)


_STATUSES: Mapping[type[Exception], int] = {Missing: 404, Unfit: 400, Unkept: 507, Taken: 409, Fault: 409}
"""What the shelf and the ledger say in words, and the status of HTTP with which it is told."""


def told(request: Request, error: Exception) -> Response:
    """Tell what the shelf or the ledger says."""
    status = next(status for kind, status in _STATUSES.items() if isinstance(error, kind))
    text = "Đã có bài ở địa chỉ này. Chọn địa chỉ khác." if isinstance(error, Taken) else str(error)
    return refused(request, Refusal(text, status))


HANDLERS: Mapping[Any, Any] = {Refusal: refused, **dict.fromkeys(_STATUSES, told)}
"""What answers which exception."""


async def asked(request: Request, *keys: str) -> Mapping[str, Any]:
    """Read what an action is given as JSON; raise ``Refusal`` unless it is an object with these keys."""
    try:
        found = _whole(json.loads(await request.body()))
    except (ValueError, RecursionError):
        raise Refusal("Trang gửi lên dữ liệu không đọc được. Tải lại trang rồi làm lại.") from None
    if not isinstance(found, dict) or any(key not in found for key in keys):
        raise Refusal("Trang gửi lên thiếu dữ liệu. Tải lại trang rồi làm lại.")
    return found


def _whole(value: Any) -> Any:
    """Give what was sent with a sign in place of half a sign, which a paste may leave and no file holds."""
    if isinstance(value, str):
        return value if value.isascii() else _HALF_RE.sub("\ufffd", value)
    if isinstance(value, list):
        return [_whole(one) for one in value]
    if isinstance(value, dict):
        return {_whole(key): _whole(one) for key, one in value.items()}
    return value


def text_of(given: Mapping[str, Any], key: str) -> str:
    """Give a text of what an action was given, ``""`` without one; raise ``Refusal`` over anything else."""
    value = given.get(key, "")
    if not isinstance(value, str):
        raise Refusal("Trang gửi lên dữ liệu không đúng dạng. Tải lại trang rồi làm lại.")
    return value


def place_of(request: Request) -> str:
    """Give the place in the address of a request; raise ``Refusal`` if it is none."""
    place = request.path_params["place"].strip("/")
    if not place or article_place(place) != place:
        raise Refusal("Không có bài nào ở địa chỉ này. Mở lại từ trang Bài.", 404)
    return str(place)
