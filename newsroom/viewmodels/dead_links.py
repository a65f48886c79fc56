"""Take the links out of a body that lead to articles of our own which are not shown; their words stay."""

from __future__ import annotations

import re
from collections.abc import Collection
from urllib.parse import unquote

from newsroom.engine import Edition
from newsroom.model.blocks import ROOT
from newsroom.model.records import Record

_TAG_RE = re.compile(r"<a\b(?:[^\">]|\"[^\"]*\")*>|</a>")
_TARGET_RE = re.compile(rf" href=\"{ROOT}/([^\"#]*)")
_DOWNLOAD = '<a class="download"'


def dead_targets(edition: Edition, record: Record) -> frozenset[str]:
    """Name the targets of a record's links at which there is nothing to show."""
    return frozenset(link.target for link in record.links if edition.why_absent(link.target))


class LinkRemover:
    """Takes the links to ``dead`` targets out of the HTML of one body, block by block.

    A link may begin in one block and end in another; none stands within another, as nh3 leaves them.
    """

    def __init__(self, dead: Collection[str]) -> None:
        self._dead = dead
        self._is_inside = False

    def without(self, html: str) -> str:
        """Give a block of safe HTML, whose links begin with ``ROOT``, without those."""
        return _TAG_RE.sub(self._tag, html) if self._dead else html

    def _tag(self, match: re.Match[str]) -> str:
        tag = match.group()
        if tag == "</a>":
            was_inside, self._is_inside = self._is_inside, False
            return "" if was_inside else tag
        target = None if tag.startswith(_DOWNLOAD) else _TARGET_RE.search(tag)
        self._is_inside = target is not None and unquote(target[1]) in self._dead
        return "" if self._is_inside else tag
