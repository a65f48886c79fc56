"""Find the videos of a Markdown document: paragraphs that hold only a link to one.

They join ``md.figures``; their ``key`` is the address as it was written, which the caller
resolves. A line in italics right under the link is the caption, as with photos.
"""

from __future__ import annotations

import posixpath
import re
from typing import Any
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

from newsroom.model.blocks import Figure, VideoBlock
from newsroom.model.hosts import looks_hosted, recognise
from plugins.captions.caption import same_caption
from plugins.captions.tree import attribute, is_line_break, is_slanted, mark, plain

SUFFIXES = frozenset({
    ".mp4", ".m4v", ".mov", ".webm", ".mkv", ".avi", ".wmv", ".3gp", ".mpg", ".mpeg", ".flv", ".mts",
})  # fmt: skip
"""What is meant as a video; not all of these can be used."""

_BARE_RE = re.compile(r"[ ]*(\S+)[ ]*(?=\n|$)(?P<rest>(?:\n[ ]*[*_].*[*_][ ]*)*)\s*")
_DURATION_RE = re.compile(r"\s*\((?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)\)\s*$", re.ASCII)
_CREDIT_RE = re.compile(
    r"(?:^|(?<=[\s.;,(–-]))\(?(?P<credit>"
    r"(?:Nguồn video|Nguồn ảnh|Nguồn|Video clip|Video|VIDEO|Clip|Thực hiện|Ảnh|ẢNH)\s*:\s*[^:]+?"
    r"|(?:Ảnh|Video|Clip) minh (?:họa|hoạ))\)?\.?$"
)


_MAX_TITLE = 120


def is_video(address: str) -> bool:
    """Tell whether an address is that of a video: at a known host, or a file of the content."""
    if recognise(address) is not None:
        return True
    if re.match(r"[a-zA-Z][\w+.-]*:|//", address):
        return False
    return posixpath.splitext(unquote(address))[1].casefold() in SUFFIXES


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
    match = _CREDIT_RE.search(text.strip())
    if match is None:
        return text.strip(), ""
    return text.strip()[: match.start()].rstrip(" ;,(–-"), match["credit"].strip()


def make_video(address: str, text: str, above: str, under: str, still: str = "") -> VideoBlock:
    """Make a video from the text of its link, the link's title and the line under it.

    A text that only spells the address is no title; a short caption then is. A caption that says
    the title again is none.
    """
    title, duration = split_duration("" if text == address or looks_hosted(text) else text)
    (below, maker), (beside, second) = split_credit(under), split_credit(above)
    both = below and beside and not same_caption(below, beside)
    caption = f"{beside.rstrip(' .')}. {below}" if both else below or beside
    if not title and len(caption) <= _MAX_TITLE:
        title = caption.rstrip(" .")
    if same_caption(caption, title):
        caption = ""
    return VideoBlock(
        host="",
        key=address,
        title=title,
        duration=duration,
        still=Figure(still, title or caption or "Video") if still else None,
        caption=caption,
        credit=maker or second,
    )


class BareAddresses(Treeprocessor):
    """Make an address that is a paragraph of its own a link, before Markdown sees signs in it."""

    def run(self, root: Element) -> None:
        for element in root:
            if element.tag == "p" and element.text and looks_hosted(element.text.lstrip()):
                match = _BARE_RE.fullmatch(element.text)
                address = match[1].rstrip(".,;") if match else ""
                if match and recognise(address) is not None and not re.search("[<>]", address):
                    address = address if "://" in address else f"https://{address}"
                    element.text = f"<{address}>{match['rest']}"


class Videos(Treeprocessor):
    """Replace each paragraph that is a link to a video with the mark of the video."""

    md: Any

    def run(self, root: Element) -> None:
        for index, element in enumerate(root):
            if element.tag == "p" and len(element) and element[0].tag == "a":
                video = self._video(element)
                if video is not None:
                    root[index] = self._marked(video)

    def _marked(self, video: VideoBlock) -> Element:
        self.md.figures.append(video)
        element = Element("p")
        element.text, element.tail = mark(len(self.md.figures) - 1), "\n"
        return element

    def _video(self, paragraph: Element) -> VideoBlock | None:
        link = paragraph[0]
        address = attribute(link, "href")
        lines = self._lines_under(paragraph)
        if (paragraph.text or "").strip() or lines is None or not is_video(address):
            return None
        image = link.find(".//img")
        if image is None:
            return make_video(address, plain(self.md, link), attribute(link, "title"), lines)
        if plain(self.md, link) or len(list(link.iter("img"))) > 1:
            return None
        said = attribute(image, "title") or attribute(link, "title")
        return make_video(address, attribute(image, "alt"), said, lines, attribute(image, "src"))

    def _lines_under(self, paragraph: Element) -> str | None:
        """Join the slanted lines under the link; ``None`` if there is anything else."""
        lines, before = [], paragraph[0].tail or ""
        for child in paragraph[1:]:
            if child.tag == "br":
                before += "\n"
            elif is_slanted(child) and is_line_break(before):
                lines.append(plain(self.md, child))
                before = ""
            else:
                return None
            before += child.tail or ""
        return None if before.strip() else " ".join(lines)
