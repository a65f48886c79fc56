"""Check the files of videos and recordings that articles and pages name against the files that are there."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from newsroom.engine import Build, Check, Files, Scope
from newsroom.model.blocks import Recording, VideoBlock
from newsroom.model.content import encoded_name, name_from, nearest_name, plain_name
from newsroom.model.media import RECORDING_TYPES
from newsroom.model.problem import Problem, error, warning
from newsroom.model.records import Record, all_recordings
from newsroom.viewmodels.body import clip_url

SUFFIX = ".mp4"
Clip = VideoBlock | Recording


def own(record: Record) -> Iterator[Clip]:
    """List the videos of a record that are files of the content folder, and its recordings."""
    yield from (video for video in record.videos if video.key and not video.host)
    yield from (recording for recording in all_recordings(record) if recording.key)


def used(records: Iterable[Record]) -> set[str]:
    """Name the files of videos and recordings that the records show, as content paths."""
    return {video.key for record in records for video in own(record)}


def check_clips(
    records: Iterable[Record], files: Collection[str], is_deleted: Callable[[str], bool]
) -> Iterator[Problem]:
    """Report videos and recordings that are not there, and two of a record that would have one address.

    ``is_deleted`` tells whether one went with an article that was taken down: it is not shown.
    """
    for record in records:
        addresses: dict[str, str] = {}
        for video in own(record):
            name = name_from(record.path, video.key)
            kind = "bản ghi âm" if isinstance(video, Recording) else "video"
            address = clip_url(record, video.key)
            if addresses.setdefault(address, video.key) != video.key:
                name = posixpath.basename(address)
                yield Problem.of(record.path, video.line, "same-video-name", kind=kind, name=name)
            elif video.key not in files and is_deleted(video.key):
                yield Problem.of(record.path, video.line, "deleted-video", kind=kind, target=name)
            elif video.key not in files:
                code, values = _missing(video, files)
                yield Problem.of(record.path, video.line, code, kind=kind, target=name, **values)


def _missing(clip: Clip, files: Collection[str]) -> tuple[str, dict[str, str]]:
    """Say that a file is not there, with the one beside it that its writer may have meant."""
    folder, name = posixpath.split(clip.key)
    suffixes = tuple(RECORDING_TYPES) if isinstance(clip, Recording) else SUFFIX
    beside = [posixpath.basename(file) for file in files if posixpath.dirname(file) == folder]
    if encoded := encoded_name(name, beside):
        return "percent-video", {"nearest": encoded, "better": plain_name(encoded)}
    similar = nearest_name(name, (n for n in beside if n.casefold().endswith(suffixes)))
    return ("similar-video" if similar else "missing-video"), {"nearest": similar}


def _find(build: Build, records: Sequence[Record]) -> Iterator[Problem]:
    return check_clips(records, Files(build.scan.content), build.edition.is_deleted)


REFERENCES = Check(
    name="videos.references",
    scope=Scope.RECORDS,
    find=_find,
    wordings={
        "missing-video": error(
            "không có {kind} «{target:whole}»", "Chép {kind} vào thư mục của bài, kiểm tra tên tệp"
        ),
        "deleted-video": warning(
            "{kind} «{target:whole}» đã xóa cùng bài đã gỡ nên không hiện",
            "Bỏ {kind} này hoặc thay {kind} khác",
        ),
        "similar-video": error(
            "không có {kind} «{target:whole}»", "Có phải là «{nearest:whole}»? Chữ hoa, chữ thường phải đúng"
        ),
        "percent-video": error(
            "không có {kind} «{target:whole}», chỉ có tệp «{nearest:whole}»",
            "Đổi tên tệp thành «{better:whole}» rồi ghi tên mới trong bài; %20 trong liên kết là dấu cách",
        ),
        "same-video-name": error(
            "hai {kind} của bài cùng có địa chỉ «{name:whole}»", "Đổi tên một trong hai tệp"
        ),
    },
)
