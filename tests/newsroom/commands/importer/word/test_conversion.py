"""A file is known by its bytes, whatever it is called."""

from __future__ import annotations

import pytest

from newsroom.commands.importer.source import Unreadable
from newsroom.commands.importer.word import conversion
from newsroom.commands.importer.word.conversion import as_docx
from tests.newsroom.commands.importer.word.test_compound import compound
from tests.support.wordfiles import docx, p, zipped


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "rỗng"),
        (b"hello", "không nhận ra"),
        (b"<html><body>x", "trang web"),
        (b"PK\x03\x04 cut", "cắt cụt"),
        (docx(p("x"))[:-40], "cắt cụt"),
        (compound({"EncryptedPackage": 1}), "mật khẩu"),
        (compound({"WordDocument": 1}, 0x100), "mật khẩu"),
        (compound({"Workbook": 1}), "Excel"),
        (zipped({"xl/workbook.xml": b"", "[Content_Types].xml": b""}), "Excel"),
        (zipped({"anh.jpg": b""}), "không nhận ra"),
        (
            zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b""}),
            "bảng tính",
        ),
    ],
)
def test_what_is_no_text_document_is_refused_with_a_word(data: bytes, word: str) -> None:
    with pytest.raises(Unreadable, match=word):
        as_docx(data)


@pytest.mark.parametrize(
    ("data", "suffix"),
    [
        (b"{\\rtf1 x}", "rtf"),
        (b"\xef\xbb\xbf{\\rtf1 x}", "rtf"),
        (compound({"WordDocument": 1}), "doc"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>', "xml"),
        (zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"}), "odt"),
    ],
)
def test_old_documents_go_to_libreoffice_as_what_they_are(
    data: bytes, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conversion, "converted", lambda _, kind: kind.encode())
    assert as_docx(data) == suffix.encode()


def test_a_swollen_odt_is_refused_before_libreoffice_sees_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversion, "MOST_UNPACKED", 1000)
    data = zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b" " * 2000})
    with pytest.raises(Unreadable, match="quá lớn"):
        as_docx(data)
