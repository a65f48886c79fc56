"""Make addresses that stand in the text as they are links, as people who write in Word expect.

Markdown wants ``<`` and ``>`` around them. A full stop, a bracket or a quotation mark after an
address is not taken for a part of it, as in GitHub Flavored Markdown, 6.9 (spec 0.29).
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.util import INLINE_PLACEHOLDER_RE, AtomicString

SIGN = "://"
"""What is in each of them."""

_HOST = r"[\w-]+(?:\.[\w-]+)+(?::\d{1,5}(?!\d))?"
_REST = rf"[/?#](?:[^\s<>\"`“”‘’«»\x02\x03\ue000-\uf8ff]|{INLINE_PLACEHOLDER_RE.pattern})*"
_ADDRESS = rf"(?<![A-Za-z0-9/\x03])https?://{_HOST}(?:{_REST})?"
_AFTER = ".,;:!?…*_~'|"
_BETWEEN_HTML_AND_ENTITIES = 85


class BareAddressProcessor(InlineProcessor):
    """Sets one address."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(  # type: ignore[override] # noqa: N802 (Markdown's name)
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        address = trimmed(self._until_markup(m.group()))
        element = Element("a", href=self.unescape(address).replace("&amp;", "&"))
        element.text = AtomicString(element.get("href", ""))
        return element, m.start(), m.start() + len(address)

    def _until_markup(self, text: str) -> str:
        """Cut before what Markdown has set already, but for characters after a backslash."""
        assert self.md is not None
        stashed = self.md.treeprocessors["inline"].stashed_nodes  # type: ignore[attr-defined]
        for place in INLINE_PLACEHOLDER_RE.finditer(text):
            if not isinstance(stashed.get(place[1]), str):
                return text[: place.start()]
        return text


def trimmed(address: str) -> str:
    """Drop what stands after an address rather than in it: ``https://a.vn/x).`` is ``https://a.vn/x``."""
    before = ""
    while before != address:
        before = address
        address = address.rstrip(_AFTER)
        for opening, closing in ("()", "[]", "{}"):
            if address.endswith(closing) and address.count(closing) > address.count(opening):
                address = address[:-1]
    return address


class BareAddressExtension(Extension):
    """Link bare addresses in all text but that of links."""

    def extendMarkdown(self, md: Any) -> None:  # noqa: N802 (Markdown's name)
        md.inlinePatterns.register(
            BareAddressProcessor(_ADDRESS, md), "bare_address", _BETWEEN_HTML_AND_ENTITIES
        )
