"""Find what is wrong with one manuscript by the checks of builds, without a build.

Each check that one manuscript and the files beside it can answer is asked here by its own function, so that
what is said is what ``make check`` says. What takes all others (articles of one title, spellings of names,
who replaces whom round about) is left to it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from newsroom.commands.desk.reading.beside import look
from newsroom.commands.desk.reading.elsewhere import Elsewhere
from newsroom.commands.desk.reading.folders import Disk, entries_below
from newsroom.commands.desk.reading.rules import Rules
from newsroom.commands.desk.reading.typed import read_typed
from newsroom.commands.desk.reading.whole import NOTHING, Whole
from newsroom.engine import Checks, composed
from newsroom.model.attachment import file_address
from newsroom.model.content import Entry, is_photo
from newsroom.model.documents import Replaced
from newsroom.model.media import is_recording
from newsroom.model.problem import Problem
from newsroom.model.records import WITHDRAWN, Article, Record, hidden
from newsroom.model.site import Site
from plugins.copydesk.problems import DESK
from plugins.downloads.references import ADDRESSES, check_files, check_names
from plugins.downloads.references import REFERENCES as FILES
from plugins.gate.changes_to_come import CHANGES_TO_COME, check_changes
from plugins.gate.corrections import CORRECTIONS, check_corrections
from plugins.gate.documents import REPLACED, check_replaced
from plugins.gate.drafts import DRAFTS, check_drafts
from plugins.gate.entries import ENTRIES, article_folder, check_entries
from plugins.gate.links import LINKS, check_links, check_old_urls, check_related
from plugins.gate.months import MONTHS, check_months
from plugins.gate.schedule import SCHEDULE, check_schedule
from plugins.gate.stray_words import STRAY_WORDS, check_words
from plugins.gate.succession import SUCCESSION, check_succession
from plugins.gate.unused_files import UNUSED_FILES, is_download, other_forms
from plugins.gate.unused_photos import UNUSED_PHOTOS, files_of_articles, is_named
from plugins.gate.unused_photos import check_files as check_unused
from plugins.gate.unused_recordings import UNUSED_RECORDINGS
from plugins.manuscript import problems as reading_problems
from plugins.photos.cover_signs import TITLES, check_titles
from plugins.photos.problems import MAKING
from plugins.photos.references import PLACES, POOR, check_photos, check_places, used
from plugins.takedowns import CHECK as TAKEDOWNS
from plugins.takedowns.takedowns import check_old_addresses
from plugins.videos.problems import MEASURING
from plugins.videos.references import REFERENCES as CLIPS
from plugins.videos.references import check_clips
from plugins.videos.references import used as used_clips

CHECKS = Checks(
    (
        *reading_problems.CHECKS, *DESK.values(), ENTRIES, MONTHS, SCHEDULE, CORRECTIONS, CHANGES_TO_COME,
        LINKS, DRAFTS, REPLACED, SUCCESSION, TAKEDOWNS, UNUSED_PHOTOS, UNUSED_RECORDINGS, UNUSED_FILES,
        STRAY_WORDS, PLACES, POOR, TITLES, MAKING, FILES, ADDRESSES, CLIPS, MEASURING,
    )
)  # fmt: skip
"""The checks whose findings one manuscript can have."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What was found wrong with a manuscript; whether it says that it is a draft or withdrawn; its record."""

    problems: tuple[Problem, ...]
    draft: bool
    record: Record | None


def judge(
    content: Path,
    path: str,
    data: bytes,
    site: Site,
    now: datetime,
    rules: Rules,
    whole: Whole = NOTHING,
) -> Judged:
    """Judge ``data`` as the manuscript at ``path`` of a content folder, of which nothing is written.

    Raise ``OSError`` if files beside it cannot be read.
    """
    folder = article_folder(path)
    entries = list(entries_below(content, folder)) if folder else []
    if path not in {entry.path for entry in entries} and folder:
        entries.append(Entry(path, "file", path))
    disk = Disk(content, path)
    with rules.lock:
        reading, problems = read_typed(content, path, data, site, rules, entries)
        problems += check_entries(entries)
        problems += check_words(_names_by_folder(folder, entries))
        if (record := reading.record) is not None:
            elsewhere = Elsewhere(disk, site, now, rules.typesetter, path, record, whole)
            problems += _by_itself(record, now, site, rules)
            is_to_be_shown = reading.draft or not record.draft  # else its Status is wrong
            problems += _led_to(record, elsewhere) if is_to_be_shown else ()
    if record is not None:
        problems += _of_files(record, disk, elsewhere, rules, is_to_be_shown)
        if not reading.draft:
            problems += _unused(folder, entries, disk, record, problems, site, whole)
    return Judged(tuple(problems), reading.draft, record)


def _names_by_folder(folder: str, entries: Iterable[Entry]) -> Mapping[str, list[str]]:
    """Give the names of the files that lie in the folder itself, beside which words may stand."""
    found: dict[str, list[str]] = defaultdict(list)
    for entry in entries:
        inside, _, name = entry.path.rpartition("/")
        if entry.kind == "file" and inside == folder:
            found[folder].append(name)
    return found


def _by_itself(record: Record, now: datetime, site: Site, rules: Rules) -> Iterator[Problem]:
    """Judge dates and the title of an article."""
    if not isinstance(record, Article) or record.withdrawn:
        return
    if record.has_date:
        yield from check_months([record])
    if record.has_date and hidden(record, now) == "future":
        yield from check_schedule([record], now)
    elif record.modified and record.modified > now:
        yield from check_changes([record], {record.path: record.modified})
    yield from check_corrections([record], now)
    shared = site.hosting.share_pictures if site.hosting else None
    if rules.draws_covers and shared is None:
        yield from check_titles([record], lambda _: True)


def _led_to(record: Record, elsewhere: Elsewhere) -> Iterator[Problem]:
    """Judge where a record leads, and what it takes from others; a draft too, before anybody reads it."""
    if isinstance(record, Article) and record.withdrawn:
        return
    gone = {place: one.path for one in elsewhere.takedowns for place in one.places} if record.old_urls else {}
    yield from check_old_urls([record], elsewhere.origin_of, gone)
    yield from check_links([record], elsewhere.is_public, elsewhere.why_absent, elsewhere.anchors)
    if isinstance(record, Article):
        yield from check_related([record], elsewhere.is_published, elsewhere.why_absent)
        yield from check_replaced([record], elsewhere.is_published, elsewhere.why_absent)
        yield from check_succession([record], partial(_older, elsewhere), lambda _: (), lambda _: "")
    moved = check_old_addresses(elsewhere.at_own_address, elsewhere.origin_of)
    yield from (problem for problem in moved if problem.path == record.path)
    hidden_folders = _hidden_folders(record, elsewhere)
    withdrawn = {f"{folder}/index.md" for folder, why in hidden_folders.items() if why == WITHDRAWN}
    drafts = {folder: f"{folder}/index.md" for folder in hidden_folders}
    yield from check_drafts([record], drafts, withdrawn)


def _older(elsewhere: Elsewhere, article: Article) -> list[tuple[Replaced, Article | None]]:
    """Give what a document replaces; who is meant by a number only all documents tell."""
    replaced = article.document.replaces if article.document else ()
    return [(old, elsewhere.article(old.place) if old.place else None) for old in replaced]


def _hidden_folders(record: Record, elsewhere: Elsewhere) -> Mapping[str, str]:
    """Give the folders of other articles that a record takes files from, if those are not public, and why."""
    taken = {*used([record]), *used_clips([record]), *(link.target for link in record.files)}
    folders = {folder for path in taken if (folder := article_folder(path))} - {article_folder(record.path)}
    return {folder: why for folder in sorted(folders) if (why := elsewhere.draft_of(folder))}


def _of_files(
    record: Record, disk: Disk, elsewhere: Elsewhere, rules: Rules, is_to_be_shown: bool
) -> Iterator[Problem]:
    """Judge the photos, videos and documents of a record: whether they are there, and what they are."""
    yield from check_places([record], disk, elsewhere.is_deleted)
    yield from check_clips([record], disk, elsewhere.is_deleted)
    beside = look(record, disk, rules.largest_video, rules.largest_file)
    yield from beside.problems
    shown = [record] if is_to_be_shown else []
    yield from check_photos(shown, beside.photos, lambda path: beside.digests.get(path, path))
    yield from check_files([record], beside.inspected, disk, elsewhere.is_deleted)
    offered: dict[str, set[str]] = defaultdict(set)
    for path in beside.inspected:
        if address := file_address(path):
            offered[address].add(path)
    for address, paths in offered.items():
        yield from check_names(address, sorted(paths))


def _may_be_used(path: str, own: str, whole: Whole) -> bool:
    """Tell whether other manuscripts use a file, or nobody knows."""
    users = whole.users(path)
    return users is None or any(user != own for user in users)


def _unused(
    folder: str,
    entries: Iterable[Entry],
    disk: Collection[str],
    record: Record,
    told: Sequence[Problem],
    site: Site,
    whole: Whole,
) -> list[Problem]:
    """Judge whether the files of the folder are used, by its article or another one."""
    paths = [entry.path for entry in entries if entry.kind == "file"]
    photos, clips = used([record]), used_clips([record])
    links = {link.target for link in record.files}
    everywhere = {*(banner.image for banner in site.banners), *site.brand.files.values()}
    everywhere |= {one for one in paths if _may_be_used(one, record.path, whole)}
    kinds = (
        (is_photo, photos, photos | everywhere, UNUSED_PHOTOS, "ảnh"),
        (is_recording, clips, clips | everywhere, UNUSED_RECORDINGS, "tệp"),
        (is_download, links, links | everywhere | other_forms(links), UNUSED_FILES, "tệp"),
    )
    found: list[Problem] = []
    for is_such, named, shown, check, kind in kinds:
        code = next(iter(check.wordings))
        lacking = any(is_such(one) and article_folder(one) == folder and one not in disk for one in named)
        is_mistaken = check is UNUSED_FILES and any(map(is_download, photos))
        others = [one for one in told if one.path == record.path and one.code != code]
        for inside, files in files_of_articles(paths, is_such).items():
            rest = [composed(one) for one in files if not is_named(one, others)]
            if not lacking and not is_mistaken:
                found += check_unused({inside: rest}, shown, code, kind)
    return found
