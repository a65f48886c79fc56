"""Give the words that a page shows, list numbers as browsers count them included."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from bs4 import BeautifulSoup, Comment, Tag
from bs4.element import NavigableString

from newsroom.model.blocks import Block, Figure, Gallery, VideoBlock
from tests.support.words import tokens

_INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "cite",
        "code",
        "del",
        "em",
        "i",
        "ins",
        "mark",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "u",
        "time",
    ]
)
_UNSEEN = frozenset(("script", "style", "template", "head", "noscript"))
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def shown(body: Iterable[Block]) -> list[str]:
    """Give the words of a body's blocks in reading order; a list may go on behind a photo."""
    return shown_in(BeautifulSoup("".join(map(_html, body)), "html.parser"))


def _html(block: Block) -> str:
    """Write a block as HTML whose text is what readers see of it."""
    if isinstance(block, str):
        return block
    if isinstance(block, Figure):
        return 3 * _lines(block.alt, block.caption, block.credit)  # in what order, is the page's affair
    if isinstance(block, Gallery):
        return "".join(map(_html, block.figures)) + _lines(block.caption)
    still = _html(block.still) if isinstance(block, VideoBlock) and block.still else ""
    return _lines(block.title) + still + _lines(block.caption, block.credit)


def _lines(*texts: str) -> str:
    return "".join(f"<div>{escape(text)}</div>" for text in texts)


def shown_in(element: Tag) -> list[str]:
    """Give the words of a piece of a page: text, numbers of lists, alt texts, titles of links."""
    return tokens("".join(_walk(element)))


def _walk(element: Tag) -> Iterator[str]:
    if element.name in _UNSEEN or "footnote-ref" in element.get_attribute_list("class"):
        return
    around = "" if element.name in _INLINE else "\n"
    yield around
    number = _first(element)
    for child in element.children:
        if isinstance(child, Comment):
            continue
        if isinstance(child, NavigableString):
            yield str(child)
        elif isinstance(child, Tag):
            if child.name == "li" and element.name == "ol":
                number = _int(child.get("value"), number)
                yield f"\n{_numeral(number, str(element.get('type', '1')))}. "
                number += 1
            yield from _walk(child)
    for attribute in ("alt", "title"):
        if value := element.get(attribute):
            yield f" {value} "
    yield around


def _first(element: Tag) -> int:
    return _int(element.get("start"), 1) if element.name == "ol" else 1


def _int(value: object, otherwise: int) -> int:
    """Read a number as browsers do, which take another for none."""
    text = str(value)
    return int(text) if text.lstrip("-").isdecimal() else otherwise


def _numeral(number: int, kind: str) -> str:
    if kind in "aA" and 0 < number <= len(_LETTERS):
        return _LETTERS[number - 1].upper() if kind == "A" else _LETTERS[number - 1]
    return str(number)
