"""Read the one article of one file, in a process that may die as an import has it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from newsroom.commands.importer.asking import known_of
from newsroom.commands.importer.draft import Draft
from newsroom.commands.importer.intake.gathering import gather
from newsroom.commands.importer.intake.naming import named_files, why_missing
from newsroom.commands.importer.intake.pool import Done, ordered
from newsroom.commands.importer.intake.reading import Archive, read_job
from newsroom.commands.importer.marks import Marks
from newsroom.commands.importer.recognising import Known
from newsroom.commands.importer.running import patience, why_lost
from newsroom.commands.importer.writing.ledger import Ledger, key_of
from newsroom.model.content import ARTICLES


class NotOne(Exception):  # noqa: N818 (what is found, not what went wrong)
    """A file does not give one article; the text says why in Vietnamese."""


class Several(NotOne):
    """A file gives more than one article."""


def read_one(text: str, content: Path) -> Draft:
    """Read the article of the file that ``text`` names; raise ``NotOne`` if there is none, or are several."""
    named = named_files(text)
    if named.missing or len(named.found) != 1:
        raise NotOne(
            why_missing(text) if named.missing else "FROM chỉ nhận một tệp; nhiều tệp thì dùng make import"
        )
    if Path(named.found[0]).is_file() and (folder := placed_before(Path(named.found[0]), content)):
        raise NotOne(f"tệp này đã nhập rồi, mở {content / ARTICLES / folder / 'index.md'}")
    try:
        return read_file(named.found[0], known_of(content))
    except Several as several:
        raise NotOne(str(several)) from None


def placed_before(file: Path, content: Path, own: Path | None = None) -> str:
    """Name the folder below ``articles`` of the article that a file was imported as, ``""`` if there is none.

    ``own`` is a ledger beside that of the content folder. Raise ``OSError`` if the file cannot be read.
    """
    entry = Ledger.of(content, own).find((key_of("tep", Marks().of(file)),))
    is_there = entry is not None and (content / ARTICLES / entry.folder / "index.md").is_file()
    return entry.folder if entry is not None and is_there else ""


def read_file(path: str, known: Known) -> Draft:
    """Read the one article of a file, in a process that may die over it.

    Raise ``NotOne`` if there is none, ``Several`` if there are more or it is a folder.
    """
    gathered = gather([path])
    if gathered.faults:
        raise NotOne(gathered.faults[0][1])
    if len(gathered.jobs) != 1:
        raise Several("FROM chỉ nhận một tệp; cả thư mục thì dùng make import")
    work = partial(read_job, known=known)
    drafts: list[Draft] = []
    results = ordered(work, gathered.jobs, 1, patience)
    for _, result in results:
        if isinstance(result, Draft):
            drafts.append(result)
        elif isinstance(result, Archive):
            raise Several(why_lost(result))
        elif not isinstance(result, Done):
            raise NotOne(why_lost(result))
        if len(drafts) > 1:
            results.close()
            raise Several("tệp này có nhiều bài; dùng make import FILES=…")
    if not drafts:
        raise NotOne("tệp này không có bài nào")
    return drafts[0]
