"""Let only regular files go out: who builds may have planted links to what nobody is to read."""

from __future__ import annotations

import stat
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from newsroom.commands.publishing.publisher import PublishingError


def require_regular(output: Path, paths: Iterable[str]) -> None:
    """Raise ``PublishingError`` unless all ``paths`` below ``output`` are files, without links."""
    folders: set[PurePosixPath] = set()
    for path in paths:
        if not stat.S_ISREG(_mode(output, path)):
            raise _refused(output, path)
        parents = [one for one in PurePosixPath(path).parents if one.name and one not in folders]
        for folder in parents:
            if not stat.S_ISDIR(_mode(output, str(folder))):
                raise _refused(output, str(folder))
        folders.update(parents)


def _mode(output: Path, path: str) -> int:
    try:
        return (output / path).lstat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return 0


def _refused(output: Path, path: str) -> PublishingError:
    return PublishingError(
        f"{output / path}: lỗi: không phải tệp thường do lần dựng ghi ra (là liên kết, tệp đặc biệt, hoặc đã"
        " mất). Chưa gửi gì, trang đang hiện không đổi. Xóa thư mục đã dựng, dựng lại rồi đăng; nếu vẫn vậy,"
        " báo người quản trị."
    )
