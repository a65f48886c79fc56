"""Take the links out of a body that lead to articles of our own which are not shown; their words stay.

Links that ask for a part of another page lead to the one that they mean, or to the top of the page.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import unquote

from newsroom.engine import Edition
from newsroom.model.anchors import meant
from newsroom.model.attachment import file_address
from newsroom.model.blocks import FILE_CLOSE, FILE_OPEN, ROOT
from newsroom.model.records import Record

_PIECE_RE = re.compile(
    rf"<a\b(?:[^\">]|\"[^\"]*\")*>|</a>| ?{FILE_OPEN}(?P<file>[^{FILE_CLOSE}]*){FILE_CLOSE}"
)
_TARGET_RE = re.compile(rf"( href=\"{ROOT}/([^\"#?]*)[^\"#]*)(?:#([^\"]*))?")
_DOWNLOAD = '<a class="download"'


@dataclass(frozen=True, slots=True)
class DeadLinks:
    """Where links of a record lead to nothing: site-relative addresses, and content paths of files.

    ``anchors`` has, by address and anchor as a link has them, the anchor that is meant, ``""`` if none.
    """

    targets: Collection[str] = ()
    files: Collection[str] = ()
    anchors: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.targets or self.files or self.anchors)


def dead_links(edition: Edition, record: Record) -> DeadLinks:
    """Name the targets of a record's links at which nothing is shown, and the files that were deleted."""
    files = (link.target for link in record.files if link.target not in edition.files)
    return DeadLinks(
        frozenset(link.target for link in record.links if edition.why_absent(link.target)),
        frozenset(filter(edition.is_deleted, files)),
        dict(_other_anchors(edition, record)),
    )


def _other_anchors(edition: Edition, record: Record) -> Iterator[tuple[tuple[str, str], str]]:
    """Give the links that ask for a part of a page by another name than it has."""
    for link in record.links:
        anchors = edition.anchors(link.target) if link.anchor else None
        if anchors is not None:
            goal = meant(link.anchor, anchors)
            if goal != link.anchor:
                yield (link.target, unquote(link.anchor)), goal


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
        target = unquote(found[2]) if found else ""
        self._is_inside = found is not None and target in dead
        if self._is_inside:
            return ""
        goal = self._dead.anchors.get((target, unquote(unescape(found[3])))) if found and found[3] else None
        if found is None or goal is None:
            return piece
        return f"{piece[: found.start()]}{found[1]}{f'#{goal}' if goal else ''}{piece[found.end() :]}"
