"""Tell headings, rules, quotations and definitions of links from what only looks like them, and give
photos, videos and albums that stand right below a line a block of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import (
    BlockProcessor,
    BlockQuoteProcessor,
    HashHeaderProcessor,
    SetextHeaderProcessor,
)
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.util import ETX, STX

from newsroom.model.hosts import looks_hosted, recognise
from newsroom.model.media import RECORDING_TYPES
from plugins.manuscript.markup.levels import deeper
from plugins.manuscript.markup.marks import ends_sentence, goes_on, is_bold_line, read_mark

HEADING_RE = re.compile(
    r"^[ ]{0,3}(?:(?P<level>#{1,6})[ ]+|(?P<close>#{2,6})(?=[^\W_]))"
    r"(?P<header>[^\s#][^\n]*?|#+[^\s#][^\n]*?)(?:[ ]+#+)?[ ]*(?:\n|\Z)",
    re.MULTILINE,
)
_UNDERLINE_RE = re.compile(r"[ ]{0,3}(?:={3,}|-{3,})[ ]*(?:\n|$)")
_MAX_HEADING = 120
"""The characters of a line that may be a heading because of the dashes below it."""
_QUOTATION_RE = re.compile(r"(^|\n)[ ]{0,3}>(?![=\d])[ ]?(.*)")

_DEFINITION_RE = re.compile(
    r"[ ]{0,3}\[(?P<label>[^\[\]^][^\[\]]*)\]:[ ]*<?(?P<target>[^\s<>]+)>?[ ]*"
    r"(?:\"(?P<title>(?:[^\"]|(?<=\\)\")*)\"|'(?P<other>(?:[^']|(?<=\\)')*)'"
    r"|\((?P<third>(?:[^()]|(?<=\\)[()])*)\))?[ ]*"
)
"""A sign behind a backslash does not end a title (CommonMark 0.31.2, 4.7)."""
_ESCAPED_RE = re.compile(r"\\(.)")
_CODE_OR_ESCAPED_RE = re.compile(r"(?<!`)(`+)(?!`)(?P<code>.+?)(?<!`)\1(?!`)|\\(.)")
_ADDRESS_RE = re.compile(
    r"[a-zA-Z][\w+.-]*:\S|/|#|\.{1,2}/|\S+\.[a-zA-Z]\w{1,4}(?:#\S*)?$|[\w-]+(?:\.[\w-]+)+/"
)
_USE_RE = re.compile(r"\[([^\[\]]+)\](?!\(|:(?:\s|$))")

_ALBUM_RE = re.compile(r"[ ]{0,3}\[album\][ ]*", re.IGNORECASE)
_PHOTO_RE = re.compile(r"[ ]{0,3}\[?!\[[^\n]*\)[ ]*")
_LINK_RE = re.compile(
    r"[ ]{0,3}(?:<?(?P<bare>[^\s\[\]()<>]+)>?|\[.*\]\(<?(?P<target>[^\s()<>]+)>?(?:[ ]+\"[^\"]*\")?\))"
    r"[ ]*[.,;]?"
)
_SLANTED_RE = re.compile(r"[ ]*([*_]).+\1[ ]*")
_OWN_FILES = (".mp4", *RECORDING_TYPES)
_OWN_FILE_RE = re.compile("|".join(map(re.escape, _OWN_FILES)), re.IGNORECASE)


class Headings(HashHeaderProcessor):
    """Sees ``## Words``, and no heading in ``#Words``, ``##`` alone or the sharp of ``C#``."""

    def test(self, parent: Element, block: str) -> bool:
        return "#" in block and HEADING_RE.search(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        block, position = blocks.pop(0), 0
        for match in HEADING_RE.finditer(block):  # all of them at once: a block may have thousands
            if before := block[position : match.start()].removesuffix("\n"):
                self.parser.parseBlocks(parent, [before])
            heading = Element(f"h{len(match['level'] or match['close'])}")
            heading.text = match["header"]
            parent.append(heading)
            position = match.end()
        if after := block[position:]:
            blocks.insert(0, after)


class UnderlinedHeadings(SetextHeaderProcessor):
    """Sees a heading in a short line above three dashes, and none in a sentence or a list item above them."""

    def test(self, parent: Element, block: str) -> bool:
        words, _, below = block.partition("\n")
        return (
            _UNDERLINE_RE.match(below) is not None
            and len(words) <= _MAX_HEADING
            and any(map(str.isalnum, words))
            and not ends_sentence(words)
            and not read_mark(words)
            and not words.lstrip().startswith((">", "|", "!["))
        )


class Quotations(BlockQuoteProcessor):
    """Sees no quotation in ``>50%`` and ``>=``; one ends at a line that does not go on with its sentence."""

    RE = _QUOTATION_RE

    def test(self, parent: Element, block: str) -> bool:
        return ">" in block and _QUOTATION_RE.search(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        lines = blocks[0].split("\n")
        for place in range(1, len(lines)):
            above, line = lines[place - 1], lines[place]
            is_below = self.RE.match(above) and not self.RE.match(line)
            if is_below and not goes_on(self.clean(above), line):
                blocks[:1] = ["\n".join(lines[:place]), "\n".join(lines[place:])]
                break
        with deeper(self.parser.md):
            super().run(parent, blocks)


class Definitions(BlockProcessor):
    """Takes out the definitions of links that are used; ``[1]: Sđd`` and ``[Nguồn]: TTXVN`` are none."""

    def test(self, parent: Element, block: str) -> bool:
        return "]:" in block

    def run(self, parent: Element, blocks: list[str]) -> bool:
        md: Any = self.parser.md
        lines = blocks[0].split("\n")
        rest = [line for line in lines if not self._define(md, line)]
        if len(rest) == len(lines):
            return False
        del blocks[0]
        if any(line.strip() for line in rest):
            blocks.insert(0, "\n".join(rest))
        return True

    def _define(self, md: Any, line: str) -> bool:
        match = _DEFINITION_RE.fullmatch(line)
        if match is None or not _ADDRESS_RE.match(match["target"]):
            return False
        label = " ".join(match["label"].split()).casefold()
        if label not in md.used_labels or label.lower() in md.references:
            return False
        title = match["title"] or match["other"] or match["third"] or ""
        md.references[match["label"].strip().lower()] = (
            _ESCAPED_RE.sub(partial(_sign, md), match["target"]),
            _CODE_OR_ESCAPED_RE.sub(partial(_sign, md), title),
        )
        return True


def _sign(md: Any, match: re.Match[str]) -> str:
    """Give what stands behind a backslash, or in code, as Markdown sets signs aside: they mean no markup."""
    if code := match.groupdict().get("code"):
        return "".join(_set_aside(sign) if sign in md.ESCAPED_CHARS else sign for sign in code.strip())
    sign = match[match.re.groups]
    return _set_aside(sign) if sign in md.ESCAPED_CHARS else match.group()


def _set_aside(sign: str) -> str:
    return f"{STX}{ord(sign)}{ETX}"


class UsedLabels(Preprocessor):
    """Notes which labels the text uses, as ``md.used_labels``."""

    def run(self, lines: list[str]) -> list[str]:
        md: Any = self.md
        text = "\n".join(lines) if any("]:" in line for line in lines) else ""
        md.used_labels = {" ".join(found.split()).casefold() for found in _USE_RE.findall(text)}
        return lines


def is_own(lines: Sequence[str], place: int) -> bool:
    """Tell whether a line is a block of its own, though it stands among other lines."""
    line = lines[place]
    if _ALBUM_RE.fullmatch(line) or _is_video(line):
        return True
    if is_bold_line(line):
        return not any("![" in above or _is_video(above) for above in lines[:place])
    return place > 0 and bool(_PHOTO_RE.fullmatch(line)) and "![" not in "".join(lines[:place])


class OwnBlocks(BlockProcessor):
    """Cuts a block at a line that is an album's place, a video or recording, a first photo, or bold."""

    def test(self, parent: Element, block: str) -> bool:
        if "\n" not in block:
            return False
        return "[" in block or "://" in block or "**" in block or looks_hosted(block.partition("\n")[2])

    def run(self, parent: Element, blocks: list[str]) -> bool:
        lines = blocks[0].split("\n")
        cut = next((place for place in range(len(lines)) if is_own(lines, place)), None)
        if cut is None:
            return False
        end = cut + 1
        if _PHOTO_RE.fullmatch(lines[cut]):
            end = len(lines)
        elif not (_ALBUM_RE.fullmatch(lines[cut]) or is_bold_line(lines[cut])):
            while end < len(lines) and _SLANTED_RE.fullmatch(lines[end]) and "[^" not in lines[end]:
                end += 1
        parts = ["\n".join(part) for part in (lines[:cut], lines[cut:end], lines[end:]) if part]
        if len(parts) == 1:
            return False
        blocks[:1] = parts
        return False


def _is_video(line: str) -> bool:
    match = (
        _LINK_RE.fullmatch(line)
        if "http" in line or looks_hosted(line.strip()) or ("](" in line and _OWN_FILE_RE.search(line))
        else None
    )
    if match is None:
        return False
    target = match["bare"] or match["target"]
    return recognise(target) is not None or (match["bare"] is None and target.casefold().endswith(_OWN_FILES))


class BlocksExtension(Extension):
    """Register them in the places of Markdown's own, and the cutting before all others."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Markdown's name)
        parser = md.parser
        parser.blockprocessors.register(OwnBlocks(parser), "own_blocks", 95)
        parser.blockprocessors.register(Headings(parser), "hashheader", 70)
        parser.blockprocessors.register(UnderlinedHeadings(parser), "setextheader", 60)
        parser.blockprocessors.register(Quotations(parser), "quote", 20)
        parser.blockprocessors.register(Definitions(parser), "reference", 15)
        md.preprocessors.register(UsedLabels(md), "used_labels", 0)
