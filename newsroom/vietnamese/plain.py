"""Give a text of one line, of a header or of ``site.toml``, without Markdown, HTML and entities (ADR 25).

Marks that hold no word go; signs that only look like marks stay as they were typed.
"""

from __future__ import annotations

import html
import re
from typing import NamedTuple

from newsroom.vietnamese.comparing import CONTROL_RE, PRIVATE_RE, clean

_DOUBTFUL_RE = re.compile(r"[&*_<\[`#]")
_ENTITY_RE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_DEPTH = 3
"""How many times over an entity may have been escaped."""
_LINK_RE = re.compile(
    r"!?\[([^\[\]]*)\]\(\s*<?([^\s()<>]*[./:#](?:[^\s()]|\([^\s()]*\))*(?:\s+\"[^\"]*\")?)\s*\)"
)
_ANCHOR_RE = re.compile(r"<a\s[^<>]*?href\s*=\s*[\"']?([^\s\"'<>]+)[^<>]*>(.*?)</a\s*>", re.IGNORECASE)
_ATTRIBUTES = r"(?:\s+[a-zA-Z][\w-]*\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>]+))*\s*"
_MARKS = "b|i|u|s|em|strong|span|font|p|div|small|big|center|mark|h[1-6]"
_PAIR_RE = re.compile(rf"<({_MARKS}){_ATTRIBUTES}>(.*?)</\1\s*>", re.IGNORECASE)
_BREAK_RE = re.compile(rf"<br{_ATTRIBUTES}/?>", re.IGNORECASE)
_RAISED_RE = re.compile(r"<(sup|sub)>([0-9+-]+)</\1>", re.IGNORECASE)
_LEFT = "img|iframe|script|video|table|sup|sub|strong|span|font|div"
_LEFT_RE = re.compile(rf"</?({_LEFT})\b{_ATTRIBUTES}/?>", re.IGNORECASE)
_EMPHASIS_RE = re.compile(
    r"(?<![\w*\\/=])(\*{1,3})(?=[^\W_]|[\"“«(\[])(.+?)(?<=[\w.…!?,:\"”»)\]%])\1(?![\w*/])"
    r"|(?<![\w\\/=])(_{1,3})(?=[^\W_]|[\"“«(\[])(.+?)(?<=[^\W_]|[.…!?,:\"”»)\]%])\3(?![\w/])"
)
_CODE_RE = re.compile(r"(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_HEADING_RE = re.compile(r"#{1,6}\s+(?=\S)")
_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_LOWERED = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")


class Plain(NamedTuple):
    """A text without marks; ``links`` are the addresses that went, ``tags`` stand in it as typed."""

    text: str
    links: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


def plain(value: str) -> Plain:
    """Take the marks out of a value of one line."""
    if _DOUBTFUL_RE.search(value) is None:
        return Plain(value)
    links: list[str] = []

    def unlinked(target: str, words: str) -> str:
        links.append(target)
        return words

    text = _LINK_RE.sub(lambda match: unlinked(match[2], match[1]), value) if "](" in value else value
    has_tags = "<" in text
    if has_tags:
        text = _ANCHOR_RE.sub(lambda match: unlinked(match[1], match[2]), text)
        text = _BREAK_RE.sub(" ", _RAISED_RE.sub(_raised, text))
    text = _without_marks(text)
    tags = tuple(match[1].casefold() for match in _LEFT_RE.finditer(text)) if has_tags else ()
    return Plain(" ".join(_resolved(text).split()), tuple(links), tags)


def _without_marks(text: str) -> str:
    text = _HEADING_RE.sub("", text, count=1) if text.startswith("#") else text
    before = ""
    while before != text:
        before = text
        if "<" in text:
            text = _PAIR_RE.sub(r"\2", text)
        if "*" in text or "_" in text:
            text = _EMPHASIS_RE.sub(lambda match: match[2] or match[4], text)
        if "`" in text:
            text = _CODE_RE.sub(lambda match: match[2].strip(), text)
    return text


def _raised(match: re.Match[str]) -> str:
    return match[2].translate(_RAISED if match[1].casefold() == "sup" else _LOWERED)


def _resolved(text: str) -> str:
    """Give signs for entities, those that were escaped twice too."""
    for _ in range(_DEPTH):
        before, text = text, _ENTITY_RE.sub(_sign, text) if "&" in text else text
        if before == text:
            break
    return text


def _sign(match: re.Match[str]) -> str:
    """Give the sign that an entity stands for; what stands for none, or for one nobody types, stays."""
    sign = html.unescape(match.group())
    if sign in ("", match.group(), "\ufffd") or CONTROL_RE.search(sign) or PRIVATE_RE.search(sign):
        return match.group()
    return clean(sign)
