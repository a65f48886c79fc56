"""Say when the site changes by itself: ``python -m newsroom.commands.schedule [--epoch] [SETTINGS]``.

An article appears at its ``Date``, a pin ends with ``Pin_until``, banners and announcements begin and end
by ``from`` and ``until``. With ``--epoch`` the moment is printed in whole seconds since 1970, ``never`` if
nothing is due. ``--content`` and ``--cache`` name other folders than
the settings do; with ``--cache`` the last build is asked, which takes no time, and if it did not end, or
there was none, the content is read. Exit status: 0 if the moment is known, 1 if the content has errors, so
that no build would publish anything, 2 if what was asked for cannot be done.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from newsroom.commands.reading_settings import read_settings
from newsroom.engine import noted_change, speak_utf8
from newsroom.model.records import Article
from newsroom.pelican import Newsroom
from plugins.gate import Refused
from plugins.gate.reporting import SILENT
from plugins.gate.schedule import coming_line

SETTINGS = "pelicanconf.py"
FORMATS = ("text", "epoch")
NEVER = "never"


@dataclass(frozen=True, slots=True)
class Schedule:
    """When the site is next another by itself, and the articles to come, if they are known."""

    next_change: datetime | None
    coming: tuple[Article, ...] = ()


def next_change(settings_file: str = SETTINGS) -> datetime | None:
    """Give the next moment at which the site of a settings file is another by itself, ``None`` if it stays.

    The content is read as it is now. Raises ``Refused`` if it has errors.
    """
    return _read(settings_file, {}).next_change


def _read(settings_file: str, places: dict[str, str]) -> Schedule:
    """Read the content as a check does, and write nothing; only what changed since the last build is read."""
    settings = read_settings(settings_file, {"CHECK_ONLY": True, "REPORT_FORMAT": SILENT, **places})
    newsroom: Newsroom = settings["PELICAN_CLASS"](settings)
    newsroom.run()
    return Schedule(newsroom.next_change, newsroom.coming)


def _ask(asked: argparse.Namespace) -> Schedule:
    """Ask the last build, if its cache is named, else the content."""
    if asked.cache:
        try:
            return Schedule(noted_change(Path(asked.cache), lambda process: None))
        except LookupError:
            pass
    places = {"PATH": asked.content, "CACHE_PATH": asked.cache}
    return _read(
        asked.settings, {name: str(Path(place).resolve()) for name, place in places.items() if place}
    )


def main(arguments: Sequence[str]) -> None:
    """Print the moment, for people or for programs."""
    speak_utf8()
    parser = argparse.ArgumentParser(prog="newsroom.commands.schedule")
    parser.add_argument("settings", nargs="?", default=SETTINGS)
    parser.add_argument("--content", default="", help="the folder of the content")
    parser.add_argument("--cache", default="", help="the folder in which the last build kept what it knows")
    parser.add_argument("--format", default=FORMATS[0], help=", ".join(FORMATS))
    parser.add_argument("--epoch", dest="format", action="store_const", const="epoch")
    asked = parser.parse_args(arguments)
    if asked.format not in FORMATS:
        print(f"FORMAT: lỗi: không có dạng «{asked.format}». Chọn {', '.join(FORMATS)}.", file=sys.stderr)
        sys.exit(2)
    try:
        found = _ask(asked)
    except Refused as refused:
        told = refused.report.summary.rstrip(".")
        sys.exit(f"Chưa tính được vì nội dung đang có lỗi ({told}). Chạy: make check")
    print(_epoch(found) if asked.format == "epoch" else _text(found))


def _epoch(found: Schedule) -> str:
    return str(int(found.next_change.timestamp())) if found.next_change else NEVER


def _text(found: Schedule) -> str:
    if found.next_change is None:
        return "Không có bài nào hẹn giờ đăng hay sắp hết hạn ghim."
    when = f"Trang sẽ tự đổi lúc {found.next_change:%H:%M} ngày {found.next_change:%d/%m/%Y}."
    return "\n".join(filter(None, (when, coming_line(found.coming))))


if __name__ == "__main__":
    main(sys.argv[1:])
