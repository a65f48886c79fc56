"""Judge where in the content folder somebody may write, and let one process write at a time."""

from __future__ import annotations

import errno
import fcntl
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newsroom.model.addresses import article_place
from newsroom.model.content import ADDRESS_FILE, ALBUM, ARTICLES, SITE_FILE, TAKEDOWN_FILE
from newsroom.model.naming import CAPTIONS
from newsroom.vietnamese.slugs import is_slug

OWN = ".ban-bien-tap"
"""The folder of the desk at the root of the repository, which git ignores."""
_PAGE_RE = re.compile(r"pages/([^/]+)(?:/([^/]+))?\.md")
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_REFUSED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


class Unfit(Exception):  # noqa: N818 (what is found, not what went wrong)
    """Something that is not kept; the text says in Vietnamese what was found and what to do."""


class Missing(Unfit):
    """There is no such article or file."""


class Unkept(Exception):  # noqa: N818 (what is found, not what went wrong)
    """The disk did not take what was to be written: what stood there still stands. The text says why."""


def folder_of(content: Path, place: str) -> Path:
    """Give the folder of the article at ``place``, ``2024/07/ten-bai``; raise ``Unfit`` if it can be none."""
    if not place or article_place(place) != place:
        raise Unfit(f"«{place[:120]}» không phải địa chỉ của một bài. Mở bài từ danh sách *Bài*.")
    return checked(content, f"{ARTICLES}/{place}")


def file_of(content: Path, path: str) -> Path:
    """Give a file that is edited as a text: a static page, ``site.toml``, the captions of an album.

    Raises ``Unfit`` for any other path.
    """
    folder, _, name = path.rpartition(f"/{ALBUM}/")
    page = _PAGE_RE.fullmatch(path)
    is_page = page is not None and all(is_slug(part) for part in page.groups() if part is not None)
    if path in (SITE_FILE, ADDRESS_FILE, TAKEDOWN_FILE) or is_page:
        return checked(content, path)
    if name == CAPTIONS and folder.startswith(f"{ARTICLES}/"):
        return folder_of(content, folder.removeprefix(f"{ARTICLES}/")) / ALBUM / CAPTIONS
    raise Unfit(f"«{path[:120]}» không phải tệp sửa được ở đây. Mở trang từ danh sách *Trang*.")


def checked(content: Path, path: str) -> Path:
    """Give a path below the content folder on which no link stands, whether or not it is there yet."""
    place = content
    for part in path.split("/"):
        if part in ("", ".", "..") or part.startswith(".") or "\0" in part or "\\" in part:
            raise Unfit(f"«{path[:120]}» không phải tên tệp dùng được. Đặt tên khác.")
        place /= part
        if place.is_symlink():
            raise Unfit(
                f"«{part}» là liên kết tới nơi khác trên máy. Xin người quản trị thay bằng thư mục thật."
            )
    return place


def plain_file(file: Path) -> bytes:
    """Read a plain file; raise ``Missing`` if there is none, ``Unfit`` if it is a link or a device."""
    try:
        with open(os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb") as opened:
            if not stat.S_ISREG(os.fstat(opened.fileno()).st_mode):
                raise Unfit(f"«{file.name}» không phải tệp thường. Xin người quản trị xem lại.")
            return opened.read()
    except OSError as error:
        if error.errno in (errno.ENOENT, errno.ENOTDIR):
            raise Missing(
                f"Không còn «{file.parent.name}/{file.name}». Có thể người khác đã xóa hay đổi tên."
            ) from None
        if error.errno in (errno.ELOOP, errno.EISDIR, errno.ENXIO):
            raise Unfit(f"«{file.name}» không phải tệp thường. Xin người quản trị xem lại.") from None
        raise


@contextmanager
def writing(content: Path) -> Iterator[None]:
    """Hold the lock under which alone the content folder is written; tell in words what the disk refuses.

    It is between threads and processes, and goes with the process that holds it.
    """
    own = content.parent / OWN
    try:
        own.mkdir(exist_ok=True)
        lock = os.open(own / "khoa", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise _told(error) from error
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    except OSError as error:
        raise _told(error) from error
    finally:
        os.close(lock)


def _told(error: OSError) -> Unkept:
    if error.errno in _FULL:
        return Unkept(
            "Đĩa đã đầy nên chưa lưu được; bản trên máy vẫn như trước. Xóa bớt tệp trên máy rồi lưu lại."
        )
    if error.errno in _REFUSED:
        return Unkept("Máy không cho ghi vào thư mục của trang nên chưa lưu được. Báo người quản trị.")
    return Unkept(
        f"Chưa lưu được: máy báo lỗi ghi tệp (mã {error.errno}). Thử lại; vẫn vậy thì báo người quản trị."
    )
