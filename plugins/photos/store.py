"""Keep what was made of photos, each set of files with a receipt that vouches for them.

A receipt is ``NAME.json`` beside the files: its own digest in the first line, then who made
them, what they show, the digest of each. Where a receipt is missing or does not fit, the files
are made anew.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsroom.engine import fingerprint, same_bytes, write_atomic
from plugins.photos.rendition import FOLDER

USERS = ("site", "preview")
"""The kinds of build, each of which lists the names it needs."""
_LIST = ".names"
"""What the lists of names end in, one a kind of build."""


@dataclass(frozen=True, slots=True)
class Cached:
    """The files of a name: what they show, as text, and the digest of each by address."""

    shows: str
    files: Mapping[str, str]


class Store:
    """The files that were made of photos, below the folder of the cache."""

    def __init__(self, root: Path, maker: str, trusted: bool = True) -> None:
        """Take the store below ``root``; only what ``maker`` made is found, nothing if not ``trusted``."""
        self._root, self._maker, self._trusted = root, maker, trusted

    def place(self, url: str) -> Path:
        """Say where the file of an address is kept."""
        return self._root / url

    def _receipt(self, name: str) -> Path:
        return self._root / FOLDER / f"{name}.json"

    def find(self, name: str) -> Cached | None:
        """Give what is kept under a name if all of it is there, whole and as it would be made now."""
        receipt = self._read_receipt(name) if self._trusted else None
        if receipt is None or receipt["maker"] != self._maker:
            return None
        cached = Cached(receipt["shows"], receipt["files"])
        try:
            whole = all(
                fingerprint(self.place(url).read_bytes()).hex() == digest
                for url, digest in cached.files.items()
            )
        except OSError:
            return None
        return cached if whole else None

    def _read_receipt(self, name: str) -> dict[str, Any] | None:
        """Read a receipt, if it is there and as it was written."""
        try:
            own, _, data = self._receipt(name).read_bytes().partition(b"\n")
        except OSError:
            return None
        if own != fingerprint(data).hex().encode():
            return None
        found: dict[str, Any] = json.loads(data)
        return found

    def keep(self, name: str, shows: str, files: Mapping[str, bytes]) -> None:
        """Keep files, then the receipt for them."""
        for url, data in files.items():
            write_atomic(self.place(url), data)
        digests = {url: fingerprint(data).hex() for url, data in files.items()}
        receipt = {"maker": self._maker, "shows": shows, "files": digests}
        data = json.dumps(receipt, ensure_ascii=False).encode()
        write_atomic(self._receipt(name), b"%s\n%s" % (fingerprint(data).hex().encode(), data))

    def update_needed(self, user: str, added: Iterable[str], removed: Iterable[str]) -> None:
        """Note that ``user`` needs other names than before, and remove those that nobody needs."""
        names = (self._needed(user) - set(removed)) | set(added)
        self._note(user, names)
        others = self._needed_by_any()
        for name in set(removed) - others:
            self._remove(name)

    def replace_needed(self, user: str, names: Iterable[str]) -> None:
        """Note all names that ``user`` needs, and remove every file that nobody needs."""
        self._note(user, set(names))
        needed = self._needed_by_any()
        for file in list(self._folder.iterdir()):
            if file.suffix != _LIST and re.split("[-.]", file.name)[0] not in needed and file.is_file():
                file.unlink(missing_ok=True)

    @property
    def _folder(self) -> Path:
        return self._root / FOLDER

    def _needed_by_any(self) -> set[str]:
        return set().union(*map(self._needed, USERS))

    def _needed(self, user: str) -> set[str]:
        try:
            return set((self._folder / f"{user}{_LIST}").read_text(encoding="ascii").split())
        except (OSError, ValueError):
            return set()

    def _note(self, user: str, names: set[str]) -> None:
        file, data = self._folder / f"{user}{_LIST}", "\n".join(sorted(names)).encode()
        if not same_bytes(file, data):
            write_atomic(file, data)

    def _remove(self, name: str) -> None:
        receipt = self._read_receipt(name)
        urls = receipt["files"] if receipt else ()
        own = [self._folder / Path(url).name for url in urls if url.startswith(f"{FOLDER}/{name}-")]
        for file in [self._receipt(name), *own]:
            file.unlink(missing_ok=True)
