from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.vietnamese.credit import split_credit
from plugins.captions.caption import make_figure, same_caption

LONG = "Đồng chí Bí thư Đảng ủy Khối trao quyết định"
NAMED = "Đại biểu và ông Phạm Minh Chính thăm tỉnh Nam Định dịp hội nghị"
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
def test_texts_that_are_one_caption(first: str, second: str) -> None:
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
        (NAMED, NAMED.replace("Chính", "Chín")),
        (NAMED, NAMED.replace("Phạm", "Phan")),
        (NAMED, NAMED.replace("Minh", "Mình").replace("Chính", "Chíng")),
        (NAMED, NAMED.replace("Nam Định", "Nam Địn")),
        ("", ""),
        ("…", "…"),
    ],
)
def test_texts_that_are_two_captions(first: str, second: str) -> None:
    assert not same_caption(first, second)
    assert not same_caption(second, first)


@pytest.mark.parametrize(
    "slip",
    [
        NAMED.replace("biểu", "bieeu"),
        NAMED.replace("hội", "hôij"),
        NAMED.replace("thăm", "thămm"),
    ],
)
def test_a_slip_beside_a_name_is_still_one_caption(slip: str) -> None:
    assert same_caption(NAMED, slip)
    assert same_caption(slip, NAMED)


def test_one_capitalised_word_alone_is_no_name() -> None:
    assert same_caption("Quang cảnh Hội nghị sơ kết quý", "Quang cảnh Hộii nghị sơ kết quý")


@pytest.mark.parametrize("other", [LONG.upper().replace("TRAO", "TRA"), LONG.title().replace("Trao", "Tra")])
def test_a_slip_in_a_text_in_capitals_counts_alike_in_both_directions(other: str) -> None:
    assert same_caption(LONG, other) == same_caption(other, LONG)


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


@given(texts, texts, texts)
def test_no_text_of_a_photo_is_lost(alt: str, title: str, under: str) -> None:
    figure = make_figure("1.jpg", alt, title, under)
    shown = " ".join((figure.alt, figure.caption, figure.credit))
    for text in (alt, title, under):
        caption, credit = split_credit(text)
        assert caption.rstrip(".") in shown
        assert credit == "" or figure.credit
    assert bool(figure.alt) == bool(alt or title or under)


@given(texts, texts, texts)
def test_equality_of_captions_is_symmetric_and_reflexive_unless_empty(
    first: str, second: str, third: str
) -> None:
    assert same_caption(first, second) == same_caption(second, first)
    assert same_caption(first, first) == bool(split_credit(first)[0])
