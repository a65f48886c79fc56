from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.vietnamese.credit import split_credit
from plugins.captions.caption import join_captions, make_figure, same_caption

TEXTS = (
    "",
    "Đại biểu dự hội nghị",
    "Đại biểu dự hội nghị.",
    "Quang cảnh lễ trao tặng",
    "Quang cảnh. Ảnh: P. Mai",
    "Ảnh: P. Mai",
    "Ảnh minh họa",
)
texts = st.sampled_from(TEXTS)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Đảng uỷ Khối", "ĐẢNG ỦY KHỐI."),
        ("Đại biểu dự hội nghị. Ảnh: P. Mai", "Đại biểu dự hội nghị"),
        ("Đại biểu dự hội nghị. Ảnh: P. Mai", "Đại biểu dự hội nghị (Ảnh: An)"),
    ],
)
def test_texts_that_say_the_same_are_one_caption_whoever_took_the_photo(first: str, second: str) -> None:
    assert same_caption(first, second)
    assert same_caption(second, first)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Bà Lan hỏi cháu", "Bà Làn hồi chậu"),
        ("Đại hội lần thứ 1", "Đại hội lần thứ I"),
        ("Trao thẻ cho đảng viên", "Trao thẻ cho đảng viên?"),
        ("Đồng chí Bí thư trao quyết định", "Đồng chí Bí thư tra quyết định"),
        ("Ảnh: P. Mai", "Ảnh: P. Mai"),
    ],
)
def test_texts_that_differ_in_a_tone_a_letter_or_a_figure_are_two(first: str, second: str) -> None:
    assert not same_caption(first, second)


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        ("Vì sao còn chậm?", "Ý kiến tổ 2", "Vì sao còn chậm? Ý kiến tổ 2"),
        ("Quang cảnh…", "Quang cảnh.", "Quang cảnh."),
        ("Quang cảnh", "Quang cánh", "Quang cảnh. Quang cánh"),
        ("Quang cảnh", "", "Quang cảnh"),
    ],
)
def test_two_captions_become_one_of_both_unless_they_say_the_same(
    above: str, below: str, joined: str
) -> None:
    assert join_captions(above, below) == joined


def test_the_title_of_a_link_around_a_photo_is_part_of_its_caption() -> None:
    figure = make_figure("1.jpg", "", "Phút trao thẻ. Ảnh: An", "", around="Quang cảnh. Ảnh: P. Mai")
    assert (figure.caption, figure.credit) == ("Quang cảnh. Phút trao thẻ.", "Ảnh: An; Ảnh: P. Mai")
    assert make_figure("1.jpg", "", "Quang cảnh", "", around="Quang cảnh").caption == "Quang cảnh"


@pytest.mark.parametrize(
    ("alt", "title", "under", "shown", "credit", "spoken"),
    [
        ("Đại biểu", "Quang cảnh", "", "Quang cảnh", "", "Đại biểu"),
        ("Đại biểu", "", "Quang cảnh", "Quang cảnh", "", "Đại biểu"),
        ("Đại biểu", "", "", "Đại biểu", "", "Đại biểu"),
        ("", "Quang cảnh", "", "Quang cảnh", "", "Quang cảnh"),
        ("", "", "Quang cảnh", "Quang cảnh", "", "Quang cảnh"),
        ("Đảng uỷ họp", "Đảng ủy họp.", "", "Đảng ủy họp.", "", "Đảng uỷ họp"),
        ("Đại biểu. Ảnh: P. Mai", "Quang cảnh", "", "Quang cảnh", "Ảnh: P. Mai", "Đại biểu."),
        ("Đại biểu. Ảnh: P. Mai", "", "", "Đại biểu.", "Ảnh: P. Mai", "Đại biểu."),
        ("", "Ảnh: P. Mai", "", "", "Ảnh: P. Mai", "Ảnh: P. Mai"),
        ("Đại biểu", "Quang cảnh.", "Bên lề hội nghị", "Quang cảnh. Bên lề hội nghị", "", "Đại biểu"),
        ("Đại biểu", "Quang cảnh", "Quang cảnh.", "Quang cảnh.", "", "Đại biểu"),
        ("Đại biểu", "Ảnh minh họa", "", "Đại biểu", "Ảnh minh họa", "Đại biểu"),
        ("Đại biểu", "Quang cảnh", "Ảnh: P. Mai", "Quang cảnh", "Ảnh: P. Mai", "Đại biểu"),
        (
            "Đại biểu. Ảnh: An",
            "Quang cảnh. Ảnh: P. Mai",
            "",
            "Quang cảnh.",
            "Ảnh: P. Mai; Ảnh: An",
            "Đại biểu.",
        ),
        ("", "Quang cảnh 1", "Quang cảnh I", "Quang cảnh 1. Quang cảnh I", "", "Quang cảnh 1. Quang cảnh I"),
    ],
)
def test_each_text_is_printed_once(
    alt: str, title: str, under: str, shown: str, credit: str, spoken: str
) -> None:
    figure = make_figure("1.jpg", alt, title, under)
    assert (figure.caption, figure.credit, figure.alt) == (shown, credit, spoken)


@pytest.mark.parametrize(
    ("alt", "title", "under"),
    [("Đại biểu dự hội nghị", "Ảnh: P. Mai", ""), ("Đại biểu dự hội nghị", "", "Ảnh: P. Mai")],
)
def test_alt_text_is_the_caption_where_title_or_line_is_only_a_credit(
    alt: str, title: str, under: str
) -> None:
    figure = make_figure("1.jpg", alt, title, under)
    assert (figure.caption, figure.credit) == ("Đại biểu dự hội nghị", "Ảnh: P. Mai")


@pytest.mark.parametrize(
    ("under", "caption"),
    [("Quang cảnh lễ trao tặng", "Quang cảnh lễ trao tặng"), ("Ảnh: P. Mai", "Đại biểu")],
)
def test_a_title_that_is_only_a_credit_is_no_part_of_the_caption(under: str, caption: str) -> None:
    figure = make_figure("1.jpg", "Đại biểu", "Ảnh: P. Mai", under)
    assert (figure.caption, figure.credit) == (caption, "Ảnh: P. Mai")


def test_a_text_that_says_the_caption_again_brings_its_spelling_and_its_credit() -> None:
    figure = make_figure("1.jpg", "", "Đảng uỷ họp. Ảnh: An", "", again="Đảng ủy họp. Ảnh: P. Mai")
    assert (figure.caption, figure.credit) == ("Đảng ủy họp.", "Ảnh: An; Ảnh: P. Mai")


@given(texts, texts, texts)
def test_no_text_of_a_photo_is_lost(alt: str, title: str, under: str) -> None:
    figure = make_figure("1.jpg", alt, title, under)
    shown = " ".join((figure.alt, figure.caption, figure.credit))
    for text in (alt, title, under):
        caption, credit = split_credit(text)
        assert caption.rstrip(".") in shown
        assert credit in figure.credit
    assert bool(figure.alt) == bool(alt or title or under)


@given(texts, texts, texts)
def test_equality_of_captions_is_symmetric_and_reflexive_unless_empty(
    first: str, second: str, third: str
) -> None:
    assert same_caption(first, second) == same_caption(second, first)
    assert same_caption(first, first) == bool(split_credit(first)[0])
