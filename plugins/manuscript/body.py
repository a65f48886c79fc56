"""Set a Markdown body: sanitised HTML, figures, videos, links and the problems in them."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import quote, unquote
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from newsroom.model.anchors import anchors_of, nearest_anchor, with_anchors
from newsroom.model.blocks import FIGURE_CLOSE, FIGURE_OPEN, Block, Figure, Gallery, VideoBlock
from newsroom.model.problem import UNREAD_PHOTO, Problem
from newsroom.model.records import Link
from newsroom.vietnamese.comparing import PRIVATE_RE
from newsroom.vietnamese.printing import no_break
from newsroom.vietnamese.unbroken import keep_whole
from plugins.manuscript.album import PLACE, is_place
from plugins.manuscript.autolink import BareAddressExtension
from plugins.manuscript.fast_path import convert
from plugins.manuscript.file_links import dress
from plugins.manuscript.inline import SparingInlineExtension
from plugins.manuscript.links import SCHEMES, Destination, destination, site_address
from plugins.manuscript.locator import Locator
from plugins.manuscript.markup.blocks import BlocksExtension
from plugins.manuscript.markup.emphasis import EmphasisExtension
from plugins.manuscript.markup.lists import TYPED, ListsExtension
from plugins.manuscript.markup.spans import SpansExtension
from plugins.manuscript.markup.tables import TablesExtension, with_tabs_set
from plugins.manuscript.media_paths import VIDEO_SUFFIX, Placer
from plugins.manuscript.notes import Note, finished, prepared
from plugins.manuscript.own_anchors import led
from plugins.manuscript.raw_html import LESS_THAN, TAGS, is_tangled, tame

ATTRIBUTES = {
    "a": {"href", "title", "class"}, "abbr": {"title"}, "div": {"class"}, "sup": {"id"},
    "ol": {"start"}, "ul": {"class"}, "li": {"id", "value"},
    "td": {"style", "colspan", "rowspan"}, "th": {"style", "colspan", "rowspan"},
}  # fmt: skip
_TAGS, _SCHEMES = set(TAGS), set(SCHEMES)
_FIXED_VALUES = {
    "class": re.compile(rf"footnote(-ref|-backref)?|{TYPED}"),
    "id": re.compile(r"fn(ref\d*)?:[\w-]+"),
    "style": re.compile(r"text-align: (left|right|center);"),
    "value": re.compile(r"\d{1,9}", re.ASCII),
}
_MARK_RE = re.compile(f"<p>{FIGURE_OPEN}(\\d+){FIGURE_CLOSE}</p>\\s*|{FIGURE_OPEN}(\\d+){FIGURE_CLOSE}")
_HREF_RE = re.compile(r"<a\b[^<>]*?\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)
_SCHEME_RE = re.compile(r"[a-zA-Z][\w+.-]*:")
_CODE_RE = re.compile(r"<code>.*?</code>", re.DOTALL)
_REFERENCE_RE = re.compile(r"&#([0-9]+|[xX][0-9a-fA-F]+);?")
_FOOTNOTE_RE = re.compile(r"#fn(ref\d*)?:[\w-]+")
_EMPTY_LINK_RE = re.compile(r"(?<!!)\[[^\[\]\n]*\]\([ \t]*(?:<[ \t]*>|#)?[ \t]*(?:\"[^\"\n]*\")?[ \t]*\)")
_ADDRESS_CODES = ("bad-link", "web-address", "web-host", "web-port")
_LEFT_OVER_RE = re.compile(
    r"!\[[^\]\n]{0,200}\] ?\(|\[\^[^\]\n<]{1,60}\]|(?<![(*\d])\*\*(?![)*\d])(?:[^*<\n]*\*\*)?"
)
_LEFT_OVERS = {"!": "photo-syntax", "[": "missing-footnote", "*": "stars-as-text"}
"""What the first sign of something that is left over tells of it."""
_NOTE_RE = re.compile(r"\[\^[^\[\]\s]+\]")
_MORE = 30
"""Characters after what is left over that tell it from what is set well."""
_HTML_CODES = {
    **dict.fromkeys(("img", "picture"), "html-photo"),
    **dict.fromkeys(("iframe", "embed", "object", "video"), "html-video"),
}
_STASH_MARKS = "\x02\x03"
"""Markdown's own marks, which it leaves behind in some tangles of ``*`` and ``_``."""
_TABLE = '<div class="table" role="region" aria-label="Bảng" tabindex="0"><table>'
_AFTER_CAPTIONS = -20
_AS_TYPED = (BlocksExtension, ListsExtension, TablesExtension, EmphasisExtension, SpansExtension)
_ALIGNED_RE = re.compile(r'(<t[dh]\b[^<>]*?) style="text-align: (left|right|center);"')
"""How a cell stands: as a class, for a page needs no ``style`` where a stylesheet does (CSP 3)."""


@dataclass(frozen=True, slots=True)
class Body:
    """What a Markdown body holds."""

    blocks: tuple[Block, ...]
    links: tuple[Link, ...]
    problems: tuple[Problem, ...]
    files: tuple[Link, ...] = ()


class Headings:
    """Decides at which level headings are printed: below the title, and skipping none."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Begin a new body."""
        self._previous = 1

    def level(self, written: int) -> int:
        """Give the level of the next heading, which was written with so many signs."""
        self._previous = min(max(written, 2), self._previous + 1)
        return self._previous


class Finish(Treeprocessor):
    """Put headings at their levels, set no-break spaces, mark the place of the album."""

    def __init__(self, md: Markdown, headings: Headings) -> None:
        super().__init__(md)
        self._headings = headings

    def run(self, root: Element) -> None:
        for element in root:
            if element.tag == "p" and not len(element) and is_place((element.text or "").strip()):
                element.text = PLACE
        for element in root.iter():
            tag = element.tag
            if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
                element.tag = f"h{self._headings.level(int(tag[1]))}"
            if element.text and tag != "code":
                element.text = no_break(element.text)
            if element.tail:
                element.tail = no_break(element.tail)


class ManuscriptExtension(Extension):
    """Set Markdown up for news: an indented paragraph is a paragraph, not program code."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Markdown's name)
        md.registerExtension(self)
        md.parser.blockprocessors.deregister("code")
        self.headings = Headings()
        for extension in _AS_TYPED:
            extension().extendMarkdown(md)
        md.treeprocessors.register(Finish(md, self.headings), "finish", _AFTER_CAPTIONS)

    def reset(self) -> None:
        """Forget the headings of the last body."""
        self.headings.reset()


class Typesetter:
    """Convert bodies with one Markdown instance; not for use by several threads at once."""

    def __init__(self, extensions: Iterable[str | Extension], configs: Mapping[str, Any]) -> None:
        manuscript = ManuscriptExtension()
        self._md = Markdown(
            extensions=[*extensions, manuscript, BareAddressExtension(), SparingInlineExtension()],
            extension_configs=dict(configs),
            output_format="html",
        )
        self._headings = manuscript.headings

    def set(self, path: str, text: str, first_line: int, *site_urls: str) -> Body:
        """Set the body ``text`` of the content file ``path``, which starts at ``first_line``.

        ``site_urls`` are the site's absolute addresses: links that spell one out are inside the site.
        """
        self._md.reset()
        setting = _Setting(path, PRIVATE_RE.sub("", text), first_line, site_urls)
        return setting.run(self._md, self._headings.level)


class _Setting:
    """The setting of one body: collects links and problems while nh3 walks the HTML."""

    def __init__(self, path: str, text: str, first_line: int, site_urls: Sequence[str]) -> None:
        self._path, self._text, self._site_urls = path, text, site_urls
        self._first_line = first_line
        self._locator = Locator(text, first_line)
        self._empty_links = _EMPTY_LINK_RE.finditer(text)
        self._links: list[Link] = []
        self._files: list[Link] = []
        self._problems: list[Problem] = []

    def run(self, md: Markdown, level: Callable[[int], int]) -> Body:
        if is_tangled(self._text):
            self._report("[", "tangled-brackets")
            return Body((), (), tuple(self._problems))
        text, notes = prepared(self._tamed())
        html = convert(md, text, level, self._clean)
        self._check_left_overs(html)
        html = self._with_anchors(html, notes, "".join(getattr(md, "photo_notes", ())))
        html = html.replace("<table>", _TABLE).replace("</table>", "</table></div>")
        html = keep_whole(html.replace(LESS_THAN, "&lt;"))
        for target in getattr(md, "photo_links", ()):
            self._report(target, "photo-link", target=target)
        for row, cells, head in getattr(md, "long_rows", ()):
            self._report(row.replace(LESS_THAN, "<"), "long-row", found=row.strip(), cells=cells, head=head)
        for said in getattr(md, "photo_notes", ()):
            found = _NOTE_RE.search(said)
            mark = found.group() if found else "[^"
            self._report(said if said in self._text else mark, "photo-footnote", found=mark)
        placer = Placer(self._path, self._text, self._locator, self._report_at)
        figures = [placer.placed(figure) for figure in getattr(md, "figures", ())]
        blocks = tuple(_blocks(html, figures))
        return Body(blocks, tuple(self._links), tuple(self._problems), tuple(self._files))

    def _with_anchors(self, html: str, notes: Iterable[Note], in_photos: str) -> str:
        """Give headings their ids, and lead the links to them and to footnotes.

        Marks of footnotes that stand ``in_photos`` are told of elsewhere.
        """
        html, used = finished(html)
        used |= {note.name for note in notes if f"[^{note.name}]" in in_photos}
        for note in notes:
            line = self._first_line + note.line
            for code in note.faults(html, used):
                first = {} if note.repeats is None else {"first": self._first_line + note.repeats}
                self._report_at(line, code, found=f"[^{note.label}]", **first)
        html = with_anchors(html)
        if 'href="#' not in html:
            return html
        anchors = anchors_of([html])
        html, missing = led(html, anchors)
        for anchor in missing:
            near = nearest_anchor(anchor, anchors)
            spellings = (f"#{anchor}", f"#{quote(anchor)}")
            needle = next((seen for seen in spellings if seen in self._text), spellings[0])
            if near:
                self._report(needle, "own-anchor", target=anchor, nearest=near)
            else:
                self._report(needle, "no-own-anchor", target=anchor)
        return html

    def _clean(self, html: str) -> str:
        """Make HTML safe, and judge its links."""
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

    def _report(self, needle: str, code: str, **values: object) -> None:
        self._report_at(self._locator.line(needle), code, **values)

    def _report_at(self, line: int, code: str, **values: object) -> None:
        self._problems.append(Problem.of(self._path, line, code, **values))

    def _tamed(self) -> str:
        text, odd = tame(_REFERENCE_RE.sub(self._reference, self._text))
        for tag in odd:
            code = _HTML_CODES.get(tag.name, "html-as-text")
            about = UNREAD_PHOTO if code == "html-photo" else {}
            self._report_at(self._first_line + tag.line, code, tag=tag.name, **about)
        return with_tabs_set(text)

    def _reference(self, match: re.Match[str]) -> str:
        """Drop numeric character references to what no manuscript may hold."""
        digits = match[1]
        code = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
        kind = unicodedata.category(chr(code)) if code <= sys.maxunicode else ""
        if kind not in ("Co", "Cc", "Cs", "Cn", ""):
            return match.group()
        line = self._first_line + self._text.count("\n", 0, match.start())
        if kind == "Co":
            self._report_at(line, "private-character", char=match.group())
        else:
            self._report_at(line, "bad-reference", found=match.group())
        return ""

    def _check_schemes(self, html: str) -> None:
        """Report the absolute links that nh3 will drop, however their scheme is disguised."""
        for match in _HREF_RE.finditer(html):
            written = unescape(match[1] or match[2] or match[3] or "")
            bare = re.sub(r"[\x00-\x20]", "", written)
            if not _SCHEME_RE.match(bare):
                continue
            seen_as = (bare, " ".join(written.split()))  # nh3 drops a host with a space in it, too
            judged = (destination(self._path, value, *self._site_urls) for value in seen_as)
            found = next((one for one in judged if one.code in _ADDRESS_CODES), None)
            if found is None and bare.partition(":")[0].casefold() not in SCHEMES:
                found = Destination("", code="bare-host")  # with a port, which looks like a scheme
            if found is not None:
                seen = (written, bare.partition(":")[0], "&#", "&colon;", "&Tab;", "&NewLine;")
                needle = next((text for text in seen if text in self._text), written)
                self._report(needle, found.code, target=" ".join(written.split()), **found.hint)

    def _check_left_overs(self, html: str) -> None:
        """Report what was meant as a photo, a footnote or bold and is printed as it was typed."""
        if "[" not in html and "**" not in html:
            return
        html = _CODE_RE.sub("", html)
        for match in _LEFT_OVER_RE.finditer(html):
            found, more = (_as_typed(html[match.start() : end]) for end in (match.end(), match.end() + _MORE))
            code = _LEFT_OVERS[found[0]]
            if code == "stars-as-text" and found not in self._text:  # each star has a backslash
                continue
            needles = (found, found[:2]) if found[0] == "[" else (more.partition("\n")[0], found, found[:2])
            needle = next(needle for needle in needles if needle in self._text or needle == needles[-1])
            self._report(needle, code, found=found, **(UNREAD_PHOTO if found[0] == "!" else {}))

    def _attribute(self, element: str, attribute: str, value: str) -> str | None:
        if attribute in _FIXED_VALUES:
            return value if _FIXED_VALUES[attribute].fullmatch(value) else None
        return self._href(value) if attribute == "href" else value

    def _href(self, value: str) -> str | None:
        value = value.replace(LESS_THAN, "<").strip()
        if _FOOTNOTE_RE.fullmatch(value):
            return value
        found = destination(self._path, value, *self._site_urls)
        if found.code == "link-without-goal":
            self._report_empty_link()
            return None
        written = unquote(value)
        spellings = (value, written, value.replace("&", "&amp;"))
        needle = next((seen for seen in spellings if seen and seen in self._text), written)
        told_before = found.code in _ADDRESS_CODES and _SCHEME_RE.match(value)  # by _check_schemes
        code = found.code
        if code == "file-link" and value.casefold().endswith(VIDEO_SUFFIX):
            code = "video-in-text"
        if code and not told_before:
            self._report(needle, code, target=needle, **found.hint)
        elif found.file:
            self._files.append(Link(found.file, written, self._locator.line(needle)))
        elif found.address is not None:
            if found.anchor and found.address == site_address(self._path):
                return f"#{found.href.partition('#')[2]}"
            line = self._locator.line(needle)
            self._links.append(Link(found.address, written, line, found.anchor))
        return found.href or None

    def _report_empty_link(self) -> None:
        """Report the next link that is written without where it leads."""
        match = next(self._empty_links, None)
        written = match.group() if match else "href"
        line = self._first_line + self._text.count("\n", 0, match.start()) if match else self._first_line
        self._report_at(line, "link-without-goal", target=written)


def _as_typed(html: str) -> str:
    """Give the text of a piece of HTML up to its first tag."""
    return unescape(html.partition("<")[0].replace(LESS_THAN, "<")).replace("\u00a0", " ")


def _blocks(html: str, figures: list[Figure | Gallery | VideoBlock]) -> Iterator[Block]:
    """Cut the HTML at the marks of figures."""
    position = 0
    for match in _MARK_RE.finditer(html) if figures else ():
        before = html[position : match.start()].strip("\n")
        if before:
            yield before
        yield figures[int(match[1] or match[2])]
        position = match.end()
    rest = html[position:].strip("\n")
    if rest:
        yield rest
