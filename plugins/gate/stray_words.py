"""Check that subtitles and transcripts have the name of what they are for; else nobody sees them."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from newsroom.engine import Build, Check, Scope, words_beside
from newsroom.model.attachment import suffix_of
from newsroom.model.content import nearest_name
from newsroom.model.media import is_recording
from newsroom.model.naming import is_captions, meant_name
from newsroom.model.problem import Problem, warning
from newsroom.model.records import Record
from plugins.gate.entries import article_folder
from plugins.gate.unused_photos import inside

_SUBTITLES, _TRANSCRIPT, _FOREIGN = ".vtt", ".txt", ".srt"
_WORDS = frozenset({_SUBTITLES, _TRANSCRIPT, _FOREIGN})
_VIDEO = ".mp4"


def check_words(folders: Mapping[str, Sequence[str]]) -> Iterator[Problem]:
    """Report words that stand beside nothing; ``folders`` have the names of files in each."""
    for folder, names in folders.items():
        words = sorted(name for name in names if suffix_of(name) in _WORDS)
        if not words:
            continue
        videos = sorted(name for name in names if suffix_of(name) == _VIDEO)
        clips = sorted({*videos, *filter(is_recording, names)})
        taken = {word for clip in clips for word in words_beside(clip)}
        for name in words:
            yield from _check(f"{folder}/{name}", names, videos, clips, taken)


def _check(
    path: str, names: Sequence[str], videos: Sequence[str], clips: Sequence[str], taken: Iterable[str]
) -> Iterator[Problem]:
    """Judge one file of words by the videos, and the recordings, beside it."""
    name, suffix = posixpath.basename(path), suffix_of(path)
    if suffix == _FOREIGN:
        better = _meant(name, _SUBTITLES, videos, ()) if videos else ""
        yield Problem.of(path, 0, "words-srt" if better else "words-alone", better=better)
    elif suffix == _SUBTITLES:
        mine = {words_beside(video)[0] for video in videos}
        if name not in mine:
            better = _meant(name, suffix, videos, names)
            yield Problem.of(path, 0, "stray-words" if better else "words-alone", better=better)
    elif name not in taken and not is_captions(name) and not meant_name(path):
        better = _meant(name, suffix, clips, names)
        near = nearest_name(name, [words_beside(clip)[1] for clip in clips])
        if better and (videos or near):
            yield Problem.of(path, 0, "stray-words", better=better)


def _meant(name: str, suffix: str, clips: Sequence[str], names: Sequence[str]) -> str:
    """Name the file that was meant for a video or recording: one of a like name, else the first it lacks."""
    own = [posixpath.splitext(clip)[0] + suffix for clip in clips]
    free = [one for one in own if one not in names]
    return nearest_name(name, free) or next(iter(free), "")


def _folders(paths: Iterable[str]) -> dict[str, list[str]]:
    """Sort the files beside which words may stand by their folder."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        folder, _, name = path.rpartition("/")
        if folder.partition("/")[0] in ("pages", "photos") or article_folder(path) == folder:
            found[folder].append(name)
    return found


def _touched(build: Build) -> set[str]:
    """Name the folders in which something came, went or changed."""
    return {posixpath.dirname(path) for path in (*(one.path for one in build.scan.entries), *build.scan.gone)}


def _find(build: Build, _: Sequence[Record]) -> Iterator[Problem]:
    """Check the folders in which something came, went or changed."""
    if build.scan.from_scratch:
        found = _folders(one.path for one in build.scan.entries if one.kind == "file")
    else:
        touched = _touched(build)
        paths = (path for folder in sorted(touched - {""}) for path in inside(build, folder))
        found = {folder: names for folder, names in _folders(paths).items() if folder in touched}
    return check_words(found)


def _again(build: Build) -> Iterator[str]:
    """Name the words in folders that are judged again."""
    touched = _touched(build) - {""}
    for path in {path for folder in touched for path in inside(build, folder)}:
        if suffix_of(path) in _WORDS and posixpath.dirname(path) in touched:
            yield path


STRAY_WORDS = Check(
    name="gate.stray_words",
    scope=Scope.ENTRIES,
    find=_find,
    also=_again,
    wordings={
        "stray-words": warning(
            "tệp này không trùng tên với video hay bản ghi âm nào bên cạnh nên không hiện",
            "Đổi tên thành «{better:whole}» nếu là lời của tệp ấy; không dùng thì xóa",
        ),
        "words-alone": warning(
            "phụ đề này không hiện vì bên cạnh không có video nào chưa có phụ đề",
            "Chép video .mp4 vào cùng thư mục và đặt hai tệp cùng tên, hoặc xóa tệp này",
        ),
        "words-srt": warning(
            "phụ đề .srt không hiện được", "Xuất phụ đề ra dạng WebVTT với tên «{better:whole}»"
        ),
    },
)
