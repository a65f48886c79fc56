"""Read a manuscript as it is being typed, as builds read it from the disk, and have it proofread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from newsroom.commands.desk.manuscript.header import fields_of, with_fields
from newsroom.commands.desk.reading.rules import Rules
from newsroom.engine import digest_body, encode, encode_body
from newsroom.model.content import ALBUM, Entry
from newsroom.model.naming import CAPTIONS
from newsroom.model.problem import Problem
from newsroom.model.records import Article, Record
from newsroom.model.site import NO_CATEGORY, Site
from plugins.gate.entries import article_folder
from plugins.manuscript.album import AlbumFiles
from plugins.manuscript.limits import MOST_BYTES, check_size
from plugins.manuscript.record import Reading, read
from plugins.manuscript.signs import left_sign


def read_typed(
    content: Path, path: str, data: bytes, site: Site, rules: Rules, entries: Sequence[Entry]
) -> tuple[Reading, list[Problem]]:
    """Read the manuscript and the captions of its album, and have them proofread."""
    album = f"{article_folder(path)}/{ALBUM}/"
    files = {one.path: content / one.stored for one in entries if one.kind == "file"}
    paths = tuple(one for one in files if one.startswith(album) and not one.endswith("/"))
    captions = files.get(f"{album}{CAPTIONS}")
    size = captions.stat().st_size if captions else 0
    said = captions.read_bytes() if captions and size <= MOST_BYTES else None
    found = read(path, data, site, rules.typesetter, AlbumFiles(paths, said), preview=True)
    problems = [*found.problems, *check_size(f"{album}{CAPTIONS}", size)]
    problems += (one for proofread in rules.proofreaders for copy in found.copies for one in proofread(copy))
    if found.record is not None and all(one.code != "control-character" for one in problems):
        body = encode_body(found.record.body)
        if sign := left_sign(encode(found.record, digest_body(body))) or left_sign(body):
            problems.append(Problem.of(path, 0, "left-sign", char=sign))
    if found.record is None and not found.draft and (more := _as_draft(data)):
        draft = read(path, more, site, rules.typesetter, AlbumFiles(paths, said), preview=True)
        return replace(found, record=_public(draft.record)), problems
    return (found if found.draft or _is_finished(found.record) else replace(found, record=None)), problems


def _as_draft(data: bytes) -> bytes:
    """Give a manuscript that says that it is published as a draft, line by line the same; else nothing.

    So the desk asks what would be wrong with a draft if it were public. Without a date there is no record of
    what is public, but there is one of a draft: photos that are not there are to be told then, too.
    """
    given = [field.value.casefold() for field in fields_of(data) if field.key.casefold() == "status"]
    return with_fields(data, {"Status": ("draft",)}) if given == ["published"] else b""


def _is_finished(record: Record | None) -> bool:
    """Tell whether a record has what no check of builds goes without, but for drafts, which are looked at."""
    return not isinstance(record, Article) or (record.has_date and record.category is not NO_CATEGORY)


def _public(record: Record | None) -> Record | None:
    """Give a record as that of what is public."""
    return replace(record, draft=False) if isinstance(record, Article) else None
