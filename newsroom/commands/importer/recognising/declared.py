"""Take what a source itself declares: its metadata come before anything that its text looks like."""

from __future__ import annotations

import re

from newsroom.commands.importer.draft import SURE
from newsroom.commands.importer.recognising.captions import bare_caption
from newsroom.commands.importer.recognising.known import Known
from newsroom.commands.importer.recognising.sheet import Line, Sheet
from newsroom.model.dates import parse_date
from newsroom.vietnamese.repeating import essence, nearly_says, says_again

_PLAIN_KEYS = ("Kicker", "Agency", "Author", "Source", "Source_URL", "Views", "Cover")
_SITE_RE = re.compile(r"\s+(?:[-–—|»:]|::)\s+")


def take_facts(sheet: Sheet, known: Known) -> None:
    """Put declared values into the header, and mark the lines at the top that say them again."""
    facts = sheet.source.facts
    for fact in facts.get("Title", ())[:1]:
        _take_title(sheet, fact.value, fact.origin, fact.confidence)
    for fact in facts.get("Date", ()):
        if parse_date(fact.value)[0] is not None:
            sheet.set("Date", fact.value, f"nguồn ghi: {fact.origin}", fact.confidence)
            break
    for key in _PLAIN_KEYS:
        for fact in facts.get(key, ())[:1]:
            sheet.set(key, " ".join(fact.value.split()), f"nguồn ghi: {fact.origin}", fact.confidence)
    for fact in facts.get("Category", ()):
        if name := known.category_of(fact.value):
            sheet.set("Category", name, f"nguồn ghi: {fact.origin}", fact.confidence)
    tags = list(dict.fromkeys(" ".join(fact.value.split()) for fact in facts.get("Tags", ())))
    if tags:
        sheet.set(
            "Tags", "; ".join(tags), f"nguồn ghi: {facts['Tags'][0].origin}", facts["Tags"][0].confidence
        )
    if old := list(dict.fromkeys(fact.value for fact in facts.get("Old_URL", ()))):
        sheet.header["Old_URL"] = old


def _take_title(sheet: Sheet, value: str, origin: str, confidence: int) -> None:
    """Take a declared title as the page prints it, without the name of the site behind it."""
    value = " ".join(value.split())
    if not value:
        return
    shown = next((line for line in sheet.lines[:60] if line.is_text and _is_title(line, value)), None)
    if shown is None and confidence < SURE:
        return
    sheet.set("Title", shown.text if shown else value, f"nguồn ghi: {origin}", 99 if shown else confidence,
              shown.place if shown else 0)  # fmt: skip
    if shown:
        sheet.take(shown, "Title")


def _is_title(line: Line, value: str) -> bool:
    if says_again(line.text, value) or nearly_says(line.text, value):
        return True
    said = essence(bare_caption(line.text))
    return len(said) >= 12 and any(
        said == essence(value[: match.start()]) for match in _SITE_RE.finditer(value)
    )
