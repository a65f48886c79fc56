"""Name the headings of a body so that links lead to them, and find the one that a link means."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from html import unescape
from urllib.parse import quote, unquote

from newsroom.model.blocks import FILE_CLOSE, FILE_OPEN
from newsroom.vietnamese.comparing import nearest, nfc
from newsroom.vietnamese.slugs import slug

RESERVED = frozenset(
    {
        "noi-dung", "chia-se", "chu-de", "tin-khac", "trong-muc-nay",
        "muc-luc", "muc-luc-chuyen-muc", "muc-luc-trang", "muc-luc-lien-ket",
    }
)  # fmt: skip
"""The ids that the templates of articles and static pages have themselves."""
NAMELESS = "muc"
"""What a heading without Latin letters or digits is called."""
_PREFIX = f"{NAMELESS}-"
"""What a heading is called beside its words if these alone are reserved."""
TOP = "top"
"""What HTML calls the top of every page."""

_HEADING_RE = re.compile(r"<h([2-6])>(.*?)</h\1>", re.DOTALL)
_UNSPOKEN_RE = re.compile(
    rf"<sup id=\"fnref.*?</sup>|{FILE_OPEN}[^{FILE_CLOSE}]*{FILE_CLOSE}|<[^>]*>", re.DOTALL
)
"""Tags, the marks of footnotes, and those of files to download."""
_INVISIBLE_RE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_ID_RE = re.compile(r"<[a-z][a-z0-9]*\b[^<>\"]* id=\"([^\"]*)\"")
_DIRECTIVE_RE = re.compile(r":~:.*", re.DOTALL)


def with_anchors(html: str) -> str:
    """Give each heading of safe HTML, which has no attributes yet, an id made from its words."""
    headings = [match[2] for match in _HEADING_RE.finditer(html)] if "<h" in html else []
    if not headings:
        return html
    names = iter(anchor_names(map(words_of, headings)))

    def named(match: re.Match[str]) -> str:
        name = next(names)
        return f'<h{match[1]} id="{name}">{match[2]}</h{match[1]}>' if name else match.group()

    return _HEADING_RE.sub(named, html)


def words_of(html: str) -> str:
    """Give the words of a heading, without marks of footnotes and of files."""
    plain = unescape(_UNSPOKEN_RE.sub("", html)) if "<" in html or "&" in html else html
    return _INVISIBLE_RE.sub("", plain).strip()


def anchor_names(headings: Iterable[str]) -> list[str]:
    """Name headings by their words, each otherwise, ``""`` where there are no words.

    The first of several alike has the plain name, the others ``-2`` and so on. No heading takes the
    name that the words of another give it, wherever that stands.
    """
    plain = [_named(slug(words) or NAMELESS) if words else "" for words in headings]
    taken = {*RESERVED, *plain}
    numbers: dict[str, int] = {}
    names = []
    for name in plain:
        unique = name
        if name and name in numbers:
            numbers[name] = _free(name, taken, numbers[name])
            unique = f"{name}-{numbers[name]}"
        numbers.setdefault(unique, 1)
        taken.add(unique)
        names.append(unique)
    return names


def _named(name: str) -> str:
    return f"{_PREFIX}{name}" if name in RESERVED else name


def _free(name: str, taken: Collection[str], last: int) -> int:
    """Give the next number after ``last`` with which a name is not taken."""
    number = last + 1
    while f"{name}-{number}" in taken:
        number += 1
    return number


def anchors_of(html: Iterable[str]) -> tuple[str, ...]:
    """List the ids in pieces of safe HTML, of headings and of footnotes, in order."""
    return tuple(match[1] for piece in html if ' id="' in piece for match in _ID_RE.finditer(piece))


def meant(fragment: str, anchors: Collection[str]) -> str:
    """Give the anchor that a link means by ``fragment``, ``""`` if there is none.

    Capitals, diacritics and percent-encoding do not count: ``Phần-2`` is ``phan-2``. A browser's
    own directive, as in ``#:~:text=…``, stays as it is.
    """
    name = nfc(unquote(_DIRECTIVE_RE.sub("", fragment)))
    rest = fragment[len(_DIRECTIVE_RE.sub("", fragment)) :]
    if name in anchors:
        return quote(name, safe=":") + rest
    plain = slug(name)
    known = _named(plain)
    if known and known in anchors:
        return known + rest
    if not name or plain in RESERVED or name.casefold() == TOP:
        return fragment
    return ""


def nearest_anchor(fragment: str, anchors: Sequence[str]) -> str:
    """Name the heading most like what a link asks for, ``""`` if none is like it."""
    headings = [name for name in anchors if ":" not in name]
    wanted = slug(unquote(fragment))
    beginning = (name for name in headings if wanted and (name.startswith(wanted) or wanted in name))
    return nearest(wanted, headings) or next(beginning, "")
