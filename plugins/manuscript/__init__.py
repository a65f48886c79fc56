"""READ: the new and changed files of the content folder → frozen records, and what is wrong with them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import cached_property, partial
from pathlib import Path
from pkgutil import resolve_name
from typing import Any, ClassVar, NamedTuple

from pelican.plugins import signals
from pelican.readers import BaseReader, Readers

from newsroom.engine import (
    REGISTRY,
    Files,
    Generator,
    Incoming,
    Reading,
    composed,
    decode,
    digest_body,
    digest_file,
    encode,
    encode_body,
    fingerprint,
    parallel_map,
)
from newsroom.model.content import ALBUM, Entry, is_manuscript, manuscript_of
from newsroom.model.copy import Proofreader
from newsroom.model.naming import CAPTIONS
from newsroom.model.problem import Problem
from newsroom.model.records import Record
from newsroom.model.site import Site
from newsroom.settings import extensions_of
from plugins.manuscript.links import site_address
from plugins.manuscript.problems import CHECKS
from plugins.manuscript.signs import left_sign


class ReadText(NamedTuple):
    """What a worker sends back of a manuscript: texts, which are quick to send."""

    url: str
    record: str
    body: str
    problems: tuple[Problem, ...]
    draft: bool
    digests: tuple[tuple[str, bytes], ...]
    note: bytes = b""


class ManuscriptFiles(NamedTuple):
    """What a worker is to read: a manuscript and the files of its album, as the disk has them."""

    entry: Entry
    album: tuple[str, ...]


class FileRead(NamedTuple):
    """A file as it was read: its bytes, of one that is too large only the first; its size; its digest."""

    data: bytes
    size: int
    digest: bytes

    @classmethod
    def of(cls, file: str | Path) -> FileRead:
        """Read a file; one that is too large is never held whole."""
        from plugins.manuscript.limits import HEAD_BYTES, MOST_BYTES

        with open(file, "rb", buffering=0) as opened:
            size = os.fstat(opened.fileno()).st_size
            if size <= MOST_BYTES:
                data = opened.read()
                return cls(data, len(data), fingerprint(data))
            return cls(opened.read(HEAD_BYTES), size, digest_file(file))


class ManuscriptReader(BaseReader):  # type: ignore[misc] # Pelican has no types
    """Reads ``.md`` files for Pelican; Markdown's extensions come from its ``MARKDOWN`` setting.

    The setting ``PROOFREADERS`` names the functions that proofread what is read, ``NOTE_OF`` one that
    notes a record, whole, for the search.
    """

    file_extensions: ClassVar = ["md"]

    @cached_property
    def _typesetter(self) -> Any:
        from plugins.manuscript.markup.body import Typesetter

        return Typesetter(*extensions_of(self.settings["MARKDOWN"]))

    @cached_property
    def _proofreaders(self) -> list[Proofreader]:
        return [resolve_name(name) for name in self.settings.get("PROOFREADERS", ())]

    @cached_property
    def _note_of(self) -> Callable[[Record], bytes]:
        name = "" if self.settings.get("CHECK_ONLY") else self.settings.get("NOTE_OF", "")
        return resolve_name(name) if name else lambda record: b""

    def read_manuscript(self, root: Path, site: Site, copy: ManuscriptFiles) -> ReadText:
        """Read a file of the content folder ``root``, and the captions of its album."""
        from plugins.manuscript.album import AlbumFiles
        from plugins.manuscript.limits import MOST_BYTES, check_size
        from plugins.manuscript.record import read

        entry = copy.entry
        stored = [entry.stored, *(file for file in copy.album if file.endswith(f"/{ALBUM}/{CAPTIONS}"))]
        files = {file: FileRead.of(os.path.join(root, file)) for file in stored}
        own, *captions = files.values()
        read_whole = (one.data for one in captions if one.size <= MOST_BYTES)
        album = AlbumFiles(tuple(map(composed, copy.album)), next(read_whole, None))
        preview = bool(self.settings.get("PREVIEW"))
        found = read(entry.path, own.data, site, self._typesetter, album, own.size, preview)
        doubtful = (p for proofread in self._proofreaders for text in found.copies for p in proofread(text))
        too_large = (p for file in stored[1:] for p in check_size(composed(file), files[file].size))
        problems = (*found.problems, *doubtful, *too_large)
        url = site_address(entry.path) or ""
        digests = tuple((file, one.digest) for file, one in files.items())
        if found.record is None:
            return ReadText(url, "", "", problems, found.draft, digests)
        body = encode_body(found.record.body)
        record = encode(found.record, digest_body(body))
        typed = any(problem.code == "control-character" for problem in problems)
        if not typed and (sign := left_sign(record) or left_sign(body)):
            problems = (*problems, Problem.of(entry.path, 0, "left-sign", char=sign))
        note = self._note_of(found.record)
        return ReadText(url, record, body, problems, found.draft, digests, note)


class ManuscriptGenerator(Generator):
    """Begins to read what is new or changed of articles and static pages, in the order of their paths."""

    def run(self) -> Incoming:
        copies = [ManuscriptFiles(entry, self._album(entry)) for entry in self._entries()]
        return Incoming(self._read(copies) if copies else ())

    def _entries(self) -> list[Entry]:
        """List the manuscripts that are new or changed, or in whose album something is."""
        entries, files = self.build.scan.entries, Files(self.build.scan.content)
        found = {entry.path: entry for entry in entries if entry.kind == "file" and is_manuscript(entry.path)}
        for path in (*(entry.path for entry in entries), *self.build.scan.gone):
            owner = manuscript_of(path)
            if owner != path and owner not in found and owner in files:
                found[owner] = Entry(owner, "file", files[owner])
        return [found[path] for path in sorted(found)]

    def _album(self, entry: Entry) -> tuple[str, ...]:
        """List the files of a manuscript's album, as the disk has them."""
        folder = f"{os.path.dirname(entry.stored)}/{ALBUM}/"
        if manuscript_of(composed(folder)) != entry.path:
            return ()
        return tuple(map(os.fsdecode, self.build.scan.content.inside(os.fsencode(folder))))

    def _read(self, copies: list[ManuscriptFiles]) -> Iterator[tuple[Reading, str]]:
        """Read in all processes, and hand on as they come; bodies go into the catalogue."""
        build = self.build
        categories = {category.slug: category for category in build.site.categories}
        reader = Readers(self.settings).readers["md"]
        read_one = partial(reader.read_manuscript, self.content, build.site)
        sheets = build.progress.track("Đọc bài", parallel_map(read_one, copies, self.jobs), len(copies))
        for (entry, _), sheet in zip(copies, sheets, strict=True):
            record = decode(sheet.record, categories) if sheet.record else None
            if record is not None:
                build.queries.records.put_body(entry.path, sheet.body)
                if sheet.note:
                    build.queries.search.put_note(entry.path, fingerprint(sheet.record.encode()), sheet.note)
            for file, digest in sheet.digests:
                build.scan.content.set_digest(os.fsencode(file), digest)
            reading = Reading(entry.path, sheet.url, record, sheet.problems, sheet.draft)
            build.report(*reading.problems)
            yield reading, sheet.record


def add_reader(readers: Readers) -> None:
    """Let our reader be the only one."""
    readers.reader_classes = {"md": ManuscriptReader}


def get_generators(_: object) -> type[Generator]:
    return ManuscriptGenerator


def register() -> None:
    REGISTRY.register(__name__, *CHECKS)
    signals.readers_init.connect(add_reader)
    signals.get_generators.connect(get_generators)
