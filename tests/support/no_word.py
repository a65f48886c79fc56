"""Files that are called ``.docx`` and are none, or none that anybody can read."""

from __future__ import annotations

import io
import zipfile

from PIL import Image

from newsroom.commands.importer.word.compound import SIGNATURE
from tests.support.letters import REPORT
from tests.support.wordfiles import zipped


def compound(*streams: str) -> bytes:
    """Make a compound file of old Office with streams of these names."""
    header = bytearray(SIGNATURE + bytes(504))
    header[30:32], header[48:52], header[76:80] = b"\x09\0", bytes(4), b"\xff\xff\xff\xff"
    directory = bytearray(512)
    for place, name in enumerate(("Root Entry", *streams)):
        coded = f"{name}\0".encode("utf-16-le")
        directory[128 * place : 128 * place + len(coded)] = coded
        directory[128 * place + 64 : 128 * place + 66] = len(coded).to_bytes(2, "little")
    return bytes(header + directory + bytes(512))


def picture(kind: str) -> bytes:
    """Make a picture of a kind."""
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(out, kind)
    return out.getvalue()


def parts() -> dict[str, bytes]:
    """Give the parts of a Word file."""
    with zipfile.ZipFile(io.BytesIO(REPORT.docx())) as file:
        return {name: file.read(name) for name in file.namelist()}


def locked() -> bytes:
    """Make a Word file whose parts are marked as encrypted, as programs for zip files do."""
    data = bytearray(zipped(parts()))
    for mark, place in ((b"PK\1\2", 8), (b"PK\3\4", 6)):
        at = -1
        while (at := data.find(mark, at + 1)) >= 0:
            data[at + place] |= 1
    return bytes(data)


def no_word() -> dict[str, tuple[bytes, tuple[str, ...]]]:
    """Give each such file by what it is, with words that its refusal must say."""
    word = REPORT.docx()
    broken = parts() | {"word/document.xml": parts()["word/document.xml"][:700]}
    return {
        "password": (compound("EncryptedPackage", "EncryptionInfo"), ("mật khẩu", "bỏ mật khẩu")),
        "locked zip": (locked(), ("mật khẩu", "bỏ mật khẩu")),
        "pdf": (b"%PDF-1.7\n" + bytes(200), ("đuôi .docx", "PDF", "Xin người gửi")),
        "jpeg": (picture("JPEG"), ("đuôi .docx", "là ảnh", "gõ lại")),
        "png": (picture("PNG"), ("đuôi .docx", "là ảnh", "gõ lại")),
        "empty": (b"", ("rỗng", "Chép lại")),
        "zeros": (bytes(4000), ("rỗng", "Chép lại")),
        "zip": (zipped({"a.txt": b"a"}), ("đuôi .docx", "tệp nén", "giải nén")),
        "empty zip": (zipped({}), ("đuôi .docx", "tệp nén", "giải nén")),
        "rar": (b"Rar!\x1a\x07\x01\0" + bytes(90), ("đuôi .docx", "tệp nén", "Giải nén")),
        "sheet": (
            zipped({"[Content_Types].xml": b"<a/>", "xl/workbook.xml": b"<a/>"}),
            ("bảng tính", "Chép"),
        ),
        "old sheet": (compound("Workbook"), ("đuôi .docx", "bảng tính", "Chép")),
        "slides": (compound("PowerPoint Document"), ("đuôi .docx", "trình chiếu", "Chép")),
        "program": (b"MZ" + bytes(range(250)), ("đuôi .docx", "chương trình", "Đừng mở")),
        "noise": (bytes(range(256)) * 30, ("đuôi .docx", "không rõ", "Hỏi lại")),
        "lock": (b"\x05Admin" + bytes(156), ("tệp tạm", "Nhập tệp cùng tên")),
        "cut early": (word[:150], ("bị cắt", "Chép lại")),
        "cut": (word[: len(word) // 2], ("bị cắt", "Chép lại")),
        "cut late": (word[:-20], ("bị cắt", "Chép lại")),
        "broken part": (zipped(broken), ("hỏng", "mở tệp bằng Word")),
        "no text": (
            zipped({"[Content_Types].xml": b"<a/>", "word/styles.xml": b"<a/>"}),
            ("hỏng", "mở tệp bằng Word"),
        ),
    }
