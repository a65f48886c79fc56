"""Take out of a manuscript the captions that say again what another text of their photo says.

Two texts are one if their words are, but for case and the place of a tone mark (``uỷ``, ``ủy``); a
credit at the end is another text, said by itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_PHOTO_RE = re.compile(
    r"!\[(?P<alt>(?:[^\[\]]|\[[^\[\]]*\])*)\]\((?P<to>\s*(?:<[^<>\n]*>|[^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*|[^()<>\"\n]+\.[a-z0-9]{3,4}(?=[\s)])))"
    r"""(?P<space>\s*)(?P<title>"(?:[^"\\]|\\.)*"|'[^'\n]*')?\s*\)"""
)
_CREDIT_RE = re.compile(
    r"^(?P<said>.*?)[\s.;,(–-]*(?P<credit>\b(?:nguồn ảnh|ảnh)\s*:\s*[^:]+?)[).]*$", re.I | re.DOTALL
)
_TONES = "\u0300\u0301\u0303\u0309\u0323"


def _said(text: str) -> tuple[str, ...]:
    """Fold a text to what it says: its words."""
    return tuple(
        folded(word) for word in re.findall(r"\w+", unicodedata.normalize("NFC", text)) if word.strip("_")
    )


def folded(word: str) -> str:
    """Fold a word to its letters and its tone: ``Uỷ`` is ``ủy``, but not ``úy``; ``H₂O`` is ``h2o``."""
    signs = unicodedata.normalize("NFKD", word.casefold())
    letters = "".join(sign for sign in signs if sign not in _TONES)
    return letters + "".join(sign for sign in signs if sign in _TONES)


def _texts(text: str) -> Iterator[tuple[str, ...]]:
    """Give what a text says, and its credit by itself."""
    match = _CREDIT_RE.match(text.strip("*_ \n"))
    yield from (_said(match["said"]), _said(match["credit"])) if match else (_said(text), ())


def without_repeated_captions(text: str) -> str:
    """Take the captions that are said again out; each line stays at its place."""
    pieces, position = [], 0
    while match := _PHOTO_RE.search(text, position):
        known: set[tuple[str, ...]] = {()}
        shown = [_new(said, known) for said in (match["alt"], (match["title"] or "")[1:-1])]
        lines = "\n" * (match.group().count("\n") - "".join(shown).count("\n"))
        pieces += [text[position : match.start()], f" {shown[0]} {shown[1]} ", lines]
        position = match.end()
        below, end = _below(text, position, known)
        pieces.append(below)
        position = end
    return "".join((*pieces, text[position:]))


def _new(text: str, known: set[tuple[str, ...]]) -> str:
    """Give of a text what was not said before, and know it from now on."""
    said, credit = _texts(text)
    if said not in known and credit not in known:
        known |= {said, credit}
        return text
    match = _CREDIT_RE.match(text.strip("*_ \n"))
    parts = [(said, match["said"] if match else text), (credit, match["credit"] if match else "")]
    left = " ".join(part for meant, part in parts if meant not in known)
    known |= {said, credit}
    return left if left else "\n" * text.count("\n")


def _below(text: str, start: int, known: set[tuple[str, ...]]) -> tuple[str, int]:
    """Read the line right under a photo, and the paragraph after it, where they say its caption again."""
    written, position = "", start
    for pattern in (
        r"[ \t]*(?:\\?\n|<br ?/?>\n?)(?P<text>[^\n]*\S[^\n]*)",
        r"[ \t]*\n(?:[ \t]*\n)+(?P<text>\S[^\n]*(?:\n[^\n]*\S[^\n]*)*)",
    ):
        match = re.compile(pattern).match(text, position)
        if not match or "![" in match["text"]:
            continue
        said, credit = _texts(match["text"])
        if said not in known or (not said and credit not in known):
            continue
        left = _new(match["text"], known)
        gap = text[position : match.start("text")]
        written += gap + left + "\n" * (match["text"].count("\n") - left.count("\n"))
        position = match.end()
    return written, position
