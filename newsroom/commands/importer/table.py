"""Put what an import did into a table that Excel opens, so that thousands of articles can be gone through.

No cell is a formula, whatever it begins with. There is a mark of UTF-8, and semicolons, as Excel wants them
in Vietnamese.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from newsroom.commands.importer.intake.shown import shown
from newsroom.commands.importer.summary import KINDS, NAMES, Item

COLUMNS = ("Tệp", "Kết quả", "Bài", "Tiêu đề", "Việc", "Mục", "Dòng", "Nội dung", "Lý do", "Chắc (%)")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def table(items: Sequence[Item]) -> bytes:
    """Write a row for each article, and one for each thing that is to be done or looked at in it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for item in items:
        start = (item.name, KINDS[item.kind], item.place, item.title)
        writer.writerows([*map(_safe, (*start, *row))] for row in _rows(item))
    return out.getvalue().encode("utf-8-sig", "backslashreplace")


def _rows(item: Item) -> Iterator[tuple[str, ...]]:
    is_quiet = True
    for key in item.needs:
        is_quiet = False
        yield ("cần bổ sung", NAMES.get(key, key), "", "", "", "")
    if item.photos:
        is_quiet = False
        yield ("cần bổ sung", f"{item.photos} ảnh", "", "", "", "")
    if item.wordless:
        is_quiet = False
        yield ("cần bổ sung", f"mô tả của {item.wordless} ảnh", "", "", "", "")
    for guess in item.guesses:
        is_quiet = False
        where = str(guess.place or "")
        yield (
            "đoán",
            NAMES.get(guess.key, guess.key),
            where,
            guess.value,
            guess.reason,
            str(guess.confidence),
        )
    for fault in item.faults:
        is_quiet = False
        yield ("lưu ý", "", str(fault.place or ""), fault.text, "", "")
    for one in item.dropped:
        is_quiet = False
        yield ("đã bỏ", "", str(one.place or ""), one.text, one.reason, "")
    if is_quiet:
        yield ("", "", "", "", item.text, "")


def _safe(cell: str) -> str:
    plain = shown(" ".join(cell.split()))
    return f"'{plain}" if plain.startswith(_FORMULA) else plain
