"""Read archives: one process lists the articles, others read them, and one that cannot be read stops none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from newsroom.commands.importer.archives import Entry, Failed, Remark, Skipped, entries, read_entry
from newsroom.commands.importer.draft import Draft
from newsroom.commands.importer.intake.gathering import Job
from newsroom.commands.importer.intake.limits import bound, limits_of
from newsroom.commands.importer.intake.pool import Broken, Done, Lost, ordered
from newsroom.commands.importer.intake.reading import Refused
from newsroom.commands.importer.intake.recognition import draft_of
from newsroom.commands.importer.recognising import Known
from newsroom.commands.importer.source import Source, Unreadable
from newsroom.vietnamese.faults import reason_of

Listed = Entry | Skipped | Remark | Failed
Found = Draft | Skipped | Remark | Failed
_PATIENCE = 60.0
"""The seconds after which an article, or the next one of a list, is given up."""


def list_archive(job: Job) -> Iterator[Listed | Refused]:
    """List the articles of an archive, held to limits."""
    bound(limits_of(job.kind, job.size))
    try:
        for one in entries(Path(job.path), _KINDS.get(job.kind, job.kind)):
            bound(limits_of(job.kind, job.size))  # each article has its own
            yield one
    except Unreadable as unreadable:
        yield Refused(str(unreadable))
    except OSError as error:
        yield Refused(reason_of(error))


_KINDS = {"wxr": "wordpress"}
"""What archives call kinds that are called otherwise here."""


def read_listed(one: Listed, known: Known) -> Iterator[Found]:
    """Read an article that was listed; what else was listed is handed on in its place."""
    if not isinstance(one, Entry):
        yield one
        return
    bound(limits_of(one.kind, 0))
    try:
        source = read_entry(one)
        yield draft_of(source, known) if isinstance(source, Source) else source
    except Unreadable as unreadable:
        yield Failed(one.name, str(unreadable))
    except OSError as error:
        yield Failed(one.name, reason_of(error))


def articles_of(
    job: Job, known: Known, processes: int, why_lost: Callable[[Lost | Broken], str]
) -> Iterator[Found | Refused]:
    """Give the articles of an archive in the order in which they stand there."""
    refused: list[Refused] = []

    def listed() -> Iterator[Listed]:
        for _, one in ordered(list_archive, [job], 1, lambda _: _PATIENCE):
            match one:
                case Refused():
                    refused.append(one)
                case Lost() | Broken():
                    refused.append(Refused(why_lost(one)))
                case Entry() | Skipped() | Remark() | Failed():
                    yield one

    for entry, one in ordered(partial(read_listed, known=known), listed(), processes, lambda _: _PATIENCE):
        match one:
            case Lost() | Broken():
                yield Failed(entry.name if isinstance(entry, Entry) else job.name, why_lost(one))
            case Done():
                pass
            case _:
                yield one
    yield from refused
