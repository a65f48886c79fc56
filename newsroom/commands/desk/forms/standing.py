"""Know the static pages: which there are, what a new one is called, and what changed in one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from newsroom.commands.desk.forms.filling import Unfilled
from newsroom.commands.desk.manuscript.body import body_of
from newsroom.commands.desk.manuscript.header import fields_of, with_fields
from newsroom.model.content import is_ignored
from newsroom.model.reserved import use_of
from newsroom.vietnamese.slugs import is_slug, slug
from plugins.manuscript.keys import PAGE_GRAMMAR
from plugins.manuscript.limits import HEAD_BYTES

FOLDER = "pages"
_SHARED_RE = re.compile(r"\]\(\s*(?:\.\./)*/?((?:photos|tai-lieu)/[^\s)\"'?#]+)")
"""What a page shows or offers of the files for all."""
LABELS = {"Title": "Tên trang", "Summary": "Tóm tắt", "Modified": "Ngày sửa", "Status": "Tình trạng"}
"""What editors call the fields of a page that the form shows."""


@dataclass(frozen=True, slots=True)
class StandingPage:
    """A static page: its ``name`` is its address without slashes at its ends, ``gioi-thieu/co-cau``."""

    name: str
    title: str
    is_draft: bool


def path_of(name: str) -> str:
    """Give the path of a page in the content folder."""
    return f"{FOLDER}/{name}.md"


def is_name(name: str) -> bool:
    """Tell whether a page can have such an address: one part, or two for a page below another."""
    parts = name.split("/")
    return len(parts) <= 2 and all(map(is_slug, parts))


def page_of(name: str, data: bytes) -> StandingPage:
    """Read of a page what lists show."""
    values = {line.key.casefold(): " ".join(line.value.split()) for line in fields_of(data, PAGE_GRAMMAR)}
    title = values.get("title", "")
    return StandingPage(
        name,
        title if title not in ("", "?") else "(chưa có tên)",
        values.get("status", "").casefold() == "draft",
    )


def pages_of(content: Path) -> tuple[StandingPage, ...]:
    """List the static pages, those below another behind it."""
    found = []
    for file in sorted((content / FOLDER).glob("**/*.md")):
        name = file.relative_to(content / FOLDER).as_posix().removesuffix(".md")
        if is_name(name) and not is_ignored(file.name) and file.is_file() and not file.is_symlink():
            with open(file, "rb") as opened:
                found.append(page_of(name, opened.read(HEAD_BYTES)))
    return tuple(sorted(found, key=lambda page: page.name.split("/")))


def new_name(title: str, below: str, taken: Iterable[str], categories: Iterable[str]) -> str:
    """Give the address of a new page; raise ``Unfilled`` if there is something at it.

    ``below`` is the page that it stands below, ``""`` for none; ``categories`` are the addresses of those.
    """
    last = slug(title)
    if not last:
        raise Unfilled("Ghi tên trang trước: địa chỉ của trang lấy từ tên.")
    name = f"{below}/{last}" if below else last
    if below and (below not in taken or "/" in below):
        raise Unfilled("Không có trang mẹ này. Tải lại danh sách trang rồi chọn lại.")
    if name in taken or (not below and last in categories):
        raise Unfilled(f"Đã có trang ở địa chỉ /{name}/. Đặt tên khác.")
    if not below and (use := use_of(last)):
        raise Unfilled(f"/{last}/ là địa chỉ của {use}. Đặt tên khác.")
    return name


def new_page(title: str) -> bytes:
    """Give the text of a new page, a draft."""
    return with_fields(b"", {"Title": (title,), "Status": ("draft",)}, PAGE_GRAMMAR)


def as_text(data: bytes) -> str:
    """Give a page as two people compare it: its fields by their names on the screen, then its text."""
    lines = [
        f"{LABELS[line.key]}: {' '.join(line.value.split())}"
        for line in fields_of(data, PAGE_GRAMMAR)
        if line.key in LABELS
    ]
    return "\n".join([*lines, "", body_of(data, PAGE_GRAMMAR)[0]])


def shared_files(data: bytes) -> tuple[str, ...]:
    """List the files for all that a page shows or offers, as content paths."""
    return tuple(dict.fromkeys(_SHARED_RE.findall(body_of(data, PAGE_GRAMMAR)[0])))


def page_change(name: str, before: bytes | None, after: bytes | None) -> tuple[str, str]:
    """Say how a page changed, for the message of a commit and as a sentence; ``None`` is no page."""
    now, was = (page_of(name, one) if one is not None else None for one in (after, before))
    if now is None:
        title = was.title if was else name
        return f"bỏ trang {title}", f"Trang «{title}» (/{name}/): bỏ, bạn đọc không mở được nữa."
    about = f"Trang «{now.title}» (/{name}/)"
    if now.is_draft:
        if was is not None and not was.is_draft:
            return f"cất trang {now.title}", f"{about}: về bản nháp, bạn đọc không mở được nữa."
        return f"viết nháp trang {now.title}", f"{about}: bản nháp, bạn đọc chưa thấy."
    if was is None or was.is_draft:
        return f"thêm trang {now.title}", f"{about}: bạn đọc thấy trang mới này."
    return f"sửa trang {now.title}", f"{about}: {_told(before or b'', after or b'')}."


def _told(before: bytes, after: bytes) -> str:
    was, now = ({line.key: line.value for line in fields_of(one, PAGE_GRAMMAR)} for one in (before, after))
    keys = [key for key in dict.fromkeys((*now, *was)) if was.get(key, "") != now.get(key, "")]
    parts = [f"đổi {LABELS.get(key, key).lower()}" for key in keys]
    texts = [body_of(one, PAGE_GRAMMAR)[0].split() for one in (before, after)]
    if texts[0] != texts[1]:
        parts.append(f"sửa nội dung ({len(texts[0])} chữ thành {len(texts[1])} chữ)")
    return ", ".join(parts) or "sửa cách trình bày"
