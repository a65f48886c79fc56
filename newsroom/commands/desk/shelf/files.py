"""Put photos, films, recordings and documents beside an article: kinds by content, names for links."""

from __future__ import annotations

import errno
import os
import posixpath
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from newsroom.commands.desk.shelf.bin import thrown
from newsroom.commands.desk.shelf.standing import OWN, Missing, Unfit, checked, folder_of, writing
from newsroom.commands.importer.fitness import why_unfit
from newsroom.commands.importer.writing.names import file_name
from newsroom.commands.importer.writing.pictures import converted, photo_format
from newsroom.engine import same_bytes, write_atomic
from newsroom.model.attachment import KINDS, SHARED_FOLDER, suffix_of
from newsroom.model.content import ALBUM, PHOTO_FORMATS, PHOTO_SUFFIXES, is_ignored
from newsroom.model.media import RECORDING_TYPES, is_sound
from newsroom.model.naming import CAPTIONS, INDEX
from newsroom.vietnamese.comparing import nfc
from plugins.captions.video import SUFFIXES as MOVIES
from plugins.manuscript.album import natural
from plugins.photos.photo import MAX_BYTES

__all__ = ["FileInfo", "Unfit", "files_of", "kept_name", "put", "take"]

LARGEST = MAX_BYTES
"""The bytes of the largest file that is taken."""
PHOTOS = "photos"
_MOVIE = ".mp4"
_BESIDE = {".vtt": "phụ đề", ".txt": "bản ghi lời"}
"""What lies beside a video or recording, in UTF-8."""
_PDF = b"%PDF-"
_PLACED = frozenset({PHOTOS, SHARED_FOLDER})
"""Folders for what belongs to no single article, beside the places of articles."""


@dataclass(frozen=True, slots=True)
class FileInfo:
    """A file beside an article: its name from there, what it is, its bytes.

    ``kind`` is ``photo``, ``video``, ``recording``, ``file``, ``words`` (subtitles, transcripts), ``other``.
    """

    name: str
    kind: str
    size: int


def put(content: Path, place: str, name: str, data: bytes) -> str:
    """Put a file beside the article at ``place``; give the name under which it lies there.

    ``album/…`` puts a photo into the album, and the places ``photos`` and ``tai-lieu`` are for all articles.
    What has the name already stays: the new file gets a number, or is that file if its bytes are the same.
    Raises ``Unfit`` for what no page publishes, ``Missing`` if there is no such article, ``Unkept``.
    """
    folder, inside, name = _target(content, place, name)
    name, data = _fitted(name, data, only_photos=bool(inside) or place == PHOTOS)
    aside = content.parent / OWN / "dang-chep"
    with writing(content):
        if place not in _PLACED and not (folder / INDEX).is_file():
            raise Missing(f"Không còn bài «{place}». Có thể người khác đã xóa hay đổi tên.")
        checked(content, (folder / inside).relative_to(content).as_posix())
        (folder / inside).mkdir(parents=True, exist_ok=True)
        return posixpath.join(inside, _kept(folder / inside, name, data, aside))


def kept_name(name: str, data: bytes, taken: Collection[str] = ()) -> str:
    """Give the name that a file gets among others: slugged, with the suffix of what it is, and free.

    Raises ``Unfit`` for what no page publishes. TIFF and BMP are converted when they are put.
    """
    name, data = _fitted(name, data)
    return file_name(name, data, {nfc(one).casefold() for one in taken})


def files_of(content: Path, place: str) -> tuple[FileInfo, ...]:
    """List what lies beside the article at ``place``, as people count: ``2.jpg`` before ``10.jpg``."""
    folder = content / place if place in _PLACED else folder_of(content, place)
    found = [*_listed(folder, ""), *_listed(folder / ALBUM, f"{ALBUM}/")]
    return tuple(sorted(found, key=lambda one: ("/" in one.name, natural(one.name))))


def take(content: Path, place: str, name: str) -> Path:
    """Take a file away from beside an article; give where in the bin it is kept."""
    folder, inside, name = _target(content, place, name)
    path = checked(content, (folder / inside / name).relative_to(content).as_posix())
    if name == INDEX:
        raise Unfit("Tệp index.md là bài viết, không xóa ở đây. Muốn bỏ cả bài thì dùng nút *Xóa bài*.")
    with writing(content):
        if not path.is_file():
            raise Missing(f"Không còn tệp «{name[:120]}». Có thể người khác đã xóa.")
        return thrown(content, path)


def _target(content: Path, place: str, name: str) -> tuple[Path, str, str]:
    """Give the folder of a place, the folder below it (``""`` or the album), and the bare name."""
    folder = checked(content, place) if place in _PLACED else folder_of(content, place)
    inside, slash, bare = nfc(name).partition("/")
    if not slash:
        return folder, "", nfc(name)
    if inside != ALBUM or place in _PLACED or "/" in bare:
        raise Unfit(f"Không để tệp vào «{name[:120]}» được. Chọn bài rồi thêm tệp vào bài ấy.")
    return folder, ALBUM, bare


def _listed(folder: Path, before: str) -> Iterator[FileInfo]:
    """List the plain files of a folder; a name that is not in NFC on the disk is given as it is there."""
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        name = before + entry.name
        is_text = name in (INDEX, f"{ALBUM}/{CAPTIONS}")
        if not is_text and entry.is_file(follow_symlinks=False) and not is_ignored(entry.name):
            yield FileInfo(name, _kind(entry.name), entry.stat().st_size)


def _kind(name: str) -> str:
    suffix = suffix_of(name)
    if suffix in PHOTO_SUFFIXES:
        return "photo"
    if suffix in RECORDING_TYPES:
        return "recording"
    if suffix == _MOVIE:
        return "video"
    return "file" if suffix in KINDS else "words" if suffix in _BESIDE else "other"


def _kept(folder: Path, name: str, data: bytes, aside: Path) -> str:
    """Write a file under the first name that is free; nothing is ever written over."""
    taken = {nfc(one).casefold() for one in os.listdir(folder)}
    plain = file_name(name, data, ())
    if same_bytes(folder / plain, data):
        return plain
    while True:
        found = file_name(name, data, taken)
        try:
            _written(aside, folder / found, data)
        except FileExistsError:
            taken.add(found)
        else:
            return found


def _written(aside: Path, path: Path, data: bytes) -> None:
    """Write a file whole or not at all, or raise ``FileExistsError``; it is made ``aside``."""
    write_atomic(aside, data, durable=True)
    try:
        os.link(aside, path)
    except OSError as error:
        if error.errno not in (errno.EXDEV, errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS):
            raise
        if os.path.lexists(path):
            raise FileExistsError(path) from error
        write_atomic(path, data, durable=True)
    finally:
        aside.unlink(missing_ok=True)


# What may be published


def _fitted(name: str, data: bytes, only_photos: bool = False) -> tuple[str, bytes]:
    """Give a file as it is kept; raise ``Unfit`` if it may not be published."""
    shown, suffix = posixpath.basename(name.replace("\\", "/"))[:120], suffix_of(name)
    if not data:
        raise Unfit(f"Tệp «{shown}» rỗng (0 byte). Chép lại tệp gốc.")
    if len(data) > LARGEST:
        heavy = f"Tệp «{shown}» nặng {len(data) / 1e6:.0f} MB, trang nhận đến {LARGEST // 10**6} MB."
        raise Unfit(f"{heavy} {_smaller(suffix)}")
    form = photo_format(data)
    if form and form not in PHOTO_FORMATS:
        better = converted(data)
        if better is None:
            raise Unfit(f"Ảnh «{shown}» không mở được. Lưu lại thành JPEG hoặc PNG rồi thêm lại.")
        data, suffix = better[0], better[1]
        return posixpath.splitext(name)[0] + suffix, data
    if not form:
        _check_kind(shown, suffix, data, only_photos)
    if why := why_unfit(name, data):
        raise Unfit(f"Tệp «{shown}»: {why}")
    return name, data


def _smaller(suffix: str) -> str:
    if suffix in MOVIES:
        return "Tải video lên YouTube rồi dán địa chỉ vào bài."
    return "Lưu lại thành tệp nhẹ hơn rồi thêm lại."


def _check_kind(shown: str, suffix: str, data: bytes, only_photos: bool) -> None:
    """Refuse what is no photo by its bytes and nothing else that pages publish."""
    if suffix in PHOTO_SUFFIXES or only_photos:
        raise Unfit(f"Tệp «{shown}» {_no_photo(data)}")
    if data.startswith(_PDF) and suffix != ".pdf":
        raise Unfit(f"Tệp «{shown}» là PDF. Đổi tên thành «{posixpath.splitext(shown)[0]}.pdf» rồi thêm lại.")
    if suffix in KINDS or suffix == _MOVIE or suffix in RECORDING_TYPES:
        return
    if suffix in _BESIDE:
        _check_words(shown, data)
        return
    if is_sound(shown):
        raise Unfit(f"Trang không phát được tệp {suffix}. Xuất «{shown}» thành .mp3 hoặc .m4a rồi thêm lại.")
    if suffix in MOVIES:
        raise Unfit(
            f"Trang không phát được tệp {suffix}. Xuất «{shown}» thành .mp4 (H.264), hoặc tải lên YouTube."
        )
    if why := why_unfit(shown, data):
        raise Unfit(f"Tệp «{shown}»: {why}")
    told = f"tệp {suffix}" if suffix else "tệp không có đuôi tên"
    raise Unfit(
        f"Trang không nhận {told}: «{shown}». Nhận ảnh, video .mp4, bản ghi âm .mp3 hay .m4a, tệp PDF,"
        " Word (.docx), Excel (.xlsx), PowerPoint (.pptx)."
    )


def _no_photo(data: bytes) -> str:
    from plugins.photos.photo import PhotoError, look
    from plugins.photos.problems import MAKING

    try:
        look(data)
    except PhotoError as error:
        wording = MAKING.wordings[error.code]
        return f"không dùng làm ảnh được: {wording.found.format(**error.values)}. {wording.remedy}."
    return "không phải ảnh dùng được. Lưu lại thành JPEG hoặc PNG rồi thêm lại."


def _check_words(shown: str, data: bytes) -> None:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise Unfit(f"Tệp «{shown}» không phải mã UTF-8. Mở bằng Notepad, lưu lại với mã UTF-8.") from None
    if "\0" in text:
        raise Unfit(f"Tệp «{shown}» không phải tệp chữ. Lưu lại thành tệp chữ mã UTF-8.")
    if suffix_of(shown) == ".vtt" and not text.removeprefix("\ufeff").startswith("WEBVTT"):
        raise Unfit(f"Tệp «{shown}» không phải phụ đề WebVTT. Xuất lại thành WebVTT (.vtt).")
