"""Look at a folder and find what changed since it was last looked at.

A note that is younger than ``YOUNG`` is not trusted, since a later change could leave the same
stamp; git calls such entries racily clean.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from newsroom.engine.disk import DIGEST_SIZE, digest_file, is_closed
from newsroom.engine.snapshot import UNTRUSTED, Mark, Snapshot, Stamp, composed, stamp_of
from newsroom.model.content import Entry

YOUNG = 2_000_000_000
"""Nanoseconds; the coarsest clocks of file systems tick every two seconds."""
_UNREADABLE = b"\xff" * DIGEST_SIZE
"""In place of the digest of a file that this user may not read."""


@dataclass
class Survey:
    """What looking at a folder found; paths are as the disk has them, relative to the root.

    ``fresh`` maps new and changed files, links and devices to their kind (``file``, ``symlink``,
    ``special``), ``gone`` lists files that are no longer there, ``folders`` folders that are new,
    ``closed`` known files and folders of what is public that not all may read.
    """

    fresh: dict[str, str] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    folders: set[str] = field(default_factory=set, compare=False)
    closed: set[str] = field(default_factory=set)


class Scanner:
    """Looks at a folder and brings the notes on it up to date."""

    def __init__(
        self, root: Path, snapshot: Snapshot, skip: Callable[[str, str], bool], public: bool = False
    ) -> None:
        """Look below ``root``; ``skip(folder, name)`` names what does not count.

        What is ``public`` all may read.
        """
        self.snapshot, self._root, self._skip, self._public = snapshot, root, skip, public
        self._began = time.time_ns()
        self._survey = Survey()
        self._hashed: dict[Stamp, bytes] = {}
        """The digests of files with several names, so that they are read once."""

    def look(self, suspects: Iterable[bytes] | None = None) -> Survey:
        """Find what changed; ``suspects`` is what ``Snapshot.suspects`` gives, asked for if left out."""
        if not self.snapshot:
            self._enter(b"")
            return self._survey
        folders: list[bytes] = []
        for path in self.snapshot.suspects(self._root, self._public) if suspects is None else suspects:
            if path.endswith(b"/"):
                folders.append(path)
            else:
                self._judge(path)
        for path in sorted(folders):
            if self.snapshot.get(path) is not None:  # else it went with a folder above it
                self._rescan(b"" if path == b"/" else path)
        return self._survey

    def _stamp(self, found: os.stat_result) -> Stamp:
        return stamp_of(found) if found.st_ctime_ns < self._began - YOUNG else UNTRUSTED

    def _place(self, path: bytes) -> bytes:
        return os.path.join(os.fsencode(self._root), path)

    def _judge(self, path: bytes) -> None:
        """Compare the bytes of a known file."""
        before = self.snapshot.get(path)
        try:
            found = os.lstat(self._place(path))
        except (FileNotFoundError, NotADirectoryError):
            found = None
        if found is None or not stat.S_ISREG(found.st_mode):
            self.snapshot.drop(path)
            self._survey.gone.add(os.fsdecode(path))
            return
        self._note_closed(path, found)
        if before is not None and before.stamp == stamp_of(found):
            return
        digest = self._digest(path, found)
        if before is None or before.digest != digest:
            self._survey.fresh[os.fsdecode(path)] = "file"
        self.snapshot.put(path, Mark(self._stamp(found), digest))

    def _digest(self, path: bytes, found: os.stat_result) -> bytes:
        """Hash a file; one that is public and cannot be read is another than the one that is known."""
        stamp = self._stamp(found)
        if stamp in self._hashed:
            return self._hashed[stamp]
        try:
            digest = digest_file(os.fsdecode(self._place(path)))
        except PermissionError:
            if not self._public:
                raise
            return _UNREADABLE
        if found.st_nlink > 1 and stamp != UNTRUSTED:
            self._hashed[stamp] = digest
        return digest

    def _note_closed(self, path: bytes, found: os.stat_result) -> None:
        if self._public and is_closed(found.st_mode):
            self._survey.closed.add(os.fsdecode(path))

    def _rescan(self, folder: bytes) -> None:
        """Look for what is new in a known folder."""
        if os.path.isdir(self._place(folder)) and not os.path.islink(self._place(folder.rstrip(b"/"))):
            self._enter(folder)
        else:
            for path in self.snapshot.below(folder):
                self.snapshot.drop(path)
                if not path.endswith(b"/"):
                    self._survey.fresh.pop(os.fsdecode(path), None)
                    self._survey.gone.add(os.fsdecode(path))

    def _enter(self, folder: bytes) -> None:
        """Note a folder and what in it is not known yet."""
        status = os.lstat(self._place(folder))
        self._note_closed(folder or b"/", status)
        mark = Mark(self._stamp(status))
        with os.scandir(self._place(folder)) as found:
            entries = sorted(found, key=lambda entry: entry.name)
        if self.snapshot.get(folder or b"/") != mark:
            self.snapshot.put(folder or b"/", mark)
        for entry in entries:
            if self._skip(os.fsdecode(folder), os.fsdecode(entry.name)):
                continue
            path = folder + entry.name
            if entry.is_dir(follow_symlinks=False):
                if self.snapshot.get(path + b"/") is None:
                    self._survey.folders.add(os.fsdecode(path))
                    self._enter(path + b"/")
            elif self.snapshot.get(path) is None:
                self._meet(path, entry)

    def _meet(self, path: bytes, entry: os.DirEntry[bytes]) -> None:
        """Note a file that is new."""
        name = os.fsdecode(path)
        if entry.is_symlink():
            self._survey.fresh[name] = "symlink"
            return
        found = entry.stat(follow_symlinks=False)
        if not stat.S_ISREG(found.st_mode):
            self._survey.fresh[name] = "special"
            return
        self._survey.fresh[name] = "file"
        self._survey.gone.discard(name)
        self.snapshot.put(path, Mark(self._stamp(found)))


@dataclass(frozen=True, slots=True)
class ContentChange:
    """What became of the content folder: files that are new or changed, and those that are gone."""

    entries: tuple[Entry, ...]
    gone: frozenset[str]


class OutputDamaged(Exception):  # noqa: N818 (says what is so)
    """Files of the last build are gone from the output folder, or are others, and not all are being made."""


@dataclass(frozen=True, slots=True)
class OutputChange:
    """What others did to the output folder since the last build.

    ``foreign`` files and folders were put there by no build; ``is_ours`` tells that the rest is what the
    last build wrote, whole or in part, ``is_damaged`` that some of it is gone or changed. ``closed`` are
    those files and folders of it that a web server may not read; a folder ends with a slash.
    """

    foreign: frozenset[str] = frozenset()
    foreign_folders: frozenset[str] = frozenset()
    is_ours: bool = False
    is_damaged: bool = True
    closed: frozenset[str] = frozenset()


def scan_folders(
    content: Scanner,
    output: Scanner,
    suspects: Callable[[], list[bytes]],
    known: Iterable[bytes] | None = None,
) -> tuple[ContentChange, Callable[[], OutputChange]]:
    """Look at the content folder, and give what looks at the output folder once, when it is called.

    ``suspects`` gives those of the output, which may be asked for meanwhile; those of the content may be
    ``known`` already.
    """
    found = content.look(known)
    entries = tuple(_entry(path, kind) for path, kind in sorted(found.fresh.items()))
    change = ContentChange(entries, frozenset(map(composed, found.gone)))
    return change, cache(lambda: _output_change(output, suspects))


def _entry(stored: str, kind: str) -> Entry:
    """Make an entry, most of which are called as the disk has them: one text serves for both."""
    path = composed(stored)
    return Entry(path, kind, path if path == stored else stored)


def _output_change(output: Scanner, suspects: Callable[[], list[bytes]]) -> OutputChange:
    snapshot = output.snapshot
    if not snapshot:
        return OutputChange()
    seen = output.look(suspects())
    foreign = frozenset(path for path in seen.fresh if snapshot.digest(os.fsencode(path)) is None)
    is_ours = not seen.gone or any(_is_witness(path, snapshot, seen) for path in snapshot.files())
    is_changed = len(seen.fresh) > len(foreign) or any(kind != "file" for kind in seen.fresh.values())
    is_damaged, closed = bool(seen.gone or is_changed), frozenset(seen.closed)
    return OutputChange(foreign, frozenset(seen.folders), is_ours, is_damaged, closed)


def _is_witness(path: bytes, snapshot: Snapshot, seen: Survey) -> bool:
    """Tell whether a file shows that its folder is ours: it has the bytes that the last build wrote.

    Sites have the same names, and at the top, or in ``.well-known``, files that are the same byte by byte.
    """
    is_common = b"/" not in path or path.startswith(b".")
    return not is_common and snapshot.digest(path) is not None and os.fsdecode(path) not in seen.fresh
