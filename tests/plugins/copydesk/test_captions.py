from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.model.blocks import Figure, Gallery
from newsroom.model.copy import Copy
from newsroom.vietnamese.repeating import beginning, says_again
from plugins.copydesk.captions import _may_begin_with, _words, check_captions
from plugins.copydesk.names import check_names

PATH = "articles/2024/07/hop/index.md"


@pytest.mark.parametrize(
    "paragraph", ["Đại biểu dự hội nghị", "<em>đại biểu dự hội nghị.</em>", "Đại biểu dự hội nghị!"]
)
def test_a_caption_said_again_further_down_is_reported(paragraph: str) -> None:
    figure = Figure("1.jpg", "Ảnh", "Đại biểu dự hội nghị", line=3)
    text = "Title: A\n\n![Ảnh](1.jpg)\n\nMở đầu.\n\nĐại biểu dự hội nghị\n"
    body = (Gallery((figure,)), f"<p>Mở đầu.</p>\n<p>{paragraph}</p>")
    assert [problem.line for problem in check_captions(Copy(PATH, text, body=body))] == [7]


@pytest.mark.parametrize(
    ("caption", "paragraph"),
    [
        ("Đại hội lần thứ 1", "Đại hội lần thứ I"),
        ("Đại biểu dự hội nghị", "Đại biểu dự hội nghí."),
        ("Đại biểu dự hội nghị", "<strong>Đại biểu dự hội nghị?</strong>"),
    ],
)
def test_a_paragraph_right_after_a_photo_that_says_nearly_its_caption_is_told(
    caption: str, paragraph: str
) -> None:
    figure = Figure("1.jpg", "Ảnh", caption, line=3)
    plain = paragraph.removeprefix("<strong>").removesuffix("</strong>")
    text = f"Title: A\n\n![{caption}](1.jpg)\n\n{plain}\n"
    found = list(check_captions(Copy(PATH, text, body=(figure, f"<p>{paragraph}</p>"))))
    assert [(problem.code, problem.line) for problem in found] == [("caption-similar", 5)]
    later = list(check_captions(Copy(PATH, text, body=(figure, f"<p>Mở đầu.</p><p>{paragraph}</p>"))))
    assert not later


@pytest.mark.parametrize(
    "paragraph",
    [
        "<strong>Đồng chí Bí thư chi bộ:</strong>",
        "<strong>Đồng chí Bí thư</strong> chi bộ",
        '<a href="https://a.vn/">Đồng chí Bí thư chi bộ</a>',
        'Đồng chí Bí thư chi bộ<sup id="fnref:1"><a href="#fn:1">1</a></sup>',
        "Đồng chỉ bí thứ chi bộ",
    ],
)
def test_a_paragraph_that_is_more_than_the_words_of_the_caption_is_passed_over(paragraph: str) -> None:
    figure = Figure("1.jpg", "Ảnh", "Đồng chí Bí thư chi bộ", line=3)
    assert not list(check_captions(Copy(PATH, "", body=(figure, f"<p>{paragraph}</p>"))))


def test_a_name_in_another_tone_is_left_to_the_check_of_names() -> None:
    figure = Figure("1.jpg", "Ảnh", "Bà Lê Thị Mai phát biểu", line=3)
    copy = Copy(
        PATH, "Bà Lê Thị Mai\n\nBà Lê Thị Mải phát biểu", body=(figure, "<p>Bà Lê Thị Mải phát biểu</p>")
    )
    assert not list(check_captions(copy))
    assert [problem.code for problem in check_names(copy)] == ["name-tone"]


def test_a_paragraph_that_says_more_than_the_caption_is_passed_over() -> None:
    figure = Figure("1.jpg", "Ảnh", "Đại biểu dự hội nghị", line=3)
    body = (figure, "<p>Đại biểu dự hội nghị đông đủ.</p>")
    assert not list(check_captions(Copy(PATH, "", body=body)))


@pytest.mark.parametrize("space", ["  ", "&nbsp;", "&nbsp; ", "\n", "\u2003\u2003", "\t" * 90])
def test_wide_spaces_do_not_hide_a_caption_that_is_said_again(space: str) -> None:
    figure = Figure("1.jpg", "Ảnh", "Đại biểu dự hội nghị", line=3)
    text = "Title: A\n\n![Ảnh](1.jpg)\n\nMở đầu.\n\nĐại biểu dự hội nghị\n"
    body = (Gallery((figure,)), f"<p>Đại biểu{space}dự hội{space}nghị</p>")
    assert [problem.code for problem in check_captions(Copy(PATH, text, body=body))] == ["caption-repeated"]


_PIECES = st.sampled_from(
    [" ", "  ", "&nbsp;", "&amp;", "&#160;", "\n", "\u2003", "<em>", "</em>", "Đại", "a"]
)


@given(st.lists(_PIECES).map("".join), st.sampled_from(["Đại biểu", "a", "“a”", "Đạia", "<a"]))
def test_what_may_begin_with_a_word_of_a_caption_is_never_passed_over(html: str, caption: str) -> None:
    if says_again(_words(html), caption):
        assert _may_begin_with({beginning(caption)}, html)
