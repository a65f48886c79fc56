"""Print the output folder, so that it holds exactly the planned files."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path

from newsroom.engine import (
    UNTRUSTED,
    Mark,
    Progress,
    Snapshot,
    digest_file,
    fingerprint,
    is_temporary,
    link_atomic,
    open_to_all,
    parallel_map,
    same_bytes,
    stamp_of,
    write_atomic,
)
from newsroom.model.output import LargeFile, Output
from plugins.press.job import Job, Packing, Printed, Render, Tally
from plugins.press.siblings import ENDS, is_sibling, is_text, siblings


class Printer:
    """Prints into the folder ``root``, of which ``known`` notes what it held last.

    ``retention`` names what may lie at its top although no build puts it there.
    """

    def __init__(
        self,
        root: Path,
        retention: Collection[str],
        known: Snapshot,
        jobs: int,
        progress: Progress,
        packing: Packing = Packing(),  # noqa: B008 (frozen)
    ) -> None:
        self._root, self._retention, self._known = root, retention, known
        self._jobs, self._progress, self._packing = jobs, progress, packing
        self._everything = self._is_bare = False
        self._began = time.time_ns()
        self.tally = Tally()

    def print_all(self, render: Render, job: Job) -> Snapshot:
        """Remove what is no longer planned, render what is stale; give the notes on what is there now."""
        stale = job.stale
        self._everything = job.everything
        if job.everything:
            self._remove_orphans(set(self._with_siblings(output.path for output in stale)))
            snapshot, folders = Snapshot(), set[bytes]()
        else:
            self._remove(self._with_siblings(job.unwanted))
            self._remove_folders(job.empty_folders)
            snapshot, folders = self._known, self._forget(job)
        self._is_bare = not os.path.isdir(self._root) or not os.listdir(self._root)
        names: dict[int, list[str]] = {}
        for path, printed in self._print(render, stale):
            self.tally.written += printed.written
            if printed.is_linked and job.everything:
                names.setdefault(printed.stamp.inode, []).append(path)
            for place, one in ((path, printed), *printed.siblings):
                snapshot.put(os.fsencode(place), Mark(one.stamp, one.digest))
            if job.everything or printed.written:
                folders.update(_folders(os.fsencode(path)))
            if printed.written and path.endswith(".html"):
                self.tally.pages.append(path)
            if printed.written and not job.everything:
                for place in self._unmade(path, printed):
                    snapshot.drop(os.fsencode(place))
        self._note_names(snapshot, (paths for paths in names.values() if len(paths) > 1))
        self._note_folders(snapshot, folders)
        return snapshot

    def _forget(self, job: Job) -> set[bytes]:
        """Forget what was removed; give the folders above."""
        unwanted = [*map(os.fsencode, self._with_siblings(job.unwanted))]
        empty = [os.fsencode(folder) + b"/" for folder in job.empty_folders]
        for place in (*unwanted, *empty):
            self._known.drop(place)
        return {folder for place in (*unwanted, *empty) for folder in _folders(place)}

    def _with_siblings(self, paths: Iterable[str]) -> Iterator[str]:
        """Name files, and the siblings that they have or may have."""
        for path in paths:
            yield path
            if self._packing.wanted and is_text(path):
                yield from (f"{path}{end}" for end in ENDS)

    def _unmade(self, path: str, printed: Printed) -> Iterator[str]:
        """Name the siblings that a file has no longer."""
        made = {place for place, _ in printed.siblings}
        return (place for place in self._with_siblings([path]) if place != path and place not in made)

    def _print(
        self,
        render: Render,
        stale: list[Output],
    ) -> Iterator[tuple[str, Printed]]:
        """Render outputs, the first of them before any other; give what became of each, by path."""

        def print_nth(number: int) -> Printed:
            return self._print_one(render, stale[number])

        first, rest = range(len(stale))[:1], range(len(stale))[1:]
        printed = chain(map(print_nth, first), parallel_map(print_nth, rest, self._jobs, helping=True))
        tracked = self._progress.track("Ghi trang", printed, len(stale))
        return ((output.path, one) for output, one in zip(stale, tracked, strict=True))

    def _print_one(self, render: Render, output: Output) -> Printed:
        """Render one output, and write it if the file is not known to be the same."""
        data = render(output)
        digest = data.digest if isinstance(data, LargeFile) else fingerprint(data)
        printed = self._put(output.path, data, digest)
        if not self._packing.wanted or isinstance(data, LargeFile) or not is_text(output.path):
            return printed
        return printed._replace(siblings=self._pack(output.path, data, printed))

    def _put(self, path: str, data: bytes | LargeFile, digest: bytes) -> Printed:
        """Write a file if it is not known to be the same; all may read it."""
        mark = self._known.get(os.fsencode(path))
        is_known = mark is not None and mark.digest == digest
        if mark is not None and is_known and not self._everything:
            return Printed(False, mark.stamp, digest)
        file = f"{self._root}/{path}"
        same = is_known or (mark is None and not self._is_bare and holds(file, data))
        if not same:
            self._write(file, data)
        found = os.lstat(file)
        is_linked = found.st_nlink > 1
        if same and not open_to_all(file, found.st_mode) and mark is not None:
            return Printed(False, mark.stamp, digest, is_linked=is_linked)
        return Printed(not same, stamp_of(os.lstat(file) if same else found), digest, is_linked=is_linked)

    def _write(self, file: str, data: bytes | LargeFile) -> None:
        """Write a file, or link it to one that is kept, which others may share if all are looked at again."""
        if not isinstance(data, LargeFile):
            write_atomic(file, data, public=True)
        elif not data.kept or not link_atomic(data.kept, file, self._began if self._everything else None):
            write_atomic(file, data.pieces, public=True)

    def _pack(self, path: str, data: bytes, printed: Printed) -> tuple[tuple[str, Printed], ...]:
        """Make the siblings of a file; those of one that stayed are kept."""
        if self._packing.trusted and not printed.written:
            marks = (
                (place, self._known.get(os.fsencode(place))) for place in (f"{path}{end}" for end in ENDS)
            )
            known = tuple((place, Printed(False, mark.stamp, mark.digest)) for place, mark in marks if mark)
            if len(known) == len(ENDS):
                return known
        packed = siblings(path, data)
        made = tuple(
            (place, self._put(place, bytes_, fingerprint(bytes_))) for place, bytes_ in packed.items()
        )
        for end in ENDS:
            if f"{path}{end}" not in packed:
                with suppress(FileNotFoundError):
                    os.unlink(f"{self._root}/{path}{end}")
        return made

    def _note_names(self, snapshot: Snapshot, files: Iterable[list[str]]) -> None:
        """Note how the names of files with several are now: each that was given changed those before.

        None of a file that someone wrote to since the first is trusted.
        """
        for paths in files:
            marks = [(place, mark) for place in map(os.fsencode, paths) if (mark := snapshot.get(place))]
            first = min(mark.stamp.changed for _, mark in marks)
            for place, mark in marks:
                found = os.lstat(os.fsencode(self._root) + b"/" + place)
                now = stamp_of(found)
                is_same = now.inode == mark.stamp.inode and found.st_mtime_ns <= first
                snapshot.put(place, mark._replace(stamp=now if is_same else UNTRUSTED))

    def _note_folders(self, snapshot: Snapshot, folders: Iterable[bytes]) -> None:
        """Note how folders are now."""
        root = os.fsencode(self._root) + b"/"
        for folder in sorted(folders):  # neighbours one after the other, as they are noted
            place = root + folder.lstrip(b"/")
            try:
                open_to_all(place, os.lstat(place).st_mode)
                snapshot.put(folder, Mark(stamp_of(os.lstat(place))))
            except FileNotFoundError:
                snapshot.drop(folder)

    def _remove(self, paths: Iterable[str]) -> None:
        """Remove files, and folders that this leaves empty."""
        for path in sorted(paths):
            file = self._root / path
            try:
                file.unlink()
                self._note_removed(path)
                for folder in file.parents:
                    if folder == self._root:
                        break
                    folder.rmdir()
            except FileNotFoundError:
                continue
            except OSError as error:
                if error.errno not in (errno.ENOTEMPTY, errno.EEXIST):
                    raise

    def _remove_folders(self, paths: Iterable[str]) -> None:
        """Remove empty folders, the innermost first."""
        for path in sorted(paths, reverse=True):
            try:
                (self._root / path).rmdir()
            except OSError as error:
                if error.errno not in (errno.ENOTEMPTY, errno.EEXIST, errno.ENOENT, errno.ENOTDIR):
                    raise

    def _remove_orphans(self, planned: Collection[str]) -> None:
        """Remove what is not planned, and folders left empty; keep ``OUTPUT_RETENTION`` at the top."""
        kept = set(self._retention)
        if not self._root.is_dir():
            return
        for entry in list(os.scandir(self._root)):
            if entry.name not in kept:
                self._tidy(entry, entry.name, planned)

    def _tidy(self, entry: os.DirEntry[str], path: str, planned: Collection[str]) -> bool:
        """Tidy a file or folder, ``path`` below the root; tell whether something of it stays."""
        if entry.is_dir(follow_symlinks=False):
            with os.scandir(entry.path) as found:
                stays = [self._tidy(inner, f"{path}/{inner.name}", planned) for inner in found]
            if not any(stays):
                os.rmdir(entry.path)
            return any(stays)
        if path in planned:
            return True
        os.unlink(entry.path)
        self._note_removed(path)
        return False

    def _note_removed(self, path: str) -> None:
        self.tally.removed += not is_sibling(path)
        if self._known.digest(os.fsencode(path)) is None and not is_temporary(os.path.basename(path)):
            self.tally.foreign.append(path)


def holds(file: str, data: bytes | LargeFile) -> bool:
    """Tell whether a plain file that can be read holds exactly ``data``."""
    try:
        if isinstance(data, LargeFile):
            return os.path.isfile(file) and not os.path.islink(file) and digest_file(file) == data.digest
        return same_bytes(file, data)
    except PermissionError:
        return False


def _folders(path: bytes) -> list[bytes]:
    """List the folders above a file, as a tree names them."""
    parts = path.split(b"/")[:-1]
    return [b"/", *(b"/".join(parts[:length]) + b"/" for length in range(1, len(parts) + 1))]
