"""Tell who is not let in, or whose request failed, why: a page as a page that needs nobody's workplace."""

from __future__ import annotations

from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import Scope

from newsroom.commands.desk.answering import environment


def barred(scope: Scope, why: str, status: int, nonce: str = "") -> Response:
    """Say ``why`` as who asked can take it: a page by HTML, an action by JSON."""
    if scope["method"] not in ("GET", "HEAD") or scope["path"].startswith("/api/"):
        return JSONResponse({"loi": why}, status)
    text = environment().get_template("barred.html").render(why=why, nonce=nonce)
    return HTMLResponse(text, status)
