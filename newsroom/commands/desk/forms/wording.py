"""Word what the check says of ``site.toml`` for people who see forms, by code.

Nothing here names the file or its keys. What is not here is said as the check says it.
"""

from __future__ import annotations

from collections.abc import Mapping

_ADMIN = "Nhờ người quản trị xem lại mục này."
_SIGN = "Gõ lại chữ trong ô này."
_LEAD = ("bài mà mục này dẫn tới chưa hiện hoặc đã gỡ", "Đăng bài đó, hoặc sửa ô Dẫn tới.")

AT_FIELD: Mapping[str, tuple[str, str]] = {
    "banner-cut-off": ("hình «{target}» thiếu phần cuối, mép có thể bị xám", "Xin lại hình gốc rồi tải lên."),
    "banner-hidden": _LEAD,
    "banner-path": ("không có hình «{target}»", "Chọn lại hình; có lẽ là {better}."),
    "missing-banner": ("không có hình «{target}»", "Tải hình lên, hoặc chọn hình có sẵn."),
    "notice-hidden": _LEAD,
    "site-abbreviation": ("«{key}» không phải chữ viết tắt", "Ghi một từ không có dấu cách, ví dụ TVTU."),
    "site-abbreviation-empty": ("«{key}» chưa có lời đọc", "Ghi đủ chữ, hoặc bỏ dòng này."),
    "site-bad-slug": ("«{value}» không làm địa chỉ được", "Ghi chữ thường không dấu, ví dụ {better}."),
    "site-category-kind": ("loại của chuyên mục này không đúng", _ADMIN),
    "site-control": ("có ký tự lạ, mắt không thấy", _SIGN),
    "site-date": ("không đọc được ngày «{value}»", "Ghi ngày trước, tháng sau: 20/11/2026, có thể kèm giờ."),
    "site-duplicate-name": ("«{value}» đã là tên của chuyên mục khác", "Ghi tên khác."),
    "site-duplicate-slug": ("«{value}» đã là địa chỉ của chuyên mục khác", "Ghi địa chỉ khác."),
    "site-key-elsewhere": ("mục này có phần không phải của nó", _ADMIN),
    "site-markup": ("ô này chỉ nhận chữ, không nhận dấu định dạng hay thẻ HTML", "Chỉ ghi chữ."),
    "site-missing": ("chưa ghi", "Điền vào ô này, hoặc bỏ cả mục."),
    "site-no-category": ("chưa có chuyên mục nào", "Thêm ít nhất một chuyên mục."),
    "site-old-slug-taken": (
        "địa chỉ cũ «{value}» đã thuộc chuyên mục «{name}»",
        "Ghi địa chỉ khác cho chuyên mục mới, hoặc nhờ người quản trị bỏ địa chỉ cũ này.",
    ),
    "site-period": ("ngày hết không sau ngày bắt đầu", "Sửa một trong hai ngày."),
    "site-private": ("có ký tự riêng của phông chữ, thường do chép từ Word", _SIGN),
    "site-reserved-old-slug": (
        "địa chỉ cũ «{value}» trùng địa chỉ mà trang dùng cho {use}",
        "Nhờ người quản trị bỏ địa chỉ cũ này.",
    ),
    "site-reserved-slug": ("«{value}» trùng địa chỉ mà trang dùng cho {use}", "Ghi khác đi, ví dụ {better}."),
    "site-strange-key": ("mục này có phần mà chương trình không biết", _ADMIN),
    "site-type": ("giá trị ở đây ghi không đúng dạng", "Sửa lại chữ trong ô này, hoặc nhờ người quản trị."),
    "site-unknown-key": ("mục này có phần mà chương trình không biết", _ADMIN),
}  # fmt: skip
"""What is wrong with a field or a row and what to do, in the words of the form."""

_NO_ADDRESS = "địa chỉ «{value}» không dùng được"
_UNKNOWN = "có phần mà chương trình không biết"
_STRANGE = "có ký tự lạ"

ELSEWHERE: Mapping[str, str] = {
    "brand-alone": "có hình phụ nhưng chưa có biểu trưng chính",
    "brand-path": "đường dẫn «{value}» ghi chưa đúng",
    "menu-deep": "có mục dưới cấp hai",
    "site-bad-link": _NO_ADDRESS,
    "site-bad-url": _NO_ADDRESS,
    "site-conflict": "còn hai bản sửa chồng lên nhau",
    "site-control": _STRANGE,
    "site-curly": "có ngoặc cong “ ” ở chỗ cần ngoặc thẳng",
    "site-empty-url": "chưa ghi",
    "site-front-both": "khối «{value}» vừa được chọn vừa bị bỏ",
    "site-front-block": "không có khối «{value}»",
    "site-front-number": "không nhận số «{value}»",
    "site-front-strange-block": "không có khối «{value}»",
    "site-front-twice": "khối «{value}» ghi hai lần",
    "site-host-kind": "không có loại máy chủ «{value}»",
    "site-key-elsewhere": "có phần ghi nhầm chỗ",
    "site-markup": "chỉ nhận chữ, không nhận dấu định dạng hay thẻ HTML",
    "site-missing": "còn thiếu chỗ phải ghi",
    "site-near-url": "địa chỉ «{value}» không phải của cả trang",
    "site-not-utf8": "không đọc được chữ",
    "site-old-section": "mục cũ «{key}» đưa bài vào «{value}», không phải chuyên mục của trang",
    "site-piled": _STRANGE,
    "site-private": _STRANGE,
    "site-proof": "mã «{value}» không đúng dạng",
    "site-secret": "có vẻ ghi mật khẩu hoặc khóa bí mật",
    "site-strange-key": _UNKNOWN,
    "site-syntax": "viết sai cú pháp",
    "site-target": "nơi đăng «{value}» không dùng được",
    "site-target-ssh": "nơi đăng không hợp với loại máy chủ",
    "site-target-useless": "nơi đăng không hợp với loại máy chủ",
    "site-twice-key": "có phần ghi hai lần",
    "site-type": "có giá trị không đúng dạng",
    "site-unknown-key": _UNKNOWN,
}
"""What is wrong with a part that no form shows: the administrator mends it, whom the check tells how."""

OTHER_PARTS: Mapping[str, str] = {
    "name": "tên trang",
    "front": "cách sắp trang chủ",
    "menu": "menu",
    "brand": "biểu trưng",
    "offline": "xem khi không có mạng",
    "old_sections": "mục của trang cũ",
    "url": "địa chỉ của trang",
    "hosting": "máy chủ",
    "security": "nơi báo lỗi bảo mật",
    "verification": "mã xác minh tên miền",
    "no_articles": "trang không có bài",
    "check": "những điều bàn kiểm tra hỏi",
}
"""What editors call the parts of the file that no form shows."""


def part_of(key: str) -> str:
    """Give what editors call a part that no form shows, ``""`` for one that there is not."""
    return OTHER_PARTS.get(key, "")
