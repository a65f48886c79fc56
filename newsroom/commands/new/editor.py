"""Open a file in the editor that the person has chosen, if there is one and somebody is there."""

from __future__ import annotations

import shlex
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path


def command_of(values: Mapping[str, str]) -> list[str]:
    """Give the command of ``VISUAL`` or ``EDITOR`` with its options, empty if neither can be run."""
    for name in ("VISUAL", "EDITOR"):
        try:
            words = shlex.split(values.get(name, ""))
        except ValueError:
            continue
        if words and shutil.which(words[0], path=values.get("PATH")):
            return words
    return []


def open_file(file: Path, command: list[str]) -> bool:
    """Open a file and wait until the editor is left; tell whether it could be started."""
    try:
        return bool(command) and subprocess.run([*command, str(file)], check=False).returncode == 0
    except OSError:
        return False
