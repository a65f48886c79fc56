"""Read what an article of Hugo, Jekyll or Pelican says of itself: its header, its name, its place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from html import unescape
from pathlib import Path, PurePosixPath
from typing import Any

from newsroom.commands.importer.archives.declaring import HIDDEN, Declared, declare, flattened
from newsroom.commands.importer.archives.front_matter import Parted, enter, part
from newsroom.commands.importer.archives.pelican_dates import day_of, either_way
from newsroom.commands.importer.archives.pelican_pages import is_front, is_page, lang_of, listed
from newsroom.commands.importer.archives.pelican_values import completed, inside_of, metas_of, unpinned
from newsroom.commands.importer.archives.permalinks import address_of
from newsroom.commands.importer.archives.site_config import HUGO, JEKYLL, PELICAN, Config
from newsroom.commands.importer.source import Unreadable
from newsroom.vietnamese.comparing import nfc

LARGEST = 16 << 20
_HTML_TITLE_RE = re.compile(r"<title>(.{0,1000}?)</title>", re.IGNORECASE | re.DOTALL)
PAGE_URL = "pages/{slug}.html"
_HTML = (".html", ".htm")
_SLUGS_RE = re.compile(r"[a-z0-9-]+(?:\s+[a-z0-9-]+)+")
_DATED_RE = re.compile(r"(\d{4}-\d{1,2}-\d{1,2})(?:-|$)")


def text_of(file: Path) -> str:
    """Read the text of a file. Raises ``Unreadable`` if it is larger than any article."""
    if file.stat().st_size > LARGEST:
        raise Unreadable(f"tệp lớn hơn {LARGEST >> 20} MB nên không đọc")
    data = file.read_bytes()
    for encoding in ("utf-8-sig", "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"):
        try:
            return nfc(data.decode(encoding))
        except UnicodeDecodeError:
            continue
    return nfc(data.decode("cp1258", "replace"))


def parted_of(text: str, path: PurePosixPath, config: Config) -> Parted:
    """Part the header of a text from the rest; settings and path complete that of Pelican."""
    parted = _parted(text, path, config)
    if config.system != PELICAN:
        return parted
    is_markdown = path.suffix.lower() not in _HTML
    inside = inside_of(path, config.content)
    values = completed(parted.values, inside, config.values, is_markdown)
    return replace(parted, values=values, fault=parted.fault or either_way(parted.values))


def _parted(text: str, path: PurePosixPath, config: Config) -> Parted:
    if path.suffix.lower() in _HTML:
        parted = part(text, plain_lines=False)
        if parted.form:
            return parted
        values: dict[str, Any] = {}
        for name, value in metas_of(text):
            enter(values, name, unescape(value))
        if title := _HTML_TITLE_RE.search(text):
            values.setdefault("title", unescape(title[1]))
        return Parted(values, text)
    parted = part(text, plain_lines=config.system != JEKYLL)
    return replace(parted, values=_with_lists(parted.values)) if config.system == JEKYLL else parted


def _with_lists(values: Mapping[str, Any]) -> dict[str, Any]:
    """Part the slugs that Jekyll takes for a list where they stand in one text: ``tin doan-the``."""
    return {
        key: value.split()
        if key.lower() in ("categories", "tags") and isinstance(value, str) and _SLUGS_RE.fullmatch(value)
        else value
        for key, value in values.items()
    }


def declared_of(values: Mapping[str, Any], path: PurePosixPath, config: Config) -> Declared:
    """Make facts of a header; what Pelican calls an address is all of it, and pins are its own matter."""
    if config.system != PELICAN:
        return declare(flattened(values))
    is_own = is_page(inside_of(path, config.content), config.values)
    said = listed(values) if is_own else values
    declared = declare(flattened({k: v for k, v in unpinned(said).items() if k not in ("url", "save_as")}))
    place = str(values.get("url") or values.get("save_as") or "").strip()
    if not is_front(place) and HIDDEN not in declared.faults:
        declared.facts.add_address(f"{config.prefix}/{place.lstrip('/')}", "địa chỉ riêng của bài")
    return declared


def add_by_name(declared: Declared, path: PurePosixPath) -> None:
    """Add the day that stands in the name of the file, if the header has none."""
    named = path.parent.name if path.stem.startswith("index") else path.stem
    if "Date" not in declared.facts.by_key and (dated := _DATED_RE.match(named)):
        declared.facts.add_moment("Date", dated[1], "tên tệp")


def add_changed(declared: Declared, values: Mapping[str, Any]) -> None:
    """Add when an article was changed, which Pelican prints; other systems note it at every touch."""
    if isinstance(modified := values.get("modified"), str):
        declared.facts.add_moment("Modified", modified, "mục «modified»")


def add_by_place(declared: Declared, path: PurePosixPath, config: Config, values: Mapping[str, Any]) -> None:
    """Add what the place of the file in its site says: its category, its address."""
    facts = declared.facts
    inside = inside_of(path, config.content)
    if config.system == PELICAN and is_page(inside, config.values):
        _add_address(declared, inside, config, values, _pattern("page", values, config) or PAGE_URL)
        return
    folders = [one for one in inside.parts[:-1] if not one.startswith("_")]
    if "Category" not in facts.by_key and folders:
        is_bundle = path.stem.startswith("index") and config.system == HUGO
        own = folders[-1 if config.system == PELICAN else 0]
        is_told = config.system != PELICAN or config.values.get("use_folder_as_category", True)
        if named_folder := own if is_told and (len(folders) > 1 or not is_bundle) else "":
            facts.add("Category", named_folder, "thư mục của bài", 75)
    if config.system == PELICAN and "Category" not in facts.by_key:
        facts.add("Category", str(config.values.get("default_category") or "misc"), "DEFAULT_CATEGORY", 75)
    if config.system == PELICAN and "Author" not in facts.by_key:
        facts.add("Author", str(config.values.get("author") or ""), "AUTHOR của pelicanconf.py", 80)
    pattern = _pattern("article", values, config) if config.system == PELICAN else ""
    _add_address(declared, inside, config, values, pattern)


def _pattern(kind: str, values: Mapping[str, Any], config: Config) -> str:
    """Give the pattern of addresses of articles or pages of Pelican in a language, ``""`` if none is set."""
    if lang := lang_of(values, config.values):
        usual = "{slug}-{lang}.html" if kind == "article" else "pages/{slug}-{lang}.html"
        return str(config.values.get(f"{kind}_lang_url") or usual).replace("{lang}", lang)
    return str(config.values.get(f"{kind}_url") or "")


def _add_address(
    declared: Declared, inside: PurePosixPath, config: Config, values: Mapping[str, Any], pattern: str = ""
) -> None:
    """Add the address that settings gave, if the header says no other."""
    facts = declared.facts
    categories = [fact.value for fact in facts.by_key.get("Category", ())]
    title = next((fact.value for fact in facts.by_key.get("Title", ())), "")
    day = day_of(values) if config.system == PELICAN else None
    if day is None and "Date" in facts.by_key:
        day = _day(facts.by_key["Date"][0].value)
    if HIDDEN not in declared.faults and not {"permalink", "url", "save_as"} & values.keys():
        facts.add_address(
            address_of(config, inside, day, declared.slug, categories, title, pattern),
            "địa chỉ theo cấu hình trang cũ",
        )


def _day(text: str) -> datetime:
    return datetime.strptime(text[:10], "%Y-%m-%d")
