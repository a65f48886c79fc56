"""Build the preview: ``python -m newsroom.commands.preview.builder FD [PATH=FOLDER …]``, at each line read.

A process of its own: it has no threads, so builds may use all cores; and it can be stopped at any time.
``PATH``, ``OUTPUT_PATH`` and ``CACHE_PATH`` name other folders than the settings do.
An empty line to the file descriptor FD says that it is ready, a line for each build how it ended.
"""

from __future__ import annotations

import os
import signal
import sys
import traceback
from contextlib import suppress
from pathlib import Path
from typing import Any

from jinja2 import TemplateSyntaxError

from newsroom.commands.preview.state import Outcome
from newsroom.commands.reading_settings import read_settings
from newsroom.ending import INTERRUPTED, Failed
from newsroom.model.problem import ERROR
from plugins.gate import Refused
from plugins.gate.report import Report

SETTINGS = "pelicanconf.py"
OUTPUT = ".preview"


def settings(**more: Any) -> dict[str, Any]:
    """Read the settings of the site, for a preview into a folder of its own."""
    override = {"PREVIEW": True, "OUTPUT_PATH": str(Path(OUTPUT).resolve()), **more}
    read: dict[str, Any] = read_settings(SETTINGS, override)
    return read


def build(**more: Any) -> Outcome:
    """Build once; say how it ended. Raises ``KeyboardInterrupt`` if it was stopped."""
    try:
        found = settings(**more)
        site = found["PELICAN_CLASS"](found)
        site.run()
    except Refused as refused:
        return _reported(False, refused.report)
    except Failed as failed:
        if failed.code == INTERRUPTED:
            raise KeyboardInterrupt from None
        return Outcome(False, (failed.reason,))
    except TemplateSyntaxError as error:
        found_at = f"{error.filename}:{error.lineno}: {error.message}"
        print(found_at, file=sys.stderr, flush=True)
        return Outcome(False, (found_at,))
    except SystemExit as ended:  # a setting that cannot be used: the words are its code
        if not isinstance(ended.code, str):
            raise
        print(ended.code, file=sys.stderr, flush=True)
        return Outcome(False, (ended.code,))
    except Exception:
        traceback.print_exc()
        return Outcome(False, (traceback.format_exc(limit=0).rstrip("\n"),))
    return _reported(True, site.report) if site.report else Outcome(True)


def _reported(passed: bool, report: Report) -> Outcome:
    """Give what a report says, errors apart: they alone hold a build back."""
    errors = tuple(str(one) for one in report.findings if one.level == ERROR)
    warnings = tuple(str(one) for one in report.findings if one.level != ERROR)
    return Outcome(passed, errors, report.summary if report.findings else "", warnings)


def main(told: int, **places: str) -> None:
    """Build for each line of standard input, until it ends or an interruption."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # else who has it ignored could stop no build
    with suppress(KeyboardInterrupt, BrokenPipeError):  # the preview may be gone
        os.write(told, b"\n")
        for _ in sys.stdin:
            line = build(**places).to_line()
            while line:
                line = line[os.write(told, line) :]


if __name__ == "__main__":
    main(int(sys.argv[1]), **dict(place.split("=", 1) for place in sys.argv[2:]))
