"""Bytes of any encoding become text, and what was bad in them is counted."""

from __future__ import annotations

import unicodedata

import pytest

from newsroom.commands.importer.scraped import decode

TEXT = "Đảng ủy Khối các cơ quan tổ chức hội nghị sơ kết.\nĐại biểu dự hội nghị."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_read_with_and_without_its_mark(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)).text == TEXT


def test_windows_1258_is_read_as_letters_with_tones() -> None:
    assert decode(_windows_1258(TEXT)).text == TEXT


def _windows_1258(text: str) -> bytes:
    """Spell each letter as Windows-1258 can: its vowel with the mark of the letter, then the tone."""
    out = bytearray()
    for char in unicodedata.normalize("NFC", text):
        try:
            out += char.encode("cp1258")
        except UnicodeEncodeError:
            marks = unicodedata.normalize("NFD", char)
            tone = next(mark for mark in marks if mark in "\u0300\u0309\u0303\u0301\u0323")
            out += unicodedata.normalize("NFC", marks.replace(tone, "")).encode("cp1258") + tone.encode(
                "cp1258"
            )
    return bytes(out)


@pytest.mark.parametrize("bad", [b"\xff", b"\xc3", b"\xa0\xa0", b"\xed\xa0\x80"])
def test_a_few_bad_bytes_stop_nothing(bad: bytes) -> None:
    data = TEXT.encode()
    found = decode(data[:60] + bad + data[60:])
    assert found.encoding == "utf-8"
    assert found.illegal >= 1
    assert found.text.replace("\ufffd", "").startswith("Đảng ủy Khối")


def test_sound_text_has_no_bad_bytes() -> None:
    assert decode(TEXT.encode()).illegal == 0
    assert decode("Dấu � này đã có sẵn.".encode()).illegal == 0
    assert decode(b"").text == ""


def test_codes_of_old_fonts_are_kept_for_their_decoder() -> None:
    assert decode("§¶ng uû khèi c¸c c¬ quan tØnh".encode("latin-1")).text == "§¶ng uû khèi c¸c c¬ quan tØnh"
