"""Word why a file of ``goc/`` is not published."""

from __future__ import annotations

from newsroom.engine import Check, Scope
from newsroom.model.problem import error

ROOT_FILES = Check(
    name="rootfiles",
    scope=Scope.ALWAYS,
    wordings={
        "root-name": error("tệp này không được đăng ở gốc trang", "Thư mục goc chỉ nhận CNAME, favicon.ico và ảnh .png tên không dấu; mã xác minh tên miền ghi trong [verification] của site.toml"),
        "root-large": error("tệp lớn hơn 512 KB", "Thu nhỏ ảnh rồi lưu lại"),
        "root-cname": error("CNAME phải có đúng một tên miền", "Ghi một dòng, ví dụ bantin.example.vn"),
        "root-icon": error("đây không phải biểu tượng .ico dùng được", "Xuất lại biểu tượng thành tệp .ico"),
        "root-png": error("đây không phải ảnh PNG dùng được", "Mở bằng phần mềm ảnh rồi lưu lại thành PNG, không chọn interlaced"),
        "root-png-size": error("ảnh rộng hoặc cao hơn 1024 điểm ảnh", "Thu nhỏ; biểu tượng chỉ cần 180 × 180"),
    },
)  # fmt: skip
