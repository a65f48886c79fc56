"""Hold what the site is made of: its files, and the addresses of the theme's own."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from newsroom.model.media import Rendition


@dataclass(frozen=True, slots=True)
class Assets:
    """The site-relative addresses of the theme's static files; ``scripts`` and ``fonts`` are by name.

    ``css`` is the stylesheet of every page, ``css_lists`` that which pages with lists of articles add,
    ``css_search`` that of pages that search.
    """

    css: str
    icon: str
    scripts: Mapping[str, str] = field(default_factory=dict)
    fonts: Mapping[str, str] = field(default_factory=dict)
    css_lists: str = ""
    css_search: str = ""


@dataclass(frozen=True, slots=True)
class Insignia:
    """The pictures of the sign of the site: in tabs, on home screens, beside the name; all are PNG.

    Without an ``icon`` the theme's own stands in tabs, without a ``logo`` its sign, which is drawn. ``icons``
    and ``maskable``, of which systems cut a circle, are for a manifest.
    """

    touch: Rendition | None = None
    icons: tuple[Rendition, ...] = ()
    maskable: Rendition | None = None
    icon: Rendition | None = None
    logo: Rendition | None = None
    logo_dark: Rendition | None = None


@dataclass(frozen=True, slots=True)
class LargeFile:
    """The bytes of a file that is not held whole: ``pieces()`` gives them, ``digest`` names them.

    ``pieces`` raises ``OSError`` if they turn out to be others. ``kept`` is where a file of ours lies that
    has just these bytes and is never written to, if there is one.
    """

    digest: bytes
    pieces: Callable[[], Iterator[bytes]]
    kept: str = ""


@dataclass(frozen=True, slots=True)
class Output:
    """One file of the site: where it goes, and the function that makes its bytes or model.

    ``path`` is relative to the output folder. ``template`` with ``make`` giving a model (a
    frozen dataclass), or no template with ``make`` giving bytes or a ``LargeFile``. ``origin``
    and ``line`` name the content file that asks for it, for reports. ``stale`` is false where the
    file is known to be as ``make`` would make it. Files with neighbouring ``near`` show much the
    same, which is quicker to print one after the other.
    """

    path: str
    origin: str
    make: Callable[[], Any]
    template: str = ""
    line: int = 0
    stale: bool = True
    near: str = ""

    def __post_init__(self) -> None:
        """Refuse a path that could leave the output folder."""
        if (
            posixpath.normpath(self.path) != self.path
            or self.path.startswith(("/", ".."))
            or "\0" in self.path
        ):
            raise ValueError(f"not a path inside the output folder: {self.path!r}")
