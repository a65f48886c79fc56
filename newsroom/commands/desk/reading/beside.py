"""Look into the photos, videos and documents that a manuscript shows or offers, as a build's check does.

They are large and come from anywhere, so that it is done apart (``apart``), and once for each file as it is.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from newsroom.commands.desk.reading import apart
from newsroom.commands.desk.reading.folders import Disk
from newsroom.engine import digest_file, words_beside
from newsroom.model.attachment import suffix_of
from newsroom.model.content import is_photo
from newsroom.model.media import Original, Photo, is_recording
from newsroom.model.problem import Problem
from newsroom.model.records import Record
from plugins.downloads.download import inspect, too_large
from plugins.downloads.unfit import Finding
from plugins.photos.references import used as shown_photos
from plugins.photos.sandbox import Lost, run_all
from plugins.videos.references import used as shown_clips

_MEGABYTE = 1_000_000
_MOST = 2000
"""The files of which it is kept what was found."""
_PATIENCE = 8.0
"""The seconds that who types waits at most for files to be looked into."""
_LOST = {"slow": "photo-slow", "memory": "photo-memory", "crash": "photo-crash"}


@dataclass(frozen=True, slots=True)
class Found:
    """What looking into one file gave.

    ``faults`` are codes of problems with their values, at a line of the file or at 0; ``findings`` those that
    are told at each link to it; ``original`` what a photo is; ``digest`` names its bytes.
    """

    faults: tuple[tuple[str, int, tuple[tuple[str, str], ...]], ...] = ()
    findings: tuple[Finding, ...] = ()
    original: Original | None = None
    digest: str = ""


Key = tuple[str, int, int]
"""A file as it is: where it lies, when it was written in nanoseconds, its bytes."""
_KNOWN: dict[Key, Found] = {}


@dataclass(frozen=True, slots=True)
class Beside:
    """What was found in the files that a manuscript shows or offers, by their content path."""

    photos: Mapping[str, Photo]
    digests: Mapping[str, str]
    inspected: Mapping[str, tuple[Finding, ...]]
    problems: tuple[Problem, ...]


def look(record: Record, disk: Disk, largest_video: int, largest_file: int) -> Beside:
    """Look into the files of a record; sizes are in megabytes and bytes."""
    photos = [path for path in sorted(shown_photos([record])) if path in disk and is_photo(path)]
    clips = [path for path in sorted(shown_clips([record])) if path in disk]
    words = [word for clip in clips for word in _words(clip) if word in disk]
    files = [path for path in dict.fromkeys(link.target for link in record.files) if path in disk]
    found = _found([*photos, *clips, *words, *files], disk, largest_video, largest_file)
    return Beside(
        photos={path: Photo(path, (), original=found[path].original) for path in photos if path in found},
        digests={path: found[path].digest for path in photos if path in found},
        inspected={path: found[path].findings for path in files if path in found},
        problems=tuple(_problems(found)),
    )


def _words(clip: str) -> Iterator[str]:
    """Name the subtitles and the transcript beside a clip; recordings show no subtitles."""
    subtitles, transcript = words_beside(clip)
    yield from (transcript,) if is_recording(clip) else (subtitles, transcript)


def _problems(found: Mapping[str, Found]) -> Iterator[Problem]:
    for path, one in found.items():
        for code, line, values in one.faults:
            yield Problem(path, line, code, values)


def _found(paths: Iterable[str], disk: Disk, largest_video: int, largest_file: int) -> dict[str, Found]:
    """Give what is known of files; those that are not known as they are now are looked into."""
    keys = {path: key for path in paths if (key := _key(disk.place(path)))}
    unknown = [(key, path, largest_video, largest_file) for path, key in keys.items() if key not in _KNOWN]
    if unknown:
        with suppress(apart.Away):  # what cannot be looked into now is looked into next time, and by builds
            for key, one in apart.call_within(_PATIENCE, _look_into, unknown).items():
                while len(_KNOWN) >= _MOST:
                    _KNOWN.pop(next(iter(_KNOWN)), None)
                _KNOWN[key] = one
    return {path: _KNOWN[key] for path, key in keys.items() if key in _KNOWN}


def _key(place: Path) -> Key | None:
    try:
        status = place.stat()
    except OSError:
        return None
    return str(place), status.st_mtime_ns, status.st_size


Job = tuple[Key, str, int, int]


def _look_into(jobs: list[Job]) -> dict[Key, Found]:
    """Look into files, each in a process that may die over it; for the process apart."""
    return {
        job[0]: _lost(job[1], one) if isinstance(one, Lost) else one for job, one in run_all(_look, jobs, 2)
    }


def _lost(path: str, lost: Lost) -> Found:
    return Found(((_LOST[lost.reason], 0, ()),)) if is_photo(path) else Found()


def _look(job: Job) -> Found:
    """Look into one file."""
    (stored, _, size), path, largest_video, largest_file = job
    place, suffix = Path(stored), suffix_of(path)
    try:
        if is_photo(path):
            return replace(_look_at_photo(place), digest=digest_file(place).hex())
        if suffix == ".mp4" or is_recording(path):
            return _look_at_clip(path, place, size, largest_video)
        if suffix in (".vtt", ".txt"):
            return _look_at_words(path, place)
        looked = too_large(size, largest_file) if size > largest_file else inspect(suffix, place.read_bytes())
        return Found(findings=looked.found)
    except OSError:
        return Found()


def _fault(code: str, values: Mapping[str, object], line: int = 0) -> Found:
    return Found(((code, line, tuple((key, str(value)) for key, value in values.items())),))


def _look_at_photo(place: Path) -> Found:
    from plugins.photos.making import inspect as inspect_photo
    from plugins.photos.photo import PhotoError

    try:
        return Found(original=inspect_photo("", place.read_bytes()).original)
    except PhotoError as error:
        return _fault(error.code, error.values)


def _look_at_clip(path: str, place: Path, size: int, largest: int) -> Found:
    from plugins.videos.boxes import MovieError
    from plugins.videos.movie import read_movie
    from plugins.videos.recordings import read_recording

    if size > largest * _MEGABYTE:
        number = f"{size / _MEGABYTE:.1f}".replace(".", ",")
        code = "recording-too-large" if is_recording(path) else "video-too-large"
        return _fault(code, {"size": number, "limit": largest})
    try:
        with place.open("rb") as file:
            if is_recording(path):
                read_recording(file, is_mp3=path.casefold().endswith(".mp3"))
            else:
                read_movie(file)
    except MovieError as error:
        return _fault(error.code, error.values)
    return Found()


def _look_at_words(path: str, place: Path) -> Found:
    from plugins.videos.words import MOST, WordsError, read_subtitles, read_transcript

    read = read_subtitles if posixpath.splitext(path)[1] == ".vtt" else read_transcript
    try:
        with place.open("rb") as file:
            read(file.read(MOST + 1))
    except WordsError as error:
        return _fault(error.code, error.values, error.line)
    return Found()
