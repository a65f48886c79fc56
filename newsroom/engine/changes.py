"""Say what changed since the last build, in the terms in which pages depend on it.

Places in a list (``newsroom.engine.lists``) count from the oldest, so that publishing an article
moves none but those after it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from newsroom.model.records import Article, Record, StaticPage

R = TypeVar("R", bound=Record)


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
    a ``Pin_until`` has passed.
    """

    everything: bool = False
    articles: Mapping[str, Change[Article]] = field(default_factory=dict)
    pages: Mapping[str, Change[StaticPage]] = field(default_factory=dict)
    lists: Mapping[str, Span] = field(default_factory=dict)
    terms: frozenset[str] = frozenset()
    photos: frozenset[str] = frozenset()
    files: frozenset[str] = frozenset()
    pinning: frozenset[str] = frozenset()
    pins: bool = False

    def resized(self, prefix: str = "") -> bool:
        """Tell whether a list whose name starts with ``prefix`` grew or shrank."""
        return any(span.before != span.after for name, span in self.lists.items() if name.startswith(prefix))

    def came_or_went(self, prefix: str) -> bool:
        """Tell whether a list whose name starts with ``prefix`` got its first article or lost its last."""
        return any(
            not (span.before and span.after) for name, span in self.lists.items() if name.startswith(prefix)
        )


EVERYTHING = Changes(everything=True)
