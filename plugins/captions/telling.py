"""Tell of what captions in a stock site cannot keep, with the file in which it stands.

Markdown does not know what file it reads. In a build of Pelican's what is found is kept until the
article or page that was read is there, and told then.
"""

from __future__ import annotations

import logging
from typing import Any

_log = logging.getLogger("plugins.captions.stock")


class Telling:
    """What was found in the file that is being read, once ``begin`` was called; else it is told at once."""

    def __init__(self) -> None:
        self._found: list[tuple[str, str]] | None = None

    def begin(self) -> None:
        """Wait for the names of files from now on: ``read`` and ``without_name`` are called by Pelican."""
        self._found = []

    def end(self) -> None:
        """Tell what is left, and wait no longer."""
        self.without_name()
        self._found = None

    def tell(self, words: str, what: str) -> None:
        """Tell or keep a warning, whose ``words`` have a place for ``what``."""
        if self._found is None:
            _log.warning(f"plugins.captions: {words}", what)
        else:
            self._found.append((words, what))

    def read(self, content: Any) -> None:
        """Tell what was found in the file of which Pelican has made ``content``."""
        if self._found:
            self._flush(f"{content.relative_source_path or content.source_path}: ")

    def without_name(self, _sender: Any = None) -> None:
        """Tell what no content came of: a file that could not be read, or a text that is none."""
        if self._found:
            self._flush("")

    def _flush(self, where: str) -> None:
        found, self._found = self._found or [], []
        for words, what in dict.fromkeys(found):
            _log.warning(f"plugins.captions: %s{words}", where, what)


telling = Telling()
"""That of this program: extensions of Markdown are made anew for each file."""
