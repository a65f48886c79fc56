"""Run the preview: ``python -m newsroom.commands.preview [PORT]`` in the folder of ``pelicanconf.py``."""

from __future__ import annotations

import sys
import traceback
from contextlib import suppress
from pathlib import Path
from typing import Any

from jinja2 import TemplateSyntaxError
from pelican.settings import read_settings
from watchfiles import watch

from newsroom.commands.preview.server import State, bind, serve
from newsroom.pelican import Failed
from plugins.gate import Refused

SETTINGS = "pelicanconf.py"
OUTPUT = ".preview"


def settings(**more: Any) -> dict[str, Any]:
    """Read the settings of the site, for a preview into a folder of its own."""
    override = {"PREVIEW": True, "OUTPUT_PATH": str(Path(OUTPUT).resolve()), **more}
    read: dict[str, Any] = read_settings(SETTINGS, override)
    return read


def build(**more: Any) -> str:
    """Build once; give the report if the build was refused, and any other failure in words."""
    try:
        found = settings(**more)
        found["PELICAN_CLASS"](found).run()
    except Refused as refused:
        return str(refused.report)
    except Failed as failed:
        return failed.reason
    except TemplateSyntaxError as error:
        found_at = f"{error.filename}:{error.lineno}: {error.message}"
        print(found_at, file=sys.stderr, flush=True)
        return found_at
    except Exception:
        traceback.print_exc()
        return traceback.format_exc(limit=0)
    return ""


def main(port: int) -> None:
    """Serve, build, and build again at each change until interrupted."""
    state = State()
    found = settings()
    try:
        server = bind(Path(found["OUTPUT_PATH"]), port, state)
    except (OSError, OverflowError):
        sys.exit(f"Không mở được cổng {port}, có thể đang có chương trình khác dùng. Thử cổng khác.")
    state.built(build())  # on all cores, as long as no thread of the server is there to be forked
    serve(server)
    print(f"Xem thử: http://127.0.0.1:{server.server_port}/ (Ctrl-C để dừng)", flush=True)
    with suppress(KeyboardInterrupt):
        for _ in watch(found["PATH"], found["THEME"], SETTINGS):
            state.built(build(JOBS=1))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 8000)
