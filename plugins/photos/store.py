"""Keep what was made of photos, each set of files with a receipt that vouches for them.

A receipt is ``NAME.json`` beside the files: its own digest in the first line, then who made
them, what they show, the digest and the CRC-32 of each. Where a receipt is missing or does not fit,
the files are made anew. Damage is found by the CRC-32, which is read as fast as the memory gives it;
the digest is what the files are known by elsewhere, and what stands in for a CRC-32 in receipts of before.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from zlib import crc32

from newsroom.engine import fingerprint, is_temporary, same_bytes, write_atomic
from newsroom.model.output import LargeFile
from plugins.photos.rendition import FOLDER

USERS = ("site", "preview")
"""The kinds of build, each of which lists the names it needs."""
_LIST = ".names"
"""What the lists of names end in, one a kind of build."""
_NAME_RE = re.compile(r"([0-9a-f]{16})[-.]")
"""How the files of a name begin; whatever else lies in the folder is somebody's."""


@dataclass(frozen=True, slots=True)
class Cached:
    """The files of a name: what they show, as text, and the digest of each by address."""

    shows: str
    files: Mapping[str, str]


class Store:
    """The files that were made of photos, below the folder of the cache."""

    def __init__(self, root: Path, maker: str, trusted: bool = True, dry: bool = False) -> None:
        """Take the store below ``root``; only what ``maker`` made is found, nothing if not ``trusted``.

        Looking for something writes nothing if ``dry``.
        """
        self._root, self._maker, self._trusted, self._dry = root, maker, trusted, dry
        self._whole: dict[str, Mapping[str, str]] = {}
        """The digests of files that were found whole, by name and address."""

    def place(self, url: str) -> Path:
        """Say where the file of an address is kept."""
        return self._root / url

    def _path(self, url: str) -> str:
        return f"{self._root}/{url}"

    def _receipt(self, name: str) -> str:
        return f"{self._root}/{FOLDER}/{name}.json"

    def find(self, name: str) -> Cached | None:
        """Give what is kept under a name if all of it is there, whole and as it would be made now."""
        receipt = self._read_receipt(name) if self._trusted else None
        if receipt is None or receipt["maker"] != self._maker or not self._is_whole(name, receipt):
            return None
        return Cached(receipt["shows"], receipt["files"])

    def file(self, url: str) -> LargeFile | bytes:
        """Give the file of an address to be published; it is held only if no receipt vouches for it."""
        name = _name_of(url)
        if name not in self._whole:
            receipt = self._read_receipt(name)
            if receipt is not None:
                self._is_whole(name, receipt)
        digest = self._whole.get(name, {}).get(url)
        if digest is None:
            return _read(self._path(url))
        return LargeFile(bytes.fromhex(digest), partial(self._pieces, url), kept=self._path(url))

    def _pieces(self, url: str) -> Iterator[bytes]:
        yield _read(self._path(url))

    def _is_whole(self, name: str, receipt: dict[str, Any]) -> bool:
        """Tell whether all files are as their receipt says; complete one that has no CRC-32."""
        digests, sums = receipt["files"], receipt.get("sums")
        try:
            if sums is not None:
                whole = all(crc32(_read(self._path(url))) == noted for url, noted in sums.items())
            else:
                files = {url: _read(self._path(url)) for url in digests}
                whole = all(fingerprint(data).hex() == digests[url] for url, data in files.items())
                if whole and not self._dry:
                    with suppress(OSError):
                        self._write_receipt(name, {**receipt, "sums": _sums(files)})
        except OSError:
            return False
        if whole:
            self._whole[name] = digests
        return whole

    def _read_receipt(self, name: str) -> dict[str, Any] | None:
        """Read a receipt, if it is there and as it was written."""
        try:
            own, _, data = _read(self._receipt(name)).partition(b"\n")
        except OSError:
            return None
        if own != fingerprint(data).hex().encode():
            return None
        found: dict[str, Any] = json.loads(data)
        return found

    def _write_receipt(self, name: str, receipt: dict[str, Any]) -> None:
        data = json.dumps(receipt, ensure_ascii=False).encode()
        write_atomic(Path(self._receipt(name)), b"%s\n%s" % (fingerprint(data).hex().encode(), data))

    def keep(self, name: str, shows: str, files: Mapping[str, bytes]) -> None:
        """Keep files, then the receipt for them."""
        for url, data in files.items():
            write_atomic(self.place(url), data)
        digests = {url: fingerprint(data).hex() for url, data in files.items()}
        receipt = {"maker": self._maker, "shows": shows, "files": digests, "sums": _sums(files)}
        self._write_receipt(name, receipt)

    def update_needed(self, user: str, added: Iterable[str], removed: Iterable[str]) -> None:
        """Note that ``user`` needs other names than before, and remove those that nobody needs."""
        names = (self._needed(user) - set(removed)) | set(added)
        self._note(user, names)
        others = self._needed_by_any()
        for name in set(removed) - others:
            self._remove(name)

    def replace_needed(self, user: str, names: Iterable[str]) -> None:
        """Note all names that ``user`` needs, and remove every file of ours that nobody needs."""
        self._note(user, set(names))
        needed = self._needed_by_any()
        with os.scandir(self._folder) as found:
            rest = [file for file in found if _is_left(file.name, needed)]
        for file in rest:
            if file.is_file():
                with suppress(FileNotFoundError):
                    os.unlink(file)

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
        for file in [Path(self._receipt(name)), *own]:
            file.unlink(missing_ok=True)


def _read(path: str) -> bytes:
    with open(path, "rb", buffering=0) as file:
        return file.read()


def _is_left(file: str, needed: Collection[str]) -> bool:
    """Tell whether a file is ours and of no name that is needed."""
    name = _NAME_RE.match(file)
    return name[1] not in needed if name else is_temporary(file)


def _sums(files: Mapping[str, bytes]) -> dict[str, int]:
    return {url: crc32(data) for url, data in files.items()}


def _name_of(url: str) -> str:
    """Name what a kept file is one of."""
    return url.removeprefix(f"{FOLDER}/").partition("-")[0]
