"""Install the peers in an environment of their own, and ask them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
PAGES = {"trafilatura": "trafilatura", "readability-lxml": "readability", "newspaper4k": "newspaper"}
"""The peers that read pages, by the name of their package."""
WORDS = {"pandoc (pypandoc-binary)": "pandoc", "markitdown": "markitdown"}


def environment(folder: Path) -> Path:
    """Give the Python of an environment with the peers: ``PEERS_VENV``, else one made in ``folder``.

    Raises ``OSError`` or ``subprocess.SubprocessError`` if they cannot be installed.
    """
    given = os.environ.get("PEERS_VENV", "")
    venv = Path(given) if given else folder / "peers"
    python = venv / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", "--upgrade", "pip"], check=True)
        command = [str(python), "-m", "pip", "install", "--quiet", "-r", str(HERE / "requirements.txt")]
        subprocess.run(command, check=True)
    return python


def versions(python: Path) -> dict[str, str]:
    """Name the versions of the peers."""
    command = "import importlib.metadata as m,sys;[print(n,m.version(n)) for n in sys.argv[1:]]"
    names = ("trafilatura", "readability-lxml", "newspaper4k", "pypandoc-binary", "markitdown")
    said = subprocess.run(
        [str(python), "-c", command, *names], check=True, capture_output=True, text=True
    ).stdout
    return dict(line.split(" ", 1) for line in said.splitlines())


def ask(python: Path, script: str, name: str, files: Sequence[Path]) -> Iterator[dict[str, Any]]:
    """Let a peer read files, and give what it says of each."""
    given = "\n".join(map(str, files))
    process = subprocess.run(
        [str(python), str(HERE / script), name],
        input=given,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        check=True,
    )
    for line in process.stdout.splitlines():
        if line.startswith("{"):
            yield json.loads(line)
