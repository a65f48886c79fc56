"""Word what can be wrong with a video file, which shows when it is measured."""

from __future__ import annotations

from newsroom.engine import Check, Scope
from newsroom.model.problem import error

MEASURING = Check(
    name="videos.measuring",
    scope=Scope.ALWAYS,
    wordings={
        "video-too-large": error("video nặng {size} MB, quá {limit} MB", "Xuất lại nhẹ hơn, hoặc tải lên YouTube rồi dán địa chỉ"),
        "video-unreadable": error("tệp không phải video MP4 đọc được", "Xuất lại thành .mp4 (H.264, âm thanh AAC) rồi thay tệp này"),
        "video-damaged": error("video hỏng hoặc tải về dở dang", "Lấy lại video gốc"),
        "video-fragmented": error("video ở dạng phân mảnh, nhiều máy không phát được", "Xuất lại thành .mp4 thường, hoặc tải lên YouTube rồi dán địa chỉ"),
        "video-codec": error("hình của video ở dạng {codec}, nhiều máy không phát được", "Xuất lại bằng H.264 (trên iPhone: Cài đặt, Camera, Định dạng, Tương thích nhất), hoặc tải lên YouTube rồi dán địa chỉ"),
        "video-sound": error("tiếng của video ở dạng {codec}, nhiều máy không phát được", "Xuất lại với âm thanh AAC, hoặc tải lên YouTube rồi dán địa chỉ"),
    },
)  # fmt: skip
