"""Make addresses that stand in the text as they are links, as people who write in Word expect.

Markdown wants ``<`` and ``>`` around them, and there a sign after a backslash is the sign as well: Word's
exports write ``<ban\\_tin@example.vn>``. A full stop, a bracket or a quotation mark after an
address is not taken for a part of it, as in GitHub Flavored Markdown, 6.9 (spec 0.29).
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown.extensions import Extension
from markdown.inlinepatterns import (
    AUTOLINK_RE,
    AUTOMAIL_RE,
    AutolinkInlineProcessor,
    AutomailInlineProcessor,
    InlineProcessor,
)
from markdown.util import HTML_PLACEHOLDER_RE, INLINE_PLACEHOLDER_RE, AtomicString

from newsroom.model.placeholders import resolved

SIGNS = ("://", "ww.", "WW.")
"""One of them is in each."""

_LABEL = r"[A-Za-z0-9-]+"
_PORT = r"(?::(?:[1-5]?\d{1,4}|6[0-4]\d{3})(?!\d))?"
_HOST = rf"{_LABEL}(?:\.{_LABEL})+(?![^\W_]){_PORT}"
_REST = rf"[/?#](?:(?![,;]https?://)[^\s<>\"`“”‘’«»—\x02\x03\ue000-\uf8ff]|{INLINE_PLACEHOLDER_RE.pattern})*"
_ADDRESS = rf"(?<![A-Za-z0-9@/.-])(?:https?://(?={_LABEL}\.)|(?=www\.{_LABEL}\.)){_HOST}(?:{_REST})?"
ADDRESS_RE = re.compile(f"(?i:{_ADDRESS})")
"""A bare address, with what may stand behind it."""
_ESCAPED_RE = re.compile(r"\x02\d+\x03")
_LINK_TAG_RE = re.compile(r"</?a\b")
_AFTER = ".,;:!?…*_~'|"
_BETWEEN_HTML_AND_ENTITIES = 85
_AUTOLINK_PRIORITY, _AUTOMAIL_PRIORITY = 120, 110
"""Markdown's own."""
_SCHEME_RE = re.compile(r"\Amailto:", re.IGNORECASE)


def may_hold_address(text: str) -> bool:
    """Tell whether a text has a sign of an address, which is quickly looked for."""
    return SIGNS[0] in text or SIGNS[1] in text or SIGNS[2] in text


class BareAddressProcessor(InlineProcessor):
    """Sets one address."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(  # type: ignore[override] # noqa: N802 (Markdown's name)
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        if self._is_in_raw_link(data[: m.start()]):
            return None, None, None
        address = trimmed(self._until_markup(m.group()))
        text = resolved(self.md, address).replace("&amp;", "&")
        scheme, sign, rest = text.partition("://")
        element = Element("a", href=scheme.lower() + sign + rest if sign else f"http://{text}")
        element.text = AtomicString(text)
        return element, m.start(), m.start() + len(address)

    def _is_in_raw_link(self, before: str) -> bool:
        """Tell whether the last tag of a link that was written in HTML opens one."""
        assert self.md is not None
        stashed = self.md.htmlStash.rawHtmlBlocks
        tags = [str(tag).casefold() for tag in stashed]
        if not any(map(_LINK_TAG_RE.match, tags)):  # as nearly always; what follows takes its time
            return False
        places = HTML_PLACEHOLDER_RE.finditer(self.unescape(before))
        links = [tag for place in places if _LINK_TAG_RE.match(tag := tags[int(place[1])])]
        return bool(links) and not links[-1].startswith("</")

    def _until_markup(self, text: str) -> str:
        """Cut before what Markdown has set already, but for characters after a backslash."""
        assert self.md is not None
        stashed = self.md.treeprocessors["inline"].stashed_nodes  # type: ignore[attr-defined]
        for place in INLINE_PLACEHOLDER_RE.finditer(text):
            if not _ESCAPED_RE.fullmatch(str(stashed.get(place[1]))):
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


class Autolink(AutolinkInlineProcessor):
    """Sets ``<https://…>``."""

    def handleMatch(  # type: ignore[override] # noqa: N802 (Markdown's name)
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        address = resolved(self.md, m[1])
        element = Element("a", href=address)
        element.text = AtomicString(address)
        return element, m.start(), m.end()


class Automail(AutomailInlineProcessor):
    """Sets ``<a@b.vn>``; Markdown itself spells addresses in entities, which the cleaned page has not."""

    def handleMatch(  # type: ignore[override] # noqa: N802 (Markdown's name)
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        address = _SCHEME_RE.sub("", resolved(self.md, m[1]))
        element = Element("a", href=f"mailto:{address}")
        element.text = AtomicString(address)
        return element, m.start(), m.end()


class BareAddressExtension(Extension):
    """Link bare addresses in all text but that of links, and those in angle brackets."""

    def extendMarkdown(self, md: Any) -> None:  # noqa: N802 (Markdown's name)
        md.inlinePatterns.register(Autolink(AUTOLINK_RE, md), "autolink", _AUTOLINK_PRIORITY)
        md.inlinePatterns.register(Automail(AUTOMAIL_RE, md), "automail", _AUTOMAIL_PRIORITY)
        md.inlinePatterns.register(
            BareAddressProcessor(ADDRESS_RE.pattern, md), "bare_address", _BETWEEN_HTML_AND_ENTITIES
        )
