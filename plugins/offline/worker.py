"""Make the service worker of the site, or the one that takes an earlier one back.

It stands at one address for good, as browsers ask there whether there is a newer one, and at the root, as it
answers for what lies below it (Service Workers, 3.2.2 *scope*). It names no file of the theme, but finds
the names in the pages that it keeps: so its bytes change with the program only.
"""

from __future__ import annotations

from collections.abc import Mapping

_SOURCES = {True: "workers/keeping.js", False: "workers/leaving.js"}


def make_worker(static: Mapping[str, bytes], wanted: bool) -> bytes:
    """Make the worker out of the static files of the theme; raise ``KeyError`` if it has none."""
    import rjsmin

    made: str = rjsmin.jsmin(static[_SOURCES[wanted]].decode())
    return f"{made}\n".encode()
