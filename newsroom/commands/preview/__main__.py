"""Run the preview: ``python -m newsroom.commands.preview [PORT]`` in the folder of ``pelicanconf.py``."""

from __future__ import annotations

import signal
import sys

DEFAULT_PORT = 8000
_NEEDED = ("h11", "starlette", "uvicorn")


def port_of(text: str) -> int:
    """Read the number of a port, 0 for any free one; exit with a message if it is none."""
    if not text:
        return DEFAULT_PORT
    if not text.isascii() or not text.isdecimal() or int(text[:9]) > 65535:
        sys.exit(
            f"PORT: lỗi: «{text}» không phải số cổng. Ghi một số từ 1 đến 65535, ví dụ: make serve PORT=8001"
        )
    return int(text)


def main(text: str) -> None:
    """Show the site at the port that ``text`` says."""
    port = port_of(text)
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # to import all of it takes a second: no traceback meanwhile
    try:
        from newsroom.commands.preview import running
    except ModuleNotFoundError as error:
        if error.name not in _NEEDED:
            raise
        sys.exit("Chưa cài thư viện để xem thử. Chạy: make serve")
    running.main(port)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "")
