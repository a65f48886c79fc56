"""Find the videos and recordings of a Markdown document: paragraphs that hold only a link to one.

They join ``md.figures``; their ``key`` is the address as it was written, which the caller
resolves. A line in italics right under the link is the caption, as with photos.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from functools import reduce
from typing import Any
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

from newsroom.model.blocks import Figure, VideoBlock
from newsroom.model.hosts import looks_hosted, recognise
from newsroom.model.media import is_sound
from newsroom.vietnamese.credit import credit_pattern, joined_credits
from newsroom.vietnamese.credit import split_credit as split_photo_credit
from newsroom.vietnamese.repeating import says_again
from plugins.captions.caption import join_captions
from plugins.captions.tree import attribute, has_note, is_line_break, is_slanted, mark, note_links, plain

SUFFIXES = frozenset({
    ".mp4", ".m4v", ".mov", ".webm", ".mkv", ".avi", ".wmv", ".3gp", ".mpg", ".mpeg", ".flv", ".mts",
})  # fmt: skip
"""What is meant as a video; not all of these can be used."""

_BARE_RE = re.compile(r"[ ]*(\S+)[ ]*(?=\n|$)(?P<rest>(?:\n[ ]*[*_].*[*_][ ]*)*)\s*")
_DURATION_RE = re.compile(r"\s*\((?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)\)\s*$", re.ASCII)
_CREDIT_RE = credit_pattern(
    "Nguồn video|Nguồn ảnh|Nguồn|Video clip|Video|VIDEO|Clip|Thực hiện|Ảnh|ẢNH", "Ảnh|Video|Clip"
)
_MAX_TITLE = 120


def is_video(address: str) -> bool:
    """Tell whether an address is that of a video, at a known host or a file of ours, or a recording."""
    if recognise(address) is not None:
        return True
    if re.match(r"[a-zA-Z][\w+.-]*:|//", address):
        return False
    return posixpath.splitext(unquote(address))[1].casefold() in SUFFIXES or is_sound(unquote(address))


def split_duration(text: str) -> tuple[str, int | None]:
    """Split ``Lễ kết nạp (3:25)`` into the title and the seconds."""
    match = _DURATION_RE.search(text)
    if match is None:
        return text, None
    hours, minutes, seconds = (int(found or 0) for found in match.groups())
    if match[1] and minutes > 59:
        return text, None
    return text[: match.start()].strip(), (hours * 3600 + minutes * 60 + seconds) or None


def split_credit(text: str) -> tuple[str, str]:
    """Split ``Toàn cảnh lễ kết nạp. Video: P. Mai`` into caption and credit."""
    return split_photo_credit(text, _CREDIT_RE)


def make_video(address: str, text: str, above: Iterable[str], under: str, still: str = "") -> VideoBlock:
    """Make a video from the text of its link, titles above it and the line under it.

    A text that only spells the address is no title; a short caption then is. A caption that says
    the title again is none. No text is lost, nor is a credit.
    """
    title, duration = split_duration("" if text == address or _is_address(text) else text)
    texts = [split_credit(one) for one in (*above, under)]
    caption = reduce(join_captions, (one for one, _ in texts))
    if not title and len(caption) <= _MAX_TITLE:
        title = re.sub(r"(?<!\.)\.$", "", caption)
    if says_again(caption, title):
        caption = ""
    return VideoBlock(
        host="",
        key=address,
        title=title,
        duration=duration,
        still=Figure(still, title or caption or "Video") if still else None,
        caption=caption,
        credit=joined_credits(credit for _, credit in reversed(texts)),
    )


def _is_address(text: str) -> bool:
    return looks_hosted(text) and not re.search(r"\s", text)


class BareAddresses(Treeprocessor):
    """Make an address that is a paragraph of its own a link, before Markdown sees signs in it."""

    def run(self, root: Element) -> None:
        for element in root:
            if element.tag == "p" and element.text and looks_hosted(element.text.lstrip()):
                match = _BARE_RE.fullmatch(element.text)
                address = match[1].rstrip(".,;") if match else ""
                if match and recognise(address) is not None and not re.search(r"[<>\[\]]", address):
                    address = address if "://" in address else f"https://{address}"
                    element.text = f"<{address}>{match['rest']}"


class Videos(Treeprocessor):
    """Replace each paragraph that is a link to a video with the mark of the video."""

    md: Any

    def run(self, root: Element) -> None:
        for index, element in enumerate(root):
            if element.tag == "p" and len(element) and element[0].tag == "a":
                video = self.read(element)
                if video is not None:
                    root[index] = self._marked(video, element)

    def _marked(self, video: VideoBlock, gone: Element) -> Element:
        """Add a video, in whose place ``gone`` stood, and give the paragraph of its mark."""
        self.md.figures.append(video)
        element = Element("p")
        element.text, element.tail = mark(len(self.md.figures) - 1), "\n"
        return element

    def read(self, paragraph: Element) -> VideoBlock | None:
        """Read a paragraph of Markdown's tree; ``None`` if it is no video."""
        link = paragraph[0]
        address = attribute(self.md, link, "href")
        lines = self._lines_under(paragraph)
        if (paragraph.text or "").strip() or lines is None or not is_video(address):
            return None
        image = link.find(".//img")
        if has_note(link):
            return None
        if image is not None and (plain(self.md, link) or len(list(link.iter("img"))) > 1):
            return None
        for line in paragraph[1:]:
            note_links(self.md, line)
        titles = [attribute(self.md, link, "title")]
        if image is None:
            return make_video(address, plain(self.md, link), titles, lines)
        titles.insert(0, attribute(self.md, image, "title"))
        return make_video(
            address, attribute(self.md, image, "alt"), titles, lines, attribute(self.md, image, "src")
        )

    def _lines_under(self, paragraph: Element) -> str | None:
        """Join the slanted lines under the link; ``None`` if there is anything else."""
        lines, before = [], paragraph[0].tail or ""
        for child in paragraph[1:]:
            if child.tag == "br":
                before += "\n"
            elif is_slanted(child) and is_line_break(before) and not has_note(child):
                lines.append(plain(self.md, child))
                before = ""
            else:
                return None
            before += child.tail or ""
        return None if before.strip() else " ".join(lines)
