"""Score what was read of a page against what its article says."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.support.portals import FOREIGN, Story


@dataclass
class Read:
    """What a program gave for a page; ``date`` as ``2024-07-11``, ``""`` if none."""

    title: str = ""
    text: str = ""
    photos: Sequence[str] = ()
    date: str = ""
    cpu: float = 0


@dataclass
class Score:
    """Counts over pages: found, and how many there were to find; foreign phrases, dates of something else."""

    found: dict[str, int] = field(default_factory=dict)
    there: dict[str, int] = field(default_factory=dict)
    foreign: int = 0
    wrong_dates: int = 0
    pages: int = 0
    cpu: float = 0

    def add(self, read: Read, story: Story, is_dated: bool = True) -> None:
        """Count a page; one that is not dated shows no day of its article."""
        text, title = plain(read.text), plain(read.title)
        self._count("title", [title == plain(story.title)])
        self._count("lead", [plain(story.lead) in text])
        self._count("paragraphs", [plain(one) in text for one in story.body])
        self._count("captions", [plain(caption) in text for _, caption in story.photos])
        self._count("byline", [plain(story.byline) in text] if story.byline else [])
        held = {photo.rpartition("/")[2] for photo in read.photos}
        self._count("photos", [name in held for name, _ in story.photos])
        self._count("date", [read.date == story.iso] if is_dated else [])
        self.wrong_dates += bool(read.date) and (not is_dated or read.date != story.iso)
        own = plain(
            " ".join([story.title, story.lead, *story.body, *(caption for _, caption in story.photos)])
        )
        self.foreign += sum(plain(one) in text and plain(one) not in own for one in FOREIGN)
        self.pages += 1
        self.cpu += read.cpu

    def _count(self, key: str, found: list[bool]) -> None:
        self.found[key] = self.found.get(key, 0) + sum(found)
        self.there[key] = self.there.get(key, 0) + len(found)

    def share(self, key: str) -> str:
        """Give the share found as a percentage."""
        return f"{100 * self.found[key] / self.there[key]:.0f}" if self.there.get(key) else ""


def plain(text: str) -> str:
    """Give words only, however they are spaced and marked."""
    text = unicodedata.normalize("NFC", re.sub(r"[\\*_#>|`]", "", text))
    return " ".join(text.split()).casefold()
