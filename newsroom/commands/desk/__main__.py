"""Run the desk: ``python -m newsroom.commands.desk [PORT]`` in the folder of ``pelicanconf.py``.

``--kit FILE`` serves several people behind a proxy instead (``newsroom.commands.desk.kit``).
"""

from __future__ import annotations

import signal
import sys
from pathlib import Path

from newsroom.commands.preview.__main__ import port_of

_NEEDED = ("h11", "lxml", "starlette", "tomlkit", "uvicorn", "yaml")


def main(words: list[str]) -> None:
    """Serve the desk as ``words`` say."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # to import all of it takes a second: no traceback meanwhile
    kit = Path(words[1]) if len(words) == 2 and words[0] == "--kit" else None
    if kit is None and len(words) > 1:
        sys.exit("Dùng: make desk, thêm PORT=8002 nếu cổng 8001 đang bận.")
    try:
        from newsroom.commands.desk import running
    except ModuleNotFoundError as error:
        if error.name not in _NEEDED:
            raise
        sys.exit("Chưa cài thư viện của bàn biên tập. Chạy: make desk")
    if kit is not None:
        running.serve_office(kit)
    else:
        running.serve_one(port_of(words[0]) if words and words[0] else None)


if __name__ == "__main__":
    main(sys.argv[1:])
