"""Choose the article's own date among all that a page prints; never a neighbour's or the server's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from newsroom.commands.importer.recognising.stamps import DATE_RE, Stamp, is_real

_DAY = r"(?P<d>\d{1,2})\s*[-/.–]\s*(?P<m>\d{1,2})(?:\s*[-/.–]\s*(?P<y>\d{4}))?"
_EVENT_RE = re.compile(
    rf"(?:sáng|trưa|chiều|tối|đêm|ngày|hôm|từ|đến|và|nay|qua)\s*[,(]?\s*(?:(?:nay"
    rf"|qua),?\s*)?(?:ngày\s+)?{_DAY}(?![\d/%]|[.\-]\d)"
    r"|ngày\s+(?P<d2>\d{1,2})\s+tháng\s+(?P<m2>\d{1,2})(?:,?\s+năm\s+(?P<y2>\d{4}))?",
    re.IGNORECASE,
)
_YEAR_RE = re.compile(r"(?<![\d./,-])(?:19|20)\d{2}(?![\d%]|[.,]\d)")
_OPENING_RE = re.compile(
    rf"(?:vào\s+)?(?:sáng|trưa|chiều|tối|đêm|ngày)\s+(?:nay\s*[,(]?\s*)?(?:ngày\s+)?{_DAY}", re.IGNORECASE
)
_BEFORE, _AFTER = -2, 25
"""Days by which an article's date lies after what it tells, at least and at most."""
_FAR = 60
OLDEST = 2000
"""The year before which no portal printed an article."""
NEEDED = 3
"""The score from which on a date is taken."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A full date somewhere on the page, and where it stands.

    ``steps`` is how many lines that are not empty words lie between it and the title, negative before it,
    ``None`` if there is no title. ``below_chrome`` tells that a part of the page's frame stands right above,
    ``below_section`` that a section's name does, ``between`` that the title stands above it, too.
    """

    stamp: Stamp
    place: int
    steps: int | None = None
    follows_lead: bool = False
    at_end: bool = False
    in_text: bool = False
    below_chrome: bool = False
    below_section: bool = False
    between: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """What an article tells: its lead, its first paragraphs with the lead, all of it."""

    lead: str
    opening: str
    whole: str


def events(text: str) -> list[tuple[int | None, int, int]]:
    """List the days that a text tells of, as year (``None`` if it says none), month, day."""
    found: list[tuple[int | None, int, int]] = []
    for match in _EVENT_RE.finditer(text):
        day, month = int(match["d"] or match["d2"]), int(match["m"] or match["m2"])
        year = match["y"] or match["y2"]
        if is_real(int(year) if year else 2000, month, day):
            found.append((int(year) if year else None, month, day))
    return found


def _distance(stamp: date, event: tuple[int | None, int, int]) -> int:
    """Give the days from an event to a date; an event without a year is the nearest one."""
    year, month, day = event
    years = [year] if year else [stamp.year - 1, stamp.year, stamp.year + 1]
    deltas = [(stamp - date(one, month, day)).days for one in years if is_real(one, month, day)]
    return min(deltas, key=abs, default=_FAR * 9)


def follows_lead(day: date, lead: str) -> bool:
    """Tell whether a day comes soon after one that a lead tells of."""
    return any(_BEFORE <= _distance(day, event) <= _AFTER for event in events(lead))


def _day_score(day: date, opening: str, lead: str) -> int:
    """Score how a day fits what the first paragraphs tell; against it speaks the lead alone."""
    close = 3 * follows_lead(day, opening)
    told = events(lead)
    distances = [_distance(day, event) for event in told]
    if not distances:
        return close
    begun = _OPENING_RE.match(lead)
    if begun and events(begun.group())[:1] == told[:1] and not _BEFORE <= distances[0] <= _AFTER:
        return -3  # what a lead begins with has just happened
    return close or -all(distance > _FAR or distance < -_FAR for distance in distances)


def _is_far(day: date, lead: str) -> bool:
    """Tell whether a lead tells of days long before one: then this may be that of the saving."""
    distances = [_distance(day, event) for event in events(lead)]
    return bool(distances) and min(distances) > _FAR


def _year_score(year: int, text: str) -> int:
    years = [int(found) for found in _YEAR_RE.findall(text)]
    if not years:
        return 0
    if year in years:
        return 1
    return -3 if year > max(years) + 1 else -1 if year > max(years) else 0


def score(candidate: Candidate, told: Told, others: Sequence[Candidate]) -> int:
    """Score how sure a date is the article's own."""
    stamp, steps = candidate.stamp, candidate.steps
    if stamp.is_today:
        return -9
    is_near = steps is not None and 1 <= steps <= 4
    years = _year_score(stamp.year, told.whole)
    if is_near:
        years = max(years, -1)
    elif candidate.at_end and not _YEAR_RE.search(told.lead):
        years = max(years, 0)  # a portrait tells of years long ago
    points = _day_score(stamp.moment.date(), told.opening, told.lead) + years
    points += 4 * stamp.labelled
    if steps is not None and not candidate.at_end:
        near_before = -3 <= steps <= -1
        is_full = (bool(stamp.time) or stamp.zoned) and not stamp.has_seconds
        clock = any(one.place < candidate.place and one.stamp.moment > stamp.moment for one in others)
        is_alone = steps == -1 and (clock or not candidate.below_chrome)
        points += 4 * is_near + (1 + is_full * (1 + is_alone)) * near_before
        points += steps == -1 and (
            2 * (clock and not is_full) + 3 * candidate.between + candidate.below_section
        )
        points -= 3 * (steps < -3)
    points -= 5 * (stamp.year < OLDEST)
    points += 3 * candidate.follows_lead + 3 * candidate.at_end + 3 * candidate.in_text
    points -= stamp.has_seconds and not stamp.labelled and (steps is None or steps < 0)
    points -= (stamp.weekday_fits is False) + stamp.short_year
    points -= stamp.updated and any(one.stamp.labelled and not one.stamp.updated for one in others)
    twin = any(one.steps is not None and one.steps < 0 and one.stamp.moment == stamp.moment for one in others)
    points -= 4 * (twin and not candidate.in_text and _is_far(stamp.moment.date(), told.lead))
    before = steps is not None and steps < 0
    same = [one for one in others if one is not candidate and one.stamp.value[:10] == stamp.value[:10]]
    if before and same and all(one.steps is not None and one.steps < 0 for one in same) and _differ(others):
        points -= 2
    points -= 3 * (stamp.has_seconds and not stamp.labelled and any(one.stamp == stamp for one in same))
    if before and any((one.steps or 0) > 0 and one.stamp.value[:10] < stamp.value[:10] for one in others):
        points -= 2
    return points


def _differ(others: Sequence[Candidate]) -> bool:
    return len({one.stamp.value[:10] for one in others}) > 1


def is_range(text: str) -> bool:
    """Tell whether a text ends in brackets with two dates: those of a life, or of an anniversary."""
    match = re.search(r"[(\[]([^()\[\]]*)[)\]]\s*$", text)
    return match is not None and len(DATE_RE.findall(match[1])) > 1


def in_brackets(text: str) -> re.Match[str] | None:
    """Find a full date in brackets at the end of a title: ``… năm 2024 (11/07/2024)``."""
    if is_range(text):
        return None
    return re.search(
        rf"\s*[(\[](?P<inside>[^()\[\]]*?{_date_source()}[^()\[\]]*)[)\]]\s*$", text, re.IGNORECASE
    )


def glued(text: str) -> re.Match[str] | None:
    """Find a date at the end of a title that hangs on to it, or stands behind a bar or with a time."""
    date = _date_source()
    return re.search(
        rf"(?:(?<=[^\W\d_])|\s*[|–—]\s*|\s+(?={date}[\s,"
        rf"|-]+\d{{1,2}}[:h]\d{{2}}))(?P<inside>{date}(?:[\s,"
        rf"|-]+\d{{1,2}}[:h]\d{{2}}(?::\d{{2}})?)?)\s*$",
        text,
        re.IGNORECASE,
    )


def _date_source() -> str:
    """Give the pattern of a full date without its names, to stand in another."""
    return re.sub(r"\(\?P=sep\)", r"[/.\-–]", re.sub(r"\?P<\w+>", "?:", DATE_RE.pattern))
