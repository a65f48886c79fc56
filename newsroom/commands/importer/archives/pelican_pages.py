"""Tell the standing pages of a Pelican folder from its articles, and what is kept of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from newsroom.commands.importer.archives.body import Body
from newsroom.commands.importer.archives.pelican_addresses import slug_of
from newsroom.commands.importer.source import Fact
from newsroom.vietnamese.slugs import slug

KEPT = ("Title", "Summary", "Modified", "Old_URL")
"""What of the header of an article a standing page has as well."""
UNREAD = "trang cũ không đọc thư mục này (ARTICLE_PATHS, PAGE_PATHS): không đăng ở đó"
NOT_OF_PAGES = "trang tĩnh không có mục này"
UNLISTED = (
    "Trên trang cũ trang này không có trong thực đơn: ở đây cũng vậy, trừ khi ghi vào [[menu]] của site.toml."
)
FRONT = "Trang này là trang chủ của trang cũ: trang chủ ở đây do [front] của site.toml xếp."


def is_page(inside: PurePosixPath, settings: Mapping[str, Any]) -> bool:
    """Tell whether a text, by its path from the folder of articles, is a standing page."""
    excluded = _paths(settings, "page_excludes", ())
    return _lies_in(inside, _paths(settings, "page_paths", ("pages",))) and not _lies_in(inside, excluded)


def is_article(inside: PurePosixPath, settings: Mapping[str, Any]) -> bool:
    """Tell whether Pelican reads a text as an article, by its path from the folder of articles."""
    excluded = _paths(settings, "article_excludes", ())
    return _lies_in(inside, _paths(settings, "article_paths", ("",))) and not _lies_in(inside, excluded)


def _paths(settings: Mapping[str, Any], name: str, usual: Sequence[str]) -> list[str]:
    found = settings.get(name, usual)
    return [str(one).strip("/") for one in found] if isinstance(found, list | tuple) else [*usual]


def _lies_in(inside: PurePosixPath, folders: Sequence[str]) -> bool:
    return any(not folder or inside.is_relative_to(folder) for folder in folders)


def lang_of(values: Mapping[str, Any], settings: Mapping[str, Any]) -> str:
    """Give the language of a text that is not that of its site, ``""`` if it is."""
    lang = str(values.get("lang") or "").strip().lower()
    return "" if lang == str(settings.get("default_lang") or "en").lower() else lang


def is_foreign(values: Mapping[str, Any], settings: Mapping[str, Any]) -> bool:
    """Tell whether a text is in a language that is neither that of its site nor Vietnamese."""
    return lang_of(values, settings) not in ("", "vi")


def name_of(values: Mapping[str, Any], inside: PurePosixPath, said: str, title: str) -> str:
    """Give the name of a page's file here: its slug, else its title or the name of its file."""
    return slug(said or slug_of(values, inside, title)) or slug(title) or slug(inside.stem) or "trang"


def listed(values: Mapping[str, Any]) -> dict[str, Any]:
    """Give a header without the state of a page that was public and in no menu."""
    is_hidden = str(values.get("status") or "").strip().lower() == "hidden"
    return {key: value for key, value in values.items() if not (is_hidden and key == "status")}


def is_front(place: Any) -> bool:
    """Tell whether an address or a file that a header names is the front of the site."""
    return str(place).strip("/ ") in ("", "index.html")


def kept_facts(
    facts: Mapping[str, tuple[Fact, ...]], values: Mapping[str, Any], inside: PurePosixPath, body: Body
) -> dict[str, tuple[Fact, ...]]:
    """Give the facts that a page keeps, and tell of the others of its header."""
    for key, found in facts.items():
        is_folder = key == "Category" and found[0].value in inside.parts
        if key not in KEPT and not is_folder:
            body.drop(f"{key}: {'; '.join(fact.value for fact in found)}", NOT_OF_PAGES)
    if len(listed(values)) < len(values):
        body.fault(UNLISTED)
    if any(is_front(values[key]) for key in ("url", "save_as") if key in values):
        body.fault(FRONT)
    return {key: found for key, found in facts.items() if key in KEPT}
