"""List what waits: ``python -m newsroom.commands.agenda`` in the folder of the site.

The headers are read as they are, so that an error somewhere hides nothing; ``make check`` tells errors, and
``newsroom.commands.schedule`` when the site changes by itself. ``CONTENT`` in the environment names another
content folder. Exit status: 0, or 2 if there is no such folder.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from newsroom.commands.agenda.entries import read_entries
from newsroom.commands.agenda.sections import Removed, printed, sections
from newsroom.commands.categories import CONTENT, site_of
from newsroom.engine import read_inside, speak_utf8
from newsroom.model.content import TAKEDOWN_FILE
from newsroom.vietnamese.printing import VIETNAM
from plugins.takedowns.takedowns import parse


def clock() -> datetime:
    """Give the time in Vietnam; ``SOURCE_DATE_EPOCH`` sets it."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    is_set = given.isascii() and given.isdigit()
    return datetime.fromtimestamp(int(given), VIETNAM) if is_set else datetime.now(VIETNAM)


def removed_from(content: Path) -> list[Removed]:
    """List the articles that ``da-go.toml`` says were deleted."""
    found, _ = parse(read_inside(content, TAKEDOWN_FILE) or b"")
    return [Removed(one.url.rstrip("/"), one.reason, one.date) for one in found]


def main(values: Mapping[str, str]) -> None:
    """Print what waits."""
    speak_utf8()
    content = Path(os.path.expanduser(values.get("CONTENT", "").strip() or CONTENT))
    if not content.is_dir():
        print(f"{content}: lỗi: không có thư mục này. Chạy lệnh trong thư mục của trang.", file=sys.stderr)
        sys.exit(2)
    found = sections(list(read_entries(content)), site_of(content), removed_from(content), clock())
    print(printed(found))


if __name__ == "__main__":
    main(os.environ)
