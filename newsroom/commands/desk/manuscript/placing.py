"""Tell of each photo, video, recording and file of a body what it says and which lines are its own."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import unescape
from urllib.parse import unquote

from newsroom.commands.desk.manuscript.looking import Look, Seen, is_one, look
from newsroom.commands.desk.manuscript.spots import Spot, links_in
from newsroom.model.blocks import Recording, VideoBlock
from newsroom.model.hosts import looks_hosted
from plugins.captions.caption import same_caption
from plugins.manuscript.header import Manuscript
from plugins.manuscript.limits import check_limits

_ESCAPE_RE = re.compile(r"\\([!-/:-@\[-`{-~])")
_BARE_RE = re.compile(r"\s*<?(\S+?)[.,;]?>?\s*")


@dataclass(frozen=True, slots=True)
class Card:
    """A photo, video, recording or file of a body.

    ``target`` is its address as it is written; ``caption`` and ``credit`` (with its «Ảnh:») are those of the
    page. ``alt`` says what is to be seen, of a video its title. ``focus`` is that of the cover, which the
    header has. ``first`` and ``last`` are its lines in the body, from 1. ``gallery`` numbers the rows of
    photos from 1, 0 is none; ``shared`` is what all photos of one say.
    """

    kind: str
    target: str
    alt: str
    caption: str
    credit: str
    focus: str
    first: int
    last: int
    gallery: int = 0
    shared: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A card and where it was read from; ``alone`` says that its paragraph holds nothing but such things.

    ``run`` are the first and the last line of that paragraph, from 0.
    """

    card: Card
    spot: Spot
    alone: bool
    run: tuple[int, int]


def placed(body: str) -> list[Placed]:
    """List the cards of a body in its order; one that is larger than any build sets has none."""
    if next(check_limits("", Manuscript((), body, 1)), None) is not None:
        return []
    page, seen = _Page(body), look(body)
    found = [*page.photos(seen), *page.media(seen), *page.files(seen)]
    found.sort(key=lambda one: (one.card.first, one.spot.start))
    numbers: dict[int, int] = {0: 0}
    for one in found:
        numbers.setdefault(one.card.gallery, len(numbers))
    return [replace(one, card=replace(one.card, gallery=numbers[one.card.gallery])) for one in found]


def words_as_shown(written: str) -> str:
    """Give the words of a link without backslashes and references."""
    return " ".join(unescape(_ESCAPE_RE.sub(r"\1", written)).split())


class _Page:
    """A body in lines."""

    def __init__(self, body: str) -> None:
        self._body, self._lines = body, body.split("\n")
        self._starts = [0]
        for line in self._lines[:-1]:
            self._starts.append(self._starts[-1] + len(line) + 1)

    def _line(self, place: int) -> int:
        return bisect_right(self._starts, place) - 1

    def _run(self, line: int) -> tuple[int, int]:
        """Give the first and the last line of the paragraph around a line."""
        first = last = line
        while first and self._lines[first - 1].strip():
            first -= 1
        while last + 1 < len(self._lines) and self._lines[last + 1].strip():
            last += 1
        return first, last

    def _text(self, run: tuple[int, int]) -> str:
        return "\n".join(self._lines[run[0] : run[1] + 1])

    def photos(self, seen: Look) -> Iterator[Placed]:
        """Give the photos; those of one paragraph are judged together."""
        runs: dict[tuple[int, int], list[Seen]] = {}
        for photo in seen.photos:
            runs.setdefault(self._run(self._line(photo.spot.start)), []).append(photo)
        for run, photos in runs.items():
            alone = len({one.gallery for one in photos}) == 1 and is_one(self._text(run))
            for number, photo in enumerate(photos):
                last = self._line(photo.spot.end)
                if alone and number + 1 < len(photos):
                    last = max(last, self._line(photos[number + 1].spot.start) - 1)
                elif alone and not photo.shared:
                    last = self._with_repetition(run, photo) if len(photos) == 1 else run[1]
                yield self._photo(photo, last, alone, run)

    def _photo(self, photo: Seen, last: int, alone: bool, run: tuple[int, int]) -> Placed:
        figure, spot = photo.figure, photo.spot
        first = self._line(spot.start)
        card = Card(
            "photo", spot.target, figure.alt, figure.caption, figure.credit, "", first + 1, last + 1,
            photo.gallery, photo.shared,
        )  # fmt: skip
        return Placed(card, spot, alone, run)

    def _with_repetition(self, run: tuple[int, int], photo: Seen) -> int:
        """Give the last line of a photo; a paragraph below it that only says its caption again is its own."""
        below = next((n for n in range(run[1] + 1, len(self._lines)) if self._lines[n].strip()), None)
        if below is None:
            return run[1]
        next_run = self._run(below)
        text = re.sub(r"[*_]", "", " ".join(self._text(next_run).split()))
        if not same_caption(words_as_shown(text), photo.figure.caption):
            return run[1]
        return next_run[1] if is_one(f"{self._text(run)}\n\n{self._text(next_run)}") else run[1]

    def media(self, seen: Look) -> Iterator[Placed]:
        """Give the videos and recordings, each a paragraph of its own."""
        line = 0
        for one in seen.media:
            while line < len(self._lines):
                run = self._run(line) if self._lines[line].strip() else (line, line)
                line = run[1] + 1
                if spot := self._link(run, one):
                    yield self._medium(one, spot, run)
                    break

    def _link(self, run: tuple[int, int], wanted: VideoBlock | Recording) -> Spot | None:
        """Give the link of the paragraph that is read as a video or recording."""
        text = self._text(run)
        is_bare = _BARE_RE.fullmatch(text.split("\n")[0])
        if "." not in text or not (is_bare or text.lstrip().startswith("[")):
            return None
        read = look(text).media
        if len(read) != 1 or read[0].key != wanted.key:
            return None
        start = self._starts[run[0]]
        for spot in links_in(text):
            if not text[: spot.start].strip():
                return replace(spot, start=start + spot.start, end=start + spot.end)
        first = self._lines[run[0]]
        bare = _BARE_RE.fullmatch(first)
        return Spot(start, start + len(first.rstrip()), "", bare[1]) if bare else None

    def _medium(self, one: VideoBlock | Recording, spot: Spot, run: tuple[int, int]) -> Placed:
        named = bool(spot.words.strip()) and not looks_hosted(spot.words) and spot.words != spot.target
        caption = one.caption or ("" if named else one.title)
        kind = "video" if isinstance(one, VideoBlock) else "recording"
        title = one.title if named else ""
        card = Card(kind, spot.target, title, caption, one.credit, "", run[0] + 1, run[1] + 1)
        return Placed(card, spot, True, run)

    def files(self, seen: Look) -> Iterator[Placed]:
        """Give the links to files, wherever they stand."""
        spots: dict[str, list[Spot]] = {}
        for spot in links_in(self._body) if seen.body.files else ():
            spots.setdefault(unquote(spot.target), []).append(spot)
        for file in seen.body.files:
            if listed := spots.get(unquote(file.written)):
                yield self._file(listed.pop(0))

    def _file(self, spot: Spot) -> Placed:
        first, last = self._line(spot.start), self._line(spot.end)
        run = self._run(first)
        alone = self._text(run).strip() == self._body[spot.start : spot.end]
        card = Card("file", spot.target, "", words_as_shown(spot.words), "", "", first + 1, last + 1)
        return Placed(card, spot, alone, run)
