"""Read what is asked for from the environment, where ``make`` puts it as it was typed."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from newsroom.commands.importer.intake.naming import Named, named_files, why_missing
from newsroom.commands.importer.recognising import Known
from newsroom.engine import read_inside
from newsroom.model.content import SITE_FILE
from newsroom.model.site import Category
from newsroom.vietnamese.comparing import comparable
from plugins.identity.site import parse

CONTENT, REPORTS = "content", "nhap-bai"
USAGE = (
    'Dùng: make import FILES="bai.docx" (một tệp, nhiều tệp, hay cả thư mục; tên có dấu cách vẫn được).'
    " Thêm CATEGORY=2 để xếp bài vào chuyên mục thứ hai, AGAIN=1 để đọc lại cả tệp đã nhập"
)
_NO = frozenset({"", "0", "không", "khong", "no", "false"})


class Unclear(Exception):  # noqa: N818 (what is said, not what went wrong)
    """What is asked for cannot be done; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be imported, where to, and how.

    ``category`` is for articles that name none; ``again`` reads what was imported before, and makes anew what
    was removed since.
    """

    files: Named
    content: Path
    category: str = ""
    again: bool = False


def read_request(values: Mapping[str, str]) -> Asked:
    """Read what is asked for; raise ``Unclear`` if it is not."""
    text = values.get("FILES", "")
    if not text.strip():
        raise Unclear(f"FILES: lỗi: chưa ghi tệp cần nhập. {USAGE}.")
    files = named_files(text)
    if not files.found:
        told = "\n".join(f"{name}: lỗi: {why_missing(name)}." for name in files.missing)
        raise Unclear(f"{told}\n{USAGE}.")
    content = Path(os.path.expanduser(values.get("CONTENT", "").strip() or CONTENT))
    if not content.is_dir():
        raise Unclear(f"{content}: lỗi: không có thư mục này. Ghi CONTENT= tên thư mục nội dung của trang.")
    category = category_asked(values.get("CATEGORY", ""), categories_of(content))
    return Asked(files, content, category, is_on(values.get("AGAIN", "")))


def is_on(value: str) -> bool:
    """Tell whether a switch such as ``AGAIN=1`` is on."""
    return value.strip().casefold() not in _NO


def categories_of(content: Path) -> tuple[Category, ...]:
    """List the categories of a content folder; those of the site here if the folder has no ``site.toml``."""
    return parse(_site_file(content))[0].categories


def known_of(content: Path) -> Known:
    """Give what the site knows and a recogniser may use."""
    site = parse(_site_file(content))[0]
    return Known(tuple(category.name for category in site.categories))


def _site_file(content: Path) -> bytes:
    for folder in (content, Path(CONTENT)):
        if folder.is_dir() and (data := read_inside(folder, SITE_FILE)) is not None:
            return data
    return b""


def category_asked(text: str, categories: Sequence[Category]) -> str:
    """Give the name of the category that a number, a name or an address means, or raise ``Unclear``."""
    wanted = text.strip()
    if not wanted:
        return ""
    if wanted.isascii() and wanted.isdigit() and 0 < int(wanted[:6]) <= len(categories):
        return categories[int(wanted) - 1].name
    for category in categories:
        if comparable(wanted) in (comparable(category.name), category.slug):
            return category.name
    raise Unclear(f"CATEGORY: lỗi: không có chuyên mục «{wanted}». Các chuyên mục:\n{numbered(categories)}")


def numbered(categories: Sequence[Category]) -> str:
    """Number the categories, one a line."""
    width = len(str(len(categories)))
    return "\n".join(f"  {number:{width}}. {one.name}" for number, one in enumerate(categories, start=1))
