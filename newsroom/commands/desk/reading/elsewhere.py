"""Say what is at other addresses of the site, by the files alone: what one manuscript may lead to.

What only the whole site knows, as which old addresses others have, is asked of what the last preview noted
(``whole``). What nobody knows is taken for granted: of that the check tells.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property, lru_cache
from pathlib import Path

from newsroom.commands.desk.reading.folders import Disk
from newsroom.commands.desk.reading.whole import NOTHING, Whole
from newsroom.engine import list_at
from newsroom.model.addresses import article_place, place_of
from newsroom.model.anchors import anchors_of
from newsroom.model.content import ROOT_FOLDER, SITE_FILE, TAKEDOWN_FILE
from newsroom.model.gone import DELETED, Takedown
from newsroom.model.records import Article, Record, hidden
from newsroom.model.reserved import RESERVED
from newsroom.model.site import Site
from plugins.manuscript.links import site_address
from plugins.manuscript.markup.body import Typesetter
from plugins.manuscript.record import Reading, read
from plugins.takedowns.takedowns import parse

_MOST = 500
"""The manuscripts of others that are held as they were read."""
_HELD: dict[tuple[str, int, int, Site], Reading] = {}


@lru_cache(maxsize=8)
def _listed(place: str, written: int, size: int) -> tuple[Takedown, ...]:
    """Read the list of what was taken down, once as it is: since when, and of how many bytes."""
    return parse(Path(place).read_bytes())[0]


@dataclass
class Elsewhere:
    """What is at other addresses ``now``, for the manuscript at ``path``, which gave ``own``."""

    disk: Disk
    site: Site
    now: datetime
    typesetter: Typesetter
    path: str
    own: Record
    whole: Whole = NOTHING
    _read: dict[str, Reading | None] = field(default_factory=dict)

    def why_absent(self, address: str) -> str:
        """Say why nothing is shown at an address: ``withdrawn``, ``draft``, ``future`` or ``DELETED``, else
        ``""`` (as ``Edition.why_absent``, but for lists)."""
        place = place_of(address)
        for known in dict.fromkeys((place, article_place(place))):
            if not known:
                continue
            reading = self._at(known)
            if reading is None and known in self._deleted:
                return DELETED
            if reading is not None:
                return self._why_hidden(reading)
        return ""

    def _why_hidden(self, reading: Reading) -> str:
        if reading.record is not None:
            return hidden(reading.record, self.now)
        return "draft" if reading.draft else ""

    def is_public(self, address: str) -> bool:
        """Tell whether something is, or may be, at an address of the site."""
        place = address.strip("/")
        first, _, rest = place.partition("/")
        article = article_place(place_of(address))
        if not place or first in RESERVED or list_at(place, self._registers) is not None:
            return True
        return (
            first in self._categories
            or f"/{place}" in {old.target.rstrip("/") for old in self.own.old_urls}
            or (article != place and rest != "" and f"articles/{place}" in self.disk)
            or f"{ROOT_FOLDER}/{place}" in self.disk
            or self._at(place) is not None
            or self._is_noted(address, otherwise=not article)
        )

    def _is_noted(self, address: str, otherwise: bool) -> bool:
        """Tell whether the last preview noted something at an address; ``otherwise`` if nobody knows."""
        found = self.whole.has(address)
        return otherwise if found is None else found

    def is_published(self, address: str) -> bool:
        """Tell whether an article is shown at an address, or one that could not be read is to be."""
        reading = self._at(address.strip("/")) if article_place(address.strip("/")) else None
        return reading is not None and not self._why_hidden(reading)

    def anchors(self, address: str) -> tuple[str, ...] | None:
        """List the anchors of what is shown at an address, ``None`` if that is no manuscript."""
        reading = self._at(place_of(address))
        if reading is None or reading.record is None or hidden(reading.record, self.now):
            return None
        return anchors_of(block for block in reading.record.body if isinstance(block, str))

    def origin_of(self, path: str) -> str | None:
        """Name the content file behind a file of the site, ``None`` if the files do not tell of any."""
        place = path.removesuffix("index.html").strip("/")
        if place in self._categories and path.endswith("index.html"):
            return SITE_FILE
        file = self._file(place)
        reading = self._at(place)
        return file if path.endswith("index.html") and reading and not self._why_hidden(reading) else None

    def is_deleted(self, path: str) -> bool:
        """Tell whether a content path lies in the folder of an article that was taken down and deleted."""
        place = article_place(path.removeprefix("articles/")) if path.startswith("articles/") else ""
        return bool(place) and self.why_absent(f"{place}/") == DELETED

    def article(self, place: str) -> Article | None:
        """Give the article that is shown at a place, ``None`` if none is."""
        reading = self._at(place) if place and article_place(place) == place else None
        found = reading.record if reading and not self._why_hidden(reading) else None
        return found if isinstance(found, Article) else None

    def draft_of(self, folder: str) -> str:
        """Say why what lies in an article folder is not public, ``""`` if it is; see ``why_absent``."""
        reading = self._reading(f"{folder}/index.md")
        return self._why_hidden(reading) if reading else ""

    @cached_property
    def takedowns(self) -> tuple[Takedown, ...]:
        """What ``da-go.toml`` lists."""
        if TAKEDOWN_FILE not in self.disk:
            return ()
        place = self.disk.place(TAKEDOWN_FILE)
        try:
            status = place.stat()
            return _listed(str(place), status.st_mtime_ns, status.st_size)
        except OSError:
            return ()

    @property
    def at_own_address(self) -> tuple[Takedown, ...]:
        """What was taken down and once was where the manuscript is now."""
        here = place_of(self.own.url)
        listed = self.takedowns if here else ()
        return tuple(one for one in listed if any(old.place == here for old in one.old_urls))

    @cached_property
    def _deleted(self) -> frozenset[str]:
        return frozenset(place for one in self.takedowns for place in one.places)

    @cached_property
    def _registers(self) -> frozenset[str]:
        return frozenset(one.slug for one in self.site.categories if one.is_register)

    @cached_property
    def _categories(self) -> frozenset[str]:
        """The first parts of addresses that are those of categories, or were."""
        return frozenset(slug for one in self.site.categories for slug in (one.slug, *one.old_slugs))

    def _files(self, place: str) -> Iterator[str]:
        if place and article_place(place) == place:
            yield f"articles/{place}/index.md"
        yield f"pages/{place}.md"

    def _file(self, place: str) -> str:
        """Name the manuscript at a place, ``""`` if there is none."""
        found = (one for one in self._files(place) if one == self.path or one in self.disk)
        return next((one for one in found if site_address(one) == f"{place}/"), "")

    def _at(self, place: str) -> Reading | None:
        """Read the manuscript at a place, ``None`` if there is none."""
        return self._reading(file) if (file := self._file(place)) else None

    def _reading(self, file: str) -> Reading | None:
        if file == self.path:
            return Reading(self.own, ())
        if file not in self._read:
            self._read[file] = self._found(file) if file in self.disk else None
        return self._read[file]

    def _found(self, file: str) -> Reading | None:
        place = self.disk.place(file)
        try:
            status = place.stat()
            key = (str(place), status.st_mtime_ns, status.st_size, self.site)
            if key not in _HELD:
                reading = read(file, place.read_bytes(), self.site, self.typesetter)
                while len(_HELD) >= _MOST:
                    _HELD.pop(next(iter(_HELD)), None)
                _HELD[key] = reading
            return _HELD[key]
        except (OSError, KeyError):
            return None
