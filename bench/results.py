"""Keep the figures of all runs in one file: a run replaces what it measured anew, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.measure import Measured

Results = dict[int, dict[str, list[Measured]]]
"""The runs of each case by size, in the order of the rounds."""


@dataclass
class Kept:
    """What was measured with one corpus: runs, the names of the peers, the day of each size."""

    results: Results = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    days: dict[int, str] = field(default_factory=dict)

    def add(self, size: int, runs: Mapping[str, Sequence[Measured]], day: str) -> None:
        """Put the runs of cases in place of earlier ones of the same size."""
        self.results.setdefault(size, {}).update({case: list(measured) for case, measured in runs.items()})
        self.results = dict(sorted(self.results.items()))
        self.days[size] = day


def read(file: Path) -> Kept:
    """Read what is kept; nothing if there is no file."""
    if not file.exists():
        return Kept()
    data = json.loads(file.read_text(encoding="utf-8"))
    results = {
        int(size): {case: [Measured(*run) for run in runs] for case, runs in cases.items()}
        for size, cases in data["results"].items()
    }
    return Kept(results, data["names"], {int(size): day for size, day in data["days"].items()})


def write(file: Path, kept: Kept) -> None:
    """Write what is kept, a line a case."""
    sizes = []
    for size, cases in kept.results.items():
        lines = []
        for case, runs in cases.items():
            figures = [
                [round(one.wall, 3), round(one.cpu, 3), round(one.memory, 1), one.files] for one in runs
            ]
            lines.append(f"   {json.dumps(case)}: {json.dumps(figures)}")
        sizes.append(f'  "{size}": {{\n' + ",\n".join(lines) + "\n  }")
    head = f' "names": {json.dumps(kept.names)},\n "days": {json.dumps(kept.days)}'
    body = ",\n".join(sizes)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f'{{\n{head},\n "results": {{\n{body}\n }}\n}}\n', encoding="utf-8")
