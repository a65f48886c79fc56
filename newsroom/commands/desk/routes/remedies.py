"""Say what to do about a finding to people who see fields, buttons and cards, by code of the check.

What is not here can be done as the check says; codes of what nobody makes at the desk (a file that lies
elsewhere, a header typed by hand) keep its words.
"""

from __future__ import annotations

from collections.abc import Mapping

_CARDS = "ở mục Ảnh và tệp"
_ANEW = f"Xóa dòng này, kéo ảnh vào bài rồi điền ô Chú thích {_CARDS}"
_SPARE = f"Bấm «Đưa vào bài» hoặc «Xóa tệp» {_CARDS}"
_FILE = "Xóa dòng này rồi kéo tệp vào bài"
_APART = "Đặt liên kết này thành một đoạn riêng"
_LINK = "Kiểm tra lại địa chỉ; bấm «Liên kết bài» để tìm bài cần dẫn tới"
_DOCUMENT = "Bỏ trống các ô ở Thông tin văn bản, hoặc chọn chuyên mục văn bản"

REMEDIES: Mapping[str, str] = {
    "abbreviation": "Lần đầu viết đủ chữ rồi mở ngoặc, hoặc thêm vào Chữ viết tắt ở màn hình Trang",
    "album-missing": "Bấm «Thêm vào album» để thêm ảnh, hoặc xóa dòng này",
    "bad-correction": "Ghi ngày rồi nội dung, ví dụ: 2024-07-12 Tên đúng là …",
    "bad-focus": "Bấm vào ảnh bìa để chọn lại",
    "bad-pin": "Ghi một số nguyên; bài có số nhỏ đứng trước",
    "curly-quotes": _ANEW,
    "document-astray": _DOCUMENT,
    "document-bare": "Điền ô Số, ký hiệu và ô Ngày ban hành; không phải văn bản thì chọn chuyên mục khác",
    "document-elsewhere": _DOCUMENT,
    "empty-body": "Viết nội dung bài",
    "empty-file": "Viết tên bài và nội dung",
    "file-link": "Kéo tệp .pdf, .docx, .xlsx hay .pptx vào bài; loại tệp khác không đăng được",
    "focus-without-photo": "Thêm ảnh vào bài",
    "header-link": "Đặt liên kết trong nội dung; địa chỉ của nguồn thì ghi ở ô Địa chỉ bài gốc",
    "html-photo": _ANEW,
    "lead-paragraphs": "Chỉ để một đoạn ở ô Sapo; các đoạn sau chuyển xuống nội dung",
    "local-file": "Kéo tệp vào bài để đăng cùng",
    "missing-article": _LINK,
    "missing-footnote": "Viết nội dung của chú thích này ở cuối bài",
    "missing-goal": _LINK,
    "missing-link": _LINK,
    "missing-related": "Kiểm tra lại địa chỉ của bài",
    "photo-is-file": _FILE,
    "photo-is-movie": "Xóa dòng này rồi bấm nút Video",
    "photo-is-recording": _FILE,
    "photo-is-video": "Xóa dòng này rồi bấm nút Video",
    "photo-syntax": _ANEW,
    "photo-title": _ANEW,
    "photo-unnamed": _ANEW,
    "photo-without-text": f"Điền ô Chú thích của ảnh này {_CARDS}",
    "recording-in-text": _APART,
    "recording-still": "Xóa dòng này rồi kéo ảnh và tệp âm thanh vào bài, mỗi tệp một đoạn",
    "replaces-article": "Ghi số hoặc địa chỉ của văn bản cũ",
    "reprint-without-link": "Điền ô Địa chỉ bài gốc, hoặc ghi ngày sau tên báo ở ô Nguồn đăng lại",
    "source-url-alone": "Điền ô Nguồn đăng lại",
    "unused-files": _SPARE,
    "unused-photos": _SPARE,
    "unused-recordings": _SPARE,
    "video-in-text": _APART,
}
"""Without a full stop, as the check has them."""

_PHOTO = "Xóa dòng này rồi bấm «Ảnh, tệp» để đưa ảnh vào"
_ANY_FILE = "Xóa dòng này rồi bấm «Ảnh, tệp» để đưa tệp vào"

_HEAD = "Nhờ người quản trị sửa phần đầu của trang"
_OF_HEADS = (
    "bad-old-url", "duplicate-key", "forbidden-key", "header-gap", "header-line", "header-unended",
    "indented-key", "key-without-colon", "long-old-url", "no-header", "spelt-old-url", "strange-key",
    "unknown-key", "value-below", "yaml-header",
)  # fmt: skip

PAGE_REMEDIES: Mapping[str, str] = {
    **{code: text for code, text in REMEDIES.items() if _CARDS not in text},
    **dict.fromkeys(_OF_HEADS, _HEAD),
    "album-missing": "Trang riêng không có album: xóa dòng này rồi bấm «Ảnh, tệp» để đưa ảnh vào",
    "curly-quotes": _PHOTO,
    "empty-body": "Viết nội dung trang",
    "empty-file": "Viết tên trang và nội dung",
    "file-link": "Bấm «Ảnh, tệp» để đưa tệp .pdf, .docx, .xlsx hay .pptx vào; loại tệp khác không đăng được",
    "header-link": "Đặt liên kết trong nội dung",
    "html-photo": _PHOTO,
    "local-file": "Bấm «Ảnh, tệp» để đưa tệp vào",
    "missing-file": _ANY_FILE,
    "missing-footnote": "Viết nội dung của chú thích này ở cuối trang",
    "missing-photo": _PHOTO,
    "missing-video": _ANY_FILE,
    "photo-is-file": _ANY_FILE,
    "photo-is-recording": _ANY_FILE,
    "photo-syntax": _PHOTO,
    "photo-title": _PHOTO,
    "photo-unnamed": _PHOTO,
    "photo-without-text": "Ghi chú thích của ảnh vào giữa hai dấu ngoặc vuông",
    "recording-still": _ANY_FILE,
    "remote-photo": "Tải ảnh về máy, xóa dòng này rồi bấm «Ảnh, tệp» để đưa ảnh vào",
}
"""What is to be done on a static page, whose screen has no cards."""
