from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.vietnamese.comparing import comparable
from plugins.copydesk.words import BREAK, compared, note, readable, runs

ARTICLE = """\
Title: Hội nghị *mở rộng*
Date: 2024-07-11
Category: Tin hoạt động
Author: Duy Tiến
Summary: Sáng 11-7, Đảng ủy Khối họp
  bàn việc quý.

Đại biểu dự **hội nghị**, xem [văn bản](https://example.vn/hoi-nghi "Văn bản mới") và `mã lệnh`.

![Toàn cảnh](1.jpg "Toàn cảnh buổi họp. Ảnh: Duy Tiến")
<!-- lời riêng -->
"""


def said(text: str) -> list[str]:
    return [run for _, run in runs(readable(text.encode()))]


def test_sentences_of_header_and_body_are_read() -> None:
    assert said(ARTICLE) == [
        "Hội nghị mở rộng", "Sáng", "Đảng ủy Khối họp", "bàn việc quý",
        "Đại biểu dự hội nghị", "xem", "văn bản", "Văn bản mới", "và",
        "Toàn cảnh", "Toàn cảnh buổi họp", "Ảnh", "Duy Tiến",
    ]  # fmt: skip


def test_each_line_stands_where_it_stood() -> None:
    text = readable(ARTICLE.encode())
    assert text.split("\n")[7].startswith("Đại biểu dự hội nghị")
    assert text.count("\n") == ARTICLE.count("\n")


@pytest.mark.parametrize(
    ("typed", "runs"),
    [
        ("xã Ea H'leo, huyện Cư M’gar", ["xã Ea", "huyện Cư"]),
        ("Mác - Lênin và COVID-19, quý I/2024", ["Mác", "Lênin và", "quý"]),
        (
            "gửi về a.b@example.vn hoặc www.example.vn/bai hay tệp bao-cao.docx nhé",
            ["gửi về", "hoặc", "hay tệp", "nhé"],
        ),
        ("<b>đậm</b> &amp; nhạt #HoiNghi", ["đậm", "nhạt"]),
        ("dòng một\ndòng hai", ["dòng một", "dòng hai"]),
    ],
)
def test_what_is_no_word_is_passed_over(typed: str, runs: list[str]) -> None:
    assert said(f"Title: x\n\n{typed}")[1:] == runs


def test_nothing_is_read_of_what_was_taken_down() -> None:
    assert readable(b"Title: x\nStatus: withdrawn\n\nBody") == ""


def test_captions_of_an_album_have_no_header() -> None:
    assert [run for _, run in runs(readable("1.jpg: Chú thích".encode(), has_header=False))] == ["Chú thích"]


def test_a_note_holds_words_and_pairs_once() -> None:
    found = note("Hội nghị, hội nghị. Uỷ ban")
    assert found.words - {BREAK} == {"hội", "nghị", "ủy", "ban"}
    assert {pair for pair in found.pairs if BREAK not in pair} == {"hội nghị", "ủy ban"}


@pytest.mark.parametrize(
    ("one", "other"), [("Hoà", "hòa"), ("KHOẺ", "khỏe"), ("thuỷ", "thủy"), ("Quý uỷ", "quý ủy")]
)
def test_places_of_a_tone_compare_alike(one: str, other: str) -> None:
    assert compared(one) == compared(other)
    assert comparable(one) == comparable(other)


@given(st.binary(max_size=80))
def test_any_bytes_are_read(data: bytes) -> None:
    text = readable(data)
    assert len(compared(text)) >= 0
    note(text)


@pytest.mark.parametrize(("one", "other"), [("toàn", "tòan"), ("quý", "qúy"), ("hoa", "hòa")])
def test_what_is_not_right_in_two_places_compares_as_it_is_typed(one: str, other: str) -> None:
    assert compared(one) != compared(other)


def test_a_text_without_words_holds_nothing() -> None:
    assert note("12 / 7 ...") == note("") == (set(), set())
