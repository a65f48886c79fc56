"""Word what can be wrong with ``dia-chi.toml``."""

from __future__ import annotations

from newsroom.engine import Check, Scope
from newsroom.model.problem import error, warning

ADDRESSES = Check(
    name="addresses.list",
    scope=Scope.ALWAYS,
    wordings={
        "kept-not-utf8": error("tệp không phải mã UTF-8 (gặp byte {byte})", "Mở tệp và lưu lại với bảng mã UTF-8"),
        "kept-control": error("có ký tự điều khiển {char}", "Xóa ký tự này hoặc gõ lại dòng"),
        "kept-piled": error("nhiều dấu chồng lên một chữ: {found:whole}, giới hạn là {limit}", "Xóa chữ này rồi gõ lại"),
        "kept-private": error("có ký tự riêng của phông chữ ({char}), thường do chép từ Word", "Xóa ký tự này hoặc gõ lại dòng"),
        "kept-conflict": error("còn dấu xung đột của git", "Giữ lại một trong hai bản rồi xóa các dòng <<<<<<<, ======= và >>>>>>>"),
        "kept-curly": error("dòng này dùng ngoặc cong “ ”", "Gõ lại bằng ngoặc thẳng \""),
        "kept-syntax": error("tệp không đúng cú pháp TOML", "Mỗi dòng ghi \"Tên\" = \"dia-chi\", có đủ dấu ngoặc kép; mỗi tên một dòng"),
        "kept-twice-key": error("«{key:whole}» đã ghi ở dòng {first}", "Mỗi tên, mỗi mục chỉ ghi một lần: gộp lại hoặc xóa một chỗ"),
        "kept-table": error("không có mục «{key}»", "Ghi tên dưới mục [chu-de] hoặc [tac-gia]"),
        "kept-form": error("mục «{key:whole}» ghi sai dạng nên các tên ở đó không được đọc", "Ghi dòng [{key:whole}], một lớp ngoặc vuông, rồi mỗi tên một dòng bên dưới"),
        "kept-outside": error("«{name:whole}» không nằm dưới mục nào", "Thêm dòng [chu-de] hoặc [tac-gia] ở trên các tên"),
        "kept-no-name": error("tên để trống", "Ghi tên trong dấu ngoặc kép trước dấu bằng, hoặc xóa dòng này"),
        "kept-value": error("«{name:whole}» cần một địa chỉ trong dấu ngoặc kép", "Ghi \"{name:whole}\" = \"{better:whole}\""),
        "kept-slug": error("«{value}» không dùng làm địa chỉ được", "Chỉ dùng chữ thường không dấu, chữ số và gạch nối, tối đa 80 ký tự, ví dụ «{better:whole}»"),
        "kept-name-twice": error("«{name:whole}» đã ghi ở dòng {first}", "Mỗi tên chỉ ghi một dòng"),
        "kept-address-twice": error("địa chỉ «{value:whole}» đã dành cho tên ở dòng {first}", "Ghi địa chỉ khác, ví dụ «{better:whole}»"),
    },
)  # fmt: skip

FOREIGN = {
    "kept-foreign": warning(
        "/{address:whole}/ là địa chỉ của «{name:whole}», nên tên ấy phải chuyển sang /{url:whole}",
        "Ghi địa chỉ khác ở dòng này; nếu cố ý thì ghi cả địa chỉ mới của «{name:whole}» vào đây",
    ),
}
