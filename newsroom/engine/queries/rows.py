"""Ask the catalogue and put into it: what the rows of all tables have in common."""

from __future__ import annotations

from newsroom.engine.catalogue import Catalogue


class Rows:
    """The rows about one thing."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._all, self._one = catalogue.all, catalogue.one
        self._put, self._change = catalogue.put, catalogue.change
