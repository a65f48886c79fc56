"""Report links and photos whose brackets are not closed, turned about or of the wrong kind."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from newsroom.model.copy import Copy, masked
from newsroom.model.problem import Problem
from newsroom.vietnamese.patterns import late
from plugins.copydesk.prose import stands

_SIGNS = ("[", "](", ")(")
"""One of them is in each."""
_WRONG_SIGNS = ("[", "]", "{", "}", "<", ")(")
"""One of them is in each that is not as it should be."""
_SUFFIXES = "pdf|docx?|xlsx?|pptx?|md|mp4|mp3|m4a|jpe?g|jfif|png|webp|gif|avif|heic|heif"
_FILE = rf"(?>[^\[\](){{}}<>\n|]*[^\[\](){{}}<>\s|]\.(?:{_SUFFIXES})(?=[\])}}>|#]))"
_NAME = r"[^\[\](){}<>\s|,;:.]+"
_TARGET = rf"(?:(?:https?://|www\.|mailto:|\.\.?/)[^\[\](){{}}<>\s]++|{_FILE}(?:#[^\[\](){{}}<>\s]*+)?)"
"""What is plainly an address or the name of a file.

What may be as long as a line is never tried twice: patterns here begin at a bracket or at a word's first
letter, and give nothing back (*possessive* and *atomic* in Python's ``re``). What must not stand before a
bracket is looked at behind it: a pattern that begins with one sign is looked for quickly.
"""
_WORDS = r"[^\[\](){}\n]{1,200}"
_INNER = r"(?:[^\[\]\n]|\[[^\[\]\n]*\])*"
_LINK_RE = late(rf"\[{_INNER}\]\((?:[^()\n]|\([^()\n]*\))*\)")
"""A link or photo as it should be, but for the mark of a photo before it."""
_WORDLESS_RE = late(r"\[(?<!!\[)\s*\]\(((?:https?://|mailto:|(?=[^()\s]+?\.md))[^()\s]*+)\)", re.IGNORECASE)
_TITLED = r"\[(?<!!\[)[^\[\]\n]+\]\((?P<target>[^\s()]+)\s+[\"'“](?P<title>[^\"'“”\n]+)[\"'”]\)"
_TITLED_RE = late(_TITLED)
_TITLED_OR_DEFINED_RE = late(
    rf"{_TITLED}|^[ ]{{0,3}}\[(?P<label>[^\[\]\n^]+)\]:[ ]*<?(?=[^\s<>]*?[./:#])[^\s<>]++>?[ ]+"
    r"[\"'(](?P<more>[^\"'()\n]+)[\"')][ ]*$",
    re.MULTILINE,
)
_TITLE_ENDS = ('")', "')", "”)")
"""What ends a link with a title that is defined where it stands."""
_PHOTO_BY_NAME_RE = late(r"!\[([^\[\]]*)\](?:\[([^\[\]]*)\])?(?!\()")
_VIDEO_RE = late(r"youtu|facebook\.|fb\.|\.mp[34]|\.m4a", re.IGNORECASE)
"""Links to videos and recordings, whose title is a caption."""
_DEFINED_RE = late(r"^[ ]{0,3}\[[^\[\]\n]+\]:", re.MULTILINE)
_SPACED_RE = late(rf"\[(?<!!\[)(?!\^)(?P<words>{_WORDS})\] +\((?P<target>{_TARGET})\)", re.IGNORECASE)
_UNCLOSED_RE = late(
    r"\[(?<!!\[)(?P<words>[^\[\]\n]{1,200})\]\((?P<target>(?=[^()\s|\]]*?[./#])[^()\s|\]]++)[^()\n|]*+(?=$|\|)",
    re.MULTILINE,
)
_SQUARE = rf"\[(?P<words>{_WORDS})"
_OTHER = rf"[({{](?P<more>{_WORDS})"
_BRACKETS_RES = tuple(
    (signs, late(pattern, re.IGNORECASE))
    for signs, pattern in (
        (("[[",), rf"(?P<photo>!?)\[\[(?P<target>{_FILE})(?:\|(?P<words>{_WORDS}))?\]\]"),
        (("[[",), r"(?P<photo>)\[\[(?P<words>(?=[^\[\](){}\n]*?[^\W\d_])[^\[\](){}\n]++)\]\]"),
        ("[{<", rf"(?P<photo>!?)(?:{_SQUARE}|{_OTHER})[\])}}] ?[\[{{<](?P<target>{_TARGET})[\]}}>)]"),
        (
            (")(", "](", "}("),
            rf"(?P<photo>!?)(?:{_SQUARE}[)}}]|{_OTHER}[\])}}])\((?P<target>{_TARGET})\)",
        ),
        ((")[",), rf"(?P<photo>!?)\((?P<target>{_TARGET})\)\[(?P<words>{_WORDS})\]"),
        ("[", rf"(?P<photo>!?)\[(?P<target>{_FILE})\](?![(\[:])"),
        ("[", rf"(?P<photo>!?){_SQUARE}\((?P<target>{_TARGET})\)(?!\])"),
        (
            ("](",),
            rf"(?P<photo>)(?<![^\s\[\](){{}}])(?P<words>[^\s\[\](){{}}]++)\]\((?P<target>{_TARGET})\)",
        ),
        ("[", rf"(?P<photo>!?){_SQUARE}\](?P<target>{_NAME}\.(?:{_SUFFIXES}))(?!\w)"),
    )
)
"""Brackets of the wrong kind or turned about, each with signs of which one is in it: quick to look for."""


def check_links(copy: Copy) -> Iterator[Problem]:
    """Report what is printed as it was typed although it was meant as a link or a photo."""
    if copy.body is None or not any(sign in copy.text for sign in _SIGNS):
        return
    start = copy.body_start
    typed = masked(copy.text[start:])
    defined: set[str] = set()
    if stands(typed, "]:"):
        defined = {match.group().strip().rstrip(":").casefold() for match in _DEFINED_RE.finditer(typed)}
    text = _without_links(_without_links(typed))  # a link around a photo
    found: list[tuple[int, int, Problem]] = []
    for match, problem in _found(copy, start, text, defined):
        place = bisect_left(found, match.start(), key=lambda one: one[0])
        above = place > 0 and match.start() < found[place - 1][1]
        below = place < len(found) and found[place][0] < match.end()
        if not (above or below):
            found.insert(place, (match.start(), match.end(), problem))
    yield from _titles(copy, start, typed)
    for match in _WORDLESS_RE.finditer(typed):
        yield Problem.of(
            copy.path,
            copy.line(start + match.start()),
            "link-without-words",
            found=match.group(),
            better=f"[chữ]({match[1]})",
        )
    yield from (problem for *_, problem in found)


def _without_links(text: str) -> str:
    """Give a text with spaces for the links and photos in it that are as they should be."""
    if not stands(text, "]("):
        return text
    pieces, done = [], 0
    place = text.find("[")
    while place >= 0:
        if match := _LINK_RE.match(text, place):
            begin = place - text.startswith("!", place - 1) if place else 0
            pieces += [text[done:begin], " " * (match.end() - begin)]
            done = match.end()
        place = text.find("[", match.end() if match else place + 1)
    return "".join([*pieces, text[done:]])


def _titles(copy: Copy, start: int, text: str) -> Iterator[Problem]:
    """Report titles of links; that of a photo is its caption, where it is defined as well."""
    has_definitions = stands(text, "]:")
    if not has_definitions and not any(sign in text for sign in _TITLE_ENDS):
        return
    pattern, photos = _TITLED_RE, set[str]()
    if has_definitions:
        pattern = _TITLED_OR_DEFINED_RE
        photos = {_label(match[2] or match[1]) for match in _PHOTO_BY_NAME_RE.finditer(text)}
    for match in pattern.finditer(text):
        groups = match.groupdict("")
        label = groups.get("label")
        if _VIDEO_RE.search(groups["target"]) or (label and _label(label) in photos):
            continue
        begin, end = match.span("title" if groups["title"] else "more")
        title = copy.text[start + begin : start + end]  # with its code
        yield Problem.of(copy.path, copy.line(start + match.start()), "link-title", title=title)


def _label(text: str) -> str:
    return " ".join(text.split()).casefold()


def _found(copy: Copy, start: int, text: str, defined: set[str]) -> Iterator[tuple[re.Match[str], Problem]]:
    def problem(match: re.Match[str], code: str) -> Problem:
        groups = match.groupdict()
        mark = groups.get("photo") or ""
        words = (groups.get("words") or groups.get("more") or ("mô tả" if mark else "chữ")).strip()
        better = f"{mark}[{words}]({(groups.get('target') or 'địa-chỉ').strip()})"
        line = copy.line(start + match.start())
        return Problem.of(copy.path, line, code, found=match.group().strip(), better=better)

    if not any(stands(text, sign) for sign in _WRONG_SIGNS):
        return
    for match in _SPACED_RE.finditer(text) if stands(text, "] ") else ():
        yield match, problem(match, "link-space")
    for match in _UNCLOSED_RE.finditer(text) if stands(text, "](") else ():
        yield match, problem(match, "link-unclosed")
    for signs, pattern in _BRACKETS_RES:
        for match in pattern.finditer(text) if any(sign in text for sign in signs) else ():
            if f"[{match.groupdict().get('target')}]".casefold() not in defined:
                yield match, problem(match, "photo-brackets" if match["photo"] else "link-brackets")
