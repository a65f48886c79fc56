"""Pages and actions answer in words, and what they are given is read with care."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from jinja2 import UndefinedError
from starlette.requests import Request

from newsroom.commands.desk.answering import (
    HANDLERS,
    Refusal,
    asked,
    environment,
    place_of,
    refused,
    text_of,
    told,
)
from newsroom.commands.desk.ledger import Fault, Kind
from newsroom.commands.desk.shelf.store import Missing, Taken, Unfit, Unkept


def request(body: bytes = b"", method: str = "POST", path: str = "/api/x", **found: str) -> Request:
    """Make a request with this body and these parts of its address."""

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    scope: dict[str, Any] = {
        "type": "http",
        "method": method,
        "path": path,
        "headers": [],
        "query_string": b"",
    }
    return Request({**scope, "path_params": found, "server": ("127.0.0.1", 8001)}, receive)


def given(body: bytes, *keys: str) -> Any:
    """Read what an action is given."""
    return asyncio.run(asked(request(body), *keys))


def test_an_object_with_its_keys_is_given() -> None:
    assert given('{"a": "Đ", "b": [1]}'.encode(), "a") == {"a": "Đ", "b": [1]}


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"1", b"null", b'"a"', b"\xff", b"[" * 200_000])
def test_what_is_no_object_is_refused(body: bytes) -> None:
    with pytest.raises(Refusal, match="Tải lại trang rồi làm lại"):
        given(body)


def test_an_object_without_a_key_is_refused() -> None:
    with pytest.raises(Refusal, match="thiếu dữ liệu"):
        given(b'{"a": 1}', "a", "b")


def test_half_a_sign_becomes_a_whole_one_wherever_it_stands() -> None:
    body = json.dumps({"a\ud83d": ["x\ude00", {"b": "\ud800"}], "c": "\ud83d\ude00", "d": 1}).encode()
    assert given(body) == {"a\ufffd": ["x\ufffd", {"b": "\ufffd"}], "c": "😀", "d": 1}


@pytest.mark.parametrize("value", [None, 1, True, [], {}])
def test_what_is_no_text_is_refused(value: object) -> None:
    with pytest.raises(Refusal, match="không đúng dạng"):
        text_of({"a": value}, "a")
    assert text_of({"a": "b"}, "a") == "b"
    assert text_of({}, "a") == ""


@pytest.mark.parametrize("place", ["2024/07/a", "2024/07/a/", "/2024/07/a"])
def test_a_place_is_read_from_the_address(place: str) -> None:
    assert place_of(request(place=place)) == "2024/07/a"


@pytest.mark.parametrize(
    "place", ["", "/", "2024", "2024/07", "2024/7/a", "2024/07/a/b", "2024/07/..", "a/b/c"]
)
def test_an_address_without_a_place_is_refused(place: str) -> None:
    with pytest.raises(Refusal, match="Không có bài nào ở địa chỉ này") as none:
        place_of(request(place=place))
    assert none.value.status == 404


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (Missing("Không còn."), 404, "Không còn."),
        (Unfit("Không dùng được."), 400, "Không dùng được."),
        (Unkept("Đĩa đầy."), 507, "Đĩa đầy."),
        (Taken("2024/07/a"), 409, "Đã có bài ở địa chỉ này. Chọn địa chỉ khác."),
        (Fault(Kind.OFFLINE, "Mất mạng."), 409, "Mất mạng."),
    ],
)
def test_what_the_shelf_and_the_ledger_say_is_told(error: Exception, status: int, words: str) -> None:
    assert type(error) in HANDLERS
    answer = told(request(), error)
    assert (answer.status_code, json.loads(bytes(answer.body))) == (status, {"loi": words})


def test_a_refusal_brings_more_to_the_page_that_asked() -> None:
    answer = refused(request(), Refusal("Sai.", 422, place="2024/07/a"))
    assert (answer.status_code, json.loads(bytes(answer.body))) == (
        422,
        {"loi": "Sai.", "place": "2024/07/a"},
    )


def test_templates_escape_what_they_are_given_and_fail_without_it() -> None:
    template = environment().from_string("<p title='{{ a }}'>{{ a }}</p>")
    assert template.render(a="<b>'\"&") == "<p title='&lt;b&gt;&#39;&#34;&amp;'>&lt;b&gt;&#39;&#34;&amp;</p>"
    with pytest.raises(UndefinedError):
        template.render()


@pytest.mark.parametrize("name", environment().list_templates())
def test_every_template_can_be_read(name: str) -> None:
    assert environment().get_template(name).filename


def test_the_buttons_of_the_toolbar_stand_in_the_order_asked_for() -> None:
    template = "{% from 'toolbar.html' import tools %}{{ tools('list', 'bold') }}"
    shown = environment().from_string(template).render()
    assert [shown.count("<button"), shown.index('"list"') < shown.index('"bold"')] == [2, True]
    assert 'title="Ctrl+B"><b>Đậm</b>' in shown
