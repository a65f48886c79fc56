"""Tell which class runs a build: ours, or stock Pelican, in which some plugins work alone."""

from __future__ import annotations

_OURS = "newsroom.pelican"


def is_newsroom(pelican: object) -> bool:
    """Tell whether our class runs the build, or one derived from it; stock Pelican has not loaded it."""
    return any(kind.__module__ == _OURS for kind in type(pelican).__mro__)
