"""Word what can be wrong with ``da-go.toml``."""

from __future__ import annotations

from newsroom.engine import Check, Scope
from newsroom.model.problem import error

LIST = Check(
    name="takedowns.list",
    scope=Scope.ALWAYS,
    wordings={
        "gone-not-utf8": error("tệp không phải mã UTF-8 (gặp byte {byte})", "Mở tệp và lưu lại với bảng mã UTF-8"),
        "gone-control": error("có ký tự điều khiển {char}", "Xóa ký tự này hoặc gõ lại dòng"),
        "gone-piled": error("nhiều dấu chồng lên một chữ: {found:whole}, giới hạn là {limit}", "Xóa chữ này rồi gõ lại"),
        "gone-private": error("có ký tự riêng của phông chữ ({char}), thường do chép từ Word", "Xóa ký tự này hoặc gõ lại dòng"),
        "gone-conflict": error("còn dấu xung đột của git", "Giữ lại một trong hai bản rồi xóa các dòng <<<<<<<, ======= và >>>>>>>"),
        "gone-curly": error("dòng này dùng ngoặc cong “ ”", "Gõ lại bằng ngoặc thẳng \""),
        "gone-syntax": error("tệp không đúng cú pháp TOML", "Kiểm tra dấu ngoặc kép, ngoặc vuông và dấu bằng ở dòng này và dòng trên"),
        "gone-twice-key": error("«{key:whole}» đã ghi ở dòng {first}", "Mỗi khóa chỉ ghi một lần trong một mục; mỗi bài là một mục bắt đầu bằng [[bai]]"),
        "gone-unknown-key": error("không có khóa «{key}»", "Có phải là «{nearest}»?"),
        "gone-strange-key": error("không có khóa «{key}»", "Mỗi bài là một mục [[bai]] với các khóa: {known:whole}"),
        "gone-type": error("«{key}» sai kiểu", "Cần {wanted}"),
        "gone-missing": error("mục [[bai]] thiếu dia_chi", "Thêm dòng dia_chi = \"/2024/07/ten-bai/\""),
        "gone-address": error("«{value}» không phải địa chỉ của một bài", "Ghi dạng /NĂM/THÁNG/ten-bai/, ví dụ /2024/07/so-ket-cong-tac/"),
        "gone-twice": error("«{value:whole}» đã ghi ở dòng {first}", "Chỉ giữ một chỗ"),
        "gone-long-old-url": error("địa chỉ cũ dài quá: «{value}»", "Mỗi phần giữa hai dấu «/» nhiều nhất 200 byte (chừng 150 chữ có dấu), cả địa chỉ 2.000 ký tự (một chữ có dấu tính 6 đến 9) và 40 phần; dài hơn thì bỏ dòng này"),
        "gone-spelt-old-url": error("địa chỉ cũ không dùng được: «{value}» có {spelt:whole}, tức là {meaning:whole}", "Bỏ dòng này: địa chỉ như vậy không dẫn tiếp được"),
        "gone-old-url": error("địa chỉ cũ không dùng được: «{value}»", "Ghi đường dẫn bắt đầu bằng «/», không có dấu cách, dấu nháy, «//», «..» hay một trong các dấu # $ ; < > {{ }} \\, ví dụ /tin-tuc/123.html"),
        "gone-date": error("ngay không đọc được: «{value}»", "Viết dạng \"2024-07-12\" hoặc \"12/07/2024\""),
    },
)  # fmt: skip

PUBLISHED = {
    "gone-old-address": error(
        "trùng địa chỉ cũ /{address:whole} của bài đã gỡ ({other:whole})", "Đổi địa chỉ của một trong hai"
    ),
    "gone-published": error(
        "bài /{url:whole} vẫn được đăng từ {other:whole}",
        "Bỏ mục này nếu đăng lại bài; nếu gỡ bài, xóa thư mục của bài hoặc ghi «Status: withdrawn»",
    ),
}
