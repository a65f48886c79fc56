from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.model.blocks import ROOT, Figure, Gallery
from plugins.captions.markdown import makeExtension
from plugins.manuscript.links import SCHEMES
from plugins.manuscript.markup.body import Body, Typesetter
from plugins.manuscript.markup.raw_html import LESS_THAN, TAGS

PATH = "articles/2024/07/hop/index.md"
TYPESETTER = Typesetter(
    ["tables", "footnotes", "sane_lists", makeExtension()],
    {"footnotes": {"BACKLINK_TITLE": "Trở lại chú thích {} trong bài"}},
)


def set_body(text: str, first_line: int = 1, site_url: str = "") -> Body:
    return TYPESETTER.set(PATH, text, first_line, site_url)


def html_of(body: Body) -> str:
    return "".join(block for block in body.blocks if isinstance(block, str))


def shown(body: Body) -> str:
    """Give the text that a reader sees, on one line."""
    return " ".join(BeautifulSoup(html_of(body), "html.parser").get_text().split())


def hrefs(body: Body) -> list[str]:
    return [str(a["href"]) for a in BeautifulSoup(html_of(body), "html.parser").find_all("a", href=True)]


def problems(body: Body) -> list[tuple[int, str]]:
    return [(problem.line, problem.code) for problem in body.problems]


# Sanitising

fragments = st.sampled_from(
    [
        "<script>alert(1)</script>",
        "<script src=//x.vn/a.js>",
        "</script>",
        "<img src=x onerror=alert(1)>",
        '<p onclick="alert(1)">',
        '<a href="javascript:alert(1)">x</a>',
        '<a href=" jAvAsCrIpT&colon;alert(1)" onmouseover=x>y</a>',
        '<a href="java\tscript:alert(1)">x</a>',
        "[x](javascript:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](vbscript:x)",
        "[x]: javascript:alert(1)\n\n[x]",
        "<javascript:alert(1)>",
        "![x](javascript:alert(1))",
        '![x" onerror="alert(1)](1.jpg)',
        '[x](/a/ "t" onclick="y")',
        "<svg/onload=alert(1)>",
        "<svg><style><img src=x onerror=alert(1)></style></svg>",
        "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        "<iframe srcdoc='<script>x</script>'></iframe>",
        "<style>*{background:url(javascript:x)}</style>",
        '<td style="background:url(javascript:x)">',
        '<div class="table" id="x" style="position:fixed">',
        "<!-- --!><script>x</script> -->",
        "<![CDATA[<script>x</script>]]>",
        "<noscript><p title='</noscript><img src=x onerror=x>'>",
        "<base href=//x.vn>",
        "<meta http-equiv=refresh content=0>",
        "<form action=javascript:x><input autofocus onfocus=x>",
        "<h1>Đầu đề</h1>",
        "<b>",
        "</b>",
        '"',
        "<",
        "`",
        "*",
        "|",
        "\n",
        "\n\n",
        "    ",
        "Đảng ủy",
        "&lt;script&gt;x&lt;/script&gt;",
        "&#60;script&#62;",
    ]
)
KEPT = {
    "href",
    "title",
    "class",
    "id",
    "style",
    "start",
    "colspan",
    "rowspan",
    "role",
    "aria-label",
    "tabindex",
}


@pytest.mark.slow
@settings(max_examples=150)
@given(st.lists(fragments, max_size=10).map("".join))
def test_whatever_is_written_nothing_of_it_runs(text: str) -> None:
    for element in BeautifulSoup(html_of(set_body(text)), "html.parser").find_all(True):
        assert element.name in TAGS
        assert set(element.attrs) <= KEPT
        href = str(element.get("href", f"{ROOT}/"))
        assert re.match(f"#fn|{ROOT}/", href) or href.partition(":")[0] in SCHEMES
        assert not re.search(r"[^\w :;-]", str(element.get("style", "")))
        classes = set(element.get_attribute_list("class")) - {None}
        assert classes <= {"table", "footnote", "footnote-ref", "footnote-backref"}


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>".replace("<", "&lt;"),
        "{{ site.name }} {% include 'x' %} {# y #}",
        "{{ ''.join }}{{7+7}}",
        "%(title)s ${title} {0.title} {title!r}",
        "<%= x %>".replace("<", "&lt;").replace(">", "&gt;"),
        "import os; os.system('ls')",
        "2 < 3 & 5 > 4",
    ],
)
def test_what_looks_like_a_template_or_a_program_comes_out_as_text(text: str) -> None:
    body = set_body(text)
    assert (
        BeautifulSoup(html_of(body), "html.parser").get_text()
        == BeautifulSoup(text, "html.parser").get_text()
    )
    assert not body.problems


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Đạt 51,9%.", "<p>Đạt 51,9%.</p>"),
        ("# Một\n\n### Hai\n\n# Ba", '<h2 id="mot">Một</h2>\n<h3 id="hai">Hai</h3>\n<h2 id="ba">Ba</h2>'),
        ("### Một", '<h2 id="mot">Một</h2>'),
        (
            "<u>gạch</u> <font color=red>đỏ</font>",
            "<p><u>gạch</u> &lt;font color=red&gt;đỏ&lt;/font&gt;</p>",
        ),
        ("<BR/><B>x</B> 5 <6", "<p><br><b>x</b> 5 &lt;6</p>"),
        ("Một <!-- ẩn\nđi --> hai", "<p>Một \n hai</p>"),
        (
            "<blockquote>\n<p>Một</p>\n\n<p>Hai</p>\n</blockquote>",
            "<blockquote>\n<p>Một</p>\n\n<p>Hai</p>\n</blockquote>",
        ),
        ("<div>\n\nMột\n\nHai", "<p>&lt;div&gt;</p>\n<p>Một</p>\n<p>Hai</p>"),
        ("`<b>`", "<p><code>&lt;b&gt;</code></p>"),
        ("    Thụt\n\n\tvào", "<p>Thụt</p>\n<p>vào</p>"),
        ("Lời:\n\n        rất sâu\n    và tiếp", "<p>Lời:</p>\n<p>rất sâu\n    và tiếp</p>"),
        (
            "- một\n\n    tiếp\n\n- hai",
            "<ul>\n<li>\n<p>một</p>\n<p>tiếp</p>\n</li>\n<li>\n<p>hai</p>\n</li>\n</ul>",
        ),
        ("![x] và [^] là chữ", "<p>![x] và [^] là chữ</p>"),
        ("2020 - 2025", '<p><span class="whole">2020&nbsp;-&nbsp;2025</span></p>'),
    ],
)
def test_what_a_body_becomes(text: str, html: str) -> None:
    assert html_of(set_body(text)) == html


def test_text_that_reads_like_the_alignment_of_a_cell_stays_as_it_was_typed() -> None:
    typed = '<td style="text-align: right;">'
    html = html_of(set_body(f"|A|\n|--:|\n|`{typed}`|"))
    assert '&lt;td style="text-align: right;"&gt;' in html


def test_tables_can_be_scrolled_and_keep_their_alignment() -> None:
    html = html_of(set_body("|Đơn vị|Số|\n|:--|--:|\n|Khối|51|"))
    assert html.startswith('<div class="table" role="region" aria-label="Bảng" tabindex="0"><table>')
    assert '<td class="align-right">51</td>' in html
    assert html.endswith("</table></div>")


def test_footnotes_lead_there_and_back() -> None:
    html = html_of(set_body("Theo nghị quyết[^nq].\n\n[^nq]: Số 21-NQ/TW."))
    soup = BeautifulSoup(html, "html.parser")
    ids = {element["id"] for element in soup.find_all(id=True)}
    assert {str(a["href"])[1:] for a in soup.find_all("a")} == ids
    assert 'title="Trở lại chú thích 1 trong bài"' in html


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Lời\n\n<script>x</script>", [(12, "html-as-text", "script")] * 2),
        ("Lời\n\n<font size=1>x</font>", [(12, "html-as-text", "font")] * 2),
        (
            "<u>\n\n<font\n\n</b>",
            [(10, "html-as-text", "u"), (12, "html-as-text", "font"), (14, "html-as-text", "b")],
        ),
        ("Lời\n<IMG src=1.jpg>", [(11, "html-photo", "IMG")]),
        ("<picture>x", [(10, "html-photo", "picture")]),
        ("<!-- mở", [(10, "open-comment", "!--")]),
        ("<?php x ?>\n<!DOCTYPE html>", [(10, "html-as-text", "!"), (11, "html-as-text", "!")]),
    ],
)
def test_html_that_is_printed_as_text_is_reported_at_its_line(
    text: str, found: list[tuple[int, str, str]]
) -> None:
    body = set_body(text, 10)
    assert [(p.line, p.code, dict(p.values)["tag"]) for p in body.problems] == found
    assert shown(body) == " ".join(text.split())


def test_html_below_a_comment_is_reported_at_its_line() -> None:
    assert problems(set_body("<!-- một ghi chú dài -->\n\n\nLời <font>", 1)) == [(4, "html-as-text")]


tags = st.sampled_from(
    ["<b>", "</b>", "<em>", "</em>", "<div>", "</div>", "<p>", "</p>", "<ul>", "</ul>", "<li>", "</li>", "<pre>", "</pre>", "<code>", "</code>", "<br>", "<blockquote>", "</blockquote>", "<script>", "</script>", "<style>", "<textarea>", "</title>", "<title>", "<iframe", "<svg/", "<!--", "<!DOCTYPE", "<?x", "<![CDATA[", "]]>", "<a href='x'>", "</a>", "<noscript>", "<plaintext>", "<xmp>", "<template>", "<td>", "</table>", "<select>", "<b", "<p <b>", "\n", "\n\n", "    ", "- ", "> ", "# "]
)  # fmt: skip


@pytest.mark.slow
@settings(max_examples=300)
@given(st.lists(tags, min_size=1, max_size=10))
def test_nothing_that_follows_a_stray_tag_is_lost(pieces: list[str]) -> None:
    words = [f"từ{number}" for number in range(len(pieces))]
    body = set_body("".join(f"{piece} {word} " for piece, word in zip(pieces, words, strict=True)))
    assert sorted(re.findall(r"từ\d+", shown(body))) == sorted(words)
    assert LESS_THAN not in html_of(body)


def test_a_comment_is_gone_with_what_it_hides() -> None:
    body = set_body("Một <!-- <script> [x](javascript:y) --> hai\n\n<!--\n\n![A](9.jpg)\n\n-->\n\nba")
    assert (shown(body), body.problems, len(body.blocks)) == ("Một hai ba", (), 1)


@pytest.mark.parametrize("text", ["[" * 60, "![" * 60 + "x", "lời [[" * 40])
def test_tangled_brackets_are_refused_at_once(text: str) -> None:
    body = set_body(f"Lời\n\n{text}", 5)
    assert [problem.code for problem in body.problems] == ["tangled-brackets"]
    assert (body.blocks, body.links) == ((), ())
    assert body.problems[0].line == 7


def test_many_closed_brackets_are_no_tangle() -> None:
    body = set_body("[x](/a/) " * 200)
    assert (len(body.links), body.problems) == (200, ())


@pytest.mark.parametrize(
    "text", ["&#xE001;0&#xE002;", "![Đại biểu](1.jpg)\n\n&#57345;0&#57346;", "&#xE000;/a/", "&#xE003;script>"]
)
def test_private_characters_written_as_references_are_no_marks_and_are_reported(text: str) -> None:
    body = set_body(text)
    assert len([block for block in body.blocks if isinstance(block, Figure)]) == text.count("![")
    assert not {ROOT, LESS_THAN} & set(html_of(body))
    assert [problem.code for problem in body.problems] == ["private-character"] * text.count("&#")


@pytest.mark.parametrize(
    ("reference", "code", "key"),
    [
        *((one, "private-character", "char") for one in ("&#xE000;", "&#xF8FF;", "&#xF0000;", "&#x10FFFD;")),
        *((f"&#{one};", "bad-reference", "found") for one in ("0", "1", "x1F", "127", "x85", "xD800", "x10FFFF", "1114112", "9" * 19)),
    ],
)  # fmt: skip
def test_references_to_what_no_text_holds_are_reported_and_dropped(
    reference: str, code: str, key: str
) -> None:
    body = set_body(f"Lời\n\nmột{reference} hai", 5)
    assert [(p.line, p.code, dict(p.values)) for p in body.problems] == [(7, code, {key: reference})]
    assert shown(body) == "Lời một hai"


@pytest.mark.parametrize(("text", "seen"), [("&#65;&#x1EA2;nh", "AẢnh"), ("&amp;#1;", "&#1;")])
def test_references_to_plain_characters_stay(text: str, seen: str) -> None:
    assert (shown(set_body(text)), set_body(text).problems) == (seen, ())


@pytest.mark.parametrize(
    "text", ["![&#xE000;A](1.jpg)", '![A](1.jpg "B&#xE001;")', "![A](1.jpg)\n*B&#xE003;*"]
)
def test_references_in_the_texts_of_photos_are_judged_too(text: str) -> None:
    body = set_body(text)
    (figure,) = body.blocks
    assert isinstance(figure, Figure)
    assert not re.search("[\ue000-\uf8ff]", figure.alt + figure.caption)
    assert [problem.code for problem in body.problems] == ["private-character"]


def test_private_characters_in_the_text_do_not_break_the_report() -> None:
    assert set_body("\ue0017\ue002 \ue003") == Body(("<p>7 </p>",), (), ())


# Figures


def test_figures_stand_between_the_html_with_their_place_and_line() -> None:
    body = set_body(
        'Mở đầu.\n\n![Đại biểu](1.jpg "Quang cảnh")\n\nKết.\n\n![A](1.jpg) ![B](/photos/b.jpg)', 8
    )
    first, figure, middle, gallery = body.blocks
    assert (first, middle) == ("<p>Mở đầu.</p>", "<p>Kết.</p>")
    assert figure == Figure("articles/2024/07/hop/1.jpg", "Đại biểu", "Quang cảnh", "", 10)
    assert isinstance(gallery, Gallery)
    assert [(one.src, one.line) for one in gallery.figures] == [
        ("articles/2024/07/hop/1.jpg", 14),
        ("photos/b.jpg", 14),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("![Đại biểu](https://a.vn/1.jpg)", "remote-photo"),
        ("![Đại biểu](//a.vn/1.jpg)", "remote-photo"),
        ("![Đại biểu](data:image/png;base64,AA)", "remote-photo"),
        ("![Đại biểu](../../../../../1.jpg)", "outside-content"),
        ("![](1.jpg)", "photo-without-text"),
        ("![Đại biểu](1.jpg “Chú thích”)", "curly-quotes"),
        ("![Đại biểu](“1.jpg”)", "curly-quotes"),
        ("![Đại biểu] (1.jpg)", "photo-syntax"),
        ("![Đại biểu](1.jpg", "photo-syntax"),
        ('![] (1.jpg "Chú")', "photo-syntax"),
        ("![Đại biểu](1.jpg){wide}", "photo-braces"),
        ("[![Đại biểu](1.jpg)](https://a.vn/)", "photo-link"),
        ("[![Đại biểu](1.jpg)](2.jpg)", "photo-link"),
        ("![[Đại biểu](https://a.vn/)](1.jpg)", "photo-link"),
        ('![Đại biểu](1.jpg "Biểu đồ[^2024]")', "photo-footnote"),
        ("![Đại biểu[^1]](1.jpg)", "photo-footnote"),
    ],
)
def test_photos_that_cannot_be_shown_are_reported(text: str, code: str) -> None:
    assert problems(set_body(f"Lời\n\n{text}", 5)) == [(7, code)]


def test_the_link_of_a_photo_is_named() -> None:
    body = set_body("[![Đại biểu](1.jpg)](https://a.vn/)")
    assert [dict(problem.values) for problem in body.problems] == [{"target": "https://a.vn/"}]
    assert [type(block) for block in body.blocks] == [Figure]


def test_signs_that_look_like_tags_stay_in_the_texts_of_photos() -> None:
    body = set_body('![a <b> c](1.jpg "t <i> x")\n\n![A](1.jpg) ![B](2.jpg)\n*chung <u>*')
    figure, gallery = body.blocks
    assert isinstance(figure, Figure)
    assert isinstance(gallery, Gallery)
    assert (figure.alt, figure.caption, gallery.caption) == ("a <b> c", "t <i> x", "chung <u>")


def test_figures_inside_lists_leave_the_list_whole() -> None:
    body = set_body("- một ![Bảng](1.jpg)\n- hai")
    assert [type(block).__name__ for block in body.blocks] == ["str", "Figure", "str"]
    assert html_of(body) == "<ul>\n<li>một </li>\n<li>hai</li>\n</ul>"


def test_one_body_leaves_nothing_in_the_next() -> None:
    set_body("![Đại biểu](1.jpg)\n\n[x](../khac/) chú[^1]\n\n[^1]: thích\n\n[a]: /b/")
    assert set_body("[a]") == Body(("<p>[a]</p>",), (), ())


def test_a_photo_without_text_has_the_line_on_which_it_stands() -> None:
    body = set_body("![](11.jpg)\n\n![](1.jpg)\n\n![](1.jpg)")
    assert [isinstance(block, Figure) and block.line for block in body.blocks] == [1, 3, 5]
    assert [problem.line for problem in body.problems] == [1, 3, 5]


@pytest.mark.parametrize("more", ["", " và *thêm*"])
def test_signs_with_hyphens_are_whole_however_a_paragraph_is_set(more: str) -> None:
    html = html_of(set_body(f"## Lễ 20-11\n\nCông văn số 4-CV/ĐU{more}"))
    assert '<span class="whole">20-11</span></h2>' in html
    assert 'Công văn số&nbsp;<span class="whole">4-CV/ĐU</span>' in html


def test_addresses_that_look_like_signs_are_left_alone() -> None:
    html = html_of(set_body("Xem [bài](https://vi-du.vn/20-11/) và `3-4`, https://vi-du.vn/5-6"))
    assert "whole" not in html
    assert 'href="https://vi-du.vn/20-11/"' in html
