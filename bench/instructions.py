"""Count the instructions of two small builds, which no noise moves: ``python -m bench.instructions``.

Sixty articles of ``bench/corpus.py`` are built from nothing with their photos kept, then once more with
another text of one of them: one process, hashes of one seed, under ``valgrind --tool=cachegrind`` (Debian:
``apt-get install valgrind``). The counts are compared with those in ``bench/instructions.toml``; 5 % more are
a failure. ``--note`` writes them there. They are of one version of Python and of the packages, on one kind of
processor.
"""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
import sys
import time
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench import corpus
from bench.archive import Archive
from bench.builds import PAUSE, ROOT, command, ram_disk

FILE = Path(__file__).with_name("instructions.toml")
SIZE = 60
MORE = 0.05
_COUNT_RE = re.compile(r"^==\d+== I\s+refs:\s+([\d,]+)", re.MULTILINE)


def count(told: str) -> int:
    """Add up what valgrind told of each process."""
    found = [int(number.replace(",", "")) for number in _COUNT_RE.findall(told)]
    if not found:
        raise LookupError(told[-2000:])
    return sum(found)


def counted(archive: Archive) -> int:
    """Build once and count."""
    valgrind = ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]
    build = command(ROOT, archive.content, archive.target, "-e", "JOBS=1")
    usual = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    seeded = {**usual, "PYTHONHASHSEED": "0"}
    done = subprocess.run(
        [*valgrind, *build], cwd=ROOT, env=seeded, check=True, capture_output=True, text=True
    )
    return count(done.stderr)


def measure(folder: Path) -> dict[str, int]:
    """Count a build from nothing and one after an edit."""
    archive = Archive(folder / "archive", corpus, SIZE, folder)
    archive.make()
    archive.keep_photos()
    archive.clear()
    found = {"clean": counted(archive)}
    time.sleep(PAUSE)
    file = archive.place(SIZE // 2)
    file.write_text(file.read_text(encoding="utf-8") + "\nĐoàn viên hoan nghênh.\n", encoding="utf-8")
    return found | {"edit": counted(archive)}


def system() -> str:
    """Say what the counts are of."""
    return f"Python {platform.python_version()}, {platform.machine()}"


def compared(found: Mapping[str, int], noted: Mapping[str, object], here: str) -> tuple[list[str], bool]:
    """Say how the counts compare with those noted, and whether none is much higher."""
    told, good = [], True
    if noted.get("system") != here:
        told.append(f"noted with {noted.get('system')}, counted with {here}: not comparable")
        return told, True
    for name, instructions in found.items():
        before = int(str(noted[name]))
        told.append(
            f"{name}: {instructions:,} instructions, noted {before:,}: {instructions / before - 1:+.1%}"
        )
        good = good and instructions <= before * (1 + MORE)
    return told, good


def main(words: Sequence[str]) -> int:
    """Count; note or compare."""
    if shutil.which("valgrind") is None:
        print("valgrind is not installed: apt-get install valgrind")
        return 2
    with ram_disk() as folder:
        found = measure(folder)
    if "--note" in words:
        lines = [f'system = "{system()}"', *(f"{name} = {number:_}" for name, number in found.items())]
        FILE.write_text("\n".join([f"# {SIZE} articles; see instructions.py", *lines, ""]), encoding="utf-8")
        print("\n".join(lines))
        return 0
    told, good = compared(found, tomllib.loads(FILE.read_text(encoding="utf-8")), system())
    print("\n".join(told))
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
