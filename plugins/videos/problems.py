"""Word what can be wrong with a video, a recording and the words beside them, which shows when it is measured."""

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
        "recording-too-large": error("bản ghi âm nặng {size} MB, quá {limit} MB", "Xuất lại nhẹ hơn (giọng đọc: mono, 64 kbit/s là đủ)"),
        "recording-unreadable": error("tệp không phải {kind} mà là {found}", "Xuất ra tệp .mp3 hoặc .m4a (AAC) rồi thay tệp này; chỉ đổi đuôi tên thì chưa được"),
        "recording-damaged": error("bản ghi âm hỏng hoặc tải về dở dang", "Lấy lại bản gốc; nếu nghe vẫn đủ thì xuất lại thành .mp3"),
        "recording-sound": error("bản ghi âm ở dạng {codec}, nhiều máy không phát được", "Xuất lại thành .mp3 hoặc .m4a (AAC)"),
        "subtitles-encoding": error("tệp phụ đề không ở mã UTF-8", "Lưu lại tệp với mã UTF-8"),
        "subtitles-too-large": error("tệp phụ đề lớn hơn {limit} kB", "Kiểm tra có đúng là tệp phụ đề không"),
        "subtitles-header": error("tệp phụ đề không bắt đầu bằng dòng WEBVTT", "Xuất phụ đề ra dạng WebVTT (.vtt); tệp .srt đổi đuôi thì chưa dùng được"),
        "subtitles-empty": error("tệp phụ đề không có câu nào", "Thêm các câu phụ đề hoặc xóa tệp"),
        "subtitles-time": error("thời gian «{found}» viết sai", "Viết như 00:01:05.000 --> 00:01:08.500"),
        "subtitles-gap": error("thiếu dòng trống trước câu phụ đề này", "Thêm một dòng trống phía trên"),
        "subtitles-end": error("câu phụ đề «{found}» kết thúc trước khi bắt đầu", "Sửa lại thời gian"),
        "subtitles-order": error("câu phụ đề «{found}» bắt đầu trước câu đứng trên nó", "Xếp các câu theo thời gian"),
        "transcript-encoding": error("bản ghi lời không ở mã UTF-8", "Lưu lại tệp với mã UTF-8"),
        "transcript-too-large": error("bản ghi lời lớn hơn {limit} kB", "Kiểm tra có đúng là bản ghi lời không"),
        "transcript-empty": error("bản ghi lời không có chữ nào", "Chép lời vào tệp hoặc xóa tệp"),
    },
)  # fmt: skip
