from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from newsroom.model.blocks import FIGURE_CLOSE, FIGURE_OPEN, Figure, Gallery
from plugins.captions.markdown import makeExtension
from plugins.captions.tree import mark

MARKDOWN: Any = Markdown(
    extensions=["tables", "footnotes", "sane_lists", makeExtension()], output_format="html"
)
ONE, TWO, THREE = mark(0), mark(1), mark(2)


def set_text(text: str) -> tuple[str, list[Figure | Gallery]]:
    html = MARKDOWN.reset().convert(text)
    return html, MARKDOWN.figures


def one(text: str) -> Figure:
    html, (figure,) = set_text(text)
    assert html == f"<p>{ONE}</p>"
    assert isinstance(figure, Figure)
    return figure


# One photo


@pytest.mark.parametrize(
    ("text", "alt", "caption", "credit"),
    [
        ('![Đại biểu](1.jpg "Quang cảnh")', "Đại biểu", "Quang cảnh", ""),
        ('![Đại biểu](1.jpg "Quang cảnh. Ảnh: P. Mai")', "Đại biểu", "Quang cảnh.", "Ảnh: P. Mai"),
        ("![Đại biểu](1.jpg)\n*Quang cảnh (Ảnh: P. Mai)*", "Đại biểu", "Quang cảnh", "Ảnh: P. Mai"),
        ("![Đại biểu](1.jpg)  \n_Quang cảnh_", "Đại biểu", "Quang cảnh", ""),
        ("![Đại biểu](1.jpg)", "Đại biểu", "Đại biểu", ""),
        ('![](1.jpg "Quang cảnh")', "Quang cảnh", "Quang cảnh", ""),
        ("![](1.jpg)\n*Quang cảnh*", "Quang cảnh", "Quang cảnh", ""),
        ("![](1.jpg)", "", "", ""),
        ('![A & B](1.jpg "x < y &amp; «z»")', "A & B", "x < y & «z»", ""),
        ("![Đại biểu\ndự họp](1.jpg)", "Đại biểu dự họp", "Đại biểu dự họp", ""),
        ("![Đại biểu dự họp](1.jpg)\nĐại biểu dự họp.", "Đại biểu dự họp", "Đại biểu dự họp.", ""),
        ("![Đại biểu](1.jpg)\n*Quang **cảnh** hội nghị*", "Đại biểu", "Quang cảnh hội nghị", ""),
        ("## ![Đại biểu](1.jpg)", "Đại biểu", "Đại biểu", ""),
        ("![Đại biểu](1.jpg)\n*Quang cảnh*\n*hội nghị*", "Đại biểu", "Quang cảnh hội nghị", ""),
        (
            "![Đại biểu](1.jpg)\n*Quang cảnh*\n*hội nghị.*\n*Ảnh: P. Mai*",
            "Đại biểu",
            "Quang cảnh hội nghị.",
            "Ảnh: P. Mai",
        ),
        ("![Đại biểu](1.jpg)\n***Quang cảnh***", "Đại biểu", "Quang cảnh", ""),
        ("![Đại biểu](1.jpg)\n*Quang cảnh*\n___hội nghị___", "Đại biểu", "Quang cảnh hội nghị", ""),
        ("![Đại biểu](1.jpg)\n*Ảnh: P. Mai*", "Đại biểu", "Đại biểu", "Ảnh: P. Mai"),
        ('![Đại biểu](1.jpg "Ảnh: P. Mai")', "Đại biểu", "Đại biểu", "Ảnh: P. Mai"),
        ('![Đại biểu](1.jpg "Nói \\"có\\" và làm")', "Đại biểu", 'Nói "có" và làm', ""),
        ("*![Đại biểu](1.jpg)*\n*Quang cảnh*", "Đại biểu", "Quang cảnh", ""),
    ],
)
def test_a_paragraph_with_only_a_photo_is_a_figure(text: str, alt: str, caption: str, credit: str) -> None:
    figure = one(text)
    assert (figure.src, figure.alt, figure.caption, figure.credit) == ("1.jpg", alt, caption, credit)


@pytest.mark.parametrize(
    ("photo", "line"),
    [
        ("![Đại biểu dự hội nghị](1.jpg)", "Đại biểu dự hội nghị."),
        ('![Đại biểu](1.jpg "Đảng uỷ Khối họp")', "ĐẢNG ỦY KHỐI HỌP"),
        ("![Đại hội lần thứ 1](1.jpg)", "*Đại hội lần thứ 1*"),
        ("![Bí thư Đảng ủy trao quyết định](1.jpg)", "BÍ THƯ ĐẢNG UỶ\ntrao quyết định…"),
        ("![An & Bình](1.jpg)", "An &amp; Bình"),
        ('![Đại biểu](1.jpg "Quang cảnh")\n*hội nghị*', "***Quang cảnh. Hội nghị***"),
        ("![Đại biểu](1.jpg)\n*Quang cảnh*", "**Quang cảnh**"),
        ("![Đại biểu dự hội nghị](1.jpg)", "Đại biểu dự hội nghị. Ảnh: P. Mai"),
    ],
)
def test_a_caption_that_stands_again_right_after_is_printed_once(photo: str, line: str) -> None:
    html, figures = set_text(f"{photo}\n\n{line}\n\nHội nghị bế mạc.")
    assert html.replace("\n", "") == f"<p>{ONE}</p><p>Hội nghị bế mạc.</p>"
    assert len(figures) == 1


@pytest.mark.parametrize(
    ("photo", "line"),
    [
        ("![Bà Lan hỏi cháu](1.jpg)", "Bà Làn hồi chậu"),
        ("![Đại hội lần thứ 1](1.jpg)", "Đại hội lần thứ I"),
        ("![Trao thẻ đảng](1.jpg)", "Trao thẻ đảng?"),
        ("![Bí thư Đảng ủy trao quyết định](1.jpg)", "Bí thư Đảng ủy tra quyết định"),
        ("![Đồng chí Bí thư](1.jpg)", "**Đồng chí Bí thư:**"),
        ("![Đồng chí Bí thư:](1.jpg)", "**Đồng chí Bí thư:**"),
        ("![Đồng chí Bí thư](1.jpg)", "**Đồng chí** Bí thư"),
        ("![Nghị quyết](1.jpg)", "[Nghị quyết](https://a.vn/)"),
        ("![Nghị quyết](1.jpg)", "**[Nghị quyết](a.pdf)**"),
        ("![Nghị quyết](1.jpg)", "Nghị quyết<sup>1</sup>"),
        ("![Nghị quyết](1.jpg)", "<b>Nghị quyết</b>"),
        ("![Nghị quyết](1.jpg)", "`Nghị quyết`"),
        ("![Nghị quyết](1.jpg)", "Nghị quyết[^1]\n\n[^1]: Nguồn."),
        ("![Nghị quyết](1.jpg)", "Nghị  \nquyết"),
    ],
)
def test_a_paragraph_that_says_or_holds_anything_else_stays(photo: str, line: str) -> None:
    alone, _ = set_text(line)
    html, (figure,) = set_text(f"{photo}\n\n{line}")
    assert html == f"<p>{ONE}</p>\n{alone}"
    assert isinstance(figure, Figure)


def test_a_name_with_another_letter_is_another_caption_and_stays() -> None:
    html, _ = set_text("![Ông Phạm Minh Chính phát biểu](1.jpg)\n\nÔng Phạm Minh Chín phát biểu")
    assert "<p>Ông Phạm Minh Chín phát biểu</p>" in html


@pytest.mark.parametrize("line", ["**Quang cảnh**", "Quang *cảnh*", "*Quang* cảnh", "**Quang *cảnh***"])
def test_a_line_that_is_not_slanted_as_a_whole_is_no_caption(line: str) -> None:
    html, (figure,) = set_text(f"![Đại biểu](1.jpg)\n{line}")
    assert isinstance(figure, Figure)
    assert figure.caption == "Đại biểu"
    assert "Quang" in html


def test_the_repeated_line_brings_its_credit() -> None:
    _, (figure,) = set_text("![Đại biểu dự họp](1.jpg)\n\nĐại biểu dự họp. Ảnh: P. Mai")
    assert isinstance(figure, Figure)
    assert figure.credit == "Ảnh: P. Mai"


@pytest.mark.parametrize(
    "line",
    ["Quang cảnh hội nghị", "Đại biểu dự hội nghị tỉnh", "## Đại biểu dự hội nghị", "- Đại biểu dự hội nghị"],
)
def test_other_text_after_a_photo_stays(line: str) -> None:
    html, (figure,) = set_text(f"![Đại biểu dự hội nghị](1.jpg)\n\n{line}")
    assert line.lstrip("#- ") in html
    assert isinstance(figure, Figure)
    assert figure.caption == "Đại biểu dự hội nghị"


@pytest.mark.parametrize(
    ("line", "caption", "credit"),
    [
        ("Ảnh: P. Mai", "Đại biểu dự họp", "Ảnh: P. Mai"),
        ("Nguồn ảnh: Ban Biên tập", "Đại biểu dự họp", "Nguồn ảnh: Ban Biên tập"),
        ("Quang cảnh hội nghị. Ảnh: P. Mai", "Quang cảnh hội nghị.", "Ảnh: P. Mai"),
        ("**Quang cảnh hội nghị. Ảnh: P. Mai**", "Quang cảnh hội nghị.", "Ảnh: P. Mai"),
        ("Quang cảnh hội nghị", "Quang cảnh hội nghị", ""),
        ("Quang cảnh hội nghị.\nẢnh: P. Mai", "Quang cảnh hội nghị.", "Ảnh: P. Mai"),
        ("Quang cảnh hội nghị  \n*Ảnh: P. Mai*", "Quang cảnh hội nghị", "Ảnh: P. Mai"),
    ],
)
def test_a_short_line_under_a_photo_or_one_that_ends_in_a_credit_is_its_caption(
    line: str, caption: str, credit: str
) -> None:
    figure = one(f"![Đại biểu dự họp](1.jpg)\n{line}")
    assert (figure.caption, figure.credit) == (caption, credit)


def test_lines_under_a_photo_of_which_only_the_last_ends_in_a_credit_are_text() -> None:
    html, _ = set_text("![Đại biểu dự họp](1.jpg)\nMở đầu.\nKết thúc. Ảnh: P. Mai")
    assert "Mở đầu.\nKết thúc. Ảnh: P. Mai" in html


@pytest.mark.parametrize(
    "lines",
    [
        "Câu thơ đầu\ncâu thơ sau",
        "Câu thơ đầu  \ncâu thơ sau",
        "Phát biểu tại hội nghị, đồng chí Bí thư đánh giá cao. " * 5,
        "Đồng chí Bí thư:",
        "– Chào đồng chí!",
        "**Phần một**",
        "Xem [kế hoạch](https://a.vn/)",
        "Tăng 5%[^1]\n\n[^1]: Nguồn.",
        "*Tăng 5%[^1]*\n\n[^1]: Nguồn.",
        "Tăng <b>5%</b>",
    ],
)
def test_other_lines_right_under_a_photo_are_text(lines: str) -> None:
    html, (figure,) = set_text(f"![Đại biểu dự họp](1.jpg)\n{lines}")
    alone, _ = set_text(lines.rstrip())
    assert re.sub(r"\s", "", html) == re.sub(r"\s", "", f"<p>{ONE}</p>{alone}")
    assert isinstance(figure, Figure)
    assert figure.caption == "Đại biểu dự họp"


def test_a_caption_repeated_only_later_stays_for_the_proofreader() -> None:
    html, _ = set_text("![Đại biểu dự họp](1.jpg)\n\nMở đầu.\n\nĐại biểu dự họp")
    assert "<p>Đại biểu dự họp</p>" in html


# Galleries


def captions(gallery: Figure | Gallery) -> list[str]:
    assert isinstance(gallery, Gallery)
    return [figure.caption for figure in gallery.figures]


@pytest.mark.parametrize(
    ("text", "each", "shared"),
    [
        ("![Khai mạc](1.jpg) ![Bế mạc](2.jpg)", ["Khai mạc", "Bế mạc"], ""),
        ("![Khai mạc](1.jpg)\n![Bế mạc](2.jpg)\n*Ngày hội Khối*", ["Khai mạc", "Bế mạc"], "Ngày hội Khối"),
        (
            "![Khai mạc](1.jpg)\n*Lễ khai mạc*\n![Bế mạc](2.jpg)\n*Lễ bế mạc*",
            ["Lễ khai mạc", "Lễ bế mạc"],
            "",
        ),
        ("![Khai mạc](1.jpg)\n![Bế mạc](2.jpg)\n*bế mạc*", ["Khai mạc", "bế mạc"], ""),
        ("![Một](1.jpg)\nLễ khai mạc\n![Hai](2.jpg)\nLễ bế mạc", ["Lễ khai mạc", "Lễ bế mạc"], ""),
        ("![Khai mạc](1.jpg)\n![Bế mạc](2.jpg)\nNgày hội Khối", ["Khai mạc", "Bế mạc"], "Ngày hội Khối"),
    ],
)
def test_photos_in_one_paragraph_are_a_gallery(text: str, each: list[str], shared: str) -> None:
    html, (gallery,) = set_text(text)
    assert html == f"<p>{ONE}</p>"
    assert captions(gallery) == each
    assert gallery.caption == shared


# Photos among text


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Mở đầu ![Bảng](1.jpg) kết.", f"<p>Mở đầu kết.</p><p>{ONE}</p>"),
        ("![Bảng](1.jpg) Mở đầu.", f"<p>{ONE}</p><p>Mở đầu.</p>"),
        ("Mở đầu **rõ ![Bảng](1.jpg)** kết.", f"<p>Mở đầu <strong>rõ </strong>kết.</p><p>{ONE}</p>"),
        ("[![Bảng](1.jpg)](https://a.vn/)", f"<p>{ONE}</p>"),
    ],
)
def test_a_photo_in_a_paragraph_of_text_stands_beside_it(text: str, html: str) -> None:
    assert set_text(text)[0].replace("\n", "") == html


@pytest.mark.parametrize(
    ("text", "html", "each"),
    [
        ("![Bảng](1.jpg)\n*Chú*\nLời.", f"<p>{ONE}</p><p>Lời.</p>", ["Chú"]),
        ("Lời.\n![Bảng](1.jpg)\n*Chú*", f"<p>Lời.</p><p>{ONE}</p>", ["Chú"]),
        (
            "Lời.\n![Bảng](1.jpg)\n*Chú*\n***thích***\nKết.",
            f"<p>Lời.</p><p>{ONE}</p><p>Kết.</p>",
            ["Chú thích"],
        ),
        ("Lời.\n![Một](1.jpg)\n*Chú*\n![Hai](2.jpg)\n*Thích*", f"<p>Lời.</p><p>{ONE}</p>", ["Chú", "Thích"]),
        ("Lời.\n![Một](1.jpg)\n![Hai](2.jpg)\n*Thích*", f"<p>Lời.</p><p>{ONE}</p>", ["Một", "Thích"]),
        ("![Bảng](1.jpg)\n*Chú* rồi lời.", f"<p>{ONE}</p><p><em>Chú</em> rồi lời.</p>", ["Bảng"]),
        ("![Bảng](1.jpg) *Chú*\nLời.", f"<p>{ONE}</p><p><em>Chú</em>Lời.</p>", ["Bảng"]),
        ("![Bảng](1.jpg) rồi\n*Chú*\nLời.", f"<p>{ONE}</p><p>rồi<em>Chú</em>Lời.</p>", ["Bảng"]),
        ("![Bảng](1.jpg)\n**Chú**\nLời.", f"<p>{ONE}</p><p><strong>Chú</strong>Lời.</p>", ["Bảng"]),
        ("*Chú*\n![Bảng](1.jpg)\nLời.", f"<p><em>Chú</em></p><p>{ONE}</p><p>Lời.</p>", ["Bảng"]),
    ],
)
def test_a_slanted_line_right_under_a_photo_among_text_is_its_caption(
    text: str, html: str, each: list[str]
) -> None:
    made, (figure,) = set_text(text)
    assert made.replace("\n", "") == html
    assert [one.caption for one in (figure.figures if isinstance(figure, Gallery) else [figure])] == each


@pytest.mark.parametrize("text", ["![Bảng](1.jpg)  \n*Chú*\nLời."])
def test_a_slanted_line_under_a_photo_with_a_break_is_its_caption(text: str) -> None:
    _, (figure,) = set_text(text)
    assert isinstance(figure, Figure)
    assert figure.caption == "Chú"


# Links around photos


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("[![Bảng](1.jpg)](https://a.vn/)", ["https://a.vn/"]),
        ("[![Bảng](1.jpg)](1.jpg)", []),
        ("[![Bảng](1.jpg)](2.jpg)", ["2.jpg"]),
        ("**[![Bảng](1.jpg)](/a/)**", ["/a/"]),
        ("Lời [*![Bảng](1.jpg)*](/a/) và [chữ](/b/)", ["/a/"]),
        ("> [![Một](1.jpg)](/a/)\n> [![Hai](2.jpg)](/b/)", ["/a/", "/b/"]),
        ("![Bảng](1.jpg)\n*[chữ](/a/)*", ["/a/"]),
    ],
)
def test_links_around_photos_are_listed_unless_they_lead_to_the_photo(text: str, links: list[str]) -> None:
    set_text(text)
    assert MARKDOWN.photo_links == links


@pytest.mark.parametrize("text", ["- [![Bảng](1.jpg)](/a/)", "|a|\n|-|\n|[![Bảng](1.jpg)](/a/)|"])
def test_links_around_photos_in_lists_and_tables_are_listed_and_gone(text: str) -> None:
    html, _ = set_text(text)
    assert MARKDOWN.photo_links == ["/a/"]
    assert "<a" not in html


def test_a_link_around_a_photo_among_text_leaves_nothing_behind() -> None:
    assert "<a" not in set_text("Lời [![Bảng](1.jpg)](/a/) và kết.")[0]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("- một ![Bảng](1.jpg)\n- hai", f"<ul><li>một <p>{ONE}</p></li><li>hai</li></ul>"),
        ("1. một\n\n    ![Bảng](1.jpg)\n    *Chú*\n", f"<ol><li><p>một</p><p>{ONE}</p></li></ol>"),
        ("> ![Bảng](1.jpg)\n>\n> Lời.", f"<blockquote><p>{ONE}</p><p>Lời.</p></blockquote>"),
        ("|a|b|\n|-|-|\n|![Bảng](1.jpg)|![Biểu](2.jpg)|", f"<td><p>{ONE}</p></td><td><p>{TWO}</p></td>"),
        ("chú[^1]\n\n[^1]: xem ![Bảng](1.jpg)", f"<p>{ONE}</p>"),
    ],
)
def test_photos_stand_in_lists_quotes_tables_and_notes(text: str, html: str) -> None:
    assert html in set_text(text)[0].replace("\n", "")


@pytest.mark.parametrize(
    "text", ["*![Đại biểu](1.jpg)*", "**![Đại biểu](1.jpg)**", "**[![Đại biểu](1.jpg)](/a/)**"]
)
def test_a_photo_in_emphasis_is_a_figure(text: str) -> None:
    assert one(text).caption == "Đại biểu"


def test_marks_are_numbered_in_reading_order() -> None:
    html, figures = set_text(
        "![Một](1.jpg)\n\n> ![Hai](2.jpg)\n\n- ![Ba](3.jpg)\n\n![Bốn](4.jpg) ![Năm](5.jpg)"
    )
    assert re.findall(f"{FIGURE_OPEN}(\\d+){FIGURE_CLOSE}", html) == ["0", "1", "2", "3"]
    assert [getattr(figure, "alt", "gallery") for figure in figures] == ["Một", "Hai", "Ba", "gallery"]


pieces = st.sampled_from(
    ["![Đại biểu](1.jpg)", '![Đại biểu](2.jpg "Quang cảnh")', "![](3.jpg)", "*Chú*", "***Chú***", "Lời", "\n", "\n\n", "- ", "> ", "  \n", "[", "](/a/)", "|", "## "]
)  # fmt: skip


@pytest.mark.slow
@given(st.lists(pieces, max_size=10).map("".join))
def test_every_photo_of_the_text_is_in_a_figure_with_its_alt_text(text: str) -> None:
    stock = Markdown(extensions=["tables", "footnotes", "sane_lists"], output_format="html").convert(text)
    html, figures = set_text(text)
    assert "<img" not in html
    flat = [one for each in figures for one in (each.figures if isinstance(each, Gallery) else [each])]
    assert [figure.src for figure in flat] == re.findall(r'<img[^>]* src="([^"]*)"', stock)
    assert all(figure.alt == "Đại biểu" for figure in flat if figure.src in ("1.jpg", "2.jpg"))
    assert len(re.findall(FIGURE_OPEN, html)) == len(figures)


def test_a_second_text_starts_afresh() -> None:
    set_text("![Một](1.jpg)")
    assert set_text("Không có ảnh") == ("<p>Không có ảnh</p>", [])
    set_text('[![Một](1.jpg "[^1]")](/a/)')
    assert (MARKDOWN.photo_links, MARKDOWN.photo_notes) == (["/a/"], ["[^1]"])
    set_text("Không có ảnh")
    assert (MARKDOWN.photo_links, MARKDOWN.photo_notes) == ([], [])


@pytest.mark.parametrize("text", ["Nhiệt độ < 5 độ, độ ẩm > 30%", "Chi bộ có x < y và hết > đó"])
def test_signs_of_comparison_in_a_caption_stay(text: str) -> None:
    _, (figure,) = set_text(f"![Một](1.jpg)\n*{text}*")
    assert figure.caption == text


def test_a_paragraph_that_only_begins_like_the_caption_stays() -> None:
    made, (figure,) = set_text("![Nhiệt và](2.jpg)\n\nNhiệt < 5 độ > và\n\nSau.")
    assert figure.caption == "Nhiệt và"
    assert "5 độ" in made


def test_the_title_of_a_link_around_a_photo_is_part_of_the_caption() -> None:
    figure = one('[![Đại biểu](1.jpg "Quang cảnh. Ảnh: An")](1.jpg "Phút trao thẻ. Ảnh: P. Mai")')
    assert (figure.caption, figure.credit) == ("Phút trao thẻ. Quang cảnh.", "Ảnh: An; Ảnh: P. Mai")


def test_a_line_break_in_a_caption_is_a_space() -> None:
    assert one("![Một](1.jpg)\n*Quang cảnh<br>hội nghị*").caption == "Quang cảnh hội nghị"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("- ![Bảng](1.jpg) lời\n- hai", f"<ul><li><p>{ONE}</p> lời</li><li>hai</li></ul>"),
        ("- ![Bảng](1.jpg)\n- hai", f"<ul><li><p>{ONE}</p></li><li>hai</li></ul>"),
        ("> ![Bảng](1.jpg) lời", f"<blockquote><p>{ONE}</p><p>lời</p></blockquote>"),
        ("## ![Bảng](1.jpg) Kết quả", f"<p>{ONE}</p><h2>Kết quả</h2>"),
        ("## Kết quả ![Bảng](1.jpg)", f"<h2>Kết quả</h2><p>{ONE}</p>"),
        ("|a|\n|-|\n|![Bảng](1.jpg) lời|", f"<td><p>{ONE}</p> lời</td>"),
        ("- **![Bảng](1.jpg) lời**", f"<ul><li><p>{ONE}</p><strong> lời</strong></li></ul>"),
        ("- trước [![Bảng](1.jpg) sau](/a/)", f'<ul><li>trước <p>{ONE}</p><a href="/a/"> sau</a></li></ul>'),
        (
            "- **a *b ![Bảng](1.jpg) c***",
            f"<ul><li><strong>a <em>b </em></strong><p>{ONE}</p><strong><em> c</em></strong></li></ul>",
        ),
    ],
)
def test_words_beside_a_photo_keep_their_place(text: str, html: str) -> None:
    assert html in set_text(text)[0].replace("\n", "")


@pytest.mark.parametrize(
    ("text", "html", "caption"),
    [
        ("- ![Bảng](1.jpg)\n  *Chú. Ảnh: An*\n- hai", f"<ul><li><p>{ONE}</p></li><li>hai</li></ul>", "Chú."),
        ("- ![Bảng](1.jpg)\n  Chú\n- hai", f"<ul><li><p>{ONE}</p></li><li>hai</li></ul>", "Chú"),
        ("- ![Bảng](1.jpg)\n  *Chú*\n  lời", f"<ul><li><p>{ONE}</p>    lời</li></ul>", "Chú"),
        ("- ![Bảng](1.jpg)\n  Chú\n    - con", f"<ul><li><p>{ONE}</p><ul><li>con</li></ul></li></ul>", "Chú"),
        ("> ![Bảng](1.jpg)\n> *Chú*", f"<blockquote><p>{ONE}</p></blockquote>", "Chú"),
    ],
)
def test_a_photo_in_a_list_or_a_quotation_has_its_caption_below(text: str, html: str, caption: str) -> None:
    made, (figure,) = set_text(text)
    assert made.replace("\n", "") == html
    assert isinstance(figure, Figure)
    assert figure.caption == caption


said = st.sampled_from(
    ["Lan", "Làn", "uỷ", "ủy", "I", "1", "*", "**", "_", "?", ".", ":", ",", "(", ")", "Ảnh: Tổ (Khối)", "Ảnh: Án",
     "…", "“", "”", " ", " ", "&amp;", "`", "–", "[chữ](a.vn)", "<br>", "hội nghị"]
)  # fmt: skip
phrases = st.lists(said, min_size=1, max_size=6).map("".join)


@pytest.mark.slow
@given(phrases, phrases, phrases, phrases, st.sampled_from(["\n", "\n\n", " "]))
def test_each_word_typed_with_a_photo_is_in_its_texts_or_the_text(
    alt: str, title: str, under: str, following: str, between: str
) -> None:
    html, figures = set_text(f'![{alt}](1.jpg "{title}"){between}{under}\n\n{following}')
    shown = [re.sub(r"<[^>]*>", " ", html)]
    for figure in figures:
        for one in figure.figures if isinstance(figure, Gallery) else [figure]:
            shown += [one.src, one.alt, one.caption, one.credit]
    typed = f"{alt} {title} {under} {following}".replace("[chữ](a.vn)", "chữ").replace("<br>", " ")
    words = re.findall(r"\w+", " ".join(shown).casefold().replace("uỷ", "ủy"))
    for word in re.findall(r"\w+", unescape(typed).replace("_", " ").casefold().replace("uỷ", "ủy")):
        assert word in words or word in "".join(words)


def test_a_link_in_a_caption_is_listed_as_gone() -> None:
    md: Any = Markdown(extensions=["plugins.captions.markdown"])
    md.convert("![Một](1.jpg)\n*Chú [thích](/a/) đây*")
    assert md.photo_links == ["/a/"]
    assert md.figures[0].caption == "Chú thích đây"


@pytest.mark.parametrize("sign", ["{rộng}", " {rộng}", "{Rộng}", "{rong}", "{ rộng }"])
def test_a_photo_may_ask_to_be_wide(sign: str) -> None:
    figure = one(f'![Toàn cảnh](1.jpg "Quang cảnh. Ảnh: P. Mai"){sign}')
    assert (figure.wide, figure.caption, figure.credit) == (True, "Quang cảnh.", "Ảnh: P. Mai")
    under = one(f"![Toàn cảnh](1.jpg){sign}\n*Quang cảnh*")
    assert (under.wide, under.caption) == (True, "Quang cảnh")


def test_what_else_stands_in_braces_after_a_photo_is_text() -> None:
    assert not one("![Toàn cảnh](1.jpg)").wide
    html, _ = set_text("![Toàn cảnh](1.jpg){rộng rãi} là thế, nói mãi không hết chuyện của làng.")
    assert "{rộng rãi}" in html


def test_of_a_gallery_each_photo_may_ask() -> None:
    _, (gallery,) = set_text("![Một](1.jpg){rộng}\n![Hai](2.jpg)\n*Cả hai*")
    assert isinstance(gallery, Gallery)
    assert [figure.wide for figure in gallery.figures] == [True, False]
