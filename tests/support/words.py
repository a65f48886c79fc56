"""Say which words of a manuscript a reader must see: an oracle that shares no parsing with the program.

What is typed as text must be seen: the numbers and letters of lists, cells, headings, captions and
credits, alt texts, footnotes. What is markup need not: addresses of links, names of files, labels,
comments, tags, and a caption that says again what another text of its photo says. The oracle reads
with a few rules of thumb and errs on the side of asking for too much.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from newsroom.model.problem import Problem
from tests.support.captions_again import folded, without_repeated_captions

_WORD_RE = re.compile(r"\(\*+\)|(?<![^\s/.,:;])_{2,}(?![^\s/.,:;])|(?:(?<!#)#)?[^\W_]+(?:#(?!#))?")
"""A word or number; a hash that touches it, an asterisk in brackets, and a line to be filled in."""
_INVISIBLE_RE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_LABEL = r"[^\[\]\n]+"
_TEXT = r"(?:[^\[\]]|\[(?:[^\[\]]|\[[^\[\]]*\])*\])*?"
_DESTINATION = (
    r"(?:<[^<>\n]*>|[^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*"
    r"|[^()<>\"\n]+\.[a-z0-9]{3,4}(?=[\s)])|/[^()<>\"\n]+(?=\)))"
)
"""With spaces too, where it ends like the name of a file or begins with a slash."""
_TITLE = r"""(?:\s+(?:"(?P<t1>(?:[^"\\]|\\.)*)"|'(?P<t2>[^'\n]*)'))?"""
LINK_RE = re.compile(rf"(?P<photo>!?)\[(?P<text>{_TEXT})\]\(\s*{_DESTINATION}{_TITLE}\s*\)")
_NOTE_RE = re.compile(rf"[ ]{{0,3}}\[\^{_LABEL}\]:(.*)")
_DEFINITION_RE = re.compile(
    rf"^[ ]{{0,3}}\[(?P<label>{_LABEL})\]:[ \t]*\n?[ \t]*<?(?P<to>\S+?)>?"
    r"""(?:[ \t]*\n?[ \t]+(?:"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*$""",
    re.MULTILINE,
)
_ADDRESS_RE = re.compile(r"https?://|mailto:|[./#]|\w+\.(?:md|pdf|docx|xlsx|jpg|png)$")
_INLINE_TAGS = "a|abbr|b|cite|code|del|em|i|ins|mark|q|s|small|span|strong|sub|sup|u"
_BLOCK_TAGS = (
    "blockquote|br|caption|center|dd|div|dl|dt|h[1-6]|hr|li|ol|p|pre|table|tbody|td|tfoot|th|thead|tr|ul"
)
_TAG_RES = [
    (re.compile(rf"</?(?:{tags})(?:\s[^<>]*)?/?>", re.IGNORECASE), instead)
    for tags, instead in ((_INLINE_TAGS, ""), (_BLOCK_TAGS, " "))
]
_HEADER_BREAK_RE = re.compile(r"<br\s*/?>", re.IGNORECASE)
_PAIR_RE = re.compile(rf"<({_INLINE_TAGS})(?:\s[^<>]*)?>(.*?)</\1>", re.IGNORECASE)
"""In the header a tag goes with its partner only."""
_VIDEO_LINE_RE = re.compile(
    r"^[ \t]*<?(?:https?://)?(?:www\.|m\.)?(?:youtu\.be|youtube\.com|facebook\.com|fb\.watch|vimeo\.com|tiktok\.com)/\S+[ \t]*$",
    re.MULTILINE,
)
_LINE_BY_ITSELF_RE = re.compile(r"^[ ]{0,3}(?:\[album\]|_{3,})[ \t]*$", re.MULTILINE | re.IGNORECASE)
"""The place of an album; a rule."""
_CODE_RE = re.compile(r"(?<!`)(`+)(?!`)([^\n]+?)(?<!`)\1(?!`)")
_AUTOLINK_RE = re.compile(r"<(https?://[^\s<>]*)>")
_BOLD_RE = re.compile(r"(?<!\*)(\*{2,3})(?![\s*)])([^*\n]+)(?<![\s(])\1(?!\*)")
"""Bold text, which may be a part of a word; a single star within one is a sign of the text."""
_STRUCK_RE = re.compile(r"(?<!~)~~(?![\s~])([^~\n]+)(?<!\s)~~(?!~)")
_ESCAPED_RE = re.compile(r"\\([!-/:-@\[-`{-~])")


class Word(NamedTuple):
    """A word that was typed, and the line it stands in; footnotes are shown in an order of their own."""

    text: str
    line: int
    in_note: bool = False


class Lost(NamedTuple):
    """The words that are neither shown nor told: not on the page at all, or not at their place."""

    missing: tuple[Word, ...]
    moved: tuple[Word, ...]

    def __str__(self) -> str:
        return "; ".join(
            f"{what} " + ", ".join(f"«{word.text}» (line {word.line})" for word in words)
            for what, words in (("lost:", self.missing), ("moved:", self.moved))
            if words
        )


NOTHING = Lost((), ())


def tokens(text: str) -> list[str]:
    """Give the words of a plain text."""
    return _WORD_RE.findall(_INVISIBLE_RE.sub("", unicodedata.normalize("NFC", text)))


def typed(source: str, first_line: int = 1) -> list[Word]:
    """Give the words of a body that must be seen, those of footnotes last."""
    source = source.replace("\r\n", "\n").replace("\r", "\n")
    text, notes = _notes_apart(_without_comments(source))
    words = _words(_read(text, source), first_line)
    return [*words, *(word._replace(in_note=True) for word in _words(_read(notes, source), first_line))]


def _words(text: str, first_line: int) -> list[Word]:
    return [
        Word(token, number)
        for number, line in enumerate(text.split("\n"), start=first_line)
        for token in tokens(line)
    ]


def _read(text: str, source: str) -> str:
    """Take the markup out of a text; each line stays at its place."""
    labels = _used_labels(source)
    text = _DEFINITION_RE.sub(
        lambda m: "\n" * m.group().count("\n") if m["label"].casefold() in labels else m.group(), text
    )
    text = re.sub(
        rf"(\[{_TEXT}\])\[({_LABEL})\]", lambda m: m[1] if m[2].casefold() in labels else m.group(), text
    )
    text = _blanked(_LINE_BY_ITSELF_RE, _blanked(_VIDEO_LINE_RE, text))
    text = without_repeated_captions(text)
    for _ in range(2):  # a photo may stand in a link
        text = LINK_RE.sub(lambda m: f"{m['text']} {m['t1'] or m['t2'] or ''}", text)
    for pattern, instead in _TAG_RES:
        text = _blanked(pattern, text, instead)
    text = re.sub(rf"\[\^{_LABEL}\](?P<slanted>_?)", lambda m: m["slanted"] and " _", text)
    text = _CODE_RE.sub(lambda m: m[2].replace("&", "&amp;"), text)
    text = _AUTOLINK_RE.sub(r"\1", text)
    text = _STRUCK_RE.sub(r"\1", _BOLD_RE.sub(r"\2", text))
    text = _ESCAPED_RE.sub(lambda m: f"&#{ord(m[1])};", text)
    return "\n".join(" ".join(html.unescape(line).split("\n")) for line in text.split("\n"))


def _without_comments(text: str) -> str:
    return _blanked(re.compile(r"<!--.*?-->", re.DOTALL), text)


def _blanked(pattern: re.Pattern[str], text: str, instead: str = " ") -> str:
    return pattern.sub(lambda m: instead + "\n" * m.group().count("\n"), text)


def _used_labels(source: str) -> set[str]:
    """Name the labels that lead somewhere and that something refers to."""
    found = set()
    for match in _DEFINITION_RE.finditer(source):
        label = match["label"].casefold()
        used = re.search(re.escape(f"[{label}]") + r"(?![:(])", source.casefold())
        if not label.startswith("^") and used and _ADDRESS_RE.search(match["to"]):
            found.add(label)
    return found


def _notes_apart(source: str) -> tuple[str, str]:
    """Part footnotes from the text, in two texts of as many lines."""
    text, notes = [], []
    inside = after_blank = False
    for line in source.split("\n"):
        note = _NOTE_RE.match(line)
        if note:
            inside, after_blank = True, False
        elif inside and after_blank and line.strip() and not line.startswith(("    ", "\t")):
            inside = False
        after_blank = not line.strip()
        text.append("" if inside else line)
        notes.append((note[1] if note else line) if inside else "")
    return "\n".join(text), "\n".join(notes)


def lost(source: Sequence[Word], page: Sequence[str], problems: Iterable[Problem] = ()) -> Lost:
    """List the words of ``source`` that are not on the ``page`` in their order and that no problem tells.

    A problem tells the words of its line, and those that it names.
    """
    told = list(problems)
    lines = {problem.line for problem in told}
    named = {folded(token) for problem in told for _, value in problem.values for token in tokens(value)}
    asked = [word for word in source if word.line not in lines and folded(word.text) not in named]
    asked.sort(key=lambda word: word.in_note)
    said, page = [folded(word.text) for word in asked], [folded(token) for token in page]
    kept = _matched([word for word, one in zip(said, asked, strict=True) if not one.in_note], page)
    left = Counter(page) - Counter(said[place] for place in kept)
    missing: list[Word] = []
    moved: list[Word] = []
    for place, word in enumerate(asked):
        if place in kept:
            continue
        if left[said[place]] <= 0:
            missing.append(word)
        elif not word.in_note:
            moved.append(word)
        left[said[place]] -= 1
    return Lost(tuple(missing), tuple(moved))


def _matched(source: Sequence[str], page: Sequence[str]) -> dict[int, int]:
    """Match the places of a longest common subsequence, those of ``source`` to those of ``page``."""
    found: dict[int, int] = {}
    first = 0
    while first < min(len(source), len(page)) and source[first] == page[first]:
        found[first] = first
        first += 1
    if (walked := _walked(source, page, first)) is not None:
        return {**found, **walked}
    rows, columns = range(first, len(source)), range(first, len(page))
    best = [[0] * (len(page) + 1) for _ in range(len(source) + 1)]
    for a in reversed(rows):
        row, below = best[a], best[a + 1]
        for b in reversed(columns):
            row[b] = below[b + 1] + 1 if source[a] == page[b] else max(below[b], row[b + 1])
    a = b = first
    while a < len(source) and b < len(page):
        if source[a] == page[b]:
            found[a] = b
            a, b = a + 1, b + 1
        elif best[a + 1][b] >= best[a][b + 1]:
            a += 1
        else:
            b += 1
    return found


def _walked(source: Sequence[str], page: Sequence[str], start: int) -> dict[int, int] | None:
    """Match all of ``source`` in one walk over the page; ``None`` if some of it is not there."""
    found, place = {}, start
    for number in range(start, len(source)):
        while place < len(page) and page[place] != source[number]:
            place += 1
        if place == len(page):
            return None
        found[number] = place
        place += 1
    return found


_FIELD_RE = re.compile(r"(?P<key>[^\s:][^:]*?)\s*:(?P<value>.*)")
_ORDER = ("kicker", "title", "agency", "summary", "", "author", "authors", "source")
"""The keys whose values readers see, ``""`` for the body, in the order in which an article shows them."""


def typed_article(source: str) -> list[Word]:
    """Give the words of a whole file that must be seen, in the order of ``article_words``."""
    lines = source.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff").split("\n")
    fields: dict[str, list[Word]] = {}
    key, number = "", next((place for place, line in enumerate(lines) if line.strip()), len(lines))
    while number < len(lines) and lines[number].strip():
        match = _FIELD_RE.match(lines[number])
        if match and not lines[number].startswith((" ", "\t")):
            key = match["key"].casefold()
        value = match["value"] if match and not lines[number].startswith((" ", "\t")) else lines[number]
        plain = _PAIR_RE.sub(r"\2", _HEADER_BREAK_RE.sub(" ", _without_comments(value))).replace("<", "&lt;")
        fields.setdefault(key, []).extend(_words(_read(plain, ""), number + 1))
        number += 1
    fields[""] = typed("\n".join(lines[number + 1 :]), number + 2)
    return [word for name in _ORDER for word in fields.get(name, ())]
