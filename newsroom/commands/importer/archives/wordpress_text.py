"""Turn the text of a WordPress post into HTML: blocks of the new editor, the classic one, shortcodes."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from newsroom.commands.importer.archives.autop import autop
from newsroom.commands.importer.archives.shortcodes import Attached, Opened, figure, open_shortcodes
from newsroom.commands.importer.archives.spans import sub_closed

_START_RE = re.compile(r"<!--\s*/?wp:")
_BLOCK_RE = re.compile(
    r"<!--\s*(?P<close>/?)wp:(?P<name>[\w/-]+)\s*(?P<json>\{.*\})?\s*(?P<alone>/?)-->", re.DOTALL
)
_MORE_RE = re.compile(r"<!--\s*(?:more.*?|nextpage|noteaser)\s*-->", re.DOTALL)
_GALLERY_LIST_RE = re.compile(
    r"<ul\b[^>]{0,2000}\b(?:wp-block-gallery|blocks-gallery-grid)\b[^>]{0,2000}>(.{0,50000}?)</ul\s*>",
    re.DOTALL | re.IGNORECASE,
)
_ITEM_RE = re.compile(r"<(/?)li\b[^>]*>", re.IGNORECASE)
_FILE_BUTTON_RE = re.compile(
    r"<a\b[^>]{0,2000}\bwp-block-file__button\b[^>]{0,2000}>.{0,2000}?</a\s*>|<object\b[^>]{0,2000}\bwp-block-file__embed\b.{0,3000}?</object\s*>",
    re.DOTALL | re.IGNORECASE,
)
_PARAGRAPH_RE = re.compile(r"<(?:p|div|figure|ul|ol|table|h[1-6]|blockquote)\b", re.IGNORECASE)
_QUIET = frozenset({
    "separator", "spacer", "nextpage", "more", "latest-posts", "latest-comments", "search", "archives",
    "categories", "tag-cloud", "calendar", "rss", "page-list", "social-links", "loginout", "post-title",
    "post-date", "post-author", "post-excerpt", "post-terms", "post-comments", "navigation", "query",
    "site-title", "site-logo", "site-tagline", "home-link", "pattern", "template-part"
})  # fmt: skip
"""Blocks of WordPress itself whose words, if any, are not the post's."""
_DEEPEST = 5
_MOST_SHARED = 100
"""Shared blocks within each other, and in all of a post."""
CODE = "mã ngắn của tiện ích WordPress; chữ bên trong vẫn giữ"
BLOCK = "khối tự động của WordPress"
BUTTON = "nút tải tệp của WordPress; tên tệp vẫn giữ"


@dataclass
class Told:
    """The HTML of a post, what of it is gone and why, and what an editor should see to."""

    text: str
    gone: list[tuple[str, str]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    shared: int = 0
    """How many shared blocks were put in."""


def html_of(
    text: str,
    library: Mapping[str, Attached],
    children: Sequence[str] = (),
    reusable: Mapping[str, str] | None = None,
) -> Told:
    """Make HTML of the text of a post.

    ``library`` are the files of the media library that it may show, by number; ``children`` those of a
    gallery that names none; ``reusable`` the texts of blocks that several posts share.
    """
    told = Told("")
    text = sub_closed(_MORE_RE, "-->", "\n\n", text)
    has_blocks = "<!-- wp:" in text
    if has_blocks:
        text = _without_marks(text, library, reusable or {}, told)
    opened = open_shortcodes(text, library, children)
    _tell(opened, told)
    told.text = opened.text if has_blocks else autop(opened.text)
    return told


def _tell(opened: Opened, told: Told) -> None:
    told.gone += [(code, CODE) for code in opened.gone]
    for code in dict.fromkeys(opened.open):
        told.faults.append(
            f"Chỗ của mã ngắn «{code[:120]}» trên trang cũ do một tiện ích WordPress làm ra, "
            "tệp xuất không có: xem trang cũ, chép tay nếu cần."
        )
    if opened.absent:
        numbers = ", ".join(dict.fromkeys(opened.absent))
        told.faults.append(
            f"Bộ ảnh nhắc đến ảnh số {numbers} mà tệp xuất không có: "
            "xuất lại cả mục Thư viện, hoặc chép ảnh từ trang cũ."
        )


def _without_marks(
    text: str, library: Mapping[str, Attached], reusable: Mapping[str, str], told: Told, depth: int = 0
) -> str:
    """Take the marks of blocks away; what stands between blocks is text of the classic editor."""
    made, place, level = [], 0, 0
    for mark in _marks(text):
        between = text[place : mark.start()]
        made.append(_between(between) if level == 0 else between)
        place = mark.end()
        name = mark["name"].removeprefix("core/")
        if mark["close"]:
            level = max(0, level - 1)
        elif mark["alone"]:
            made.append(_alone(mark, name, library, reusable, told, depth))
        elif name not in ("freeform", "shortcode"):
            level += 1
        else:
            made.append("\n\n")
    made.append(_between(text[place:]))
    whole = _GALLERY_LIST_RE.sub(
        lambda found: "<div>" + _ITEM_RE.sub(r"<\1div>", found[1]) + "</div>", "".join(made)
    )
    for button in _FILE_BUTTON_RE.findall(whole):
        if words := re.sub(r"<[^>]*>", "", button).strip():
            told.gone.append((words, BUTTON))
    return _FILE_BUTTON_RE.sub("", whole)


def _marks(text: str) -> Iterator[re.Match[str]]:
    """Find the marks of blocks: comments, of which none holds the end of one."""
    place = 0
    while start := _START_RE.search(text, place):
        end = text.find("-->", start.start())
        if end < 0:
            return
        place = end + 3
        if mark := _BLOCK_RE.fullmatch(text, start.start(), place):
            yield mark


def _between(text: str) -> str:
    if not text.strip():
        return text
    return text if _PARAGRAPH_RE.search(text) else f"\n{autop(text)}\n"


def _alone(
    mark: re.Match[str],
    name: str,
    library: Mapping[str, Attached],
    reusable: Mapping[str, str],
    told: Told,
    depth: int,
) -> str:
    """Give what a block without HTML shows, or tell that it is gone."""
    try:
        values = json.loads(mark["json"] or "{}")
    except (ValueError, RecursionError):
        values = {}
    inner = reusable.get(str(values.get("ref", ""))) if name == "block" else None
    if inner and depth < _DEEPEST and told.shared < _MOST_SHARED:
        told.shared += 1
        return _without_marks(inner, library, reusable, told, depth + 1)
    if (address := values.get("url")) and isinstance(address, str) and "embed" in name:
        return f"<p>{html.escape(address)}</p>"
    numbers = values.get("ids") or ([values["id"]] if "image" in name and "id" in values else [])
    if isinstance(numbers, list) and any(str(number) in library for number in numbers):
        return "".join(figure(library[str(number)]) for number in numbers if str(number) in library)
    told.gone.append((mark[0][:300], BLOCK))
    if name not in _QUIET:
        told.faults.append(
            f"Chỗ của khối «{name}» trên trang cũ do WordPress làm ra, tệp xuất không có: "
            "xem trang cũ, chép tay nếu cần."
        )
    return ""
