"""Word in Vietnamese what went wrong between here and the host, and what to do."""

from __future__ import annotations

import re

from newsroom.commands.publishing.publisher import PublishingError

OVERTAKEN = 75
"""The status of ``server.sh`` when somebody published meanwhile."""
INCOMPLETE = 76
"""The status of ``server.sh`` when the server does not hold what was expected."""

_UNCHANGED = "Trang đang hiện không đổi."

_STATUSES = {
    70: "máy chủ không còn bản này. Xem lại danh sách các bản còn giữ",
    71: "máy chủ thiếu chương trình «{said}». Người quản trị cài thêm rồi chạy lại (Debian: apt install rsync util-linux)",
    72: "một lần đăng khác đang chuyển bản quá nửa phút. Chờ vài phút rồi chạy lại",
    73: "không dùng được thư mục này: thư mục chưa có và không tạo được, không có quyền ghi, hoặc có sẵn thứ khác"
    " mang tên current, host, releases hay pool. Người quản trị tạo thư mục trống rồi giao cho tài khoản đăng bài",
    OVERTAKEN: "có người liên tục đăng cùng lúc. Chờ vài phút rồi chạy lại",
    INCOMPLETE: "những gì trên máy chủ không như đã ghi nhận, kể cả sau khi so sánh lại từ đầu. Báo người quản trị",
}

_SAYINGS = (
    (
        r"REMOTE HOST IDENTIFICATION HAS CHANGED|host key for \S+ has changed",
        "khóa của máy chủ khác khóa đã biết: máy chủ được cài lại, hoặc có kẻ mạo danh. Hỏi người quản trị dấu khóa"
        " mới; nếu đúng, chạy «ssh-keygen -R TÊN-MÁY-CHỦ» rồi ghi khóa mới vào known_hosts",
    ),
    (
        r"Host key verification failed|host key is known",
        "máy này chưa biết khóa của máy chủ. Hỏi người quản trị dấu khóa, rồi đăng nhập một lần bằng ssh để so và"
        " ghi khóa (trong CI: ghi khóa vào known_hosts)",
    ),
    (
        r"Permission denied \(|Too many authentication failures|no mutual signature",
        "máy chủ không nhận khóa đăng nhập. Kiểm tra ssh-agent, hoặc gửi khóa công khai cho người quản trị",
    ),
    (r"Could not resolve hostname", "không tìm thấy tên máy chủ. Kiểm tra target trong site.toml và mạng"),
    (
        r"Connection refused|No route to host|Network is unreachable|Operation timed out|Connection timed out",
        "không nối được tới máy chủ. Kiểm tra mạng, tên máy và cổng trong target của site.toml",
    ),
    (r"No space left on device|Disk quota exceeded", "ổ đĩa của máy chủ đã đầy. Dọn bớt rồi chạy lại"),
    (r"Read-only file system", "ổ đĩa của máy chủ chỉ cho đọc. Báo người quản trị"),
    (
        r"rsync: (?:command )?not found|rsync: No such file",
        "máy chủ chưa có rsync. Người quản trị cài thêm rồi chạy lại",
    ),
    (r"Permission denied", "tài khoản đăng bài không có quyền ghi trên máy chủ. Báo người quản trị"),
    (
        r"Connection (?:to \S+ )?(?:closed|reset)|Broken pipe|unexpectedly closed|Timeout, server|connection unexpectedly",
        "kết nối bị ngắt giữa chừng. Chạy lại: lần sau sẽ làm tiếp cho xong",
    ),
)


class HostError(PublishingError):
    """A command for the host failed; the text says so in Vietnamese, with what to do."""

    def __init__(self, status: int, said: str, where: str, program: str = "") -> None:
        self.status, self.said = status, said
        super().__init__(word(status, said, where, program))


def word(status: int, said: str, where: str, program: str = "") -> str:
    """Say what happened at ``where``, that readers see what they saw, and what to do."""
    for pattern, meaning in _SAYINGS:
        if re.search(pattern, said):
            return f"{where}: lỗi: {meaning}. {_UNCHANGED}"
    if not program and status in _STATUSES:
        return f"{where}: lỗi: {_STATUSES[status].format(said=said.strip())}. {_UNCHANGED}"
    if status < 0 or status in (12, 20, 30, 255):
        meaning = "kết nối bị ngắt giữa chừng. Chạy lại: lần sau sẽ làm tiếp cho xong"
    else:
        meaning = (
            f"{program or 'máy chủ'} dừng với mã {status}. Chạy lại; nếu vẫn lỗi, báo người quản trị dòng sau"
        )
    lines = [line for line in said.splitlines() if line.strip()]
    return f"{where}: lỗi: {meaning}. {_UNCHANGED}" + (f"\n  {lines[-1].strip()}" if lines else "")
