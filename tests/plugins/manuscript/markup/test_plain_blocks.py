from __future__ import annotations

import pytest

from plugins.manuscript.markup.plain_blocks import Plain, Title, read_block


@pytest.mark.parametrize(
    ("block", "kind"),
    [
        ("Sáng nay, Đảng ủy Khối họp.", "words"),
        ("Đạt **51,9%** kế hoạch\nvà hơn thế.", "words"),
        ("2024 là năm cuối.", "words"),
        ("– Thưa ông?", "words"),
        ("[Bài trước](/2024/07/bai/)", "words"),
        ("[album]", "words"),
        ("## Kết quả **bước đầu**", "title"),
        ("##Kết quả ##", "title"),
        ("## Kết quả\nĐảng ủy họp.", "words"),
        ("- a", "list"),
        ("- Đạt **51,9%**\n- kế hoạch\n- quý", "list"),
        ("1. a\n2. b\n2. c", "list"),
        ("a) một\nb) hai", "list"),
        ("Gồm:\n- a\n  - b", "list"),
        ("> “Việc hôm nay”\n> chớ để\n>\n> ngày mai", "quotation"),
        ("| a | b |\n|---|---|\n| c | d |", "table"),
        ("---", "rule"),
        ("* * *", "rule"),
    ],
)
def test_ordinary_blocks_are_read(block: str, kind: str) -> None:
    found = read_block(block)
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize(
    "block",
    ["## a `b`", "# a\n# b |", "####### a", "#", "a\n---", "a\n===", "a\n# b", "a\n> b", "a | b", "**a*", "a_b", "`a`", "[a", "a  \nb", " a", "a ", "a\\*", "&lt;", "**a**\nb", "a\n**b**", "- a\nb", "- a\n\n  b", "- > a", "- # a", "- a ", "- a `b`", "> a\nb", ">a", "> - a", "> # a", ">  a", "| a |", "![a](1.jpg)", "https://youtu.be/abcdefghijk", "a\nhttps://youtu.be/abcdefghijk", "a\n[album]", "a\n![b](1.jpg)"],
)  # fmt: skip
def test_others_are_left_to_markdown(block: str) -> None:
    assert read_block(block) is None


def test_numbers_and_lists_within_lists_are_set_as_typed() -> None:
    found = read_block("2. a\n   - b\n   - c\n4. d")
    inner = "<ul>\n<li>b</li>\n<li>c</li>\n</ul>"
    assert found == Plain("list", (f'<ol start="2">\n<li>a{inner}\n</li>\n<li value="4">d</li>\n</ol>',))


def test_marks_that_html_cannot_count_stand_in_the_items() -> None:
    found = read_block("a) một\nb) hai")
    assert found == Plain("list", ('<ul class="list-typed">\n<li>a) một</li>\n<li>b) hai</li>\n</ul>',))


def test_a_heading_is_printed_at_a_level_that_is_decided_later() -> None:
    assert read_block("### Kết quả") == Plain("title", (Title(3, "Kết quả"),))


@pytest.mark.parametrize(
    ("block", "words"),
    [
        ("Đại biểu\ndự họp", "Đại biểu dự họp"),
        ("*Đại biểu*", "Đại biểu"),
        ("Đại *biểu*", None),
        ("- a", None),
    ],
)
def test_a_paragraph_of_words_alone_may_say_a_caption_again(block: str, words: str | None) -> None:
    found = read_block(block)
    assert found is not None
    assert found.words == words
