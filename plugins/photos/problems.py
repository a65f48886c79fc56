"""Word what can be wrong with the file of a photo, which shows when something is made of it."""

from __future__ import annotations

from newsroom.engine import Check, Scope
from newsroom.model.problem import error

MAKING = Check(
    name="photos.making",
    scope=Scope.ALWAYS,
    wordings={
        "photo-empty": error("tệp ảnh rỗng (0 byte)", "Chép lại ảnh gốc"),
        "photo-unreadable": error("tệp không phải ảnh đọc được", "Lưu lại thành JPEG hoặc PNG rồi thay tệp này"),
        "photo-holds-svg": error("không dùng được ảnh SVG", "Xuất hình thành PNG rộng từ 1600 điểm ảnh rồi dùng tệp PNG"),
        "photo-format": error("tệp này là {format}, không phải ảnh dùng được", "Mở tệp, lưu lại thành JPEG hoặc PNG rồi thay tệp này"),
        "photo-polyglot": error("trong tệp ảnh có lẫn mã trang web", "Không dùng tệp này; lấy ảnh từ nguồn tin cậy, hoặc mở ra và lưu lại thành JPEG"),
        "photo-damaged": error("ảnh hỏng hoặc tải về dở dang", "Lấy lại ảnh gốc"),
        "photo-too-large": error("ảnh quá lớn: {width}×{height} điểm ảnh", "Thu nhỏ còn dưới 110 triệu điểm ảnh, ví dụ cạnh dài 4000"),
        "photo-heavy": error("tệp ảnh nặng {megabytes} MB", "Lưu lại thành JPEG dưới 64 MB"),
        "photo-slow": error("xử lý ảnh mất quá nhiều thời gian nên đã dừng", "Mở ảnh, lưu lại thành JPEG rồi thay tệp này"),
        "photo-memory": error("xử lý ảnh cần quá nhiều bộ nhớ nên đã dừng", "Thu nhỏ ảnh, lưu lại thành JPEG rồi thay tệp này"),
        "photo-crash": error("ảnh làm hỏng chương trình đọc ảnh", "Mở ảnh, lưu lại thành JPEG rồi thay tệp này"),
    },
)  # fmt: skip
