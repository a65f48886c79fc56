"""Word what the copy desk finds, and name who finds it: a build that reads nothing needs no more of it."""

from __future__ import annotations

from newsroom.engine import Check, Scope
from newsroom.model.problem import warning

WEEKDAYS = Check(
    name="copydesk.weekdays",
    scope=Scope.READING,
    wordings={
        "wrong-weekday": warning("«{found}» không khớp: {date} là {right}", "Kiểm tra lại thứ hoặc ngày"),
    },
)
NAMES = Check(
    name="copydesk.names",
    scope=Scope.READING,
    wordings={
        "name-tone": warning("«{name:whole}» chỉ khác «{other:whole}» một dấu", "Kiểm tra lại tên người"),
    },
)
PARAGRAPHS = Check(
    name="copydesk.paragraphs",
    scope=Scope.READING,
    wordings={
        "run-together": warning("dòng này sẽ dính vào đoạn trên", "Để một dòng trống giữa hai đoạn"),
    },
)
LINKS = Check(
    name="copydesk.links",
    scope=Scope.READING,
    wordings={
        "link-space": warning(
            "liên kết sẽ in ra như chữ: «{found}»", "Viết liền {better:whole}, không để cách giữa «]» và «(»"
        ),
        "link-title": warning(
            "chữ «{title}» của liên kết chỉ hiện khi rê chuột, điện thoại không thấy", "Viết chữ này vào câu"
        ),
        "link-without-words": warning(
            "liên kết không có chữ nên không ai thấy: «{found}»", "Ghi chữ vào ngoặc vuông: {better:whole}"
        ),
        "link-unclosed": warning(
            "liên kết chưa đóng ngoặc nên in ra như chữ: «{found}»",
            "Thêm dấu «)» ngay sau địa chỉ: {better:whole}",
        ),
        "link-brackets": warning(
            "liên kết viết chưa đúng dấu ngoặc nên in ra như chữ: «{found}»",
            "Chữ trong ngoặc vuông, địa chỉ trong ngoặc tròn: {better:whole}",
        ),
        "photo-brackets": warning(
            "ảnh viết chưa đúng dấu ngoặc: «{found}»",
            "Mô tả trong ngoặc vuông, tên tệp trong ngoặc tròn: {better:whole}",
        ),
    },
)
FOREIGN = Check(
    name="copydesk.foreign",
    scope=Scope.READING,
    wordings={
        "foreign-markup": warning(
            "«{found}» là ký hiệu của chương trình khác nên in ra như chữ",
            "Xóa ký hiệu này (và những chỗ giống vậy); cách viết xem Hướng dẫn biên tập",
        ),
    },
)
CAPTIONS = Check(
    name="copydesk.captions",
    scope=Scope.READING,
    wordings={
        "caption-repeated": warning(
            "nội dung lặp lại chú thích ảnh: «{caption}»", "Xóa dòng này nếu nó chỉ là chú thích"
        ),
        "caption-similar": warning(
            "dòng này gần giống chú thích ảnh ở trên: «{caption}»",
            "Xóa dòng này nếu nó chỉ là chú thích, hoặc sửa lỗi gõ cho đúng",
        ),
    },
)
RATIOS = Check(
    name="copydesk.ratios",
    scope=Scope.READING,
    wordings={
        "ratio-mismatch": warning("«{found}» là {right}, không phải {said}", "Kiểm tra lại các số này"),
        "percentage-over": warning("«{found}» nhiều hơn cả tổng số", "Kiểm tra lại tỷ lệ này"),
    },
)
SUMS = Check(
    name="copydesk.sums",
    scope=Scope.READING,
    wordings={
        "sum-mismatch": warning(
            "«{found}» cộng lại là {total}, không phải {whole}", "Kiểm tra lại các số này"
        ),
        "part-over": warning("«{found}»: phần nhiều hơn tổng", "Kiểm tra lại các số này"),
    },
)
NUMERALS = Check(
    name="copydesk.numerals",
    scope=Scope.READING,
    wordings={
        "number-points": warning("«{found}» không có dấu chấm như các số khác trong bài", "Viết «{better}»"),
        "number-commas": warning("«{found}» dùng dấu phẩy để tách hàng nghìn", "Viết «{better}»"),
        "decimal-point": warning("«{found}» dùng dấu chấm thập phân", "Viết dấu phẩy: «{better}»"),
    },
)
DATES = Check(
    name="copydesk.dates",
    scope=Scope.READING,
    wordings={
        "no-such-day": warning("không có ngày này: «{found}»", "Kiểm tra lại ngày, tháng"),
        "day-to-come": warning(
            "«{found}» sau ngày của bài ({date}) mà kể như đã qua", "Kiểm tra lại ngày này và dòng Date"
        ),
        "period-backwards": warning("«{found}»: đầu sau cuối", "Kiểm tra lại hai mốc này"),
        "no-such-time": warning("không có giờ này: «{found}»", "Kiểm tra lại giờ, phút"),
    },
)
CAPITALS = Check(
    name="copydesk.capitals",
    scope=Scope.READING,
    wordings={"capitals": warning("«{found}» viết hoa chưa đúng", "Viết «{better}»")},
)
DOUBLES = Check(
    name="copydesk.doubles",
    scope=Scope.READING,
    wordings={"doubled-word": warning("chữ lặp: «{found}»", "Xóa bớt một lần")},
)
SIGNS = Check(
    name="copydesk.signs",
    scope=Scope.READING,
    wordings={
        "space-before": warning("có dấu cách thừa trước «{sign}»: «{found}»", "Viết liền dấu với chữ trước"),
        "space-within": warning("có dấu cách thừa bên trong ngoặc: «{found}»", "Viết liền ngoặc với chữ"),
        "space-missing": warning("thiếu dấu cách sau «{sign}»: «{found}»", "Thêm một dấu cách"),
        "space-missing-before": warning("thiếu dấu cách trước «{sign}»: «{found}»", "Thêm một dấu cách"),
        "bracket-open": warning("ngoặc «(» chưa đóng: «{found}»", "Thêm «)» hoặc xóa «(»"),
        "bracket-closed": warning("ngoặc «)» không có «(» mở: «{found}»", "Thêm «(» hoặc xóa «)»"),
        "quotes-mixed": warning('bài dùng cả “ ” lẫn " ": «{found}»', "Dùng một loại, nên là “ ”"),
        "quote-open": warning(
            "dấu ngoặc kép thiếu một nửa: «{found}»", "Thêm dấu còn thiếu hoặc xóa dấu này"
        ),
        "dots-mixed": warning("bài dùng cả «…» lẫn «...»: «{found}»", "Dùng một loại, nên là «…»"),
    },
)
ABBREVIATIONS = Check(
    name="copydesk.abbreviations",
    scope=Scope.READING,
    wordings={
        "abbreviation": warning(
            "«{found}» chưa được giải thích",
            "Lần đầu viết đủ chữ rồi mở ngoặc ({found}), hoặc thêm vào mục [abbreviations] của site.toml",
        ),
    },
)
FURNITURE = Check(
    name="copydesk.furniture",
    scope=Scope.READING,
    wordings={
        "title-long": warning(
            "tiêu đề dài {length} ký tự", "Rút còn dưới {limit} ký tự: tin nhắn và máy tìm kiếm cắt phần sau"
        ),
        "photo-credit": warning(
            "{count} trong {all} ảnh chưa ghi người chụp",
            "Thêm «Ảnh: …» cuối chú thích, hoặc ghi tác giả là «Tin, ảnh: …»",
        ),
        "reprint-without-link": warning(
            "bài đăng lại của «{source}» chưa có địa chỉ hay ngày của bài gốc",
            "Thêm dòng Source_URL, hoặc ghi ngày sau tên báo ở dòng Source",
        ),
    },
)
SPELLING = Check(
    name="copydesk.spelling",
    scope=Scope.ALWAYS,
    wordings={
        "no-syllable": warning(
            "«{found:whole}»: tiếng Việt không có tiếng «{word:whole}»", "Có phải là «{meant:whole}»?"
        ),
        "words-joined": warning("«{found:whole}»: «{word:whole}» viết dính", "Có phải là «{meant:whole}»?"),
        "word-parted": warning("«{found:whole}»: «{word:whole}» viết rời", "Có phải là «{meant:whole}»?"),
        "unknown-pair": warning(
            "«{found:whole}»: chưa bài nào khác viết như vậy, {texts} bài viết «{meant:whole}»",
            "Nếu gõ nhầm «{word:whole}» thì sửa lại; nếu đúng thì giữ nguyên",
        ),
    },
)
REGISTER = Check(
    name="copydesk.register",
    scope=Scope.ALWAYS,
    wordings={
        "name-known": warning(
            "«{name:whole}» gần giống «{other:whole}», người được nhắc tên trong {texts} bài khác",
            "Kiểm tra lại tên người; nếu là hai người thì giữ nguyên",
        ),
        "office-changed": warning(
            "chức vụ của «{name:whole}» ở đây là «{office}», {texts} bài gần đây ghi «{other}»",
            "Kiểm tra lại chức vụ; nếu mới thay đổi thì giữ nguyên",
        ),
    },
)

_DESK = {
    "weekdays.check_weekdays": WEEKDAYS,
    "names.check_names": NAMES,
    "paragraphs.check_paragraphs": PARAGRAPHS,
    "links.check_links": LINKS,
    "foreign.check_foreign": FOREIGN,
    "captions.check_captions": CAPTIONS,
    "ratios.check_ratios": RATIOS,
    "sums.check_sums": SUMS,
    "numerals.check_numerals": NUMERALS,
    "dates.check_dates": DATES,
    "capitals.check_capitals": CAPITALS,
    "doubles.check_doubles": DOUBLES,
    "signs.check_signs": SIGNS,
    "abbreviations.check_abbreviations": ABBREVIATIONS,
    "furniture.check_furniture": FURNITURE,
}
DESK = {f"{__package__}.{name}": check for name, check in _DESK.items()}
"""The proofreaders by name, as ``PROOFREADERS`` has them, and what each may find."""

ARCHIVE_DESK = (SPELLING, REGISTER)
"""What only the whole archive can tell."""
