"""Recognise an article in a source: ordered small steps, each of which says why and how sure it is."""

from __future__ import annotations

from newsroom.commands.importer.draft import UNKNOWN, Draft, needed_keys
from newsroom.commands.importer.recognising import (
    calming,
    captions,
    categories,
    dates,
    declared,
    endings,
    framing,
    headings,
    leads,
    letters,
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
from newsroom.commands.importer.recognising.opened_letters import Letter
from newsroom.commands.importer.recognising.sheet import Sheet, sheet_of
from newsroom.commands.importer.source import Block, Source
from newsroom.model.site import Site
from plugins.manuscript.keys import DOCUMENT_KEYS

ORDER = (
    "Title", "Kicker", "Date", "Modified", "Category", "Author", "Agency", "Tags", "Views", "Cover", "Source",
    "Source_URL", "Related", "Old_URL", "Summary", *DOCUMENT_KEYS,
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
    is_office = source.kind not in (captions.TEXT, captions.PAGE)
    if is_office and (letter := letters.take_letter(sheet, known)):
        _recognise_letter(sheet, known, letter)
        return _draft(sheet)
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
    if is_office:
        calming.calm_title(sheet, known)
    declared.fill_facts(sheet)
    return _draft(sheet)


def _recognise_letter(sheet: Sheet, known: Known, letter: Letter) -> None:
    """Recognise what is left of an official document: its text, which stays whole."""
    head = openings.find_head(sheet, known)
    categories.find_category(sheet, known, head.title)
    if not letter.is_register and letters.may_lead(sheet, head.lead):
        leads.take_lead(sheet, head)
    captions.find_captions(sheet, sheet.header.get("Title", [""])[0], head.lead)
    captions.join_credits(sheet)
    framing.clear(sheet, head)
    headings.mark_headings(sheet)
    mirrors.flag(sheet)


def _draft(sheet: Sheet) -> Draft:
    for key in ("Title",) if sheet.source.page else needed_keys(sheet.header):
        sheet.header.setdefault(key, [UNKNOWN])
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
