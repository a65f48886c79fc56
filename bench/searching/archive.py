"""Write archives for the benchmark of search, and remember what their articles say."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from bench.plain import CATEGORIES, DESKS, TOPICS, site_toml
from bench.searching.words import Writer

NEWEST = datetime(2026, 10, 1, 8)
WORDS = 650
"""Words of a body, about as many as those of ``content/``."""
PARAGRAPH = 5
"""Sentences in a paragraph."""


@dataclass(frozen=True, slots=True)
class Told:
    """What an article says: its address, its title, its lead and the first sentences of its body."""

    path: str
    title: str
    lead: str
    body: str


def archive(folder: Path, size: int, writer: Writer) -> list[Told]:
    """Write ``size`` articles over eleven years into a new folder; give what they say, oldest first."""
    folder.mkdir(parents=True)
    (folder / "site.toml").write_text(site_toml(), encoding="utf-8")
    return [_write(folder, number, size, writer) for number in range(size)]


def _write(folder: Path, number: int, size: int, writer: Writer) -> Told:
    rng = random.Random(number)
    moment = NEWEST - timedelta(days=11 * 365) * (size - 1 - number) / size
    title = writer.sentence(rng, 9, 16)
    lead = f"{writer.sentence(rng, 18, 30)}. {writer.sentence(rng, 12, 20)}."
    body, words = [], 0
    while words < WORDS:
        body.append(writer.sentence(rng, 15, 35))
        words += body[-1].count(" ") + 1
    paragraphs = [". ".join(body[at : at + PARAGRAPH]) + "." for at in range(0, len(body), PARAGRAPH)]
    path = f"{moment:%Y/%m}/bai-viet-{number:06d}"
    text = (
        f"Title: {title}\nDate: {moment:%Y-%m-%d %H:%M}\nCategory: {rng.choice(CATEGORIES)}\n"
        f"Author: {rng.choice(DESKS)}\nTags: {'; '.join(rng.sample(TOPICS, 2))}\nSummary: {lead}\n\n"
    )
    file = folder / "articles" / path / "index.md"
    file.parent.mkdir(parents=True)
    file.write_text(text + "\n\n".join(paragraphs) + "\n", encoding="utf-8")
    return Told(path, title, lead, ". ".join(body[:20]))
