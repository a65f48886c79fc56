from __future__ import annotations

from typing import Any

import pytest
from markdown import Markdown

from plugins.manuscript.markup.plain_notes import take_notes


@pytest.fixture
def md() -> Any:
    config = {"footnotes": {"BACKLINK_TITLE": "Về {}", "USE_DEFINITION_ORDER": False}}
    return Markdown(extensions=["footnotes"], extension_configs=config)


def test_notes_at_the_end_are_taken(md: Any) -> None:
    found = take_notes(md, "Một[^a] hai[^b].\n\n[^b]: **Hai**.\n\n[^a]: Một.\n")
    assert found is not None
    assert found.text == "Một[^a] hai[^b]."
    assert found.notes == {"b": "<strong>Hai</strong>.&nbsp;", "a": "Một.&nbsp;"}


def test_they_are_set_in_the_order_of_their_marks(md: Any) -> None:
    found = take_notes(md, "a[^2]\n\n[^2]: Hai.")
    assert found is not None
    html = found.numbered(md, '<p>a<sup id="fnref:2"><a class="footnote-ref" href="#fn:2"></a></sup></p>')
    assert html == (
        '<p>a<sup id="fnref:2"><a class="footnote-ref" href="#fn:2">1</a></sup></p>\n'
        '<div class="footnote">\n<hr>\n<ol>\n<li id="fn:2">\n<p>Hai.&nbsp;'
        '<a class="footnote-backref" href="#fnref:2" title="Về 1">&#8617;</a></p>\n</li>\n</ol>\n</div>'
    )


@pytest.mark.parametrize(
    "text",
    [
        "a[^1]",
        "a[^1][^1]\n\n[^1]: b",
        "a[^1]\n\n[^1]: b\n[^1]: c",
        "a[^1]\n\n[^1]: b\n[^2]: c",
        "a[^1]\n\n[^1]: b\nc",
        "a[^1]\n\n[^1]: b\n\n    c",
        "a[^1]\n\n[^1]: b\n\nc",
        "a[^1]\n\n[^1]: - b",
        "a[^1]\n\n[^1]: `b`",
        "a[^1]\n\n[^1]: b[^1]",
        "a[^1]\n\n[^1]:\n    b",
        "a[^x y]\n\n[^x y]: b",
        "///Footnotes Go Here///\n\na[^1]\n\n[^1]: b",
    ],
)
def test_others_are_left_to_markdown(md: Any, text: str) -> None:
    assert take_notes(md, text) is None
