"""Read the moments of a header beside ``Date``."""

from __future__ import annotations

from datetime import datetime

from plugins.manuscript.schema import Header, read_date


def read_modified(header: Header, date: datetime | None = None) -> tuple[datetime | None, bool]:
    """Read when something was mended, and whether a time of day was given.

    A day without a time is, on the day of the article, the article's time. What would be before the
    ``date`` of the article is told and does not count.
    """
    modified, has_time = read_date(header, "modified")
    if not date or not modified or modified >= date:
        return modified, has_time
    if modified.date() == date.date() and not has_time:
        return date, False
    item = header.fields["modified"][0]
    code = "modified-early" if modified.date() < date.date() else "modified-early-time"
    header.report(item.line, code, value=item.value, date=f"{date:%H:%M %d/%m/%Y}")
    return None, False


def read_pin_until(header: Header) -> datetime | None:
    """Read until when the article stands first; a day without a time is meant to its end."""
    pin_until, has_time = read_date(header, "pin_until")
    return pin_until if pin_until is None or has_time else pin_until.replace(hour=23, minute=59)
