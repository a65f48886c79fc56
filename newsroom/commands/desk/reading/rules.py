"""Hold how the site is read: what the settings say of Markdown, of proofreading and of sizes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from pkgutil import resolve_name
from threading import RLock
from typing import Any

from newsroom.model.copy import Proofreader
from newsroom.settings import extensions_of
from plugins.copydesk import PROOFREADERS
from plugins.downloads import MEGABYTE
from plugins.manuscript.markup.body import Typesetter

_ROOT = Path(__file__).resolve().parents[4]
_CAPTIONS = "plugins.captions.markdown"
_MEGABYTES = 50


@dataclass(frozen=True)
class Rules:
    """The settings of builds that say what is wrong with a manuscript; see ``Rules.of``.

    ``largest_video`` is in megabytes, ``largest_file`` in bytes; ``draws_covers`` tells that articles
    without a photo have a drawn share picture.
    """

    markdown: Mapping[str, Any]
    proofreader_names: tuple[str, ...] = tuple(PROOFREADERS)
    largest_video: int = _MEGABYTES
    largest_file: int = 20_000_000
    draws_covers: bool = True

    @classmethod
    def of(cls, settings: Mapping[str, Any]) -> Rules:
        """Take the rules from settings as Pelican reads them; plugins have added nothing to them yet."""
        markdown = dict(settings["MARKDOWN"])
        extensions = tuple(markdown.get("extensions") or ())
        markdown["extensions"] = [*extensions, *({_CAPTIONS} - set(extensions))]
        others = (name for name in settings.get("PROOFREADERS", ()) if name not in PROOFREADERS)
        video = settings.get("VIDEO_MAX_MB", _MEGABYTES)
        return cls(
            markdown=markdown,
            proofreader_names=(*PROOFREADERS, *others),
            largest_video=video if isinstance(video, int) and video > 0 else _MEGABYTES,
            largest_file=int(settings.get("DOWNLOAD_MAX_MB", 20) * MEGABYTE),
            draws_covers=bool(settings.get("DRAWN_COVERS")),
        )

    @cached_property
    def typesetter(self) -> Typesetter:
        """What sets bodies: for one thread at a time, who holds ``lock``."""
        return Typesetter(*extensions_of(self.markdown))

    @cached_property
    def lock(self) -> RLock:
        """The lock of the typesetter."""
        return RLock()

    @cached_property
    def proofreaders(self) -> tuple[Proofreader, ...]:
        """Those who proofread what was read."""
        return tuple(resolve_name(name) for name in self.proofreader_names)


@lru_cache(maxsize=1)
def house_rules() -> Rules:
    """Read the rules of ``pelicanconf.py``, once."""
    from pelican.settings import read_settings

    return Rules.of(read_settings(str(_ROOT / "pelicanconf.py")))
