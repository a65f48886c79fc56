"""Read the corrections of an article: ``Correction: 2024-07-12 Tên đúng là …``."""

from __future__ import annotations

import re
from datetime import datetime

from newsroom.model.dates import DATE_RE, parse_date
from newsroom.model.records import Correction
from plugins.manuscript.header import Field
from plugins.manuscript.schema import DATE_CODES, Header

_TEXT_RE = re.compile(r"(?:\s*[:–—-]\s*|\s+)(.*\w.*)")


def read_corrections(header: Header, date: datetime | None) -> tuple[Correction, ...]:
    """Read what was corrected in the article of ``date``, oldest first."""
    found = (_read(header, item, date) for item in header.all("correction"))
    return tuple(sorted((one for one in found if one), key=lambda one: one.date))


def _read(header: Header, item: Field, date: datetime | None) -> Correction | None:
    """Read one; a day without a time is, on the day of the article, the article's time."""
    match = DATE_RE.match(item.value)
    text = match and _TEXT_RE.fullmatch(item.value[match.end() :])
    if not match or not text:
        header.report(item.line, "bad-correction", value=item.value)
        return None
    moment, has_time, wrong = parse_date(match.group())
    if moment is None:
        header.report(item.line, DATE_CODES[wrong], key=item.key, value=match.group())
        return None
    if date and moment < date:
        if has_time or moment.date() < date.date():
            is_same_day = moment.date() == date.date()
            header.report(item.line, "correction-early", date=f"{date:{'%H:%M ' * is_same_day}%d/%m/%Y}")
        moment = date
    return Correction(moment, text[1].strip(), has_time, item.line)
