"""Take the links out of a body that lead to articles of our own which are not shown; their words stay."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import unquote

from newsroom.engine import Edition
from newsroom.model.attachment import file_address
from newsroom.model.blocks import FILE_CLOSE, FILE_OPEN, ROOT
from newsroom.model.records import Record

_PIECE_RE = re.compile(
    rf"<a\b(?:[^\">]|\"[^\"]*\")*>|</a>| ?{FILE_OPEN}(?P<file>[^{FILE_CLOSE}]*){FILE_CLOSE}"
)
_TARGET_RE = re.compile(rf" href=\"{ROOT}/([^\"#]*)")
_DOWNLOAD = '<a class="download"'


@dataclass(frozen=True, slots=True)
class DeadLinks:
    """Where links of a record lead to nothing: site-relative addresses, and content paths of files."""

    targets: Collection[str] = ()
    files: Collection[str] = ()

    def __bool__(self) -> bool:
        return bool(self.targets or self.files)


def dead_links(edition: Edition, record: Record) -> DeadLinks:
    """Name the targets of a record's links at which nothing is shown, and the files that were deleted."""
    files = (link.target for link in record.files if link.target not in edition.files)
    return DeadLinks(
        frozenset(link.target for link in record.links if edition.why_absent(link.target)),
        frozenset(filter(edition.is_deleted, files)),
    )


class LinkRemover:
    """Takes the links that are ``dead`` out of the HTML of one body, block by block.

    A link may begin in one block and end in another; none stands within another, as nh3 leaves them.
    """

    def __init__(self, dead: DeadLinks) -> None:
        self._dead = dead
        self._addresses = {file_address(path) for path in dead.files}
        self._is_inside = False

    def without(self, html: str) -> str:
        """Give a block of safe HTML, whose links begin with ``ROOT``, without those."""
        return _PIECE_RE.sub(self._piece, html) if self._dead else html

    def _piece(self, match: re.Match[str]) -> str:
        piece = match.group()
        if match["file"] is not None:
            return "" if unquote(match["file"]) in self._dead.files else piece
        if piece == "</a>":
            was_inside, self._is_inside = self._is_inside, False
            return "" if was_inside else piece
        found = _TARGET_RE.search(piece)
        dead = self._addresses if piece.startswith(_DOWNLOAD) else self._dead.targets
        self._is_inside = found is not None and unquote(found[1]) in dead
        return "" if self._is_inside else piece
