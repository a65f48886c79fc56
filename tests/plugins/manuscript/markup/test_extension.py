"""Markdown is set up for news."""

from __future__ import annotations

import pytest

from tests.support.setting import codes_of, html_of


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("# Một\n\n### Hai\n\n## Ba", ["h2", "h3", "h2"]),
        ("#### Một\n\n###### Hai", ["h2", "h3"]),
    ],
)
def test_headings_stand_below_the_title_and_skip_no_level(text: str, tags: list[str]) -> None:
    html = html_of(text)
    assert [html[place + 1 : place + 3] for place in range(len(html)) if html.startswith("<h", place)] == tags


def test_one_body_leaves_no_heading_to_the_next() -> None:
    assert html_of("# Một\n\n## Hai") == html_of("# Một\n\n## Hai")
    assert html_of("### Ba").startswith("<h2")


def test_an_indented_paragraph_is_no_program_code() -> None:
    assert html_of("Lời\n\n        thụt vào") == "<p>Lời</p><p>thụt vào</p>"


@pytest.mark.parametrize("text", ["a\n\n[^1]: ", "b[^2] a[^3]\n\n[^1]:\n[^3]: Ba\n[^2]: Hai"])
def test_an_empty_footnote_without_a_mark_is_set_in_order(text: str) -> None:
    assert codes_of(text) == [(3, "empty-footnote")]
    html = html_of(text)
    assert html.endswith('<li id="fn:1"></li></ol></div>')
    assert html.count("footnote-backref") == html.count("fnref:") // 2
