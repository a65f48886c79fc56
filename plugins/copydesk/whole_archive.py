"""Judge every text of an archive against all others, where a check is all that is wanted."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

from newsroom.engine import Progress, Snapshot, composed, parallel_map
from newsroom.model.content import is_manuscript, manuscript_of
from newsroom.model.naming import CAPTIONS
from newsroom.model.problem import Problem
from plugins.copydesk.archive import Archive, Counts
from plugins.copydesk.doubts import Judge
from plugins.copydesk.known_people import Entry, Paper, Register, check_people, entries
from plugins.copydesk.people import date_of
from plugins.copydesk.spelling import check_spelling
from plugins.copydesk.words import note, readable

T = TypeVar("T")

_BATCH = 100
"""Articles that a worker is given at a time."""
_MOST_BYTES = 2 * 10**6
"""The bytes of a text that is looked at: the gate refuses what is larger."""


class ArticleFiles(NamedTuple):
    """The text files of an article or a page: paths as the site names them, and as the disk has them."""

    files: tuple[tuple[str, str], ...]


def article_files(content: Snapshot) -> list[ArticleFiles]:
    """List the texts of an archive, in order: manuscripts, each with the captions of its album."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for stored in map(os.fsdecode, content.files()):
        if stored.endswith((".md", f"/{CAPTIONS}")):
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


def judged(
    root: Path, content: Snapshot, only: Iterable[str] | str | None, jobs: int, progress: Progress
) -> Iterator[Problem]:
    """Check the texts of the content folder ``root`` against each other; ``only`` is as for ``concerned``."""

    def spread(label: str, work: Callable[[Sequence[Numbered]], T], some: Sequence[Numbered]) -> Iterator[T]:
        """Work in all processes, on some articles at a time."""
        batches = [some[start : start + _BATCH] for start in range(0, len(some), _BATCH)]
        return progress.track(label, parallel_map(work, batches, jobs, chunk=1), len(batches))

    articles = list(enumerate(article_files(content)))
    counts, people = Counts(), list[tuple[str, Entry]]()
    for counted, named in spread("Đếm chữ", partial(count, root), articles):
        counts.add(counted)
        people += named
    judge, register = Judge(Archive(counts)), Register(people, counts.words)
    del counts, people
    for problems in spread("Soát chữ", partial(check, root, judge, register), concerned(articles, only)):
        yield from problems
