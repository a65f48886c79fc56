"""Hold what is known of an official document (*văn bản*), and say whether it is in force.

Days are those of Vietnam. A document is found again by its number: ``number_key`` takes spellings of
one number for the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from newsroom.vietnamese.comparing import comparable

_FORM_RE = re.compile(r"\d{1,6}(?:[\w.&+/–-]*\w)?")
_DASH_RE = re.compile(r"\s*[-\u2010-\u2015\u2212]\s*")
_SLASH_RE = re.compile(r"\s*/\s*")
_WRITTEN_RE = re.compile(
    r"(?:(?:[^\W\d_]+,?\s+)*(?:s[oố]\s*[:.]?\s+|số\s*[:.]?\s*)|(?:[^\W\d_]+\s+)+(?=\d+[\w.]*[/-]))?"
    r"(?P<number>\d{1,6}(?:[\w.&+/-]*\w)?)"
    r"(?:[\s,]+\(?(?:ban hành|ngày|của|năm|về)\b.*)?",
    re.IGNORECASE | re.DOTALL,
)
"""How people write a number: after its kind and *số*, and before the day, the issuer or the matter."""


def plain_number(written: str) -> str:
    """Take the number out of ``Nghị quyết số 12 – NQ/ĐUK ngày 01/5/2026``, with hyphens: ``12-NQ/ĐUK``.

    What is none stays as it is written. Words stand before a number without *số* only if it has a sign:
    ``NQ 12`` is none.
    """
    text = " ".join(written.split())  # of long gaps the patterns would try every part
    found = _WRITTEN_RE.fullmatch(_SLASH_RE.sub("/", _DASH_RE.sub("-", text)))
    return found["number"] if found else written


def is_number(text: str) -> bool:
    """Tell whether a text has the form of a number of a document: ``12-NQ/ĐUK``, ``30/2020/NĐ-CP``."""
    return _FORM_RE.fullmatch(text) is not None


def number_key(number: str) -> str:
    """Give what all spellings of a number have in common: case, dashes, spaces and leading zeros aside."""
    return re.sub(r"\s+", "", comparable(number)).replace("–", "-").lstrip("0")


@dataclass(frozen=True, slots=True)
class Replaced:
    """An older document that one replaces: as it was written, and the ``place`` of its article or ``""``."""

    written: str
    place: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """What the header of an article of a register says of its document; all of it may be missing.

    ``expires`` is the first day on which it is no longer in force.
    """

    number: str = ""
    issued: date | None = None
    issuer: str = ""
    signer: str = ""
    kind: str = ""
    in_force_from: date | None = None
    expires: date | None = None
    replaces: tuple[Replaced, ...] = ()

    @property
    def start(self) -> date | None:
        """The first day on which it is in force, as far as is known."""
        return self.in_force_from or self.issued

    @property
    def turns(self) -> tuple[date, ...]:
        """The days on which this document, or one that it replaces, is another by itself."""
        return tuple(day for day in (self.start, self.expires) if day)


class Force(Enum):
    """Whether a document is in force."""

    UNKNOWN = ""
    COMING = "coming"
    NOW = "now"
    ENDED = "ended"


def force(document: Document, newer: Iterable[Document], today: date) -> tuple[Force, date | None]:
    """Say whether a document is in force ``today``, and since when it is not, or from when it will be.

    It ends when the first of those that replace it, ``newer``, begins. Where nothing tells, nothing is
    said: neither a day of force or end, nor a newer document.
    """
    newer = tuple(newer)
    starts = [one.start for one in newer if one.start]
    end = min([*starts, *([document.expires] if document.expires else [])], default=None)
    if end and end <= today:
        return Force.ENDED, end
    if newer and not starts:
        return Force.ENDED, None
    if document.in_force_from and document.in_force_from > today:
        return Force.COMING, document.in_force_from
    return (Force.NOW if document.in_force_from or end else Force.UNKNOWN), None
