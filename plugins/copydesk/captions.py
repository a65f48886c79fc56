"""Report captions that the text says again, or nearly."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from html import unescape
from itertools import pairwise

from newsroom.model.blocks import Block, Figure, body_figures
from newsroom.model.copy import Copy
from newsroom.model.problem import Problem
from newsroom.vietnamese.patterns import late
from newsroom.vietnamese.repeating import beginning, essence, nearly_says
from plugins.copydesk.names import check_names

_WORDS_RE = late(r"(?:<(?:em|strong)>)*([^<>]*)(?:</(?:em|strong)>)*")
"""A paragraph of nothing but words, with emphasis around all of them at most."""

_MORE = 20
"""Characters by which a text may be longer than what it says: marks at its ends, not words."""


def check_captions(copy: Copy) -> Iterator[Problem]:
    """Report a caption that the text says again as a paragraph of its own, or nearly so below its photo."""
    body = copy.body or ()
    figures = [figure for figure in body_figures(body) if figure.caption]
    if not figures:
        return
    for paragraph, figure in _said_again(body, figures):
        line = _line(copy.text, paragraph, figure)
        yield Problem.of(copy.path, line, "caption-repeated", caption=paragraph)
    for figure, paragraph in _below_photos(body):
        if nearly_says(figure.caption, paragraph) and not _told_as_name(copy.path, figure.caption, paragraph):
            yield Problem.of(
                copy.path, _line(copy.text, paragraph, figure), "caption-similar", caption=paragraph
            )


def _said_again(body: Iterable[Block], figures: Iterable[Figure]) -> Iterator[tuple[str, Figure]]:
    """Give the paragraphs that say a caption again, each with the last photo that has it."""
    beginnings = {beginning(figure.caption) for figure in figures}
    likely = [html for html in _paragraphs(body) if _may_begin_with(beginnings, html)]
    captions = {essence(figure.caption): figure for figure in figures} if likely else {}
    captions.pop("", None)
    longest = max(map(len, captions), default=0) + _MORE
    for paragraph in map(_words, likely):
        figure = captions.get(essence(paragraph)) if len(paragraph) < longest else None
        if figure is not None and not paragraph.endswith(":"):
            yield paragraph, figure


def _told_as_name(path: str, caption: str, paragraph: str) -> bool:
    """Tell whether what differs is a name of which the check of names tells."""
    return any(check_names(Copy(path, f"{caption}\n{paragraph}")))


def _paragraphs(body: Iterable[Block]) -> Iterator[str]:
    """Give the HTML within each paragraph."""
    for block in body:
        if isinstance(block, str):
            start = block.find("<p>")
            end = block.find("</p>", start)
            while 0 <= start < end:
                yield block[start + 3 : end]
                start = block.find("<p>", end)
                end = block.find("</p>", start)


def _may_begin_with(beginnings: Collection[str], html: str) -> bool:
    """Tell whether HTML may begin with one of these words: where one is plain, the text begins with it, too.

    To split all paragraphs into words takes more time.
    """
    word = beginning(html)
    return not word or word in beginnings or "" in beginnings


def _below_photos(body: Iterable[Block]) -> Iterator[tuple[Figure, str]]:
    """Give each photo with a caption, and the paragraph of words right after it."""
    for figure, block in pairwise(body):
        if isinstance(figure, Figure) and figure.caption and isinstance(block, str):
            end = block.find("</p>") if block.startswith("<p>") else -1
            if end > 0 and (words := _words(block[3:end])) and not words.endswith(":"):
                yield figure, words


def _words(paragraph: str) -> str:
    """Give the words of the HTML of a paragraph, ``""`` if it holds more."""
    if "<" in paragraph or ">" in paragraph:
        if paragraph[0] != "<" and paragraph[-1] != ">":
            return ""
        match = _WORDS_RE.fullmatch(paragraph)
        if match is None:
            return ""
        paragraph = match[1]
    return " ".join((unescape(paragraph) if "&" in paragraph else paragraph).split())


def _line(text: str, paragraph: str, figure: Figure) -> int:
    """Give the line of the paragraph in the text, below that of its photo if it stands there too."""
    wanted = essence(paragraph)
    typed = text.split("\n")
    lines = [
        number
        for number, line in enumerate(typed, start=1)
        if _said(line) == wanted and not line.lstrip().startswith(("!", "[!"))
    ]
    lines = [number for number in lines if typed[number - 1].strip(" *_>#+-") == paragraph] or lines
    return next((number for number in lines if number > figure.line), next(iter(lines), figure.line))


def _said(line: str) -> str:
    return essence(line.strip(" *_>#+-"))
