"""Draw the share pictures of articles that have no photo, and of the site itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from newsroom.engine import Progress, digest, parallel_map
from newsroom.model.media import SHARE_SIZE
from plugins.photos.rendition import DRAWING_MAKER, RECIPE, share_url
from plugins.photos.store import Store


@dataclass(frozen=True, slots=True)
class DrawnCover:
    """What a drawn picture says; without a ``category`` it is that of the site."""

    title: str
    category: str = ""


class DrawnCovers:
    """Draws into ``store`` what is not there, unless ``dry``; ``site`` is the name of the site."""

    def __init__(self, store: Store, site: str, jobs: int, dry: bool) -> None:
        self._store, self._site, self._jobs, self._dry = store, site, jobs, dry

    def name(self, cover: DrawnCover) -> str:
        """Name a drawing by all that decides what it looks like."""
        parts = (cover.title, cover.category, self._site, str(RECIPE), DRAWING_MAKER)
        return digest("\0".join(parts).encode())

    def fill(self, wanted: Sequence[DrawnCover], progress: Progress) -> None:
        """Draw what was wanted and is not kept."""
        named = {self.name(one): one for one in wanted}
        missing = [] if self._dry else [item for item in named.items() if self._store.find(item[0]) is None]
        drawn = parallel_map(partial(_draw, self._store, self._site), missing, self._jobs)
        for _ in progress.track("Vẽ ảnh chia sẻ", drawn, len(missing)):
            pass


def _draw(store: Store, site: str, item: tuple[str, DrawnCover]) -> None:
    from plugins.photos.drawn_cover import draw
    from plugins.photos.making import encode_drawn

    name, cover = item
    picture = draw(SHARE_SIZE, cover.title, cover.category, site)
    store.keep(name, "", {share_url(name): encode_drawn(picture)})
