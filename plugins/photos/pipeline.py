"""Make what is missing of photos, each original in a process that may die over it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from newsroom.engine.codec import decode_cover, decode_photo, encode_cover, encode_photo
from newsroom.engine.progress import Progress
from newsroom.model.media import Cover, Focus, Photo
from newsroom.model.problem import Problem
from plugins.photos.rendition import FOLDER, cover_name, photo_name
from plugins.photos.sandbox import Lost, more_time, run_all
from plugins.photos.store import Store

PRINTING_SECONDS = 60
"""The time of a core for all renditions of one photo; a scan of A4 took 15."""
_LOST = {"slow": "photo-slow", "memory": "photo-memory", "crash": "photo-crash"}
"""What is told of a photo whose process ended."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is wanted of the original with a digest, which lies at ``stored`` below the content folder.

    ``known`` is the whole photo if that is already there; ``foci`` are those of the crops.
    """

    path: str
    stored: str
    digest: str
    foci: tuple[Focus | None, ...] = ()
    known: Photo | None = None


@dataclass(frozen=True, slots=True)
class Print:
    """What there is of an original: the photo and its covers by focus, or the problem that it is."""

    photo: Photo | Problem
    covers: Mapping[Focus | None, Cover] = field(default_factory=dict)

    def at(self, path: str) -> Print:
        """Give the same for a copy of the original at another path."""
        photo = replace(self.photo, path=path)
        if not isinstance(photo, Photo):
            return Print(photo)
        return Print(photo, {focus: replace(cover, photo=photo) for focus, cover in self.covers.items()})


class PhotoPipeline:
    """Makes photos from originals below ``root`` into ``store``; only looks at them if ``dry``."""

    def __init__(self, root: Path, store: Store, jobs: int, dry: bool) -> None:
        self._root, self._store, self._jobs, self._dry = root, store, jobs, dry

    def fill(self, orders: Iterable[Order], progress: Progress) -> dict[str, Print]:
        """Give what was ordered, by digest; what is kept is not made again."""
        found: dict[str, Print] = {}
        missing: list[Order] = []
        for order in orders:
            cached = self._cached(order)
            known = cached.photo if isinstance(cached.photo, Photo) else None
            if known and len(cached.covers) == len(order.foci):
                found[order.digest] = cached
            else:
                foci = tuple(focus for focus in order.foci if focus not in cached.covers)
                missing.append(replace(order, foci=foci, known=known))
                found[order.digest] = cached
        if missing:
            _prepare()
        made = run_all(self._make, missing, self._jobs)
        for order, result in progress.track("Xử lý ảnh", made, len(missing)):
            print_ = result if isinstance(result, Print) else Print(_lost(order, result))
            covers = {**found[order.digest].covers, **print_.covers}
            found[order.digest] = replace(print_, covers=covers)
        return found

    def _cached(self, order: Order) -> Print:
        """Give what is kept of an order; a ``Problem`` stands for a photo that is not."""
        cached = self._store.find(photo_name(order.digest))
        if cached is None:
            return Print(Problem(order.path, 0, ""))
        photo = decode_photo(order.path, cached.shows)
        covers = {}
        for focus in order.foci:
            cut = self._store.find(cover_name(order.digest, focus))
            if cut is not None:
                covers[focus] = decode_cover(photo, cut.shows)
        return Print(photo, covers)

    def _make(self, order: Order) -> Print:
        """Make one order, in a process of its own; every set of files gets its receipt at once."""
        from plugins.photos.making import develop, inspect
        from plugins.photos.photo import PhotoError

        try:
            data = (self._root / order.stored).read_bytes()
            if self._dry:
                return Print(inspect(order.path, data))
            made = develop(order.path, data, order.digest, order.foci, order.known, _begin_printing)
        except PhotoError as error:
            return Print(Problem.of(order.path, 0, error.code, **error.values))
        if order.known is None:
            self._keep(photo_name(order.digest), encode_photo(made.photo), made.files)
        for focus, cover in made.covers.items():
            self._keep(cover_name(order.digest, focus), encode_cover(cover), made.files)
        return Print(made.photo, made.covers)

    def _keep(self, name: str, shows: str, files: Mapping[str, bytes]) -> None:
        own = {url: data for url, data in files.items() if url.startswith(f"{FOLDER}/{name}-")}
        self._store.keep(name, shows, own)


def _begin_printing() -> None:
    """Give the encoders the time that scans need on slow machines; they see only what we decoded."""
    more_time(PRINTING_SECONDS)


def _prepare() -> None:
    """Load the decoders once, for all processes."""
    import plugins.photos.making  # noqa: F401


def _lost(order: Order, lost: Lost) -> Problem:
    return Problem.of(order.path, 0, _LOST[lost.reason])
