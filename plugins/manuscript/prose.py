"""Set plain paragraphs and headings without Markdown's machinery, and leave the rest to it.

Most of a news text is paragraphs with nothing but words and at times a bold figure, under a
heading or two. Such blocks are set here, the same as Markdown sets them
(``tests/plugins/manuscript/test_prose.py``); runs of all other blocks go to Markdown together,
with what may belong to them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import groupby

from markdown import Markdown

from plugins.hosts import looks_hosted
from plugins.vietnamese import no_break

_BLANK_LINES_RE = re.compile(r"\n(?:[ \t]*\n)+")
_WHOLE_DOCUMENT_RE = re.compile(r"\[\^|^[ ]{0,3}\[[^\]]*\]:|[<\t\r\x02\x03]", re.MULTILINE)
"""Footnotes, references and HTML: what a block here may mean to one elsewhere."""

_BOLD = r"(?:(?<=[\s(“])|(?<=^))\*\*(?:\w|\w[^\n*`\\\[\]<>&_|]*[\w%])\*\*(?=$|[\s.,;:!?)”…])"
_LINE = rf"(?:[^\W\d_]|[\"“”'‘’(«…]|\d+(?![.)\d])|(?=\*\*\w))(?:[^\n*`\\\[\]<&_|]|{_BOLD})*(?<! )"
_PLAIN_RE = re.compile(rf"{_LINE}(?:\n{_LINE})*", re.MULTILINE)
_HEADING_RE = re.compile(rf"(#{{1,6}}) ({_LINE})")
_BOLD_RE = re.compile(r"\*\*([^*]+)\*\*")


def is_plain(block: str) -> bool:
    """Tell whether a block is a paragraph or heading of words, with no markup but bold, and no video."""
    if block.startswith("#"):
        return not block.endswith("#") and _HEADING_RE.fullmatch(block) is not None
    return _PLAIN_RE.fullmatch(block) is not None and not looks_hosted(block)


def set_plain(block: str, level: Callable[[int], int]) -> str:
    """Set a plain block; ``level`` gives the level at which a heading is printed."""
    tag = "p"
    if heading := _HEADING_RE.fullmatch(block):
        tag, block = f"h{level(len(heading[1]))}", heading[2]
    text = no_break(block.replace(">", "&gt;"))
    text = _BOLD_RE.sub(r"<strong>\1</strong>", text).replace("\u00a0", "&nbsp;")
    return f"<{tag}>{text}</{tag}>"


def convert(md: Markdown, text: str, level: Callable[[int], int], clean: Callable[[str], str]) -> str:
    """Convert a whole text: plain blocks here, the others with ``md``.

    ``clean`` makes Markdown's HTML safe; what is set here is so, since it has no ``<`` and ``&``.
    """
    if _WHOLE_DOCUMENT_RE.search(text):
        return clean(md.convert(text))
    blocks = _BLANK_LINES_RE.split(text.strip("\n"))
    plain = [is_plain(block) for block in blocks]
    for number in range(1, len(blocks)):
        if "![" in blocks[number - 1]:  # a caption may stand again below its photo
            plain[number] = False
    pieces: list[str] = []
    for is_run_plain, run in groupby(zip(plain, blocks, strict=True), key=lambda item: item[0]):
        listed = [block for _, block in run]
        if is_run_plain:
            pieces += [set_plain(block, level) for block in listed]
        else:
            pieces.append(clean(md.convert("\n\n".join(listed))))
    return "\n".join(pieces)
