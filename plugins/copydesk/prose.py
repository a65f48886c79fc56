"""Show of a text what readers read: no addresses, code, tags, and of the header only its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from newsroom.model.copy import Copy, masked
from newsroom.vietnamese.patterns import late

FILLER = "\ue0ff"
"""What stands for a character that nobody reads: neither a letter nor a space."""
_SENTENCES = ("title", "kicker", "summary")
"""The keys of a header whose values are sentences."""
_NUMBER_RE = late(r"[0-9]+(?:[.,][0-9]+)*")
_DIGITS = bytes.maketrans(b"123456789", b"000000000")
_KEY_RE = late(r"([A-Za-z_]+)[ \t]*:[ \t]*")
_TARGET_RE = late(
    r"\]\([^()\s\"]*(?:\([^()\s]*\)[^()\s\"]*)*(?:[ ]+[\"“](?P<title>[^\n]{0,800}?)[\"”][ ]*)?\)"
)
"""Where a link or photo leads, with its title, which is the caption of a photo."""
_ATTRIBUTES_RE = late(r"\{:[^{}\n]*\}|\{[.#@][\w-][^{}\n]*\}|\{ ?[\w-]+=[^{}\n]*\}")
"""Attributes as ``attr_list`` reads them; where nobody does, another check tells so."""
_ADMONITION_RE = late(r"^[ \t]*!!! ?[\w -]+\"(?P<title>[^\"\n]*)\"[ \t]*$", re.MULTILINE)
"""The head of a frame, with its title."""
_ADDRESS_RE = late(r"(?:https?://|www\.)[^\s<>)\]]+|(?<![\w.+-])[\w.+-]++@[\w-]+\.[\w.-]+")
_TAG_RE = late(r"</?[A-Za-z][^<>\n]*>|^[ ]{0,3}\[[^\[\]\n]+\]:.*", re.MULTILINE)


def prose(copy: Copy) -> str:
    """Give the text with fillers for what is no sentence; what is left stands where it stood."""
    return _prose(copy.text, copy.body_start if copy.body is not None else 0)


def body_prose(copy: Copy) -> str:
    """Give the same, with fillers for all of the header."""
    start = copy.body_start if copy.body is not None else 0
    return _filled(copy.text[:start]) + prose(copy)[start:]


@lru_cache(maxsize=2)
def numbers(text: str) -> tuple[tuple[int, int, str], ...]:
    """List the numbers of a text, each with where it begins and ends; one look serves all who ask.

    To look for one byte, which stands for every digit, is much quicker than a pattern.
    """
    digits = text.encode("ascii", "replace").translate(_DIGITS)
    found: list[tuple[int, int, str]] = []
    place = digits.find(b"0")
    while place >= 0 and (match := _NUMBER_RE.match(text, place)):
        end = match.end()
        found.append((place, end, match.group()))
        place = digits.find(b"0", end)
    return tuple(found)


def places(text: str, sign: str) -> Iterator[int]:
    """Give where a sign stands in a text."""
    place = text.find(sign)
    while place >= 0:
        yield place
        place = text.find(sign, place + 1)


def stands(text: str, signs: str) -> bool:
    """Tell whether signs stand in a text, the first of which is rare.

    To look for one sign is many times quicker than to look for two.
    """
    place = text.find(signs[0])
    while place >= 0 and not text.startswith(signs, place):
        place = text.find(signs[0], place + 1)
    return place >= 0


def header_line(copy: Copy, key: str) -> tuple[int, str]:
    """Give the line and the value of a key of the header, 0 and ``""`` if it is not there."""
    if copy.body is None:
        return 0, ""
    wanted, value, found = key.casefold(), "", 0
    for number, line in enumerate(copy.text[: copy.body_start].split("\n"), start=1):
        match = _KEY_RE.match(line)
        if match and found:
            break
        if match and match[1].casefold() == wanted:
            found, value = number, line[match.end() :]
        elif found and not match:
            value = f"{value} {line.strip()}"
    return found, value.strip()


def _has_header(text: str) -> bool:
    return _KEY_RE.match(text.lstrip()) is not None


@lru_cache(maxsize=2)
def _prose(text: str, start: int) -> str:
    start = start if _has_header(text) else 0
    body = masked(text[start:], FILLER)
    if "[" in body:
        body = _TARGET_RE.sub(_without_target, body)
    if "{" in body:
        body = _ATTRIBUTES_RE.sub(_blank, body)
    if "!!!" in body:
        body = _ADMONITION_RE.sub(_with_title, body)
    if "@" in body or stands(body, "://") or ("w" in body and "www." in body):
        body = _ADDRESS_RE.sub(_blank, body)
    if "<" in body or stands(body, "]:"):
        body = _TAG_RE.sub(_blank, body)
    return (_head(text[:start]) if start else "") + body


def _head(text: str) -> str:
    """Fill what is no sentence in a header."""
    lines, kept = [], False
    for line in text.split("\n"):
        match = _KEY_RE.match(line)
        if match:
            kept = match[1].casefold() in _SENTENCES
            end = match.end() if kept else len(line)
            lines.append(FILLER * end + line[end:])
        else:
            lines.append(line if kept else FILLER * len(line))
    return "\n".join(lines)


def _without_target(match: re.Match[str]) -> str:
    if match["title"] is None:
        return FILLER * len(match.group())
    return _with_title(match)


def _with_title(match: re.Match[str]) -> str:
    start, end = match.span("title")
    return FILLER * (start - match.start()) + match["title"] + FILLER * (match.end() - end)


def _blank(match: re.Match[str]) -> str:
    return _filled(match.group())


def _filled(text: str) -> str:
    return "\n".join(FILLER * len(line) for line in text.split("\n"))
