"""Say which room reads which kind of file, and what is told of kinds that nobody reads.

A reader is imported when the first file of its kind comes: to start costs nothing, and a Word file needs no
more than what reads Word.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from newsroom.commands.importer.intake.gathering import Job
from newsroom.commands.importer.intake.kinds import MARKED, MHTML, OFFICE, PAGE, TEXT, WORD
from newsroom.commands.importer.source import Source, Unreadable

Reader = Callable[[Job], Iterable[Source]]
_ROOM = "newsroom.commands.importer"


def _called(module: str, function: str) -> Callable[..., Any]:
    found: Callable[..., Any] = getattr(importlib.import_module(f"{_ROOM}.{module}"), function)
    return found


def _whole(module: str, function: str) -> Reader:
    """Give the reader that takes a name and the bytes of a file, and gives one source."""

    def read(job: Job) -> Iterator[Source]:
        found = _called(module, function)(job.name, Path(job.path).read_bytes())
        assert isinstance(found, Source)
        yield found

    return read


def _page(job: Job) -> Iterable[Source]:
    found: Iterable[Source] = _called("pages.page", "read_page")(Path(job.path), Path(job.root))
    return found


def _marked(job: Job) -> Iterator[Source]:
    """Read a text that begins with a header of its own, as sites of other systems have them, alone."""
    for found in _called("archives", "articles")(Path(job.path), "marked", Path(job.root), job.name):
        if isinstance(found, Source):
            yield found
        else:  # said to be no article of a site; here it was named, or lies among articles
            raise Unreadable(found.reason)


READERS: dict[str, Reader] = {
    WORD: _whole("word", "read_word"),
    OFFICE: _whole("word", "read_word"),
    TEXT: _whole("scraped", "read_text"),
    PAGE: _page,
    MHTML: _page,
    MARKED: _marked,
}
"""The readers of files that hold one article, or a few; ``listing`` reads archives."""

_TOLD = {
    "empty": "tệp rỗng, không có gì để nhập",
    "pdf": (
        "tệp PDF không giữ đoạn văn và ảnh của bài. Xin người gửi tệp Word; hoặc mở PDF bằng Word,"
        " lưu thành .docx rồi nhập tệp .docx"
    ),
    "picture": (
        "đây là ảnh, không phải bài. Đặt ảnh vào thư mục của bài; ảnh chụp trang giấy thì gõ lại thành chữ"
    ),
    "asset": "đây là tệp đi kèm trang web, không phải bài",
    "media": "đây là tệp hình hoặc tiếng, không phải bài. Đặt vào thư mục của bài",
    "encrypted": (
        "tệp Word có mật khẩu. Mở bằng Word, bỏ mật khẩu (Tệp → Thông tin → Bảo vệ tài liệu), lưu rồi"
        " nhập lại"
    ),
    "sheet": "đây là bảng tính. Dữ liệu bài của trang cũ thì lưu thành CSV UTF-8 rồi nhập tệp .csv",
    "slides": "đây là tệp trình chiếu, không phải bài. Chép phần chữ sang Word rồi nhập tệp .docx",
    "mail": "đây là thư điện tử. Lưu tệp đính kèm của thư ra rồi nhập tệp đó",
    "book": "đây là sách điện tử (EPUB), không phải bài. Chép phần cần đăng sang Word rồi nhập tệp .docx",
    "iwork": "đây là tệp Pages của Apple. Mở bằng Pages, xuất (Export) ra Word rồi nhập tệp .docx",
    "zip": "đây là tệp nén. Giải nén rồi nhập thư mục vừa giải nén",
    "packed": "đây là tệp nén. Giải nén rồi nhập thư mục vừa giải nén",
    "stuffed": (
        "tệp có quá nhiều phần bên trong nên không mở. Chép phần chữ và ảnh sang một tệp Word mới rồi nhập"
        " tệp đó"
    ),
    "broken-zip": "tệp .docx hoặc tệp nén bị hỏng, bị cắt giữa chừng. Chép lại từ nơi gửi rồi nhập lại",
    "broken": "tệp hỏng, không phải tài liệu như đuôi tên tệp. Chép lại từ nơi gửi rồi nhập lại",
    "webarchive": (
        "đây là trang lưu của Safari. Lưu lại bằng Chrome, Edge hoặc Firefox («Trang web, toàn bộ»)"
    ),
    "feed": (
        "đây là nguồn tin RSS, thường không có toàn văn. Với WordPress: vào Công cụ → Xuất ra để"
        " lấy tệp có cả bài"
    ),
    "xml": "đây là dữ liệu XML không rõ của phần mềm nào. Xuất dữ liệu bài ra CSV rồi nhập tệp .csv",
    "dump": "đây là bản sao cơ sở dữ liệu (SQL). Xuất bảng bài viết ra CSV rồi nhập tệp .csv",
    "database": "đây là cơ sở dữ liệu. Xuất bảng bài viết ra CSV rồi nhập tệp .csv",
    "shortcut": "đây là lối tắt (shortcut) của Windows, không phải bài. Nhập chính tệp mà nó dẫn tới",
    "program": "đây là chương trình, không phải bài",
    "unknown": (
        "không rõ là loại tệp gì. Đọc được: Word (.docx, .doc), .rtf, .odt, trang web đã lưu (.html, .mhtml),"
        " tệp xuất của WordPress (.xml), .csv, văn bản (.txt, .md)"
    ),
}


def refusal(kind: str) -> Unreadable:
    """Say why a kind of file is not read, and what to do."""
    return Unreadable(_TOLD.get(kind, _TOLD["unknown"]))
