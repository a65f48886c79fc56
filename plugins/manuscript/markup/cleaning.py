"""Make the HTML of a body safe, and judge its links."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape
from urllib.parse import unquote

import nh3

from newsroom.model.media import is_recording, is_sound
from newsroom.model.records import Link
from plugins.manuscript.links import SCHEMES, Destination, destination, site_address
from plugins.manuscript.markup.file_links import dress
from plugins.manuscript.markup.findings import Findings
from plugins.manuscript.markup.lists import TYPED
from plugins.manuscript.markup.media_paths import VIDEO_SUFFIX
from plugins.manuscript.markup.plain_links import plain_addresses, with_addresses
from plugins.manuscript.markup.raw_html import LESS_THAN, TAGS

ATTRIBUTES = {
    "a": {"href", "title", "class"}, "abbr": {"title"}, "div": {"class"}, "sup": {"id"},
    "ol": {"start"}, "ul": {"class"}, "li": {"id", "value"},
    "td": {"style", "colspan", "rowspan"}, "th": {"style", "colspan", "rowspan"},
}  # fmt: skip
_TAGS, _SCHEMES = set(TAGS), set(SCHEMES)
FIXED_VALUES = {
    "class": re.compile(rf"footnote(-ref|-backref)?|{TYPED}"),
    "id": re.compile(r"fn(ref\d*)?:[\w-]+"),
    "style": re.compile(r"text-align: (left|right|center);"),
    "value": re.compile(r"\d{1,9}", re.ASCII),
}
_HREF_RE = re.compile(r"<a\b[^<>]*?\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)
_SCHEME_RE = re.compile(r"[a-zA-Z][\w+.-]*:")
_FOOTNOTE_RE = re.compile(r"#fn(ref\d*)?:[\w-]+")
_EMPTY_LINK_RE = re.compile(r"(?<!!)\[[^\[\]\n]*\]\([ \t]*(?:<[ \t]*>|#)?[ \t]*(?:\"[^\"\n]*\")?[ \t]*\)")
_ADDRESS_CODES = ("bad-link", "local-file", "web-address", "web-host", "web-port")
_STASH_MARKS = "\x02\x03"
"""Markdown's own marks, which it leaves behind in some tangles of ``*`` and ``_``."""
_ALIGNED_RE = re.compile(r'(<t[dh]\b[^<>]*?) style="text-align: (left|right|center);"')
"""How a cell stands: as a class, for a page needs no ``style`` where a stylesheet does (CSP 3)."""


class Cleaner:
    """Cleans the HTML of one body with nh3, which calls back for each attribute.

    ``links`` and ``files`` are what its links lead to, in order; links to ``site_urls`` are inside the site.
    """

    def __init__(self, findings: Findings, site_urls: Sequence[str]) -> None:
        self._findings, self._site_urls = findings, site_urls
        self._empty_links = _EMPTY_LINK_RE.finditer(findings.text)
        self.links: list[Link] = []
        self.files: list[Link] = []

    def clean(self, html: str) -> str:
        """Give the HTML safe, with its links to files dressed."""
        for mark in _STASH_MARKS:
            html = html.replace(mark, "")
        self._check_schemes(html)
        safe = nh3.clean(
            html,
            tags=_TAGS,
            attributes=ATTRIBUTES,
            attribute_filter=self._attribute,
            url_schemes=_SCHEMES,
            link_rel=None,
        )
        return dress(_ALIGNED_RE.sub(r'\1 class="align-\2"', safe))

    def clean_plain(self, html: str) -> str:
        """Give a block safe that was set without Markdown: of tags of ours, with links or aligned cells.

        Links that are plain are judged here; they come out as nh3 gives them, which has all others.
        """
        written = plain_addresses(html)
        judged = [destination(self._findings.path, value, *self._site_urls) for value in written or ()]
        if written is None or any(one.code in _ADDRESS_CODES for one in judged):
            return self.clean(html)
        safe = with_addresses(html, map(self._judged, written, judged)) if written else html
        return dress(_ALIGNED_RE.sub(r'\1 class="align-\2"', safe.replace("\u00a0", "&nbsp;")))

    def _check_schemes(self, html: str) -> None:
        """Report the absolute links that nh3 will drop, however their scheme is disguised."""
        for match in _HREF_RE.finditer(html):
            written = unescape(match[1] or match[2] or match[3] or "")
            bare = re.sub(r"[\x00-\x20]", "", written)
            if not _SCHEME_RE.match(bare):
                continue
            seen_as = (bare, " ".join(written.split()))  # nh3 drops a host with a space in it, too
            judged = (destination(self._findings.path, value, *self._site_urls) for value in seen_as)
            found = next((one for one in judged if one.code in _ADDRESS_CODES), None)
            if found is None and bare.partition(":")[0].casefold() not in SCHEMES:
                found = Destination("", code="bare-host")  # with a port, which looks like a scheme
            if found is not None:
                seen = (written, bare.partition(":")[0], "&#", "&colon;", "&Tab;", "&NewLine;", written)
                needle = self._findings.spelt(*seen)
                self._findings.near(needle, found.code, target=" ".join(written.split()), **found.hint)

    def _attribute(self, element: str, attribute: str, value: str) -> str | None:
        if attribute in FIXED_VALUES:
            return value if FIXED_VALUES[attribute].fullmatch(value) else None
        return self._href(value) if attribute == "href" else value

    def _href(self, value: str) -> str | None:
        value = value.replace(LESS_THAN, "<").strip()
        if _FOOTNOTE_RE.fullmatch(value):
            return value
        return self._judged(value, destination(self._findings.path, value, *self._site_urls))

    def _judged(self, value: str, found: Destination) -> str | None:
        """Note where a link leads, or report what is wrong with it, and give its address as printed."""
        if found.code == "link-without-goal":
            self._report_empty_link()
            return None
        written = unquote(value)
        needle = self._findings.spelt(value, written, value.replace("&", "&amp;"), written)
        told_before = found.code in _ADDRESS_CODES and _SCHEME_RE.match(value)  # by _check_schemes
        code = found.code
        if code == "file-link" and value.casefold().endswith(VIDEO_SUFFIX):
            code = "video-in-text"
        elif code == "file-link" and is_sound(written):
            code = "recording-in-text" if is_recording(written) else "recording-type"
        if code and not told_before:
            self._findings.near(needle, code, target=needle, **found.hint)
        elif found.file:
            self.files.append(Link(found.file, written, self._findings.locator.line(needle)))
        elif found.address is not None:
            if found.anchor and found.address == site_address(self._findings.path):
                return f"#{found.href.partition('#')[2]}"
            line = self._findings.locator.line(needle)
            self.links.append(Link(found.address, written, line, found.anchor))
        return found.href or None

    def _report_empty_link(self) -> None:
        """Report the next link that is written without where it leads."""
        match = next(self._empty_links, None)
        written = match.group() if match else "href"
        line = self._findings.line_of(match.start() if match else 0)
        self._findings.at(line, "link-without-goal", target=written)
