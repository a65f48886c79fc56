"""Open and save manuscripts, pages and settings: nobody's text is written over unseen, or half.

A save names the digest of what was opened. What is written has a temporary name until the disk has it.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from newsroom.commands.desk.disks import moved
from newsroom.commands.desk.shelf.bin import thrown
from newsroom.commands.desk.shelf.standing import (
    Missing,
    Unfit,
    Unkept,
    checked,
    file_of,
    folder_of,
    plain_file,
    writing,
)
from newsroom.engine import is_temporary, write_atomic
from newsroom.model.naming import INDEX
from newsroom.vietnamese.slugs import is_slug
from plugins.manuscript.limits import MOST_BYTES

__all__ = ["Missing", "Opened", "Stale", "Store", "Taken", "Unfit", "Unkept", "digest_of"]

_LEFT = 60.0
"""The seconds after which a temporary file is one that a killed process left."""
_MAKING = ".nhap-moi-"
"""How the folder of an article begins while it is made; an import sweeps away what is left of them."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What was opened: an article by its place, another file by its path in the content folder."""

    place: str
    data: bytes
    digest: str


class Stale(Exception):  # noqa: N818 (what is found, not what went wrong)
    """Something else stands there than was opened: ``opened`` is what does, ``None`` if it is gone."""

    def __init__(self, opened: Opened | None) -> None:
        super().__init__("Bài này vừa được người khác lưu. Xem hai bản rồi chọn chỗ giữ lại.")
        self.opened = opened


class Taken(Exception):  # noqa: N818 (what is found, not what went wrong)
    """There is an article already at ``place``; the text says so in Vietnamese."""

    def __init__(self, place: str) -> None:
        super().__init__(f"Đã có bài ở địa chỉ «{place}». Sửa phần cuối của địa chỉ rồi làm lại.")
        self.place = place


def digest_of(data: bytes) -> str:
    """Give the SHA-256 of bytes in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


class Store:
    """What may be opened and saved in one content folder.

    ``Unfit`` is raised for what can be none of these, ``Missing`` for what is not there, ``Unkept`` where the
    disk takes nothing.
    """

    def __init__(self, content: Path) -> None:
        self._content = content

    def open(self, place: str) -> Opened:
        """Open the manuscript of the article at ``place``."""
        return self._opened(place, folder_of(self._content, place) / INDEX)

    def save(self, place: str, data: bytes, digest: str) -> Opened:
        """Save the manuscript whose ``digest`` was opened; raise ``Stale`` if it is another by now."""
        return self._save(place, folder_of(self._content, place) / INDEX, data, digest)

    def open_file(self, path: str) -> Opened:
        """Open a static page, ``site.toml`` or the captions of an album by its path in the content folder."""
        return self._opened(path, file_of(self._content, path))

    def save_file(self, path: str, data: bytes, digest: str) -> Opened:
        """Save such a file; with the digest ``""`` it is a new one, and raises ``Stale`` if it is there."""
        return self._save(path, file_of(self._content, path), data, digest)

    def create(self, place: str, data: bytes, files: Mapping[str, bytes | Path]) -> Opened:
        """Make the folder of an article, whole or not at all; raise ``Taken`` if there is one.

        ``files`` lie beside the manuscript under names that ``files.kept_name`` gave.
        """
        _check_size(data)
        folder = folder_of(self._content, place)
        for name in files:
            checked(folder, name)
            if "/" in name or name.casefold() == INDEX:
                raise Unfit(f"Tệp «{name[:120]}» không đặt tên như vậy được. Đổi tên tệp rồi thêm lại.")
        with writing(self._content):
            if os.path.lexists(folder):
                raise Taken(place)
            _make(folder, {**files, INDEX: data})
        return Opened(place, data, digest_of(data))

    def free_place(self, place: str) -> str:
        """Give the place, or the next one with a number behind it, at which there is nothing yet."""
        found, count = place, 1
        while os.path.lexists(folder_of(self._content, found)):
            count += 1
            found = f"{place[: 88 - len(str(count)) - 1].rstrip('-')}-{count}"
        return found

    def rename(self, place: str, slug: str) -> str:
        """Give an article another slug; give its new place. Raises ``Taken`` if another article has it."""
        if not is_slug(slug):
            raise Unfit(
                f"«{slug[:120]}» không làm địa chỉ được. Chỉ dùng chữ thường không dấu, số và gạch nối."
            )
        folder = folder_of(self._content, place)
        new = f"{place.rpartition('/')[0]}/{slug}"
        target = folder_of(self._content, new)
        if new == place:
            return place
        with writing(self._content):
            plain_file(folder / INDEX)
            if os.path.lexists(target):
                raise Taken(new)
            os.rename(folder, target)
        return new

    def remove(self, place: str) -> Path:
        """Take an article away with all that lies in its folder; give where in the bin it is kept."""
        folder = folder_of(self._content, place)
        with writing(self._content):
            if not folder.is_dir():
                raise Missing(f"Không còn bài «{place}». Có thể người khác đã xóa hay đổi tên.")
            return thrown(self._content, folder)

    def put_back(self, kept: Path, place: str) -> None:
        """Take an article out of the bin again; raise ``Taken`` if there is another by now."""
        folder = folder_of(self._content, place)
        with writing(self._content):
            if os.path.lexists(folder):
                raise Taken(place)
            folder.parent.mkdir(parents=True, exist_ok=True)
            moved(kept, folder)

    def remove_file(self, path: str) -> Path:
        """Take a static page away; give where in the bin it is kept."""
        file = file_of(self._content, path)
        if not path.startswith("pages/"):
            raise Unfit(f"Không xóa «{path}» ở đây được.")
        with writing(self._content):
            plain_file(file)
            return thrown(self._content, file)

    def _opened(self, place: str, file: Path) -> Opened:
        data = plain_file(file)
        return Opened(place, data, digest_of(data))

    def _save(self, place: str, file: Path, data: bytes, digest: str) -> Opened:
        _check_size(data)
        with writing(self._content):
            checked(self._content, file.relative_to(self._content).as_posix())
            try:
                now: Opened | None = self._opened(place, file)
            except Missing:
                now = None
            if (now.digest if now else "") != digest:
                raise Stale(now)
            if now is None or now.data != data:
                _sweep(file.parent)
                write_atomic(file, data, durable=True)
        return Opened(place, data, digest_of(data))


def _check_size(data: bytes) -> None:
    if len(data) > MOST_BYTES:
        raise Unfit(
            "Bài dài quá 2 MB chữ nên không lưu. Chia thành nhiều bài, hoặc đăng phần dài thành tệp PDF."
        )


def _sweep(folder: Path) -> None:
    """Take away what saves left in a folder that were killed, so that no commit takes it along."""
    with suppress(OSError):
        for entry in os.scandir(folder):
            if is_temporary(entry.name) and time.time() - entry.stat().st_mtime > _LEFT:
                os.unlink(entry.path)


def _make(folder: Path, files: Mapping[str, bytes | Path]) -> None:
    """Make a folder under another name until the disk has all of it."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    temporary = folder.parent / f"{_MAKING}{os.getpid()}"
    shutil.rmtree(temporary, ignore_errors=True)
    temporary.mkdir()
    try:
        for name, data in files.items():
            write_atomic(
                temporary / name, data if isinstance(data, bytes) else data.read_bytes(), durable=True
            )
        os.rename(temporary, folder)
    except BaseException:
        shutil.rmtree(temporary, ignore_errors=True)
        raise
