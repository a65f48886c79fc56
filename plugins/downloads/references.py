"""Check the links to files against the files that are there and what was found in them."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from newsroom.model.attachment import KINDS, suffix_of
from newsroom.model.content import name_from, nearest_name
from newsroom.model.problem import Problem
from newsroom.model.records import Record
from plugins.downloads.download import Inspected


def check_files(
    records: Iterable[Record], inspected: Mapping[str, Inspected], files: Collection[str]
) -> Iterator[Problem]:
    """Report links to files that are not there, and what was found in those that are, at each link."""
    for record in records:
        for link in record.files:
            name = name_from(record.path, link.target)
            if link.target in inspected:
                for finding, value in inspected[link.target].found:
                    yield Problem.of(record.path, link.line, finding, target=name, found=value)
            else:
                similar = _similar(link.target, files)
                code = "similar-file" if similar else "missing-file"
                yield Problem.of(record.path, link.line, code, target=name, nearest=similar)


def _similar(path: str, files: Collection[str]) -> str:
    """Name the file beside ``path`` that its writer may have meant."""
    folder, name = posixpath.split(path)
    beside = (posixpath.basename(file) for file in files if posixpath.dirname(file) == folder)
    return nearest_name(name, (file for file in beside if suffix_of(file) in KINDS))


def check_names(address: str, paths: Sequence[str]) -> Iterator[Problem]:
    """Report files that would be published at one ``address``."""
    for path in paths[1:]:
        yield Problem.of(path, 0, "file-same-address", address=address, other=paths[0])
