"""Know the fields of Word: what a field's result is worth, and where a link of it leads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from newsroom.commands.importer.word.legacy_fonts import symbol

_WORD_RE = re.compile(r'"((?:[^"\\]|\\.)*)"|(\S+)')
_TOC = frozenset({"TOC", "TOA", "INDEX", "BIBLIOGRAPHY"})
_PAGES = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION"})
_CLOCK = frozenset({"DATE", "TIME", "PRINTDATE", "SAVEDATE", "CREATEDATE"})
_SWITCHES_WITH_WORDS = ("\\l", "\\o", "\\t")


@dataclass(slots=True)
class Field:
    """A field that is open while its paragraphs are read: its code so far, whether its result has begun."""

    code: str = ""
    has_result: bool = False
    line: object = None
    at: int = 0
    """The paragraph it began in, and how many pieces that had."""

    @property
    def name(self) -> str:
        """What kind of field it is: ``HYPERLINK``."""
        match = _WORD_RE.search(self.code)
        return match[0].upper() if match else ""

    @property
    def is_toc(self) -> bool:
        return self.name in _TOC

    @property
    def is_page(self) -> bool:
        return self.name in _PAGES

    @property
    def is_clock(self) -> bool:
        """Whether Word writes another day here whenever the file is opened."""
        return self.name in _CLOCK

    @property
    def sequence(self) -> str:
        """Name what a ``SEQ`` field counts: ``Hình``, ``Figure``."""
        return self.first_word if self.name == "SEQ" else ""

    @property
    def first_word(self) -> str:
        """Give what a field is about: the address of a picture, the code of a sign."""
        words = list(_WORD_RE.finditer(self.code))
        return _unquoted(words[1]) if len(words) > 1 else ""

    @property
    def sign(self) -> str:
        """Give the sign of a ``SYMBOL`` field, ``""`` if it is not known."""
        font = re.search(r'\\f\s+(?:"([^"]+)"|(\S+))', self.code)
        try:
            return symbol((font[1] or font[2]) if font else "", int(self.first_word, 0))
        except (ValueError, OverflowError):
            return ""

    @property
    def link(self) -> str:
        """Give the address of a ``HYPERLINK`` field, ``""`` if it leads into the file itself."""
        return _link(self.code)


@lru_cache(maxsize=256)
def _link(code: str) -> str:
    if Field(code).name != "HYPERLINK":
        return ""
    target = anchor = ""
    tokens = iter(list(_WORD_RE.finditer(code))[1:])
    for token in tokens:
        switch = (token[2] or "").lower()
        if switch in _SWITCHES_WITH_WORDS:
            word = next(tokens, None)
            anchor = _unquoted(word) if word and switch == "\\l" else anchor
        elif not switch.startswith("\\") and not target:
            target = _unquoted(token)
    return f"{target}#{anchor}" if target and anchor else target


def _unquoted(token: re.Match[str]) -> str:
    return token[2] if token[1] is None else re.sub(r"\\(.)", r"\1", token[1])
