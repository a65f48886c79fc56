"""Say why a file must not be published, and what kind of file it really is."""

from __future__ import annotations

Finding = tuple[str, str]
"""The code of a problem and the value that its wording shows as ``found``."""

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How Word, Excel and PowerPoint files before 2007 begin, and those with a password."""

_SIGNS = (
    (OLE, "Word, Excel hay PowerPoint đời cũ"),
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "tệp nén hoặc tài liệu Office loại khác"),
    (b"Rar!", "tệp nén"),
    (b"7z\xbc\xaf", "tệp nén"),
    (b"\x1f\x8b", "tệp nén"),
    (b"MZ", "chương trình chạy được"),
    (b"\x7fELF", "chương trình chạy được"),
    (b"#!", "chương trình chạy được"),
    (b"{\\rtf", "RTF"),
    (b"\xff\xd8\xff", "ảnh"),
    (b"\x89PNG", "ảnh"),
    (b"GIF8", "ảnh"),
)


_KEPT = 1000
"""The characters of a value that are kept: a hostile document may hold megabytes of it."""


class Unfit(Exception):  # noqa: N818 (what is found, not what went wrong)
    """A file must not be published; ``code`` is one of the room's problems."""

    def __init__(self, code: str, value: str = "") -> None:
        super().__init__(code, value)
        self.code, self.value = code, value[:_KEPT]


def true_kind(data: bytes) -> str:
    """Name the kind of a file by its first bytes, in words for editors."""
    for sign, name in _SIGNS:
        if data.startswith(sign):
            return name
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return "trang web (HTML)" if start.startswith((b"<!doctype html", b"<html", b"<script")) else "loại khác"
