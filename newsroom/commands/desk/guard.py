"""Let nobody in who does not belong at the desk, and let no answer do more than it must.

Whatever a request says of its way (``Forwarded``, ``X-Forwarded-For`` …) counts for nothing. Who asks is
known by the socket: on a PC whoever sits there, on a server the person whom the proxy names, if it proves
itself.

Sources: "Fetch Metadata Request Headers" (W3C), "Content Security Policy Level 3" (W3C).
"""

from __future__ import annotations

import hmac
import secrets
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from starlette.datastructures import MutableHeaders
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from newsroom.commands.desk.barring import barred

TOKEN_HEADER = "x-ban-bien-tap"
"""The header that proves that an action was asked for by a page of this run."""
SECRET_HEADER, LOGIN_HEADER = "x-desk-secret", "x-desk-login"
"""What a proxy sends: its proof, and the name of the person who logged in."""
_SMALLER = "Ảnh thì thu nhỏ; video thì đưa lên YouTube rồi dán địa chỉ; tệp khác thì tách nhỏ."
MOST_BYTES = 64_000_000
"""Bytes that a file may have."""
MOST_JSON_BYTES = 4_000_000
_FAILED = (
    "Bàn biên tập gặp trục trặc; việc này chưa làm được. Làm lại; vẫn thế thì nhờ người quản trị xem"
    " nhật ký của bàn biên tập."
)
_READING = ("GET", "HEAD")
_BEGINNING = (("navigate", "document"),)
"""``Sec-Fetch-Mode`` and ``-Dest`` of who opens a page, from wherever: it shows, and does nothing."""


@dataclass(frozen=True, slots=True)
class Gate:
    """What a request must say to be let in.

    ``hosts`` and ``origin`` are those of the desk; ``secret`` is the proxy's, ``""`` on a PC, where no header
    names a person.
    """

    hosts: tuple[str, ...]
    origin: str
    preview_origin: str
    secret: str = ""


class Tokens:
    """The tokens of this run: one for each person, so that none is of use to another."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)

    def of(self, login: str) -> str:
        """Give the token of a person."""
        return hmac.digest(self._key, login.encode(), "sha256").hex()

    def is_of(self, login: str, token: str) -> bool:
        """Tell whether a token is that of a person."""
        return hmac.compare_digest(self.of(login).encode(), token.encode("utf-8", "replace"))


def headers_of(scope: Scope) -> dict[str, list[str]]:
    """Give the headers of a request by name, each as often as it came."""
    found: dict[str, list[str]] = {}
    for name, value in scope["headers"]:
        found.setdefault(name.decode("latin-1").lower(), []).append(value.decode("latin-1"))
    return found


def one(headers: Mapping[str, Sequence[str]], name: str) -> str:
    """Give the value of a header that came once, ``""`` if it did not come, or came twice."""
    values = headers.get(name, ())
    return values[0] if len(values) == 1 else ""


def login_of(headers: Mapping[str, Sequence[str]], secret: str) -> str | None:
    """Give the name of the person who asks: ``""`` on a PC, ``None`` if the proxy does not prove itself."""
    if not secret:
        return ""
    proof = one(headers, SECRET_HEADER).encode("latin-1", "replace")
    login = one(headers, LOGIN_HEADER)
    return login if login and hmac.compare_digest(proof, secret.encode()) else None


def refusal(
    gate: Gate, method: str, headers: Mapping[str, Sequence[str]], is_token: Callable[[str], bool]
) -> str:
    """Say why a request is not let in, in Vietnamese; ``""`` if it is.

    ``is_token`` tells whether a token is that of the person who asks.
    """
    if one(headers, "host").casefold() not in gate.hosts:
        return f"Bàn biên tập chỉ mở tại {gate.origin}/."
    site, mode, destination = (one(headers, f"sec-fetch-{name}") for name in ("site", "mode", "dest"))
    if method in _READING:
        if site in ("same-origin", "none", "") and destination not in ("iframe", "frame", "embed", "object"):
            return ""
        return "" if (mode, destination) in _BEGINNING else "Trang khác không được mở bàn biên tập thay bạn."
    if one(headers, "origin") != gate.origin or site != "same-origin":
        return "Trang khác không được làm thay bạn ở bàn biên tập."
    if not is_token(one(headers, TOKEN_HEADER)):
        return "Bàn biên tập đã khởi động lại. Tải lại trang này rồi làm lại; chữ đang viết vẫn còn."
    return ""


class Guard:
    """Middleware that refuses what does not belong, limits what comes in, and hardens what goes out."""

    def __init__(self, app: ASGIApp, gate: Gate, tokens: Tokens) -> None:
        self._app, self._gate, self._tokens = app, gate, tokens

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        headers = headers_of(scope)
        nonce = secrets.token_urlsafe(18)
        login = login_of(headers, self._gate.secret)
        answer = self._answer(scope, headers, login, nonce)
        if answer is None:
            state = scope.setdefault("state", {})
            state |= {"login": login, "nonce": nonce, "token": self._tokens.of(login or "")}
            receive = _limited(receive, _limit_of(headers))
        app = answer or self._app
        started = False

        async def send_hardened(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                _harden(MutableHeaders(scope=message), self._gate, nonce)
            await send(message)

        try:
            await app(scope, receive, send_hardened)
        except TooLarge:
            if not started:
                await _too_large()(scope, receive, send_hardened)
        except Exception:
            traceback.print_exc(file=sys.stderr)
            if started:
                raise
            await barred(scope, _FAILED, 500, nonce)(scope, receive, send_hardened)

    def _answer(
        self, scope: Scope, headers: Mapping[str, Sequence[str]], login: str | None, nonce: str
    ) -> Response | None:
        """Give the answer to who is not let in, ``None`` to the others."""
        if login is None:
            return barred(scope, "Hãy đăng nhập qua địa chỉ của cơ quan.", 403, nonce)
        why = refusal(self._gate, scope["method"], headers, lambda token: self._tokens.is_of(login, token))
        if why:
            return barred(scope, why, 403, nonce)
        length = one(headers, "content-length")
        if length and (not length.isdecimal() or int(length[:12]) > _limit_of(headers)):
            return _too_large()
        return None


class TooLarge(Exception):  # noqa: N818 (what came, not what went wrong)
    """A request brings more than it may."""


def _too_large() -> Response:
    most = MOST_BYTES // 1_000_000
    return JSONResponse({"loi": f"Tệp quá lớn: nhiều nhất {most} MB một tệp. {_SMALLER}"}, 413)


def _limit_of(headers: Mapping[str, Sequence[str]]) -> int:
    """Give the bytes that a request may bring: JSON is text, other bodies are files."""
    return MOST_JSON_BYTES if one(headers, "content-type").startswith("application/json") else MOST_BYTES


def _limited(receive: Receive, most: int) -> Receive:
    """Count what comes in, whatever its length was said to be."""
    taken = 0

    async def receive_counted() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > most:
            raise TooLarge
        return message

    return receive_counted


def _harden(headers: MutableHeaders, gate: Gate, nonce: str) -> None:
    """Say what a page may do: no more than it does."""
    headers["Content-Security-Policy"] = "; ".join(
        (
            "default-src 'none'",
            f"script-src 'nonce-{nonce}'",
            f"style-src 'nonce-{nonce}'",
            "img-src 'self' blob: data:",
            "connect-src 'self'",
            f"frame-src {gate.preview_origin}",
            "form-action 'none'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    )
    headers["Cross-Origin-Opener-Policy"] = "same-origin"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"
    headers["Referrer-Policy"] = "no-referrer"
    headers["X-Content-Type-Options"] = "nosniff"
    headers["X-Frame-Options"] = "DENY"
    if "cache-control" not in headers:
        headers["Cache-Control"] = "no-store"
