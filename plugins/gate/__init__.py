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

from newsroom.engine import Build, Generator, Index, composed
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
    articles = [r.record for r in build.get(Index).readings.values() if isinstance(r.record, Article)]
    build.report("reading", checks.check_months(articles))
    _check_entries(build)
    _check_addresses(build)
    _check_links(build)
    _check_drafts(build)
    if not build.queries.manuscripts.unread():
        build.report("run", checks.check_categories(build.edition))
    if build.queries.terms.have_equal_ones():
        build.report("run", checks.check_spellings(build.edition))


def _check_entries(build: Build) -> None:
    """Check the files that are new, and the article folders in which something came or went."""
    entries = {entry.path: entry for entry in build.scan.entries}
    if not build.scan.from_scratch:
        touched = {*entries, *build.scan.gone}
        folders = {folder for path in touched if (folder := checks.article_folder(path))}
        build.checked["entry"] = touched | folders
        for folder in folders:
            for stored in build.scan.content.below(os.fsencode(f"{folder}/")):
                path = os.fsdecode(stored)
                if not path.endswith("/"):
                    entries.setdefault(composed(path), Entry(composed(path), "file", path))
    build.report("entry", checks.check_entries(entries.values()))


def _check_addresses(build: Build) -> None:
    """Check that no two files collide. Only stubs can, once the parts of the site are as they were."""
    if build.changes.everything:
        build.report("run", checks.check_addresses(build.plan.outputs))
    elif build.plan.has_any("stub:"):
        build.report("run", checks.check_addresses(_all_outputs(build)))


def _all_outputs(build: Build) -> Iterator[Output]:
    """Give what the catalogue knows of all planned files."""
    for part, path, origin, line in build.queries.outputs.all():
        template = checks.STUB if part.startswith("stub:") else ""
        yield Output(path, origin, bytes, template, line)


def _check_links(build: Build) -> None:
    """Check links, pins and old addresses of the records that changed or lead to what did."""
    more = () if build.changes.everything else _leading_to_changes(build)
    shown = _shown(build.records_to_check("links", more), build)
    articles = [record for record in shown if isinstance(record, Article)]
    unread = build.queries.manuscripts.unread()

    def is_public(address: str) -> bool:
        path = f"{address}index.html" if address.endswith("/") or not address else address
        return address in unread or build.queries.outputs.has(path)

    def is_hidden(address: str) -> bool:
        return build.queries.records.has_hidden(address)

    def is_published(address: str) -> bool:
        return address in unread or build.queries.records.has_article(address)

    def origin_of(path: str) -> str | None:
        return build.queries.outputs.origin(path, but_for="stub:")

    build.report("links", checks.check_old_urls(shown, origin_of))
    build.report("links", checks.check_links(shown, is_public, is_hidden))
    build.report("links", checks.check_related(articles, is_published, is_hidden))


def _check_drafts(build: Build) -> None:
    """Check that nothing of a draft or of an article that is not due goes out with another record.

    They are few, so all are looked at.
    """
    paths = build.queries.manuscripts.drafts().union(build.queries.records.hidden())
    drafts = {folder: path for path in sorted(paths) if (folder := checks.article_folder(path))}
    using = {path for folder in drafts for path in build.queries.links.takers(folder)}
    records = (build.edition.record(path) for path in sorted(using.difference(drafts.values())))
    build.report("run", checks.check_drafts([record for record in records if record], drafts))


def _shown(records: Sequence[Record], build: Build) -> list[Record]:
    return [record for record in records if build.preview or not hidden(record, build.now)]


def _leading_to_changes(build: Build) -> set[str]:
    """Name the records that link to, pin or once had an address that came, went or changed."""
    links, change = build.queries.links, build.plan_change
    addresses = {
        re.sub(r"(^|/)index\.html$", "", path).strip("/") for path in change.appeared | change.released
    }
    addresses |= {article.strip("/") for article in build.changes.articles}
    for path in build.get(Index).reindexed | build.scan.gone:
        addresses.add(posixpath.dirname(path).removeprefix("articles/"))
        addresses.update(links.targets(path, "old"))
    return {
        path
        for address in addresses
        for kind in ("link", "pin", "old")
        for path in links.sources(kind, address)
    }


def gather(build: Build) -> list[tuple[str, Problem]]:
    """List all problems with their kind: what was found now, and what stands from the last build."""
    found = [(kind, problem) for kind, problems in build.problems.items() for problem in problems]
    reread = {*build.get(Index).readings, *build.scan.gone}
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
    drafts = build.queries.manuscripts.drafts()
    report = make_report([problem for _, problem in found], drafts)
    if report.lines or build.check_only:
        print(report, file=sys.stderr, flush=True)
    if report.errors:
        raise Refused(report)
    kept = [(kind, problem) for kind, problem in found if kind != "run"]
    if kept != build.kept_problems:
        build.queries.problems.replace(kept)


def register() -> None:
    signals.all_generators_finalized.connect(close_the_gate)
