"""Run an import: jobs to processes, articles into folders in the order of the files, what became of each."""

from __future__ import annotations

import fcntl
import os
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path

from newsroom.commands.categories import site_of
from newsroom.commands.importer.archives import Failed, Remark, Skipped
from newsroom.commands.importer.asking import Asked
from newsroom.commands.importer.draft import SURE, UNKNOWN, Draft
from newsroom.commands.importer.intake.gathering import Gathered, Job
from newsroom.commands.importer.intake.limits import limits_of
from newsroom.commands.importer.intake.listing import articles_of
from newsroom.commands.importer.intake.naming import why_missing
from newsroom.commands.importer.intake.pool import Broken, Done, Lost, ordered
from newsroom.commands.importer.intake.reading import Archive, Passed, Refused, read_job
from newsroom.commands.importer.marks import Marks, mark_of_draft
from newsroom.commands.importer.progress import Progress
from newsroom.commands.importer.recognising import Known
from newsroom.commands.importer.registering import registered
from newsroom.commands.importer.summary import EDITED, SKIPPED, UNCHANGED, Item, Summary, item_of, lost
from newsroom.commands.importer.writing.folders import digest_at, manuscript_of, swept
from newsroom.commands.importer.writing.ledger import Ledger, key_of
from newsroom.commands.importer.writing.place import place
from newsroom.commands.importer.writing.relinking import relink
from newsroom.commands.importer.writing.standing import Standing
from newsroom.commands.importer.writing.standing_pages import place_page
from newsroom.vietnamese.faults import reason_of

_LOST = {
    "slow": "đọc quá lâu nên bỏ qua. Mở tệp bằng Word hoặc trình duyệt, lưu lại hay tách nhỏ rồi nhập lại",
    "memory": "cần quá nhiều bộ nhớ nên bỏ qua. Tách nhỏ tệp hoặc giảm dung lượng ảnh rồi nhập lại",
    "crash": "tệp làm chương trình đọc dừng giữa chừng. Mở bằng Word hoặc trình duyệt, lưu lại rồi nhập lại",
}
_BROKEN = "chương trình gặp lỗi ở tệp này nên bỏ qua. Gửi tệp và bản kể chi tiết cho người phụ trách kỹ thuật"


class Unwritable(Exception):  # noqa: N818 (what is found, not what went wrong)
    """Articles cannot be written; what was done so far is in ``summary``."""

    def __init__(self, error: OSError, summary: Summary) -> None:
        super().__init__(str(error))
        self.error, self.summary = error, summary


def run(asked: Asked, gathered: Gathered, known: Known, today: date, jobs: int) -> Summary:
    """Import what was gathered; what cannot be read is told and passed over."""
    return _Run(asked, gathered, known, today, jobs).run()


@contextmanager
def alone(content: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Let only one import at a time write into a content folder; call ``waiting`` if another is at it."""
    folder = os.open(content, os.O_RDONLY)
    try:
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waiting()
            fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


@dataclass(slots=True)
class _Run:
    """A run, and what has come of it so far."""

    asked: Asked
    gathered: Gathered
    known: Known
    today: date
    jobs: int
    summary: Summary = field(default_factory=Summary)
    _ledger: Ledger = field(init=False)
    _standing: Standing = field(init=False)
    _marking: Marks = field(default_factory=Marks)
    _marks: dict[str, str] = field(default_factory=dict)
    _given: Counter[str] = field(default_factory=Counter)
    _known_before: list[tuple[int, Item]] = field(default_factory=list)
    _places: dict[str, int] = field(default_factory=dict)
    _done: int = 0
    _sites: set[str] = field(default_factory=set)

    def run(self) -> Summary:
        content, summary = self.asked.content, self.summary
        swept(content)
        self._ledger = Ledger.of(content)
        self._standing = Standing(content, {one.slug for one in site_of(content).categories})
        jobs = self.gathered.jobs
        summary.files = len(jobs) + len(self.gathered.faults) + len(self.asked.files.missing)
        summary.passed = self.gathered.passed
        refused = [(name, why_missing(name)) for name in self.asked.files.missing] + self.gathered.faults
        summary.items += [lost(name, text) for name, text in refused]
        self._places = {job.path: number for number, job in enumerate(jobs)}
        progress = Progress(len(jobs))
        placed: list[tuple[int, Item]] = []
        try:
            processes = min(self.jobs, len(jobs))
            for job, result in ordered(
                partial(read_job, known=self.known), self._todo(), processes, patience
            ):
                for item in self._items(job, result):
                    placed.append((self._places[job.path], item))
                    if isinstance(result, Archive):
                        progress.show(self._done + len(self._known_before), len(placed), item.name)
                if isinstance(result, Done):
                    self._done += 1
                    progress.show(self._done + len(self._known_before), len(placed), job.name)
            told = relink(content, self._ledger, self._standing, self._sites)
            placed = [
                (number, replace(item, faults=(*item.faults, *told.get(item.place, ()))))
                for number, item in placed
            ]
        except KeyboardInterrupt:
            summary.is_stopped = True
        except OSError as error:
            raise Unwritable(error, summary) from error
        finally:
            progress.stop()
            placed += self._known_before
            summary.items += [item for _, item in sorted(placed, key=lambda one: one[0])]
        return summary

    def _todo(self) -> list[Job]:
        """List the jobs that are not done yet; folders of those that are can be nobody else's."""
        todo = []
        for job in self.gathered.jobs:
            item = None if job.kind else self._before(job)
            if item is None:
                todo.append(job)
            else:
                self._known_before.append((self._places[job.path], item))
        return todo

    def _before(self, job: Job) -> Item | None:
        """Say what became of a file that was imported before, if its article is there still."""
        try:
            mark = self._marks[job.path] = self._marking.of(Path(job.path))
        except OSError:
            return None  # who reads it tells
        return self._known(job.name, mark)

    def _known(self, name: str, mark: str) -> Item | None:
        """Say what became of what has a mark, if it was imported and its article is there still."""
        entry = self._ledger.find((key_of("tep", mark),)) if mark else None
        if entry is None or not entry.is_done or self.asked.again:
            return None
        if not manuscript_of(self.asked.content, entry.folder).is_file():
            return None
        self._ledger.fresh.add(entry.folder)
        kind = UNCHANGED if digest_at(self.asked.content, entry.folder) == entry.digest else EDITED
        return Item(name, kind, entry.folder)

    def _items(
        self, job: Job, result: Draft | Refused | Passed | Archive | Lost | Broken | Done
    ) -> Iterator[Item]:
        match result:
            case Draft():
                self._given[job.path] += 1
                if (nth := self._given[job.path]) == 1:
                    yield self._place(result, job.name, self._marks.get(job.path, ""))
                else:  # one of several in a file
                    yield self._place(result, result.source, f"{self._marks.get(job.path, '')} {nth}")
            case Refused() | Lost() | Broken():
                trace = result.trace if isinstance(result, Broken) else ""
                yield lost(job.name, why_lost(result), trace)
            case Passed():
                self.summary.passed += 1
                self.summary.files -= 1
            case Archive():
                yield from self._archive(job, result.kind)

    def _archive(self, job: Job, kind: str) -> Iterator[Item]:
        """Give what becomes of each article of an archive."""
        for one in articles_of(replace(job, kind=kind), self.known, self.jobs, why_lost):
            match one:
                case Draft():
                    self._sites.update({one.site} - {""})
                    mark = f"{self._marks.get(job.path) or mark_of_draft(one)} {one.source}"
                    yield self._known(one.source, mark) or self._place(one, one.source, mark)
                case Skipped():
                    yield Item(one.name, SKIPPED, text=one.reason)
                case Remark():
                    self.summary.remarks.append(one.text)
                case Failed():
                    yield lost(one.name, one.reason)
                case Refused():
                    yield lost(job.name, one.text)

    def _place(self, draft: Draft, name: str, mark: str) -> Item:
        self._sites.update({draft.site} - {""})
        draft = registered(with_category(draft, self.asked.category), self.known)
        again = self.asked.again
        try:
            outcome = (
                place_page(draft, self.asked.content, self._ledger, self._standing, mark=mark, again=again)
                if draft.page
                else place(
                    draft, self.asked.content, self.today, self._ledger,
                    mark=mark, again=again, standing=self._standing,
                )
            )  # fmt: skip
        except OSError as error:
            if _is_of(error, self.asked.content):
                raise
            return lost(name, f"không đọc được tệp đi kèm {error.filename}: {reason_of(error)}")
        except Exception as error:
            return lost(name, _BROKEN, trace="".join(traceback.format_exception(error)[-8:]))
        if outcome.kind == EDITED:  # what was recognised says nothing of the article that is there
            return Item(name, EDITED, outcome.folder, faults=outcome.faults)
        return replace(item_of(draft, outcome.kind, outcome.folder, outcome.faults), name=name)


def _is_of(error: OSError, content: Path) -> bool:
    """Tell whether an error is of the content folder, so that nothing more can be written there."""
    named = [str(name) for name in (error.filename, error.filename2) if name is not None]
    return not named or any(name.startswith(str(content)) for name in named)


def why_lost(result: Refused | Lost | Broken | Passed | Archive) -> str:
    """Say in Vietnamese why a file gave no article."""
    match result:
        case Refused():
            return result.text
        case Lost():
            return _LOST[result.reason]
        case Broken():
            return _BROKEN
        case Archive():
            return "tệp này có nhiều bài; dùng make import FILES=…"
    return "tệp này không có bài nào"


def patience(job: Job) -> float:
    """Give the seconds after which a job that gives nothing is given up."""
    return limits_of(job.kind or "page", job.size).patience + 150  # what it is shows when it is opened


def with_category(draft: Draft, category: str) -> Draft:
    """Give a draft the category that was asked for, if its source does not surely name one."""
    if not category or draft.page:
        return draft
    guessed = any(guess.key == "Category" and guess.confidence < SURE for guess in draft.guesses)
    if draft.header.get("Category", (UNKNOWN,)) not in ((UNKNOWN,), ()) and not guessed:
        return draft
    guesses = tuple(guess for guess in draft.guesses if guess.key != "Category")
    return replace(draft, header={**draft.header, "Category": (category,)}, guesses=guesses)
