"""Set a Markdown body: sanitised HTML, figures, links and the problems in them."""

from __future__ import annotations

import posixpath
import re
import sys
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import quote, unquote, urlsplit
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from plugins.manuscript.header import PRIVATE_RE, shorten
from plugins.manuscript.inline import SparingInlineExtension
from plugins.model import FIGURE_CLOSE, FIGURE_OPEN, ROOT, Block, Figure, Gallery, Link, Problem
from plugins.vietnamese import nfc, no_break

TAGS = {
    "a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "dd", "del", "div", "dl", "dt",
    "em", "h2", "h3", "h4", "h5", "h6", "hr", "i", "ins", "li", "mark", "ol", "p", "pre", "q", "s",
    "small", "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul",
}  # fmt: skip
ATTRIBUTES = {
    "a": {"href", "title", "class"}, "abbr": {"title"}, "div": {"class"}, "li": {"id"}, "sup": {"id"},
    "td": {"style", "colspan", "rowspan"}, "th": {"style", "colspan", "rowspan"}, "ol": {"start"},
}  # fmt: skip
SCHEMES = {"http", "https", "mailto", "tel"}
_FIXED_VALUES = {
    "class": re.compile(r"footnote(-ref|-backref)?"),
    "id": re.compile(r"fn(ref\d*)?:[\w-]+"),
    "style": re.compile(r"text-align: (left|right|center);"),
}
_MARK_RE = re.compile(f"<p>{FIGURE_OPEN}(\\d+){FIGURE_CLOSE}</p>\\s*|{FIGURE_OPEN}(\\d+){FIGURE_CLOSE}")
_SCHEME_RE = re.compile(r'href="([a-zA-Z][\w+.-]*):([^"]*)"')
_REFERENCE_RE = re.compile(r"&#(\d+|[xX][0-9a-fA-F]+);?")
_RAW_TAG_RE = re.compile(r"<\s*([a-zA-Z][\w:-]*)")
_ARTICLE_RE = re.compile(r"articles/(\d{4}/\d{2}/[a-z0-9-]+)(?:/index\.md|/)?")
_PAGE_RE = re.compile(r"pages/([^/]+)\.md")
_AFTER_CAPTIONS = -20


@dataclass(frozen=True, slots=True)
class Body:
    """What a Markdown body holds."""

    blocks: tuple[Block, ...]
    links: tuple[Link, ...]
    problems: tuple[Problem, ...]


class Finish(Treeprocessor):
    """Start headings at the second level, below the title, skip no level, and set no-break spaces."""

    def run(self, root: Element) -> None:
        previous = 1
        for element in root.iter():
            tag = element.tag
            if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
                previous = min(max(int(tag[1]), 2), previous + 1)
                element.tag = f"h{previous}"
            if element.text and tag != "code":
                element.text = no_break(element.text)
            if element.tail:
                element.tail = no_break(element.tail)


class FinishExtension(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Markdown's name)
        md.treeprocessors.register(Finish(md), "finish", _AFTER_CAPTIONS)


class Locator:
    """Find the line of something written in the body, the next one at each call."""

    def __init__(self, text: str, first_line: int) -> None:
        self._text, self._first_line = text, first_line
        self._seen: dict[str, int] = {}

    def line(self, needle: str) -> int:
        position = self._text.find(needle, self._seen.get(needle, 0))
        if position < 0:
            position = max(self._text.find(needle), 0)
        self._seen[needle] = position + len(needle)
        return self._first_line + self._text.count("\n", 0, position)


def resolve(path: str, target: str) -> str | None:
    """Give the content path that ``target`` means in the file ``path``; ``None`` if outside."""
    target = nfc(unquote(target))
    from_root = target.lstrip("/") if target.startswith("/") else None
    joined = posixpath.join(posixpath.dirname(path), target) if from_root is None else from_root
    normal = posixpath.normpath(joined)
    if normal.startswith("..") or "\\" in target or "\0" in target:
        return None
    return normal + "/" if target.endswith("/") else normal


def site_address(content_path: str) -> str | None:
    """Give the address of an article's or page's file, ``None`` if it is neither."""
    if match := _ARTICLE_RE.fullmatch(content_path):
        return f"{match[1]}/"
    if match := _PAGE_RE.fullmatch(content_path):
        return f"{match[1]}/"
    return None


class Typesetter:
    """Convert bodies with one Markdown instance; not for use by several threads at once."""

    def __init__(self, extensions: Iterable[str | Extension], configs: Mapping[str, Any]) -> None:
        self._md = Markdown(
            extensions=[*extensions, FinishExtension(), SparingInlineExtension()],
            extension_configs=dict(configs),
            output_format="html",
        )

    def set(self, path: str, text: str, first_line: int) -> Body:
        """Set the body ``text`` of the content file ``path``, which starts at ``first_line``."""
        self._md.reset()
        return _Setting(path, PRIVATE_RE.sub("", text), first_line).run(self._md)


class _Setting:
    """The setting of one body: collects links and problems while nh3 walks the HTML."""

    def __init__(self, path: str, text: str, first_line: int) -> None:
        self._path, self._text = path, text
        self._locator = Locator(text, first_line)
        self._links: list[Link] = []
        self._problems: list[Problem] = []

    def run(self, md: Markdown) -> Body:
        html = _REFERENCE_RE.sub(self._reference, md.convert(self._text))
        self._check_raw_html(md.htmlStash.rawHtmlBlocks)
        self._check_schemes(html)
        html = nh3.clean(
            html,
            tags=TAGS,
            attributes=ATTRIBUTES,
            attribute_filter=self._attribute,
            url_schemes=SCHEMES,
            link_rel=None,
            strip_comments=True,
        )
        html = html.replace(
            "<table>", '<div class="table" role="region" aria-label="Bảng" tabindex="0"><table>'
        )
        html = html.replace("</table>", "</table></div>")
        figures = [self._placed(figure) for figure in getattr(md, "figures", ())]
        return Body(tuple(_blocks(html, figures)), tuple(self._links), tuple(self._problems))

    def _report(self, needle: str, code: str, **values: object) -> None:
        line = self._locator.line(needle)
        self._problems.append(Problem.of(self._path, line, code, **values))

    def _reference(self, match: re.Match[str]) -> str:
        """Drop numeric character references to what no manuscript may hold."""
        digits = match[1]
        code = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
        if code < sys.maxunicode and unicodedata.category(chr(code)) not in ("Co", "Cc", "Cs", "Cn"):
            return match.group()
        self._report(match.group(), "private-character", char=match.group())
        return ""

    def _check_raw_html(self, stash: Iterable[object]) -> None:
        for raw in stash:
            for match in _RAW_TAG_RE.finditer(str(raw)):
                if match[1].lower() not in TAGS | {"h1"}:
                    self._report(match.group(), "html-dropped", tag=match[1].lower())

    def _check_schemes(self, html: str) -> None:
        for match in _SCHEME_RE.finditer(html):
            if match[1].lower() not in SCHEMES:
                self._report(f"{match[1]}:", "bad-link", target=shorten(unescape(match.group()[6:-1])))

    def _attribute(self, element: str, attribute: str, value: str) -> str | None:
        if attribute in _FIXED_VALUES:
            return value if _FIXED_VALUES[attribute].fullmatch(value) else None
        return self._href(value) if attribute == "href" else value

    def _href(self, value: str) -> str | None:
        if value.startswith("#"):
            return value
        try:
            parts = urlsplit(value)
        except ValueError:
            self._report(value, "bad-link", target=shorten(value))
            return None
        if parts.scheme or value.startswith("//"):
            if parts.netloc or (parts.scheme in ("mailto", "tel") and parts.path):
                return value
            self._report(value, "bad-link", target=shorten(value))
            return None
        return self._internal(value, parts.path, parts.fragment)

    def _internal(self, value: str, target: str, fragment: str) -> str | None:
        place = resolve(self._path, target)
        written = unquote(value)
        needle = value if value in self._text else written
        if place is None:
            self._report(needle, "outside-content", target=shorten(written))
            return None
        address = site_address(place)
        if address is None:
            address = place if target.startswith("/") else None
        if address is None:
            is_file = posixpath.splitext(place)[1] not in ("", ".md")
            self._report(needle, "file-link" if is_file else "missing-link", target=shorten(written))
            return None
        address = "" if address in (".", "./") else address
        self._links.append(Link(address, written, self._locator.line(needle)))
        return f"{ROOT}/{quote(address)}" + (f"#{fragment}" if fragment else "")

    def _placed(self, figure: Figure | Gallery) -> Figure | Gallery:
        if isinstance(figure, Gallery):
            placed = tuple(self._place(one) for one in figure.figures)
            return Gallery(placed, figure.caption)
        return self._place(figure)

    def _place(self, figure: Figure) -> Figure:
        """Turn the ``src`` as written into a content path; ``""`` if it cannot be one."""
        written, src = figure.src, ""
        needle = written if written in self._text else unquote(written)
        if re.match(r"(?:[a-zA-Z][\w+.-]*:|//)", written):
            self._report(needle, "remote-photo", target=shorten(written))
        elif (place := resolve(self._path, written)) is None:
            self._report(needle, "outside-content", target=shorten(written))
        else:
            src = place
        if not figure.alt:
            self._report(needle, "photo-without-text", target=shorten(written))
        line = self._locator.line(needle)
        return Figure(src, figure.alt, figure.caption, figure.credit, line)


def _blocks(html: str, figures: list[Figure | Gallery]) -> Iterable[Block]:
    """Cut the HTML at the marks of figures."""
    position = 0
    for match in _MARK_RE.finditer(html):
        before = html[position : match.start()].strip("\n")
        if before:
            yield before
        yield figures[int(match[1] or match[2])]
        position = match.end()
    rest = html[position:].strip("\n")
    if rest:
        yield rest
