"""What items begin with is read as offices type it."""

from __future__ import annotations

import pytest

from plugins.manuscript.markup.marks import NUMBER, first_list, goes_on, read_mark


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        ("- Một", "-", "Một"),
        ("  + Một", "+", "Một"),
        ("– Một", "–", "Một"),
        ("-Một", "-", "Một"),
        ("•Một", "•", "Một"),
        ("12. Một", NUMBER, "Một"),
        ("2024. Một", NUMBER, "Một"),
        ("đ) Một", "a)", "Một"),
        ("3) Một", "1)", "Một"),
        ("3/ Một", "1/", "Một"),
        ("01. Một", "1.", "Một"),
        ("1.2. Một", "1.1.", "Một"),
        ("IV. Một", "A.", "Một"),
        ("B. Một", "A.", "Một"),
        ("[2]: Một", "[1]:", "Một"),
        ("(b) Một", "(a)", "Một"),
        ("(*) Một", "(*)", "Một"),
        ("Điều 3. Một", "Điều 1.", "Một"),
    ],
)
def test_a_mark_is_read(line: str, kind: str, text: str) -> None:
    mark = read_mark(line)
    assert mark is not None
    assert (mark.kind, mark.text) == (kind, text)


@pytest.mark.parametrize(
    "line", ["Một", "-5 độ", "--", "- ", "59.693 người", "51,9% số phiếu", "12345. x", "19008198. x", "20-11 là", "*nghiêng*", "a", "TP. Hồ", "[x](y)"]
)  # fmt: skip
def test_other_lines_have_none(line: str) -> None:
    assert read_mark(line) is None


@pytest.mark.parametrize(
    ("block", "place", "expected"),
    [
        ("Gồm:\n- Một", 1, True),
        ("Gồm\n- Một\n- Hai", 1, True),
        ("Câu thơ một\n- câu thơ hai", 1, False),
        ("Hỏi:\n– Bao giờ xong?\n– Mai.", 1, False),
        ("– Một\n– Hai", 0, True),
        ("– Vâng!\n– Tốt.", 0, False),
        ("– Một", 0, False),
        ("- Ai làm?", 0, True),
        ("Số thu tăng lên\n2024. Đảng bộ", 1, False),
        ("Xong.\n2. Hai", 1, True),
        ("**Kết quả**\n1. Một", 1, True),
        ("a) Một\nb) Hai", 0, True),
        ("a) Một", 0, False),
        ("-Một\n-Hai", 0, True),
        ("-Một", 0, False),
    ],
)
def test_a_list_begins_where_one_is_meant(block: str, place: int, expected: bool) -> None:
    lines = block.split("\n")
    assert (first_list(lines, list(map(read_mark, lines))) == place) is expected


def test_a_sentence_that_was_broken_goes_on() -> None:
    assert goes_on("Một câu dài được chương trình soạn thảo ngắt ở cột thứ bảy mươi", "Nguyễn Huệ")
    assert goes_on("Một", "hai")
    assert not goes_on("Một", "Hai")
    assert not goes_on("Một.", "hai")


def test_notes_with_more_and_more_stars_are_of_one_kind() -> None:
    marks = [read_mark(f"{stars} Một") for stars in ("(*)", "(**)", "(***)")]
    assert {mark.kind for mark in marks if mark} == {"(*)"}
