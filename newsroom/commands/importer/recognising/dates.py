"""Give each date of a page its place: the article's own in the header, all others in the dropped list."""

from __future__ import annotations

from dataclasses import replace

from newsroom.commands.importer.draft import UNKNOWN, Guess
from newsroom.commands.importer.recognising import dating
from newsroom.commands.importer.recognising.bodies import is_banner, is_section
from newsroom.commands.importer.recognising.datelines import read_dateline
from newsroom.commands.importer.recognising.openings import Head
from newsroom.commands.importer.recognising.rubbish import is_button, is_chrome, is_signs
from newsroom.commands.importer.recognising.shapes import is_prose
from newsroom.commands.importer.recognising.sheet import Line, Sheet
from newsroom.commands.importer.recognising.stamps import Stamp
from newsroom.commands.importer.source import Fault
from newsroom.vietnamese.repeating import essence

_MOST = 40
"""Dates at the top that are weighed; a page with more is a list."""
Ranked = list[tuple[int, int, Line, dating.Candidate]]
"""Dates, the likeliest first: score, order, line, and what is known of the date."""


def take_date(sheet: Sheet, head: Head, late: list[Line]) -> None:
    """Choose the article's date; those that are not become dropped lines, and a doubtful one is told."""
    candidates = [(line, _candidate(sheet, head, line, stamp)) for line, stamp in head.stamps[:_MOST]]
    candidates += [(line, dating.Candidate(stamp, line.place, in_text=True)) for line, stamp in head.in_text]
    for line in late:
        found = read_dateline(line.text)
        if found.views:
            sheet.set("Views", found.views, "bộ đếm in trên trang", 95, line.place)
        candidates += [(line, dating.Candidate(stamp, line.place, at_end=True)) for stamp in found.stamps]
        head.partial += [line] if found.partial else []
    _settle(sheet, head, late, _choose(sheet, _ranked(sheet, candidates)))


def _candidate(sheet: Sheet, head: Head, line: Line, stamp: Stamp) -> dating.Candidate:
    """Say of a date where it stands."""
    place = sheet.index_of(line)
    above = sheet.lines[place - 1].text if place else ""
    is_framed = bool(above) and (is_chrome(above) or is_button(above) or is_banner(above))
    follows = head.lead is not None and place > head.lead
    title = essence(sheet.header.get("Title", [""])[0])
    between = bool(title) and any(essence(one.text) == title for one in sheet.lines[:place])
    return dating.Candidate(
        stamp, line.place, _steps(sheet, head, line), follows,
        below_chrome=is_framed, below_section=is_section(above), between=between,
    )  # fmt: skip


def _ranked(sheet: Sheet, candidates: list[tuple[Line, dating.Candidate]]) -> Ranked:
    """Order dates by how well they fit where they stand and what the article tells."""
    texts = [line.text for line in sheet.lines if line.is_text and not line.role and is_prose(line.text)]
    summary = sheet.header.get("Summary", [""])[0]
    told = dating.Told(summary, " ".join([summary, *texts[:2]]), " ".join([summary, *texts]))
    others = [one for _, one in candidates]
    scored = [
        (dating.score(one, told, others), -order, line, one) for order, (line, one) in enumerate(candidates)
    ]
    return sorted(scored, key=lambda item: item[:2], reverse=True)


def _choose(sheet: Sheet, ranked: Ranked) -> Line | None:
    if "Date" in sheet.header or not ranked:
        return None
    points, _, line, candidate = ranked[0]
    stamp = candidate.stamp
    stamp = _settled(sheet, stamp)
    if points < dating.NEEDED or stamp.other:
        sheet.guesses.append(
            Guess(
                "Date",
                UNKNOWN,
                f"trang có ngày «{line.text}» nhưng không chắc là ngày của bài",
                0,
                line.place,
            )
        )
        return None
    sheet.set("Date", _timed(stamp, ranked), "dòng ngày tháng của bài", min(98, 65 + 5 * points), line.place)
    updates = [(other, one.stamp) for _, _, other, one in ranked if one.stamp.updated and other is not line]
    if not stamp.updated and updates and updates[0][1].value[:10] > stamp.value[:10]:
        sheet.set("Modified", updates[0][1].value, "ghi là ngày cập nhật", 90, updates[0][0].place)
        if not updates[0][0].role:
            sheet.take(updates[0][0], "Modified")
    return line


def _timed(stamp: Stamp, ranked: Ranked) -> str:
    """Give a date, with the time that the same day has where it stands once more below the title."""
    again = [
        one.stamp.value
        for _, _, _, one in ranked
        if one.stamp.value[:10] == stamp.value and one.stamp.time and not one.stamp.is_today
        and (one.steps or 0) > 0
    ]  # fmt: skip
    return again[0] if again and not stamp.time else stamp.value


def _settled(sheet: Sheet, stamp: Stamp) -> Stamp:
    """Settle which number is the month where the lead tells of a day that fits one reading alone."""
    if stamp.other is None:
        return stamp
    lead = sheet.header.get("Summary", [""])[0]
    month, day = stamp.other
    other = replace(stamp, month=month, day=day, other=None)
    fits, fits_other = (dating.follows_lead(one.moment.date(), lead) for one in (stamp, other))
    if fits == fits_other:
        return stamp
    return replace(stamp, other=None) if fits else other


def _settle(sheet: Sheet, head: Head, late: list[Line], chosen: Line | None) -> None:
    """Give each line with a date its place in the account."""
    for line in [line for line, _ in head.stamps] + late:
        if line.role:
            continue
        found = read_dateline(line.text)
        if line is chosen or _says(sheet, found.stamps):
            sheet.take(line, "Date")
        elif found.views and not found.stamps and sheet.header.get("Views") == [found.views]:
            sheet.take(line, "Views")
        else:
            sheet.drop(
                line,
                "ngày giờ khác trên trang, không lấy làm Date"
                if found.stamps
                else "bộ đếm hoặc giờ của trang",
            )
    for line in head.partial:
        if not line.role:
            if "Date" not in sheet.header:
                sheet.faults.append(
                    Fault(f"dòng ngày «{line.text}» không ghi năm: điền Date theo bản gốc", line.place)
                )
            sheet.drop(line, "ngày không ghi năm, chưa đủ để làm Date")


def _says(sheet: Sheet, stamps: tuple[Stamp, ...]) -> bool:
    """Tell whether dates say the day that the header has already."""
    day = sheet.header.get("Date", [""])[0][:10]
    return any(stamp.value[:10] == day for stamp in stamps)


def _steps(sheet: Sheet, head: Head, line: Line) -> int | None:
    """Count the lines with words of their own from the title to a line; negative above it."""
    if head.title is None:
        return None
    title = essence(sheet.header.get("Title", [""])[0])
    place = sheet.index_of(line)
    low, high = sorted((place, head.title))
    between = [
        one
        for one in sheet.lines[low + 1 : high]
        if one.is_text
        and not is_signs(one.text)
        and not is_button(one.text)
        and not read_dateline(one.text).alone
        and essence(one.text) != title
    ]
    between = [
        one
        for one in between
        if not any(taken.place == one.place and taken.key in ("Kicker", "Title") for taken in sheet.taken)
    ]
    return (1 if place > head.title else -1) * (len(between) + 1) if place != head.title else 1
