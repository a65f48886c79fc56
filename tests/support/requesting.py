"""Ask an ASGI application in this process."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote

from starlette.types import ASGIApp


def answered(
    app: ASGIApp, path: str, host: str, headers: Mapping[str, str] | None = None
) -> tuple[int, dict[str, str], bytes]:
    """Ask for a path of a host; give the status, the headers, and the body."""
    return asyncio.run(_answered(app, path, {"host": host, **(headers or {})}))


async def _answered(app: ASGIApp, path: str, headers: Mapping[str, str]) -> tuple[int, dict[str, str], bytes]:
    told: list[Any] = []

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        told.append(message)

    scope = {
        "type": "http",
        "http_version": "1.1",
        "scheme": "http",
        "method": "GET",
        "path": unquote(path),
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": [(name.encode(), value.encode("latin-1")) for name, value in headers.items()],
    }
    await app(scope, receive, send)
    given = {name.decode(): value.decode("latin-1") for name, value in told[0]["headers"]}
    return told[0]["status"], given, b"".join(one.get("body", b"") for one in told[1:])
