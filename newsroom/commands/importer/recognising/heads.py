"""Find title, kicker and lead among the lines at the top of a source."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsroom.commands.importer.recognising.bodies import is_banner, is_office, is_section
from newsroom.commands.importer.recognising.bylines import is_byline
from newsroom.commands.importer.recognising.copies import is_cut_of, shared
from newsroom.commands.importer.recognising.datelines import read_dateline
from newsroom.commands.importer.recognising.dating import is_range
from newsroom.commands.importer.recognising.known import Known
from newsroom.commands.importer.recognising.leading import (
    NO_LEAD_RE,
    is_furniture,
    lead_from,
    lead_of,
)
from newsroom.commands.importer.recognising.metas import read_meta
from newsroom.commands.importer.recognising.rubbish import (
    ends_article,
    is_chrome,
)
from newsroom.commands.importer.recognising.shapes import (
    ends_finally,
    is_held,
    is_prose,
)  # fmt: skip
from newsroom.commands.importer.recognising.sheet import Line, Sheet
from newsroom.commands.importer.recognising.spreading import second_line
from newsroom.commands.importer.recognising.titles import (
    GENRE_RE,
    SCENE_RE,
    count_strangers,
    is_no_title,
    may_be_titled,
    own_score,
)
from newsroom.commands.importer.recognising.wording import has_credit, repeats
from newsroom.vietnamese.repeating import essence

NEEDED = 5
"""The score from which on a line is taken as the title."""
_TITLE_TAG_RE = re.compile(r"\s+[-–—|»:]\s+")
_HEAD = 60
"""Lines at the top among which the title is looked for."""


@dataclass(frozen=True, slots=True)
class Headline:
    """A line that may be the title: its place in the sheet, its score, and why it was thought so."""

    index: int
    score: int
    reason: str


def headlines(sheet: Sheet, known: Known) -> list[Headline]:
    """List the lines that may be the title, the likeliest first."""
    lines = sheet.lines
    found = []
    for index, line in enumerate(lines[:_HEAD]):
        if line.role or line.is_verse or not line.is_text or not 8 <= len(line.text) <= 300:
            continue
        if (
            is_furniture(line)
            or NO_LEAD_RE.match(line.text)
            or (is_prose(line.text) and not line.level)
            or ends_article(line.text)
            or is_no_title(lines, line)
        ):
            continue
        points, reason = _score(sheet, index, known)
        found.append(Headline(index, points, reason))
    return sorted(found, key=lambda one: (-one.score, -one.index))


def _score(sheet: Sheet, index: int, known: Known) -> tuple[int, str]:
    lines, line = sheet.lines, sheet.lines[index]
    lead = lead_of(lines, index + 1)
    if lead is None:
        lead = next((other for other in range(index + 1, len(lines)) if lines[other].is_verse), None)
    if lead is None:
        lead = _first_words(lines, index + 1)
    points, reason = own_score(line, known)
    between = (
        [one for one in lines[index + 1 : lead] if not one.role and one.is_text] if lead is not None else []
    )
    strangers = count_strangers(between)
    points -= _below_another(lines, index)
    points -= 8 * (is_held(line.text) and index > 0 and is_byline(lines[index - 1].text))
    points -= 4 * (is_range(line.text) and index > 0 and may_be_titled(lines[index - 1]))
    points -= 6 * (line.text[:1].islower() and second_line(sheet, index - 1) is not line)  # half a title
    points += 3 * _is_only(lines, index, lead)
    points += 3 if lead is not None and not strangers else -min(4, strangers)
    points += 2 * (lead is not None and lines[lead].is_verse and not strangers)  # poems have short titles
    above = sum(
        1
        for one in lines[:index]
        if one.is_text and not one.role and is_prose(one.text) and not is_chrome(one.text)
    )
    points -= 6 * min(above, 1) + 2 * above
    if lead_from(lines, 0) is None and not any(one.is_verse for one in lines):
        before = sum(1 for one in lines[:index] if one.is_text and not one.role and not is_furniture(one))
        points += -3 * before if before else 2
    points += 3 * (_dated(lines, index) and GENRE_RE.fullmatch(line.text) is not None)  # ``Tin buồn``
    dated, again = _dated(lines, index), _again(sheet, index)
    if dated:
        points, reason = points + 2, reason or "ngay cạnh dòng ngày tháng"
    points += 3 * (dated and again)  # what a page says of an article stands together
    points -= 5 * (index > 0 and ends_article(lines[index - 1].text))
    if index and lines[index - 1].text.endswith(":"):
        points += 1
    if _is_doubled_caption(lines, index):
        points -= 8
    elif _is_title_tag(lines, index):
        points -= 6  # the name of the site stands behind a title that has its own line
    elif again:
        points, reason = points + 3, "dòng này còn đứng ở chỗ khác của trang"
    if lead is not None:
        points += min(3, round(4 * shared(line.text, lines[lead].text)))
    return points, reason or "dòng đứng riêng trên đoạn mở đầu"


def _is_doubled_caption(lines: list[Line], index: int) -> bool:
    """Tell whether a line stands twice in a row as captions do: a sentence, or below a likely title."""
    line = lines[index]
    near = lines[max(0, index - 1) : index] + lines[index + 1 : index + 2]
    if not any(one.is_text and repeats(line.text, one.text) for one in near):
        return False
    above = [
        one for one in lines[:index] if one.is_text and not one.role and not repeats(one.text, line.text)
    ]
    titles = [
        one for one in above if len(one.text.split()) >= 5 and not (is_furniture(one) or is_banner(one.text))
    ]
    shows = has_credit(line.text) or SCENE_RE.match(line.text) is not None
    return ends_finally(line.text) or shows or bool(titles)


def _is_title_tag(lines: list[Line], index: int) -> bool:
    """Tell whether a line is another of the page with the name of the site behind it."""
    text = lines[index].text
    begun = {essence(text[: match.start()]) for match in _TITLE_TAG_RE.finditer(text)} - {""}
    near = [one for other, one in enumerate(lines[:_HEAD]) if other != index and one.is_text]
    return any(len(one.text) >= 15 and essence(one.text) in begun for one in near)


def _is_only(lines: list[Line], index: int, lead: int | None) -> bool:
    """Tell whether a short line is the only one above the lead that may be the title."""
    if lead is None or len(lines[index].text.split()) > 5 or is_section(lines[index].text):
        return False
    others = [one for at, one in enumerate(lines[:lead]) if at != index and one.is_text and not one.role]
    return all(is_furniture(one) or is_section(one.text) or is_byline(one.text) for one in others)


def _past_names(lines: list[Line], index: int) -> Line:
    """Give the nearest line at or above an index that names no author and no office."""
    while index and (is_office(lines[index].text) or is_byline(lines[index].text)):
        index -= 1
    return lines[index]


def _below_another(lines: list[Line], index: int) -> int:
    """Score that a dateline stands above a line, and right above that a line that may be the title.

    A label (``Ngày đăng:``) stands below titles, whatever their length.
    """
    for at in range(max(1, index - 3), index):
        found = read_dateline(lines[at].text)
        if not (lines[at].is_text and found.alone):
            continue
        above = _past_names(lines, at - 1)
        text = above.text
        labelled = any(stamp.labelled for stamp in found.stamps)
        is_long = len(text.split()) >= (3 if labelled else 6)
        is_other = is_banner(text) or is_section(text) or repeats(text, lines[index].text)
        is_titled = is_long and not (
            is_other or ends_finally(text) or text.endswith(":") or is_furniture(above)
        )
        return is_titled * (6 if labelled else 3)
    return 0


def _first_words(lines: list[Line], start: int) -> int | None:
    """Give the first line from ``start`` on that has words of its own, for articles that are no prose."""
    for index in range(start, len(lines)):
        if lines[index].is_text and not lines[index].role and not is_furniture(lines[index]):
            return index
    return None


def _dated(lines: list[Line], index: int) -> bool:
    near = [one for one in lines[max(0, index - 2) : index] + lines[index + 1 : index + 3] if one.is_text]
    return any(read_dateline(one.text).alone or read_meta(one.text) for one in near)


def _again(sheet: Sheet, index: int) -> bool:
    """Tell whether the page prints a title once more: in a breadcrumb, perhaps cut, as alternative text."""
    own = essence(sheet.lines[index].text)
    if len(own) < 15:
        return False
    for other, line in enumerate(sheet.lines):
        if other != index and line.is_text and line.text and is_cut_of(line.text, own):
            return True
    return False
