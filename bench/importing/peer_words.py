"""Read Word files with the peers: run by the Python of their environment, ``peer_words.py NAME``.

Takes the names of files from its input; prints a line of JSON a file: text and seconds.
"""

from __future__ import annotations

import importlib
import json
import sys
import time


def pandoc(file: str) -> str:
    """Turn a file into Markdown, its photos left where they are."""
    return str(importlib.import_module("pypandoc").convert_file(file, "markdown", extra_args=["--wrap=none"]))


def markitdown(file: str) -> str:
    """Turn a file into Markdown."""
    module = importlib.import_module("markitdown")
    return str(module.MarkItDown().convert(file).text_content)


def main(name: str) -> None:
    """Read all files with one peer."""
    read = {"pandoc": pandoc, "markitdown": markitdown}[name]
    for line in sys.stdin:
        started = time.perf_counter()
        try:
            text = read(line.strip())
        except Exception as error:  # whatever a peer raises counts as nothing found
            text = f"ERROR {error!r}"[:200]
        print(json.dumps({"text": text, "wall": time.perf_counter() - started}), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
