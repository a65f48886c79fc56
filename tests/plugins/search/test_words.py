"""Words: all that a reader sees of an article is found, and no mark of its body."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.model.blocks import FILE_CLOSE, FILE_OPEN, ROOT, Figure, Gallery, Recording, VideoBlock
from newsroom.model.documents import Document
from newsroom.model.records import Correction, StaticPage
from plugins.search.words import plain, words_of
from tests.support.making import NOW, make_article


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<p>Một <b>Đ</b>ảng &amp; dân</p>", "Một Đảng & dân"),
        ("<p>Dòng một<br>dòng hai</p>", "Dòng một dòng hai"),
        (f'<p>Xem <a href="{ROOT}2024/07/a/" title="x > y">bài</a></p>', "Xem bài"),
        (f'<a href="a.pdf">Mẫu{FILE_OPEN}tai-lieu/mau.pdf{FILE_CLOSE}</a>', "Mẫu"),
        ('chữ<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup> sau', "chữ sau"),
        ("m<sup>2</sup>", "m2"),
    ],
)
def test_markup_gives_its_words(markup: str, words: str) -> None:
    assert plain(markup).strip() == words


_MARKUP = st.lists(
    st.sampled_from(
        ["<", ">", '"', "</", "p", "br", "Em", " ", "é", '<a href="', "<td>", "</td>", "<br/>", "\n"]
    )
).map("".join)


@given(_MARKUP)
def test_tags_are_told_as_a_plain_expression_tells_them(markup: str) -> None:
    def gap(tag: re.Match[str]) -> str:
        inline, name = ("a", "em"), tag[2].lower()
        return "" if name in inline else " " if name == "br" else "\n"

    assert plain(markup) == re.sub(r'<(/?)([a-zA-Z0-9]+)(?:[^>"]|"[^"]*")*>', gap, markup)


def test_cells_and_paragraphs_are_no_neighbours() -> None:
    assert plain("<table><tr><td>a</td><td>b</td></tr></table><p>c</p><ul><li>d</li></ul>").split() == list(
        "abcd"
    )
    assert "a\n" in plain("<td>a</td><td>b</td>")
    assert " " not in plain("<p>a</p><p>b</p>")


def test_captions_credits_and_titles_of_media_are_words_of_the_text() -> None:
    photo = Figure("1.jpg", "thế", caption="Quang cảnh", credit="Duy Tiến")
    body = (
        "<p>Lời.</p>",
        Gallery((photo,), "Chung"),
        VideoBlock("", "a.mp4", "Phim"),
        Recording("a.mp3", "Đọc"),
    )
    text = words_of(make_article(body=body)).text
    assert text.split("\n") == [
        "",
        "Lời.",
        "",
        "",
        "Quang cảnh",
        "Duy Tiến",
        "Chung",
        "Phim",
        "",
        "",
        "Đọc",
        "",
        "",
    ]


def test_headings_leads_and_texts_are_told_apart() -> None:
    document = Document(number="01-NQ/ĐUK", kind="Nghị quyết", issuer="Đảng ủy", signer="A")
    article = make_article(
        kicker="Khối", title="Tên", summary="Sa pô", tags=("chủ đề",), authors=("P. Mai",), agency="ABO",
        source="Báo", document=document, corrections=(Correction(NOW, "Sửa"),),
    )  # fmt: skip
    found = words_of(article)
    assert found.heading.split("\n") == ["Khối", "Tên", "01-NQ/ĐUK"]
    assert found.lead.split("\n") == ["Sa pô", "chủ đề", "P. Mai", "ABO", "Báo", "Nghị quyết", "Đảng ủy", "A"]
    assert found.text == "Sửa"


def test_static_pages_have_title_summary_and_text() -> None:
    page = StaticPage("pages/a.md", "a/", "Tên", "Tóm tắt", body=("Lời",))
    assert words_of(page) == ("Tên", "Tóm tắt", "Lời")
