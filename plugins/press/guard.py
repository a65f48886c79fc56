"""Look whether the output folder may be tidied: whether all in it is ours."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path

from newsroom.engine import is_temporary

MARK = b'<meta name="generator" content="bloc-news">'


def foreign(root: Path, retention: Collection[str]) -> str:
    """Name something in the output folder that no build of ours can have put there.

    The first file that a build writes is ``index.html``, which carries a mark; a folder
    without it that is not empty is not ours to tidy.
    """
    try:
        found = (name for name in os.listdir(root) if name not in retention)
        names = sorted(name for name in found if not is_temporary(name))
    except FileNotFoundError:
        return ""
    except NotADirectoryError:
        return root.name
    index = root / "index.html"
    ours = index.is_file() and MARK in index.read_bytes()
    return "" if ours or not names else names[0]
