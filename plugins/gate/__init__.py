"""CHECK: everything is read and planned, nothing is written; errors end the build here.

What a check found in the last build stands for whatever it cannot judge otherwise now; the
rest is judged anew. So the report is that of a build from nothing.
"""

from __future__ import annotations

import os
import posixpath
import re
import sys
from collections.abc import Iterator, Sequence

from pelican.plugins import signals

from newsroom.engine.build import Build
from newsroom.engine.generator import Generator
from newsroom.engine.snapshot import composed
from newsroom.model.content import Entry, manuscript_of
from newsroom.model.output import Output
from newsroom.model.problem import Problem
from newsroom.model.records import Article, Record, hidden
from plugins.gate import checks
from plugins.gate.report import Report, make_report


class Refused(SystemExit):
    """The check found errors: the build ends with exit status 1, the last good site untouched."""

    def __init__(self, report: Report) -> None:
        super().__init__(1)
        self.report = report


def check_build(build: Build) -> None:
    """Check what only the whole shows, as far as this build can have changed it."""
    articles = [r.record for r in build.readings.values() if isinstance(r.record, Article)]
    build.report("reading", checks.check_months(articles))
    _check_entries(build)
    _check_addresses(build)
    _check_links(build)
    _check_drafts(build)
    if not build.catalogue.one("SELECT 1 FROM unread"):
        build.report("run", checks.check_categories(build.edition))
    if build.catalogue.one("SELECT 1 FROM terms GROUP BY plain HAVING COUNT(*) > 1"):
        build.report("run", checks.check_spellings(build.edition))


def _check_entries(build: Build) -> None:
    """Check the files that are new, and the article folders in which something came or went."""
    entries = {entry.path: entry for entry in build.entries}
    if not build.from_scratch:
        touched = {*entries, *build.gone}
        folders = {folder for path in touched if (folder := checks.article_folder(path))}
        build.checked["entry"] = touched | folders
        for folder in folders:
            for stored in build.content_snapshot.below(os.fsencode(f"{folder}/")):
                path = os.fsdecode(stored)
                if not path.endswith("/"):
                    entries.setdefault(composed(path), Entry(composed(path), "file", path))
    build.report("entry", checks.check_entries(entries.values()))


def _check_addresses(build: Build) -> None:
    """Check that no two files collide. Only stubs can, once the parts of the site are as they were."""
    if build.changes.everything:
        build.report("run", checks.check_addresses(build.outputs))
    elif any(part.startswith("stub:") and outputs for part, outputs in build.plans.items()):
        build.report("run", checks.check_addresses(_all_outputs(build)))


def _all_outputs(build: Build) -> Iterator[Output]:
    """Give what the catalogue knows of all planned files."""
    for part, path, origin, line in build.catalogue.all("SELECT part, path, origin, line FROM outputs"):
        template = checks.STUB if part.startswith("stub:") else ""
        yield Output(path, origin, bytes, template, line)


def _check_links(build: Build) -> None:
    """Check links, pins and old addresses of the records that changed or lead to what did."""
    more = () if build.changes.everything else _leading_to_changes(build)
    shown = _shown(build.records_to_check("links", more), build)
    articles = [record for record in shown if isinstance(record, Article)]
    unread = {url for (url,) in build.catalogue.all("SELECT url FROM unread")}
    one = build.catalogue.one

    def is_public(address: str) -> bool:
        path = f"{address}index.html" if address.endswith("/") or not address else address
        return address in unread or one("SELECT 1 FROM outputs WHERE path = ?", path) is not None

    def is_hidden(address: str) -> bool:
        return one("SELECT 1 FROM records WHERE url = ? AND NOT shown", address) is not None

    def is_published(address: str) -> bool:
        sql = "SELECT 1 FROM records WHERE url = ? AND shown AND year"
        return address in unread or one(sql, address) is not None

    def origin_of(path: str) -> str | None:
        sql = "SELECT origin FROM outputs WHERE path = ? AND part NOT LIKE 'stub:%'"
        found: str | None = one(sql, path)
        return found

    build.report("links", checks.check_old_urls(shown, origin_of))
    build.report("links", checks.check_links(shown, is_public, is_hidden))
    build.report("links", checks.check_related(articles, is_published, is_hidden))


def _check_drafts(build: Build) -> None:
    """Check that nothing of a draft or of an article that is not due goes out with another record.

    They are few, so all are looked at.
    """
    ask = build.catalogue.all
    paths = ask("SELECT path FROM drafts UNION SELECT path FROM records WHERE NOT shown")
    drafts = {folder: path for (path,) in paths if (folder := checks.article_folder(path))}
    sql = "SELECT path FROM links WHERE kind IN ('photo', 'video', 'file') AND target > ? AND target < ?"
    using = {path for folder in drafts for (path,) in ask(sql, f"{folder}/", f"{folder}0")}
    records = (build.record(path) for path in sorted(using.difference(drafts.values())))
    build.report("run", checks.check_drafts([record for record in records if record], drafts))


def _shown(records: Sequence[Record], build: Build) -> list[Record]:
    return [record for record in records if build.preview or not hidden(record, build.now)]


def _leading_to_changes(build: Build) -> set[str]:
    """Name the records that link to, pin or once had an address that came, went or changed."""
    ask, old = build.catalogue.all, "SELECT target FROM links WHERE path = ? AND kind = 'old'"
    addresses = {
        re.sub(r"(^|/)index\.html$", "", path).strip("/") for path in build.appeared | build.released
    }
    addresses |= {article.strip("/") for article in build.changes.articles}
    for path in build.reindexed | build.gone:
        addresses.add(posixpath.dirname(path).removeprefix("articles/"))
        addresses.update(target for (target,) in ask(old, path))
    sql = "SELECT path FROM links WHERE kind = ? AND target = ?"
    return {
        path
        for address in addresses
        for kind in ("link", "pin", "old")
        for (path,) in ask(sql, kind, address)
    }


def gather(build: Build) -> list[tuple[str, Problem]]:
    """List all problems with their kind: what was found now, and what stands from the last build."""
    found = [(kind, problem) for kind, problems in build.problems.items() for problem in problems]
    reread = {*build.readings, *build.gone}
    for kind, problem in build.kept_problems:
        if kind == "reading":
            stands = manuscript_of(problem.path) not in reread
        elif kind == "entry":
            stands = problem.path not in build.checked["entry"]
        else:
            stands = not build.changes.everything and problem.path not in build.checked[kind]
        if stands:
            found.append((kind, problem))
    return found


def close_the_gate(generators: Sequence[Generator]) -> None:
    """Print the one report of the build; let it go on only without errors."""
    build = generators[0].build
    check_build(build)
    found = gather(build)
    drafts = {path for (path,) in build.catalogue.all("SELECT path FROM drafts")}
    report = make_report([problem for _, problem in found], drafts)
    if report.lines or build.check_only:
        print(report, file=sys.stderr, flush=True)
    if report.errors:
        raise Refused(report)
    kept = [(kind, problem) for kind, problem in found if kind != "run"]
    if kept != build.kept_problems:
        build.catalogue.keep_problems(kept)


def register() -> None:
    signals.all_generators_finalized.connect(close_the_gate)
