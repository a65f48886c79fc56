"""Measure an own server without CI: from a push to readers, and a push that is refused.

``python -m bench.own_server [ARTICLES]`` sets up a bare repository with the hooks of ops/ in a folder, pushes
to it, and writes its section of docs/bench.md. 10,000 articles if not given.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.builds import PAUSE, ROOT, ram_disk
from bench.plain import article, generate
from bench.publishing import retitle
from bench.report import replace_section
from tests.support.server import Editor, OwnServer, run

SIZE = 10_000
EDITS = 5
TITLE = "Own server"


@contextmanager
def timed(seconds: list[float]) -> Iterator[None]:
    """Note how long something takes."""
    began = time.perf_counter()
    yield
    seconds.append(time.perf_counter() - began)


def pushed(editor: Editor, seconds: list[float]) -> int:
    """Commit, push and take the time of the push, at whose end readers see it; give its exit status."""
    editor.commit()
    time.sleep(PAUSE)
    with timed(seconds):
        said = editor.push()
    return said.status


def measure(editor: Editor, size: int) -> dict[str, list[float]]:
    """Push from nothing, edits, and slips; go back."""
    found: dict[str, list[float]] = {"first push": [], "edit live": [], "refused": [], "back": [], "due": []}
    assert pushed(editor, found["first push"]) == 0
    for number in range(EDITS):
        file = editor.content / article(size // 2 + number, size)[0]
        retitle(file, number)
        assert pushed(editor, found["edit live"]) == 0
        whole = file.read_text(encoding="utf-8")
        file.write_text(whole.replace("Date: ", "Date: hôm ", 1), encoding="utf-8")
        assert pushed(editor, found["refused"]) != 0
        file.write_text(whole, encoding="utf-8")
        editor.commit()
    conf = str(editor.server.conf)
    with timed(found["back"]):
        assert run(str(ROOT / "ops/bin/rollback"), BANTIN_CONF=conf).status == 0
    with timed(found["due"]):
        assert editor.server.publish("--due").status == 0
    return found


def section(size: int, found: dict[str, list[float]]) -> list[str]:
    """Write the section of docs/bench.md."""
    said = {
        "first push": "first push, all built and published",
        "edit live": "another title, from `git push` to readers",
        "refused": "a push with an error, refused",
        "back": "`ops/bin/rollback`",
        "due": "the timer, with nothing due",
    }
    return [
        f"`python -m bench.own_server`: {size:,} articles, everything on a RAM disk; medians of {EDITS}",
        "edits, in seconds.",
        "",
        "| case | seconds |",
        "| --- | ---: |",
        *(f"| {said[case]} | {statistics.median(seconds):.2f} |" for case, seconds in found.items()),
    ]


def main(size: int) -> None:
    """Measure and write the section."""
    with ram_disk() as folder:
        editor = OwnServer(Path(folder) / "server", seconds=3600).editor()
        generate(editor.content, size)
        with (editor.content / "site.toml").open("a", encoding="utf-8") as toml:
            toml.write('\n[hosting]\nkind = "nginx"\n')
        rows = section(size, measure(editor, size))
    print(*rows, sep="\n")
    if size == SIZE:
        replace_section(ROOT / "docs" / "bench.md", TITLE, rows)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZE)
