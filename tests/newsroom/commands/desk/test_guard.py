"""Who is let in at the desk, and what answers may do."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Iterable
from typing import Any

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import Message, Receive, Scope, Send

from newsroom.commands.desk.guard import MOST_BYTES, MOST_JSON_BYTES, Gate, Guard, Tokens

TOKENS = Tokens()
PC = Gate(("127.0.0.1:8001",), "http://127.0.0.1:8001", "http://127.0.0.1:8000")
SECRET = "b" * 40
OFFICE = Gate(("soan.vn",), "https://soan.vn", "https://xem.vn", SECRET)
BY_PAGE = {"sec-fetch-site": "same-origin", "sec-fetch-mode": "cors", "sec-fetch-dest": "empty"}
OPENED = {"sec-fetch-site": "none", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}


async def _echo(scope: Scope, receive: Receive, send: Send) -> None:
    request = Request(scope, receive)
    body = await request.body()
    answer = PlainTextResponse(f"{request.state.login}|{len(body)}")
    await answer(scope, receive, send)


def asked(
    gate: Gate,
    method: str = "GET",
    headers: Iterable[tuple[str, str]] = (),
    body: Iterable[bytes] = (b"",),
) -> tuple[int, dict[str, str], str]:
    """Ask the guarded application; give the status, the headers, and the text."""
    parts, told = list(body), list[Message]()
    raw = [(name.encode(), value.encode("latin-1")) for name, value in headers]
    scope: dict[str, Any] = {
        "type": "http",
        "method": method,
        "path": "/",
        "headers": raw,
        "query_string": b"",
    }

    async def receive() -> Message:
        return {"type": "http.request", "body": parts.pop(0), "more_body": bool(parts)}

    async def send(message: Message) -> None:
        told.append(message)

    asyncio.run(Guard(_echo, gate, TOKENS)(scope, receive, send))
    named = {name.decode(): value.decode() for name, value in told[0]["headers"]}
    return told[0]["status"], named, b"".join(one.get("body", b"") for one in told[1:]).decode()


def acting(gate: Gate = PC, login: str = "", **changed: Any) -> list[tuple[str, str]]:
    """Give the headers of an action that is let in, with some of them changed, or taken away."""
    given: dict[str, str | None] = {
        "host": gate.hosts[0],
        "origin": gate.origin,
        "x-ban-bien-tap": TOKENS.of(login),
        "content-type": "application/json",
        **BY_PAGE,
    }
    if gate.secret:
        given |= {"x-desk-secret": gate.secret, "x-desk-login": login}
    if changed.get("x_ban_bien_tap") == "token of another":
        changed["x_ban_bien_tap"] = TOKENS.of("mai" if not login else "lan")
    given |= {name.replace("_", "-"): value for name, value in changed.items()}
    return [(name, value) for name, value in given.items() if value is not None]


def opening(host: str = PC.hosts[0], **changed: str) -> list[tuple[str, str]]:
    """Give the headers of somebody who opens a page."""
    return list({"host": host, **OPENED, **{k.replace("_", "-"): v for k, v in changed.items()}}.items())


def test_an_action_of_a_page_of_this_run_is_let_in() -> None:
    assert asked(PC, "POST", acting(), [b"{}"])[::2] == (200, "|2")


def test_a_page_is_opened_from_a_bookmark_and_from_a_link_elsewhere() -> None:
    assert asked(PC, headers=opening())[0] == 200
    assert asked(PC, headers=opening(sec_fetch_site="cross-site"))[0] == 200


@pytest.mark.parametrize(
    "host",
    ["localhost:8001", "127.0.0.1:8000", "127.0.0.1", "evil.vn", "127.0.0.1:8001.evil.vn", "", "[::1]:8001"],
)
def test_another_host_is_refused_whatever_is_asked(host: str) -> None:
    assert asked(PC, headers=opening(host))[0] == 403
    assert asked(PC, "POST", acting(host=host))[0] == 403


def test_a_host_that_comes_twice_is_refused() -> None:
    assert asked(PC, headers=[*opening(), ("host", PC.hosts[0])])[0] == 403


@pytest.mark.parametrize(
    "changed",
    [
        {"origin": None},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:8000"},
        {"origin": "http://evil.vn"},
        {"origin": "https://127.0.0.1:8001"},
        {"sec_fetch_site": "same-site"},
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": None},
        {"x_ban_bien_tap": None},
        {"x_ban_bien_tap": ""},
        {"x_ban_bien_tap": "0" * 64},
        {"x_ban_bien_tap": "token of another"},
    ],
    ids=str,
)
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_an_action_that_lacks_a_proof_is_refused(method: str, changed: dict[str, Any]) -> None:
    assert asked(PC, method, acting(**changed))[0] == 403


def test_a_simple_form_post_of_another_page_is_refused() -> None:
    headers = acting(content_type="text/plain", origin="http://127.0.0.1:8000", x_ban_bien_tap=None)
    assert asked(PC, "POST", headers, [b"a=b"])[0] == 403


@pytest.mark.parametrize(
    ("site", "mode", "dest"),
    [
        ("same-site", "cors", "empty"),
        ("cross-site", "no-cors", "script"),
        ("cross-site", "no-cors", "image"),
        ("same-site", "navigate", "iframe"),
        ("same-origin", "navigate", "iframe"),
        ("cross-site", "navigate", "object"),
    ],
)
def test_a_page_elsewhere_can_neither_read_nor_frame_the_desk(site: str, mode: str, dest: str) -> None:
    headers = opening(sec_fetch_site=site, sec_fetch_mode=mode, sec_fetch_dest=dest)
    assert asked(PC, headers=headers)[0] == 403


@pytest.mark.parametrize(
    ("kind", "most"), [("application/json", MOST_JSON_BYTES), ("image/jpeg", MOST_BYTES)]
)
def test_more_than_a_request_may_bring_is_refused_by_what_it_says_and_by_what_it_brings(
    kind: str, most: int
) -> None:
    said = acting(content_type=kind, content_length=str(most + 1))
    assert asked(PC, "PUT", said)[0] == 413
    part = bytes(1_000_000)
    brought = [part] * (most // len(part)) + [b"x" * (most % len(part) + 1)]
    assert asked(PC, "PUT", acting(content_type=kind), brought)[0] == 413
    assert asked(PC, "PUT", acting(content_type=kind, content_length=str(most)), [b"a"])[0] == 200


def test_a_length_that_is_no_number_is_refused() -> None:
    assert asked(PC, "PUT", acting(content_length="-1"))[0] == 413


def test_on_a_pc_no_header_names_a_person() -> None:
    headers = acting(x_desk_login="quan-tri", x_desk_secret="x", x_forwarded_user="quan-tri", remote_user="a")
    assert asked(PC, "POST", headers)[::2] == (200, "|0")


def test_the_proxy_says_who_asks_if_it_proves_itself() -> None:
    assert asked(OFFICE, "POST", acting(OFFICE, "mai"))[::2] == (200, "mai|0")


@pytest.mark.parametrize(
    "changed",
    [
        {"x_desk_secret": None},
        {"x_desk_secret": "b" * 39},
        {"x_desk_secret": "c" * 40},
        {"x_desk_login": None},
    ],
    ids=str,
)
def test_a_forged_header_of_the_proxy_is_refused(changed: dict[str, str | None]) -> None:
    assert asked(OFFICE, "POST", acting(OFFICE, "mai", **changed))[0] == 403
    assert asked(OFFICE, "GET", acting(OFFICE, "mai", **changed))[0] == 403


def test_a_second_name_beside_that_of_the_proxy_is_refused() -> None:
    assert asked(OFFICE, "POST", [*acting(OFFICE, "mai"), ("x-desk-login", "truong-ban")])[0] == 403


def test_the_token_of_one_person_is_of_no_use_to_another() -> None:
    assert asked(OFFICE, "POST", acting(OFFICE, "mai", x_ban_bien_tap=TOKENS.of("lan")))[0] == 403


@pytest.mark.parametrize(
    "name", ["x-forwarded-host", "x-forwarded-for", "forwarded", "x-real-ip", "x-original-host"]
)
def test_what_a_request_says_of_its_way_counts_for_nothing(name: str) -> None:
    value = PC.hosts[0] if "host" in name else "127.0.0.1"
    assert asked(PC, headers=[*opening("evil.vn"), (name, value)])[0] == 403
    assert asked(OFFICE, headers=[*opening(OFFICE.hosts[0]), (name, value)])[0] == 403


def test_every_answer_says_that_it_may_do_little() -> None:
    for status, headers, _ in (asked(PC, headers=opening()), asked(PC, headers=opening("evil.vn"))):
        policy = headers["content-security-policy"]
        assert status in (200, 403)
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert "set-cookie" not in headers


def test_a_nonce_is_never_the_same_again() -> None:
    policies = {asked(PC, headers=opening())[1]["content-security-policy"] for _ in range(20)}
    assert len(policies) == 20


def test_who_opens_a_page_that_is_refused_reads_why_on_a_page() -> None:
    status, headers, text = asked(PC, headers=opening(host="<b>la.vn"))
    assert (status, headers["content-type"]) == (403, "text/html; charset=utf-8")
    assert "Bàn biên tập chỉ mở tại http://127.0.0.1:8001/." in text
    nonce = re.findall(r'nonce="([^"]+)"', text)[0]
    assert f"'nonce-{nonce}'" in headers["content-security-policy"]


def test_an_action_that_is_refused_is_told_as_data() -> None:
    _, headers, text = asked(PC, "POST", acting(x_ban_bien_tap=None))
    assert headers["content-type"] == "application/json"
    assert "Tải lại trang" in json.loads(text)["loi"]
