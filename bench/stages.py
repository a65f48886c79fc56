"""Say which share of a clean build each stage takes, and each module: ``python -m bench.stages [N]``.

``--before=FOLDER`` looks at another checkout, too, on the same articles; ``--write`` puts the tables into
docs/bench.md. One process (``JOBS=1``), 1,000 articles of ``bench/corpus.py`` if nothing else is said; the
stack is looked at every few ms of processor time (``bench/sampled.py``).
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench import corpus
from bench.archive import Archive
from bench.builds import ROOT, command, ram_disk
from bench.report import replace_section
from bench.sampled import Seen

STAGES = ("read", "enrich", "plan", "check", "render", "start and between")
SECTION = "Stages"
MODULES = 24
Seconds = Mapping[Seen, float]
_PLUGIN_RE = re.compile(r'"plugins\.(\w+)",  # (\w+)')
_FOREWORD = """\
`python -m bench.stages {size} --before=FOLDER --write`: a clean build of {size:,} articles in one process,
photos kept; its seconds of CPU in the parts that a sampler saw. Seconds belong to the innermost plugin at
work, a plugin to the stage that `pelicanconf.py` names. A module's seconds are its own and those of what it
calls outside of the house{before}.
"""


def stages(settings: str) -> dict[str, str]:
    """Give the stage of each plugin, as the settings note it."""
    return dict(_PLUGIN_RE.findall(settings))


def sample(root: Path, archive: Archive, out: Path) -> Seconds:
    """Build once by the checkout ``root`` under the sampler."""
    archive.clear()
    words = command(root, archive.content, archive.target, "-e", "JOBS=1")[2:]
    program = [sys.executable, str(ROOT / "bench" / "sampled.py"), str(out), *words]
    subprocess.run(program, cwd=root, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return read(out.read_text(encoding="utf-8"))


def read(text: str) -> Seconds:
    """Read what a sampler wrote."""
    found = {}
    for line in text.splitlines():
        seconds, plugin, name = line.split(" ")
        found[plugin, name] = float(seconds)
    return found


def by_stage(sampled: Seconds, stage_of: Mapping[str, str]) -> dict[str, float]:
    """Give the seconds of each stage."""
    found = dict.fromkeys(STAGES, 0.0)
    for (plugin, _), seconds in sampled.items():
        found[stage_of.get(plugin, STAGES[-1])] += seconds
    return found


def by_module(sampled: Seconds) -> dict[str, float]:
    """Give the seconds of each module of the house and of what it calls outside of it."""
    found: dict[str, float] = defaultdict(float)
    for (_, name), seconds in sampled.items():
        found[f"`{name}`" if name != "-" else "none of the house"] += seconds
    return found


def table(head: str, columns: Sequence[Mapping[str, float]], names: Sequence[str]) -> list[str]:
    """Write seconds and shares of the whole, before and after if there are two columns."""
    heads = ["before, s | % ", "after, s | % "] if len(columns) > 1 else ["s | % "]
    lines = [f"| {head} | {'| '.join(heads)}|", f"| --- |{' ---: | ---: |' * len(columns)}"]
    wholes = [sum(column.values()) or 1.0 for column in columns]
    for name in names:
        cells = []
        for column, whole in zip(columns, wholes, strict=True):
            seconds = column.get(name, 0.0)
            cells.append(f"{seconds:.2f} | {100 * seconds / whole:.0f}")
        lines.append(f"| {name} | {' | '.join(cells)} |")
    sums = " | ".join(f"{sum(column.values()):.2f} | 100" for column in columns)
    return [*lines, f"| all | {sums} |"]


def lines(size: int, found: Sequence[Seconds], stage_of: Mapping[str, str], before: str) -> list[str]:
    """Write the section."""
    modules = [by_module(sampled) for sampled in found]
    names = sorted({*modules[0], *modules[-1]}, key=lambda name: -max(one.get(name, 0.0) for one in modules))
    told = f"; *before* is {before}" if before else ""
    return [
        *_FOREWORD.format(size=size, before=told).splitlines(),
        "",
        *table("stage", [by_stage(sampled, stage_of) for sampled in found], STAGES),
        "",
        *table("module", modules, names[:MODULES]),
    ]


def revision(root: Path) -> str:
    """Name the commit of a checkout."""
    asked = ["git", "-C", str(root), "rev-parse", "--short=8", "HEAD"]
    return subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip()


def main(words: Sequence[str]) -> None:
    """Sample, and print the tables or write them."""
    parser = argparse.ArgumentParser()
    parser.add_argument("size", type=int, nargs="?", default=1_000)
    parser.add_argument("--before", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--docs", type=Path, default=ROOT / "docs")
    asked = parser.parse_args(words)
    roots = [*([asked.before.resolve()] if asked.before else []), ROOT]
    with ram_disk() as folder:
        archive = Archive(folder / "archive", corpus, asked.size, folder.parent)
        archive.make()
        archive.keep_photos()
        found = [sample(root, archive, folder / "samples") for root in roots]
    stage_of = stages((ROOT / "pelicanconf.py").read_text(encoding="utf-8"))
    text = lines(asked.size, found, stage_of, revision(asked.before) if asked.before else "")
    if asked.write:
        replace_section(asked.docs / "bench.md", SECTION, text)
    print("\n".join(text))


if __name__ == "__main__":
    main(sys.argv[1:])
