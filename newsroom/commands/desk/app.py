"""The application of the desk: who may ask, for whom, and which screen answers."""

from __future__ import annotations

import gzip
import hashlib
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from newsroom.commands.desk.answering import HANDLERS, PAGES, Refusal, page, refused
from newsroom.commands.desk.barring import barred
from newsroom.commands.desk.guard import Gate, Guard, Tokens
from newsroom.commands.desk.routes import ROUTES
from newsroom.commands.desk.routes.writing import stale
from newsroom.commands.desk.shelf.store import Stale
from newsroom.commands.desk.workplaces import NoPlace, Workplaces
from plugins.assets.minify import small_script, small_stylesheet

_GZIP_RE = re.compile(r"(?:^|,)\s*gzip\s*(?:,|$)")
_TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}


class AtWork:
    """Middleware that finds the workplace of who asks."""

    def __init__(self, app: ASGIApp, workplaces: Workplaces) -> None:
        self._app, self._workplaces = app, workplaces

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            scope["state"]["workplace"] = await self._workplaces.of(scope["state"]["login"])
        except NoPlace as none:
            await barred(scope, str(none), 403, scope["state"]["nonce"])(scope, receive, send)
            return
        await self._app(scope, receive, send)


@cache
def _files() -> dict[str, tuple[bytes, bytes, str]]:
    """Give the files of the pages by name, packed too, each with its type."""
    return {file.name: _packed(file) for file in (PAGES / "static").iterdir() if file.suffix in _TYPES}


def _packed(found: Path) -> tuple[bytes, bytes, str]:
    data = found.read_bytes()
    if found.suffix == ".js":
        data = small_script(data)
    elif found.suffix == ".css":
        data = small_stylesheet(data.decode()).encode()
    return data, gzip.compress(data, mtime=0), _TYPES[found.suffix]


async def static(request: Request) -> Response:
    """Give a stylesheet or a script of the desk."""
    found = _files().get(request.path_params["name"])
    if found is None:
        raise Refusal("Không có tệp này.", 404)
    data, packed, kind = found
    headers = {"Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
    if _GZIP_RE.search(request.headers.get("accept-encoding", "")):
        data, headers["Content-Encoding"] = packed, "gzip"
    headers["ETag"] = tag = f'"{hashlib.sha256(data).hexdigest()[:16]}"'
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(data, media_type=kind, headers=headers)


async def missing(request: Request, _: Exception) -> Response:
    """Say that nothing is at an address."""
    if request.url.path.startswith("/api/"):
        return refused(request, Refusal("Bàn biên tập không làm việc này.", 404))
    return page(request, "refused.html", 404, text="Không có trang này. Mở lại từ trang Bài.")


def make_app(
    workplaces: Workplaces, gate: Gate, tokens: Tokens | None = None, routes: Sequence[BaseRoute] = ROUTES
) -> Starlette:
    """Make the application for the people of ``workplaces``."""
    return Starlette(
        routes=[Route("/tinh/{name}", static), *routes],
        middleware=[
            Middleware(Guard, gate=gate, tokens=tokens or Tokens()),
            Middleware(AtWork, workplaces=workplaces),
        ],
        exception_handlers={**HANDLERS, Stale: stale, 404: missing, 405: missing},
    )
