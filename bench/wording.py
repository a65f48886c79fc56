"""Word the articles of the corpus as offices write them: sentences with names, dates and numbers in them."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

WORDS: dict[str, list[str]] = tomllib.loads(
    Path(__file__).with_name("wording.toml").read_text(encoding="utf-8")
)


class Person(NamedTuple):
    """Somebody of an article: who speaks in the text is who is seen in the photos."""

    name: str
    post: str


def name(rng: random.Random) -> str:
    """Make the name of a person."""
    return f"{rng.choice(WORDS['families'])} {rng.choice(WORDS['middles'])} {rng.choice(WORDS['given'])}"


class Story:
    """The words of one article: its people and its units come again and again."""

    def __init__(self, rng: random.Random, when: datetime) -> None:
        self._rng, self._when = rng, when
        credits = [credit.format(name=name(rng)) for credit in WORDS["credits"]]
        self._credit = rng.choice([*credits, ""])
        self._people = [Person(name(rng), rng.choice(WORDS["posts"])) for _ in range(3)]
        self._units = rng.sample(WORDS["units"], 3)
        self._event, self._place = rng.choice(WORDS["events"]), rng.choice(WORDS["places"])
        self._slots: dict[str, Callable[[], str]] = {
            "unit2": lambda: self._units[2],
            "unit": lambda: rng.choice(self._units[:2]),
            "place": lambda: self._place if rng.random() < 0.5 else rng.choice(WORDS["places"]),
            "event": lambda: self._event if rng.random() < 0.6 else rng.choice(WORDS["events"]),
            "task": lambda: rng.choice(WORDS["tasks"]),
            "quote": lambda: rng.choice(WORDS["quotes"]),
            "paper": lambda: rng.choice(WORDS["papers"]).format(n=rng.randint(2, 180)),
            "many": self._count,
            "few": lambda: str(rng.randint(2, 9)),
            "share": lambda: f"{rng.randint(40, 130)},{rng.randint(1, 9)}%",
            "money": lambda: str(rng.choice((300, 500, 650, 850))),
            "month": lambda: str(rng.randint(1, 12)),
            "date": lambda: self._day("%-d-%-m"),
            "full": lambda: self._day("%-d-%-m-%Y"),
        }

    def fill(self, template: str) -> str:
        """Put words, names and numbers into a template."""
        person = self._rng.choice(self._people)
        words = {key: make() for key, make in self._slots.items() if f"{{{key}}}" in template}
        text = template.format(person=person.name, post=person.post, **words)
        return re.sub(r"^(“?)(.)", lambda found: found[1] + found[2].upper(), text)

    def _day(self, form: str) -> str:
        """Name a day of the weeks before the article."""
        return f"{self._when - timedelta(days=self._rng.randint(0, 80)):{form}}"

    def _count(self) -> str:
        """Make a number, at times one of thousands."""
        rng = self._rng
        return (
            f"{rng.randint(1, 4)}.{rng.randint(0, 999):03d}"
            if rng.random() < 0.2
            else str(rng.randint(11, 900))
        )

    def sentence(self) -> str:
        """Make a sentence."""
        return self.fill(self._rng.choice(WORDS["sentences"]))

    def paragraph(self, words: int) -> str:
        """Make a paragraph of at least so many words; none of its sentences is of the same cut."""
        chosen, length = [], 0
        for template in self._rng.sample(WORDS["sentences"], len(WORDS["sentences"])):
            chosen.append(self.fill(template))
            length += len(chosen[-1].split())
            if length >= words:
                break
        return " ".join(chosen)

    def caption(self) -> str:
        """Make a caption; all of an article say who took the photos, or none."""
        text = self.fill(self._rng.choice(WORDS["scenes"]))
        return f"{text}.{self._credit}" if self._credit else text

    def alt(self) -> str:
        """Say what is seen on a photo."""
        return self._rng.choice(WORDS["alts"])

    def heading(self) -> str:
        """Make a heading."""
        return self._rng.choice(WORDS["headings"])

    def title(self) -> str:
        """Make a title."""
        return self.fill(self._rng.choice(WORDS["titles"]))
