"""Compare the output folder with a build from nothing: ``python -m newsroom.commands.verify [SETTINGS]``."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

from newsroom.commands.reading_settings import read_settings
from newsroom.engine import same_bytes, speak_utf8

SHOWN = 50


def files(root: Path, retained: frozenset[str]) -> set[str]:
    """List the files below ``root``, but those whose first folder or name is retained."""
    found = (file.relative_to(root) for file in root.rglob("*") if file.is_symlink() or not file.is_dir())
    return {path.as_posix() for path in found if path.parts[0] not in retained}


def differences(output: Path, fresh: Path, retained: frozenset[str] = frozenset()) -> Iterator[str]:
    """Say what of ``output`` differs from ``fresh``, file by file."""
    here, there = files(output, retained), files(fresh, retained)
    for path in sorted(here | there):
        if path not in here:
            yield f"thiếu: {path}"
        elif path not in there:
            yield f"thừa: {path}"
        elif not same_bytes(output / path, (fresh / path).read_bytes()):
            yield f"khác: {path}"


def main(settings_file: str) -> None:
    """Build aside, with a cache of its own, and compare; exit with status 1 if anything differs."""
    speak_utf8()
    with tempfile.TemporaryDirectory(prefix="verify-") as folder:
        fresh = Path(folder) / "output"
        wanted = read_settings(settings_file)
        output, retained = Path(wanted["OUTPUT_PATH"]), frozenset(wanted["OUTPUT_RETENTION"])
        settings = read_settings(
            settings_file, {"OUTPUT_PATH": str(fresh), "CACHE_PATH": str(Path(folder) / "cache")}
        )
        with redirect_stdout(StringIO()):
            settings["PELICAN_CLASS"](settings).run()
        found = list(differences(output, fresh, retained))
    if found:
        print(*found[:SHOWN], sep="\n")
        more = f" (chỉ kể {SHOWN} tệp đầu)" if len(found) > SHOWN else ""
        sys.exit(f"{len(found)} tệp của {output.name} khác bản dựng từ đầu{more}. Chạy: make clean html")
    print(f"{output.name} giống hệt bản dựng từ đầu.")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "pelicanconf.py")
