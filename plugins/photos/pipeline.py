"""Make what is missing of photos, each original in a process that may die over it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from newsroom.engine import Progress, decode_cover, decode_photo, encode_cover, encode_photo, in_threads
from newsroom.model.media import Cover, Focus, Photo
from newsroom.model.problem import Problem
from plugins.photos.rendition import FOLDER, cover_name, photo_name
from plugins.photos.sandbox import Lost, more_time, run_all
from plugins.photos.store import Store

ENCODING_SECONDS = 60
"""The time of a core for all renditions of one photo; a scan of A4 took 15."""
_LOST = {"slow": "photo-slow", "memory": "photo-memory", "crash": "photo-crash"}
"""What is told of a photo whose process ended."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is wanted of the original with a digest, which lies at ``stored`` below the content folder.

    ``known`` is the whole photo if that is already there; ``foci`` are those of the crops.
    """

    path: str
    stored: str
    digest: str
    foci: tuple[Focus | None, ...] = ()
    known: Photo | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What there is of an original: the photo and its covers by focus, or the problem that it is."""

    photo: Photo | Problem
    covers: Mapping[Focus | None, Cover] = field(default_factory=dict)

    def at(self, path: str) -> Result:
        """Give the same for a copy of the original at another path."""
        photo = replace(self.photo, path=path)
        if not isinstance(photo, Photo):
            return Result(photo)
        return Result(photo, {focus: replace(cover, photo=photo) for focus, cover in self.covers.items()})


class PhotoPipeline:
    """Makes photos from originals below ``root`` into ``store``; only looks at them if ``dry``."""

    def __init__(self, root: Path, store: Store, jobs: int, dry: bool) -> None:
        self._root, self._store, self._jobs, self._dry = root, store, jobs, dry

    def fill(self, requests: Iterable[Request], progress: Progress) -> dict[str, Result]:
        """Give what was asked for, by digest; what is kept is not made again."""
        found: dict[str, Result] = {}
        missing: list[Request] = []
        wanted = tuple(requests)
        for request, cached in zip(wanted, in_threads(self._cached, wanted, self._jobs), strict=True):
            known = cached.photo if isinstance(cached.photo, Photo) else None
            if known and len(cached.covers) == len(request.foci):
                found[request.digest] = cached
            else:
                foci = tuple(focus for focus in request.foci if focus not in cached.covers)
                missing.append(replace(request, foci=foci, known=known))
                found[request.digest] = cached
        if missing:
            _prepare()
        made = run_all(self._make, missing, self._jobs)
        for request, outcome in progress.track("Xử lý ảnh", made, len(missing)):
            result = outcome if isinstance(outcome, Result) else Result(_lost(request, outcome))
            covers = {**found[request.digest].covers, **result.covers}
            found[request.digest] = replace(result, covers=covers)
        return found

    def _cached(self, request: Request) -> Result:
        """Give what is kept of a request; a ``Problem`` stands for a photo that is not."""
        cached = self._store.find(photo_name(request.digest))
        if cached is None:
            return Result(Problem(request.path, 0, ""))
        photo = decode_photo(request.path, cached.shows)
        covers = {}
        for focus in request.foci:
            cut = self._store.find(cover_name(request.digest, focus))
            if cut is not None:
                covers[focus] = decode_cover(photo, cut.shows)
        return Result(photo, covers)

    def _make(self, request: Request) -> Result:
        """Do what a request asks for, in a process of its own; each set of files gets its receipt at once."""
        from plugins.photos.making import develop, inspect
        from plugins.photos.photo import PhotoError

        try:
            data = (self._root / request.stored).read_bytes()
            if self._dry:
                return Result(inspect(request.path, data))
            made = develop(request.path, data, request.digest, request.foci, request.known, _begin_encoding)
        except PhotoError as error:
            return Result(Problem.of(request.path, 0, error.code, **error.values))
        if request.known is None:
            self._keep(photo_name(request.digest), encode_photo(made.photo), made.files)
        for focus, cover in made.covers.items():
            self._keep(cover_name(request.digest, focus), encode_cover(cover), made.files)
        return Result(made.photo, made.covers)

    def _keep(self, name: str, shows: str, files: Mapping[str, bytes]) -> None:
        own = {url: data for url, data in files.items() if url.startswith(f"{FOLDER}/{name}-")}
        self._store.keep(name, shows, own)


def _begin_encoding() -> None:
    """Give the encoders the time that scans need on slow machines; they see only what we decoded."""
    more_time(ENCODING_SECONDS)


def _prepare() -> None:
    """Load the decoders once, for all processes."""
    import plugins.photos.making  # noqa: F401


def _lost(request: Request, lost: Lost) -> Problem:
    return Problem.of(request.path, 0, _LOST[lost.reason])
