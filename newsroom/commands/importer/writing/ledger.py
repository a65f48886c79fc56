"""Remember what was imported, so that importing again changes nothing and edits are never overwritten.

The file lies in the content folder, where it goes with the articles into every clone, under a name with a
dot, which builds do not read. One line an event, only ever added to: who merges two of them keeps both.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

NAME = ".nhap-bai.tsv"
PLANNED, DONE = "+", "="
_FIELDS = 5
HEAD = (
    "# Các bài đã nhập: nhờ tệp này nhập lại không tạo bài trùng, không đè bài đã sửa. Giữ tệp trong kho.\n"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """An import: the keys of its source, the folder below ``articles``, what was written, its name.

    ``is_done`` is false if it was only about to be made.
    """

    keys: tuple[str, ...]
    folder: str
    digest: str
    name: str
    is_done: bool = True

    @property
    def line(self) -> str:
        sign = DONE if self.is_done else PLANNED
        return "\t".join((sign, self.folder, self.digest, ",".join(self.keys), self.name)) + "\n"


@dataclass(slots=True)
class Ledger:
    """The imports so far, the newest of each folder and of each source."""

    file: Path
    by_key: dict[str, Entry] = field(default_factory=dict)
    by_folder: dict[str, Entry] = field(default_factory=dict)
    fresh: set[str] = field(default_factory=set)
    """The folders that sources of this run have: another source of it is another article."""
    _is_whole: bool = True

    @classmethod
    def of(cls, content: Path, own: Path | None = None) -> Ledger:
        """Read the ledger of a content folder; lines cut short by an interruption do not count.

        What is added goes to the file ``own`` instead, if there is one, which is read after it.
        """
        ledger = cls(own or content / NAME)
        for file in dict.fromkeys((content / NAME, ledger.file)):
            text = file.read_text("utf-8", "replace") if file.is_file() else ""
            ledger._is_whole = text.endswith("\n") or not text
            for entry in _entries(text):
                ledger._note(entry)
        return ledger

    def find(self, keys: tuple[str, ...]) -> Entry | None:
        """Find the import of a source by its keys, the surest first."""
        return next((self.by_key[key] for key in keys if key in self.by_key), None)

    def add(self, entry: Entry) -> None:
        """Write an entry, at once and whole."""
        self.fresh.add(entry.folder)
        if self.find(entry.keys) == entry and self.by_folder.get(entry.folder) == entry:
            return
        is_new = not self.file.is_file()
        data = (HEAD if is_new else "" if self._is_whole else "\n") + entry.line
        with self.file.open("ab", buffering=0) as file:
            file.write(data.encode("utf-8", "replace"))
            os.fsync(file.fileno())
        self._is_whole = True
        self._note(entry)

    def _note(self, entry: Entry) -> None:
        before = self.by_key.get(entry.keys[0])
        if before is not None and before.folder != entry.folder:
            self.by_folder.pop(before.folder, None)  # it was moved
        self.by_folder[entry.folder] = entry
        for key in entry.keys:
            self.by_key[key] = entry


def _entries(text: str) -> Iterator[Entry]:
    for line in text.split("\n"):
        fields = line.rstrip("\r").split("\t")
        if len(fields) == _FIELDS and fields[0] in (PLANNED, DONE):
            sign, folder, digest, keys, name = fields
            yield Entry(tuple(keys.split(",")), folder, digest, name, sign == DONE)


def key_of(kind: str, value: str | bytes) -> str:
    """Make a key: what it is one of, and a hash of it."""
    data = value.encode("utf-8", "surrogateescape") if isinstance(value, str) else value
    return f"{kind}:{hashlib.blake2b(data, digest_size=10).hexdigest()}"
