"""ENRICH: the files that articles and pages link to → files to download, each looked into."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import partial

from pelican.plugins import signals

from newsroom.engine import REGISTRY, FileRow, Generator, fingerprint, parallel_map
from newsroom.model.attachment import file_address, suffix_of
from newsroom.model.output import Output
from plugins.downloads.download import Inspected, inspect, too_large
from plugins.downloads.references import ADDRESSES, REFERENCES, check_names, findings_from_text

MEGABYTE = 1_000_000


class DownloadGenerator(Generator):
    """Looks into the linked files, those of drafts too, and plans those that something public links to."""

    def run(self) -> None:
        build = self.build
        self._files = self.linked_files("file")
        self._limit = int(self.settings.get("DOWNLOAD_MAX_MB", 20) * MEGABYTE)  # judged with the settings
        changed = build.changed_records()
        linked = sorted({link.target for record in changed for link in record.files} | build.changes.files)
        self._forget(linked)
        self._look_into([path for path in linked if path in self._files])
        for address in sorted({address for path in linked if (address := file_address(path))}):
            self._plan_part(address)

    def _forget(self, linked: Iterable[str]) -> None:
        """Take files that may have changed out of the catalogue, but keep at hand what was found in them."""
        files = self.build.queries.files
        rows = files.take_all() if self.changes.everything else [row for p in linked for row in files.take(p)]
        self._known = {(suffix_of(row.path), row.digest): _from_row(row) for row in rows}

    def _look_into(self, paths: list[str]) -> None:
        """Look into files whose bytes are new, and note them all in the catalogue."""
        build = self.build
        found = {path: known for path in paths if (known := self._cached(path)) is not None}
        fresh = [path for path in paths if path not in found]
        results = parallel_map(self._inspect, fresh, self.jobs, helping=True)
        for path, one in zip(fresh, build.progress.track("Xem tệp", results, len(fresh)), strict=True):
            found[path] = one
            if one.digest:
                self._files.note_digest(path, one.digest)
        build.queries.files.put(_row(path, one) for path, one in sorted(found.items()))

    def _cached(self, path: str) -> Inspected | None:
        """Give what an earlier build found in a file, if it still has the same bytes."""
        digest = self._files.known_digest(path)
        return self._known.get((suffix_of(path), digest)) if digest else None

    def _inspect(self, path: str) -> Inspected:
        """Read a file and look into it, unless it is too large for either."""
        size = self._files.place(path).stat().st_size
        if size > self._limit:
            return too_large(size, self._limit)
        return inspect(suffix_of(path), self._files.place(path).read_bytes())

    def _plan_part(self, address: str) -> None:
        """Plan the file of an address; two that would have the same are a problem."""
        rows = self.build.queries.files.offered(address)
        self.build.report(*check_names(address, [path for path, _ in rows]))
        outputs = [Output(address, path, partial(self._copy, path, digest)) for path, digest in rows[:1]]
        self.plan(f"file:{address}", *outputs)

    def _copy(self, path: str, digest: str) -> bytes:
        """Read a file to be published: only the bytes that were looked into may be."""
        file = self._files.place(path)
        data = file.read_bytes()
        if fingerprint(data).hex() != digest:
            raise OSError(0, "tệp đã đổi trong khi dựng trang, xin chạy lại", str(file))
        return data


def _row(path: str, one: Inspected) -> FileRow:
    found = json.dumps(one.found, ensure_ascii=False)
    return FileRow(path, file_address(path), one.digest.hex(), one.size, int(one.fit), found)


def _from_row(row: FileRow) -> Inspected:
    return Inspected(bytes.fromhex(row.digest), row.size, bool(row.fit), findings_from_text(row.found))


def get_generators(_: object) -> type[Generator]:
    return DownloadGenerator


def register() -> None:
    REGISTRY.register(__name__, REFERENCES, ADDRESSES)
    signals.get_generators.connect(get_generators)
