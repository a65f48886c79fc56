"""Tell pages that are none of an article: lists, searches, front pages, faults, logins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from newsroom.commands.importer.pages.area import Region, is_in
from newsroom.commands.importer.pages.markup import Element
from newsroom.commands.importer.pages.metadata import Metadata
from newsroom.commands.importer.pages.selectors import Index
from newsroom.commands.importer.pages.titles import same, shown, wanted
from newsroom.commands.importer.pages.weights import Weights

NONE = "không phải trang của một bài"
_FAULT_RE = re.compile(
    r"(?:^|lỗi\s*|error\s*)(?:404|50[0-3])(?:\s*[-–:|.!»]|\s*$|\s+(?:not|error|không|page|trang))|not found|"
    r"không tìm thấy|(?:không|chưa) tồn tại|bị xóa|đã bị gỡ|runtime error|server error|object moved|"
    r"access denied|forbidden|lỗi (?:hệ thống|kết nối|máy chủ)|trang lỗi|just a moment|attention required",
    re.IGNORECASE,
)
_SEARCH_RE = re.compile(r"(?:kết quả )?tìm kiếm|search(?: results?)?|tag:|từ khóa:|thẻ:", re.IGNORECASE)
_LOGIN_RE = re.compile(r"đăng nhập|log ?in|sign in", re.IGNORECASE)
_NAMED_RE = re.compile(r"title|tieu|headline", re.IGNORECASE)
_LISTS = frozenset({"home", "blog", "archive", "category", "tag", "search", "search-results"})
"""Classes that WordPress gives the bodies of pages that list."""
_HEADLINE = 15
"""Characters of the shortest headline."""
_MANY = 4
"""Headings that are links, from which on a page lists articles."""
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
    if text < _SHORT and (_says_fault(heads, region) or "error404" in (body.get("class") or "")):
        return "trang báo lỗi"
    if text < _SHORT and _asks_password(index, region, heads):
        return "trang đăng nhập"
    if region is None:
        return "trang không có đoạn văn nào"
    links = _teasers(region, weights)
    if any(_SEARCH_RE.match(head) for head in heads) and (links >= 2 or text < _SHORT):
        return "trang tìm kiếm"
    if _is_article(region, metadata, weights):
        return ""
    is_list = region.rivals >= 2 or bool(_LISTS & set((body.get("class") or "").split()))
    if (is_list and not _shows_title(region, metadata)) or (links >= 3 and text < links * _SHORT):
        return "trang danh sách bài"
    return ""


def _says_fault(heads: Sequence[str], region: Region | None) -> bool:
    """Tell whether a short page says that something went wrong, in its title or as all that it says."""
    if any(_FAULT_RE.search(head) for head in heads):
        return True
    return region is not None and region.title is None and bool(_FAULT_RE.search(shown(region.root)[:200]))


def _asks_password(index: Index, region: Region | None, heads: Sequence[str]) -> bool:
    fields = [one for one in index.by_tag.get("input", ()) if (one.get("type") or "").lower() == "password"]
    if not fields:
        return False
    inside = region is not None and any(region.root in one.iterancestors() for one in fields)
    return region is None or region.title is None or inside or any(_LOGIN_RE.match(head) for head in heads)


def _shows_title(region: Region, metadata: Metadata) -> bool:
    """Tell whether the title shown is the one that the page declares."""
    return region.title is not None and same(shown(region.title)) in map(same, wanted(metadata.titles))


def _is_article(region: Region, metadata: Metadata, weights: Weights) -> bool:
    """Tell whether a page is plainly of an article, whatever else it lists."""
    if metadata.says_article and _shows_title(region, metadata):
        return True
    body = region.bodies[0]
    text, teasers = weights.long.get(body, 0), _headed(region)
    is_list = teasers >= _MANY and text < teasers * _SHORT
    is_text = weights.share_of_links(body) < 0.1 and text > _SHORT and not is_list
    return is_text and _shows_title(region, metadata)


def _headed(region: Region) -> int:
    """Count the headings of a body that are links to other pages."""
    heads = [one for body in region.bodies for one in body.iter("h2", "h3", "h4", "h5")]
    return sum(1 for one in heads if not is_in(one, region.leave_out) and _is_linked(one))


def _is_linked(heading: Element) -> bool:
    parent = heading.getparent()
    return any(True for _ in heading.iter("a")) or (parent is not None and parent.tag == "a")


def _teasers(region: Region, weights: Weights) -> int:
    """Count the headlines in a region that lead to other pages."""
    found = set()
    for link in region.root.iter("a"):
        href = (link.get("href") or "").split("#")[0]
        if not href or href.startswith("javascript:") or weights.all.get(link, 0) < _HEADLINE:
            continue
        if not is_in(link, region.leave_out) and _is_headline(link, weights):
            found.add(href)
    return len(found)


def _is_headline(link: Element, weights: Weights) -> bool:
    """Tell whether a link is a headline: by its element, its names, or since it opens or fills its line."""
    near = [link, *islice(link.iterancestors(), 2)]
    named = (_NAMED_RE.search(one.get("class") or "") for one in near)
    if any(named) or any(one.tag in _HEADINGS for one in (*near, *link)):
        return True
    if any(len(one) and one[0].tag in ("b", "strong") for one in near[:1]) or near[1].tag in ("b", "strong"):
        return True
    box = near[1]
    opens = box[0] is link and not (box.text or "").strip()
    fills = weights.all.get(box, 0) <= weights.all.get(link, 0) + 15
    breaks = link.getnext() is not None and link.getnext().tag == "br"
    return (fills or (opens and breaks)) and box.tag in ("li", "td", "div", "p", "dt", "dd")
