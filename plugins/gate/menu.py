"""Check that what the menu of ``site.toml`` names is there."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from newsroom.engine import Build, Check, Edition, Files, Scope, list_at
from newsroom.model.addresses import place_of
from newsroom.model.content import SITE_FILE
from newsroom.model.problem import Problem, error, warning
from newsroom.model.records import Record, StaticPage
from newsroom.model.web_addresses import is_web_address
from newsroom.vietnamese.comparing import nearest
from newsroom.viewmodels.menu import is_empty_section, places, target


def check_menu(edition: Edition, files: Collection[str]) -> Iterator[Problem]:
    """Report entries that lead to nothing, and those that are left out as their page is not shown.

    A list that nothing stands in yet comes by itself; of a page among ``files`` that cannot be read its
    reader tells.
    """
    yield from _said_twice(edition)
    for entry in (one for top in edition.site.menu for one in (top, *top.items)):
        if not entry.url or is_web_address(entry.url) or target(edition, entry.url):
            continue
        path = f"pages/{place_of(entry.url.removeprefix('pages/').removesuffix('.md'))}.md"
        record = edition.record(path)
        if isinstance(record, StaticPage):
            yield Problem.of(SITE_FILE, entry.line, "menu-draft", value=entry.url, page=path)
        elif path not in files and not is_empty_section(entry.url):
            if kind := _kind_at(edition, entry.url):
                whole = f"{edition.site.home or 'https://ten-mien.vn'}/{place_of(entry.url)}/"
                yield Problem.of(
                    SITE_FILE, entry.line, "menu-unfit", value=entry.url, kind=kind, better=whole
                )
                continue
            known = {f"/{one.url}": one.name for one in places(edition) if one.url}
            near = nearest(f"/{place_of(entry.url)}/", known)
            code = "menu-similar" if near else "menu-unknown"
            yield Problem.of(SITE_FILE, entry.line, code, value=entry.url, nearest=near)


def _kind_at(edition: Edition, written: str) -> str:
    """Say what else than a page of the menu stands at an address: an article or a list, else ``""``."""
    place = place_of(written)
    if edition.article(f"{place}/"):
        return "bài viết"
    registers = [one.slug for one in edition.site.categories if one.is_register]
    return "danh sách" if list_at(place, registers) else ""


def _said_twice(edition: Edition) -> Iterator[Problem]:
    """Report entries that lead where another one at the same place of the menu does."""
    for entries in (edition.site.menu, *(top.items for top in edition.site.menu)):
        known: dict[str, int] = {}
        for entry in entries:
            crumb = None if is_web_address(entry.url) else target(edition, entry.url)
            address = f"/{crumb.url}" if crumb else entry.url
            if address and known.setdefault(address, entry.line) != entry.line:
                yield Problem.of(SITE_FILE, entry.line, "menu-twice", value=entry.url, first=known[address])


def _find(build: Build, _: Sequence[Record]) -> Iterator[Problem]:
    return check_menu(build.edition, Files(build.scan.content)) if build.site.menu else iter(())


MENU = Check(
    name="gate.menu",
    scope=Scope.ALWAYS,
    find=_find,
    wordings={
        "menu-unknown": error(
            "menu dẫn tới «{value}» nhưng trang tin không có địa chỉ này",
            "Ghi slug của chuyên mục, địa chỉ của trang (/lien-he/, /hinh-anh/, /video/) hoặc địa chỉ đầy đủ https://",
        ),
        "menu-similar": error(
            "menu dẫn tới «{value}» nhưng trang tin không có địa chỉ này", "Có phải là «{nearest:whole}»?"
        ),
        "menu-unfit": error(
            "menu không nhận địa chỉ của {kind}: «{value}»",
            "Dẫn tới chuyên mục hoặc trang cố định; hoặc ghi địa chỉ đầy đủ {better:whole} kèm name",
        ),
        "menu-twice": warning("menu đã có mục dẫn tới «{value}» ở dòng {first}", "Bỏ một trong hai mục"),
        "menu-draft": warning(
            "menu dẫn tới «{value}» nhưng {page:whole} còn là bản nháp nên mục này không hiện",
            "Đăng trang đó hoặc bỏ mục này khỏi menu",
        ),
    },
)
