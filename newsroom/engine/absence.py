"""Know at which addresses of our own there is nothing to show, and what was taken down."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from newsroom.engine.codec import decode
from newsroom.engine.lists import ListKind, list_at
from newsroom.engine.queries import Queries
from newsroom.engine.stored_edition import StoredValues
from newsroom.model.addresses import article_place, place_of
from newsroom.model.content import TAKEDOWN_FILE
from newsroom.model.gone import DELETED, EMPTY, Gone, Takedown
from newsroom.model.records import Article, Record


class StoredAbsence:
    """Why there is nothing to show at an address, as the catalogue knows."""

    def __init__(self, queries: Queries, registers: Collection[str] = ()) -> None:
        """``registers`` are the slugs of the categories that list documents."""
        self._queries, self._registers = queries, registers
        self._empty: dict[str, bool] = {}
        self._reasons = StoredValues[str](queries.absent.why, queries.absent.all)

    def preload(self) -> None:
        """Read all of them."""
        self._reasons.preload()

    def why(self, address: str) -> str:
        """Say why nothing is shown at an address, or at the article below which it lies.

        That is ``withdrawn``, ``draft``, ``future`` or ``DELETED``, of a list ``EMPTY``; ``""`` if something
        is shown there, or if nobody knows the address.
        """
        place = place_of(address)
        if self._is_empty_list(place):
            return EMPTY
        for known in dict.fromkeys((place, article_place(place))):
            if known and (reason := self._reasons.get(known)) and not self._is_live(known):
                return reason
        return ""

    def _is_empty_list(self, place: str) -> bool:
        """Tell whether a place is that of a list which has no page, as nobody stands in it."""
        if place not in self._empty:
            found = list_at(place, self._registers)
            self._empty[place] = found is not None and not self._holds_any(*found)
        return self._empty[place]

    def _holds_any(self, kind: ListKind, key: str) -> bool:
        if kind.names:
            return self._queries.terms.has_slug(kind, key)
        return self._queries.entries.holds_any(kind.of(key))

    def _is_live(self, place: str) -> bool:
        """Tell whether something else is shown at a place."""
        return self._queries.records.is_shown_at(f"{place}/") or self._queries.links.is_shown("old", place)


def places_of(record: Record) -> Iterator[str]:
    """Name the places at which links look for a record: its own, and those of its old addresses."""
    yield place_of(record.url)
    for old in record.old_urls:
        yield old.place


def listed_rows(takedown: Takedown) -> Iterator[tuple[str, str, str]]:
    """Give the rows of ``AbsentRows`` for what ``da-go.toml`` lists."""
    for place in takedown.places:
        yield place, TAKEDOWN_FILE, DELETED


def stored_takedowns(queries: Queries) -> tuple[Takedown, ...]:
    """List what was taken down, by address: what headers say goes before what ``da-go.toml`` lists.

    An article that is shown all the same, as a draft is in a preview, is not among it.
    """
    found = {takedown.url: takedown for takedown in queries.takedowns.all()}
    for _, text in queries.records.withdrawn():
        record = decode(text, {})
        if isinstance(record, Article):
            listed = found.get(record.url)
            old_urls = dict.fromkeys((*record.old_urls, *(listed.old_urls if listed else ())))
            line = record.line("withdrawn")
            found[record.url] = Takedown(
                record.url, record.withdrawn, None, tuple(old_urls), record.path, line
            )
    return tuple(one for url, one in sorted(found.items()) if not queries.records.has_article(url))


def as_gone(takedown: Takedown) -> Gone:
    """Give what a host is told of what was taken down; it has a page if readers are told why."""
    return Gone(takedown.url, tuple(old.target for old in takedown.old_urls), bool(takedown.reason))
