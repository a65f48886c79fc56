"""Say what changed since the last build, in the terms in which pages depend on it.

Places in a list (``newsroom.engine.lists``) count from the oldest, so that publishing an article
moves none but those after it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Generic

from newsroom.engine.lists import ListKind, ListName
from newsroom.model.records import Article, R, Record, StaticPage


@dataclass(frozen=True, slots=True)
class Span:
    """The part of a list that changed.

    At ``gaps`` an article came or went, so that all after it moved; at ``places`` one changed
    where it stands. ``before`` and ``after`` are the lengths.
    """

    before: int
    after: int
    gaps: frozenset[int] = frozenset()
    places: frozenset[int] = frozenset()

    def meets(self, start: int, end: int) -> bool:
        """Tell whether any of the places from ``start`` to before ``end`` changed."""
        return any(gap < end for gap in self.gaps) or any(start <= place < end for place in self.places)

    def meets_newest(self, number: int) -> bool:
        """Tell whether the newest ``number`` articles may have changed."""
        return bool(self.gaps) or any(place >= self.after - number for place in self.places)


@dataclass(frozen=True)
class Change(Generic[R]):
    """A record as it was shown and as it is shown; ``None`` where it is not."""

    old: R | None
    new: R | None

    @property
    def either(self) -> Iterator[R]:
        """What there is of the two."""
        return (record for record in (self.old, self.new) if record is not None)


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed. With ``everything`` all pages are to be made, and nothing else is told.

    ``articles`` and ``pages`` are by address. ``terms`` names the lists of topics and authors
    whose name or address changed, with those that are new and those that ended. ``photos``
    are the content paths of photos that may look different, or be shown no longer, ``files`` those
    of files to download that may be others, or be linked no longer. ``pinning``
    are the addresses of articles whose pins name an article that changed; ``pins`` tells that
    something on the home page began or ended by its date: a pin, a banner, an announcement.
    ``gone`` are the addresses of which it may be told otherwise that an
    article was taken down; ``relinked`` are the places (``place_of``) to which links may have come to
    lead, or lead no longer: what links to them is among the articles and pages.
    """

    everything: bool = False
    articles: Mapping[str, Change[Article]] = field(default_factory=dict)
    pages: Mapping[str, Change[StaticPage]] = field(default_factory=dict)
    lists: Mapping[ListName, Span] = field(default_factory=dict)
    terms: frozenset[ListName] = frozenset()
    photos: frozenset[str] = frozenset()
    files: frozenset[str] = frozenset()
    pinning: frozenset[str] = frozenset()
    pins: bool = False
    gone: frozenset[str] = frozenset()
    relinked: frozenset[str] = frozenset()

    def span(self, kind: ListKind, key: str = "") -> Span | None:
        """Say what changed in a list; ``None`` where nothing is known to have."""
        return self.lists.get(kind.of(key))

    def touches(self, kind: ListKind, key: str = "") -> bool:
        """Tell whether a list may show something else."""
        return self.everything or kind.of(key) in self.lists

    def keys(self, kind: ListKind) -> list[str]:
        """List the keys of a kind whose lists changed or have another name, those that ended too."""
        return sorted({name.key for name in (*self.lists, *self.terms) if name.kind == kind.name})

    def came_or_went(self, *kinds: ListKind) -> bool:
        """Tell whether a list, of these kinds if any are named, got its first article or lost its last."""
        named = {kind.name for kind in kinds}
        return any(
            not (span.before and span.after)
            for name, span in self.lists.items()
            if not named or name.kind in named
        )

    @property
    def resized(self) -> bool:
        """Whether a list grew or shrank."""
        return any(span.before != span.after for span in self.lists.values())

    @property
    def moves_anything(self) -> bool:
        """Whether an old address came, went or leads to something else."""

        def old_urls(record: Record | None) -> list[str]:
            return [old.target for old in record.old_urls] if record else []

        found: list[Change[Article] | Change[StaticPage]] = [*self.articles.values(), *self.pages.values()]
        return any(old_urls(change.old) != old_urls(change.new) for change in found)

    @property
    def records(self) -> list[Record]:
        """All that changed, as it was and as it is."""
        found: list[Record] = [record for change in self.articles.values() for record in change.either]
        return [*found, *(record for change in self.pages.values() for record in change.either)]

    @property
    def shown_records(self) -> list[Record]:
        """All that changed and is shown, as it is."""
        new: list[Record | None] = [change.new for change in self.articles.values()]
        return [one for one in (*new, *(change.new for change in self.pages.values())) if one is not None]


EVERYTHING = Changes(everything=True)
