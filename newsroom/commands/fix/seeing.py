"""See of a manuscript what readers see, so that mending it can be held to changing none of it."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from plugins.manuscript.grammar import Grammar
from plugins.manuscript.header import decode, split
from plugins.manuscript.keys import ARTICLE_GRAMMAR, PAGE_GRAMMAR
from plugins.manuscript.markup.body import Typesetter
from plugins.manuscript.schema import gather

_TOKEN_RE = re.compile(r"\w+|[^\w\s]")
_WHOLE_RE = re.compile(r"</?span[^>]*>")
_QUOTES = str.maketrans("“”\u00a0", '"" ')


class Seen(NamedTuple):
    """The words of each key, those of the body with their tags, and the codes of what is wrong."""

    header: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]
    body: tuple[str, ...]
    codes: frozenset[str]

    def is_same(self, other: Seen) -> bool:
        """Tell whether another state shows the same, with no fault more."""
        return self.header == other.header and self.body == other.body and other.codes <= self.codes


def grammar_of(path: str) -> Grammar:
    """Give the grammar of a content file's header."""
    return PAGE_GRAMMAR if path.startswith("pages/") else ARTICLE_GRAMMAR


@cache
def _typesetter() -> Typesetter:
    return Typesetter(["tables", "footnotes", "plugins.captions.markdown"], {})


def seen(path: str, text: str) -> Seen:
    """See a text as the content file ``path``."""
    decoded, odd = decode(path, text.encode("utf-8", "surrogatepass"))
    grammar = grammar_of(path)
    manuscript, malformed = split(path, decoded, grammar)
    header = gather(path, manuscript.fields, grammar.known)
    values = sorted(
        (key, tuple(_tokens(item.value) for item in items)) for key, items in header.fields.items()
    )
    body = _typesetter().set(path, manuscript.body, manuscript.body_line)
    shown = " ".join(block if isinstance(block, str) else _plain(repr(block)) for block in body.blocks)
    codes = {problem.code for problem in (*odd, *malformed, *header.problems, *body.problems)}
    return Seen(tuple(values), _tokens(_WHOLE_RE.sub("", shown.replace("&nbsp;", " "))), frozenset(codes))


def _plain(shown: str) -> str:
    """Give what a figure shows without the number of its line."""
    return re.sub(r"\bline=\d+", "", shown)


def _tokens(text: str) -> tuple[str, ...]:
    return tuple(_TOKEN_RE.findall(text.translate(_QUOTES)))
