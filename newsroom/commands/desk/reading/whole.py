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
_MOST = 10_000
"""The answers that are remembered."""
_ANSWERS: dict[tuple[str, str, str], bool | tuple[str, ...]] = {}
"""What was answered last, by the folder of the preview, what was asked, and of which address or file."""


@dataclass(frozen=True, slots=True)
class Whole:
    """What is known of the whole site.

    ``has`` tells whether there is something at an address, ``users`` gives the manuscripts that show or offer
    a file of the content folder; both give ``None`` if nobody knows.
    """

    has: Callable[[str], bool | None] = lambda _: None
    users: Callable[[str], tuple[str, ...] | None] = lambda _: None


NOTHING = Whole()
"""What is known where there was no preview yet, or one is being made now."""


@contextmanager
def whole_of(cache: Path | None) -> Iterator[Whole]:
    """Give what the preview with the folder ``cache`` knows; for one thread, while the context lasts.

    Nobody waits for a preview that is being made: until it is, what was answered before is answered again,
    and nothing else is known.
    """
    if cache is None:
        yield NOTHING
        return
    with closing(Catalogue(cache, "preview")) as catalogue:
        is_open = False
        with suppress(Exception):  # whatever is the matter with it, builds make it anew
            is_open = bool(catalogue.peek())
        yield _known(str(cache), catalogue if is_open else None)


def _known(cache: str, catalogue: Catalogue | None) -> Whole:
    queries = Build(datetime.now(VIETNAM), catalogue).queries if catalogue else None

    def has(address: str) -> bool | None:
        place, key = address.strip("/"), (cache, "has", address.strip("/"))
        with suppress(Exception):
            if queries is not None:
                index = f"{place}/index.html".lstrip("/")
                _remember(key, queries.outputs.has(index) or queries.outputs.has(place))
        found = _ANSWERS.get(key)
        return None if found is None else bool(found)

    def users(path: str) -> tuple[str, ...] | None:
        key = (cache, "users", path)
        with suppress(Exception):
            if queries is not None:
                found = {user for kind in _KINDS for user in queries.links.sources(kind, path)}
                _remember(key, tuple(sorted(found)))
        known = _ANSWERS.get(key)
        return known if isinstance(known, tuple) else None

    return Whole(has, users)


def _remember(key: tuple[str, str, str], answer: bool | tuple[str, ...]) -> None:
    """Keep an answer; of too many the oldest goes."""
    _ANSWERS.pop(key, None)
    _ANSWERS[key] = answer
    while len(_ANSWERS) > _MOST:
        _ANSWERS.pop(next(iter(_ANSWERS)), None)
