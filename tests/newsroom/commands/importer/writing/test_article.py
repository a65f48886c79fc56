"""A draft becomes a manuscript and the files beside it."""

from __future__ import annotations

from newsroom.commands.importer.draft import Draft
from newsroom.commands.importer.source import Embed, Picture, Span, Text
from newsroom.commands.importer.writing.article import write

HEADER = {"Title": ("Tên",), "Date": ("2024-07-11",), "Cover": ("Ảnh 1.jpg",)}
JPEG = b"\xff\xd8\xff\xe0"


def test_header_body_and_files_are_written() -> None:
    blocks = (
        Text((Span("Tags: a"),)),
        Picture("Ảnh 1.jpg", caption=(Span("Đại biểu. Ảnh: P. M"),)),
        Picture("", missing="2.jpg", caption=(Span("Thiếu"),)),
        Embed("https://youtu.be/abcdefghijk"),
    )
    written = write(Draft("a.docx", HEADER, blocks, files={"Ảnh 1.jpg": JPEG, "thừa.jpg": JPEG}))
    assert written.text == (
        "Title: Tên\nDate: 2024-07-11\nCover: anh-1.jpg\nStatus: draft\n\n"
        "Tags&#58; a\n\n"
        '![Đại biểu.](anh-1.jpg "Đại biểu. Ảnh: P. M")\n\n'
        "![Thiếu](thieu-anh-1.jpg)\n\n"
        "https://youtu.be/abcdefghijk\n"
    )
    assert dict(written.files) == {"anh-1.jpg": JPEG}


def test_what_cannot_be_kept_is_told() -> None:
    spans = (Span("Xem \ue000", link="javascript:a"),)
    written = write(Draft("a", {"Slug": ("a",)}, (Text(spans), Picture("1.bmp")), files={"1.bmp": b"BM"}))
    assert [fault.text.split()[0] for fault in written.faults] == ["Bỏ", "Ảnh", "Bỏ", "Bài"]


def test_the_highest_heading_stands_right_below_the_title() -> None:
    def headings(*levels: int) -> list[str]:
        blocks = tuple(Text((Span(f"m{level}"),), level=level) for level in levels)
        return write(Draft("a", {}, blocks)).text.split("\n\n")[1:]

    assert headings(1, 2) == ["## m1", "### m2\n"]
    assert headings(3, 4, 6) == ["## m3", "### m4", "##### m6\n"]
