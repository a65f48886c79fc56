"""Give a photo's alt text and title as words: Markdown does not set them, and signs are no words.

Emphasis, code, tags and links leave their text. What cannot stand in a plain text and is gone is
noted: ``md.photo_links`` holds the addresses of links, ``md.photo_notes`` what held the mark of a
footnote, ``md.photo_braces`` what stands behind a photo as ``{rộng}`` does and is no such thing.
"""

from __future__ import annotations

import re
from typing import Any, cast
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import (
    IMAGE_LINK_RE,
    IMAGE_REFERENCE_RE,
    LINK_RE,
    ImageInlineProcessor,
    ImageReferenceInlineProcessor,
    LinkInlineProcessor,
    ShortImageReferenceInlineProcessor,
)
from markdown.util import ETX, INLINE_PLACEHOLDER_PREFIX, INLINE_PLACEHOLDER_RE

from newsroom.model.placeholders import resolved
from plugins.captions.tree import has_note

_BEFORE_FOOTNOTES = 178
"""Photos are looked for before footnotes and links, which else are set within their texts."""
_LINKS = 160
"""Markdown's own place for links."""
_MARKUP_RE = re.compile(r"[*_\[<]")
_NOTE_RE = re.compile(r" ?\[\^[^\[\]\s]{1,40}\]")
_LINK_RE = re.compile(r"(?<!!)\[([^\[\]]*)\]\(\s*<?([^\s()<>]+)>?(?:\s+[\"'][^()]*[\"'])?\s*\)")
_EMPHASIS_RES = [
    re.compile(
        rf"(?<![\w{sign}])({sign}{{1,3}})(?=[^\W_]|[“\"'‘(«{other}])"
        rf"([^\n]{{0,400}}?(?:[^\W_]|[”\"'’)».,!?…%{other}]))\1(?![\w{sign}])"
    )
    for sign, other in ((r"\*", "_"), ("_", r"\*"))
]
_AUTOLINK_RE = re.compile(r"<((?:https?://|mailto:)[^\s<>]+)>", re.IGNORECASE)
WIDE = "wide"
_WIDE_RE = re.compile(r" ?\{ ?r[ộo]ng ?\}", re.IGNORECASE)
"""What editors put behind a photo that is to be wider than the text."""
_BRACES_RE = re.compile(r" ?(\{[^{}\n]{1,60}\})")
_BREAK_RE = re.compile(r"</?(?:br|p|div|li|tr|td|th)\b[^<>]*>", re.IGNORECASE)
_TAG_RE = re.compile(r"</?[a-zA-Z][\w-]*(?:\s[^<>]*)?/?>")


def clean_attributes(md: Any, image: Element) -> Element:
    """Take markup out of the alt text and title of an ``image`` that Markdown just found."""
    for name in ("alt", "title"):
        text = image.get(name, "")
        if text and _MARKUP_RE.search(text):
            image.set(name, _words(md, text))
    return image


def _words(md: Any, text: str) -> str:
    if _NOTE_RE.search(text):
        md.photo_notes.append(resolved(md, text))
        text = _NOTE_RE.sub("", text)
    md.photo_links.extend(resolved(md, match[2]) for match in _LINK_RE.finditer(text))
    text = _AUTOLINK_RE.sub(r"\1", _LINK_RE.sub(r"\1", text))
    text = _TAG_RE.sub("", _BREAK_RE.sub(" ", text))
    for _ in range(2):  # one within another
        for pattern in _EMPHASIS_RES:
            text = pattern.sub(r"\2", text)
    return text.strip()


class _Closed(LinkInlineProcessor):
    """Sees no address that has no end: Markdown cuts one anywhere, within a placeholder too."""

    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:  # noqa: N802 (Markdown's)
        href, title, end, handled = super().getLink(data, index)
        return href, title, end, handled and end > index


class _Photo(_Closed, ImageInlineProcessor):
    """Sets a photo; ``{rộng}`` right after it is kept as its attribute ``wide``."""

    def handleMatch(self, m: Any, data: str) -> Any:  # type: ignore[override]  # noqa: N802 (Markdown's)
        image, start, end = super().handleMatch(m, data)
        if not isinstance(image, Element):
            return image, start, end
        wide = _WIDE_RE.match(data, end or 0)
        if wide:
            image.set(WIDE, WIDE)
            end = wide.end()
        elif strange := _BRACES_RE.match(data, end or 0):
            md: Any = self.md
            md.photo_braces.append(resolved(md, strange[1]))
        return clean_attributes(self.md, image), start, end


class _PhotoByName(ImageReferenceInlineProcessor):
    def makeTag(self, href: str, title: str, text: str) -> Element:  # noqa: N802 (Markdown's name)
        return clean_attributes(self.md, super().makeTag(href, title, text))


class _PhotoByShortName(_PhotoByName, ShortImageReferenceInlineProcessor):
    pass


class _Link(_Closed):
    """Markdown's link, in whose title the mark of a footnote is noted and gone, not a number in a word."""

    def unescape(self, text: str) -> str:
        stash: Any = self.md.treeprocessors["inline"]
        for key in INLINE_PLACEHOLDER_RE.findall(text):
            node = stash.stashed_nodes.get(key)
            if isinstance(node, Element) and has_note(node):
                label = node[0].get("href", "").rpartition(":")[2]
                cast("Any", self.md).photo_notes.append(f"[^{label}]")
                text = text.replace(f"{INLINE_PLACEHOLDER_PREFIX}{key}{ETX}", "")
        return super().unescape(text)


def register_photos(md: Markdown) -> None:
    """Put ours in the place of Markdown's own patterns of photos."""
    patterns = (
        (_Photo(IMAGE_LINK_RE, md), "image_link"),
        (_PhotoByName(IMAGE_REFERENCE_RE, md), "image_reference"),
        (_PhotoByShortName(IMAGE_REFERENCE_RE, md), "short_image_ref"),
    )
    md.inlinePatterns.register(_Link(LINK_RE, md), "link", _LINKS)
    for place, (pattern, name) in enumerate(patterns):
        md.inlinePatterns.register(pattern, name, _BEFORE_FOOTNOTES - place)
