"""A cell is HTML, escaped HTML or plain text, and becomes HTML."""

from __future__ import annotations

import pytest

from newsroom.commands.importer.archives.plain_html import html_of_cell


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("<p>Một</p>", "<p>Một</p>"),
        ("&lt;p&gt;Một &amp;amp; hai&lt;/p&gt;", "<p>Một &amp; hai</p>"),
        ("Một\nHai\r\nBa", "<p>Một</p>\n<p>Hai</p>\n<p>Ba</p>"),
        ("Một\nhai\n\nBa", "<p>Một<br>hai</p>\n<p>Ba</p>"),
        ("Một\\r\\nHai", "<p>Một</p>\n<p>Hai</p>"),
        ("3 < 4 & 5 &amp; 6", "<p>3 &lt; 4 &amp; 5 &amp; 6</p>"),
        ("<b>Một</b>\n\nHai", "<p><b>Một</b></p>\n<p>Hai</p>"),
        ("", ""),
    ],
)
def test_cells(cell: str, shown: str) -> None:
    assert html_of_cell(cell) == shown
