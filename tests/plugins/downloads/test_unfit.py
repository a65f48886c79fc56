from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.downloads.unfit import OLE, Unfit, true_kind
from tests.support.documents import office, pdf

OLD = "Word, Excel hay PowerPoint đời cũ"
PROGRAM = "chương trình chạy được"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (OLE + bytes(100), OLD),
        (pdf(), "PDF"),
        (office(".docx"), "tệp nén hoặc tài liệu Office loại khác"),
        (b"Rar!\x1a\x07", "tệp nén"),
        (b"7z\xbc\xaf\x27\x1c", "tệp nén"),
        (b"\x1f\x8b\x08", "tệp nén"),
        (b"MZ\x90\0", PROGRAM),
        (b"\x7fELF\x02", PROGRAM),
        (b"#!/bin/sh\n", PROGRAM),
        (b"{\\rtf1\\ansi", "RTF"),
        (b"\xff\xd8\xff\xe0", "ảnh"),
        (b"\x89PNG\r\n", "ảnh"),
        (b"GIF89a", "ảnh"),
        (b"<!DOCTYPE html><p>", "trang web (HTML)"),
        (b"\xef\xbb\xbf \r\n\t<HTML>", "trang web (HTML)"),
        (b"<script>alert(1)</script>", "trang web (HTML)"),
        (b"", "loại khác"),
        (b"Xin chao", "loại khác"),
        (b"<svg>", "loại khác"),
        (b" %PDF-1.4", "loại khác"),
        (b" " * 2000 + b"<html>", "loại khác"),
    ],
)
def test_the_first_bytes_tell_what_a_file_is(data: bytes, kind: str) -> None:
    assert true_kind(data) == kind


@given(st.binary())
def test_any_bytes_are_of_some_kind(data: bytes) -> None:
    assert true_kind(data)


def test_a_finding_carries_the_code_of_its_wording_and_what_was_found() -> None:
    unfit = Unfit("file-active", "/JavaScript")
    assert (unfit.code, unfit.value) == ("file-active", "/JavaScript")
    assert Unfit("file-empty").value == ""
