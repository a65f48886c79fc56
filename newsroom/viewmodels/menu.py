"""Make the menu that every page shows, of ``[[menu]]`` in ``site.toml`` or as it is without."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from newsroom.engine import SECTIONS, Edition
from newsroom.model.addresses import place_of
from newsroom.model.site import MenuEntry
from newsroom.model.web_addresses import is_web_address
from newsroom.vietnamese.comparing import comparable
from newsroom.viewmodels.head import HOME, SITE_MAP, section_crumbs, static_page_crumbs
from newsroom.viewmodels.parts import Crumb

SOUGHT = ("gioi-thieu/", "lien-he/")
"""The static pages that visitors seek first, by their usual addresses."""
_ROW = 150
"""How many letters fit into the menu where it stands in one row (``layout.MEDIA["menu"]``)."""
_SPACE = 2.6
"""The space around an entry, in letters."""


@dataclass(frozen=True, slots=True)
class MenuItem:
    """An entry of the menu: ``url`` is site-relative if ``is_own``, ``None`` for a mere heading of others."""

    name: str
    url: str | None
    is_own: bool = True
    items: tuple[MenuItem, ...] = ()

    @property
    def own_urls(self) -> tuple[str, ...]:
        """The site-relative addresses of the entry and of those below it."""
        return tuple(one.url for one in (self, *self.items) if one.is_own and one.url is not None)


@dataclass(frozen=True)
class Menu:
    """The menu: ``pages`` stand at its end, or on wide windows beside the name where it ``is_full``."""

    items: tuple[MenuItem, ...]
    pages: tuple[Crumb, ...] = ()
    is_full: bool = False

    def __hash__(self) -> int:
        return hash(len(self.items))  # caches look for it with each page, and there is one in a build

    @property
    def has_groups(self) -> bool:
        """Whether anything stands below an entry."""
        return any(item.items for item in self.items)

    @cached_property
    def urls(self) -> frozenset[str]:
        """The site-relative addresses of all entries."""
        items = (url for item in self.items for url in item.own_urls)
        return frozenset([*items, *(page.url for page in self.pages)])


def make_menu(edition: Edition) -> Menu:
    """Make the menu; what an entry names and is not shown is left out."""
    entries = edition.site.menu
    if entries:
        items = [item for entry in entries for item in _made(edition, entry)]
        has_home = any("" in item.own_urls for item in items)
        return Menu((*(() if has_home else (MenuItem(HOME, ""),)), *items))
    plain = (MenuItem(HOME, ""), *(MenuItem(one.name, one.url) for one in edition.site.categories))
    found = {crumb.url: crumb for crumb in static_page_crumbs(edition)}
    pages = tuple(found[url] for url in SOUGHT if url in found)
    names = [*(item.name for item in plain), *(page.name for page in pages)]
    return Menu(plain, pages, _is_full(names))


def _is_full(names: Iterable[str]) -> bool:
    return sum(len(name) + _SPACE for name in names) > _ROW


def _made(edition: Edition, entry: MenuEntry) -> Iterator[MenuItem]:
    """Give the item of an entry, if it leads anywhere itself or by what stands below it."""
    items = tuple(item for one in entry.items for item in _made(edition, one))
    if is_web_address(entry.url):
        yield MenuItem(entry.name, entry.url, False, items)
    elif crumb := target(edition, entry.url):
        yield MenuItem(entry.name or crumb.name, crumb.url, True, items)
    elif items and entry.name:
        yield MenuItem(entry.name, None, True, items)


def target(edition: Edition, written: str) -> Crumb | None:
    """Say what is meant by an address of our own, or a name, in the menu; ``None`` if nothing shown is."""
    return _found(places(edition), written) if written else None


def places(edition: Edition) -> tuple[Crumb, ...]:
    """List what the menu may lead to within the site, as far as it is shown."""
    categories = (Crumb(one.name, one.url) for one in edition.site.categories)
    return (
        Crumb(HOME, ""), *categories, *static_page_crumbs(edition), *section_crumbs(edition), SITE_MAP
    )  # fmt: skip


def is_empty_section(written: str) -> bool:
    """Tell whether a list beside the categories is meant, which need not hold anything yet."""
    sections = (Crumb(kind.section.name, kind.section.url) for kind in SECTIONS if kind.section)
    return _found(sections, written) is not None


def _found(crumbs: Iterable[Crumb], written: str) -> Crumb | None:
    known = tuple(crumbs)
    place = place_of(written.removeprefix("pages/").removesuffix(".md"))
    by_place = next((one for one in known if place_of(one.url) == place), None)
    return by_place or next((one for one in known if comparable(one.name) == comparable(written)), None)
