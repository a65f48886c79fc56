"""What a file is, by what it holds."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from newsroom.commands.importer.intake.kinds import HEAD, kind_of, text_kind


def packed(*names: str, **texts: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name in names:
            file.writestr(zipfile.ZipInfo(name), texts.get(name, "x"))  # of 1980, whenever the test runs
    return buffer.getvalue()


def ole(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000) + stream.encode("utf-16-le") + bytes(99)


ODT = packed("mimetype", "content.xml", mimetype="application/vnd.oasis.opendocument.text")
FILES: list[tuple[bytes, str]] = [
    (b"", "empty"), (b" \r\n\t", "empty"), (b"\xef\xbb\xbf", "empty"), (bytes(40), "empty"),
    (packed("[Content_Types].xml", "word/document.xml"), "word"),
    (packed("[Content_Types].xml", "word\\document.xml"), "word"),
    (packed("[Content_Types].xml", "word/document2.xml"), "word"),
    (packed("[Content_Types].xml", "xl/workbook.xml"), "sheet"), (packed("[Content_Types].xml", "ppt/a.xml"), "slides"),
    (ODT, "office"), (packed("Index/Document.iwa"), "iwork"), (packed("a.docx", "b.jpg"), "zip"),
    (packed("word/document.xml")[:40], "broken-zip"), (b"PK\3\4" + bytes(300), "broken-zip"),
    (ole("WordDocument"), "office"), (ole("EncryptedPackage"), "encrypted"), (ole("Workbook"), "sheet"),
    (ole("?"), "unknown"), (b"{\\rtf1\\ansi a}", "office"), (b"\n {\\rtf1 a}", "office"),
    (b"%PDF-1.7\n\xe2\xe3", "pdf"), (b"\n\n%PDF-1.4", "pdf"), (b"\xff\xd8\xff\xe0JFIF", "picture"),
    (b"\x89PNG\r\n\x1a\nIHDR", "picture"), (b"RIFF\0\0\0\0WEBPVP8 ", "picture"), (b"\0\0\0\x18ftypheic", "picture"),
    (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "picture"), (b"\0\0\0\x18ftypisom", "media"),
    (b"Rar!\x1a\7\0", "packed"), (b"7z\xbc\xaf\x27\x1c", "packed"), (b"\x1f\x8b\x08", "packed"),
    (b"MZ\x90\0\3\0\0\0", "program"), (bytes(range(256)) * 9, "unknown"),
    (b"<!DOCTYPE html><html><p>A", "page"), (b"\xef\xbb\xbf\r\n<HTML xmlns:o='urn'>", "page"),
    (b"<!-- saved from url=(0020)https://a.vn/ -->\n<html>", "page"), (b"<div class=a><p>Xin</p></div>", "page"),
    (b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">', "page"),
    ("<html><p>Tin".encode("utf-16"), "page"), ("Tin hôm nay".encode("utf-16"), "text"),
    (b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=x\r\n", "mhtml"),
    (b"Subject: Bai\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=a\n\n", "mail"),
    (b'<?xml version="1.0"?><rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/">', "wxr"),
    (b"<rss version='2.0'><channel>", "feed"), (b"<?xml version='1.0'?><data/>", "xml"),
    (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument>', "office"),
    (b"id,title,content\n1,A,\"b, c\n d\"\n2,B,c\n", "csv"), (b"id;tieu de;noi dung\r\n1;A;b\r\n", "csv"),
    (b"id\ttitle\tbody\n1\tA\tb\n", "csv"), (b"INSERT INTO `tin` VALUES (1,'a');\n", "dump"),
    (b"---\ntitle: A\ndate: 2024-01-02\n---\nB", "marked"), (b"+++\ntitle = 'A'\n+++\n", "marked"),
    (b"Title: A\nDate: 2024-01-02\n\nB", "marked"), ("Lượt xem: 12\nHọp chi bộ\nNội dung.".encode(), "text"),
    ("Một, hai, ba\nBốn.".encode(), "text"), (b"A, b, c", "text"), (b"Ba, Hai, Mot\n1, 2, 3\n4, 5, 6\n", "text"), (b"<3 em, tin vui", "text"),
    ("Ngày: 1\xa0 <b>đậm</b> thôi".encode(), "text"), ("Tin".encode("latin-1") + b"\xfb\xe3 c\xf1a", "text"),
    (b".tin { color: red }\n.b { margin: 0 }", "asset"), (b"!function(a){}", "asset"), (b"bplist00", "webarchive"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "kind"), FILES)
@pytest.mark.parametrize("name", ["a.docx", "a.txt", "a", "a.html"])
def test_the_kind_follows_from_what_is_in_the_file_not_from_its_name(
    tmp_path: Path, data: bytes, kind: str, name: str
) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    if kind == "asset" and name == "a.txt":
        return  # a text about programs is one
    assert kind_of(file, data[:HEAD], len(data)) == kind


def test_the_ending_decides_what_is_open() -> None:
    assert text_kind("ten,ngay\nA,b\n", ".csv") == "csv"
    assert text_kind("ten,ngay\nA,b\n", ".txt") == "text"
    assert text_kind('id,title,body\n1,A,"' + "b" * 9999, ".csv") == "csv"
    assert text_kind('"ID";"Loại";"Số"\n1;A;b\n', ".csv") == "csv"
    assert text_kind('{"a": 1}', ".json") == "asset"


def test_a_table_whose_cells_are_html_is_a_table() -> None:
    rows = "".join(f'{number},Hội nghị,"<p>Một</p>\n<p>Hai</p>\n<div>Ba</div>"\n' for number in range(20))
    assert text_kind("id,tieu_de,noi_dung\n" + rows, ".csv") == "csv"


@pytest.mark.parametrize("data", [b"\xd0\xcf\x11\xe0xx", b"\xd0\xcf cut", "Chữ \x01 và rác".encode()])
@pytest.mark.parametrize("name", ["a.doc", "A.DOCX", "a.pdf"])
def test_what_is_left_of_a_document_is_no_text(tmp_path: Path, name: str, data: bytes) -> None:
    assert kind_of(tmp_path / name, data, len(data)) == "broken"
    assert kind_of(tmp_path / name, "Chỉ là chữ thường".encode(), 20) == "text"
