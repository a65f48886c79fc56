"""Recognise an article in a source: ordered small steps, each of which says why and how sure it is."""

from __future__ import annotations

from newsroom.commands.importer.draft import UNKNOWN, Draft
from newsroom.commands.importer.recognising import (
    captions,
    categories,
    dates,
    declared,
    endings,
    framing,
    headings,
    leads,
    listings,
    mirrors,
    neighbours,
    openings,
    tails,
    verses,
    whole,
)
from newsroom.commands.importer.recognising.joining import even_gaps, join_lines
from newsroom.commands.importer.recognising.known import Known
from newsroom.commands.importer.recognising.sheet import Sheet, sheet_of
from newsroom.commands.importer.source import Block, Source
from newsroom.model.site import Site

ORDER = (
    "Title", "Kicker", "Date", "Modified", "Category", "Author", "Agency", "Tags", "Views", "Cover", "Source",
    "Source_URL", "Related", "Old_URL", "Summary",
)  # fmt: skip


def recognise(source: Source, site: Site | Known | None = None) -> Draft:
    """Make a draft of a source; what it does not say is asked for, and nothing that it says is lost."""
    known = Known.of(site) if isinstance(site, Site) else site or Known()
    sheet = sheet_of(source)
    if source.is_whole:
        whole.recognise_whole(sheet, known)
        return _draft(sheet)
    if source.kind == captions.TEXT:
        even_gaps(sheet)
        join_lines(sheet)
        verses.join_verse(sheet)
    elif source.kind != captions.PAGE:
        verses.join_verse(sheet, set_apart=True)
    declared.take_facts(sheet, known)
    tails.cut_tail(sheet)
    if source.kind in (captions.TEXT, captions.PAGE):
        listings.part_listing(sheet)
    head = openings.find_head(sheet, known)
    categories.find_category(sheet, known, head.title)
    neighbours.cut_others(sheet, head.lead)
    late = endings.take_ending(sheet, (head.lead if head.lead is not None else -1) + 1)
    framing.take_opening(sheet, head)
    leads.take_lead(sheet, head)
    framing.clear(sheet, head)
    captions.find_captions(sheet, sheet.header.get("Title", [""])[0], head.lead)
    captions.join_credits(sheet)
    dates.take_date(sheet, head, late)
    headings.mark_headings(sheet)
    mirrors.flag(sheet)
    declared.fill_facts(sheet)
    return _draft(sheet)


def _draft(sheet: Sheet) -> Draft:
    is_page = bool(sheet.source.page)
    for key in ("Title",) if is_page else ("Title", "Date", "Category", "Summary"):
        sheet.header.setdefault(key, [UNKNOWN])
    if not is_page and "Author" not in sheet.header and "Source" not in sheet.header:
        sheet.header["Author"] = [UNKNOWN]
    return Draft(
        sheet.source.name,
        {key: tuple(sheet.header[key]) for key in ORDER if key in sheet.header},
        tuple(_body(sheet)),
        sheet.source.notes,
        sheet.source.files,
        tuple(sheet.guesses),
        tuple(sorted(sheet.dropped, key=lambda one: one.place)),
        tuple(sheet.faults),
        tuple(sheet.taken),
        page=sheet.source.page,
    )


def _body(sheet: Sheet) -> list[Block]:
    return [line.block for line in sheet.lines if not line.role]
