"""Read photos and videos that stand in blocks of their own, without Markdown's machinery.

What Markdown would make of the lines of such a block is built here, and the same rules judge it
(``Captions``, ``Videos``). Lines that may hold more than photos and plain captions are left to Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from newsroom.model.blocks import Figure, Gallery, VideoBlock
from newsroom.model.hosts import looks_hosted, recognise
from plugins.captions.attributes import WIDE, clean_attributes
from plugins.captions.caption import make_figure, same_caption
from plugins.captions.video import is_video

_PHOTO_RE = re.compile(
    r"!\[(?P<alt>[^\[\]\\`<>&~\n\x02\x03]*+(?:&(?= )[^\[\]\\`<>&~\n\x02\x03]*+)*)\]"
    r"\((?P<src>[^\s()<>\"'\\`&\[\]*\x02\x03]+)"
    r"(?: +\"(?P<title>(?:[^\"'\[\]\\`<>&~\n\x02\x03]++|&(?= ))++)\")?\)"
    r"(?P<wide> ?\{ ?r[ộo]ng ?\})?",
    re.IGNORECASE,
)
_CAPTION_RE = re.compile(r"[^\W_](?:[^*_`\\\[\]<>&~|\n\x02\x03{}]++|&(?= ))*+(?<! )")
_SLANTED_RE = re.compile(
    r"([*_])(?P<words>(?:[^\W_]|[“\"(])(?:(?:[^*_`\\\[\]<>&~|\n\x02\x03]|&(?= ))*[\w.!?…”\")%])?)\1"
)
_LINKED_RE = re.compile(
    r"\[(?P<text>[^*_`\\\[\]<>&~|\n\x02\x03]+)\]\((?P<href>[\w./:%?=&+,#@~-]+)\)|(?P<bare>[\w./:%?=&+#@-]+)"
)
_MARKUP_RE = re.compile("[*_]")
_ADDRESS_SIGNS = ("://", "ww.", "WW.", "w.", "W.")
_LONGEST = 2_000
"""The characters of the longest line that is read here."""


class PlainPhotos:
    """Reads blocks of lines for one ``md``, whose ``captions`` and ``videos`` judge them."""

    def __init__(self, md: Any, captions: Any, videos: Any) -> None:
        self._md, self._captions, self._videos = md, captions, videos

    def photos(self, lines: Sequence[str]) -> PhotosRead | None:
        """Read photos and what stands with them; ``None`` if Markdown must."""
        if alone := _photos_alone(lines):
            return PhotosRead(alone, "")
        paragraph = Element("p")
        for line in lines:
            is_read = self._add_photo(paragraph, line) or _add_caption(paragraph, line)
            if len(line) > _LONGEST or not is_read:
                return None
            _end_line(paragraph)
        texts, shared = self._captions.parse(paragraph)
        return PhotosRead(texts, shared) if texts else None

    def is_video(self, address: str) -> bool:
        """Tell whether an address is that of a video or recording."""
        return is_video(address)

    def video(self, lines: Sequence[str]) -> VideoBlock | None:
        """Read a link to a video and its caption; ``None`` if Markdown must."""
        match = _LINKED_RE.fullmatch(lines[0])
        if match is None or len(lines[0]) > _LONGEST:
            return None
        paragraph = Element("p")
        href = match["href"] or _bare(match["bare"])
        if not href or not is_video(href):
            return None
        SubElement(paragraph, "a", href=href).text = match["text"] or href
        for line in lines[1:]:
            _end_line(paragraph)
            if len(line) > _LONGEST or not _add_slanted(paragraph, line):
                return None
        video: VideoBlock | None = self._videos.read(paragraph)
        return video

    def _add_photo(self, paragraph: Element, line: str) -> bool:
        match = _PHOTO_RE.fullmatch(line)
        if match is None:
            return False
        image = SubElement(paragraph, "img", src=match["src"], alt=match["alt"])
        if match["title"]:
            image.set("title", match["title"].strip())
        if match["wide"]:
            image.set(WIDE, WIDE)
        clean_attributes(self._md, image)
        return True


class PhotosRead:
    """The photos of a block; what stands below it may say the caption of a single one again."""

    def __init__(self, texts: list[dict[str, str]], shared: str) -> None:
        self._texts, self._shared = texts, shared
        self._figures = tuple(make_figure(**text) for text in texts)

    @property
    def is_single(self) -> bool:
        return len(self._figures) == 1

    def is_said_again(self, text: str) -> bool:
        """Tell whether a paragraph below a single photo is nothing but its caption again."""
        return same_caption(text, self._figures[0].caption) and not text.endswith(":")

    def figure(self, again: str = "") -> Figure | Gallery:
        """Give the figure or gallery; ``again`` is the text that says the caption again."""
        if again:
            return make_figure(**{**self._texts[0], "again": again})
        return self._figures[0] if self.is_single else Gallery(self._figures, self._shared)


def _photos_alone(lines: Sequence[str]) -> list[dict[str, str]] | None:
    """Give the texts of photos that stand without any other line, and without markup in their texts."""
    found = []
    for line in lines:
        match = _PHOTO_RE.fullmatch(line) if len(line) <= _LONGEST else None
        if match is None or _MARKUP_RE.search(f"{match['alt']}{match['title']}"):
            return None
        alt, title = " ".join(match["alt"].split()), " ".join((match["title"] or "").split())
        wide = WIDE if match["wide"] else ""
        found.append({"src": match["src"], "under": "", "alt": alt, "title": title, "around": "", WIDE: wide})
    return found


def _bare(address: str) -> str:
    """Give the address of a video that stands alone, as a link has it; ``""`` if it is none."""
    if not looks_hosted(address):
        return ""
    address = address.rstrip(".,;")
    if recognise(address) is None:
        return ""
    return address if "://" in address else f"https://{address}"


def _end_line(paragraph: Element) -> None:
    """Add the end of a line to what stands last."""
    if len(paragraph):
        paragraph[-1].tail = (paragraph[-1].tail or "") + "\n"


def _add_caption(paragraph: Element, line: str) -> bool:
    """Add a line below a photo that is slanted as a whole, or words without any markup."""
    if not len(paragraph) or any(sign in line for sign in _ADDRESS_SIGNS) or looks_hosted(line):
        return False
    if _add_slanted(paragraph, line):
        return True
    if _CAPTION_RE.fullmatch(line) is None:
        return False
    paragraph[-1].tail = (paragraph[-1].tail or "") + line
    return True


def _add_slanted(paragraph: Element, line: str) -> bool:
    match = _SLANTED_RE.fullmatch(line)
    if match is None or any(sign in line for sign in _ADDRESS_SIGNS):
        return False
    SubElement(paragraph, "em").text = match["words"]
    return True
