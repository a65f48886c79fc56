"""Ask a live site as a careful reader: only GET, on one host, within bounds of time and size."""

from __future__ import annotations

import http.client
import socket
import ssl
import time
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import SplitResult, urljoin, urlsplit

import brotli

MOST_BYTES = 8 * 2**20
"""What is read of an answer at most."""
MOST_REDIRECTS = 3
_PATIENCE = 15
"""Seconds without a byte after which a host does not answer."""
_WHOLE = 90
"""Seconds for all questions to a site."""
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PORTS = {"http": 80, "https": 443}
DAY = 24 * 3600


@dataclass(frozen=True, slots=True)
class Answer:
    """What a host answered: ``status`` is 0 where it did not, and ``trouble`` says why.

    ``body`` is unpacked, ``headers`` have small letters. ``url`` was asked last, ``moved`` is where the
    host would send a reader from there, absolute.
    """

    url: str
    status: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    trouble: str = ""
    moved: str = ""

    @property
    def type(self) -> str:
        """The type of the body, without its character set."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


Ask = Callable[[str, Mapping[str, str]], Answer]
"""Asks for an address with some headers."""


class Asker:
    """Asks hosts, over connections that it keeps open; ``certificate_ends`` is in seconds since 1970."""

    def __init__(self, context: ssl.SSLContext | None = None, whole: float = _WHOLE) -> None:
        self._context = context or ssl.create_default_context()
        self._until = time.monotonic() + whole
        self._open: dict[tuple[str, str, int], http.client.HTTPConnection] = {}
        self.certificate_ends: float | None = None

    def __call__(self, url: str, headers: Mapping[str, str]) -> Answer:
        """Ask once; follow no redirect."""
        parts = urlsplit(url)
        try:
            if time.monotonic() > self._until:
                return Answer(url, trouble="hết thời gian hỏi")
            return self._asked(url, parts, headers)
        except (OSError, http.client.HTTPException, ValueError) as error:
            self._drop(parts)
            return Answer(url, trouble=_told(error))

    def close(self) -> None:
        """Close all connections."""
        for connection in self._open.values():
            connection.close()
        self._open.clear()

    def _asked(self, url: str, parts: SplitResult, headers: Mapping[str, str]) -> Answer:
        sent = {"User-Agent": "bloc-probe", "Accept": "*/*", "Accept-Encoding": "identity", **headers}
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        for fresh in (False, True):  # a host may have closed a connection that was kept open
            connection = self._connection(parts, fresh)
            try:
                connection.request("GET", target, headers=sent)
                answer = connection.getresponse()
                break
            except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
                if fresh:
                    raise
        body = self._body(answer)
        if not answer.isclosed():
            self._drop(parts)
        held = {name.lower(): value for name, value in answer.getheaders()}
        moved = urljoin(url, held.get("location", "")) if answer.status in _REDIRECTS else ""
        body = unpacked(body, held.get("content-encoding", ""))
        return Answer(url, answer.status, held, body, "", moved)

    def _body(self, answer: http.client.HTTPResponse) -> bytes:
        """Read a body within the bounds of size and time."""
        body = bytearray()
        while len(body) < MOST_BYTES and (part := answer.read1(MOST_BYTES - len(body))):
            if time.monotonic() > self._until:
                raise TimeoutError
            body += part
        return bytes(body)

    def _connection(self, parts: SplitResult, fresh: bool) -> http.client.HTTPConnection:
        host, port = parts.hostname or "", _port(parts)
        key = (parts.scheme, host, port)
        if fresh:
            self._drop(parts)
        if key not in self._open:
            if parts.scheme == "https":
                secure = http.client.HTTPSConnection(host, port, timeout=_PATIENCE, context=self._context)
                secure.connect()
                self._note_certificate(secure)
                self._open[key] = secure
            else:
                self._open[key] = http.client.HTTPConnection(host, port, timeout=_PATIENCE)
        return self._open[key]

    def _note_certificate(self, connection: http.client.HTTPSConnection) -> None:
        shown = connection.sock.getpeercert() if isinstance(connection.sock, ssl.SSLSocket) else None
        if shown and "notAfter" in shown:
            self.certificate_ends = ssl.cert_time_to_seconds(str(shown["notAfter"]))

    def _drop(self, parts: SplitResult) -> None:
        key = (parts.scheme, parts.hostname or "", _port(parts))
        if key in self._open:
            self._open.pop(key).close()


def follow(ask: Ask, url: str, headers: Mapping[str, str]) -> Answer:
    """Ask, and follow redirects that stay on the host, from http to https at most."""
    answer = ask(url, headers)
    for _ in range(MOST_REDIRECTS):
        if not answer.moved or not is_same_host(answer.url, answer.moved):
            break
        answer = ask(answer.moved, headers)
    return answer


def is_same_host(url: str, other: str) -> bool:
    """Tell whether a redirect from ``url`` to ``other`` may be followed."""
    here, there = urlsplit(url), urlsplit(other)
    if there.scheme not in _PORTS or here.hostname != there.hostname:
        return False
    same = (here.scheme, here.port or _PORTS[here.scheme]) == (
        there.scheme,
        there.port or _PORTS[there.scheme],
    )
    return same or (here.scheme, there.scheme) == ("http", "https")


def _port(parts: SplitResult) -> int:
    return parts.port or _PORTS.get(parts.scheme, 80)


def unpacked(body: bytes, coding: str) -> bytes:
    """Undo the compression of a body, up to ``MOST_BYTES``; raise ``ValueError`` if that cannot be done."""
    coding = coding.strip().lower()
    if coding in ("", "identity"):
        return body
    try:
        if coding == "br":
            unpacker = brotli.Decompressor()
            data: bytes = unpacker.process(body, output_buffer_limit=MOST_BYTES)
            return data
        if coding in ("gzip", "x-gzip", "deflate"):
            return zlib.decompressobj(47).decompress(body, MOST_BYTES)
    except (zlib.error, brotli.error) as error:
        raise ValueError(f"Content-Encoding: {coding}") from error
    raise ValueError(f"Content-Encoding: {coding}")


_HANDSHAKES = {
    **dict.fromkeys(("WRONG_VERSION_NUMBER", "HTTP_REQUEST"), "cổng này trả lời http, không phải https"),
    **dict.fromkeys(
        ("UNSUPPORTED_PROTOCOL", "TLSV1_ALERT_PROTOCOL_VERSION"),
        "bắt tay https không thành: máy chủ chỉ nhận bản TLS quá cũ",
    ),
    **dict.fromkeys(
        ("SSLV3_ALERT_HANDSHAKE_FAILURE", "TLSV1_UNRECOGNIZED_NAME", "TLSV1_ALERT_INTERNAL_ERROR"),
        "bắt tay https không thành: máy chủ chưa có chứng chỉ cho tên miền này",
    ),
    "UNEXPECTED_EOF_WHILE_READING": "kết nối https bị ngắt giữa chừng",
}
"""What the reasons of OpenSSL mean."""


def _told(error: Exception) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"chứng chỉ không hợp lệ ({error.verify_message})"
    if isinstance(error, ssl.SSLError):
        return _HANDSHAKES.get(error.reason or "", "bắt tay https không thành (chứng chỉ hoặc cổng sai)")
    if isinstance(error, TimeoutError):
        return "không trả lời kịp"
    if isinstance(error, socket.gaierror):
        return "không tìm thấy tên miền"
    if isinstance(error, ConnectionRefusedError):
        return "từ chối kết nối"
    if isinstance(error, ValueError):
        return f"trả lời sai quy cách ({error})"
    if isinstance(error, (ConnectionError, http.client.IncompleteRead)):
        return "kết nối bị ngắt giữa chừng"
    return f"không kết nối được ({error})"
