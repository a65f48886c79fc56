from __future__ import annotations

from newsroom.model.copy import Copy
from plugins.copydesk.prose import FILLER, body_prose, header_line, prose
from tests.support.proofreading import PATH

TEXT = (
    "Title: Tin một\nDate: 2024-07-11\nSummary: Lời dẫn\n  hai dòng\nOld_URL: /a/b\n\n"
    'Xem [bài](/a "Tên") và `mã`, https://example.vn/x.\n<u>gạch</u> <!-- ẩn -->\n![Mô tả](1.jpg)\n'
)


def read(text: str) -> list[str]:
    return [" ".join(line.replace(FILLER, " ").split()) for line in text.split("\n")]


def test_only_what_readers_read_is_left_where_it_stood() -> None:
    copy = Copy(PATH, TEXT, body=())
    assert read(prose(copy)) == [
        "Tin một", "", "Lời dẫn", "hai dòng", "", "",
        "Xem [bài Tên và ,", "gạch", "![Mô tả", "",
    ]  # fmt: skip
    assert len(prose(copy)) == len(TEXT)


def test_the_body_alone() -> None:
    assert read(body_prose(Copy(PATH, TEXT, body=())))[:6] == [""] * 6


def test_captions_of_an_album_have_no_header() -> None:
    assert prose(Copy(PATH, "Title: x\n\nLời")) == "Title: x\n\nLời"


def test_a_value_of_the_header_is_given_with_its_line() -> None:
    copy = Copy(PATH, TEXT, body=())
    assert header_line(copy, "summary") == (3, "Lời dẫn hai dòng")
    assert header_line(copy, "source") == (0, "")
    assert header_line(Copy(PATH, TEXT), "title") == (0, "")
