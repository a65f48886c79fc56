"""Word the section "Photos" of docs/bench.md."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

from bench.measure import Measured

HEADS = "wall, s | CPU, s | a photo, s | a photo and core, s | memory, MiB | images | MB |"
RULE = "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
WHOLE = """\
`python -m bench.photographs` builds a site of {count} photographs, five in an article: JPEG, 4000 × 3000,
{size} MB on average, made by `bench/camera.py` so that at 720 they take as many bytes as real ones do
([photos.md](photos.md)). *From nothing* is without any cache; {cores} cores.
"""
COMPARED = """\
**Stock Pelican with {plugin}** on {sample} of them, by turns with us in {rounds} rounds, medians.
Both make the widths {widths} and a `<picture>` for each photograph; we make what else the site
needs of them, too. The plugin decodes a photograph anew for each image and works in one process. It saves as
Pillow does by itself (JPEG of quality 75, AVIF of quality 75 at speed 6 on all cores) and cannot be told
otherwise; it does not turn photographs upright, nor bring their colours to sRGB.
"""


@dataclass(frozen=True)
class Made:
    """A build and the images that its output holds."""

    build: Measured
    images: int
    megabytes: float


def lines(site: Mapping[str, Made], compared: Mapping[str, Made], facts: Mapping[str, object]) -> list[str]:
    """Write the section of the builds of the whole site and of a sample, which may be empty."""
    count, each, sample = (int(str(facts[name])) for name in ("count", "each", "sample"))
    text = [
        *WHOLE.format(cores=os.cpu_count(), **facts).splitlines(),
        "",
        f"| build | {HEADS}",
        RULE,
        _row("from nothing", site["clean"], count),
        _row("nothing changed", site["nothing"], 0),
        _row(f"an article with {each} photographs added", site["added"], each),
        "",
    ]
    if not compared:
        return [*text, f"{facts['plugin']} could not be installed here and is left out."]
    others = {"JPEG alone": compared["jpeg"], "JPEG and AVIF": compared["avif"]}
    return [
        *text,
        *COMPARED.format(**facts).splitlines(),
        "",
        f"| build from nothing | {HEADS}",
        RULE,
        _row("ours", compared["ours"], sample),
        *(_row(f"plugin, {name}", one, sample) for name, one in others.items()),
        "",
        "| ratio | wall | CPU | memory |",
        "| --- | ---: | ---: | ---: |",
        *(
            _ratio(f"ours ÷ plugin, {name}", compared["ours"].build, one.build)
            for name, one in others.items()
        ),
    ]


def _row(name: str, one: Made, photographs: int) -> str:
    build, each = one.build, ["", ""]
    if photographs:
        seconds = build.wall / photographs
        each = [f"{seconds:.2f}", f"{seconds * (os.cpu_count() or 1):.2f}"]
    figures = [f"{build.wall:.1f}", f"{build.cpu:.1f}", *each, f"{build.memory:.0f}"]
    return f"| {name} | {' | '.join(figures)} | {one.images:,} | {one.megabytes:.0f} |"


def _ratio(name: str, one: Measured, other: Measured) -> str:
    cells = (one.wall / other.wall, one.cpu / other.cpu, one.memory / other.memory)
    return f"| {name} | {' | '.join(f'{cell:.2f}' for cell in cells)} |"
