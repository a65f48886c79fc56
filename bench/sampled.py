"""Run a module as ``python -m`` does and note every few ms of processor time what of the house is at work.

``python bench/sampled.py OUT MODULE ARGUMENTS…`` in a checkout; it writes lines ``SECONDS PLUGIN MODULE``:
the innermost plugin, and the innermost module of the house. The seconds are those of the process, shared
out as it was seen: kernels send fewer signals than they are asked for. It needs nothing of the checkout, so
that older ones can be looked at, too.
"""

from __future__ import annotations

import atexit
import os
import runpy
import signal
import sys
import time
from collections import Counter
from pathlib import Path
from types import FrameType

INTERVAL = 0.002
ROOMS = ("plugins", "newsroom")

Seen = tuple[str, str]
"""A plugin, "" outside of all, and a module of the house, "" outside of it."""


def module(file: str, root: str) -> str:
    """Name the module of a file of the house, "" of another; files of compiled templates are the theme's."""
    if not file.startswith(root):
        return "theme" if file.endswith((".html", ".xml")) else ""
    parts = file[len(root) :].removesuffix(".py").removesuffix("/__init__").split("/")
    return ".".join(parts) if parts[0] in ROOMS else "theme" if parts[0] == "theme" else ""


def seen(files: list[str], root: str) -> Seen:
    """Say what is at work, from the files of a stack, the innermost first."""
    names = [name for file in files if (name := module(file, root))]
    plugins = [name.split(".")[1] for name in names if name.startswith("plugins.")]
    return (plugins[0] if plugins else "", names[0] if names else "")


class Sampler:
    """Counts what is at work while the program runs."""

    def __init__(self, root: str) -> None:
        self._root = root
        self.counts: Counter[Seen] = Counter()

    def look(self, _signal: int, frame: FrameType | None) -> None:
        """Note the stack of this moment."""
        files = []
        while frame is not None:
            files.append(frame.f_code.co_filename)
            frame = frame.f_back
        self.counts[seen(files, self._root)] += 1

    def write(self, file: Path) -> None:
        """Write the counts."""
        signal.setitimer(signal.ITIMER_PROF, 0)
        each = time.process_time() / max(1, self.counts.total())
        lines = []
        for (plugin, name), count in self.counts.items():
            lines.append(f"{count * each:.6f} {plugin or '-'} {name or '-'}\n")
        file.write_text("".join(lines), encoding="utf-8")


def main(out: str, name: str, arguments: list[str]) -> None:
    """Run the module under the sampler."""
    root = f"{os.getcwd()}/"
    sampler, owner = Sampler(root), os.getpid()
    sys.path[0] = os.getcwd()
    sys.argv = [name, *arguments]
    atexit.register(lambda: sampler.write(Path(out)) if os.getpid() == owner else None)
    signal.signal(signal.SIGPROF, sampler.look)
    signal.setitimer(signal.ITIMER_PROF, INTERVAL, INTERVAL)
    runpy.run_module(name, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
