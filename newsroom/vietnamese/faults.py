"""Say in Vietnamese why the system refused something."""

from __future__ import annotations

import errno

_REASONS = {
    errno.ENOSPC: "ổ đĩa đã đầy, xóa bớt tệp rồi chạy lại",
    errno.EDQUOT: "hết phần ổ đĩa được dùng, xóa bớt tệp rồi chạy lại",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.EACCES: "không có quyền đọc hoặc ghi",
    errno.EPERM: "không có quyền đọc hoặc ghi",
    errno.ENOENT: "không có tệp hoặc thư mục này",
    errno.EEXIST: "ở đây đã có một tệp mà chương trình không tạo ra, xóa hoặc chuyển tệp đó đi",
    errno.ENOTDIR: "cần một thư mục nhưng trên đường dẫn này có một tệp, xóa hoặc chuyển tệp đó đi",
    errno.EISDIR: "cần một tệp nhưng ở đây là thư mục, xóa hoặc chuyển thư mục đó đi",
}


def reason_of(error: OSError) -> str:
    """Give the reason of an error, in the words of the system where we have none."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)
