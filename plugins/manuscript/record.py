"""Make a record of a manuscript: an article or a static page, and its problems."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from newsroom.model.blocks import Block, Gallery
from newsroom.model.content import ALBUM
from newsroom.model.copy import Copy
from newsroom.model.naming import CAPTIONS, meant_folder, meant_name
from newsroom.model.problem import Problem
from newsroom.model.records import Article, Record, StaticPage, cover_figure
from newsroom.model.site import NO_CATEGORY, Site
from newsroom.vietnamese.brackets import without_pair
from newsroom.vietnamese.printing import VIETNAM
from plugins.manuscript.album import NO_ALBUM, AlbumFiles, check_places, place, read_album
from plugins.manuscript.corrections import read_corrections
from plugins.manuscript.document import read_document
from plugins.manuscript.header import Manuscript, decode, split
from plugins.manuscript.keys import ARTICLE_GRAMMAR, PAGE_GRAMMAR
from plugins.manuscript.lead import read_lead
from plugins.manuscript.limits import HEAD_BYTES, check_head, check_limits, check_size
from plugins.manuscript.links import site_address
from plugins.manuscript.markup.body import Body, Typesetter
from plugins.manuscript.moments import read_modified, read_pin_until
from plugins.manuscript.needed import check_needed
from plugins.manuscript.places import check_place
from plugins.manuscript.pointers import read_cover, read_recording, read_related
from plugins.manuscript.schema import (
    PAGE_STATUSES,
    STATUSES,
    Header,
    gather,
    names,
    read_category,
    read_date,
    read_draft,
    read_focus,
    read_old_urls,
    read_pin,
    read_tags,
    read_title,
    read_views,
    read_web_address,
    read_withdrawn,
    require,
    says_draft,
)

_NO_DATE = datetime.min


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading a file gave. ``record`` is ``None`` where something that every page needs is
    missing; ``draft`` tells whether the file says that it is a draft or withdrawn; ``copies`` are to be
    proofread."""

    record: Record | None
    problems: tuple[Problem, ...]
    draft: bool = False
    copies: tuple[Copy, ...] = ()


def read(
    path: str,
    data: bytes,
    site: Site,
    typesetter: Typesetter,
    files: AlbumFiles = NO_ALBUM,
    size: int | None = None,
    preview: bool = False,
) -> Reading:
    """Read one manuscript; ``path`` is relative to the content folder, ``files`` is its album.

    Of one that is too large ``data`` may be the beginning only; ``size`` is that of all of it. In a
    ``preview`` a draft is shown though it has no date or category yet.
    """
    if meant_folder(path) or meant_name(path):  # the gate tells
        return Reading(None, ())
    if too_large := tuple(check_size(path, len(data) if size is None else size)):
        return _read_too_large(path, data, too_large)
    text, problems = decode(path, data)
    if too_large := tuple(check_head(path, text)):
        return Reading(None, too_large)
    misplaced = check_place(path)
    problems += misplaced
    grammar = PAGE_GRAMMAR if path.startswith("pages/") else ARTICLE_GRAMMAR
    manuscript, malformed = split(path, text, grammar)
    problems += malformed
    if not text.strip() and not problems:
        problems.append(Problem.of(path, 0, "empty-file"))
    if not manuscript.fields and problems:
        return Reading(None, tuple(problems))
    record: Record | None
    captions: Iterable[Copy] = ()
    header = gather(path, manuscript.fields, grammar.known)
    if manuscript.untitled:
        header.meant.add("title")
    if grammar is not PAGE_GRAMMAR and (reason := read_withdrawn(header)):
        return _read_withdrawn_article(header, reason, problems, bool(misplaced))
    if too_large := tuple(check_limits(path, manuscript)):
        return Reading(None, too_large, says_draft(header))
    if grammar is PAGE_GRAMMAR:
        record, found = _read_page(header, manuscript, site, typesetter)
    else:
        record, found, captions = _read_article(header, manuscript, site, typesetter, files, preview)
    copies = (_copy(path, text, record, site, typesetter), *captions)
    return Reading(None if misplaced else record, (*problems, *found), says_draft(header), copies)


def _copy(path: str, text: str, record: Record | None, site: Site, typesetter: Typesetter) -> Copy:
    """Give a manuscript as the copy desk reads it."""
    moment = record.date if isinstance(record, Article) and record.has_date else None
    glossary = None if site.abbreviations is None else frozenset(short for short, _ in site.abbreviations)
    return Copy(path, text, moment, record.body if record else (), glossary, typesetter.markup)


def _read_too_large(path: str, data: bytes, problems: tuple[Problem, ...]) -> Reading:
    """Read what a manuscript that is too large says of its status: one that is withdrawn is no error."""
    text, _ = decode(path, data[:HEAD_BYTES].rpartition(b"\n")[0])
    is_page = path.startswith("pages/")
    grammar = PAGE_GRAMMAR if is_page else ARTICLE_GRAMMAR
    manuscript, _ = split(path, text, grammar)
    header = gather(path, manuscript.fields, grammar.known)
    reason = "" if is_page else read_withdrawn(header)
    if reason:
        return _read_withdrawn_article(header, reason, [], bool(check_place(path)))
    return Reading(None, problems, says_draft(header))


def _read_withdrawn_article(header: Header, reason: str, problems: list[Problem], misplaced: bool) -> Reading:
    """Read an article that was taken down: nothing of it but why, when it was and its addresses.

    It is not an error whatever else is wrong with it, like a draft, so that nothing keeps it online.
    """
    date, has_time = read_date(header, "date")
    article = Article(
        path=header.path,
        url=site_address(header.path) or "",
        title="",
        date=date or _NO_DATE,
        has_time=has_time,
        category=NO_CATEGORY,
        authors=(),
        summary="",
        old_urls=read_old_urls(header),
        lines=header.lines,
        withdrawn=reason,
    )
    return Reading(None if misplaced else article, (*problems, *header.problems), draft=True)


def _read_article(
    header: Header,
    manuscript: Manuscript,
    site: Site,
    typesetter: Typesetter,
    files: AlbumFiles,
    preview: bool,
) -> tuple[Article | None, list[Problem], Iterable[Copy]]:
    """Give the article, the problems found on the way, and the captions of its album."""
    path = header.path
    require(header, ("Title", "Date", "Category"))
    body = typesetter.set(path, manuscript.body, manuscript.body_line, *site.urls)
    title = read_title(header)
    folder = posixpath.join(posixpath.dirname(path), ALBUM)
    album = read_album(folder, files, title)
    article = _article(header, site, title, body, place(body.blocks, album.block))
    date = None if article.date is _NO_DATE else article.date
    check_needed(header, article)
    _check_use(header, article)
    misplaced = check_places(path, manuscript.body, manuscript.body_line, bool(album.figures))
    problems = [
        *header.problems,
        *_check_body(header, article, (*body.problems, *album.problems, *misplaced)),
    ]
    captions = [Copy(f"{folder}/{CAPTIONS}", album.text, date)] if album.text else []
    if date and article.category is not NO_CATEGORY:
        return article, problems, captions
    return (_unfinished(article) if preview else None), problems, captions


def _unfinished(article: Article) -> Article | None:
    """Give a draft that lacks date or category to be looked at: without date it is listed by its folder."""
    if not article.draft or not article.url:
        return None
    if article.date is not _NO_DATE:
        return article
    year, month = map(int, article.url.split("/")[:2])
    return replace(article, date=datetime(year, month, 1, tzinfo=VIETNAM), has_date=False)


def _article(header: Header, site: Site, title: str, body: Body, blocks: tuple[Block, ...]) -> Article:
    """Make the article of what stands in its header; ``blocks`` are those of ``body``, and the album."""
    date, has_time = read_date(header, "date")
    modified, modified_has_time = read_modified(header, date)
    category = read_category(header, site.categories) or NO_CATEGORY
    return Article(
        path=header.path,
        url=site_address(header.path) or "",
        title=title,
        date=date or _NO_DATE,
        has_time=has_time,
        category=category,
        authors=names(header, "author", "authors"),
        summary=read_lead(header),
        kicker=header.text("kicker"),
        agency=without_pair(header.text("agency")),
        tags=read_tags(header),
        cover=read_cover(header),
        focus=read_focus(header),
        recording=read_recording(header),
        views=read_views(header),
        source=header.text("source"),
        source_url=read_web_address(header, "source_url"),
        modified=modified,
        modified_has_time=modified_has_time,
        draft=read_draft(header, STATUSES),
        pin=read_pin(header),
        pin_until=read_pin_until(header),
        related=read_related(header),
        old_urls=read_old_urls(header),
        body=blocks,
        album=max((_photos(block) for block in blocks if isinstance(block, Gallery)), default=0),
        links=body.links,
        files=body.files,
        lines=header.lines,
        corrections=read_corrections(header, date),
        document=read_document(header, category, date, *site.urls),
    )


def _check_use(header: Header, article: Article) -> None:
    """Report keys that say something of what is not there."""
    if article.focus and cover_figure(article) is None:
        header.report(header.fields["focus"][0].line, "focus-without-photo")
    if article.source_url and not article.source and "source" not in header.meant:
        header.report(header.fields["source_url"][0].line, "source-url-alone")


def _photos(gallery: Gallery) -> int:
    """Count the photos of a gallery; one that stands there twice is one."""
    return len({figure.src for figure in gallery.figures})


def _check_body(header: Header, record: Record, problems: Sequence[Problem]) -> Sequence[Problem]:
    """Give the problems of a body; one in which there is nothing is one, unless it stands in the header."""
    is_above = any(problem.code == "strange-key" for problem in header.problems)
    return problems if record.body or problems or is_above else [Problem.of(record.path, 0, "empty-body")]


def _read_page(
    header: Header, manuscript: Manuscript, site: Site, typesetter: Typesetter
) -> tuple[StaticPage, list[Problem]]:
    path = header.path
    require(header, ("Title",))
    modified, has_time = read_modified(header)
    body = typesetter.set(path, manuscript.body, manuscript.body_line, *site.urls)
    page = StaticPage(
        path=path,
        url=site_address(path) or "",
        title=read_title(header),
        summary=read_lead(header),
        modified=modified,
        modified_has_time=has_time,
        draft=read_draft(header, PAGE_STATUSES),
        old_urls=read_old_urls(header),
        body=place(body.blocks, None),
        links=body.links,
        files=body.files,
        lines=header.lines,
    )
    misplaced = check_places(path, manuscript.body, manuscript.body_line, has_album=False)
    return page, [*header.problems, *_check_body(header, page, (*body.problems, *misplaced))]
