"""Read lines of server logs: common and combined (nginx, Apache), and W3C extended (IIS).

The first is a head (``[HOST ]ADDRESS IDENT USER``), a moment in brackets, the request in quotes, status and
size, and in the combined form referrer and browser in quotes; whatever an office adds in quotes behind them
is looked at for the purpose of the request only. In the last, ``#Fields`` names the columns, and moments are
in UTC. All is done in one pass over a line, whatever it holds: every repetition is possessive or bounded.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache
from ipaddress import ip_address
from typing import NamedTuple

DIRECTIVE = "#"
"""What lines begin with that say something of the log itself."""
_NEEDED = ("date", "time", "c-ip", "cs-method", "cs-uri-stem", "sc-status")
_QUOTED = r'"((?:[^"\\]|\\.)*+)"'
_COMBINED_RE = re.compile(
    r"(\d\d/[A-Z][a-z]{2}/\d{4}:\d\d:\d\d:\d\d [+-]\d{4})\] "
    rf"{_QUOTED} (\d{{3}}) (?:\d++|-)(?: {_QUOTED} {_QUOTED}(.*+))?+",
    re.ASCII | re.DOTALL,
)
_MONTHS = {
    name: number
    for number, name in enumerate(
        ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"), start=1
    )
}
_FIRST, _LAST = "1970", "9998"
"""The years of which a moment may be; in those beside them a day of Vietnam may be none that there is."""
_MOST_DIGITS = 19
"""More digits stand in no number that a log has."""


class Request(NamedTuple):
    """What a line tells of a request.

    ``moment`` is in seconds since 1970, ``target`` as it was asked for, ``agent`` what the browser calls
    itself: ``""`` if it does not say, ``None`` if the log does not. ``rest`` is what stands behind it.
    """

    moment: int
    address: str
    method: str
    target: str
    status: int
    agent: str | None
    rest: str = ""


@lru_cache(maxsize=4096)
def _moment(text: str) -> int | None:
    """Read ``11/Jul/2024:15:51:00 +0700`` as seconds since 1970, ``None`` if there is no such moment."""
    if not _FIRST <= text[7:11] <= _LAST:
        return None
    month = _MONTHS.get(text[3:6], 0)
    offset = timedelta(hours=int(text[22:24]), minutes=int(text[24:26]))
    try:
        zone = timezone(-offset if text[21] == "-" else offset)
        moment = datetime(
            int(text[7:11]), month, int(text[:2]), int(text[12:14]), int(text[15:17]), int(text[18:20]),
            tzinfo=zone,
        )  # fmt: skip
        return int(moment.timestamp())
    except (ValueError, OverflowError):
        return None


@lru_cache(maxsize=4096)
def _moment_w3c(text: str) -> int | None:
    """Read ``2024-07-11 08:51:00`` as seconds since 1970, ``None`` if there is no such moment."""
    if not _FIRST <= text[:4] <= _LAST:
        return None
    try:
        return int(datetime.strptime(text, "%Y-%m-%d %H:%M:%S").replace(tzinfo=UTC).timestamp())
    except (ValueError, OverflowError):
        return None


@lru_cache(maxsize=65536)
def plain_address(text: str) -> str:
    """Write an address in its one form, IPv4 within IPv6 as IPv4; ``""`` if it is none."""
    try:
        found = ip_address(text.partition("%")[0])
    except ValueError:
        return ""
    mapped = getattr(found, "ipv4_mapped", None)
    return str(mapped or found)


def _reader(head: str) -> str:
    """Give the address at the head of a line, where the name of the site may stand before it."""
    words = head.split(" ", 4)
    if len(words) < 3:
        return ""
    second = plain_address(words[1]) if len(words) > 3 else ""
    # A server that asks for names of readers writes such a name: it tells one from another as well.
    return second or plain_address(words[0]) or words[len(words) > 3][:255].lower()


def parse_combined(line: str) -> Request | None:
    """Read a line of nginx or Apache; ``None`` if it is none."""
    head, found, rest = line.partition(" [")
    match = _COMBINED_RE.fullmatch(rest) if found else None
    if match is None:
        return None
    moment, address = _moment(match[1]), _reader(head)
    method, _, asked = match[2].partition(" ")
    target, _, protocol = asked.rpartition(" ")
    if moment is None or not address or not target or not protocol.startswith("HTTP/"):
        return None
    agent = match[5]
    if agent is not None:
        agent = "" if agent == "-" else agent
    return Request(moment, address, method, target, int(match[3]), agent, match[6] or "")


def fields_of(line: str) -> tuple[str, ...] | None:
    """Give the columns that a directive names, ``None`` if it is another one."""
    name, _, value = line.partition(":")
    return tuple(value.split()) if name == "#Fields" else None


def parse_w3c(fields: tuple[str, ...], line: str) -> Request | None:
    """Read a line of IIS, whose columns are ``fields``; ``None`` if it is none."""
    values = line.split(" ")
    if len(values) != len(fields):
        return None
    row: Mapping[str, str] = dict(zip(fields, values, strict=True))
    if any(name not in row for name in _NEEDED):
        return None
    moment, status = _moment_w3c(f"{row['date']} {row['time']}"), row["sc-status"]
    address = plain_address(row["c-ip"]) or row["c-ip"][:255].lower()
    if moment is None or not (status.isascii() and status.isdigit() and len(status) <= _MOST_DIGITS):
        return None
    agent = row.get("cs(User-Agent)")
    if agent is not None:
        agent = "" if agent == "-" else agent.replace("+", " ")
    # What was asked for stands there decoded: a percent sign is itself.
    target = row["cs-uri-stem"].replace("%", "%25")
    return Request(moment, address, row["cs-method"], target, int(status), agent)
