"""READ: what an editor should look at in a text → warnings.

Most are told as a manuscript is read. What only the other articles can tell is looked for where a check
is all that is wanted, in the whole archive: a build to publish does not wait for it.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

from pelican import Pelican
from pelican.plugins import signals

from newsroom.engine import REGISTRY, Generator, Snapshot, composed, parallel_map
from newsroom.model.content import is_manuscript, manuscript_of
from newsroom.model.naming import CAPTIONS as CAPTIONS_FILE
from newsroom.model.problem import Problem
from plugins.copydesk.abbreviations import ABBREVIATIONS, check_abbreviations
from plugins.copydesk.archive import Archive, Counts
from plugins.copydesk.capitals import CAPITALS, check_capitals
from plugins.copydesk.captions import CAPTIONS, check_captions
from plugins.copydesk.dates import DATES, check_dates
from plugins.copydesk.doubles import DOUBLES, check_doubles
from plugins.copydesk.doubts import Judge
from plugins.copydesk.foreign import FOREIGN, check_foreign
from plugins.copydesk.furniture import FURNITURE, check_furniture
from plugins.copydesk.links import LINKS, check_links
from plugins.copydesk.names import NAMES, check_names
from plugins.copydesk.numerals import NUMERALS, check_numerals
from plugins.copydesk.paragraphs import PARAGRAPHS, check_paragraphs
from plugins.copydesk.people import date_of
from plugins.copydesk.ratios import RATIOS, check_ratios
from plugins.copydesk.register import REGISTER, Entry, Paper, Register, check_people, entries
from plugins.copydesk.signs import SIGNS, check_signs
from plugins.copydesk.spelling import SPELLING, check_spelling
from plugins.copydesk.sums import SUMS, check_sums
from plugins.copydesk.weekdays import WEEKDAYS, check_weekdays
from plugins.copydesk.words import note, readable

DESK = {
    check_weekdays: WEEKDAYS,
    check_names: NAMES,
    check_paragraphs: PARAGRAPHS,
    check_links: LINKS,
    check_foreign: FOREIGN,
    check_captions: CAPTIONS,
    check_ratios: RATIOS,
    check_sums: SUMS,
    check_numerals: NUMERALS,
    check_dates: DATES,
    check_capitals: CAPITALS,
    check_doubles: DOUBLES,
    check_signs: SIGNS,
    check_abbreviations: ABBREVIATIONS,
    check_furniture: FURNITURE,
}
"""The proofreaders, and what each may find."""

T = TypeVar("T")

ARCHIVE_DESK = (SPELLING, REGISTER)
"""What only the whole archive can tell."""

PROOFREADERS = tuple(f"{proofreader.__module__}.{proofreader.__name__}" for proofreader in DESK)
_BATCH = 100
"""Articles that a worker is given at a time."""
_MOST_BYTES = 2 * 10**6
"""The bytes of a text that is looked at: the gate refuses what is larger."""
_SILENT = "none"
"""The ``REPORT_FORMAT`` of who wants no report (``plugins/gate/reporting.py``)."""


class ArticleFiles(NamedTuple):
    """The text files of an article or a page: paths as the site names them, and as the disk has them."""

    files: tuple[tuple[str, str], ...]


def article_files(content: Snapshot) -> list[ArticleFiles]:
    """List the texts of an archive, in order: manuscripts, each with the captions of its album."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for stored in map(os.fsdecode, content.files()):
        if stored.endswith((".md", f"/{CAPTIONS_FILE}")):
            path = composed(stored)
            found[manuscript_of(path)].append((path, stored))
    return [ArticleFiles(tuple(sorted(found[owner]))) for owner in sorted(found) if is_manuscript(owner)]


Numbered = tuple[int, ArticleFiles]


def concerned(articles: Sequence[Numbered], only: Iterable[str] | str | None) -> Sequence[Numbered]:
    """Choose articles of which a file changed; ``only`` is the setting ``REPORT_ONLY``, ``None`` for all."""
    if only is None:
        return articles
    if isinstance(only, str):
        only = filter(None, map(os.fsdecode, Path(only).read_bytes().split(b"\0")))
    changed = {manuscript_of(composed(path)) for path in only}
    return [one for one in articles if changed.intersection(path for path, _ in one[1].files)]


def read_paper(root: Path, article: ArticleFiles) -> Paper:
    """Read the texts of an article; no link is followed."""
    day, texts = None, []
    for path, stored in article.files:
        try:
            with open(os.open(root / stored, os.O_RDONLY | os.O_NOFOLLOW), "rb") as file:
                data = file.read(_MOST_BYTES + 1)
        except OSError:
            continue  # a link, or what the reader of manuscripts tells of
        if len(data) <= _MOST_BYTES:
            day = day or (date_of(data) if is_manuscript(path) else None)
            texts.append((path, readable(data, is_manuscript(path))))
    return Paper(manuscript_of(article.files[0][0]), day, tuple(texts))


def count(root: Path, batch: Sequence[Numbered]) -> tuple[Counts, list[tuple[str, Entry]]]:
    """Count what stands in articles of which each has the next number, and list the people whom they name."""
    papers = [read_paper(root, article) for _, article in batch]
    notes = (note("\n\n".join(text for _, text in paper.texts)) for paper in papers)
    return Counts.of(notes, batch[0][0]), [entry for paper in papers for entry in entries(paper)]


def check(root: Path, judge: Judge, register: Register, batch: Sequence[Numbered]) -> list[Problem]:
    """Check articles against the archive that judge and register know."""
    found: list[Problem] = []
    for number, article in batch:
        paper = read_paper(root, article)
        found += check_spelling(paper.texts, judge, judge.archive.doubtful.get(number, ()))
        found += check_people(paper, register)
    return found


class ArchiveGenerator(Generator):
    """Checks every text against the others of the archive, where only a check is wanted.

    It keeps nothing: what it tells follows from the files alone, with and without a catalogue.
    """

    def run(self) -> None:
        if not self.build.check_only or self.settings.get("REPORT_FORMAT") == _SILENT:
            return
        articles = list(enumerate(article_files(self.build.scan.content)))
        counts, people = Counts(), list[tuple[str, Entry]]()
        for counted, named in self._spread("Đếm chữ", partial(count, self.content), articles):
            counts.add(counted)
            people += named
        judge, register = Judge(Archive(counts)), Register(people, counts.words)
        del counts, people
        wanted = concerned(articles, self.settings.get("REPORT_ONLY"))
        for problems in self._spread("Soát chữ", partial(check, self.content, judge, register), wanted):
            self.build.report(*problems)

    def _spread(
        self, label: str, work: Callable[[Sequence[Numbered]], T], articles: Sequence[Numbered]
    ) -> Iterator[T]:
        """Work in all processes, on some articles at a time."""
        batches = [articles[start : start + _BATCH] for start in range(0, len(articles), _BATCH)]
        done = parallel_map(work, batches, self.jobs, chunk=1)
        return self.build.progress.track(label, done, len(batches))


def add_proofreaders(pelican: Pelican) -> None:
    """Add ours to the setting ``PROOFREADERS``: by these names every process that reads finds them."""
    settings = pelican.settings
    if __name__ in settings["PLUGINS"]:  # a signal outlives the build that connected to it
        others = [name for name in settings.get("PROOFREADERS", ()) if name not in PROOFREADERS]
        settings["PROOFREADERS"] = [*PROOFREADERS, *others]


def get_generators(_: object) -> type[Generator]:
    return ArchiveGenerator


def register() -> None:
    REGISTRY.register(__name__, *DESK.values(), *ARCHIVE_DESK)
    signals.initialized.connect(add_proofreaders)
    signals.get_generators.connect(get_generators)
