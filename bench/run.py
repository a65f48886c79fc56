"""Measure our builds against stock Pelican, Hugo and Eleventy on the same articles, in turn.

``python -m bench.run [--plain] [--only=NAME,…] [--rounds=N] [--docs=FOLDER] [SIZE …]`` measures archives of
1,000, 10,000 and 40,000 articles if nothing else is said; above that ours alone. It keeps all figures in
docs/bench.json, those of other sizes and programs too, and writes docs/bench.md and docs/bench.svg from
them. ``--only`` names programs: ours, hugo, eleventy, stock, plugged (Pelican with plugins for pictures and
related posts), pairs (edits by turns with 10,000 articles); ``--only=report`` writes the report anew.
Everything lies on a RAM disk when there is one; what was made of photos is kept there in ``bench-kept``.
Peers that cannot be installed are left out.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from bench import corpus, peers, plain, results
from bench.archive import HUGE, Archive
from bench.builds import PAUSE, ROOT, PluggedPelican, ram_disk, stock
from bench.measure import Measured, run
from bench.report import write

SIZES = (1_000, 10_000, 40_000)
ROUNDS = 5
FEWER = {"stock": 3, "plugged": 1}
"""Rounds of what takes long and always the same."""

LARGE = 10_000
"""Above this size: two rounds, and no Pelican but ours, which takes minutes; above ``HUGE`` one of ours."""

EVERYTHING = ("ours", "hugo", "eleventy", "stock", "plugged", "pairs")
Figures = dict[str, list[Measured]]


def our_round(archive: Archive, turn: int) -> dict[str, Measured]:
    """Build from nothing, again, and after each of the changes that an editor makes."""
    archive.clear()
    time.sleep(PAUSE)
    figures = {"clean": archive.build()}
    return figures | archive.edits(turn)


def watch(archive: Archive, turn: int, figures: Figures) -> None:
    """Make one round more that is looked at for memory, and nothing else; put that into the figures."""
    archive.watched = True
    for name, seen in our_round(archive, turn).items():
        tell(archive.size, f"{name}, watched", seen)
        figures[name] = [replace(one, memory=seen.memory) for one in figures[name]]
    archive.watched = False


def pairs(archive: Archive, rounds: int) -> Figures:
    """Make the same edits in the large archive and in a ``LARGE`` one, by turns.

    The names of the cases say ``here`` and ``less``.
    """
    less = Archive(archive.folder / "less", archive.words, LARGE, archive.base)
    less.make()
    less.keep_photos()
    both = {"here": archive, "less": less}
    for one in both.values():
        if not one.target.exists():
            one.clear()
            one.build()
    figures: Figures = defaultdict(list)
    for turn in range(2, 2 + rounds):
        for which, one in both.items():
            one.build()  # takes the edits of the last turn back
            time.sleep(PAUSE)
            for name, took in one.edits(turn).items():
                figures[f"{which} {name}"].append(took)
                tell(one.size, f"{name}, in pairs", took)
    return figures


def tell(size: int, name: str, one: Measured) -> None:
    """Say what a build took."""
    print(f"{size} {name}: {one.wall:.2f} s, CPU {one.cpu:.2f} s, {one.memory:.0f} MiB", flush=True)


class Peers:
    """The other programs that are asked for, as far as they can be installed."""

    def __init__(self, folder: Path, wanted: Iterable[str]) -> None:
        self.folder, self.installed, self.missing = folder, {}, []
        self.plugged: PluggedPelican | None = None
        kinds: dict[str, Callable[[Path], peers.Peer | PluggedPelican]]
        kinds = {"hugo": peers.Hugo, "eleventy": peers.Eleventy, "plugged": PluggedPelican}
        for key in [key for key in kinds if key in wanted]:
            try:
                program = kinds[key](folder)
            except (OSError, subprocess.SubprocessError) as error:
                print(getattr(error, "stderr", error))
                self.missing.append(key)
                continue
            if isinstance(program, peers.Peer):
                self.installed[key] = program
            elif isinstance(program, PluggedPelican):
                self.plugged = program

    def convert(self, archive: Archive) -> None:
        """Write the articles in the form of each."""
        for peer in self.installed.values():
            peer.convert(archive.content, archive.film)
        if self.plugged and archive.film and archive.size <= LARGE:
            peers.plugged(archive.content, self.folder / "plugged-content", archive.film)
            if not (self.folder / "plugged-sample").exists():
                peers.plugged_sample(self.folder / "plugged-sample", archive.film)
                self.plugged.make_pictures(self.folder / "plugged-sample")

    def round(self, archive: Archive) -> dict[str, Measured]:
        """Build with each from nothing."""
        figures = {}
        for name, peer in self.installed.items():
            peer.clear()
            figures[name] = run(peer.command(), cwd=peer.project)
        return figures


def measure(archive: Archive, others: Peers, wanted: Sequence[str], rounds: int) -> Figures:
    """Build an archive with every program by turns; a huge one is looked at for memory meanwhile."""
    size, figures = archive.size, defaultdict(list)
    archive.watched = size > HUGE
    archive.make()
    if size <= HUGE:
        others.convert(archive)
    if "ours" in wanted and (first := archive.keep_photos()):
        tell(size, "pictures", first)
        figures["pictures"].append(first)
    for turn in range(rounds):
        taken = our_round(archive, turn) if "ours" in wanted else {}
        if size <= HUGE:
            taken |= others.round(archive)
        if size <= LARGE and "stock" in wanted and turn < FEWER["stock"]:
            taken |= stock(archive.content, archive.folder / "stock")
        if size <= LARGE and others.plugged and archive.film and turn < FEWER["plugged"]:
            taken["plugged"] = others.plugged.build(others.folder / "plugged-content")
        for name, one in taken.items():
            figures[name].append(one)
            tell(size, name, one)
    if "ours" in wanted and not archive.watched:
        watch(archive, rounds, figures)
    if size > LARGE and "pairs" in wanted:
        figures |= pairs(archive, ROUNDS)
    return figures


def usual_rounds(size: int) -> int:
    """Say how many rounds an archive gets."""
    return ROUNDS if size <= LARGE else 2 if size <= HUGE else 1


def main(words: Sequence[str]) -> None:
    """Measure all sizes; keep the figures and write the report after each."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--plain", action="store_true")
    parser.add_argument("--only", default=",".join(EVERYTHING))
    parser.add_argument("--rounds", type=int, default=0)
    parser.add_argument("--docs", type=Path, default=ROOT / "docs")
    parser.add_argument("sizes", type=int, nargs="*")
    asked = parser.parse_args(words)
    wanted = asked.only.split(",")
    file = asked.docs / ("bench-plain.json" if asked.plain else "bench.json")
    if wanted == ["report"]:
        print(write(asked.docs))
        return
    with ram_disk() as folder:
        others = Peers(folder, wanted)
        for size in sorted(asked.sizes) or SIZES:
            archive = Archive(folder / "archive", plain if asked.plain else corpus, size, folder.parent)
            kept = results.read(file)
            kept.add(
                size, measure(archive, others, wanted, asked.rounds or usual_rounds(size)), f"{date.today()}"
            )
            kept.names |= {key: peer.name for key, peer in others.installed.items()}
            results.write(file, kept)
            text = write(asked.docs)
            shutil.rmtree(archive.folder)
    print(text)


if __name__ == "__main__":
    main(sys.argv[1:])
