"""ENRICH: the video files that the site shows → checked, measured, published without their metadata."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from pelican.plugins import signals

from newsroom.engine.checks import REGISTRY
from newsroom.engine.codec import decode_video_file, encode_video_file
from newsroom.engine.disk import digest_file
from newsroom.engine.generator import Generator
from newsroom.engine.snapshot import Files
from newsroom.model.media import VideoFile
from newsroom.model.output import LargeFile, Output
from newsroom.model.problem import Problem
from newsroom.model.records import Record, published
from newsroom.viewmodels.body import video_url
from plugins.videos.boxes import MovieError
from plugins.videos.movie import read_movie
from plugins.videos.problems import MEASURING
from plugins.videos.references import REFERENCES, own, used

MEGABYTE = 1_000_000
LIMIT = 50
"""Megabytes, unless ``VIDEO_MAX_MB`` says otherwise."""


class VideoGenerator(Generator):
    """Measures video files and plans their publication; what is known is kept by content."""

    def generate_context(self) -> None:
        build = self.build
        self._files = Files(build.content_snapshot)
        shown = self._shown()
        paths = sorted(path for path in used(shown.values()) | self._forget() if self._is_shown(path))
        for path in build.progress.track("Xem video", paths, len(paths)) if paths else ():
            found = self._measure(path)
            if isinstance(found, VideoFile):
                build.video_files[path] = found
                build.catalogue.put("clips", [(path, self._digest(path), encode_video_file(found))])
            else:
                build.report(found)
        for url in sorted(self._touched(shown)):
            self.plan(f"clips:{url}", *self._outputs(shown.get(url)))

    def _shown(self) -> dict[str, Record]:
        """Give the records that may have changed and are shown, by address."""
        build = self.build
        if build.changes.everything:
            return {record.url: record for record in published(build.records, build.now, build.preview)}
        records: list[Record | None] = [change.new for change in build.changes.articles.values()]
        records += [change.new for change in build.changes.pages.values()]
        return {record.url: record for record in records if record is not None}

    def _touched(self, shown: Iterable[str]) -> set[str]:
        """Name the records whose files may have changed, by address."""
        changes = self.build.changes
        return {*changes.articles, *changes.pages} if not changes.everything else set(shown)

    def _is_shown(self, path: str) -> bool:
        sql = (
            "SELECT 1 FROM links JOIN records ON records.path = links.path "
            "WHERE kind = 'video' AND target = ? AND shown"
        )
        return path in self._files and self.build.catalogue.one(sql, path) is not None

    def _forget(self) -> set[str]:
        """Take what may have changed out of the catalogue, and keep it by content; name its files."""
        catalogue, changes = self.build.catalogue, self.build.changes
        if changes.everything:
            self._known = dict(catalogue.all("SELECT digest, clip FROM clips"))
            catalogue.change("DELETE FROM clips")
            return set()
        records: list[Record] = [one for change in changes.articles.values() for one in change.either]
        records += [one for change in changes.pages.values() for one in change.either]
        paths, self._known = used(records), {}
        for path in paths:
            self._known.update(catalogue.all("SELECT digest, clip FROM clips WHERE path = ?", path))
            catalogue.change("DELETE FROM clips WHERE path = ?", path)
        return paths

    def _digest(self, path: str) -> str:
        """Give the digest of a file, which is read for it only once."""
        stored, snapshot = os.fsencode(self._files[path]), self.build.content_snapshot
        found = snapshot.digest(stored)
        if found is None:
            found = digest_file(self._stored(path))
            snapshot.set_digest(stored, found)
        return found.hex()

    def _stored(self, path: str) -> Path:
        return self.content / self._files[path]

    def _measure(self, path: str) -> VideoFile | Problem:
        """Say what a video file is, from the catalogue if it is known there."""
        size, limit = self._stored(path).stat().st_size, self._limit()
        if size > limit * MEGABYTE:
            number = f"{size / MEGABYTE:.1f}".replace(".", ",")
            return Problem.of(path, 0, "video-too-large", size=number, limit=limit)
        known = self._known.get(self._digest(path))
        if known is not None:
            return decode_video_file(path, known)
        try:
            with open(self._stored(path), "rb") as file:
                movie = read_movie(file)
                digest = hashlib.blake2b(digest_size=16)
                for piece in movie.pieces(file):
                    digest.update(piece)
        except MovieError as error:
            return Problem.of(path, 0, error.code, **error.values)
        return VideoFile(path, movie.duration, movie.width, movie.height, movie.size, digest.hexdigest())

    def _limit(self) -> int:
        limit = self.settings.get("VIDEO_MAX_MB", LIMIT)
        if isinstance(limit, int) and limit > 0:
            return limit
        raise SystemExit(f"VIDEO_MAX_MB: lỗi: «{limit}» không phải số megabyte. Ghi ví dụ 50.")

    def _outputs(self, record: Record | None) -> Iterator[Output]:
        """Plan the files of a record."""
        if record is None:
            return
        listed = {video_url(record, video.key): video for video in own(record)}
        for address, video in listed.items():
            video_file = self.build.video_files.get(video.key)
            if video_file is not None:
                make = partial(self._file, video.key, video_file)
                yield Output(address, record.path, make, line=video.line)

    def _file(self, path: str, video_file: VideoFile) -> LargeFile:
        return LargeFile(bytes.fromhex(video_file.digest), partial(self._pieces, path, video_file.digest))

    def _pieces(self, path: str, wanted: str) -> Iterator[bytes]:
        """Give the bytes that are published; the last only if all are those that were measured."""
        stored, held = self._stored(path), b""
        digest = hashlib.blake2b(digest_size=16)
        try:
            with open(stored, "rb") as file:
                for piece in read_movie(file).pieces(file):
                    yield held
                    held = piece
                    digest.update(piece)
        except MovieError:
            digest.update(b"changed")
        if digest.hexdigest() != wanted:
            raise OSError(errno.ESTALE, "video thay đổi trong khi đang dựng, xin chạy lại", str(stored))
        yield held


def get_generators(_: object) -> type[Generator]:
    return VideoGenerator


def register() -> None:
    REGISTRY.register(__name__, REFERENCES, MEASURING)
    signals.get_generators.connect(get_generators)
