"""Explain in a shown body the first use of each abbreviation that the glossary of the site has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape

from newsroom.viewmodels.body import Content

_TAG_RE = re.compile(r"(<[^>]*>)")
_NAME_RE = re.compile(r"</?([a-z0-9]+)")
_APART = frozenset({"a", "abbr", "code", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "figcaption"})
"""Where none is explained: links and headings are short, code is no text."""
_BEFORE, _AFTER = r"(?<![\w./&;#@-])", r"(?![\w/&@-]|[.][\w])"
_OPENED_RE = re.compile(r"\([^()]{0,60}\Z")
_EXPLAINED_RE = re.compile(r" ?\((?:[^\W\d_]+,? ){2,}")


def with_abbreviations(
    shown: Iterable[Content], glossary: tuple[tuple[str, str], ...] | None
) -> tuple[Content, ...]:
    """Put ``<abbr>`` with its words around the first use of each abbreviation.

    What the text explains itself, ``(KTGS)`` behind its words or words in brackets behind it, is left alone.
    """
    if not glossary:
        return tuple(shown)
    explainer = _Explainer(dict(glossary))
    return tuple(explainer.explain(one) if isinstance(one, str) else one for one in shown)


class _Explainer:
    """What of the glossary was not met yet, while a body is read from its beginning."""

    def __init__(self, glossary: dict[str, str]) -> None:
        self._left = {escape(short): words for short, words in glossary.items()}

    def explain(self, html: str) -> str:
        """Explain in a piece of HTML what is met there first."""
        met = [short for short in self._left if short in html]
        if not met:
            return html
        words = "|".join(map(re.escape, sorted(met, key=len, reverse=True)))
        return "".join(self._pieces(html, re.compile(f"{_BEFORE}(?:{words}){_AFTER}")))

    def _pieces(self, html: str, pattern: re.Pattern[str]) -> Iterator[str]:
        """Give the tags as they are, and the texts between them with what is explained in them."""
        apart = 0
        for number, piece in enumerate(_TAG_RE.split(html)):
            if number % 2:
                name = _NAME_RE.match(piece)
                if name and name[1] in _APART:
                    apart += -1 if piece.startswith("</") else 1
                yield piece
            else:
                yield piece if apart else pattern.sub(self._explained, piece)

    def _explained(self, match: re.Match[str]) -> str:
        """Explain a first use; nothing is said of a second one."""
        short = match.group()
        words = self._left.pop(short, "")
        text = match.string
        if not words or _OPENED_RE.search(text[: match.start()]) or _EXPLAINED_RE.match(text, match.end()):
            return short
        return f'<abbr title="{escape(words)}">{short}</abbr>'
