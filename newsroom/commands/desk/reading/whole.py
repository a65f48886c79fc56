"""Know of the whole site what the last preview noted, for what one manuscript alone cannot tell."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from newsroom.engine import Build, Catalogue
from newsroom.vietnamese.printing import VIETNAM

_KINDS = ("photo", "video", "file")


@dataclass(frozen=True, slots=True)
class Whole:
    """What is known of the whole site.

    ``has`` tells whether there is something at an address, ``None`` if nobody knows. ``users`` gives the
    manuscripts that show or offer a file of the content folder, as far as anybody knows.
    """

    has: Callable[[str], bool | None] = lambda _: None
    users: Callable[[str], tuple[str, ...]] = lambda _: ()


NOTHING = Whole()
"""What is known where there was no preview yet, or one is being made now."""


@contextmanager
def whole_of(cache: Path | None) -> Iterator[Whole]:
    """Give what the preview with the folder ``cache`` knows; for one thread, while the context lasts.

    Nobody waits for a preview that is being made: until it is, nothing is known.
    """
    if cache is None:
        yield NOTHING
        return
    with closing(Catalogue(cache, "preview")) as catalogue:
        is_open = False
        with suppress(Exception):  # whatever is the matter with it, builds make it anew
            is_open = bool(catalogue.peek())
        yield _known(catalogue) if is_open else NOTHING


def _known(catalogue: Catalogue) -> Whole:
    queries = Build(datetime.now(VIETNAM), catalogue).queries

    def has(address: str) -> bool | None:
        place = address.strip("/")
        with suppress(Exception):
            return queries.outputs.has(f"{place}/index.html".lstrip("/")) or queries.outputs.has(place)
        return None

    def users(path: str) -> tuple[str, ...]:
        with suppress(Exception):
            return tuple(sorted({user for kind in _KINDS for user in queries.links.sources(kind, path)}))
        return ()

    return Whole(has, users)
