"""Cut a paragraph of words and photos into paragraphs and photos, in the order in which they were typed.

A photo at the beginning or the end of a line cuts the words; one amid a sentence comes after them.
"""

from __future__ import annotations

from collections.abc import Collection
from xml.etree.ElementTree import Element

from plugins.captions.tree import again, lifted

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
    cutter = _Cutter(Element(paragraph.tag, paragraph.attrib))
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

    def __init__(self, first: Element) -> None:
        self._found: list[Element | Photos] = []
        self._words = first
        self._held: Photos = []
        self._is_amid = False

    def add_text(self, text: str) -> None:
        if text:
            self._is_amid, was_amid = False, self._is_amid
            text = _next_to(self._words, text) if was_amid else text
        if len(self._words):
            self._words[-1].tail = (self._words[-1].tail or "") + text
        else:
            self._words.text = (self._words.text or "") + text

    def add(self, child: Element) -> None:
        is_amid, self._is_amid = self._is_amid, False
        if is_amid and _rejoin(self._words, child):
            return
        if is_amid and _next_to(self._words, began := _begin(child)) != began:
            self.add_text(" ")
        if child.tag != "br" or self._has_words():
            self._words.append(child)

    def add_photo(self, image: Element, ends_line: bool) -> None:
        if not (ends_line or self._is_at_start()):
            self._held.append(image)
            self._is_amid = True
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
        following = Element(self._words.tag, self._words.attrib)
        if self._has_words():
            self._found.append(_trimmed(self._words))
            following = again(self._words)
        if self._held:
            self._found.append(self._held)
        self._words, self._held, self._is_amid = following, [], False


def _next_to(words: Element, text: str) -> str:
    """Give a text as it stands behind ``words`` without the photo between: one space, no word in another."""
    before, after = "".join(words.itertext())[-1:], text[:1]
    if before == after == " ":
        return text[1:]
    return f" {text}" if before.isalnum() and after.isalnum() else text


def _begin(element: Element) -> str:
    return "".join(element.itertext())[:1]


def _rejoin(words: Element, child: Element) -> bool:
    """Join emphasis or a link with what stands before a photo that was amid it; say if it was one."""
    last = words[-1] if len(words) else None
    if last is None or last.tail or last.tag != child.tag or again(last).attrib != child.attrib:
        return False
    text = _next_to(last, child.text or "")
    if len(last):
        last[-1].tail = (last[-1].tail or "") + text
    else:
        last.text = (last.text or "") + text
    for number, one in enumerate(child):
        if number or text or not _rejoin(last, one):
            last.append(one)
        else:
            last[-1].tail = one.tail
    return True


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
