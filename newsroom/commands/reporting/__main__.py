"""Report on a month: ``python -m newsroom.commands.reporting --month 2024-07 [--from DAY --to DAY]``.

Writes ``bao-cao-2024-07.xlsx``, and a ``.csv`` for each of its sheets, into ``--out``. ``--counts`` is where
the figures of readers lie: a folder, or the address of one; by default the folder ``luot-xem`` here, else
that of the site. Where there are none, readers are those that articles were imported with. Exit status: 0 if
all was written, 1 if the content has errors or nothing can be written, 2 if what was asked for cannot be
done.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pelican.plugins import signals

from newsroom.commands.reading_settings import read_settings
from newsroom.commands.reporting.files import csv_file, workbook
from newsroom.commands.reporting.period import Period, Unclear, read_period
from newsroom.commands.reporting.readers import Figures
from newsroom.commands.reporting.rows import Row, row
from newsroom.commands.reporting.tables import tables
from newsroom.engine import Edition, speak_utf8, write_atomic
from newsroom.model.hosting import COUNTS_FOLDER
from newsroom.model.site import Site
from newsroom.vietnamese.faults import reason_of
from newsroom.vietnamese.printing import number
from plugins.gate import Refused
from plugins.gate.reporting import SILENT

SETTINGS = "publishconf.py"
OUT = "bao-cao"


def gathered(edition: Edition, period: Period, figures: Figures) -> tuple[Row, ...]:
    """Make the rows of what was published in a period, the oldest first."""

    def absolute(url: str) -> str:
        return edition.site.absolute(url) if edition.site.url else f"/{url}"

    found = []
    for article in edition.articles:
        day = article.date.date()
        if day < period.first:
            break  # the newest come first
        if day <= period.last:
            found.append(row(edition.whole(article), absolute, figures))
    return tuple(reversed(found))


def figures_of(site: Site, counts: str) -> Figures:
    """Say where the figures are, if nobody did."""
    if not counts and Path(COUNTS_FOLDER).is_dir():
        counts = COUNTS_FOLDER
    if not counts and site.url and site.counts_readers:
        counts = site.absolute(COUNTS_FOLDER)
    return Figures(counts)


def read(period: Period, counts: str, places: dict[str, str]) -> tuple[Site, tuple[Row, ...], Figures]:
    """Read the content as a check does, and take what is needed; raise ``Refused`` if it has errors."""
    taken: list[tuple[Site, tuple[Row, ...], Figures]] = []

    def take(generators: Any) -> None:
        edition = generators[0].build.edition
        figures = figures_of(edition.site, counts)
        taken.append((edition.site, gathered(edition, period, figures), figures))

    settings = read_settings(SETTINGS, {"CHECK_ONLY": True, "REPORT_FORMAT": SILENT, **places})
    newsroom = settings["PELICAN_CLASS"](settings)
    signals.all_generators_finalized.connect(take)
    try:
        newsroom.run()
    finally:
        signals.all_generators_finalized.disconnect(take)
    return taken[-1]


def write(out: Path, site: Site, period: Period, rows: Sequence[Row]) -> list[Path]:
    """Write the files; give their paths, the workbook first."""
    made, name = tables(rows), f"bao-cao-{period.name}"
    title = f"Báo cáo tin bài {period.title} – {site.name}"
    files = {f"{name}.xlsx": workbook(title, made, period.last)}
    files |= {f"{name}{table.key}.csv": csv_file(table) for table in made}
    for path, data in files.items():
        write_atomic(out / path, data)
    return [out / path for path in files]


def told(period: Period, rows: Sequence[Row], figures: Figures, files: Sequence[Path]) -> str:
    """Say what was written, and where readers come from."""
    photos = sum(one.number_of_photos for one in rows)
    first = f"{files[0]}: {number(len(rows))} bài, {number(photos)} ảnh {period.title}"
    lines = [f"{first}; kèm {len(files) - 1} tệp .csv."]
    for month, fault in figures.faults.items():
        lines.append(f"Lưu ý: không đọc được lượt xem của tháng {month} ở {figures.place} ({fault}).")
    if rows and not figures.found:
        lines.append(
            "Chưa có số lượt xem đã đếm của những bài này nên cột này là số nhập từ trang cũ."
            " Có số đếm ở nơi khác thì ghi COUNTS=THƯ-MỤC hoặc COUNTS=https://…/luot-xem."
        )
    return "\n".join(lines)


def parser() -> argparse.ArgumentParser:
    """Say which options there are."""
    found = argparse.ArgumentParser(prog="python -m newsroom.commands.reporting")
    for name in ("month", "from", "to", "counts", "content", "cache"):
        found.add_argument(f"--{name}", default="")
    found.add_argument("--out", default=OUT, help="the folder of the report")
    return found


def main(arguments: Sequence[str]) -> None:
    """Write the report; what cannot be done is told in a sentence."""
    speak_utf8()
    options = vars(parser().parse_args(arguments))
    try:
        period = read_period(options["month"], options["from"], options["to"])
    except Unclear as unclear:
        print(unclear, file=sys.stderr)
        sys.exit(2)
    counts = options["counts"]
    if counts and "://" not in counts and not Path(counts).is_dir():
        print(
            f"COUNTS: lỗi: không có thư mục «{counts}». Địa chỉ thì bắt đầu bằng https://.", file=sys.stderr
        )
        sys.exit(2)
    named = {"PATH": options["content"], "CACHE_PATH": options["cache"]}
    places = {name: str(Path(place).resolve()) for name, place in named.items() if place}
    try:
        site, rows, figures = read(period, counts, places)
        files = write(Path(options["out"]), site, period, rows)
    except Refused as refused:
        reason = refused.report.summary.rstrip(".")
        sys.exit(f"Chưa lập được báo cáo vì nội dung đang có lỗi ({reason}). Chạy: make check")
    except OSError as error:
        wrong = f"không ghi được ({reason_of(error)}). Đóng tệp nếu đang mở rồi chạy lại."
        sys.exit(f"{error.filename}: lỗi: {wrong}")
    print(told(period, rows, figures, files))


if __name__ == "__main__":
    main(sys.argv[1:])
