"""List and read the articles of a CSV file, a dump of a portal's database."""

from __future__ import annotations

import csv
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path

from newsroom.commands.importer.archives import names
from newsroom.commands.importer.archives.body import Body, body_of
from newsroom.commands.importer.archives.csv_dialect import Dialect, dialect_of, rows
from newsroom.commands.importer.archives.csv_tables import (
    Columns,
    articles_beside,
    categories_beside,
    columns_of,
    details_beside,
    has_categories,
    is_article_table,
)
from newsroom.commands.importer.archives.declaring import Declared, declare, is_empty
from newsroom.commands.importer.archives.entry import Entry, Failed, Remark, Skipped
from newsroom.commands.importer.archives.facts import plain_words
from newsroom.commands.importer.archives.moments import is_month_first
from newsroom.commands.importer.archives.names import role_of
from newsroom.commands.importer.archives.plain_html import html_of_cell
from newsroom.commands.importer.archives.shelf import Shelf, path_of
from newsroom.commands.importer.source import Picture, Source, Unreadable
from newsroom.vietnamese.comparing import nfc
from newsroom.vietnamese.legacy import decode_tcvn3, decode_vni, legacy_encoding, may_be_legacy
from newsroom.vietnamese.slugs import slug

KIND = "csv"
_LARGEST = 8 << 20
_OPENING_RE = re.compile(r"(?:^|[\s(\[=“])\"(?=\S)")
_LOOKED_AT = 1000
_TOPS = (
    "",
    "uploads",
    "uploads/news",
    "images",
    "anh",
    "hinh",
    "files",
    "media",
    "upload",
    "photos",
    "userfiles",
)
_CATEGORY_NUMBERS = (
    "catid",
    "cat id",
    "category id",
    "id chuyen muc",
    "chuyen muc id",
    "danh muc id",
    "id danh muc",
)
_NEEDED = (
    "Cần ít nhất cột tên bài (tieu_de hoặc title) và cột nội dung (noi_dung hoặc bodytext); nên có thêm "
    "ngay_dang, tac_gia, chuyen_muc, tom_tat, luot_xem, anh_dai_dien, duong_dan."
)
_WISHED = ((names.DATE, "ngày đăng (ngay_dang)"), (names.CATEGORY, "tên chuyên mục (chuyen_muc)"))


@dataclass(frozen=True, slots=True)
class Row:
    """A row: names of columns and values; ``month_first`` is for the days in it."""

    pairs: tuple[tuple[str, str], ...]
    month_first: bool = False


def csv_entries(path: Path) -> Iterator[Entry | Skipped | Remark | Failed]:
    """List the articles of a file. Raises ``Unreadable`` if it has no titles or no texts."""
    dialect = dialect_of(path)
    columns = columns_of(path, dialect)
    if columns.has(names.NUMBER, names.BODY) and not columns.has(names.TITLE):
        if articles_beside(path):
            return  # read with them
        yield Remark(f"{path.name}: bảng nội dung không có tên bài, chỉ được đọc kèm bảng bài ở cùng thư mục")
        return
    if has_categories(path, columns):
        if articles_beside(path):
            return
        yield Remark(f"{path.name}: bảng tên chuyên mục, được đọc kèm bảng bài ở cùng thư mục")
        return
    details = None if columns.has(names.BODY) or not columns.has(names.NUMBER) else details_beside(path)
    if columns.places and not is_article_table(columns) and details is None and articles_beside(path):
        yield Remark(f"{path.name}: không phải bảng bài viết nên không có bài nào để nhập")
        return
    _require(columns, details is not None)
    number = columns.named(*_CATEGORY_NUMBERS)
    categories = categories_beside(path) if number is not None else {}
    yield from _remarks(path, columns, bool(categories))
    month_first = _month_first(path, dialect, columns)
    seen: dict[str, int] = {}
    above = 1
    for line, row in _safe_rows(path, dialect):
        if line < 0:
            yield Failed(path.name, 'có ô không đóng dấu ngoặc kép (") nên không đọc được các dòng sau đó')
            return
        name = f"{path.name}#{_identity(columns, row, line, seen)}"
        first, above = above + 1, line
        if reason := _fault_of(columns, row):
            lines = f"dòng {line}" if first >= line else f"các dòng {first}–{line} dính thành một,"
            yield Failed(name, f"{lines} {reason}")
            continue
        pairs = list(zip(columns.names, row, strict=False))
        if details is not None:
            pairs += details.of(row[columns.places[names.NUMBER]].strip())
        if number is not None and (
            category := categories.get(row[number].strip() if number < len(row) else "")
        ):
            pairs.append(("chuyen_muc", category))
        yield Entry(name, KIND, path.parent, Row(tuple(pairs), month_first))


def _require(columns: Columns, has_details: bool) -> None:
    has_text = has_details or columns.has(names.BODY) or columns.has(names.LEAD)
    if columns.has(names.TITLE) and has_text:
        return
    if not columns.places:
        raise Unreadable(f"CSV không có dòng tên cột ở đầu. {_NEEDED}")
    missing = [word for role, word in ((names.TITLE, "tên bài"),) if role not in columns.places]
    missing += [] if has_text else ["nội dung"]
    shown = ", ".join(name for name in columns.names[:20] if name)
    raise Unreadable(f"CSV thiếu cột {' và '.join(missing)}; các cột có: {shown}. {_NEEDED}")


def _remarks(path: Path, columns: Columns, has_categories: bool) -> Iterator[Remark]:
    unused = [name for name in columns.names if name and not role_of(name)]
    if unused:
        yield Remark(f"{path.name}: không dùng các cột {', '.join(f'«{name}»' for name in unused[:40])}")
    absent = [
        word
        for role, word in _WISHED
        if not columns.has(role) and not (role == names.DATE and columns.has(names.CREATED))
        and not (role == names.CATEGORY and has_categories)
    ]  # fmt: skip
    if absent:
        yield Remark(f"{path.name}: không có cột {' và '.join(absent)}, sẽ phải ghi thêm ở từng bài")


def _month_first(path: Path, dialect: Dialect, columns: Columns) -> bool:
    places = [
        place for place, name in enumerate(columns.names) if role_of(name) in (names.DATE, names.CREATED)
    ]
    held = islice(_safe_rows(path, dialect), _LOOKED_AT)
    return is_month_first(row[place] for _, row in held for place in places if place < len(row))


def _safe_rows(path: Path, dialect: Dialect) -> Iterator[tuple[int, list[str]]]:
    """Give the rows below the names of the columns; line -1 if a cell never ends."""
    try:
        yield from islice(rows(path, dialect), 1, None)
    except csv.Error:
        yield -1, []


def _fault_of(columns: Columns, row: list[str]) -> str:
    """Say what is wrong with a row, ``""`` if nothing is."""
    if len(row) > len(columns.names) and any(cell.strip() for cell in row[len(columns.names) :]):
        return f"có {len(row)} ô mà chỉ có {len(columns.names)} tên cột: xem lại dấu ngoặc kép trong dòng"
    if sum(map(len, row)) > _LARGEST:
        return "quá dài: có lẽ một dấu ngoặc kép không đóng"
    return ""


def _identity(columns: Columns, row: list[str], line: int, seen: dict[str, int]) -> str:
    """Name a row by what stays from one dump to the next: its number, else its address, else its title."""
    found = ""
    for role in (names.NUMBER, names.SLUG, names.OLD_URL, names.TITLE):
        place = columns.places.get(role, len(row))
        if place < len(row) and not is_empty(row[place]):
            value = nfc(row[place]).strip()
            found = value if role == names.NUMBER else slug(plain_words(value))
            break
    found = found or f"dong-{line}"
    seen[found] = seen.get(found, 0) + 1
    return found if seen[found] == 1 else f"{found}-{seen[found]}"


def read_row(entry: Entry) -> Source | Skipped:
    """Read a row. Raises ``Unreadable`` if it has neither title nor text."""
    row: Row = entry.data
    pairs, encoding = _without_legacy(row.pairs)
    misquoted = [name for name, value in pairs if _is_misquoted(value)]
    pairs = [(name, value.rstrip()[:-1] if name in misquoted else value) for name, value in pairs]
    lead, body = _texts(pairs)
    declared = declare(
        [(name, value) for name, value in pairs if role_of(name) not in (names.BODY, names.LEAD)],
        row.month_first,
    )
    if declared.is_binned:
        return Skipped(entry.name, "đã bỏ vào thùng rác trên trang cũ")
    declared.facts.add_words("Summary", lead, "cột tóm tắt")
    found = body_of(html_of_cell(body), _Finder(_shelf(entry.root)).find)
    if not found.blocks and "Title" not in declared.facts.by_key:
        raise Unreadable("dòng không có tên bài, cũng không có nội dung")
    _add_cover(found, declared)
    if encoding:
        found.fault(f"Chữ của bài ở bảng mã {encoding} đã được đổi sang Unicode: đọc lại một lượt.")
    if misquoted:
        told = ", ".join(f"«{name}»" for name in misquoted[:5])
        found.fault(f"Dấu ngoặc kép ở cột {told} của dòng CSV này ghi sai quy tắc: đọc lại chỗ có ngoặc kép.")
    if "\ufffd" in lead + body:
        found.fault("Tệp CSV có byte hỏng trong bài này: xem lại các chỗ có dấu «\ufffd».")
    for fault in declared.faults:
        found.fault(fault)
    return found.source(entry, declared.facts.done())


def _is_misquoted(value: str) -> bool:
    """Tell whether a cell ends in a quotation mark that nothing opened, as unescaped ones within it leave."""
    return value.rstrip().endswith('"') and not _OPENING_RE.search(value)


def _texts(pairs: list[tuple[str, str]]) -> tuple[str, str]:
    """Give lead and body; a lead of several paragraphs or with pictures is part of the body."""
    held: dict[str, list[str]] = {names.LEAD: [], names.BODY: []}
    for name, value in pairs:
        role = role_of(name)
        if role in held and not is_empty(value) and value not in held[role]:
            held[role].append(value)
    leads, bodies = held[names.LEAD], held[names.BODY]
    body = "\n\n".join(html_of_cell(one) for one in bodies)
    if leads and (not bodies or _is_long(leads[0])):
        return "", "\n\n".join([html_of_cell(leads[0]), body])
    return leads[0] if leads else "", body


def _is_long(text: str) -> bool:
    shown = html.unescape(text) if "&lt;" in text and "<" not in text else text
    worded = [
        one
        for one in re.split(r"</p\s*>|<br\s*/?>\s*<br\s*/?>", shown, flags=re.IGNORECASE)
        if plain_words(one)
    ]
    return len(worded) > 1 or bool(re.search(r"<(?:img|table|ul|ol|iframe)\b", shown, re.IGNORECASE))


def _without_legacy(pairs: tuple[tuple[str, str], ...]) -> tuple[list[tuple[str, str]], str]:
    """Turn TCVN3 and VNI into Unicode."""
    words = " ".join(plain_words(value)[:2000] for _, value in pairs if not value.isascii())
    found = legacy_encoding(words) if words and may_be_legacy(words) else ""
    decode = {"TCVN3": decode_tcvn3, "VNI": decode_vni}.get(found, nfc)
    return [(name, decode(value)) for name, value in pairs], found


def _add_cover(body: Body, declared: Declared) -> None:
    for address in declared.covers:
        if name := body.name_of(address):
            declared.facts.add("Cover", name, "ảnh đại diện")
            if not any(isinstance(block, Picture) and block.file for block in body.blocks):
                body.show_first(name, (plain_words(declared.caption),) if declared.caption else ())
            return
    if declared.covers:
        body.fault(f"Không có ảnh đại diện «{declared.covers[0][:120]}»: chép ảnh vào thư mục của bài.")


@lru_cache(maxsize=4)
def _shelf(root: Path) -> Shelf:
    return Shelf(root)


@dataclass
class _Finder:
    """Finds the pictures of a dump in the folder of its file."""

    shelf: Shelf

    def find(self, address: str) -> Path | None:
        """Find a file by its path on the old site, of which the first folders may not be there."""
        parts = [part for part in path_of(address).split("/") if part and part != "."]
        if ".." in parts:
            return None
        for start in range(len(parts)):
            for top in _TOPS:
                if found := self.shelf.find("/".join(parts[start:]), top):
                    return found
        return None
