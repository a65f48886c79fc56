"""Cut a paragraph of words and photos into paragraphs and photos, in the order in which they were typed.

A photo at the beginning or the end of a line cuts the words; one amid a sentence comes after them.
"""

from __future__ import annotations

from collections.abc import Collection
from xml.etree.ElementTree import Element

from plugins.captions.tree import lifted

Photos = list[Element]
"""The images of one figure or gallery."""


def with_photos_lifted(paragraph: Element) -> Element:
    """Take the photos of a paragraph out of emphasis and links, so that they are its own children."""
    for index in range(len(paragraph) - 1, -1, -1):
        child = paragraph[index]
        if child.tag != "img" and child.find(".//img") is not None:
            paragraph[index : index + 1] = lifted(child)
    return paragraph


def divided(paragraph: Element, captions: Collection[Element]) -> list[Element | Photos]:
    """Cut a paragraph whose photos are its own children; ``captions`` are lines of it that go with photos."""
    cutter = _Cutter(paragraph.tag)
    cutter.add_text(paragraph.text or "")
    children = list(paragraph)
    for number, child in enumerate(children):
        tail, child.tail = child.tail or "", None
        if child.tag == "img":
            following = children[number + 1] if number + 1 < len(children) else None
            ends_line = following is None if not tail.strip(" ") else tail.lstrip(" ").startswith("\n")
            is_next = not tail.strip(" ") and following is not None and following.tag in ("br", "img")
            cutter.add_photo(child, ends_line or is_next)
        elif child not in captions:
            cutter.add(child)
        cutter.add_text(tail)
    return cutter.done()


class _Cutter:
    """What was cut so far, the words since then, and the photos that come after these."""

    def __init__(self, tag: str) -> None:
        self._found: list[Element | Photos] = []
        self._tag, self._words = tag, Element(tag)
        self._held: Photos = []

    def add_text(self, text: str) -> None:
        if len(self._words):
            self._words[-1].tail = (self._words[-1].tail or "") + text
        else:
            self._words.text = (self._words.text or "") + text

    def add(self, child: Element) -> None:
        if child.tag != "br" or self._has_words():
            self._words.append(child)

    def add_photo(self, image: Element, ends_line: bool) -> None:
        if not (ends_line or self._is_at_start()):
            self._held.append(image)
            return
        self._flush()
        if self._found and isinstance(self._found[-1], list):
            self._found[-1].append(image)
        else:
            self._found.append([image])

    def done(self) -> list[Element | Photos]:
        self._flush()
        return self._found

    def _has_words(self) -> bool:
        return len(self._words) > 0 or bool((self._words.text or "").strip())

    def _is_at_start(self) -> bool:
        """Tell whether nothing stands in the line so far."""
        if not self._has_words():
            return True
        last = self._words[-1] if len(self._words) else None
        text = (last.tail if last is not None else self._words.text) or ""
        after = text.rpartition("\n")[2] if "\n" in text else text
        return not after.strip() and ("\n" in text or (last is not None and last.tag == "br"))

    def _flush(self) -> None:
        """Close the paragraph of words, and put the photos that were amid it below."""
        if self._has_words():
            self._found.append(_trimmed(self._words))
        if self._held:
            self._found.append(self._held)
        self._words, self._held = Element(self._tag), []


def _trimmed(words: Element) -> Element:
    """Take line ends off both sides of a paragraph."""
    words.text = (words.text or "").lstrip()
    while len(words) and words[-1].tag == "br" and not (words[-1].tail or "").strip():
        words.remove(words[-1])
    if len(words):
        words[-1].tail = (words[-1].tail or "").rstrip()
    else:
        words.text = words.text.rstrip()
    words.tail = "\n"
    return words
