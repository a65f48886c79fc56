"""Draw the share pictures of articles that have no photo, and of the site itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from newsroom.engine import Progress, digest, in_threads, parallel_map
from newsroom.model.media import SHARE_SIZE
from newsroom.vietnamese.comparing import nfc
from plugins.photos.rendition import DRAWING_MAKER, LETTERING, RECIPE, share_url
from plugins.photos.store import Store

_FIRST_SIGNS_RE = re.compile(
    "[\u0020-\u007e\u00a0-\u00ff\u0102-\u0103\u0110-\u0111\u0128-\u0129\u0168-\u0169\u01a0-\u01a1\u01af-\u01b0\u1ea0-\u1ef9"
    "\u2010-\u2015\u2018-\u201f\u2022\u2026\u202f\u2030\u2032-\u2033\u2039-\u203a\u2060\u20ab\u2116]*+"
)


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
        parts = [cover.title, cover.category, self._site, str(RECIPE), DRAWING_MAKER]
        if has_rare_signs("".join(parts[:3])):
            parts.append(f"lettering {LETTERING}")
        return digest("\0".join(parts).encode())

    def fill(self, wanted: Sequence[DrawnCover], progress: Progress) -> None:
        """Draw what was wanted and is not kept."""
        named = {self.name(one): one for one in wanted}
        kept = [] if self._dry else in_threads(self._store.find, list(named), self._jobs)
        missing = [item for item, found in zip(named.items(), kept, strict=False) if found is None]
        drawn = parallel_map(partial(_draw, self._store, self._site), missing, self._jobs)
        for _ in progress.track("Vẽ ảnh chia sẻ", drawn, len(missing)):
            pass


def has_rare_signs(text: str) -> bool:
    """Tell whether a text holds what the first fonts have not: Latin, Vietnamese, figures, punctuation."""
    return _FIRST_SIGNS_RE.fullmatch(text if text.isascii() else nfc(text)) is None


def left_out(text: str) -> list[str]:
    """List the signs that a picture leaves out of a text, as no font of ours has them."""
    if not has_rare_signs(text):
        return []
    from plugins.photos.lettering import left_out

    return left_out(text)


def _draw(store: Store, site: str, item: tuple[str, DrawnCover]) -> None:
    from plugins.photos.drawn_cover import draw
    from plugins.photos.making import encode_drawn

    name, cover = item
    picture = draw(SHARE_SIZE, cover.title, cover.category, site)
    store.keep(name, "", {share_url(name): encode_drawn(picture)})
