"""Build as ``pelican`` does, from a quicker start: ``python -m newsroom.commands.build content -s FILE …``.

The words of the command line are Pelican's. What it says, the files it writes and its status are the same by
both ways; only ``--autoreload`` and ``--listen`` are left to ``pelican``.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from newsroom.commands.kept_code import kept_code
from newsroom.commands.stand_ins import import_pelican


def main(arguments: Sequence[str]) -> None:
    """Build as the arguments say."""
    with kept_code():
        import_pelican().main(list(arguments))


if __name__ == "__main__":
    main(sys.argv[1:])
