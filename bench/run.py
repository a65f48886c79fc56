"""Measure our builds against stock Pelican, Hugo and Eleventy on the same articles, in turn.

``python -m bench.run [SIZE …]`` writes docs/bench.md and docs/bench.svg; sizes are 1000, 10000 and
40000 if not given. Everything lies on a RAM disk when there is one. Peers that cannot be installed
are left out.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from bench.measure import Measured, run
from bench.peers import Eleventy, Hugo, Peer
from bench.plain import article, generate
from bench.report import Results, write

ROOT = Path(__file__).resolve().parent.parent
SIZES = (1_000, 10_000, 40_000)
ROUNDS = 5
STOCK_ROUNDS = 3
"""Stock Pelican takes long and always the same."""
LARGE = 10_000
"""Above this size: two rounds, and no stock Pelican, which takes minutes."""

PAUSE = 2.5
"""Seconds before an edit, so that what was built or edited before has an old stamp."""

ALIKE = ("-e", "DRAWN_COVERS=false")
"""The articles have no photos, and no other program draws them a share picture."""


@contextmanager
def ram_disk() -> Iterator[Path]:
    """Give a folder on a RAM disk, else a temporary one; it is removed afterwards."""
    base = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="bench-", dir=base) as folder:
        yield Path(folder)


@contextmanager
def changed(file: Path, text: str) -> Iterator[None]:
    """Give ``file`` another text for a while; afterwards it is as before, its stamp too."""
    if file.exists():
        before, stamp = file.read_bytes(), file.stat().st_mtime_ns
        file.write_text(text, encoding="utf-8")
        yield
        file.write_bytes(before)
        os.utime(file, ns=(stamp, stamp))
    else:
        file.parent.mkdir(parents=True)
        file.write_text(text, encoding="utf-8")
        yield
        shutil.rmtree(file.parent)


def pelican(settings: str, content: Path, folder: Path, *options: str) -> Measured:
    """Build as ``make html`` does, into a folder which keeps its output and its cache."""
    places = ["-o", str(folder / "output"), "-s", str(ROOT / settings), "--cache-path", str(folder / "cache")]
    return run([sys.executable, "-m", "newsroom.commands.build", str(content), *places, *options], cwd=ROOT)


def ours(content: Path, folder: Path, size: int, turn: int) -> dict[str, Measured]:
    """Build from nothing, again, and after each of the changes that an editor makes."""
    shutil.rmtree(folder, ignore_errors=True)
    time.sleep(PAUSE)
    figures = {"clean": pelican("pelicanconf.py", content, folder, *ALIKE)}
    figures |= edits(content, folder, size, turn)
    if turn == 0 and size < LARGE:
        shutil.rmtree(folder, ignore_errors=True)
        figures["drawn"] = pelican("pelicanconf.py", content, folder)
    return figures


def edits(content: Path, folder: Path, size: int, turn: int) -> dict[str, Measured]:
    """Build with nothing changed, and after each of the changes that an editor makes."""
    place = size // 2 + 10 * turn
    middle, retitled = (content / article(number, size)[0] for number in (place, place + 5))
    body = middle.read_text(encoding="utf-8")
    title = retitled.read_text(encoding="utf-8").replace("\n", " lần thứ hai\n", 1)
    added = content / f"articles/2026/09/bai-viet-moi-{turn}/index.md"
    new = re.sub(r"(?m)^Date: .*", f"Date: 2026-09-30 23:5{turn}", article(size + turn, size)[1])
    figures = {"nothing": pelican("pelicanconf.py", content, folder, *ALIKE)}
    changes = {
        "body": (middle, f"{body}\nĐoàn viên hoan nghênh.\n"),
        "title": (retitled, title),
        "added": (added, new),
    }
    with ExitStack() as stack:
        for name, (file, text) in changes.items():
            time.sleep(PAUSE)
            stack.enter_context(changed(file, text))
            figures[name] = pelican("pelicanconf.py", content, folder, *ALIKE)
    return figures


def growth(folder: Path, size: int) -> dict[str, list[Measured]]:
    """Make the same edits in the large archive that is in ``folder`` and in a ``LARGE`` one, by turns.

    The names of the cases say ``here`` and ``less``.
    """
    places = {
        "here": (folder / "content", folder / "ours", size),
        "less": (folder / "less", folder / "few", LARGE),
    }
    generate(folder / "less", LARGE)
    figures: dict[str, list[Measured]] = defaultdict(list)
    for turn in range(2, 2 + ROUNDS):
        for which, (content, target, articles) in places.items():
            pelican("pelicanconf.py", content, target, *ALIKE)  # takes the edits of the last turn back
            time.sleep(PAUSE)
            for name, one in edits(content, target, articles, turn).items():
                figures[f"{which} {name}"].append(one)
                print(f"{articles} {name}, in pairs: {one.wall:.2f} s")
    return figures


def stock(content: Path, folder: Path) -> dict[str, Measured]:
    """Build with stock Pelican: from nothing, and with the cache that an earlier run has filled."""
    settings, caching = "bench/stock/pelicanconf.py", ("-e", "CACHE_CONTENT=true", "LOAD_CONTENT_CACHE=true")
    cached = folder / "cached"
    if not cached.exists():
        pelican(settings, content, cached, *caching)
    shutil.rmtree(folder / "cold", ignore_errors=True)
    cold = pelican(settings, content, folder / "cold")
    return {"stock": cold, "stock cached": pelican(settings, content, cached, *caching)}


def installed(folder: Path) -> tuple[dict[str, Peer], list[str]]:
    """Install the peers; give those that are there, and the notes on those that are not."""
    peers: dict[str, Peer] = {}
    notes = []
    for key, kind in (("hugo", Hugo), ("eleventy", Eleventy)):
        try:
            peers[key] = kind(folder)
        except (OSError, subprocess.SubprocessError) as error:
            print(getattr(error, "stderr", error))
            notes.append(f"{kind.__name__} could not be installed here and is left out.")
    return peers, notes


def measure(size: int, folder: Path, peers: dict[str, Peer]) -> dict[str, list[Measured]]:
    """Build an archive of ``size`` articles with every program by turns."""
    content = folder / "content"
    generate(content, size)
    for peer in peers.values():
        peer.convert(content)
    figures: dict[str, list[Measured]] = defaultdict(list)
    for turn in range(ROUNDS if size <= LARGE else 2):
        taken = ours(content, folder / "ours", size, turn)
        for name, peer in peers.items():
            peer.clear()
            taken[name] = run(peer.command(), cwd=peer.project)
        if size <= LARGE and turn < STOCK_ROUNDS:
            taken |= stock(content, folder / "stock")
        for name, one in taken.items():
            figures[name].append(one)
            print(f"{size} {name}: {one.wall:.2f} s, CPU {one.cpu:.2f} s, {one.memory:.0f} MiB")
    if size > LARGE:
        figures |= growth(folder, size)
    for rest in ("content", "ours", "stock", "less", "few"):
        shutil.rmtree(folder / rest, ignore_errors=True)
    return figures


def main(sizes: list[int]) -> None:
    """Measure all sizes; write the report after each, so that a failure later loses little."""
    results: Results = {}
    with ram_disk() as folder:
        peers, notes = installed(folder)
        names = {key: peer.name for key, peer in peers.items()}
        for size in sizes:
            results[size] = measure(size, folder, peers)
            text = write(ROOT / "docs", results, names, notes)
    print(text)


if __name__ == "__main__":
    main(sorted(int(size) for size in sys.argv[1:]) or list(SIZES))
