"""Set the words of a line as Markdown sets them, where there is nothing in them but ordinary markup.

That is emphasis, links and bare addresses, in their plain spelling. What may mean more than that is
left to Markdown: a backslash, code, HTML, entities, brackets within brackets, a lone star.
"""

from __future__ import annotations

import re

from plugins.manuscript.markup.autolink import ADDRESS_RE, may_hold_address, trimmed
from plugins.manuscript.markup.emphasis import all_pairs
from plugins.manuscript.markup.levels import MOST

_AMPERSAND_RE = re.compile(r"&(?! )")
_BRACKETS_RE = re.compile(
    r"\[(?P<text>[^\[\]\n]*)\](?:\((?P<href>[^\W_][\w./:%?=&+,#@~-]*|[./#][\w./:%?=&+,#@~-]*)\)|(?!\())"
)
_LONGEST_HREF = 1_000
_NOTE_RE = re.compile(r"\[\^([\w-]+)\]")
_ADDRESS_BEGINS_RE = re.compile(r"(?<!\S)\(?(?=https?://|www\.)")
_AFTER_ADDRESS_RE = re.compile(r"[.,;:!?)]*(?!\S)")
_ODD_IN_ADDRESS_RE = re.compile(r"[^\w./:%?=+,#@~-]")
_HELD_RE = re.compile("\x02([0-9]+)\x03")
_WRAPPED_RE = re.compile(r"<(em|strong)>((?:(?!</\1>).)*)</\1>", re.DOTALL)


def set_words(text: str, *, in_link: bool = False, behind: str = "") -> str | None:
    """Give words as HTML, ``None`` if only Markdown knows how to set them.

    ``behind`` is HTML that stands right behind them, set aside already.
    """
    if is_bare(text):
        return escaped(text) + behind
    if _is_left(text):
        return None
    held: list[str] = []
    text += _hold(held, behind) if behind else ""
    found: str | None = _with_marks(text, held) if "[^" in text else text
    if "[" in text or "]" in text:
        found = None if in_link or not found else _with_links(found, held)
    if found is not None and not in_link and _may_hold_address(found):
        found = _with_addresses(found, held)
    if found is None or ("&" in found and _AMPERSAND_RE.search(found)):
        return None
    html = _with_emphasis(found)
    return _HELD_RE.sub(lambda match: held[int(match[1])], html) if html and held else html


def is_bare(text: str) -> bool:
    """Tell whether a text is words without any sign of markup, as most lines are."""
    return not (
        "*" in text or "[" in text or "_" in text or "`" in text or "\\" in text or "<" in text or "&" in text
        or "/" in text or "]" in text or ("w" in text and "w." in text) or ("W" in text and "W." in text)
        or ("~" in text and "~~" in text) or ("\n" in text and "  \n" in text)
    )  # fmt: skip


def _is_left(text: str) -> bool:
    """Tell whether a text holds a sign of what is left to Markdown; single characters are quick to find."""
    return (
        "`" in text or "\\" in text or "<" in text or "\x02" in text or "\x03" in text
        or ("~" in text and "~~" in text) or ("\n" in text and "  \n" in text)
        or ("[" in text and "![" in text) or ("]" in text and "]:" in text)
    )  # fmt: skip


def words_alone(html: str) -> str | None:
    """Give the text of words as they were set, ``None`` if there is more in them than emphasis around all."""
    while match := _WRAPPED_RE.fullmatch(html):
        html = match[2]
    if "<" in html:
        return None
    return " ".join(html.replace("&gt;", ">").replace("&amp;", "&").split())


def escaped(text: str) -> str:
    """Give text as HTML; there is no ``<`` in it."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    return text.replace(">", "&gt;") if ">" in text else text


def _may_hold_address(text: str) -> bool:
    return may_hold_address(text) or "w." in text or "W." in text


def _hold(held: list[str], html: str) -> str:
    """Set HTML aside; what stands for it is to the rules of emphasis what Markdown's own marks are."""
    held.append(html)
    return f"\x02{len(held) - 1}\x03"


def _with_marks(text: str, held: list[str]) -> str | None:
    """Set the marks of notes aside; their numbers are known when all of them are set."""

    def mark(match: re.Match[str]) -> str:
        link = f'<a class="footnote-ref" href="#fn:{match[1]}"></a>'
        return _hold(held, f'<sup id="fnref:{match[1]}">{link}</sup>')

    found = _NOTE_RE.sub(mark, text)
    return None if "[^" in found else found


def _with_links(text: str, held: list[str]) -> str | None:
    """Set the links of a text aside; other brackets stand as they are."""
    pieces, done = [], 0
    for match in _BRACKETS_RE.finditer(text):
        before = text[done : match.start()]
        if "[" in before or "]" in before:
            return None
        pieces.append(before)
        if match["href"] is None:
            pieces.append(match.group())
        elif link := _link(match["text"], match["href"]):
            pieces.append(_hold(held, link))
        else:
            return None
        done = match.end()
    rest = text[done:]
    return None if "[" in rest or "]" in rest else "".join((*pieces, rest))


def _link(text: str, href: str) -> str | None:
    if not text or text != text.strip() or len(href) > _LONGEST_HREF:
        return None
    words = set_words(text, in_link=True)
    return f'<a href="{escaped(href)}">{words}</a>' if words is not None else None


def _with_addresses(text: str, held: list[str]) -> str | None:
    """Set bare addresses aside that stand between spaces; ``None`` if there may be others."""
    pieces, done = [], 0
    for begin in _ADDRESS_BEGINS_RE.finditer(text):
        match = ADDRESS_RE.match(text, begin.end())
        address = trimmed(match.group()) if match else ""
        end = begin.end() + len(address)
        if not address or _ODD_IN_ADDRESS_RE.search(address) or not _AFTER_ADDRESS_RE.match(text, end):
            return None
        href = address if "://" in address else f"http://{address}"
        pieces += [text[done : begin.end()], _hold(held, f'<a href="{href}">{address}</a>')]
        done = end
    found = "".join((*pieces, text[done:]))
    return None if may_hold_address(found) or "www." in found.casefold() else found


def _with_emphasis(text: str) -> str | None:
    """Set the emphases of a text; ``None`` if a sign is left over."""
    signs = text.count("*") + text.count("_")
    if not signs:
        return escaped(text)
    pairs = all_pairs(text)
    if sum(2 * pair.size for pair in pairs) != signs or len(pairs) > MOST:
        return None
    tags = []
    for pair in pairs:
        name = "strong" if pair.size > 1 else "em"
        tags += [(pair.start, pair.size, f"<{name}>"), (pair.end - pair.size, pair.size, f"</{name}>")]
    pieces, done = [], 0
    for start, size, tag in sorted(tags):
        pieces += [escaped(text[done:start]), tag]
        done = start + size
    return "".join((*pieces, escaped(text[done:])))
