"""Answer requests for the previewed site: pages with what a preview has, files as they are."""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import quote

from h11 import LocalProtocolError
from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from newsroom.commands.preview.components.answering import ComponentPages
from newsroom.commands.preview.examples.bodies import VIDEO_FOLDER
from newsroom.commands.preview.examples.values import BASE
from newsroom.commands.preview.files import find, media_type
from newsroom.commands.preview.page import ABSENT, CHANGES, decorate, waiting_page
from newsroom.commands.preview.state import State
from newsroom.model.hosting import COUNTS_FOLDER

_OWN_HOST_RE = re.compile(rb"(?:127\.0\.0\.1|localhost)(?::[0-9]{1,5})?", re.IGNORECASE)
_RANGE_RE = re.compile(r"bytes=\s*(?:[0-9]+-[0-9]*|-[0-9]+)(?:\s*,\s*(?:[0-9]+-[0-9]*|-[0-9]+))*\s*")
_HEADERS = (
    ("Cache-Control", "no-store"),
    ("Cross-Origin-Resource-Policy", "same-origin"),  # no page elsewhere shows a photo of a draft
    ("X-Content-Type-Options", "nosniff"),
)


def is_own(hosts: Sequence[bytes]) -> bool:
    """Tell whether the ``Host`` headers of a request name this machine, once.

    A page elsewhere may have pointed its own name here, to read drafts (DNS rebinding).
    """
    return len(hosts) == 1 and _OWN_HOST_RE.fullmatch(hosts[0]) is not None


class Guard:
    """Refuses whatever was not asked of this machine, whatever the method; nothing is kept by a browser."""

    def __init__(
        self,
        app: ASGIApp,
        is_own: Callable[[Sequence[bytes]], bool] = is_own,
        headers: Sequence[tuple[str, str]] = (),
    ) -> None:
        self._app, self._is_own, self._headers = app, is_own, (*_HEADERS, *headers)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        started = False

        async def send_guarded(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                headers = MutableHeaders(scope=message)
                for name, value in self._headers:
                    headers[name] = value
            await send(message)

        hosts = [value for name, value in scope["headers"] if name == b"host"]
        app = self._app if self._is_own(hosts) and scope["path"].startswith("/") else _FOREIGN
        try:
            await app(scope, receive, send_guarded)
        except Exception as error:
            # A build may replace a file while it is sent: the page asks for it anew after the build.
            if not started or not isinstance(error, (LocalProtocolError, OSError, RuntimeError)):
                traceback.print_exc()  # of ours; the server says nothing by itself
                raise


_FOREIGN = PlainTextResponse("Bản xem thử chỉ mở được trên chính máy này, tại địa chỉ 127.0.0.1.", 403)


class Pages:
    """Answers from a folder: wrong addresses get ``404.html``, and all of it waits for the first build."""

    def __init__(self, folder: Path, state: State, components: ComponentPages | None = None) -> None:
        self._folder, self._state, self._components = folder, state, components

    async def changes(self, _: Request) -> Response:
        """Say which state is shown."""
        return PlainTextResponse(self._state.version)

    async def page(self, request: Request) -> Response:
        """Give what stands at an address."""
        path = request.scope["path"]
        found = find(self._folder, path)
        if found is None:
            return self._missing(path)
        if not path.endswith("/") and found.is_dir():
            return _with_slash(request)
        try:
            if found.suffix == ".html":
                html = decorate(found.read_bytes(), self._state, path.removesuffix("index.html"))
                return Response(html, media_type="text/html")
            return _file(request, found)
        except FileNotFoundError:  # a build has removed it just now
            return self._missing(path)

    def component(self, request: Request) -> Response:
        """Give what stands below ``BASE``, which no build makes; Starlette calls this in a thread."""
        path = request.scope["path"]
        if path.startswith(f"{BASE}/{VIDEO_FOLDER}/") and (film := self._any_like(path)):
            return _file(request, film)
        answer = self._components.answer(path) if self._components else None
        if answer is None:
            other = self._components.answer(f"{path}/") if self._components else None
            return _with_slash(request) if other else self._missing(path)
        is_page = answer.media_type.startswith("text/html")
        data = decorate(answer.data, self._state, path) if is_page else answer.data
        return Response(data, media_type=answer.media_type)

    def _any_like(self, path: str) -> Path | None:
        """Give a video of the site, or subtitles, as ``path`` asks for: the same each time, if any."""
        suffix = Path(path).suffix
        return min(self._folder.rglob(f"*{suffix}"), default=None) if suffix in (".mp4", ".vtt") else None

    async def missing(self, request: Request, _: Exception) -> Response:
        """Answer what no route is for."""
        return self._missing(request.scope["path"])

    def _missing(self, path: str) -> Response:
        if path.startswith(f"/{COUNTS_FOLDER}/"):  # nobody counts readers here, and pages do without
            return Response(status_code=204)
        file = self._folder / "404.html"
        if file.is_file():
            html = decorate(file.read_bytes(), self._state, path, ABSENT)
            return Response(html, 404, media_type="text/html")
        status = 404 if self._state.outcome else 503
        return Response(waiting_page(self._state), status, media_type="text/html")


def _file(request: Request, file: Path) -> Response:
    """Give a file, or the parts of it that are asked for; a ``Range`` that cannot be read must be ignored."""
    if not _RANGE_RE.fullmatch(request.headers.get("range", "")):
        request.scope["headers"] = [item for item in request.scope["headers"] if item[0] != b"range"]
    return FileResponse(file, media_type=media_type(file.name), stat_result=file.stat())


def _with_slash(request: Request) -> Response:
    """Send to the address of the folder, which is a path of this host whatever was asked for."""
    parts = (part for part in request.scope["path"].split("/") if part)
    query = request.url.query
    return RedirectResponse(f"/{quote('/'.join(parts))}/{'?' * bool(query)}{query}", 301)


def make_app(
    folder: Path, state: State, components: ComponentPages | None = None, guard: Middleware | None = None
) -> Starlette:
    """Make the application that shows ``folder`` in ``state``, and ``components`` beside it.

    ``guard`` is another than that of a preview on one machine.
    """
    pages = Pages(folder, state, components)
    routes = [
        Route(CHANGES, pages.changes),
        Route(BASE, pages.component),
        Route(f"{BASE}/{{path:path}}", pages.component),
        Route("/{path:path}", pages.page),
    ]
    return Starlette(
        routes=routes, middleware=[guard or Middleware(Guard)], exception_handlers={404: pages.missing}
    )
