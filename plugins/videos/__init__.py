"""ENRICH: the videos and recordings that the site shows → checked, measured, published without metadata."""

from __future__ import annotations

import errno
import hashlib
import posixpath
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import BinaryIO, TypeVar

from pelican.plugins import signals

from newsroom.engine import REGISTRY, Generator, digest, words_beside
from newsroom.model.media import VideoFile, is_recording
from newsroom.model.output import LargeFile, Output
from newsroom.model.problem import Problem
from newsroom.model.records import Record, published
from newsroom.viewmodels.body import clip_url, subtitles_url
from plugins.videos.boxes import MovieError
from plugins.videos.movie import Movie, read_movie
from plugins.videos.problems import MEASURING
from plugins.videos.recordings import read_recording
from plugins.videos.references import REFERENCES, own, used
from plugins.videos.words import MOST, WordsError, read_subtitles, read_transcript

T = TypeVar("T")
MEGABYTE = 1_000_000
LIMIT = 50
"""Megabytes, unless ``VIDEO_MAX_MB`` says otherwise."""


class VideoGenerator(Generator):
    """Measures videos and recordings and plans their publication; what is known is kept by content."""

    def run(self) -> None:
        build = self.build
        self._files = self.linked_files("video")
        shown = self._shown()
        paths = sorted(path for path in used(shown.values()) | self._forget() if self._files.is_shown(path))
        for path in build.progress.track("Xem video", paths, len(paths)) if paths else ():
            found = self._measure(path)
            if isinstance(found, VideoFile):
                build.queries.video_files.put(self._with_words(found), self._files.digest(path))
            else:
                build.report(found)
        for url in sorted(self._touched(shown)):
            self.plan(f"clips:{url}", *self._outputs(shown.get(url)))

    def _shown(self) -> dict[str, Record]:
        """Give the records that may have changed and are shown, by address."""
        build = self.build
        if build.changes.everything:
            return {
                record.url: record for record in published(self.edition.records(), build.now, build.preview)
            }
        return {record.url: record for record in build.changes.shown_records}

    def _touched(self, shown: Iterable[str]) -> set[str]:
        """Name the records whose files may have changed, by address."""
        changes = self.build.changes
        return {*changes.articles, *changes.pages} if not changes.everything else set(shown)

    def _forget(self) -> set[str]:
        """Take what may have changed out of the catalogue, and keep it by content; name its files."""
        rows = self.build.queries.video_files
        if self.changes.everything:
            self._known = {_key(found.path, digest): found for digest, found in rows.take_all()}
            return set()
        paths = used(self.changes.records)
        self._known = {_key(path, digest): found for path in paths for digest, found in rows.take(path)}
        return paths

    def _measure(self, path: str) -> VideoFile | Problem:
        """Say what a video or recording is, from the catalogue if it is known there."""
        size, limit = self._files.place(path).stat().st_size, self._limit()
        if size > limit * MEGABYTE:
            number = f"{size / MEGABYTE:.1f}".replace(".", ",")
            code = "recording-too-large" if is_recording(path) else "video-too-large"
            return Problem.of(path, 0, code, size=number, limit=limit)
        known = self._known.get(_key(path, self._files.digest(path)))
        if known is not None:
            return replace(known, path=path)
        try:
            with open(self._files.place(path), "rb") as file:
                movie = _read(path, file)
                running = hashlib.blake2b(digest_size=16)
                for piece in movie.pieces(file):
                    running.update(piece)
        except MovieError as error:
            return Problem.of(path, 0, error.code, **error.values)
        return VideoFile(path, movie.duration, movie.width, movie.height, movie.size, running.hexdigest())

    def _with_words(self, video: VideoFile) -> VideoFile:
        """Join a video and the words beside it; what is wrong with them is reported.

        Recordings show no subtitles.
        """
        beside, said = words_beside(video.path)
        subtitles = None if is_recording(video.path) else self._words(beside, read_subtitles)
        transcript = self._words(said, read_transcript)
        return replace(
            video, subtitles=digest(subtitles.encode()) if subtitles else "", transcript=transcript or ()
        )

    def _words(self, path: str, read: Callable[[bytes], T]) -> T | None:
        """Read a file of words; ``None`` if there is none, or it cannot be used."""
        if path not in self._files:
            return None
        try:
            with open(self._files.place(path), "rb") as file:
                return read(file.read(MOST + 1))
        except WordsError as error:
            self.build.report(Problem.of(path, error.line, error.code, **error.values))
        return None

    def _subtitles(self, path: str, wanted: str) -> bytes:
        """Give subtitles as they are published, if they are those that were looked into."""
        place = self._files.place(path)
        try:
            found = read_subtitles(place.read_bytes()).encode()
        except WordsError:
            found = b""
        if digest(found) != wanted:
            raise OSError(errno.ESTALE, "phụ đề thay đổi trong khi đang dựng, xin chạy lại", str(place))
        return found

    def _limit(self) -> int:
        limit: int = self.settings.get("VIDEO_MAX_MB", LIMIT)  # judged with the settings
        return limit

    def _outputs(self, record: Record | None) -> Iterator[Output]:
        """Plan the files of a record."""
        if record is None:
            return
        listed = {clip_url(record, video.key): video for video in own(record)}
        for address, video in listed.items():
            video_file = self.build.queries.video_files.find(video.key)
            if video_file is not None:
                make = partial(self._file, video.key, video_file)
                yield Output(address, record.path, make, line=video.line)
                if video_file.subtitles:
                    words = partial(self._subtitles, words_beside(video.key)[0], video_file.subtitles)
                    yield Output(subtitles_url(address), record.path, words, line=video.line)

    def _file(self, path: str, video_file: VideoFile) -> LargeFile:
        return LargeFile(bytes.fromhex(video_file.digest), partial(self._pieces, path, video_file.digest))

    def _pieces(self, path: str, wanted: str) -> Iterator[bytes]:
        """Give the bytes that are published; the last only if all are those that were measured."""
        stored, held = self._files.place(path), b""
        running = hashlib.blake2b(digest_size=16)
        try:
            with open(stored, "rb") as file:
                for piece in _read(path, file).pieces(file):
                    yield held
                    held = piece
                    running.update(piece)
        except MovieError:
            running.update(b"changed")
        if running.hexdigest() != wanted:
            what = "bản ghi âm" if is_recording(path) else "video"
            raise OSError(errno.ESTALE, f"{what} thay đổi trong khi đang dựng, xin chạy lại", str(stored))
        yield held


def _key(path: str, digest: str) -> tuple[str, str]:
    """Name what is known of a file by its bytes and by what they are taken for."""
    return posixpath.splitext(path)[1].casefold(), digest


def _read(path: str, file: BinaryIO) -> Movie:
    """Read a video or a recording, by its name."""
    if not is_recording(path):
        return read_movie(file)
    return read_recording(file, is_mp3=path.casefold().endswith(".mp3"))


def get_generators(_: object) -> type[Generator]:
    return VideoGenerator


def register() -> None:
    REGISTRY.register(__name__, REFERENCES, MEASURING)
    signals.get_generators.connect(get_generators)
