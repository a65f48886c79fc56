"""Text of the classic editor gets the paragraphs that WordPress shows."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.commands.importer.archives.autop import autop


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Một.\n\nHai.", "<p>Một.</p><p>Hai.</p>"),
        ("Một.\r\n\r\n\r\nHai.", "<p>Một.</p><p>Hai.</p>"),
        ("Một\nhai", "<p>Một<br>hai</p>"),
        ("Một<br />\nhai", "<p>Một<br>hai</p>"),
        ("Một<br><br />hai", "<p>Một</p><p>hai</p>"),
        ("<strong>Đậm</strong>\n\n<em>nghiêng</em>", "<p><strong>Đậm</strong></p><p><em>nghiêng</em></p>"),
        ("Trước\n<ul>\n<li>a</li>\n</ul>\nsau", "<p>Trước</p><ul><li>a</li></ul><p>sau</p>"),
        ("<h2>Mục</h2>\nĐoạn", "<h2>Mục</h2><p>Đoạn</p>"),
        ("<p>Sẵn</p>\nThêm", "<p>Sẵn</p><p>Thêm</p>"),
        ("<p>Không đóng\n\nHai", "<p>Không đóng</p><p>Hai"),
        ("<pre>a\n\nb</pre>", "<pre>a\n\nb</pre>"),
        ('<a\nhref="#">x</a>', '<p><a href="#">x</a></p>'),
        ("<blockquote>Lời\n\nnữa</blockquote>", "<blockquote><p>Lời</p><p>nữa</p></blockquote>"),
        ("<table><tr><td>ô</td></tr></table>", "<table><tr><td>ô</td></tr></table>"),
        ("a < b\n\nc", "<p>a < b</p><p>c</p>"),
    ],
)
def test_paragraphs(typed: str, shown: str) -> None:
    if "<pre>" not in typed:
        assert re.sub(r"\n", "", autop(typed)) == shown
    else:
        assert autop(typed).strip() == shown


@pytest.mark.slow
@given(st.text("aà <>/pliuhbr\n=\"'1[]!-", max_size=120))
@settings(max_examples=60)
def test_no_word_is_lost(text: str) -> None:
    words = re.compile(r"\s+|</?p>|<br\s*/?>")
    assert words.sub("", autop(text)) == words.sub("", text)
