"""Keep track of the files of one kind that records lead to: photos, videos or files to download."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from newsroom.engine.disk import digest_file
from newsroom.engine.queries import Queries
from newsroom.engine.snapshot import Files, Snapshot
from newsroom.engine.workers import in_threads


class LinkedFiles(Collection[str]):
    """The files of the content folder, by their path in NFC, as records of one kind of link lead to them."""

    def __init__(self, root: Path, snapshot: Snapshot, queries: Queries, kind: str) -> None:
        """Take the files below ``root`` that ``snapshot`` notes; ``kind`` is one of ``LinkRows``."""
        self._root, self._snapshot, self._links, self._kind = root, snapshot, queries.links, kind
        self._files = Files(snapshot)

    def __contains__(self, path: object) -> bool:
        return path in self._files

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)

    def stored(self, path: str) -> str:
        """Give the path of a file below the content folder as the disk has it."""
        return self._files[path]

    def place(self, path: str) -> Path:
        """Say where a file lies."""
        return self._root / self._files[path]

    def is_shown(self, path: str) -> bool:
        """Tell whether a file is there and something shown leads to it."""
        return path in self._files and self._links.is_shown(self._kind, path)

    def digest(self, path: str) -> str:
        """Give the digest of a file, which is read for it only once, in hexadecimal digits."""
        stored = os.fsencode(self._files[path])
        found = self._snapshot.digest(stored)
        if found is None:
            found = digest_file(self.place(path))
            self._snapshot.set_digest(stored, found)
        return found.hex()

    def digests(self, paths: Iterable[str], jobs: int) -> dict[str, str]:
        """Give the digests of files by path; those that are not known are read by ``jobs`` threads."""
        stored = {path: self._files[path] for path in paths}
        noted = {path: self._snapshot.digest(os.fsencode(one)) for path, one in stored.items()}
        known = {path: digest for path, digest in noted.items() if digest is not None}
        unread = [path for path in stored if path not in known]
        read = in_threads(lambda path: digest_file(f"{self._root}/{stored[path]}"), unread, jobs)
        for path, digest in zip(unread, read, strict=True):
            self._snapshot.set_digest(os.fsencode(stored[path]), digest)
            known[path] = digest
        return {path: digest.hex() for path, digest in known.items()}

    def known_digest(self, path: str) -> str | None:
        """Give the digest of a file if it is known without reading it."""
        found = self._snapshot.digest(os.fsencode(self._files[path]))
        return None if found is None else found.hex()

    def note_digest(self, path: str, digest: bytes) -> None:
        """Note the digest of a file that was read for another reason."""
        self._snapshot.set_digest(os.fsencode(self._files[path]), digest)
