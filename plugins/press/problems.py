"""Word why the output folder may not be written to."""

from __future__ import annotations

from newsroom.engine import Check, Scope
from newsroom.model.problem import error

OUTPUT = Check(
    name="press.output",
    scope=Scope.ALWAYS,
    wordings={
        "output-content": error("thư mục {output:whole} chứa thư mục bài viết hoặc nằm trong đó", "Chọn thư mục khác, ví dụ output cạnh content"),
        "output-cache": error("thư mục {output:whole} chứa thư mục cache, vốn không thuộc về trang", "Chọn thư mục khác cho cache, ví dụ cache cạnh output"),
        "foreign-output": error("thư mục {output:whole} có tệp không phải do chương trình này tạo ra: {found:whole}", "Chọn thư mục trống, hoặc chuyển các tệp đó đi; nếu đó chỉ là bản dựng cũ thì xóa cả thư mục"),
        "page-sign": error("tệp {output:whole} của trang sẽ có ký tự không nhìn thấy được ({char})", "Đây là lỗi của chương trình, hãy báo người phụ trách kỹ thuật; trong lúc chờ, gõ lại đoạn có dấu \\, < hoặc > trong bài"),
    },
)  # fmt: skip
