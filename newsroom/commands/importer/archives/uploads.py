"""Find the pictures of a WordPress site among its uploads, which lie beside the export."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from pathlib import Path

from newsroom.commands.importer.archives.shelf import Shelf, originals, path_of

_UPLOADED_RE = re.compile(r"/(?:wp-content/uploads|uploads|files)/(?:sites/\d+/)?(.+)$")
_MONTH_RE = re.compile(r"\d{4}/\d{2}/")


@dataclass
class Uploads:
    """Finds a file of the uploads by its address: the original, if it is there, of what was reduced.

    ``root`` is the folder of the export. Uploads lie in ``wp-content/uploads`` or ``uploads`` in it, in a
    folder of that name further down, or in the folder itself.
    """

    root: Path
    _shelf: Shelf = field(init=False)
    _tops: list[str] = field(init=False)

    def __post_init__(self) -> None:
        """Look once where uploads lie."""
        self._shelf = Shelf(self.root)
        named = [folder.relative_to(self.root).as_posix() for folder in self._shelf.folders("uploads")]
        self._tops = [*named, ""]

    def find(self, address: str) -> Path | None:
        """Find the file of an address, ``None`` if there is none."""
        path = path_of(address)
        match = _UPLOADED_RE.search(path)
        ways = [match[1]] if match else []
        ways.append(path.lstrip("/"))
        if match:
            ways.append(
                _MONTH_RE.sub("", match[1]) if _MONTH_RE.match(match[1]) else posixpath.basename(path)
            )
        for way in ways:
            for name in originals(way):
                for top in self._tops:
                    if name and (found := self._shelf.find(name, top)):
                        return found
        return None
