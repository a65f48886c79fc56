"""Refuse what a server has no room for, before anything is sent."""

from __future__ import annotations

from newsroom.commands.publishing.publication import is_hashed
from newsroom.commands.publishing.publisher import PublishingError
from newsroom.commands.publishing.upload import BLOCK, Upload, folders_of


def require_room(upload: Upload, where: str) -> None:
    """Raise ``PublishingError`` if bytes or inodes at ``where`` are too few for the release."""
    # Folders cannot be linked: a release has its own.
    folders = folders_of([path for path in upload.publication.files if not is_hashed(path)])
    bytes_needed = BLOCK * (upload.planned_blocks + folders)
    inodes_needed = len(upload.planned) + folders
    free, inodes = upload.state.free, upload.state.inodes
    if free is not None and free < bytes_needed:
        what = f"còn {_mb(free)}, cần khoảng {_mb(bytes_needed)}"
    elif inodes is not None and inodes < inodes_needed:
        what = f"chỉ còn chỗ cho {inodes} tệp (inode), cần khoảng {inodes_needed}"
    else:
        return
    raise PublishingError(
        f"{where}: lỗi: ổ đĩa của máy chủ {what}. Chưa gửi gì, trang đang hiện không đổi."
        " Dọn bớt ổ đĩa, hoặc giảm keep trong mục [hosting] của site.toml rồi chạy lại."
    )


def _mb(size: int) -> str:
    return f"{size / 2**20:.1f} MB".replace(".", ",")
