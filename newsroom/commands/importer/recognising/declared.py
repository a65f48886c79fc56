"""Take what a source itself declares: its metadata come before anything that its text looks like."""

from __future__ import annotations

import re

from newsroom.commands.importer.draft import SURE, UNKNOWN, Guess
from newsroom.commands.importer.recognising.datelines import read_dateline
from newsroom.commands.importer.recognising.dating import in_brackets
from newsroom.commands.importer.recognising.known import Known
from newsroom.commands.importer.recognising.sheet import Line, Sheet
from newsroom.commands.importer.recognising.wording import bare_caption
from newsroom.commands.importer.source import Fact, Text
from newsroom.model.dates import parse_date
from newsroom.vietnamese.repeating import essence, nearly_says, says_again

_PLAIN_KEYS = ("Date", "Modified", "Agency", "Source", "Source_URL", "Views", "Cover")
_LEAST_DAY = 50
"""The confidence from which on a declared day is taken where no other is found."""
AGAIN = "nhắc lại tiêu đề, đã có ở dòng Title"
_SITE_RE = re.compile(r"\s+(?:[-–—|»:]|::)\s+")


def take_facts(sheet: Sheet, known: Known) -> None:
    """Put declared values into the header, and mark the lines at the top that say them again."""
    facts = sheet.source.facts
    for fact in facts.get("Title", ())[:1]:
        _take_title(sheet, fact.value, fact.origin, fact.confidence)
    _take_kicker(sheet, known)
    _take_plain(sheet, SURE, _PLAIN_KEYS)
    for fact in facts.get("Category", ()):
        if name := known.category_of(fact.value):
            sheet.set("Category", name, f"nguồn ghi: {fact.origin}", fact.confidence)
    if facts.get("Category") and "Category" not in sheet.header:
        section = facts["Category"][0].value
        reason = f"mục của trang cũ là «{section}», chưa ứng với chuyên mục nào: điền Category"
        sheet.guesses.append(Guess("Category", UNKNOWN, reason, 0))
    tags = list(dict.fromkeys(" ".join(fact.value.split()) for fact in facts.get("Tags", ())))
    if tags:
        sheet.set(
            "Tags", "; ".join(tags), f"nguồn ghi: {facts['Tags'][0].origin}", facts["Tags"][0].confidence
        )
    if old := list(dict.fromkeys(fact.value for fact in facts.get("Old_URL", ()))):
        sheet.header["Old_URL"] = old
    if related := list(dict.fromkeys(fact.value for fact in facts.get("Related", ()))):
        sheet.header["Related"] = related


def fill_facts(sheet: Sheet) -> None:
    """Take the declared values that are less sure than the text, where the text said nothing."""
    _take_plain(sheet, 0, _PLAIN_KEYS)
    if any(fact.confidence < SURE for fact in sheet.source.facts.get("Kicker", ())[:1]):
        _take_plain(sheet, 0, ("Kicker",))
    _take_authors(sheet)
    for fact in sheet.source.facts.get("Title", ())[:1]:
        sheet.set("Title", " ".join(fact.value.split()), f"nguồn ghi: {fact.origin}", fact.confidence)


def _take_plain(sheet: Sheet, least: int, keys: tuple[str, ...]) -> None:
    for key in keys:
        for fact in sheet.source.facts.get(key, ()):
            is_date = key in ("Date", "Modified")
            if is_date and fact.confidence < _LEAST_DAY:
                _ask_day(sheet, fact)
                continue
            if fact.confidence >= least and not (is_date and parse_date(fact.value)[0] is None):
                sheet.set(key, " ".join(fact.value.split()), f"nguồn ghi: {fact.origin}", fact.confidence)
                break


def _ask_day(sheet: Sheet, fact: Fact) -> None:
    """Show a day that may be that of the server, where the page says no other."""
    if "Date" not in sheet.header and not any(guess.key == "Date" for guess in sheet.guesses):
        reason = f"trang có ngày «{fact.value}» ({fact.origin}) nhưng không chắc là ngày của bài"
        sheet.guesses.append(Guess("Date", UNKNOWN, reason, 0))


def _take_authors(sheet: Sheet) -> None:
    """Take all authors that the surest place names."""
    facts = sheet.source.facts.get("Author", ())
    names = [" ".join(fact.value.split()) for fact in facts if fact.origin == facts[0].origin]
    if names:
        value = "; ".join(dict.fromkeys(names))
        sheet.set("Author", value, f"nguồn ghi: {facts[0].origin}", facts[0].confidence)


def _take_kicker(sheet: Sheet, known: Known) -> None:
    """Take the line above the title: many portals print the name of the section there."""
    for fact in sheet.source.facts.get("Kicker", ())[:1]:
        if fact.confidence < SURE:
            return
        name = known.category_of(fact.value)
        key, value = ("Category", name) if name else ("Kicker", " ".join(fact.value.split()))
        sheet.set(key, value, f"nguồn ghi: {fact.origin}", fact.confidence)
        shown = (line for line in sheet.lines[:20] if line.is_text and not line.role)
        if line := next((line for line in shown if essence(line.text) == essence(fact.value)), None):
            sheet.take(line, key)


def _take_title(sheet: Sheet, value: str, origin: str, confidence: int) -> None:
    """Take a declared title as the page prints it, without the name of the site behind it."""
    value = " ".join(value.split())
    if not value:
        return
    lines = () if sheet.source.is_whole else sheet.lines[:60]
    shown = next((line for line in lines if line.is_text and _is_title(line, value)), None)
    if shown is None and confidence < SURE:
        return
    if sheet.source.is_whole:
        _drop_title(sheet, value)
        sheet.set("Title", _without_day(sheet, value, 0), f"nguồn ghi: {origin}", confidence)
        return
    text = _without_day(sheet, shown.text if shown else value, shown.place if shown else 0)
    sheet.set("Title", text, f"nguồn ghi: {origin}", 99 if shown else confidence, shown.place if shown else 0)
    if shown:
        sheet.take(shown, "Title")


def _drop_title(sheet: Sheet, value: str) -> None:
    """Leave out the first line of a typed article if all of its paragraph is the title."""
    lines = [line for line in sheet.lines[:3] if line.place or line.is_text]  # a cover has no place in it
    if not lines or not lines[0].is_text or not says_again(lines[0].text, value):
        return
    if isinstance(block := lines[0].block, Text) and any(span.link or span.note for span in block.spans):
        return
    if not lines[0].place or all(line.place != lines[0].place for line in lines[1:]):
        sheet.drop(lines[0], AGAIN)


def _without_day(sheet: Sheet, title: str, place: int) -> str:
    """Take the day off the end of a title: ``… (08:21 - 15/07/2016)``."""
    match = in_brackets(title)
    found = read_dateline(match["inside"]) if match else None
    if match is None or found is None or not found.alone or len(found.stamps) != 1 or found.stamps[0].other:
        return title
    sure = any(fact.confidence >= SURE for fact in sheet.source.facts.get("Date", ()))
    if not sure:
        sheet.set("Date", found.stamps[0].value, "ngày ghi trong ngoặc sau tiêu đề", 95, place)
    return title[: match.start()].rstrip()


def _is_title(line: Line, value: str) -> bool:
    if says_again(line.text, value) or nearly_says(line.text, value):
        return True
    said = essence(bare_caption(line.text))
    return len(said) >= 12 and any(
        said == essence(value[: match.start()]) for match in _SITE_RE.finditer(value)
    )
