from __future__ import annotations

import codecs
import unicodedata

import pytest

from newsroom.commands.importer.pages.decoding import decode_page

TEXT = "Đảng ủy Khối tổ chức hội nghị, nhiều ý kiến thảo luận sôi nổi"


def test_utf_8_and_16_are_read_with_mark_and_without() -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"):
        assert decode_page(f"<html>{TEXT} {'x' * 50}</html>".encode(encoding))[0].startswith(f"<html>{TEXT}")
    assert decode_page(codecs.BOM_UTF8 + b"<p>a</p>") == ("<p>a</p>", 0)


def test_utf_8_wins_over_what_the_page_says() -> None:
    assert TEXT in decode_page(f"<meta charset=windows-1252>{TEXT}".encode())[0]


@pytest.mark.parametrize(
    "said",
    [
        "<meta charset=windows-1258>",
        "<meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'>",
        "",
    ],
)
def test_windows_1258_is_known_by_its_word_or_by_its_letters(said: str) -> None:
    decomposed = "".join(
        unicodedata.normalize(
            "NFC",
            unicodedata.normalize("NFD", char)[:1]
            + "".join(m for m in unicodedata.normalize("NFD", char)[1:] if m in "\u0302\u0306\u031b"),
        )
        + "".join(m for m in unicodedata.normalize("NFD", char)[1:] if m not in "\u0302\u0306\u031b")
        for char in TEXT
    )
    data = (said + decomposed).encode("cp1258")
    assert TEXT in unicodedata.normalize("NFC", decode_page(data)[0])


def test_old_fonts_keep_their_codes() -> None:
    assert "§¶ng bé" in decode_page("<meta charset=x-user-defined><p>§¶ng bé khèi</p>".encode("latin-1"))[0]


def test_one_illegal_byte_is_told_and_stops_nothing() -> None:
    text, illegal = decode_page(TEXT.encode() + b" \xff \xc3( " + TEXT.encode())
    assert (text.count(TEXT), illegal) == (2, 2)


@pytest.mark.parametrize("word", [b"charset=rot13", b"charset=utf-7-x", b"charset=undefined", b"charset=hex"])
def test_words_that_name_no_encoding_of_text_are_none(word: bytes) -> None:
    assert decode_page(b"<meta " + word + b">\xe9\xff")[0].startswith("<meta")
