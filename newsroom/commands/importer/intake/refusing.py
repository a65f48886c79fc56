"""Say why a file is not read, what it is, and what to do instead."""

from __future__ import annotations

from pathlib import Path

from newsroom.commands.importer.source import Unreadable

_TOLD = {
    "empty": "tệp rỗng, không có gì để nhập. Chép lại từ nơi gửi rồi nhập lại",
    "pdf": (
        "tệp PDF không giữ đoạn văn và ảnh của bài. Xin người gửi tệp Word; hoặc mở PDF bằng Word,"
        " lưu thành .docx rồi nhập tệp .docx"
    ),
    "picture": (
        "đây là ảnh, không phải bài. Đặt ảnh vào thư mục của bài; ảnh chụp trang giấy thì gõ lại thành chữ"
    ),
    "asset": "đây là tệp đi kèm trang web, không phải bài. Nhập tệp .html của trang ấy",
    "media": "đây là tệp hình hoặc tiếng, không phải bài. Đặt vào thư mục của bài",
    "encrypted": (
        "tệp Word có mật khẩu. Mở bằng Word, bỏ mật khẩu (Tệp → Thông tin → Bảo vệ tài liệu), lưu rồi"
        " nhập lại"
    ),
    "sheet": "đây là bảng tính. Dữ liệu bài của trang cũ thì lưu thành CSV UTF-8 rồi nhập tệp .csv",
    "slides": "đây là tệp trình chiếu, không phải bài. Chép phần chữ sang Word rồi nhập tệp .docx",
    "mail": "đây là thư điện tử. Lưu tệp đính kèm của thư ra rồi nhập tệp đó",
    "book": "đây là sách điện tử (EPUB), không phải bài. Chép phần cần đăng sang Word rồi nhập tệp .docx",
    "iwork": "đây là tệp Pages của Apple. Mở bằng Pages, xuất ra Word rồi nhập tệp .docx",
    "zip": "đây là tệp nén. Giải nén rồi nhập thư mục vừa giải nén",
    "packed": "đây là tệp nén. Giải nén rồi nhập thư mục vừa giải nén",
    "stuffed": (
        "tệp có quá nhiều phần bên trong nên không mở. Chép phần chữ và ảnh sang một tệp Word mới rồi nhập"
        " tệp đó"
    ),
    "broken-zip": "tệp .docx hoặc tệp nén bị hỏng, bị cắt giữa chừng. Chép lại từ nơi gửi rồi nhập lại",
    "lock": (
        "đây là tệp tạm mà Word tự tạo trong lúc mở bài, không phải bài. Nhập tệp cùng tên không có «~$» ở"
        " đầu"
    ),
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
    "shortcut": "đây là lối tắt của Windows, không phải bài. Nhập chính tệp mà nó dẫn tới",
    "program": "đây là chương trình, không phải bài. Đừng mở tệp này, báo người phụ trách kỹ thuật",
    "unknown": (
        "không rõ là loại tệp gì. Đọc được: Word (.docx, .doc), .rtf, .odt, trang web đã lưu (.html, .mhtml),"
        " tệp xuất của WordPress (.xml), .csv, văn bản (.txt, .md)"
    ),
}
_DOCUMENTS = frozenset({".doc", ".docx", ".docm", ".dot", ".dotx", ".rtf", ".odt"})
"""How the names of documents end, whatever they are."""
_INSIDE = {
    "pdf": "tệp PDF", "picture": "ảnh", "asset": "tệp đi kèm trang web", "media": "tệp hình hoặc tiếng",
    "sheet": "bảng tính", "slides": "tệp trình chiếu", "mail": "thư điện tử", "book": "sách điện tử (EPUB)",
    "iwork": "tệp Pages của Apple", "zip": "tệp nén", "packed": "tệp nén",
    "webarchive": "trang lưu của Safari", "feed": "nguồn tin RSS", "xml": "dữ liệu XML",
    "dump": "bản sao cơ sở dữ liệu", "database": "cơ sở dữ liệu", "shortcut": "lối tắt của Windows",
    "program": "chương trình", "unknown": "dữ liệu không rõ của phần mềm nào",
    "broken": "dữ liệu không rõ của phần mềm nào",
}  # fmt: skip
"""What is in a file whose name says that it is a document, where it is none."""
_INSTEAD = {
    "pdf": "Xin người gửi tệp Word; hoặc mở tệp này bằng Word, lưu thành tệp .docx mới rồi nhập tệp mới",
    "picture": "Ảnh của bài thì thêm vào bài; ảnh chụp trang giấy thì gõ lại thành chữ rồi nhập",
    "media": "Tệp của bài thì thêm vào bài; bài viết thì xin người gửi tệp Word",
    "sheet": "Chép phần cần đăng sang một tệp Word rồi nhập tệp đó",
    "slides": "Chép phần cần đăng sang một tệp Word rồi nhập tệp đó",
    "iwork": "Mở bằng Pages, xuất ra Word rồi nhập tệp vừa xuất",
    "zip": "Đổi đuôi tệp thành .zip, giải nén, rồi nhập tệp Word ở trong",
    "packed": "Giải nén rồi nhập tệp Word ở trong",
    "program": "Đừng mở tệp này, báo người phụ trách kỹ thuật và hỏi lại người gửi",
}
_ASK = "Hỏi lại người gửi để lấy đúng tệp Word rồi nhập lại"
_STRANGE = ("broken", "unknown")
_LOCK_NAME, _LOCK_SIZES = "~$", (162, 165)
"""How the names of the files begin by which Word says who has a document open, and the bytes they have."""


def refusal(kind: str, name: str = "", size: int = 0) -> Unreadable:
    """Say why a kind of file is not read, and what to do; of one whose ``name`` lies, what it is in truth."""
    path = Path(name)
    is_document = path.suffix.lower() in _DOCUMENTS
    if (
        is_document
        and (path.name.startswith(_LOCK_NAME) or size in _LOCK_SIZES)
        and kind in ("broken", "unknown")
    ):
        return Unreadable(_TOLD["lock"])
    if is_document and kind in _INSIDE:
        what = f"tệp mang đuôi {path.suffix} nhưng bên trong là {_INSIDE[kind]}, không phải tài liệu Word"
        return Unreadable(f"{what}. {_INSTEAD.get(kind, _ASK)}")
    return Unreadable(_TOLD.get(kind, _TOLD["unknown"]))
