"""Say what is wrong with one article as it is being typed: errors and warnings, each at its field or line."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from newsroom.commands.desk.reading.judging import CHECKS, judge
from newsroom.commands.desk.reading.rules import Rules, house_rules
from newsroom.commands.desk.reading.whole import NOTHING, Whole, whole_of
from newsroom.model.content import ARTICLES, manuscript_of
from newsroom.model.naming import INDEX
from newsroom.model.problem import ERROR, Problem
from newsroom.model.site import Site
from newsroom.vietnamese.printing import VIETNAM
from plugins.gate.report import make_report
from plugins.gate.switches import switched_off
from plugins.gate.wording import parts
from plugins.identity import PREVIEW_URL
from plugins.manuscript.header import Field, Manuscript, decode, split
from plugins.manuscript.keys import ARTICLE_GRAMMAR, ARTICLE_KEYS, PAGE_GRAMMAR

_MISSING = {"missing-author": "Author", "missing-issuer": "Issuer"}
"""The keys of which codes say that they are missing, where no value of the problem names them."""
_NAMED = frozenset({"missing-key", "unanswered-key", "key-without-colon", "value-below", "unknown-key"})
"""The codes whose values name the key that they are about, or that was meant."""
_SPELT = {key.casefold(): key for key in ARTICLE_KEYS}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is wrong with an article: ``level`` is ``error`` or ``warning``.

    ``line`` counts from 1, in the file; what concerns all of it is at 1. ``key`` is the header key that it is
    about, ``""`` if it is about the body or a file. ``what`` was found, without a full stop, and ``remedy``
    says what to do, both in Vietnamese. ``file`` is the name of a file beside the article that it is about,
    ``""`` for the article itself.
    """

    level: str
    code: str
    line: int
    key: str
    what: str
    remedy: str
    file: str = ""


def findings(
    content: Path,
    place: str,
    data: bytes,
    site: Site,
    *,
    now: datetime | None = None,
    rules: Rules | None = None,
    whole: Whole = NOTHING,
) -> tuple[Finding, ...]:
    """Say what is wrong with the article at ``place`` (``2024/07/ten-bai``) if ``data`` is its manuscript.

    It takes no build and writes nothing; ``data`` need not be on the disk. What is told is what a check of
    all tells of this article alone, in its order; of a draft, all of which are warnings, and of what is to
    come also where it leads.
    ``whole`` is what is known of all others (``whole_of``). Raise ``OSError`` if files beside it cannot be
    read.
    """
    return findings_at(content, f"{ARTICLES}/{place}/{INDEX}", data, site, now, rules, whole)


def findings_at(
    content: Path,
    path: str,
    data: bytes,
    site: Site,
    now: datetime | None = None,
    rules: Rules | None = None,
    whole: Whole = NOTHING,
) -> tuple[Finding, ...]:
    """Say what is wrong with the manuscript, of an article or a page, at a content path; see ``findings``."""
    located = replace(site, url=site.url or PREVIEW_URL, home=site.home or site.url)
    moment = now or datetime.now(VIETNAM)
    judged = judge(content, path, data, located, moment, rules or house_rules(), whole)
    off = switched_off(site.checks_off, CHECKS)
    told = [problem for problem in judged.problems if problem.code not in off]
    drafts = {manuscript_of(problem.path) for problem in told} if judged.draft else set()
    levels = {
        (one.path, one.line, one.code, one.text): one.level
        for one in make_report(told, CHECKS, drafts).findings
    }
    manuscript = _taken_apart(path, data)
    found: dict[Finding, None] = {}
    for problem in sorted(set(told)):
        what, remedy = parts(problem, CHECKS.wording(problem))
        level = levels.get((problem.path, problem.line or 1, problem.code, f"{what}. {remedy}"))
        if level is not None:
            own = problem.path == path
            file = "" if own else problem.path.removeprefix(f"{path.rpartition('/')[0]}/")
            key = _key(problem, manuscript) if own else ""
            english = "error" if level == ERROR else "warning"
            found[Finding(english, problem.code, problem.line or 1, key, what, remedy, file)] = None
    return tuple(found)


async def find(
    content: Path, place: str, data: bytes, site: Site, cache: Path | None = None
) -> tuple[Finding, ...]:
    """Say what is wrong with an article off the event loop; see ``findings``.

    ``cache`` is the folder in which the preview keeps what it knows of the whole site.
    """

    def work() -> tuple[Finding, ...]:
        with whole_of(cache) as whole:
            return findings(content, place, data, site, whole=whole)

    return await asyncio.to_thread(work)


def _taken_apart(path: str, data: bytes) -> Manuscript:
    text, _ = decode(path, data)
    grammar = PAGE_GRAMMAR if path.startswith("pages/") else ARTICLE_GRAMMAR
    return split(path, text, grammar)[0]


def _key(problem: Problem, manuscript: Manuscript) -> str:
    """Name the header key that a problem is about: the one it names, or the one at whose lines it stands."""
    values = dict(problem.values)
    if problem.code in _MISSING:
        return _MISSING[problem.code]
    named = values.get("nearest" if problem.code == "unknown-key" else "key", "")
    if problem.code in _NAMED and named.casefold() in _SPELT:
        return _SPELT[named.casefold()]
    if not problem.line or (problem.line >= manuscript.body_line and manuscript.body_line > 1):
        return ""
    above = [field for field in manuscript.fields if field.line <= problem.line]
    return _spelt(above[-1]) if above and problem.line < _end(above[-1]) else ""


def _end(field: Field) -> int:
    """Give the line below those of a field."""
    return field.line + max(1, len(field.parts))


def _spelt(field: Field) -> str:
    """Give a key as the handbook spells it; one that there is not is given as it was typed."""
    return _SPELT.get(field.key.casefold(), field.key)
