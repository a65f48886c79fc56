"""Find in the text of a body what may be a photo or a link: where it stands, and what it is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from markdown import Markdown
from markdown.inlinepatterns import IMAGE_LINK_RE, LINK_RE, ImageInlineProcessor, LinkInlineProcessor

from newsroom.model.copy import masked

_PHOTO_RE = re.compile(r"!\[")
_LINK_START_RE = re.compile(r"(?<!!)\[")
_WIDE_RE = re.compile(r" ?\{ ?r[ộo]ng ?\}", re.IGNORECASE)
_GAP_RE = re.compile(r"\n[ \t]*(?=\n|$)")
_ESCAPED_RE = re.compile(r"\\[!-/:-@\[-`{-~]")
_HIDDEN = "\ue0aa"
"""What stands for signs that mean nothing; no manuscript may hold it."""
_MOST_MISSES = 100
"""The brackets in a row that hold nothing, after which no more are looked at in their paragraph."""
_NAMED_RE = re.compile(r" ?\[([^\[\]\n]*)\]")
_DEFINITION_RE = re.compile(
    r"^ {0,3}\[([^\[\]\n]+)\]:[ \t]*<?(\S+?)>?(?:\s+(?:\"(.*)\"|'(.*)'|\((.*)\)))?[ \t]*$", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Spot:
    """A photo or link as it is written, from ``start`` to ``end`` in the text.

    ``words`` are what stands in the square brackets as typed, ``title`` is that in quotation marks;
    ``wide`` is ``{rộng}`` as typed.
    """

    start: int
    end: int
    words: str
    target: str
    title: str = ""
    wide: str = ""


def photos_in(text: str) -> Iterator[Spot]:
    """Find what looks like a photo; whether it is one only our reader says."""
    processor, names = _processors()[0], _definitions(text)
    plain, place, misses = _without_signs(text), 0, 0
    while match := _PHOTO_RE.search(plain, place):
        spot = _spot(processor, text, plain, match, names)
        misses = 0 if spot else misses + 1
        if spot is None:
            place = _end_of_paragraph(plain, match.end()) if misses > _MOST_MISSES else match.end()
            continue
        wide = _WIDE_RE.match(text, spot.end)
        end = wide.end() if wide else spot.end
        place = end
        yield Spot(spot.start, end, spot.words, spot.target, spot.title, wide.group() if wide else "")


def links_in(text: str) -> Iterator[Spot]:
    """Find what looks like a link with its address in brackets, photos within its words or not."""
    processor = _processors()[1]
    plain, place, misses = _without_signs(text), 0, 0
    while match := _LINK_START_RE.search(plain, place):
        spot = _spot(processor, text, plain, match, {})
        misses = 0 if spot else misses + 1
        if spot:
            place = spot.end
            yield spot
        else:
            place = _end_of_paragraph(plain, match.end()) if misses > _MOST_MISSES else match.end()


def renamed(text: str, spot: Spot, target: str) -> str:
    """Write a spot with another address: all else stays, but a photo by a name gets its address at it."""
    written = text[spot.start : spot.end]
    found = written.find(spot.target, written.find("](") + 2) if "](" in written and spot.target else -1
    if found >= 0:
        return written[:found] + target + written[found + len(spot.target) :]
    title = f' "{spot.title}"' if spot.title else ""
    return f"![{spot.words}]({target}{title}){spot.wide}"


@lru_cache(maxsize=1)
def _processors() -> tuple[LinkInlineProcessor, LinkInlineProcessor]:
    md = Markdown()
    inline: Any = md.treeprocessors["inline"]
    inline.stashed_nodes = {}
    return ImageInlineProcessor(IMAGE_LINK_RE, md), LinkInlineProcessor(LINK_RE, md)


def _without_signs(text: str) -> str:
    """Give a text of the same length in which signs that are escaped or code are none."""
    return _ESCAPED_RE.sub(_HIDDEN * 2, masked(text, _HIDDEN))


def _spot(
    processor: LinkInlineProcessor,
    text: str,
    plain: str,
    match: re.Match[str],
    names: dict[str, tuple[str, str]],
) -> Spot | None:
    """Read what begins at a match as Markdown does, up to the end of its paragraph."""
    data = plain[: _end_of_paragraph(plain, match.end())]
    _, end, is_closed = processor.getText(data, match.end())
    if not is_closed:
        return None
    words = text[match.end() : end - 1]
    href, title, stop, is_link = processor.getLink(data, end)
    if is_link and stop > end:
        place = plain.find(href, end)
        return Spot(match.start(), stop, words, text[place : place + len(href)], title or "")
    named = _NAMED_RE.match(data, end)
    key = " ".join((named[1] if named and named[1] else words).split()).casefold()
    if key not in names:
        return None
    return Spot(match.start(), named.end() if named else end, words, *names[key])


def _end_of_paragraph(plain: str, place: int) -> int:
    gap = _GAP_RE.search(plain, place)
    return gap.start() if gap else len(plain)


def _definitions(text: str) -> dict[str, tuple[str, str]]:
    """Give address and title of each name that links are written with."""
    return {
        " ".join(match[1].split()).casefold(): (match[2], match[3] or match[4] or match[5] or "")
        for match in _DEFINITION_RE.finditer(text)
    }
