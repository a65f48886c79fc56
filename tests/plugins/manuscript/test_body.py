from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from plugins.captions.markdown import makeExtension
from plugins.manuscript.body import SCHEMES, TAGS, Body, Locator, Typesetter, resolve, site_address
from plugins.model import ROOT, Figure, Gallery

PATH = "articles/2024/07/hop/index.md"
TYPESETTER = Typesetter(
    ["tables", "footnotes", "sane_lists", makeExtension()],
    {"footnotes": {"BACKLINK_TITLE": "Trở lại chú thích {} trong bài"}},
)


def set_body(text: str, first_line: int = 1) -> Body:
    return TYPESETTER.set(PATH, text, first_line)


def html_of(body: Body) -> str:
    return "".join(block for block in body.blocks if isinstance(block, str))


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


@settings(max_examples=150)
@given(st.lists(fragments, max_size=10).map("".join))
def test_whatever_is_written_nothing_of_it_runs(text: str):
    for element in BeautifulSoup(html_of(set_body(text)), "html.parser").find_all(True):
        assert element.name in TAGS
        assert set(element.attrs) <= KEPT
        href = str(element.get("href", "#"))
        assert href.startswith(("#", ROOT, "//")) or href.partition(":")[0] in SCHEMES
        assert not re.search(r"[^\w :;-]", str(element.get("style", "")))
        classes = element.get("class") or []
        assert set(classes) <= {"table", "footnote", "footnote-ref", "footnote-backref"}


@pytest.mark.parametrize(
    "text",
    [
        "{{ site.name }} {% include 'x' %} {# y #}",
        "{{ ''.join }}{{7+7}}",
        "%(title)s ${title} {0.title} {title!r}",
        "<%= x %>".replace("<", "&lt;").replace(">", "&gt;"),
        "import os; os.system('ls')",
        "2 < 3 & 5 > 4",
    ],
)
def test_what_looks_like_a_template_or_a_program_comes_out_as_text(text: str):
    shown = BeautifulSoup(html_of(set_body(text)), "html.parser").get_text()
    assert shown == BeautifulSoup(text, "html.parser").get_text()


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Đạt 51,9%.", "<p>Đạt 51,9%.</p>"),
        ("# Một\n\n### Hai\n\n# Ba", "<h2>Một</h2>\n<h3>Hai</h3>\n<h2>Ba</h2>"),
        ("### Một", "<h2>Một</h2>"),
        ("<u>gạch</u> <font color=red>đỏ</font>", "<p><u>gạch</u> đỏ</p>"),
        ("2020 - 2025", "<p>2020&nbsp;-&nbsp;2025</p>"),
    ],
)
def test_what_a_body_becomes(text: str, html: str):
    assert html_of(set_body(text)) == html


def test_tables_can_be_scrolled_and_keep_their_alignment():
    html = html_of(set_body("|Đơn vị|Số|\n|:--|--:|\n|Khối|51|"))
    assert html.startswith('<div class="table" role="region" aria-label="Bảng" tabindex="0"><table>')
    assert '<td style="text-align: right;">51</td>' in html
    assert html.endswith("</table></div>")


def test_footnotes_lead_there_and_back():
    html = html_of(set_body("Theo nghị quyết[^nq].\n\n[^nq]: Số 21-NQ/TW."))
    soup = BeautifulSoup(html, "html.parser")
    ids = {element["id"] for element in soup.find_all(id=True)}
    assert {str(a["href"])[1:] for a in soup.find_all("a")} == ids
    assert 'title="Trở lại chú thích 1 trong bài"' in html


@pytest.mark.parametrize(
    ("text", "tag"), [("Lời\n\n<script>x</script>", "script"), ("Lời\n\n<font size=1>x</font>", "font")]
)
def test_html_that_is_dropped_is_reported_at_its_line(text: str, tag: str):
    body = set_body(text, 10)
    assert problems(body) == [(12, "html-dropped")]
    assert dict(body.problems[0].values) == {"tag": tag}


@pytest.mark.parametrize(
    "text", ["&#xE001;0&#xE002;", "![Đại biểu](1.jpg)\n\n&#57345;0&#57346;", "&#xE000;/a/"]
)
def test_private_characters_written_as_entities_are_no_marks(text: str):
    body = set_body(text)
    assert len([block for block in body.blocks if isinstance(block, Figure)]) == text.count("![")
    assert ROOT not in html_of(body)


def test_private_characters_in_the_text_do_not_break_the_report():
    set_body("\ue0017\ue002")


# Links


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("../khac/index.md", "2024/07/khac/"),
        ("../khac/", "2024/07/khac/"),
        ("../khac", "2024/07/khac/"),
        ("../../08/khac/index.md", "2024/08/khac/"),
        ("/articles/2023/01/cu/index.md", "2023/01/cu/"),
        ("/2024/07/khac/", "2024/07/khac/"),
        ("../../../../pages/gioi-thieu.md", "gioi-thieu/"),
        ("/pages/gioi-thieu.md", "gioi-thieu/"),
        ("/tin-hoat-dong/", "tin-hoat-dong/"),
        ("/", ""),
        ("index.md", "2024/07/hop/"),
    ],
)
def test_links_inside_the_site_become_addresses_below_its_root(written: str, address: str):
    body = set_body(f"Lời\n\n[xem]({written}) và [mục]({written}#muc)", 5)
    hrefs = [str(a["href"]) for a in BeautifulSoup(html_of(body), "html.parser").find_all("a")]
    assert hrefs == [f"{ROOT}/{address}", f"{ROOT}/{address}#muc"]
    assert [(link.target, link.line) for link in body.links] == [(address, 7), (address, 7)]
    assert not body.problems


@pytest.mark.parametrize(
    "address",
    ["https://a.vn/?a=1&b=2", "http://a.vn", "mailto:vp@a.vn", "tel:02283849", "//a.vn/x", "#muc"],
)
def test_links_out_of_the_site_stay_as_written(address: str):
    body = set_body(f"[xem]({address})")
    assert [a["href"] for a in BeautifulSoup(html_of(body), "html.parser").find_all("a")] == [address]
    assert (body.links, body.problems) == ((), ())


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("javascript:alert(1)", "bad-link"),
        ("ftp://a.vn/", "bad-link"),
        ("https:a.vn", "bad-link"),
        ("mailto:", "bad-link"),
        ("../../../../../etc/passwd", "outside-content"),
        ("%2e%2e/../../../../x", "outside-content"),
        ("cong-van.pdf", "file-link"),
    ],
)
def test_links_that_lead_nowhere_are_reported_and_undone(address: str, code: str):
    body = set_body(f"Lời\n\n[xem]({address})", 5)
    assert problems(body) == [(7, code)]
    assert "href" not in html_of(body)
    assert "xem" in html_of(body)


@pytest.mark.parametrize(
    "text",
    [
        "![Đại biểu](<ảnh 5 người.jpg>)",
        "![Đại biểu](hội nghị 2020 - 2025.jpg)",
        "[x](<https://a.vn/?q=5 năm>)",
    ],
)
def test_file_names_and_addresses_keep_their_spaces(text: str):
    body = set_body(text)
    sources = [block.src for block in body.blocks if isinstance(block, Figure)]
    assert "\u00a0" not in "".join(sources) + BeautifulSoup(html_of(body), "html.parser").decode()


@pytest.mark.parametrize(
    ("target", "place"),
    [
        ("1.jpg", "articles/2024/07/hop/1.jpg"),
        ("./1.jpg", "articles/2024/07/hop/1.jpg"),
        ("/photos/a.jpg", "photos/a.jpg"),
        ("a%20b.jpg", "articles/2024/07/hop/a b.jpg"),
        ("A\u0309nh.jpg", "articles/2024/07/hop/Ảnh.jpg"),
        ("../../../../../a", None),
        ("/../a", None),
        ("..%2f..%2f..%2f..%2f..%2fa", None),
        ("a\\b.jpg", None),
        ("a%00.jpg", None),
    ],
)
def test_places_in_the_content_folder(target: str, place: str | None):
    assert resolve(PATH, target) == place


steps = st.sampled_from(["..", ".", "a", "%2e%2e", "%2fa", "a\\", "a%00", " ", "đ"])


@given(st.sampled_from(["", "/"]), st.lists(steps, min_size=1, max_size=10).map("/".join))
def test_no_place_lies_outside_the_content_folder(root: str, target: str):
    assume(not (root + target).startswith("/%2f"))
    place = resolve(PATH, root + target)
    assert place is None or not (place.startswith("/") or ".." in place.split("/") or "\0" in place)


@pytest.mark.parametrize("target", ["//etc/passwd", "/%2fetc/passwd"])
def test_two_slashes_do_not_lead_to_the_root_of_the_disk(target: str):
    place = resolve(PATH, target)
    assert place is None or not place.startswith("/")


@pytest.mark.parametrize(
    ("path", "address"),
    [
        (PATH, "2024/07/hop/"),
        ("pages/gioi-thieu.md", "gioi-thieu/"),
        ("articles/2024/07/hop/1.jpg", None),
        ("articles/2024/7/hop/index.md", None),
        ("pages/con/a.md", None),
        ("index.md", None),
    ],
)
def test_addresses_come_from_places(path: str, address: str | None):
    assert site_address(path) == address


# Figures


def test_figures_stand_between_the_html_with_their_place_and_line():
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
    ],
)
def test_photos_that_cannot_be_shown_are_reported(text: str, code: str):
    assert problems(set_body(f"Lời\n\n{text}", 5)) == [(7, code)]


def test_figures_inside_lists_leave_the_list_whole():
    body = set_body("- một ![Bảng](1.jpg)\n- hai")
    assert [type(block).__name__ for block in body.blocks] == ["str", "Figure", "str"]
    assert html_of(body) == "<ul>\n<li>một </li>\n<li>hai</li>\n</ul>"


def test_one_body_leaves_nothing_in_the_next():
    set_body("![Đại biểu](1.jpg)\n\n[x](../khac/) chú[^1]\n\n[^1]: thích\n\n[a]: /b/")
    assert set_body("[a]") == Body(("<p>[a]</p>",), (), ())


def test_equal_things_are_found_on_their_own_lines():
    locator = Locator("a\nx\nb\nx\n", 10)
    assert [locator.line("x"), locator.line("x"), locator.line("x"), locator.line("?")] == [11, 13, 11, 10]
