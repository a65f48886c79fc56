"""Set plain paragraphs and headings without Markdown's machinery, and leave the rest to it.

Most of a news text is paragraphs with nothing but words and at times a bold figure, under a
heading or two, and here and there a list or a quotation of the same. Such blocks are set here,
the same as Markdown sets them (``tests/plugins/manuscript/markup/test_fast_path.py``); runs of all other
blocks go to Markdown together, with what may belong to them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import groupby

from markdown import Markdown

from newsroom.model.hosts import looks_hosted
from newsroom.vietnamese.printing import no_break
from plugins.manuscript.markup.autolink import may_hold_address
from plugins.manuscript.markup.marks import is_bold_line, read_mark

_BLANK_LINES_RE = re.compile(r"\n(?:[ \t]*\n)+")
_WHOLE_DOCUMENT_RE = re.compile(r"\[\^|^[ ]{0,3}\[[^\]]*\]:|[<\t\r\x02\x03]", re.MULTILINE)
"""Footnotes, references and HTML: what a block here may mean to one elsewhere."""
_WHOLE_DOCUMENT_SIGNS = ("[^", "]:", *"<\t\r\x02\x03")
"""One of them is in each match; they are quicker to look for."""

_BOLD = r"(?:(?<=[\s(“])|(?<=^))\*\*(?:\w|\w[^\n*`\\\[\]<>&_|]*[\w%])\*\*(?=$|[\s.,;:!?)”…])"
_LINE = rf"(?:[^\W\d_]|[\"“”'‘’(«…]|\d+(?![.)\d])|(?=\*\*\w))(?:[^\n*`\\\[\]<&_|]++|{_BOLD})*+(?<! )"
_PLAIN_RE = re.compile(rf"{_LINE}(?:\n{_LINE})*+", re.MULTILINE)
_NUMBER = "(?:0|[1-9][0-9]{0,3})"
_HEADING_RE = re.compile(rf"(#{{1,6}}) ({_LINE})")
_QUOTATION_RE = re.compile(rf"> {_LINE}(?:\n> {_LINE})*+", re.MULTILINE)
_LIST_RES = {
    "ul": re.compile(rf"([-+*]) {_LINE}(?:\n\1 {_LINE})*+", re.MULTILINE),
    "ol": re.compile(rf"{_NUMBER}\. {_LINE}(?:\n{_NUMBER}\. {_LINE})*+", re.MULTILINE),
}
_BOLD_RE = re.compile(r"\*\*([^*]+)\*\*")


def is_plain(block: str) -> bool:
    """Tell whether a block is a paragraph or heading of words, with no markup but bold, and no address."""
    if may_hold_address(block) or "~~" in block:
        return False
    if block.startswith("#"):
        return not block.endswith("#") and _HEADING_RE.fullmatch(block) is not None
    if not (_is_prose(block) or _PLAIN_RE.fullmatch(block)) or looks_hosted(block):
        return False
    if "\n" not in block:
        return True
    lines = block.split("\n")
    return not any(map(read_mark, lines)) and not any(map(is_bold_line, lines))


def _is_prose(block: str) -> bool:
    """Tell whether a block is surely a line of words alone, as most are; the pattern knows of the others."""
    return (
        block[:1].isalpha() and block[-1] != " "
        and not ("\n" in block or "*" in block or "`" in block or "\\" in block or "[" in block)
        and not ("<" in block or "&" in block or "_" in block or "|" in block)
    )  # fmt: skip


def set_plain(block: str, level: Callable[[int], int]) -> str:
    """Set a plain block; ``level`` gives the level at which a heading is printed."""
    tag = "p"
    if heading := _HEADING_RE.fullmatch(block):
        tag, block = f"h{level(len(heading[1]))}", heading[2]
    return f"<{tag}>{_words(block)}</{tag}>"


def _words(text: str) -> str:
    """Set the words of a block, but for what must not break."""
    text = text.replace(">", "&gt;")
    return _BOLD_RE.sub(r"<strong>\1</strong>", text) if "**" in text else text


def set_group(block: str) -> str:
    """Set a quotation or a list of plain lines that stands between plain blocks; ``""`` if it is neither."""
    if may_hold_address(block) or "~~" in block:
        return ""
    if _QUOTATION_RE.fullmatch(block):
        words = _words(block[2:].replace("\n> ", "\n"))
        return f"<blockquote>\n<p>{words}</p>\n</blockquote>"
    for tag, pattern in _LIST_RES.items():
        if pattern.fullmatch(block):
            return _list(tag, [line.partition(" ") for line in block.split("\n")])
    return ""


def _list(tag: str, items: list[tuple[str, str, str]]) -> str:
    """Set a list of marks and words; numbers that do not follow the one above are written out."""
    start, expected = "", 1
    listed: list[str] = []
    for mark, _, words in items:
        value = ""
        if tag == "ol":
            number = int(mark[:-1])
            if number != expected and listed:
                value = f' value="{number}"'
            elif number != expected:
                start = f' start="{number}"'
            expected = number + 1
        listed.append(f"<li{value}>{_words(words)}</li>")
    return "\n".join((f"<{tag}{start}>", *listed, f"</{tag}>"))


def convert(md: Markdown, text: str, level: Callable[[int], int], clean: Callable[[str], str]) -> str:
    """Convert a whole text: plain blocks here, the others with ``md``.

    ``clean`` makes Markdown's HTML safe; what is set here is so, since it has no ``<`` and ``&``.
    """
    if any(sign in text for sign in _WHOLE_DOCUMENT_SIGNS) and _WHOLE_DOCUMENT_RE.search(text):
        return clean(md.convert(text))
    blocks = _BLANK_LINES_RE.split(text.strip("\n"))
    plain = [is_plain(block) for block in blocks]
    for number in range(1, len(blocks)):
        if "![" in blocks[number - 1]:  # a caption may stand again below its photo
            plain[number] = False
        elif (
            plain[number] and not plain[number - 1] and read_mark(blocks[number])
        ):  # it may go on with a list
            plain[number] = False
    pieces: list[str] = []
    for is_run_plain, run in groupby(zip(plain, blocks, strict=True), key=lambda item: item[0]):
        listed = [block for _, block in run]
        if is_run_plain:
            html = "\n".join(set_plain(block, level) for block in listed)
        else:
            html = set_group(listed[0]) if len(listed) == 1 else ""
        if html:
            pieces.append(no_break(html).replace("\u00a0", "&nbsp;"))  # at once, which is quicker
        else:
            pieces.append(clean(md.convert("\n\n".join(listed))))
    return "\n".join(pieces)
