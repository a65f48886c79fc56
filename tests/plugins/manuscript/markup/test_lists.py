"""Lists come out as they were typed: the numbers, what belongs below what, where they end."""

from __future__ import annotations

import pytest

from tests.support.setting import codes_of, html_of

NESTED = "<ul><li>Chi bộ<ul><li>Tổ một</li><li>Tổ hai</li></ul></li><li>Đoàn</li></ul>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1995. Lập.\n1998. Mở.", '<ol start="1995"><li>Lập.</li><li value="1998">Mở.</li></ol>'),
        ("4. Bốn\n9. Chín\n10. Mười", '<ol start="4"><li>Bốn</li><li value="9">Chín</li><li>Mười</li></ol>'),
        ("1. Một\n1. Hai", '<ol><li>Một</li><li value="1">Hai</li></ol>'),
        ("0. Không\n1. Một", '<ol start="0"><li>Không</li><li>Một</li></ol>'),
        (
            "8. 3 là ngày phụ nữ.\n\n26. 3 là ngày Đoàn.",
            '<ol start="8"><li><p>3 là ngày phụ nữ.</p></li><li value="26"><p>3 là ngày Đoàn.</p></li></ol>',
        ),
        ("1. Một\n\nLời.\n\n2. Hai", '<ol><li>Một</li></ol><p>Lời.</p><ol start="2"><li>Hai</li></ol>'),
    ],
)
def test_typed_numbers_are_kept(text: str, expected: str) -> None:
    assert html_of(text) == expected


@pytest.mark.parametrize("sign", ["o", "§", "Ø", "ü", "v"])
def test_signs_of_word_in_fonts_of_its_own_are_inner_lists(sign: str) -> None:
    html = html_of(f"•\tChi bộ\n{sign}\tTổ một\n{sign}\tTổ hai\n•\tĐoàn")
    assert html == NESTED


@pytest.mark.parametrize("mark", ["-", "+", "*", "–", "—", "•", "▪", "●"])
def test_a_list_may_stand_right_below_a_line_and_text_right_below_it(mark: str) -> None:
    html = html_of(f"Gồm có:\n{mark} Một\n{mark} Hai\nĐoạn sau.")
    assert html == "<p>Gồm có:</p><ul><li>Một</li><li>Hai</li></ul><p>Đoạn sau.</p>"


@pytest.mark.parametrize(
    "marks",
    [
        "a) b)",
        "1) 2)",
        "1/ 2/",
        "1- 2-",
        "1.1 1.2",
        "01. 02.",
        "1.1. 1.2.",
        "I. II.",
        "A. B.",
        "[1] [2]",
        "(a) (b)",
    ],
)
def test_marks_that_html_cannot_count_stand_in_the_text(marks: str) -> None:
    first, second = marks.split(" ")
    html = html_of(f"Gồm có:\n{first} Một\n{second} Hai")
    items = f"<li>{first} Một</li><li>{second} Hai</li>"
    assert html == f'<p>Gồm có:</p><ul class="list-typed">{items}</ul>'


@pytest.mark.parametrize(
    "text",
    [
        "- Chi bộ\n{} Tổ một\n{} Tổ hai\n- Đoàn".replace("{}", inner)
        for inner in (" " * indent + sign for indent in (2, 3, 4, 6, 8) for sign in ("-", "+", "•"))
    ]
    + ["- Chi bộ\n+ Tổ một\n+ Tổ hai\n- Đoàn", "– Chi bộ\n• Tổ một\n• Tổ hai\n– Đoàn"],
)
def test_inner_lists_are_told_by_their_indent_or_their_mark(text: str) -> None:
    assert html_of(text) == NESTED


def test_official_documents_go_from_numbers_to_letters_to_dashes() -> None:
    html = html_of("1. Một\na) Hai\n- Ba\n+ Bốn\n- Năm\nb) Sáu\n2. Bảy")
    assert html == (
        '<ol><li>Một<ul class="list-typed"><li>a) Hai<ul><li>Ba<ul><li>Bốn</li></ul></li><li>Năm</li></ul></li>'
        "<li>b) Sáu</li></ul></li><li>Bảy</li></ol>"
    )


def test_blank_lines_make_a_list_loose_and_indented_paragraphs_belong_to_their_item() -> None:
    html = html_of("- Một\n\n- Hai\n\n  Nữa\n\nLời")
    assert html == "<ul><li><p>Một</p></li><li><p>Hai</p><p>Nữa</p></li></ul><p>Lời</p>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thơ một\n- thơ hai\nthơ ba", "<p>Thơ một<br>- thơ hai\nthơ ba</p>"),
        ("Hỏi:\n– Xong chưa?\n– Rồi.", "<p>Hỏi:<br>– Xong chưa?<br>– Rồi.</p>"),
        ("Thu đạt mức cao nhất kể từ khi lập chi bộ vào cuối tháng mười năm\n2020. Chi bộ vui.", None),
    ],
)
def test_poems_dialogues_and_broken_sentences_are_no_lists(text: str, expected: str | None) -> None:
    assert html_of(text) == (expected or f"<p>{text}</p>")


def test_a_line_that_goes_on_with_an_item_is_part_of_it() -> None:
    assert html_of("- Một\nhai ba\n- Bốn") == "<ul><li>Một\nhai ba</li><li>Bốn</li></ul>"


@pytest.mark.parametrize("below", ["> Trích", "## Mục", "| A | B |\n| --- | --- |\n| 1 | 2 |"])
def test_other_blocks_end_a_list(below: str) -> None:
    html = html_of(f"- Một\n- Hai\n{below}")
    assert html.startswith("<ul><li>Một</li><li>Hai</li></ul><")


def test_lists_stand_in_quotations_too() -> None:
    assert html_of("> Gồm:\n> 5. Một\n> 7. Hai") == (
        '<blockquote><p>Gồm:</p><ol start="5"><li>Một</li><li value="7">Hai</li></ol></blockquote>'
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.Một\n2.Hai", "<ol><li>Một</li><li>Hai</li></ol>"),
        ("a.Một\nb.Hai", '<ul class="list-typed"><li>a.Một</li><li>b.Hai</li></ul>'),
        ("1)Một\n2)Hai", '<ul class="list-typed"><li>1)Một</li><li>2)Hai</li></ul>'),
        ("*Một\n*Hai", "<ul><li>Một</li><li>Hai</li></ul>"),
        ("1.Một", "<p>1.Một</p>"),
        ("*Một* hai\n*Ba* bốn", "<p><em>Một</em> hai\n<em>Ba</em> bốn</p>"),
    ],
)
def test_marks_without_a_space_need_company(text: str, expected: str) -> None:
    assert html_of(text) == expected


@pytest.mark.parametrize("line", ["- " * 500 + "x", "1. " * 400 + "x", "> " * 400 + "x", "> - " * 300 + "x"])
def test_depth_without_end_is_no_end_of_the_build(line: str) -> None:
    assert codes_of(line) == [(1, "too-deep")]
