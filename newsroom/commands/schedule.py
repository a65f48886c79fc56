"""Say when the site changes by itself: ``python -m newsroom.commands.schedule [--epoch]``.

An article appears at its ``Date``, a pin ends with ``Pin_until``. Exit status: 0 if that is known, and
then nothing is printed with ``--epoch`` if nothing is due; 1 if the content has errors, so that no build
would publish anything.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import datetime

from pelican.settings import read_settings

from newsroom.pelican import Newsroom
from plugins.gate import Refused
from plugins.gate.reporting import SILENT
from plugins.gate.schedule import coming_line

SETTINGS = "pelicanconf.py"


def next_change(settings_file: str = SETTINGS) -> datetime | None:
    """Give the next moment at which the site of a settings file is another by itself, ``None`` if it stays.

    Raises ``Refused`` if the content has errors. Only what changed since the last build is read.
    """
    return _read(settings_file).next_change


def _read(settings_file: str) -> Newsroom:
    """Read the content as a check does, and write nothing."""
    settings = read_settings(settings_file, {"CHECK_ONLY": True, "REPORT_FORMAT": SILENT})
    newsroom: Newsroom = settings["PELICAN_CLASS"](settings)
    newsroom.run()
    return newsroom


def main(arguments: Sequence[str]) -> None:
    """Print the moment, for people or with ``--epoch`` in whole seconds since 1970."""
    names = [name for name in arguments if not name.startswith("-")]
    try:
        read = _read(names[0] if names else SETTINGS)
    except Refused as refused:
        told = refused.report.summary.rstrip(".")
        sys.exit(f"Chưa tính được vì nội dung đang có lỗi ({told}). Chạy: make check")
    moment = read.next_change
    if "--epoch" in arguments:
        if moment is not None:
            print(int(moment.timestamp()))
    elif moment is None:
        print("Không có bài nào hẹn giờ đăng hay sắp hết hạn ghim.")
    else:
        print(f"Trang sẽ tự đổi lúc {moment:%H:%M} ngày {moment:%d/%m/%Y}.")
        if read.coming:
            print(coming_line(read.coming))


if __name__ == "__main__":
    main(sys.argv[1:])
