from __future__ import annotations

import gzip
import socket
import ssl
import subprocess
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import brotli
import pytest

from newsroom.commands.publishing import asking
from newsroom.commands.publishing.asking import DAY, Answer, Asker, follow, is_same_host, unpacked


@contextmanager
def host(
    answer: Callable[[BaseHTTPRequestHandler], None], context: ssl.SSLContext | None = None
) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            answer(self)

        def log_message(self, *_: object) -> None:
            """Say nothing of requests."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    if context:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield f"{'https' if context else 'http'}://localhost:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def reply(handler: BaseHTTPRequestHandler, body: bytes, status: int = 200, **headers: str) -> None:
    handler.send_response(status)
    for name, value in {"content_length": str(len(body)), **headers}.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(body)


def test_an_answer_holds_status_headers_and_body() -> None:
    with host(lambda handler: reply(handler, b"body", 404, Content_Type="Text/HTML; charset=utf-8")) as url:
        asker = Asker()
        for _ in range(2):
            answer = asker(f"{url}/a?b=c", {})
            assert (answer.status, answer.body, answer.type) == (404, b"body", "text/html")
        asker.close()


def test_a_connection_that_the_host_closed_is_opened_anew() -> None:
    def once(handler: BaseHTTPRequestHandler) -> None:
        reply(handler, b"body")
        handler.connection.shutdown(socket.SHUT_RDWR)

    with host(once) as url:
        asker = Asker()
        assert [asker(url, {}).status for _ in range(3)] == [200, 200, 200]
        asker.close()


def test_what_a_host_packs_is_unpacked() -> None:
    packed = gzip.compress(b"text")
    with host(lambda handler: reply(handler, packed, Content_Encoding="gzip")) as url:
        asker = Asker()
        assert asker(url, {}).body == b"text"
        asker.close()
    assert unpacked(brotli.compress(b"text"), "br") == b"text"
    assert unpacked(zlib.compress(b"text"), "deflate") == b"text"
    for coding in ("gzip", "br", "zstd"):
        with pytest.raises(ValueError, match=coding):
            unpacked(b"not packed", coding)


def test_no_answer_is_read_or_unpacked_without_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "MOST_BYTES", 1000)
    assert len(unpacked(gzip.compress(bytes(10**6)), "gzip")) == 1000
    with host(lambda handler: reply(handler, bytes(10**5))) as url:
        asker = Asker()
        assert len(asker(url, {}).body) == 1000
        assert asker(url, {}).status == 200
        asker.close()


def test_a_host_that_trickles_does_not_hold_us_up() -> None:
    def trickle(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        for _ in range(40):
            handler.wfile.write(b".")
            handler.wfile.flush()
            time.sleep(0.1)

    with host(trickle) as url:
        asker = Asker(whole=0.5)
        assert asker(url, {}).trouble == "không trả lời kịp"
        time.sleep(0.5)
        assert asker(url, {}).trouble == "hết thời gian hỏi"
        asker.close()


def test_what_goes_wrong_is_told() -> None:
    asker = Asker()
    assert asker("http://127.0.0.1:1/", {}).trouble == "từ chối kết nối"
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()

        def greet() -> None:
            with silent.accept()[0] as connection:
                connection.sendall(b"SSH-2.0\r\n")

        greeting = threading.Thread(target=greet)
        greeting.start()
        assert asker(f"http://127.0.0.1:{silent.getsockname()[1]}/", {}).trouble
        greeting.join()
    asker.close()


def test_redirects_are_followed_on_the_host_only() -> None:
    asked: list[str] = []

    def ask(url: str, headers: object) -> Answer:
        asked.append(url)
        moves = {"http://h/a": "http://h/b", "http://h/b": "https://h/b", "https://h/b": "https://other/b"}
        return Answer(url, 301 if url in moves else 200, moved=moves.get(url, ""))

    answer = follow(ask, "http://h/a", {})
    assert asked == ["http://h/a", "http://h/b", "https://h/b"]
    assert answer.moved == "https://other/b"


def test_a_host_that_leads_in_a_circle_is_left() -> None:
    assert follow(lambda url, headers: Answer(url, 301, moved="http://h/"), "http://h/", {}).status == 301


@pytest.mark.parametrize(
    ("url", "other", "same"),
    [
        ("http://h/", "http://h/a", True),
        ("http://h/", "https://h/", True),
        ("https://h/", "http://h/", False),
        ("http://h/", "http://h:8080/", False),
        ("http://h/", "http://www.h/", False),
        ("http://h/", "file:///etc/passwd", False),
        ("http://h:80/", "http://h/", True),
    ],
)
def test_only_the_same_host_is_the_same_host(url: str, other: str, same: bool) -> None:
    assert is_same_host(url, other) is same


def test_the_end_of_a_certificate_is_noted_and_a_strange_one_refused(tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "cert.pem"
    command = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
    ]
    command += ["-days", "30", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    try:
        subprocess.run([*command, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    except FileNotFoundError:
        pytest.skip("openssl is missing")
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(certificate, key)
    with host(lambda handler: reply(handler, b"body"), server) as url:
        trusting = Asker(ssl.create_default_context(cafile=str(certificate)))
        assert trusting(url, {}).body == b"body"
        assert trusting.certificate_ends is not None
        assert 29 <= (trusting.certificate_ends - time.time()) / DAY <= 30
        trusting.close()
        strict = Asker()
        assert strict(url, {}).trouble.startswith("chứng chỉ không hợp lệ")
        strict.close()


def test_an_answer_without_tls_is_told_in_vietnamese() -> None:
    with host(lambda handler: reply(handler, b"")) as url:
        asker = Asker()
        assert asker(url.replace("http:", "https:"), {}).trouble == "cổng này trả lời http, không phải https"
        asker.close()
