"""Read one job in a process of its own: kind, reader, recogniser; each article as soon as it is there."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from newsroom.commands.importer.draft import UNKNOWN, Draft
from newsroom.commands.importer.intake.gathering import Job
from newsroom.commands.importer.intake.kinds import ASSET, HEAD, PICTURE, kind_of
from newsroom.commands.importer.intake.limits import (
    MIB,
    MOST,
    RECOGNISING,
    STREAMED,
    bound,
    limits_of,
    more_time,
)
from newsroom.commands.importer.intake.readers import READERS
from newsroom.commands.importer.intake.recognition import draft_of, holds_words
from newsroom.commands.importer.intake.refusing import refusal
from newsroom.commands.importer.recognising import Known
from newsroom.commands.importer.source import Unreadable
from newsroom.vietnamese.faults import reason_of

_LIBRARIES = frozenset({"lxml", "yaml"})
"""What only the importer needs."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a file, or an article of an archive, cannot be read, in Vietnamese."""

    text: str


@dataclass(frozen=True, slots=True)
class Passed:
    """A file met in a folder that belongs to articles and is none."""


@dataclass(frozen=True, slots=True)
class Archive:
    """A file that holds many articles, of a kind."""

    kind: str


_BLANK = "không có câu nào của một bài, cũng không có ảnh nên không tạo bài. Mở tệp xem có đúng tệp không"

Result = Draft | Refused | Passed | Archive


def read_job(job: Job, known: Known) -> Iterator[Result]:
    """Give the articles of a job, held to its limits."""
    try:
        if job.kind:
            yield Archive(job.kind)  # a folder
            return
        kind = _kind(job)
        if kind in (ASSET, PICTURE) and not job.is_named:
            yield Passed()
            return
        if kind in STREAMED:
            yield Archive(kind)
            return
        if kind not in READERS:
            raise refusal(kind, job.path, job.size)
        limits = limits_of(kind, job.size)
        bound(limits)
        if job.size > MOST[kind]:
            raise Unreadable(
                f"tệp lớn hơn {MOST[kind] // MIB} MB, một bài không dài đến thế. Tách thành từng bài,"
                " giảm dung lượng ảnh trong tệp, rồi nhập lại"
            )
        for source in READERS[kind](job):
            if not holds_words(source):
                raise Unreadable(_BLANK)
            bound(limits)  # each article has its own
            more_time(RECOGNISING)
            draft = draft_of(source, known)
            yield Refused(_BLANK) if _is_blank(draft) else draft
    except Unreadable as unreadable:
        yield Refused(str(unreadable))
    except OSError as error:
        yield Refused(reason_of(error))
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _LIBRARIES:
            raise
        yield Refused("chưa cài thư viện để đọc loại tệp này. Chạy bằng make import hoặc make new FROM=…")


def _is_blank(draft: Draft) -> bool:
    """Tell whether a file gave nothing of an article: no title, no lead, no body, no file beside it."""
    said = (value for key in ("Title", "Summary") for value in draft.header.get(key, ()))
    return not draft.blocks and not draft.files and all(value.strip() in ("", UNKNOWN) for value in said)


def _kind(job: Job) -> str:
    """Look at the beginning of a file, which must be a plain one still."""
    file = os.open(job.path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with open(file, "rb") as opened:
        status = os.fstat(file)
        if not stat.S_ISREG(status.st_mode):
            raise Unreadable("không phải tệp thường nên không đọc")
        return kind_of(Path(job.path), opened.read(HEAD), status.st_size)
