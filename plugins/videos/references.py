"""Check the video files that articles and pages name against the files that are there."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from newsroom.engine import Build, Check, Files, Scope
from newsroom.model.blocks import VideoBlock
from newsroom.model.content import encoded_name, name_from, nearest_name, plain_name
from newsroom.model.problem import Problem, error, warning
from newsroom.model.records import Record
from newsroom.viewmodels.body import video_url

SUFFIX = ".mp4"


def own(record: Record) -> Iterator[VideoBlock]:
    """List the videos of a record that are files of the content folder."""
    return (video for video in record.videos if video.key and not video.host)


def used(records: Iterable[Record]) -> set[str]:
    """Name the video files that the records show, as content paths."""
    return {video.key for record in records for video in own(record)}


def check_clips(
    records: Iterable[Record], files: Collection[str], is_deleted: Callable[[str], bool]
) -> Iterator[Problem]:
    """Report videos that are not there, and two of a record that would have one address.

    ``is_deleted`` tells whether a video went with an article that was taken down: it is not shown.
    """
    for record in records:
        addresses: dict[str, str] = {}
        for video in own(record):
            name = name_from(record.path, video.key)
            address = video_url(record, video.key)
            if addresses.setdefault(address, video.key) != video.key:
                name = posixpath.basename(address)
                yield Problem.of(record.path, video.line, "same-video-name", name=name)
            elif video.key not in files and is_deleted(video.key):
                yield Problem.of(record.path, video.line, "deleted-video", target=name)
            elif video.key not in files:
                code, values = _missing(video.key, files)
                yield Problem.of(record.path, video.line, code, target=name, **values)


def _missing(path: str, files: Collection[str]) -> tuple[str, dict[str, str]]:
    """Say that a video is not there, with the one beside its ``path`` that its writer may have meant."""
    folder, name = posixpath.split(path)
    beside = [posixpath.basename(file) for file in files if posixpath.dirname(file) == folder]
    if encoded := encoded_name(name, beside):
        return "percent-video", {"nearest": encoded, "better": plain_name(encoded)}
    similar = nearest_name(name, (n for n in beside if n.casefold().endswith(SUFFIX)))
    return ("similar-video" if similar else "missing-video"), {"nearest": similar}


def _find(build: Build, records: Sequence[Record]) -> Iterator[Problem]:
    return check_clips(records, Files(build.scan.content), build.edition.is_deleted)


REFERENCES = Check(
    name="videos.references",
    scope=Scope.RECORDS,
    find=_find,
    wordings={
        "missing-video": error(
            "không có video «{target:whole}»", "Chép video vào thư mục của bài, kiểm tra tên tệp"
        ),
        "deleted-video": warning(
            "video «{target:whole}» đã xóa cùng bài đã gỡ nên không hiện", "Bỏ video này hoặc thay video khác"
        ),
        "similar-video": error(
            "không có video «{target:whole}»", "Có phải là «{nearest:whole}»? Chữ hoa, chữ thường phải đúng"
        ),
        "percent-video": error(
            "không có video «{target:whole}», chỉ có tệp «{nearest:whole}»",
            "Đổi tên tệp thành «{better:whole}» rồi ghi tên mới trong bài; %20 trong liên kết là dấu cách",
        ),
        "same-video-name": error(
            "hai video của bài cùng có địa chỉ «{name:whole}»", "Đổi tên một trong hai tệp"
        ),
    },
)
