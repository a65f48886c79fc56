"""Take the words out of a text as it was typed: what a reader reads of it, each line where it stood."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from newsroom.model.copy import masked
from newsroom.vietnamese.comparing import clean, is_ordinary
from newsroom.vietnamese.patterns import late

_HEADER_RE = late(r"\s*(?:[^\n]*\S[^\n]*(?:\n|\Z))*")
_KEY_RE = late(r"[ ]{0,3}([A-Za-z_]+)[ ]*:")
_READ_KEYS = frozenset({"title", "kicker", "summary"})
"""Keys of the header whose values are sentences."""
_HIDDEN_RE = late(r"^Status:[ ]*withdrawn", re.MULTILINE | re.IGNORECASE)
_SUFFIX = "jpe?g|jfif|png|webp|gif|avif|hei[cf]|pdf|docx?|xlsx?|pptx?|md|mp[34]|m4a|vtt|txt|html?"
_DOMAIN = "vn|com|org|net|edu|gov|info"
_START = r"(?<![^\s(\[<\"“])"
_UNREAD = {
    "](": r"\]\([ ]*[^\s()]*",  # where a link or photo leads; its title is read
    "]:": r"^[ ]{0,3}\[[^\[\]\n]+\]:[ ]*\S*",
    "<": r"</?[A-Za-z][^<>\n]*>",
    "&": r"&#?\w{1,12};",
    "://": rf"{_START}[^\s(\[<\"“]*://[^\s)\]>\"”]*",
    "www.": r"www\.[^\s)\]>\"”]*",
    "@": rf"{_START}[^\s(\[<\"“@]*@[^\s)\]>\"”]*",
    "#": r"(?<!\w)#\w+",
}
"""What of Markdown nobody reads, by a sign that is in each: quick to look for."""
_UNREAD_RES = [(sign, late(pattern, re.MULTILINE)) for sign, pattern in _UNREAD.items()]
_DOTTED_RE = late(rf"\.(?:{_SUFFIX}|{_DOMAIN})\b", re.IGNORECASE)
_FILE_RE = late(rf"(?<![\w.-])[\w-]+(?:\.[\w-]+)*\.(?:{_SUFFIX}|{_DOMAIN})\b[^\s)\]]*", re.IGNORECASE)
_WORD = r"[^\W\d_]++(?![\w'’@/&+]|[-–.][^\W_])"
_RUN_RE = late(rf"(?<![\w'’@/&#.-]){_WORD}(?: {_WORD})*+")
"""Words with a space between them each; what is part of a number, sign or compound is none."""
_EITHER = {
    **{"o" + toned: other + "a" for toned, other in zip("àáảãạ", "òóỏõọ", strict=True)},
    **{"o" + toned: other + "e" for toned, other in zip("èéẻẽẹ", "òóỏõọ", strict=True)},
    **{"u" + toned: other + "y" for toned, other in zip("ỳýỷỹỵ", "ùúủũụ", strict=True)},
}
"""Where a tone may stand in two places at the end of a word: the one and the other."""
_LATER_RE = late(r"o[àáảãạèéẻẽẹ](?= |\Z)|(?<!q)u[ỳýỷỹỵ](?= |\Z)")
"""A tone on the second letter of these; the ``u`` of ``qu`` carries none."""
_SHORT = 40
"""The characters of what is compared more than once: a name, an office."""
BREAK = "|"
"""What stands between runs, in place of a word."""


def readable(data: bytes, has_header: bool = True) -> str:
    """Give what is read of a text; nothing of an article that was taken down."""
    text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    text = text if is_ordinary(text) else clean(text)
    match = _HEADER_RE.match(text) if has_header else None
    end = match.end() if match else 0
    header, body = text[:end], text[end:]
    if _HIDDEN_RE.search(header):
        return ""
    return (_header_words(header) + _prose(masked(body))).replace("*", "").replace("_", " ")


def _prose(text: str) -> str:
    """Give Markdown without what nobody reads."""
    for sign, pattern in _UNREAD_RES:
        if sign in text:
            text = pattern.sub(" ", text)
    if _DOTTED_RE.search(text):
        text = _FILE_RE.sub(" ", text)
    return text


def _header_words(header: str) -> str:
    """Give the values of a header that are sentences."""
    kept, is_read = [], False
    for line in header.split("\n"):
        key = _KEY_RE.match(line)
        if key:
            is_read = key[1].lower() in _READ_KEYS
            line = line[key.end() :]
        kept.append(line.strip() if is_read else "")
    return "\n".join(kept)


def compared(words: str) -> str:
    """Give words for comparing: small letters, the tone of ``oa oe uy`` at their end on the first.

    All stands where it stood.
    """
    return _compared_name(words) if len(words) < _SHORT else _compared(words)


def _compared(words: str) -> str:
    return _LATER_RE.sub(lambda match: _EITHER[match[0]], words.lower())


_compared_name = lru_cache(maxsize=16384)(_compared)


def runs(text: str) -> Iterator[tuple[int, str]]:
    """Give the words that follow one another without a sign between them, and where they stand."""
    for match in _RUN_RE.finditer(text):
        yield match.start(), match.group()


class Note(NamedTuple):
    """What a text holds, each once, as compared: its words, and pairs of them, ``hội nghị``.

    ``BREAK`` stands among both for what is between runs.
    """

    words: set[str]
    pairs: set[str]


def note(text: str) -> Note:
    """Note what a readable text holds."""
    found = _RUN_RE.findall(text)
    words = compared(f" {BREAK} ".join(found)).split(" ") if found else []
    return Note(set(words), set(map(" ".join, pairwise(words))))
