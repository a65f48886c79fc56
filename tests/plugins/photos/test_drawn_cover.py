from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageColor

from plugins.photos.drawn_cover import FLAG, MARGIN, PAPER, SOFT, break_lines, draw

SIZE = (1200, 630)
SITE = "Trang tin Đảng bộ Khối"
TITLES = (
    "Quyết tâm hoàn thành và vượt các chỉ tiêu năm 2024 của cả nhiệm kỳ 2020 - 2025",
    "ĐẠI HỘI ĐẢNG BỘ KHỐI CÁC CƠ QUAN VÀ DOANH NGHIỆP TỈNH LẦN THỨ XII: NỖ LỰC, ĐỔI MỚI",
    "Lễ",
)
words = st.lists(
    st.sampled_from(
        [
            "Đảng",
            "ủy",
            "Khối",
            "NỖ",
            "LỰC",
            "ở",
            "ậ",
            "gỡ",
            "51,9%",
            "2020",
            "-",
            "2025",
            "Nghiêncứukhoahọcvàchuyển",
        ]
    )
)
titles = words.map(lambda drawn: " ".join(drawn)[:200]).filter(bool)


def ink(image: Image.Image) -> tuple[int, int, int, int]:
    """Find the box around everything that is no ground."""
    ground = Image.new("RGB", image.size, FLAG)
    strong = ImageChops.difference(image, ground).convert("L").point(lambda value: 255 * (value > 60))
    box = strong.getbbox()
    assert box is not None
    return box


@pytest.mark.slow
@settings(max_examples=40)
@given(titles, st.sampled_from([SIZE, (1080, 720), (720, 720)]))
def test_nothing_is_drawn_outside_the_margins(title: str, size: tuple[int, int]) -> None:
    left, top, right, bottom = ink(draw(size, title, "Tin hoạt động", SITE))
    margin = MARGIN * size[0] / 1200
    assert left >= margin - 3
    assert right <= size[0] - margin + 3
    assert top >= margin - 12
    assert bottom <= size[1] - margin + 12


def test_letters_typed_with_separate_marks_are_the_same() -> None:
    title = TITLES[0]
    taken_apart = unicodedata.normalize("NFD", title)
    assert draw(SIZE, taken_apart, "", SITE).tobytes() == draw(SIZE, title, "", SITE).tobytes()


def test_what_the_font_has_not_leaves_no_box() -> None:
    plain = draw(SIZE, "Lễ ra quân", "Đoàn thể", SITE)
    assert draw(SIZE, "Lễ 🙂 ra quân", "Đoàn thể", SITE).tobytes() == plain.tobytes()
    gap = draw(SIZE, "Lễ … ra quân", "Đoàn thể", SITE)
    assert draw(SIZE, "Lễ 中文 ra quân", "Đoàn thể", SITE).tobytes() == gap.tobytes()


@pytest.mark.parametrize("title", ["≥", "Ƀ", "€", "→", "₂", "Ж", "★"])
def test_signs_of_further_fonts_are_drawn(title: str) -> None:
    assert draw(SIZE, title, "", SITE).tobytes() != draw(SIZE, " ", "", SITE).tobytes()


def test_a_title_that_no_font_has_is_no_empty_picture() -> None:
    assert draw(SIZE, "北京", "", SITE).tobytes() == draw(SIZE, "…", "", SITE).tobytes()


def test_marks_on_tall_letters_stay_within_the_margins() -> None:
    _, top, _, bottom = ink(draw(SIZE, "Ê̆ " * 60, "Tin", SITE))
    assert MARGIN - 12 <= top < bottom <= SIZE[1] - MARGIN + 12


def luminance(colour: str) -> float:
    """Give the relative luminance (WCAG 2.2)."""
    parts = [channel / 255 for channel in ImageColor.getrgb(colour)[:3]]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_words_stand_out_from_the_ground() -> None:
    assert (luminance(PAPER) + 0.05) / (luminance(FLAG) + 0.05) >= 7
    assert (luminance(SOFT) + 0.05) / (luminance(FLAG) + 0.05) >= 4.5


@pytest.mark.parametrize("title", TITLES)
def test_the_same_words_give_the_same_picture(title: str) -> None:
    first, second = (draw(SIZE, title, "Tin hoạt động", SITE).tobytes() for _ in range(2))
    assert first == second


measured = st.lists(
    st.tuples(st.sampled_from(["một", "hai", "ba"]), st.floats(0.5, 4)), min_size=1, max_size=30
)


@given(measured, st.floats(4, 20))
def test_lines_hold_all_words_in_order(drawn: list[tuple[str, float]], width: float) -> None:
    lines = break_lines(drawn, width)
    assert " ".join(lines) == " ".join(word for word, _ in drawn)


def test_lines_are_about_equally_long() -> None:
    lines = break_lines([("chữ", 1.0)] * 9, 6.0)
    assert [len(line.split()) for line in lines] in ([3, 3, 3], [5, 4], [4, 5])


def test_a_title_that_is_too_long_ends_between_words() -> None:
    long = "Đảng ủy Khối kiểm tra việc chuẩn bị sinh hoạt chuyên đề " * 12
    image = draw(SIZE, long.strip(), "Tin hoạt động", SITE)
    left, top, right, bottom = ink(image)
    assert (left, right) >= (MARGIN - 3, 0)
    assert bottom <= SIZE[1] - MARGIN + 12
    assert top >= MARGIN - 12
