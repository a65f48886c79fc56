"""List the forms: what of ``site.toml`` each shows, its fields as editors know them, who may change it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from newsroom.model.people import Person

LINE, LONG, DATE, IMAGE, ADDRESS = "line", "long", "date", "image", "address"
"""How a field is typed: a line, several, a date, a picture of the content folder, an address."""


@dataclass(frozen=True, slots=True)
class FormField:
    """Hold a field: ``key`` in ``site.toml``, ``label`` and ``hint`` in Vietnamese, how it is typed."""

    key: str
    label: str
    hint: str = ""
    kind: str = LINE


@dataclass(frozen=True, slots=True)
class Form:
    """Hold a form: ``name`` in addresses, ``table`` of ``site.toml``, ``label`` over it, ``one`` of its rows.

    ``where`` says where readers see it. ``shape`` is ``list`` (tables of one name), ``table`` or ``words``
    (keys are typed too). The key ``main`` says what a row is called; ``is_for_admin`` what only
    administrators of a shared desk change.
    """

    name: str
    table: str
    label: str
    one: str
    where: str
    fields: tuple[FormField, ...]
    shape: str = "list"
    main: str = "name"
    is_for_admin: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of its fields, in their order."""
        return tuple(field.key for field in self.fields)

    def label_of(self, key: str) -> str:
        """Give what editors call a key, ``""`` for one that is not in this form."""
        return next((field.label for field in self.fields if field.key == key), "")


_FROM = FormField("from", "Từ ngày", "Bỏ trống: hiện ngay.", DATE)
_UNTIL = FormField("until", "Đến hết ngày", "Bỏ trống: luôn hiện.", DATE)
_OWN = "Bắt đầu bằng https://, hoặc bằng / nếu là trang của mình."

FORMS: Mapping[str, Form] = {
    form.name: form
    for form in (
        Form(
            "thong-bao", "notice", "Thông báo", "thông báo", "Đầu trang chủ.",
            (
                FormField("text", "Lời thông báo", "Một câu.", LONG),
                FormField("url", "Dẫn tới", f"Có thể bỏ trống. {_OWN}", ADDRESS),
                _FROM,
                _UNTIL,
            ),
            main="text",
        ),
        Form(
            "bieu-ngu", "banners", "Biểu ngữ", "biểu ngữ", "Cuối trang chủ.",
            (
                FormField("image", "Hình", "Hình ngang, tốt nhất 900×300 điểm ảnh.", IMAGE),
                FormField("alt", "Chữ trong hình", "Đọc cho người không thấy hình.", LINE),
                FormField("url", "Dẫn tới", _OWN, ADDRESS),
                _FROM,
                _UNTIL,
            ),
            main="alt",
        ),
        Form(
            "lien-ket", "links", "Website liên kết", "liên kết", "Cuối trang chủ.",
            (
                FormField("name", "Tên trang"),
                FormField("url", "Địa chỉ", "Bắt đầu bằng https://", ADDRESS),
            ),
        ),
        Form(
            "chuyen-muc", "categories", "Chuyên mục", "chuyên mục",
            "Thanh chuyên mục và trang chủ, theo thứ tự này.",
            (
                FormField("name", "Tên chuyên mục"),
                FormField("slug", "Địa chỉ", "Chữ thường không dấu, ví dụ tin-hoat-dong."),
                FormField("description", "Mô tả", "Một câu, hiện ở trang chuyên mục và máy tìm kiếm.", LONG),
            ),
            is_for_admin=True,
        ),
        Form(
            "co-quan", "organisation", "Cơ quan", "cơ quan", "Chân mọi trang.",
            (
                FormField("name", "Tên cơ quan"),
                FormField("designation", "Loại hình trang", "Ví dụ: Trang thông tin điện tử tổng hợp."),
                FormField("address", "Địa chỉ"),
                FormField("phone", "Điện thoại"),
                FormField("email", "Thư điện tử", "Bạn đọc góp ý, báo lỗi tới đây."),
                FormField("responsible", "Người chịu trách nhiệm"),
                FormField("licence", "Giấy phép"),
            ),
            shape="table",
            is_for_admin=True,
        ),
        Form(
            "khau-hieu", "", "Dòng giới thiệu", "dòng giới thiệu", "Đầu trang và máy tìm kiếm.",
            (FormField("tagline", "Dòng giới thiệu", "Một câu dưới tên trang."),),
            shape="table",
            is_for_admin=True,
        ),
        Form(
            "viet-tat", "abbreviations", "Chữ viết tắt", "chữ viết tắt",
            "Để bàn kiểm tra biết chữ nào đã quen.",
            (
                FormField("short", "Viết tắt", "Một từ, ví dụ TVTU."),
                FormField("words", "Đọc là", "Ví dụ: Thường vụ Tỉnh ủy."),
            ),
            shape="words",
            main="short",
            is_for_admin=True,
        ),
    )
}  # fmt: skip
"""All forms by name, in the order of the screen."""
PROTECTED = ("url", "hosting", "security", "verification", "no_articles", "check")
"""What of ``site.toml`` no form shows, and no act of the desk sends if it was changed."""


def may_change(person: Person, form: Form) -> bool:
    """Tell whether a person may change a form: on a PC whoever sits there changes all."""
    if not person.login:
        return True
    return person.is_admin if form.is_for_admin else person.may_publish
