"""Read an article of a folder of Hugo, Jekyll or Pelican into the neutral record."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any

from newsroom.commands.importer.archives.body import Body, body_of
from newsroom.commands.importer.archives.declaring import Declared
from newsroom.commands.importer.archives.entry import Entry, Skipped
from newsroom.commands.importer.archives.front_matter import LINES, Parted
from newsroom.commands.importer.archives.hugo_codes import open_codes
from newsroom.commands.importer.archives.liquid import COMMENT, open_liquid
from newsroom.commands.importer.archives.markdown_html import html_of_markdown
from newsroom.commands.importer.archives.pelican_addresses import open_links
from newsroom.commands.importer.archives.pelican_pages import is_foreign, is_page, kept_facts, name_of
from newsroom.commands.importer.archives.pelican_values import (
    SUMMARY_LINK,
    SUMMARY_LOOK,
    extensions_of,
    inside_of,
    lost_of_summary,
    pins_of,
)
from newsroom.commands.importer.archives.permalinks import stem_of
from newsroom.commands.importer.archives.shelf import Shelf, path_of
from newsroom.commands.importer.archives.site_config import HUGO, JEKYLL, PELICAN, Config
from newsroom.commands.importer.archives.site_folder import FOREIGN, PAGE, Text
from newsroom.commands.importer.archives.site_header import (
    add_by_name,
    add_by_place,
    add_changed,
    declared_of,
    parted_of,
    text_of,
)
from newsroom.commands.importer.archives.site_links import Links
from newsroom.commands.importer.source import Picture, Source, Unreadable

_PELICAN_LINK_RE = re.compile(r"[{|](?:static|filename|attach|author|category|tag|index)[}|]", re.IGNORECASE)
_COMMENT_RE = re.compile(r"<!--(.*?)-->", re.DOTALL)
_SIGN_RE = re.compile(r"\s*(?:PELICAN_|markdownlint|prettier|more\b|\Z)", re.IGNORECASE)
"""What comments say to programs."""
_BUNDLE_COVER_RE = re.compile(
    r"(?:featured?|cover|feature-image|thumbnail|anh-bia|anh-dai-dien)\b", re.IGNORECASE
)
_TOPS = {
    HUGO: ("static", "assets", "content", ""),
    JEKYLL: ("", "assets"),
    PELICAN: ("", "static", "theme/static", "extra"),
}
UNKNOWN = "mục này của trang cũ không có trong bài của trang này"
TEMPLATE = "mẫu trang riêng của trang cũ: ở đây mọi bài, mọi trang có một mẫu"
CODE = "mã của trang cũ; chữ bên trong vẫn giữ"


def read_article(entry: Entry) -> Source | Skipped:
    """Read an article; a text without a date at the top of the folder is a page. Raises ``Unreadable``."""
    held: Text = entry.data
    path, config = PurePosixPath(held.path), held.config
    text = text_of(entry.root / held.path)
    parted = parted_of(text, path, config)
    is_single = not config.system
    if config.system == PELICAN and is_foreign(parted.values, config.values):
        return Skipped(entry.name, FOREIGN)
    if is_single:
        config = Config(_system_of(text, parted))
    inside = inside_of(path, config.content)
    is_own = not is_single and config.system == PELICAN and is_page(inside, config.values)
    declared = declared_of(parted.values, path, config)
    if declared.is_binned:
        return Skipped(entry.name, "đã bỏ vào thùng rác trên trang cũ")
    if not is_own:
        add_by_name(declared, path)
    if config.system == PELICAN:
        add_changed(declared, parted.values)
    if not is_single:
        add_by_place(declared, path, config, parted.values)
    is_undated = "Date" not in declared.facts.by_key
    if is_undated and not (is_own or is_single) and _is_page(path, parted.values, config):
        return Skipped(entry.name, PAGE)
    links = Links(_shelf(entry.root), path, config)
    if config.system == PELICAN:
        for address in links.pinned(pins_of(parted.values)):
            declared.facts.add("Related", address, "bài liên quan của trang cũ")
    html, gone, faults = _opened(parted, declared, path, config, links)
    finder = _Finder(_shelf(entry.root), path, config)
    body = body_of(html, finder.find, config.address if "://" in config.address else "")
    _add_cover(body, declared, finder)
    if config.system == PELICAN:
        _tell_header(body, parted.values)
    for what, reason in (*gone, *((f"{name}: {value}", UNKNOWN) for name, value in declared.unknown)):
        body.drop(what, reason)
    for fault in filter(None, (parted.fault, *declared.faults, *faults)):
        body.fault(fault)
    if not body.blocks and "Title" not in declared.facts.by_key:
        raise Unreadable("tệp không có tên bài, cũng không có chữ nào")
    if is_own:
        return _standing_page(entry, body, declared, parted.values, config.values, inside)
    return body.source(entry, declared.facts.done())


def _standing_page(
    entry: Entry,
    body: Body,
    declared: Declared,
    values: Mapping[str, Any],
    settings: Mapping[str, Any],
    inside: PurePosixPath,
) -> Source:
    """Make a standing page of Pelican, which keeps its name."""
    facts = kept_facts(declared.facts.done(), values, inside, body)
    title = next((fact.value for fact in facts.get("Title", ())), "")
    return replace(body.source(entry, facts), page=name_of(settings, inside, declared.slug, title))


def _system_of(text: str, parted: Parted) -> str:
    """Tell by the codes and the header of a single text which system it was written for."""
    if "{%" in text or re.search(r"\{\{\s*(?:site|page)\.", text):
        return JEKYLL
    return PELICAN if parted.form == LINES or _PELICAN_LINK_RE.search(text) else HUGO


def _is_page(path: PurePosixPath, values: Mapping[str, Any], config: Config) -> bool:
    """Tell a page from an article without a date: it lies at the top, or says so."""
    inside = inside_of(path, config.content)
    kind = f"{values.get('type', '')} {values.get('layout', '')}"
    return len(inside.parts) == 1 + inside.name.startswith("index.") or bool(re.search(r"\bpage\b", kind))


def _opened(
    parted: Parted, declared: Declared, path: PurePosixPath, config: Config, links: Links
) -> tuple[str, list[tuple[str, str]], list[str]]:
    """Give the HTML of a text, what of it is gone, and what an editor should see to."""
    gone: list[tuple[str, str]] = []
    text = declared.body if declared.body and not parted.text.strip() else parted.text
    if config.system == JEKYLL:
        coded, comments = open_liquid(text, parted.values, config.values, links.address_of)
        gone += [(one, COMMENT) for one in comments]
    else:
        coded = open_codes(open_links(text, links.address_of), links.address_of)
    gone += [(code, CODE) for code in coded.gone]
    faults = [
        f"Chỗ của mã «{code[:120]}» do trang cũ làm ra, tệp không có: xem trang cũ, chép tay nếu cần."
        for code in dict.fromkeys(coded.open)
    ]
    faults += links.faults
    if path.suffix.lower() in (".html", ".htm"):
        return coded.text, [*gone, *_comments(coded.text)], faults
    common = config.system != PELICAN and parted.form != LINES
    more = extensions_of(config.values)[0] if config.system == PELICAN else ()
    html = html_of_markdown(re.sub(r"<!--\s*more\s*-->", "\n", coded.text), common, more)
    return html, [*gone, *_comments(html)], faults


def _comments(html: str) -> list[tuple[str, str]]:
    return [(one.strip(), COMMENT) for one in _COMMENT_RE.findall(html) if not _SIGN_RE.match(one)]


def _tell_header(body: Body, values: Mapping[str, Any]) -> None:
    """Tell what goes of a header of Pelican: links and looks of its summary, a template of its own."""
    if template := values.get("template"):
        body.drop(f"template: {template}", TEMPLATE)
    links, has_looks = lost_of_summary(values)
    for link in links:
        body.drop(link, SUMMARY_LINK)
    if has_looks:
        body.fault(SUMMARY_LOOK)


def _add_cover(body: Body, declared: Declared, finder: _Finder) -> None:
    covers = [*declared.covers, *finder.bundle_covers()]
    for address in covers:
        if name := body.name_of(address):
            declared.facts.add("Cover", name, "ảnh đại diện")
            if not any(isinstance(block, Picture) and block.file for block in body.blocks):
                caption = (declared.caption,) if declared.caption else ()
                body.show_first(name, caption)
            return
    if declared.covers:
        body.fault(f"Không có ảnh đại diện «{declared.covers[0][:120]}»: chép ảnh vào thư mục của bài.")


@lru_cache(maxsize=4)
def _shelf(root: Path) -> Shelf:
    return Shelf(root)


class _Finder:
    """Finds the files of one article: beside it, in its bundle, among those of the site."""

    def __init__(self, shelf: Shelf, path: PurePosixPath, config: Config) -> None:
        self.shelf, self.path, self.config = shelf, path, config
        self.beside = path.parent.as_posix() if path.parent.as_posix() != "." else ""

    def find(self, address: str) -> Path | None:
        """Find the file that an address or path of the text leads to."""
        wanted = path_of(_PELICAN_LINK_RE.sub("", address))
        if self.config.prefix and wanted.startswith(f"{self.config.prefix}/"):
            wanted = wanted[len(self.config.prefix) :]
        if not wanted:
            return None
        is_rooted = wanted.startswith("/")
        if not is_rooted:
            stem = posixpath.join(self.beside, stem_of(self.path))
            for below in (self.beside, stem):
                if found := self._inside(posixpath.join(below, wanted)):
                    return found
        tops = [self.config.content, *_TOPS.get(self.config.system, ("",))]
        for top in dict.fromkeys(tops):
            if found := self._inside(posixpath.join(top, wanted.lstrip("/"))):
                return found
        return None

    def _inside(self, path: str) -> Path | None:
        return self.shelf.find(posixpath.normpath(path))

    def bundle_covers(self) -> list[str]:
        """Name the picture of a bundle that stands for its article by its name."""
        if self.config.system != HUGO or not self.path.stem.startswith("index"):
            return []
        names = self.shelf.names(self.beside)
        return [
            name
            for name in names
            if _BUNDLE_COVER_RE.match(name) and re.search(r"\.(?:jpe?g|png|webp)$", name, re.I)
        ]
