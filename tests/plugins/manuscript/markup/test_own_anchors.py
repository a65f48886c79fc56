from __future__ import annotations

import pytest

from plugins.manuscript.markup.own_anchors import led

ANCHORS = ("ket-qua", "fn:1")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="#ket-qua">x</a>', '<a href="#ket-qua">x</a>'),
        ('<a title="a > b" href="#K%E1%BA%BFt-qu%E1%BA%A3">x</a>', '<a title="a > b" href="#ket-qua">x</a>'),
        ('<a class="footnote-ref" href="#fn:1">1</a>', '<a class="footnote-ref" href="#fn:1">1</a>'),
        ('<p>href="#x"</p>', '<p>href="#x"</p>'),
        ('<a href="/a/#x">x</a>', '<a href="/a/#x">x</a>'),
    ],
)
def test_links_lead_to_what_they_mean(html: str, expected: str) -> None:
    assert led(html, ANCHORS) == (expected, [])


def test_links_that_lead_nowhere_are_listed_and_lose_their_address() -> None:
    html = '<a href="#b%C3%A0i">x</a><a href="#fn:2">2</a>'
    assert led(html, ANCHORS) == ("<a>x</a><a>2</a>", ["bài", "fn:2"])
