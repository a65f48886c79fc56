"""Put paragraphs into text of the classic editor, as WordPress does when it shows a post (``wpautop``)."""

from __future__ import annotations

import re

_NAMES = (
    "table|thead|tfoot|caption|colgroup|col|tbody|tr|td|th|div|dl|dd|dt|ul|ol|li|form|map|area|blockquote|"
    "address|p|h[1-6]|hr|fieldset|legend|section|article|aside|hgroup|header|footer|nav|figure|figcaption|"
    "details|menu|summary|iframe|video|audio|object"
)
_BLOCK_RE = re.compile(rf"(</?(?:{_NAMES})(?:\s[^<>]*)?/?>)", re.IGNORECASE)
_NAME_RE = re.compile(r"<(/?)(\w+)")
_DOUBLE_BREAK_RE = re.compile(r"<br\s*/?>\s*<br\s*/?>", re.IGNORECASE)
_TAG_RE = re.compile(r"<[a-z/!][^<>]*>", re.IGNORECASE)
_VERBATIM_RE = re.compile(r"<(pre|script|style|textarea)\b[^<>]*>", re.IGNORECASE)
_PART_RE = re.compile(r"\n[ \t]*\n\s*")
_BREAK_RE = re.compile(r"(?:<br\s*/?>)?[ \t]*\n[ \t]*", re.IGNORECASE)
_ITSELF = frozenset({"hr", "col", "area"})
_LINES = frozenset({
    "h1", "h2", "h3", "h4", "h5", "h6", "figcaption", "caption", "legend", "summary", "dt", "iframe",
    "video", "audio", "object"
})  # fmt: skip
"""Elements that hold words, but no paragraphs."""
_HOLDERS = _LINES | frozenset({"p", "li", "td", "th", "dd", "address"})
"""Elements whose words need no paragraph of their own."""


def autop(text: str) -> str:
    """Make ``<p>`` of what blank lines part, and ``<br>`` of single line breaks; elements of blocks stay.

    Words in an element that holds words by itself (``li``, ``td``, ``h2`` …) become paragraphs only if blank
    lines part them.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    made, place = [], 0
    lower = text.lower()
    while start := _VERBATIM_RE.search(text, place):
        close = f"</{start[1].lower()}"
        end = lower.find(close, start.end()) if len(lower) == len(text) else text.find(close, start.end())
        if end < 0:
            break
        end = text.find(">", end) + 1 or len(text)
        made += [_paragraphs(text[place : start.start()]), text[start.start() : end]]
        place = end
    return "\n".join([*made, _paragraphs(text[place:])])


def _paragraphs(text: str) -> str:
    text = _TAG_RE.sub(lambda tag: tag[0].replace("\n", " "), text)
    made, opened = [], [""]
    for piece in _BLOCK_RE.split(_DOUBLE_BREAK_RE.sub("\n\n", text)):
        if _BLOCK_RE.fullmatch(piece):
            _enter_or_leave(piece, opened)
            made.append(piece)
        elif piece.strip():
            made.append(_worded(piece.strip(), opened[-1]))
    return "\n".join(made)


def _enter_or_leave(tag: str, opened: list[str]) -> None:
    """Keep the names of the elements that are open; a paragraph ends where another block begins."""
    match = _NAME_RE.match(tag)
    assert match is not None
    name = match[2].lower()
    if match[1]:
        while name in opened and opened.pop() != name:
            pass
        return
    if opened[-1] == "p":
        opened.pop()
    if name not in _ITSELF and not tag.endswith("/>"):
        opened.append(name)


def _worded(text: str, within: str) -> str:
    parts = [_BREAK_RE.sub("<br>\n", part) for part in _PART_RE.split(text)]
    if within in _LINES:
        return "<br>\n".join(parts)
    if within == "p":
        return "</p>\n<p>".join(parts)
    if within in _HOLDERS and len(parts) == 1:
        return parts[0]
    return "\n".join(f"<p>{part}</p>" for part in parts if part)
