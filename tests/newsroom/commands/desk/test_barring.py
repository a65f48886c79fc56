"""Who is not let in, or whose request failed, reads why, as a page or as data."""

from __future__ import annotations

import json

import pytest
from bs4 import BeautifulSoup

from newsroom.commands.desk.barring import barred

WHY = 'Không mở được <b>"bài"</b> & ảnh.'


def answered(method: str, path: str) -> tuple[str, str]:
    """Give the kind of the answer and its text."""
    answer = barred({"type": "http", "method": method, "path": path}, WHY, 403, "số-một")
    assert answer.status_code == 403
    return answer.headers["content-type"], bytes(answer.body).decode()


@pytest.mark.parametrize("path", ["/", "/viet/2024/07/a/", "/apis/"])
def test_a_page_says_why_and_holds_nothing_of_what_was_asked(path: str) -> None:
    kind, text = answered("GET", path)
    page = BeautifulSoup(text, "html.parser")
    assert kind == "text/html; charset=utf-8"
    assert [one.get_text() for one in page.select("main p")] == [WHY]
    assert page.html is not None
    assert page.html["lang"] == "vi"
    assert [one["nonce"] for one in page.select("link")] == ["số-một"]


@pytest.mark.parametrize(
    ("method", "path"), [("POST", "/"), ("PUT", "/api/bai/a"), ("DELETE", "/api/bai/a"), ("GET", "/api/tim")]
)
def test_an_action_is_told_as_data(method: str, path: str) -> None:
    kind, text = answered(method, path)
    assert kind == "application/json"
    assert json.loads(text) == {"loi": WHY}
