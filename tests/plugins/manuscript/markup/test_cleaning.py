"""The links of bodies are judged, and what cannot be published is undone."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from newsroom.model.blocks import ROOT, Figure
from newsroom.model.records import Link
from tests.plugins.manuscript.markup.test_body import hrefs, html_of, problems, set_body, shown


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
    ],
)
def test_links_inside_the_site_become_addresses_below_its_root(written: str, address: str) -> None:
    body = set_body(f"Lời\n\n[xem]({written}) và [mục]({written}#muc)", 5)
    assert hrefs(body) == [f"{ROOT}/{address}", f"{ROOT}/{address}#muc"]
    assert [(link.target, link.line) for link in body.links] == [(address, 7), (address, 7)]
    assert not body.problems


def test_a_link_to_a_part_of_another_page_keeps_what_it_asks_for() -> None:
    (link,) = set_body("[x](../khac/#Phần%202)").links
    assert (link.target, link.anchor) == ("2024/07/khac/", "Phần%202")


@pytest.mark.parametrize(
    "written",
    ["#ket-qua", "#Kết-quả", "#K%E1%BA%BFt-qu%E1%BA%A3", "#KET-QUA", "index.md#ket-qua", "/2024/07/hop/#ket-qua",
     "../hop/#Kết-quả", "https://www.example.vn/bantin/2024/07/hop/#ket-qua"],
)  # fmt: skip
def test_links_lead_to_headings_of_their_own_page_above_and_below(written: str) -> None:
    body = set_body(f"[xem]({written})\n\n## Kết quả\n\n[xem]({written})", 1, SITE)
    assert hrefs(body) == ["#ket-qua", "#ket-qua"]
    assert (body.links, body.problems) == ((), ())


def test_a_link_to_its_own_page_is_one_inside_the_site() -> None:
    body = set_body("[xem](index.md)")
    assert hrefs(body) == [f"{ROOT}/2024/07/hop/"]
    assert [link.target for link in body.links] == ["2024/07/hop/"]


def test_a_link_to_a_heading_that_is_not_there_names_the_nearest() -> None:
    body = set_body("## Kết quả\n\n## Bài học\n\nXem [trên](#ket-qua-1), [ở đây](#top)", 5)
    assert [(p.line, p.code, dict(p.values)) for p in body.problems] == [
        (9, "own-anchor", {"target": "ket-qua-1", "nearest": "ket-qua"})
    ]
    assert hrefs(body) == ["#top"]


heading_words = st.lists(
    st.sampled_from(["Kết quả", "51,9%", "**đậm**", "Nội dung", "Tin khác", "2", "a > b", "[x](/a/)", "`mã`", "主", "&amp;", "*x*"]),
    min_size=1, max_size=3,
).map(" ".join)  # fmt: skip


@pytest.mark.slow
@given(st.lists(heading_words, min_size=1, max_size=6))
def test_headings_have_the_same_ids_however_they_are_set(headings: list[str]) -> None:
    plain = "\n\n".join(f"## {words}" for words in headings)
    ids = re.findall(r'<h\d id="([^"]*)"', html_of(set_body(plain)))
    assert len(set(ids)) == len(ids) == len(headings)
    whole = html_of(set_body(f"{plain}\n\n[^1]\n\n[^1]: Để Markdown làm cả bài."))
    assert re.findall(r'<h\d id="([^"]*)"', whole) == ids


SITE = "https://example.vn/bantin"


@pytest.mark.parametrize(
    ("written", "address"),
    [
        (SITE, ""),
        (f"{SITE}/", ""),
        (f"{SITE}/2024/07/khac/", "2024/07/khac/"),
        (f"{SITE}/2024/07/%C4%91/", "2024/07/đ/"),
        (f"{SITE}/gioi-thieu/", "gioi-thieu/"),
    ],
)
def test_links_that_spell_out_the_site_are_links_inside_it(written: str, address: str) -> None:
    for text in (f"Lời\n\n[xem]({written})", f"Lời\n\n<{written}>", f'Lời\n\n<a href="{written}">xem</a>'):
        body = set_body(text, 5, SITE)
        assert hrefs(body) == [f"{ROOT}/{quote(address)}"]
        assert body.links == (Link(address, unquote(written), 7),)
        assert not body.problems


def test_the_address_of_the_site_with_a_port_and_no_scheme_is_told() -> None:
    assert problems(set_body("Lời\n\n[x](example.vn:443/bantin/a/)", 5, SITE)) == [(7, "bare-host")]


def test_a_link_into_a_page_of_the_site_keeps_its_part() -> None:
    assert hrefs(set_body(f"[x]({SITE}/a/#muc)", 1, SITE)) == [f"{ROOT}/a/#muc"]


@pytest.mark.parametrize(
    ("written", "site_url"),
    [
        (f"{SITE}x/a/", SITE),
        ("https://example.vn/", SITE),
        ("https://example.vn.a.vn/", "https://example.vn"),
        ("https://example.vn@a.vn/", "https://example.vn"),
        (f"{SITE}/a/", ""),
        ("https://a.vn/?u=https://example.vn/bantin/a/", SITE),
    ],
)
def test_links_to_what_only_looks_like_the_site_lead_out_of_it(written: str, site_url: str) -> None:
    body = set_body(f"[x]({written})", 1, site_url)
    assert (hrefs(body), body.links, body.problems) == ([written], (), ())


@pytest.mark.parametrize(
    "address",
    [
        "https://a.vn/?a=1&b=2",
        "http://a.vn",
        "HTTPS://a.vn/",
        "mailto:vp@a.vn",
        "tel:02283849",
        "https://bộ.vn/(x)_y",
        "http://a_b.vn:8080/?c=d#e",
        "http://127.0.0.1/",
        "http://localhost/",
        "https://web.archive.org/web/2020/https://a.vn",
    ],
)
def test_links_out_of_the_site_stay_as_written(address: str) -> None:
    body = set_body(f"[xem]({address})")
    assert (hrefs(body), body.links, body.problems) == ([address], (), ())


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("javascript:alert(1)", "bad-link"),
        ("javascript&colon;alert(1)", "bad-link"),
        ("javascript&#58;alert(1)", "bad-link"),
        (" JavaScript:alert(1)", "bad-link"),
        ("vbscript:x", "bad-link"),
        ("data:text/html;base64,PHNjcmlwdD4=", "bad-link"),
        ("ftp://a.vn/", "bad-link"),
        ("https:a.vn", "web-address"),
        ("mailto:", "bad-link"),
        ("", "link-without-goal"),
        (" ", "link-without-goal"),
        ("<>", "link-without-goal"),
        ("//a.vn/x", "bad-link"),
        ("///a.vn", "bad-link"),
        ("/\\a.vn", "bad-link"),
        ("www.nhandan.vn", "bare-host"),
        ("nhandan.vn", "bare-host"),
        ("Nam-Dinh.gov.vn/tin?id=5", "bare-host"),
        ("WWW.A.COM/", "bare-host"),
        ("#abc", "no-own-anchor"),
        ("#", "link-without-goal"),
        ("#fn", "no-own-anchor"),
        ("#fn:1", "no-own-anchor"),
        ("#fnref2:nq", "no-own-anchor"),
        ("index.md#abc", "no-own-anchor"),
        ("https://https://a.vn", "web-address"),
        ("htps://a.vn", "web-address"),
        ("http//a.vn", "web-address"),
        ("https://a..vn/x", "web-address"),
        ("https://a b.vn/x", "web-host"),
        ("https://a%20b.vn/x", "web-host"),
        ("https://a,vn", "web-host"),
        ("https://a.vn:99999", "web-port"),
        ("a.vn:80/x", "bad-link"),
        ("khac", "missing-goal"),
        ("Khac/index.md", "missing-goal"),
        ("../../../../../etc/passwd", "outside-content"),
        ("%2e%2e/../../../../x", "outside-content"),
        ("cong-van.xyz", "file-link"),
    ],
)
def test_links_that_lead_nowhere_are_reported_and_undone(address: str, code: str) -> None:
    body = set_body(f"Lời\n\n[xem]({address})", 5)
    assert problems(body) == [(7, code)]
    assert "href" not in html_of(body)
    assert shown(body) == "Lời xem"
    assert not body.links


@pytest.mark.parametrize(
    "link",
    [
        '<a href="javascript:x">xem</a>',
        "<a href='&#106;avascript:x'>xem</a>",
        "<a href=javascript:x>xem</a>",
        '<A HREF = " javascript:x">xem</A>',
        '<a href="java\nscript:x">xem</a>',
        "[xem]\n\n[xem]: javascript:x",
        "[xem](<\tjavascript:x>)",
    ],
)
def test_schemes_in_disguise_are_reported_however_the_link_is_written(link: str) -> None:
    body = set_body(link)
    assert {problem.code for problem in body.problems} == {"bad-link"}
    assert "href" not in html_of(body)
    assert shown(body) == "xem"


DISGUISED = [
    "&#106;avascript:alert(1)",
    "&#x6A;avascript:alert(1)",
    "java&Tab;script:x",
    "java&NewLine;script:x",
]


@pytest.mark.parametrize("address", DISGUISED)
def test_schemes_in_references_are_reported_and_undone(address: str) -> None:
    body = set_body(f"[xem]({address})", 5)
    assert problems(body) == [(5, "bad-link")]
    assert html_of(body) == "<p><a>xem</a></p>"


@pytest.mark.parametrize("address", DISGUISED)
def test_schemes_in_references_are_reported_at_their_line(address: str) -> None:
    assert problems(set_body(f"Lời\n\n[xem]({address})", 5)) == [(7, "bad-link")]


@pytest.mark.parametrize("address", ["https://", "https://?a", "http://[a"])
def test_addresses_without_a_host_are_reported(address: str) -> None:
    assert problems(set_body(f"[xem]({address})", 5)) == [(5, "bad-link")]


def test_a_reference_without_semicolon_is_reported_at_its_line() -> None:
    assert problems(set_body("Lời\n\nmột&#57344 hai", 5)) == [(7, "private-character")]


def test_a_scheme_in_plain_text_is_no_link() -> None:
    assert not set_body('Gõ href="javascript:x" vào ô.').problems


@pytest.mark.parametrize(
    "text",
    [
        "![Đại biểu](<ảnh 5 người.jpg>)",
        "![Đại biểu](hội nghị 2020 - 2025.jpg)",
        "[x](<https://a.vn/?q=5 năm>)",
        "![Đại biểu](<anh 5 năm.jpg>)",
        "![Đại biểu](<anh/5 năm.jpg>)",
        "[x](</bai 5 năm/>)",
    ],
)
def test_file_names_and_addresses_keep_their_spaces(text: str) -> None:
    body = set_body(text)
    sources = [block.src for block in body.blocks if isinstance(block, Figure)]
    assert not body.problems
    assert len(sources) + len(hrefs(body)) == 1
    assert not re.search("[<>\ue003]|%EE%80%83", "".join(sources + hrefs(body)))
    assert "\u00a0" not in "".join(sources) + BeautifulSoup(html_of(body), "html.parser").decode()


def test_a_link_with_an_entity_is_told_at_its_line() -> None:
    (problem,) = set_body("Mở đầu.\n\n[x](khong&amp;13.xyz)").problems
    assert problem.line == 3
