"""Read what is asked for from the environment, where ``make`` puts it as it was typed."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from newsroom.commands.categories import CONTENT, NoCategory, category_meant, site_of
from newsroom.commands.importer.intake.naming import Named, named_files, why_missing
from newsroom.commands.importer.recognising import Known

REPORTS = "nhap-bai"
"""The folder of the reports."""
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
    category = values.get("CATEGORY", "").strip()
    if category:
        try:
            category = category_meant(category, site_of(content).categories)
        except NoCategory as none:
            raise Unclear(f"CATEGORY: lỗi: {none}") from None
    return Asked(files, content, category, is_on(values.get("AGAIN", "")))


def is_on(value: str) -> bool:
    """Tell whether a switch such as ``AGAIN=1`` is on."""
    return value.strip().casefold() not in _NO


def known_of(content: Path) -> Known:
    """Give what the site knows and a recogniser may use."""
    return Known.of(site_of(content))
