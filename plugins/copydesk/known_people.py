"""Keep a register of the people whom an archive names, and doubt a name or an office that is nearly in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from newsroom.model.problem import Problem
from newsroom.vietnamese.comparing import toneless
from newsroom.vietnamese.slips import is_slip
from plugins.copydesk.people import Office, capital_names, mentions, offices_of
from plugins.copydesk.words import compared, runs

FEWEST = 3
"""The other articles in which a name or an office must stand to be known."""
RECENT = timedelta(days=60)
"""How long before an article an office must have been told to be the one that people remember."""
_SURE_LENGTH = 4
"""The syllables of a name that hardly two people have but for one tone; names with ``thị`` have one less."""
_SHARED = ("ủy viên", "đại biểu", "thành viên")
"""Offices of which one person holds several, and which several hold."""


class Entry(NamedTuple):
    """What one article says of a person: its path, its day, the offices."""

    path: str
    day: date | None
    offices: tuple[Office, ...]


class Paper(NamedTuple):
    """An article as it is judged: its path, its day, its texts by path as they are read."""

    path: str
    day: date | None
    texts: tuple[tuple[str, str], ...]


def entries(paper: Paper) -> list[tuple[str, Entry]]:
    """List what an article says of the people whom it names: by name as compared, each once."""
    found: dict[str, dict[Office, None]] = defaultdict(dict)
    for _, text in paper.texts:
        for mention in mentions(text):
            found[compared(mention.name)].update(dict.fromkeys(mention.offices))
    return [(name, Entry(paper.path, paper.day, tuple(offices))) for name, offices in found.items()]


class Register:
    """The people of an archive: an article is judged by what the others say."""

    def __init__(self, people: Iterable[tuple[str, Entry]], words: Mapping[str, int]) -> None:
        """Take the entries of all articles; ``words`` says in how many of them each word stands."""
        self._people: dict[str, list[Entry]] = defaultdict(list)
        self._of: dict[str, list[tuple[str, Entry]]] = defaultdict(list)
        for name, entry in people:
            self._people[name].append(entry)
            if entry.offices:
                self._of[entry.path].append((name, entry))
        self._words = words
        self._near_once = lru_cache(maxsize=16384)(lambda name: tuple(self._near_to(name)))
        """Articles name the same people again and again."""
        self._near: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for name in sorted(name for name, known in self._people.items() if len(known) >= FEWEST):
            for key in _gapped(name):
                self._near[key].append(name)

    def others(self, name: str, path: str) -> list[Entry]:
        """List what other articles say of a person, by their day."""
        known = (entry for entry in self._people.get(name, ()) if entry.path != path)
        return sorted(known, key=lambda entry: (entry.day or date.min, entry.path))

    def in_office(self, path: str) -> list[tuple[str, Entry]]:
        """List whom an article names with an office."""
        return self._of.get(path, [])

    def knows(self, name: str, path: str) -> bool:
        """Tell whether another article names a person."""
        return any(entry.path != path for entry in self._people.get(name, ()))

    def near(self, name: str) -> tuple[tuple[str, str, str], ...]:
        """Give names that are a slip away from another one, with what differs: there, and here."""
        return self._near_once(name)

    def _near_to(self, name: str) -> Iterator[tuple[str, str, str]]:
        words = name.split(" ")
        for place, key in enumerate(_gapped(name)):
            for other in self._near.get(key, ()):
                theirs = other.split(" ")[place]
                if is_slip(words[place], theirs):
                    yield other, theirs, words[place]

    def is_new(self, word: str) -> bool:
        """Tell whether a word that stands in an article stands in no other."""
        return self._words.get(word, 0) <= 1


def _gapped(name: str) -> list[tuple[str, ...]]:
    """Give the syllables of a name, each of them left out once; none for names of two, which are too many."""
    words = name.split(" ")
    return [(*words[:at], "", *words[at + 1 :]) for at in range(len(words))] if len(words) > 2 else []


def check_people(paper: Paper, register: Register) -> Iterator[Problem]:
    """Report names and offices that are nearly those of the register."""
    told: set[str] = set()
    for file, text in paper.texts:
        for typed, place in capital_names(text):
            name = compared(typed)
            known = None if name in told else _meant(name, place, text, paper, register)
            if known is not None:
                told.add(name)
                line = text.count("\n", 0, place) + 1
                other = " ".join(map(str.capitalize, known.split(" ")))
                count = len(register.others(known, paper.path))
                yield Problem.of(file, line, "name-known", name=typed, other=other, texts=count)
    for name, entry in register.in_office(paper.path):
        if name not in told and (before := _held_before(name, entry, register)):
            yield from _changed(name, paper, *before)


def _changed(name: str, paper: Paper, office: Office, count: int) -> Iterator[Problem]:
    """Report where a person is first named with another office than ``count`` articles say."""
    for file, text in paper.texts:
        for one in mentions(text):
            if compared(one.name) == name and one.offices:
                line = text.count("\n", 0, one.place) + 1
                values = {"name": one.name, "office": one.said, "other": office.written, "texts": count}
                yield Problem.of(file, line, "office-changed", **values)
                return


def _meant(name: str, place: int, text: str, paper: Paper, register: Register) -> str | None:
    """Give the name of the register that was likely meant by one that is not in it, and stands in a text."""
    for other, theirs, ours in register.near(name):
        if register.knows(name, paper.path) or _names(paper, other):
            continue  # both are named: two people, or the check of names tells
        if register.is_new(ours) or _is_sure(name, theirs, ours):
            return other
        said = offices_of(text.lower(), place, len(name))
        known = [one for entry in register.others(other, paper.path) for one in entry.offices]
        if any(one.rank == two.rank and one.is_of_body(two) for one in said for two in known):
            return other
    return None


def _names(paper: Paper, name: str) -> bool:
    """Tell whether an article has a name anywhere."""
    return any(f" {name} " in f" {compared(run)} " for _, text in paper.texts for _, run in runs(text))


def _is_sure(name: str, theirs: str, ours: str) -> bool:
    """Tell whether a name is long enough to be one person's although a tone of it is another one."""
    syllables = [word for word in name.split(" ") if word != "thị"]
    return len(syllables) >= _SURE_LENGTH and toneless(theirs) == toneless(ours)


def _held_before(name: str, own: Entry, register: Register) -> tuple[Office, int] | None:
    """Give the office that others said of a person until lately, and how many did, if now it is another."""
    others = register.others(name, own.path)
    if own.day is None or len(others) < FEWEST:
        return None
    for office in own.offices:
        said = (one for entry in others for one in entry.offices)
        if office.rank in _SHARED or any(_is_same(office, one) for one in said):
            continue
        found: dict[Office, list[date]] = defaultdict(list)
        for entry in others:
            for one in entry.offices:
                if _bars(one, office) and entry.day is not None:
                    found[one].append(entry.day)
        for one, days in found.items():
            if len(days) >= FEWEST and any(timedelta() <= own.day - day <= RECENT for day in days):
                return one, len(days)
    return None


def _is_same(one: Office, other: Office) -> bool:
    return one.rank == other.rank and (one.is_of_body(other) or not one.body or not other.body)


def _bars(one: Office, other: Office) -> bool:
    """Tell whether hardly anybody holds both offices: two ranks of one body, or one rank of two of a kind."""
    if one.rank in _SHARED:
        return False
    if one.is_of_body(other):
        return one.rank != other.rank and _stem(one.rank) == _stem(other.rank)
    is_of_a_kind = len(one.body) > 1 and len(other.body) > 1 and one.body[0] == other.body[0]
    return one.rank == other.rank and is_of_a_kind and "phó" not in one.rank


def _stem(rank: str) -> str:
    """Give an office without what makes it a deputy's."""
    for word in ("nguyên ", "quyền ", "phó ", "tổng "):
        rank = rank.replace(word, "")
    return rank
