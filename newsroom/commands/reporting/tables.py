"""Lay a report out in tables: articles, photos, and sums by author, by photographer and by section."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from newsroom.commands.reporting.rows import Row
from newsroom.vietnamese.comparing import collation, comparable

Cell = str | int | float | date | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its width in letters, and whether its numbers are added up."""

    name: str
    width: int
    is_summed: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet. ``key`` ends the name of its file; ``total`` stands below the rows, ``note`` below that."""

    key: str
    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...]
    note: str = ""


def tables(rows: Sequence[Row]) -> tuple[Table, ...]:
    """Make all tables; ``rows`` are in the order of their days."""
    return articles(rows), by_author(rows), by_section(rows), photos(rows), by_photographer(rows)


def articles(rows: Sequence[Row]) -> Table:
    """List the articles."""
    columns = (
        Column("STT", 5), Column("Ngày đăng", 11), Column("Tiêu đề", 60), Column("Chuyên mục", 20),
        Column("Tác giả", 24), Column("Nguồn", 18), Column("Thể loại", 11), Column("Số chữ", 9, True),
        Column("Số ảnh", 8, True), Column("Tác giả ảnh", 24),
        Column("Lượt xem", 10, True), Column("Địa chỉ", 60),
    )  # fmt: skip
    listed = [
        (
            number, row.date.date(), row.title, row.section, ", ".join(row.authors), row.source, row.kind,
            row.words, row.number_of_photos, _photographers(row), row.readers, row.url,
        )
        for number, row in enumerate(rows, 1)
    ]  # fmt: skip
    note = "Số chữ tính cả sapo, không tính chú thích ảnh. Lượt xem là số cộng dồn từ khi đăng."
    return _table("", "Tin bài", columns, listed, note)


def _photographers(row: Row) -> str:
    return ", ".join(name for name, _ in row.photos if name)


def photos(rows: Sequence[Row]) -> Table:
    """List who took how many photos of which article."""
    columns = (
        Column("STT", 5), Column("Bài số", 7), Column("Ngày đăng", 11), Column("Tiêu đề", 60),
        Column("Tác giả ảnh", 28), Column("Số ảnh", 8, True),
    )  # fmt: skip
    found = [
        (place, row.date.date(), row.title, name or _UNNAMED, count)
        for place, row in enumerate(rows, 1)
        for name, count in row.photos
    ]
    return _table("-anh", "Ảnh", columns, [(number, *one) for number, one in enumerate(found, 1)])


_UNNAMED = "(không ghi)"


@dataclass
class _Sum:
    """What belongs to a name."""

    name: str
    articles: int = 0
    shared: int = 0
    part: float = 0.0
    words: int = 0
    photos: int = 0
    readers: int = 0


def _gather(rows: Iterable[Row], names: Callable[[Row], Sequence[str]]) -> list[_Sum]:
    """Add rows up by name; names that differ in case or signs of tone placement only are one."""
    found: dict[str, _Sum] = {}
    for row in rows:
        belonging = names(row)
        for name in belonging:
            one = found.setdefault(comparable(name), _Sum(name))
            one.articles += 1
            one.shared += len(belonging) > 1
            one.part += 1 / len(belonging)
            one.words += row.words
            one.photos += row.number_of_photos
            one.readers += row.readers or 0
    return sorted(found.values(), key=lambda one: collation(one.name))


def _writers(row: Row) -> Sequence[str]:
    return row.authors or (f"Theo {row.source}" if row.source else _UNNAMED,)


def by_author(rows: Sequence[Row]) -> Table:
    """Add up by author; an article of several is one of each of them, and a part of one."""
    columns = (
        Column("STT", 5), Column("Tác giả", 34), Column("Số bài", 8), Column("Viết chung", 11),
        Column("Số bài chia đều", 15, True), Column("Số chữ", 10), Column("Số ảnh của bài", 14),
        Column("Lượt xem", 11),
    )  # fmt: skip
    listed = [
        (number, one.name, one.articles, one.shared, one.part, one.words, one.photos, one.readers)
        for number, one in enumerate(_gather(rows, _writers), 1)
    ]
    note = "Bài viết chung tính đủ cho từng người; «Số bài chia đều» chia một bài cho số người viết."
    return _table("-tac-gia", "Tác giả", columns, listed, note)


def by_section(rows: Sequence[Row]) -> Table:
    """Add up by section."""
    columns = (
        Column("STT", 5), Column("Chuyên mục", 34), Column("Số bài", 8, True), Column("Số chữ", 10, True),
        Column("Số ảnh", 8, True), Column("Lượt xem", 11, True),
    )  # fmt: skip
    listed = [
        (number, one.name, one.articles, one.words, one.photos, one.readers)
        for number, one in enumerate(_gather(rows, lambda row: (row.section,)), 1)
    ]
    return _table("-chuyen-muc", "Chuyên mục", columns, listed)


def by_photographer(rows: Sequence[Row]) -> Table:
    """Add up photos by who took them."""
    columns = (
        Column("STT", 5), Column("Tác giả ảnh", 34), Column("Số ảnh", 8, True), Column("Trong số bài", 12)
    )  # fmt: skip
    found: dict[str, _Sum] = {}
    for row in rows:
        for name, count in row.photos:
            one = found.setdefault(comparable(name or _UNNAMED), _Sum(name or _UNNAMED))
            one.photos += count
            one.articles += 1
    ordered = sorted(found.values(), key=lambda one: collation(one.name))
    listed = [(number, one.name, one.photos, one.articles) for number, one in enumerate(ordered, 1)]
    return _table("-tac-gia-anh", "Tác giả ảnh", columns, listed)


def _table(
    key: str, name: str, columns: tuple[Column, ...], rows: Sequence[tuple[Cell, ...]], note: str = ""
) -> Table:
    """Make a table with its total."""
    total: list[Cell] = ["", "Cộng"]
    for place, column in enumerate(columns[2:], 2):
        numbers = [one[place] for one in rows]
        added = sum(one for one in numbers if isinstance(one, int | float))
        total.append(added if column.is_summed else "")
    return Table(key, name, columns, tuple(rows), tuple(total), note)
