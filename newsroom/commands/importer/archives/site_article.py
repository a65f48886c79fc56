"""Read an article of a folder of Hugo, Jekyll or Pelican into the neutral record."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from html import unescape
from pathlib import Path, PurePosixPath
from typing import Any

from newsroom.commands.importer.archives.body import Body, body_of
from newsroom.commands.importer.archives.declaring import HIDDEN, Declared, declare, flattened
from newsroom.commands.importer.archives.entry import Entry, Skipped
from newsroom.commands.importer.archives.front_matter import LINES, Parted, part
from newsroom.commands.importer.archives.hugo_codes import open_codes
from newsroom.commands.importer.archives.liquid import COMMENT, open_liquid
from newsroom.commands.importer.archives.markdown_html import html_of_markdown
from newsroom.commands.importer.archives.permalinks import address_of, stem_of
from newsroom.commands.importer.archives.shelf import Shelf, path_of
from newsroom.commands.importer.archives.site_config import HUGO, JEKYLL, PELICAN, Config
from newsroom.commands.importer.archives.site_folder import PAGE, Text
from newsroom.commands.importer.source import Picture, Source, Unreadable
from newsroom.vietnamese.comparing import nfc

LARGEST = 16 << 20
_PELICAN_LINK_RE = re.compile(r"[{|](?:static|filename|attach|author|category|tag|index)[}|]", re.IGNORECASE)
_META_RE = re.compile(r"<meta\s+name=[\"']([^\"']+)[\"']\s+content=[\"']([^\"']*)[\"']\s*/?>", re.IGNORECASE)
_HTML_TITLE_RE = re.compile(r"<title>(.{0,1000}?)</title>", re.IGNORECASE | re.DOTALL)
_DATED_RE = re.compile(r"(\d{4}-\d{1,2}-\d{1,2})(?:-|$)")
_BUNDLE_COVER_RE = re.compile(
    r"(?:featured?|cover|feature-image|thumbnail|anh-bia|anh-dai-dien)\b", re.IGNORECASE
)
_TOPS = {
    HUGO: ("static", "assets", "content", ""),
    JEKYLL: ("", "assets"),
    PELICAN: ("", "static", "theme/static", "extra"),
}
UNKNOWN = "mục này của trang cũ không có trong bài của trang này"
CODE = "mã của trang cũ; chữ bên trong vẫn giữ"


def read_article(entry: Entry) -> Source | Skipped:
    """Read an article; a text without a date at the top of the folder is a page. Raises ``Unreadable``."""
    held: Text = entry.data
    path, config = PurePosixPath(held.path), held.config
    text = _text_of(entry.root / held.path)
    parted = _parted(text, path, config)
    is_single = not config.system
    if is_single:
        config = Config(_system_of(text, parted))
    declared = declare(flattened(parted.values))
    if declared.is_binned:
        return Skipped(entry.name, "đã bỏ vào thùng rác trên trang cũ")
    _add_by_name(declared, path)
    if not is_single:
        _add_by_place(declared, path, config, parted.values)
    if not is_single and "Date" not in declared.facts.by_key and _is_page(path, parted.values, config):
        return Skipped(entry.name, PAGE)
    html, gone, faults = _opened(parted, declared, path, config)
    finder = _Finder(_shelf(entry.root), path, config)
    body = body_of(html, finder.find, config.address if "://" in config.address else "")
    _add_cover(body, declared, finder)
    for what, reason in gone:
        body.drop(what, reason)
    for name, value in declared.unknown:
        body.drop(f"{name}: {value}", UNKNOWN)
    for fault in (*([parted.fault] if parted.fault else []), *declared.faults, *faults):
        body.fault(fault)
    if not body.blocks and "Title" not in declared.facts.by_key:
        raise Unreadable("tệp không có tên bài, cũng không có chữ nào")
    return body.source(entry, declared.facts.done())


def _system_of(text: str, parted: Parted) -> str:
    """Tell by the codes and the header of a single text which system it was written for."""
    if "{%" in text or re.search(r"\{\{\s*(?:site|page)\.", text):
        return JEKYLL
    return PELICAN if parted.form == LINES or _PELICAN_LINK_RE.search(text) else HUGO


def _text_of(file: Path) -> str:
    if file.stat().st_size > LARGEST:
        raise Unreadable(f"tệp lớn hơn {LARGEST >> 20} MB nên không đọc")
    data = file.read_bytes()
    for encoding in ("utf-8-sig", "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"):
        try:
            return nfc(data.decode(encoding))
        except UnicodeDecodeError:
            continue
    return nfc(data.decode("cp1258", "replace"))


def _parted(text: str, path: PurePosixPath, config: Config) -> Parted:
    if path.suffix.lower() in (".html", ".htm"):
        parted = part(text, plain_lines=False)
        if parted.form:
            return parted
        values: dict[str, Any] = {name.lower(): unescape(value) for name, value in _META_RE.findall(text)}
        if title := _HTML_TITLE_RE.search(text):
            values.setdefault("title", unescape(title[1]))
        return Parted(values, text)
    return part(text, plain_lines=config.system != JEKYLL)


def _add_by_name(declared: Declared, path: PurePosixPath) -> None:
    """Add the day that stands in the name of the file, if the header has none."""
    named = path.parent.name if path.stem.startswith("index") else path.stem
    if "Date" not in declared.facts.by_key and (dated := _DATED_RE.match(named)):
        declared.facts.add_moment("Date", dated[1], "tên tệp")


def _add_by_place(declared: Declared, path: PurePosixPath, config: Config, values: Mapping[str, Any]) -> None:
    """Add what the place of the file in its site says: its category, its address."""
    facts = declared.facts
    inside = (
        path.relative_to(config.content) if config.content and path.is_relative_to(config.content) else path
    )
    folders = [one for one in inside.parts[:-1] if not one.startswith("_")]
    if "Category" not in facts.by_key and folders:
        is_bundle = path.stem.startswith("index") and config.system == HUGO
        if named_folder := folders[0] if len(folders) > 1 or not is_bundle else "":
            facts.add("Category", named_folder, "thư mục của bài", 75)
    categories = [fact.value for fact in facts.by_key.get("Category", ())]
    title = next((fact.value for fact in facts.by_key.get("Title", ())), "")
    day = _day(facts.by_key["Date"][0].value) if "Date" in facts.by_key else None
    slug = declared.slug or (stem_of(path) if config.system == PELICAN else "")
    if HIDDEN not in declared.faults and not {"permalink", "url", "save_as"} & values.keys():
        facts.add_address(
            address_of(config, inside, day, slug, categories, title), "địa chỉ theo cấu hình trang cũ"
        )


def _day(text: str) -> datetime:
    return datetime.strptime(text[:10], "%Y-%m-%d")


def _is_page(path: PurePosixPath, values: Mapping[str, Any], config: Config) -> bool:
    """Tell a page from an article without a date: it lies at the top, or says so."""
    inside = (
        path.relative_to(config.content) if config.content and path.is_relative_to(config.content) else path
    )
    kind = f"{values.get('type', '')} {values.get('layout', '')}"
    return len(inside.parts) == 1 + inside.name.startswith("index.") or bool(re.search(r"\bpage\b", kind))


def _opened(
    parted: Parted, declared: Declared, path: PurePosixPath, config: Config
) -> tuple[str, list[tuple[str, str]], list[str]]:
    """Give the HTML of a text, what of it is gone, and what an editor should see to."""
    gone: list[tuple[str, str]] = []
    text = declared.body if declared.body and not parted.text.strip() else parted.text
    if config.system == JEKYLL:
        coded, comments = open_liquid(text, parted.values, config.values)
        gone += [(one, COMMENT) for one in comments]
    else:
        coded = open_codes(text, config.address)
    gone += [(code, CODE) for code in coded.gone]
    faults = [
        f"Chỗ của mã «{code[:120]}» do trang cũ làm ra, tệp không có: xem trang cũ, chép tay nếu cần."
        for code in dict.fromkeys(coded.open)
    ]
    if path.suffix.lower() in (".html", ".htm"):
        return coded.text, gone, faults
    common = config.system != PELICAN and parted.form != LINES
    return html_of_markdown(re.sub(r"<!--\s*more\s*-->", "\n", coded.text), common), gone, faults


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
