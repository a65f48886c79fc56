"""Build as ``pelican`` does, from a quicker start: ``python -m newsroom.commands.build content -s FILE …``.

The words of the command line are Pelican's. What it says, the files it writes and its status are the same by
both ways; only ``--autoreload`` and ``--listen`` are left to ``pelican``.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress

from newsroom.commands.kept_code import kept_code
from newsroom.commands.stand_ins import import_pelican

_FEW_COLLECTIONS = 50_000
"""Objects made between two searches for cycles, from the start on: modules make many and hardly a cycle."""


def main(arguments: Sequence[str]) -> None:
    """Build as the arguments say."""
    gc.set_threshold(_FEW_COLLECTIONS)
    with kept_code():
        pelican = import_pelican()
        from pelican.settings import DEFAULT_CONFIG

        from newsroom.ending import settings_in_words, tell_of_settings  # which import Pelican

        tell_of_settings(DEFAULT_CONFIG)
        with settings_in_words(DEFAULT_CONFIG):
            pelican.main(list(arguments))


def end(status: int) -> None:
    """End the process without taking apart, object by object, what the system frees at once.

    What is registered for the end of the program is done. Where a thread is left, Python ends as ever.
    """
    if threading.active_count() > 1:
        sys.exit(status)
    atexit._run_exitfuncs()
    for stream in filter(None, (sys.stdout, sys.stderr)):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(status)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except SystemExit as ended:
        if not isinstance(ended.code, int):
            raise
        end(ended.code)
    end(0)
