from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.captions.caption import make_figure, same_caption, split_credit

LONG = "Đồng chí Bí thư Đảng ủy Khối trao quyết định"
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
        ("Đảng uỷ Khối", "Đảng ủy Khối"),
        ("Đại hội lần thứ 1", "Đại hội lần thứ I"),
        ("Khoá XII", "Khóa 12"),
        ("Kỳ họp thứ XIV", "Kỳ họp thứ 14"),
        ("Đại biểu dự hội nghị.", "ĐẠI BIỂU DỰ HỘI NGHỊ"),
        ("“Ý Đảng”, lòng dân", "Ý Đảng lòng dân!"),
        ("Đại biểu dự hội nghị. Ảnh: P. Mai", "Đại biểu dự hội nghị"),
        (LONG, LONG.replace("trao", "tra")),
        (LONG, LONG.replace("quyết", "quyêt")),
        (LONG, LONG.replace("định", "đinhh")),
        (LONG, LONG.replace("Khối", "Khiố")),
    ],
)
def test_texts_that_are_one_caption(first: str, second: str):
    assert same_caption(first, second)
    assert same_caption(second, first)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Đại biểu dự hội nghị", "Quang cảnh hội nghị"),
        ("Đại hội lần thứ I", "Đại hội lần thứ II"),
        ("Quý 1 năm 2023", "Quý 1 năm 2024"),
        ("Chi bộ 5 họp bàn công tác", "Chi bộ 6 họp bàn công tác"),
        ("Hội thi tay nghề", "Hội thi tay nghể giỏi"),
        ("Hội thao", "Hội thoa"),
        (LONG, LONG.replace("trao", "tra").replace("định", "địnhh")),
        (LONG, LONG + " mới"),
        ("", ""),
        ("…", "…"),
    ],
)
def test_texts_that_are_two_captions(first: str, second: str):
    assert not same_caption(first, second)


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("Đại biểu dự hội nghị. Ảnh: P. Mai", "Đại biểu dự hội nghị.", "Ảnh: P. Mai"),
        ("Đại biểu dự hội nghị (Ảnh: P. Mai)", "Đại biểu dự hội nghị", "Ảnh: P. Mai"),
        ("Đại biểu dự hội nghị - Ảnh: P. Mai.", "Đại biểu dự hội nghị", "Ảnh: P. Mai"),
        ("Đại biểu; Nguồn ảnh: Báo Nam Định", "Đại biểu", "Nguồn ảnh: Báo Nam Định"),
        ("Mùa gặt. Ảnh minh họa", "Mùa gặt.", "Ảnh minh họa"),
        ("Mùa gặt (Ảnh minh hoạ)", "Mùa gặt", "Ảnh minh hoạ"),
        ("Ảnh: P. Mai", "", "Ảnh: P. Mai"),
        ("Ảnh minh họa", "", "Ảnh minh họa"),
        ("Trưng bày ảnh: những năm tháng", "Trưng bày ảnh: những năm tháng", ""),
        ("Ảnh minh họa cho hội thi", "Ảnh minh họa cho hội thi", ""),
        ("  Đại biểu  ", "Đại biểu", ""),
    ],
)
def test_the_credit_at_the_end_is_split_off(text: str, caption: str, credit: str):
    assert split_credit(text) == (caption, credit)


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
    ],
)
def test_each_text_is_printed_once(alt: str, title: str, under: str, shown: str, credit: str, spoken: str):
    figure = make_figure("1.jpg", alt, title, under)
    assert (figure.caption, figure.credit, figure.alt) == (shown, credit, spoken)


@pytest.mark.parametrize(
    ("alt", "title", "under"),
    [("Đại biểu dự hội nghị", "Ảnh: P. Mai", ""), ("Đại biểu dự hội nghị", "", "Ảnh: P. Mai")],
)
def test_alt_text_is_the_caption_where_title_or_line_is_only_a_credit(alt: str, title: str, under: str):
    figure = make_figure("1.jpg", alt, title, under)
    assert (figure.caption, figure.credit) == ("Đại biểu dự hội nghị", "Ảnh: P. Mai")


@given(texts, texts, texts)
def test_no_text_of_a_photo_is_lost(alt: str, title: str, under: str):
    figure = make_figure("1.jpg", alt, title, under)
    shown = " ".join((figure.alt, figure.caption, figure.credit))
    for text in (alt, title, under):
        caption, credit = split_credit(text)
        assert caption.rstrip(".") in shown
        assert credit == "" or figure.credit
    assert bool(figure.alt) == bool(alt or title or under)


@given(texts, texts, texts)
def test_equality_of_captions_is_symmetric_and_reflexive_unless_empty(first: str, second: str, third: str):
    assert same_caption(first, second) == same_caption(second, first)
    assert same_caption(first, first) == bool(split_credit(first)[0])
