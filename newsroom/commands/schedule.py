"""Say when the site changes by itself: ``python -m newsroom.commands.schedule [--epoch] [SETTINGS]``.

An article appears at its ``Date``, a pin ends with ``Pin_until``. With ``--epoch`` the moment is printed in
whole seconds since 1970, and nothing if nothing is due. Exit status: 0 if that is known, 1 if the content
has errors, so that no build would publish anything, 2 if what was asked for cannot be done.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import datetime

from pelican.settings import read_settings

from newsroom.model.records import Article
from newsroom.pelican import Newsroom
from plugins.gate import Refused
from plugins.gate.reporting import SILENT
from plugins.gate.schedule import coming_line

SETTINGS = "pelicanconf.py"
FORMATS = ("text", "epoch")


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
    """Print the moment, for people or for programs."""
    parser = argparse.ArgumentParser(prog="newsroom.commands.schedule")
    parser.add_argument("settings", nargs="?", default=SETTINGS)
    parser.add_argument("--format", default=FORMATS[0], help=", ".join(FORMATS))
    parser.add_argument("--epoch", dest="format", action="store_const", const="epoch")
    asked = parser.parse_args(arguments)
    if asked.format not in FORMATS:
        print(f"FORMAT: lỗi: không có dạng «{asked.format}». Chọn {', '.join(FORMATS)}.", file=sys.stderr)
        sys.exit(2)
    try:
        read = _read(asked.settings)
    except Refused as refused:
        told = refused.report.summary.rstrip(".")
        sys.exit(f"Chưa tính được vì nội dung đang có lỗi ({told}). Chạy: make check")
    _print(read.next_change, read.coming, asked.format)


def _print(moment: datetime | None, coming: Sequence[Article], form: str) -> None:
    if form == "epoch":
        if moment is not None:
            print(int(moment.timestamp()))
    elif moment is None:
        print("Không có bài nào hẹn giờ đăng hay sắp hết hạn ghim.")
    else:
        print(f"Trang sẽ tự đổi lúc {moment:%H:%M} ngày {moment:%d/%m/%Y}.")
        if coming:
            print(coming_line(coming))


if __name__ == "__main__":
    main(sys.argv[1:])
