from __future__ import annotations

import pytest

from plugins.manuscript.markup.plain_words import set_words, words_alone


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Đảng ủy Khối họp.", "Đảng ủy Khối họp."),
        ("a > b & c", "a &gt; b &amp; c"),
        ("đạt **51,9%** kế hoạch", "đạt <strong>51,9%</strong> kế hoạch"),
        ("*a **b** c* _d_", "<em>a <strong>b</strong> c</em> <em>d</em>"),
        ("***cả hai***", "<strong><em>cả hai</em></strong>"),
        ("xem [bài trước](/2024/07/bai/).", 'xem <a href="/2024/07/bai/">bài trước</a>.'),
        (
            "**[**a** b](c.pdf?d=1&e=2)**",
            '<strong><a href="c.pdf?d=1&amp;e=2"><strong>a</strong> b</a></strong>',
        ),
        ("ở https://a.vn/b_c_d.", 'ở <a href="https://a.vn/b_c_d">https://a.vn/b_c_d</a>.'),
        ("(www.a.vn)", '(<a href="http://www.a.vn">www.a.vn</a>)'),
        ("[Ảnh minh họa] và [1]", "[Ảnh minh họa] và [1]"),
        ("họp[^1].", 'họp<sup id="fnref:1"><a class="footnote-ref" href="#fn:1"></a></sup>.'),
    ],
)
def test_ordinary_markup_is_set(text: str, html: str) -> None:
    assert set_words(text) == html


@pytest.mark.parametrize(
    "text",
    ["`a`", "a\\*", "<b>a</b>", "~~a~~", "![a](b)", "[a]: b", "&lt;", "R&D", "a  \nb", "giá (*)", "a_b", "**a", "[a](b c)", "[a](b 'c')", "[a](<b>)", "[a [b] c](d)", "[a", "a]", "[](a)", "[ a](b)", "[a](b(c))", "ahttps://b.vn", "https://a.vn/“b”", "wWw.a.vn", "https://a.vn/<b>", "ftp://a.vn", "https://a.vn/*b*c"],
)  # fmt: skip
def test_anything_else_is_left_to_markdown(text: str) -> None:
    assert set_words(text) is None


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("a &gt; b &amp; c", "a > b & c"),
        ("<em>a</em>", "a"),
        ("<strong><em>a\nb</em></strong>", "a b"),
        ("<em>a</em> b", None),
        ("<em>a</em> <em>b</em>", None),
        ('<a href="b">a</a>', None),
    ],
)
def test_words_alone_have_at_most_emphasis_around_all(html: str, text: str | None) -> None:
    assert words_alone(html) == text
