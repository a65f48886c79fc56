"""Read the one article of one file, in a process that may die as an import has it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from newsroom.commands.importer.asking import known_of
from newsroom.commands.importer.draft import Draft
from newsroom.commands.importer.intake.gathering import gather
from newsroom.commands.importer.intake.naming import named_files, why_missing
from newsroom.commands.importer.intake.pool import Done, ordered
from newsroom.commands.importer.intake.reading import read_job
from newsroom.commands.importer.marks import Marks
from newsroom.commands.importer.running import patience, why_lost
from newsroom.commands.importer.writing.ledger import Ledger, key_of
from newsroom.model.content import ARTICLES


class NotOne(Exception):  # noqa: N818 (what is found, not what went wrong)
    """A file does not give one article; the text says why in Vietnamese."""


def read_one(text: str, content: Path) -> Draft:
    """Read the article of the file that ``text`` names; raise ``NotOne`` if there is none, or are several."""
    named = named_files(text)
    if named.missing or len(named.found) != 1:
        raise NotOne(
            why_missing(text) if named.missing else "FROM chỉ nhận một tệp; nhiều tệp thì dùng make import"
        )
    if named.found and Path(named.found[0]).is_file():
        entry = Ledger.of(content).find((key_of("tep", Marks().of(Path(named.found[0]))),))
        file = content / ARTICLES / entry.folder / "index.md" if entry else None
        if file is not None and file.is_file():
            raise NotOne(f"tệp này đã nhập rồi, mở {file}")
    gathered = gather(named.found)
    if gathered.faults or len(gathered.jobs) != 1:
        why = (
            gathered.faults[0][1]
            if gathered.faults
            else "FROM chỉ nhận một tệp; cả thư mục thì dùng make import"
        )
        raise NotOne(why)
    work = partial(read_job, known=known_of(content))
    drafts: list[Draft] = []
    results = ordered(work, gathered.jobs, 1, patience)
    for _, result in results:
        if isinstance(result, Draft):
            drafts.append(result)
        elif not isinstance(result, Done):
            raise NotOne(why_lost(result))
        if len(drafts) > 1:
            results.close()
            raise NotOne("tệp này có nhiều bài; dùng make import FILES=…")
    if not drafts:
        raise NotOne("tệp này không có bài nào")
    return drafts[0]
