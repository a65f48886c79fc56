"""Set a Markdown body: sanitised HTML, figures, videos, links and the problems in them."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from markdown import Markdown
from markdown.extensions import Extension

from newsroom.model.anchors import anchors_of, nearest_anchor, with_anchors
from newsroom.model.blocks import FIGURE_CLOSE, FIGURE_OPEN, Block, Gallery, Media
from newsroom.model.problem import UNREAD_PHOTO, Problem
from newsroom.model.records import Link
from newsroom.vietnamese.comparing import without_private
from newsroom.vietnamese.printing import number
from newsroom.vietnamese.unbroken import keep_whole
from plugins.manuscript.markup.autolink import BareAddressExtension
from plugins.manuscript.markup.cleaning import ATTRIBUTES, FIXED_VALUES, Cleaner
from plugins.manuscript.markup.extension import ManuscriptExtension
from plugins.manuscript.markup.failing import Extended, Owners, fault_of, tell_fault
from plugins.manuscript.markup.fast_path import convert
from plugins.manuscript.markup.findings import Findings
from plugins.manuscript.markup.inline import SparingInlineExtension
from plugins.manuscript.markup.left_overs import check_left_overs
from plugins.manuscript.markup.levels import MOST, TooDeep
from plugins.manuscript.markup.loading import HOUSE, are_of_house, made, markup_of, signs_of
from plugins.manuscript.markup.media_paths import Placer
from plugins.manuscript.markup.notes import Note, finished, prepared
from plugins.manuscript.markup.own_anchors import led
from plugins.manuscript.markup.raw_html import COMMENT, LESS_THAN, tame, tangle
from plugins.manuscript.markup.tables import with_tabs_set
from plugins.manuscript.markup.taken import Taken

_MARK_RE = re.compile(f"{FIGURE_OPEN}(\\d+){FIGURE_CLOSE}(</p>\\s*)?")
_REFERENCE_RE = re.compile(r"&#([0-9]+|[xX][0-9a-fA-F]+);?")
_NOTE_RE = re.compile(r"\[\^[^\[\]\s]+\]")
_HTML_CODES = {
    **dict.fromkeys(("img", "picture"), "html-photo"),
    COMMENT: "open-comment",
    **dict.fromkeys(("iframe", "embed", "object", "video"), "html-video"),
}
_COMPARED = 20
"""The links that lead nowhere for which a heading like it is looked for, which takes its time."""
_TABLE = '<div class="table" role="region" aria-label="Bảng" tabindex="0"><table>'


@dataclass(frozen=True, slots=True)
class Body:
    """What a Markdown body holds."""

    blocks: tuple[Block, ...]
    links: tuple[Link, ...]
    problems: tuple[Problem, ...]
    files: tuple[Link, ...] = ()


class Typesetter:
    """Convert bodies with one Markdown instance; not for use by several threads at once."""

    def __init__(self, extensions: Iterable[str | Extension], configs: Mapping[str, Any]) -> None:
        manuscript = ManuscriptExtension()
        given = list(extensions)
        self._is_house = are_of_house(given, configs)
        self._signs = signs_of(given, configs)
        self.markup = markup_of(given)
        own = (manuscript, BareAddressExtension(), SparingInlineExtension())
        self._md = Extended(
            extensions=[*made(given, configs), *own],
            extension_configs=dict(configs),
            output_format="html",
        )
        self._headings = manuscript.headings

    def set(self, path: str, text: str, first_line: int, *site_urls: str) -> Body:
        """Set the body ``text`` of the content file ``path``, which starts at ``first_line``.

        ``site_urls`` are the site's absolute addresses: links that spell one out are inside the site.
        """
        setting = _Setting(path, without_private(text), first_line, site_urls)
        try:
            self._md.reset()
            return setting.run(self._md, self._headings.level, self._signs)
        except TooDeep:
            self._md.parser.state.clear()
            return setting.too_deep()
        except MemoryError:
            raise
        except Exception as error:  # whatever an extension of others does
            self._md.parser.state.clear()
            if self._is_house:
                if isinstance(error, RecursionError):
                    return setting.too_deep()
                raise
            return self._failed(error, setting, (path, text, first_line, *site_urls))

    def _failed(self, error: Exception, setting: _Setting, given: tuple[Any, ...]) -> Body:
        """Report that extensions failed; over a text that fails the house alone as well, it is not they."""
        alone = Typesetter(HOUSE, {}).set(*given)
        if isinstance(error, RecursionError) and any(one.code == "too-deep" for one in alone.problems):
            return alone
        return setting.failed(error, self._md.owners)


class _Setting:
    """The setting of one body: what is found on the way."""

    def __init__(self, path: str, text: str, first_line: int, site_urls: Sequence[str]) -> None:
        self._findings = Findings(path, text, first_line)
        self._cleaner = Cleaner(self._findings, site_urls)
        self._taken: Taken | None = None

    def too_deep(self) -> Body:
        """Give an empty body for one that is too deep; the line is the one that is furthest in."""
        lines = self._findings.text.split("\n")
        furthest = max(range(len(lines)), key=lambda n: _depth(lines[n]))
        line = self._findings.first_line + furthest
        return Body((), (), (Problem.of(self._findings.path, line, "too-deep", limit=MOST),))

    def failed(self, error: Exception, owners: Owners) -> Body:
        """Give an empty body for one over which an extension failed."""
        findings = Findings(self._findings.path, self._findings.text, self._findings.first_line)
        tell_fault(fault_of(error, owners, findings), findings)
        return Body((), (), tuple(findings.problems))

    def run(self, md: Markdown, level: Callable[[int], int], signs: re.Pattern[str] | None) -> Body:
        if tangled := tangle(self._findings.text):
            line = self._findings.line_of(tangled.place)
            self._findings.at(line, "tangled-brackets", found=tangled.found, limit=number(tangled.most))
            return Body((), (), tuple(self._findings.problems))
        text, notes = prepared(self._tamed())
        if signs and signs.search(text):
            html = self._of_others(md.convert(text), text)
        else:
            html = convert(md, text, level, self._cleaner.clean, self._cleaner.clean_plain)
        check_left_overs(html, self._findings)
        html = self._with_anchors(html, notes, "".join(getattr(md, "photo_notes", ())))
        html = html.replace("<table>", _TABLE).replace("</table>", "</table></div>")
        html = keep_whole(html.replace(LESS_THAN, "&lt;"))
        self._tell(md)
        findings = self._findings
        placer = Placer(findings.path, findings.text, findings.locator, findings.at)
        figures = [placer.placed(figure) for figure in getattr(md, "figures", ())]
        blocks = tuple(_blocks(html, figures))
        return Body(blocks, tuple(self._cleaner.links), tuple(findings.told()), tuple(self._cleaner.files))

    def _of_others(self, html: str, text: str) -> str:
        """Give the HTML safe of which extensions of the site may have made a part; note what that takes."""
        self._taken = Taken(self._findings)
        self._taken.look(html, text, ATTRIBUTES, FIXED_VALUES)
        return self._cleaner.clean(html)

    def _tell(self, md: Any) -> None:
        """Report what Markdown's extensions noted: links and footnotes that photos have not, long rows."""
        for said in getattr(md, "photo_braces", ()):
            self._findings.near(self._findings.spelt(said, "{"), "photo-braces", found=said)
        for target in getattr(md, "photo_links", ()):
            needle = self._findings.spelt(target, target.removeprefix("mailto:"), target.rpartition("@")[2])
            self._findings.near(needle, "photo-link", target=target)
        for row, cells, head in md.long_rows:
            needle = row.replace(LESS_THAN, "<")
            self._findings.near(needle, "long-row", found=needle.strip(), cells=cells, head=head)
        for said in getattr(md, "photo_notes", ()):
            found = _NOTE_RE.search(said)
            mark = found.group() if found else "[^"
            self._findings.near(self._findings.spelt(said, mark), "photo-footnote", found=mark)

    def _with_anchors(self, html: str, notes: Iterable[Note], in_photos: str) -> str:
        """Give headings their ids, and lead the links to them and to footnotes.

        Marks of footnotes that stand ``in_photos`` are told of elsewhere.
        """
        html, used = finished(html)
        used |= {note.name for note in notes if f"[^{note.name}]" in in_photos}
        for note in notes:
            line = self._findings.first_line + note.line
            for code in note.faults(html, used):
                first = {} if note.repeats is None else {"first": self._findings.first_line + note.repeats}
                self._findings.at(line, code, found=f"[^{note.label}]", **first)
        html = with_anchors(html)
        if self._taken:
            html = self._taken.replaced(html)
            self._taken.tell()
        if 'href="#' not in html:
            return html
        anchors = anchors_of([html])
        html, missing = led(html, anchors)
        for count, anchor in enumerate(missing):
            near = nearest_anchor(anchor, anchors) if count < _COMPARED else ""
            needle = self._findings.spelt(f"#{anchor}", f"#{quote(anchor)}", f"#{anchor}")
            if near:
                self._findings.near(needle, "own-anchor", target=anchor, nearest=near)
            else:
                self._findings.near(needle, "no-own-anchor", target=anchor)
        return html

    def _tamed(self) -> str:
        text = self._findings.text
        text, odd = tame(_REFERENCE_RE.sub(self._reference, text) if "&#" in text else text)
        for tag in odd:
            code = _HTML_CODES.get(tag.name.lower(), "html-as-text")
            about = UNREAD_PHOTO if code == "html-photo" else {}
            self._findings.at(self._findings.first_line + tag.line, code, tag=tag.name, **about)
        return with_tabs_set(text)

    def _reference(self, match: re.Match[str]) -> str:
        """Drop numeric character references to what no manuscript may hold."""
        digits = match[1]
        code = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
        kind = unicodedata.category(chr(code)) if code <= sys.maxunicode else ""
        if kind not in ("Co", "Cc", "Cs", "Cn", ""):
            return match.group()
        line = self._findings.line_of(match.start())
        if kind == "Co":
            self._findings.at(line, "private-character", char=match.group())
        else:
            self._findings.at(line, "bad-reference", found=match.group())
        return ""


def _depth(line: str) -> int:
    """Say about how far in a line is: by spaces before it, and by signs of quotations, lists, emphasis."""
    return len(line) - len(line.lstrip(" >*-+")) + line.count("*") + line.count("_")


def _blocks(html: str, figures: list[Gallery | Media]) -> Iterator[Block]:
    """Cut the HTML at the marks of figures."""
    position = 0
    for match in _MARK_RE.finditer(html) if figures else ():
        before, end = html[position : match.start()], match.end()
        if match[2] and before.endswith("<p>"):
            before = before.removesuffix("<p>")
        else:
            end = match.end(1) + len(FIGURE_CLOSE)
        if before := before.strip("\n"):
            yield before
        yield figures[int(match[1])]
        position = end
    rest = html[position:].strip("\n")
    if rest:
        yield rest
