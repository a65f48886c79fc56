"""A paragraph with photos is laid out in reading order."""

from __future__ import annotations

import pytest

from tests.support.wordfiles import p, photo, pic, r, read, shown

MEDIA = {"a.jpg": photo(), "b.jpg": photo("blue")}
BREAK = "<w:br/>"


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (r(pic("a.jpg")) + r(BREAK) + r("Chú thích"), [("ảnh", "1.jpg", ""), "Chú thích"]),
        (r("Lời") + r(BREAK) + r(pic("a.jpg")) + r(BREAK) + r("Sau"), ["Lời", ("ảnh", "1.jpg", ""), "Sau"]),
        (r("Câu bị ") + r(pic("a.jpg")) + r("cắt"), ["Câu bị cắt", ("ảnh", "1.jpg", "")]),
        (r(pic("a.jpg")) + r(pic("b.jpg")), [("ảnh", "1.jpg", ""), ("ảnh", "2.jpg", "")]),
        (r("A") + r('<w:br w:type="page"/>') + r("B"), ["A", "B"]),
        (r("A") + r(BREAK) + r(BREAK) + r("B"), ["A", "B"]),
    ],
)
def test_photos_and_words_of_one_paragraph(inner: str, expected: list[object]) -> None:
    assert shown(read(p(inner), media=MEDIA)) == expected


def test_a_line_pushed_to_the_right_by_spaces_tabs_or_indent_is_at_the_right() -> None:
    body = (
        p(" " * 80 + "Tác giả")
        + p(r("<w:tab/>" * 8) + r("Tác giả"))
        + p("Tác giả", props='<w:ind w:left="6000"/>')
        + p("  Lời")
    )
    assert [block.look.align for block in read(body).blocks] == ["right", "right", "right", "left"]  # type: ignore[union-attr]


def test_a_heading_is_known_by_the_outline_and_is_not_bold_for_it() -> None:
    source = read(p(r("Phần một", "<w:b/>"), props='<w:outlineLvl w:val="1"/>'))
    assert shown(source) == ["## Phần một"]


def test_broken_lines_that_stand_for_paragraphs_are_some() -> None:
    long = "Hội nghị đã nghe báo cáo tổng kết công tác xây dựng Đảng năm qua của Đảng bộ xã Bình An. "
    assert shown(read(p(r("Tiêu đề", "<w:b/>") + r(BREAK) + r("Lời")))) == ["*Tiêu đề*", "Lời"]
    assert shown(read(p(r(long) + r(BREAK) + r("Sau đó")))) == [long.strip(), "Sau đó"]
    assert shown(read(p(r("Thuyền về có nhớ bến chăng,") + r(BREAK) + r("Bến thì một dạ")))) == [
        "Thuyền về có nhớ bến chăng,\nBến thì một dạ"
    ]
