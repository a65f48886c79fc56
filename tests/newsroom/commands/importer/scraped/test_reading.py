"""Text as scraped is read line by line, clean, whatever it is."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.commands.importer.scraped import read_text
from newsroom.commands.importer.source import Text


def lines(data: bytes | str) -> list[tuple[int, str]]:
    source = read_text("x.txt", data.encode() if isinstance(data, str) else data)
    return [(block.place, block.text) for block in source.blocks if isinstance(block, Text)]


def test_each_line_with_words_is_a_block_with_its_place() -> None:
    assert lines("Một\n\n \u00a0 \nHai\r\nBa\rBốn\u2028Năm") == [
        (1, "Một"),
        (4, "Hai"),
        (5, "Ba"),
        (6, "Bốn"),
        (7, "Năm"),
    ]


def test_spaces_before_a_line_tell_where_it_stood() -> None:
    source = read_text("x.txt", f"   Thụt\n{' ' * 20}Giữa\n{' ' * 80}Phải\n\tThụt".encode())
    assert [block.look.align for block in source.blocks if isinstance(block, Text)] == [
        "",
        "center",
        "right",
        "",
    ]


def test_entities_and_left_over_tags_are_undone_and_told() -> None:
    assert lines("S&aacute;ng &amp;amp; t&#7889;i AT&T &khong;") == [(1, "Sáng & tối AT&T &khong;")]
    source = read_text("x.txt", "<p>Một<br/>Hai <b>ba</b></p>".encode())
    assert [block.text for block in source.blocks if isinstance(block, Text)] == ["Một", "Hai ba"]
    assert [item.text for item in source.dropped] == ["<p>", "<b></b></p>"]


def test_old_fonts_become_unicode_line_by_line() -> None:
    source = read_text("x.txt", "§¶ng uû khèi c¸c c¬ quan tØnh\nTin".encode("latin-1"))
    assert [block.text for block in source.blocks if isinstance(block, Text)] == [
        "Đảng uỷ khối các cơ quan tỉnh",
        "Tin",
    ]
    assert "TCVN3" in source.faults[0].text
    assert lines("Ñaûng uûy Khoái caùc cô quan tænh") == [(1, "Đảng ủy Khối các cơ quan tỉnh")]


def test_a_bad_byte_is_told_and_stops_nothing() -> None:
    source = read_text("x.txt", "Đảng ủy Khối\nđã họp ".encode() + b"\xff xong")
    assert len(source.blocks) == 2
    assert source.faults[0].text.startswith("1 byte của tệp không đọc được")


def test_decomposed_letters_are_composed_and_unseen_signs_go() -> None:
    assert lines("Đa\u0309ng u\u0309y\u200b\ufeff\x00\x07") == [(1, "Đảng ủy")]


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_text(data: bytes) -> None:
    for _, text in lines(data):
        assert text == " ".join(text.split())
        assert text


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    lines(text.encode("utf-8", "surrogatepass"))
