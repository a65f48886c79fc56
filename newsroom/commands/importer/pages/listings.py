"""Tell pages that are none of an article: lists, searches, front pages, faults, logins."""

from __future__ import annotations

import re

from newsroom.commands.importer.pages.markup import Element
from newsroom.commands.importer.pages.metadata import Metadata
from newsroom.commands.importer.pages.region import Region
from newsroom.commands.importer.pages.selectors import Index
from newsroom.commands.importer.pages.titles import shown
from newsroom.commands.importer.pages.weights import Weights
from newsroom.vietnamese.comparing import comparable

NONE = "không phải trang của một bài"
_FAULT_RE = re.compile(
    r"\b404\b|\b50[0-3]\b|not found|không tìm thấy|(?:không|chưa) tồn tại|bị xóa|đã bị gỡ|runtime error|"
    r"server error|object moved|access denied|forbidden|lỗi (?:hệ thống|kết nối|máy chủ)|trang lỗi|"
    r"just a moment|attention required",
    re.IGNORECASE,
)
_SEARCH_RE = re.compile(r"(?:kết quả )?tìm kiếm|search(?: results?)?|tag:|từ khóa:|thẻ:", re.IGNORECASE)
_FRAMES = ("frameset", "frame")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5")
_SHORT = 500
"""Characters of running text below which a page may be a fault, a login or a search."""


def why_none(body: Element, index: Index, weights: Weights, metadata: Metadata, region: Region | None) -> str:
    """Say why a page is none of an article, ``""`` if it may be one."""
    if any(index.by_tag.get(tag) for tag in _FRAMES) and region is None:
        return "trang khung, bài nằm ở tệp khác trong thư mục"
    heads = [*metadata.titles, *(shown(one) for one in index.by_tag.get("h1", ())[:3])]
    text = weights.long.get(region.root, 0) if region is not None else 0
    if text < _SHORT and any(_FAULT_RE.search(head) for head in heads):
        return "trang báo lỗi"
    has_password = any((one.get("type") or "").lower() == "password" for one in index.by_tag.get("input", ()))
    if has_password and text < _SHORT and (region is None or region.title is None):
        return "trang đăng nhập"
    if region is None:
        return "trang không có đoạn văn nào"
    links = _teasers(region, weights)
    if any(_SEARCH_RE.match(head) for head in heads) and (links >= 2 or text < _SHORT):
        return "trang tìm kiếm"
    if (
        links >= 3
        and not _is_article(region, metadata, weights)
        and weights.long.get(region.root, 0) < links * _SHORT
    ):
        return "trang danh sách bài"
    return ""


def _is_article(region: Region, metadata: Metadata, weights: Weights) -> bool:
    """Tell whether a page is plainly of an article, whatever else it lists."""
    if metadata.says_article and region.title is not None:
        return True
    body = region.bodies[0]
    return (
        region.title is not None and weights.share_of_links(body) < 0.1 and weights.long.get(body, 0) > _SHORT
    )


def _teasers(region: Region, weights: Weights) -> int:
    """Count the headlines in a region that lead to other pages."""
    left_out = set(region.leave_out)
    found = set()
    for link in region.root.iter("a"):
        href = (link.get("href") or "").split("#")[0]
        if not href or href.startswith("javascript:") or len(comparable(shown(link))) < 15:
            continue
        around = [one for one, _ in zip(link.iterancestors(), range(4), strict=False)]
        if any(one in left_out for one in link.iterancestors()):
            continue
        named = any(
            one.tag in _HEADINGS
            or "title" in (one.get("class") or "").lower()
            or "tieu" in (one.get("class") or "").lower()
            for one in [link, *around[:2]]
        )
        alone = weights.all.get(around[0], 0) <= weights.all.get(link, 0) + 12 if around else False
        if named or (alone and around[0].tag in ("li", "td", "div", "p", "b", "strong")):
            found.add(href)
    return len(found)
