"""Import what is asked for in the environment, and say what became of it.

``FILES`` names files and folders, ``CATEGORY`` is for articles that name none, ``CONTENT`` is the content
folder, ``AGAIN=1`` reads what was imported before. Exit status: 0 if all was read, 1 if something could not
be, 2 if what was asked for cannot be done, 130 if it was stopped.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from newsroom.commands.importer import asking, running, summary
from newsroom.commands.importer.intake.gathering import gather
from newsroom.commands.importer.table import table
from newsroom.engine import default_jobs, speak_utf8, write_atomic
from newsroom.model.content import ARTICLES
from newsroom.vietnamese.faults import reason_of
from newsroom.vietnamese.printing import VIETNAM


def fail(text: str, status: int) -> None:
    """Say what is wrong, and end."""
    print(text, file=sys.stderr)
    sys.exit(status)


def clock() -> datetime:
    """Give the time in Vietnam; ``SOURCE_DATE_EPOCH`` sets it."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given.isascii() and given.isdigit():
        return datetime.fromtimestamp(int(given), VIETNAM)
    return datetime.now(VIETNAM)


def main(values: Mapping[str, str]) -> None:
    """Import what is asked for, and say what became of it."""
    speak_utf8()
    try:
        asked = asking.read_request(values)
    except asking.Unclear as unclear:
        fail(str(unclear), 2)
    now = clock()
    fault = ""
    try:
        with running.alone(asked.content, waiting):
            gathered = gather(asked.files.found)
            known = asking.known_of(asked.content)
            done = running.run(asked, gathered, known, now.date(), default_jobs())
    except running.Unwritable as unwritable:
        done, error = unwritable.summary, unwritable.error
        fault = f"{error.filename or asked.content}: lỗi: {reason_of(error)}. Sửa xong chạy lại để nhập tiếp."
    except KeyboardInterrupt:
        fail("Đã dừng theo yêu cầu; chưa nhập gì.", 130)
    articles = str(asked.content / ARTICLES)
    whole = summary.full(done, articles, values.get("FILES", ""))
    report = write_report(Path(asking.REPORTS), now, whole, table(done.items))
    print(summary.short(done, articles, report), flush=True)
    if fault:
        fail(fault, 1)
    sys.exit(done.status)


def waiting() -> None:
    """Say that another import is awaited."""
    print("Một lần nhập khác đang chạy; đợi lần ấy xong.", file=sys.stderr, flush=True)


def write_report(folder: Path, now: datetime, text: str, rows: bytes) -> str:
    """Write the report, as a text and as a table; give its path, ``""`` if it cannot be written."""
    file = folder / f"{now:%Y-%m-%d-%H%M%S}.txt"
    try:
        write_atomic(file, (text + "\n").encode("utf-8", "backslashreplace"))
        write_atomic(file.with_suffix(".csv"), rows)
    except OSError as error:
        print(f"{file}: không ghi được bản kể chi tiết ({reason_of(error)}).", file=sys.stderr)
        return ""
    return str(file)


def run() -> None:
    """Do what the environment asks for."""
    main(os.environ)
