"""Tell in Vietnamese why rclone failed, from what it said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsroom.commands.publishing.publisher import PublishingError

RETRIABLE = frozenset({"unreachable", "busy", ""})
"""The kinds of failures after which another attempt may help."""

_KINDS: tuple[tuple[str, str], ...] = (
    ("host-key", r"knownhosts:|host key|key mismatch|known_hosts"),
    ("certificate", r"x509:|certificate|tls: (?!.*timeout)"),
    (
        "full",
        r"no space left|disk (is )?full|\b(552|452|507)\b|quota|insufficient storage|EntityTooLarge",
    ),
    ("bucket", r"NoSuchBucket|bucket does not exist"),
    (
        "login",
        r"\b(530|401)\b|login incorrect|unable to authenticate|authentication failed|no supported methods"
        r"|InvalidAccessKeyId|SignatureDoesNotMatch|InvalidToken|ExpiredToken|unauthorized|no auth methods"
        r"|couldn't decrypt|failed to reveal|obscured",
    ),
    (
        "permission",
        r"permission denied|access ?denied|\b(403|550|553)\b|forbidden|not permitted|read-only"
        r"|not enough privileges",
    ),
    ("busy", r"\b(421|429|503)\b|too many connections|SlowDown|max.*connections"),
    (
        "unreachable",
        r"connection refused|no such host|time(d )?-?out|network is unreachable|no route to host"
        r"|connection reset|broken pipe|\bEOF\b|deadline exceeded|server misbehaving|connection lost"
        r"|use of closed",
    ),
)
"""What rclone says, by kinds; the first that fits a message, and of several messages the first kind."""

_WORDS = {
    "host-key": (
        "khóa của máy chủ không khớp với known_hosts_file: có thể máy chủ vừa được cài lại, cũng có thể là "
        "máy khác giả danh. Hỏi nơi quản lý máy chủ trước khi đổi khóa trong tệp đó."
    ),
    "certificate": (
        "chứng chỉ của máy chủ không hợp lệ hoặc đã hết hạn. Báo nơi quản lý máy chủ gia hạn chứng chỉ, "
        "kiểm tra cả ngày giờ của máy này."
    ),
    "full": "máy chủ hết chỗ trống hoặc hết hạn mức. Dọn bớt hoặc xin thêm dung lượng rồi đăng lại.",
    "bucket": (
        "không có bucket ghi trong dòng target của site.toml. Tạo bucket đó, hoặc sửa tên, rồi đăng lại."
    ),
    "login": (
        "máy chủ không nhận tên đăng nhập, mật khẩu hoặc khóa. Đặt lại bằng lệnh: .venv/bin/rclone config"
    ),
    "permission": (
        "máy chủ không cho ghi vào thư mục đích. Kiểm tra đường dẫn trong dòng target của site.toml, "
        "quyền ghi của tài khoản, và khóa trong cấu hình của rclone."
    ),
    "busy": (
        "máy chủ đang có quá nhiều kết nối. Đợi vài phút rồi đăng lại; nếu vẫn vậy, đặt trước lệnh: "
        "RCLONE_TRANSFERS=1 RCLONE_CHECKERS=1"
    ),
    "unreachable": (
        "không kết nối được với máy chủ, hoặc kết nối bị ngắt giữa chừng. Kiểm tra mạng, tên máy chủ "
        "và cổng trong cấu hình của rclone rồi đăng lại."
    ),
}
_OTHER = "rclone không làm được. Nếu đăng lại vẫn vậy, gửi dòng sau cho người quản trị."
_MOST_SAID = 300


class RcloneError(PublishingError):
    """A step by rclone failed; ``kind`` is one of ``_WORDS`` or empty, ``str()`` tells all in Vietnamese."""

    def __init__(self, kind: str, reason: str) -> None:
        super().__init__(reason)
        self.kind = kind


def kind_of(said: str) -> str:
    """Tell what kind of failure a message of rclone means, ``""`` if none that is known."""
    return next((kind for kind, pattern in _KINDS if re.search(pattern, said, re.IGNORECASE)), "")


def failure(said: Sequence[str], unchanged: str) -> RcloneError:
    """Word a failure from the messages of rclone; ``unchanged`` says what readers see now."""
    kinds = [kind for message in said if (kind := kind_of(message))]
    kind = next((kind for kind, _ in _KINDS if kind in kinds), "")
    last = re.sub(r"\s+", " ", said[-1]).strip()[:_MOST_SAID] if said else "rclone không nói lý do"
    return RcloneError(kind, f"{_WORDS.get(kind, _OTHER)} {unchanged} (rclone: {last})")
