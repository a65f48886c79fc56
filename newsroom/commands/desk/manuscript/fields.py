"""List the fields of an article as editors see them: what each is called, means, and how it is typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from newsroom.commands.desk.manuscript.header import fields_of
from plugins.manuscript.keys import ARTICLE_KEYS

TEXT, LONG, DATE, CATEGORY, LINES, NUMBER = "text", "long", "date", "category", "lines", "number"
"""How a field is typed: one line, several, a date, a category, a value a line, digits."""


@dataclass(frozen=True, slots=True)
class ArticleField:
    """Hold a field: ``key`` of the header, ``label`` and ``meaning`` in Vietnamese, how it is typed.

    ``group`` is ``main``, ``more`` or ``document``; the last is for articles of a register.
    """

    key: str
    label: str
    meaning: str
    kind: str = TEXT
    group: str = "more"


FIELDS = (
    ArticleField("Title", "Tên bài", "Tối đa 200 ký tự.", LONG, "main"),
    ArticleField(
        "Kicker", "Dòng trên tên bài", "Một dòng nhỏ, ví dụ tên đơn vị. Có thể bỏ trống.", TEXT, "main"
    ),
    ArticleField("Category", "Chuyên mục", "Bài đứng ở chuyên mục này.", CATEGORY, "main"),
    ArticleField(
        "Date", "Ngày đăng", "Ngày trước, tháng sau: 11/07/2024 15:51. Có thể bỏ giờ.", DATE, "main"
    ),
    ArticleField("Author", "Tác giả", "Nhiều người thì ngăn bằng dấu chấm phẩy.", TEXT, "main"),
    ArticleField("Summary", "Sapo", "Đoạn mở đầu in đậm, khoảng 60 chữ trở lại.", LONG, "main"),
    ArticleField("Tags", "Chủ đề", "Ngăn bằng dấu chấm phẩy."),
    ArticleField("Agency", "Hãng tin", "Đứng trước sapo, ví dụ ABO."),
    ArticleField("Source", "Nguồn đăng lại", "Báo hoặc cơ quan đã đăng bài này trước."),
    ArticleField("Source_URL", "Địa chỉ bài gốc", "Bắt đầu bằng https://"),
    ArticleField("Modified", "Ngày sửa", "Bạn đọc thấy ngày này dưới tên bài.", DATE),
    ArticleField("Pin", "Vị trí ghim", "Số 1 đứng đầu trang chủ; bỏ trống là không ghim.", NUMBER),
    ArticleField("Pin_until", "Ghim đến hết ngày", "Hết ngày này bài thôi ghim.", DATE),
    ArticleField("Related", "Tin khác đặt đầu", "Mỗi dòng một địa chỉ bài, ví dụ /2024/07/so-ket/.", LINES),
    ArticleField("Recording", "Bản đọc cả bài", "Tên tệp .mp3 hoặc .m4a đã tải lên."),
    ArticleField("Views", "Lượt xem cũ", "Số mang từ trang cũ sang.", NUMBER),
    ArticleField(
        "Old_URL", "Địa chỉ trên trang cũ", "Mỗi dòng một địa chỉ; mở địa chỉ ấy sẽ tới bài này.", LINES
    ),
    ArticleField(
        "Correction", "Đính chính", "Mỗi dòng: ngày rồi nội dung. Thêm bằng nút «Đính chính».", LINES
    ),
    ArticleField("Number", "Số, ký hiệu", "Ví dụ 12-KH/ĐUK.", TEXT, "document"),
    ArticleField("Issued", "Ngày ban hành", "Ngày ghi trên văn bản.", DATE, "document"),
    ArticleField("Issuer", "Cơ quan ban hành", "", TEXT, "document"),
    ArticleField("Signer", "Người ký", "", TEXT, "document"),
    ArticleField("Kind", "Loại văn bản", "Ví dụ Kế hoạch, Công văn.", TEXT, "document"),
    ArticleField("In_force_from", "Có hiệu lực từ", "", DATE, "document"),
    ArticleField("Expires", "Hết hiệu lực", "", DATE, "document"),
    ArticleField(
        "Replaces", "Thay văn bản", "Mỗi dòng số hoặc địa chỉ của một văn bản cũ.", LINES, "document"
    ),
)
"""All fields that a form shows; cover and its focus are chosen at the photos, the status by acts."""


def group_of(name: str) -> Iterator[ArticleField]:
    """Give the fields of a group, in their order."""
    return (field for field in FIELDS if field.group == name)


LABELS = {
    **{field.key.casefold(): field.label for field in FIELDS},
    "authors": "Tác giả",
    "cover": "Ảnh bìa",
    "focus": "Chỗ giữ lại của ảnh bìa",
    "status": "Tình trạng",
    "withdrawn": "Lý do gỡ",
}
"""What editors call the keys of a header, by folded key."""


STATUSES = {"draft": "bản nháp", "withdrawn": "đã gỡ", "published": "đã đăng"}
"""What editors call the values of the key Status."""
_SPELT = {key.casefold(): key for key in ARTICLE_KEYS}


def values_of(data: bytes, key: str) -> list[str]:
    """Give the values of a key of a manuscript."""
    return [line.value for line in fields_of(data) if line.key.casefold() == key.casefold()]


def title_of(data: bytes) -> str:
    """Give the title of a manuscript as lists show it."""
    title = " ".join(" ".join(values_of(data, "Title")).split())
    return title if title not in ("", "?") else "(chưa có tên)"


def fields_in(data: bytes) -> dict[str, list[str]]:
    """Give the fields of a manuscript by key as the handbook spells it, each with its values."""
    found: dict[str, list[str]] = {}
    for line in fields_of(data):
        found.setdefault(_SPELT.get(line.key.casefold(), line.key), []).append(line.value)
    return found
