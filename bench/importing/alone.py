"""Run a command in a process that holds little itself, and say what it took: ``alone.py COMMAND …``.

The kernel counts the memory of who starts a program to that program; the benchmark itself is large.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict

from bench.measure import run

if __name__ == "__main__":
    print(json.dumps(asdict(run(sys.argv[1:]))))
