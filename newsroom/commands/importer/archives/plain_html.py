"""Make HTML of a cell of a dump, which holds HTML, escaped HTML or plain text."""

from __future__ import annotations

import html
import re

from newsroom.commands.importer.archives.autop import autop

_TAG_RE = re.compile(
    r"</?(?:p|br|div|span|img|table|ul|ol|li|strong|b|em|i|h[1-6]|a|figure|section|font|center)\b[^<>]*>",
    re.IGNORECASE,
)
_BLOCK_RE = re.compile(r"<(?:p|br|div|table|ul|ol|h[1-6]|figure|section|article)\b", re.IGNORECASE)
_ESCAPED_RE = re.compile(r"&lt;/?(?:p|br|div|span|img|strong|table)\b", re.IGNORECASE)


def html_of_cell(text: str) -> str:
    """Give a cell as HTML: lines of a plain text are paragraphs, or what blank lines part."""
    if "\n" not in text and re.search(r"\\r?\\n", text):
        text = re.sub(r"\\r\\n|\\n", "\n", text)
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if not _TAG_RE.search(text) and _ESCAPED_RE.search(text):
        text = html.unescape(text)
    if _BLOCK_RE.search(text):
        return text
    if _TAG_RE.search(text):
        return autop(text)
    lines = text.split("\n\n") if re.search(r"\n[ \t]*\n", text) else text.split("\n")
    parts = ("<br>".join(_plain(line) for line in one.split("\n")) for one in lines if one.strip())
    return "\n".join(f"<p>{one}</p>" for one in parts)


def _plain(line: str) -> str:
    return html.escape(html.unescape(line.strip()), quote=False)
