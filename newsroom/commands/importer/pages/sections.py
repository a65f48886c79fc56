"""Find in which section of its site a page stood, and its tags: its breadcrumb, its labels, its links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newsroom.commands.importer.pages.area import Region
from newsroom.commands.importer.pages.markup import Element
from newsroom.commands.importer.pages.noise import COMMENTS, NAVIGATION, RELATED, SIDE, noise_of
from newsroom.commands.importer.pages.selectors import Index
from newsroom.commands.importer.pages.titles import shown

_TRAILS = (
    *(".breadcrumb", ".breadcrumbs", "[class*=breadcrumb]", "[class*=Breadcrumb]", "[id*=breadcrumb]"),
    *("[id*=Breadcrumb]", ".td-crumb-container", ".pathway", ".path-way", "[itemtype*=BreadcrumbList]"),
    *("[id*=SiteMapPath]", ".crumb", ".crumbs", ".duong-dan", ".duongdan", ".rank-math-breadcrumb"),
)
_SECTIONS = (
    *("a[rel~=category]", ".cat-links a", ".category-name a", ".post-categories a", ".entry-categories a"),
    *("[itemprop=articleSection]", "[itemprop=genre]", ".field--name-field-category a", ".itemCategory a"),
    *("a[href*=/category/]", "a[href*=/chuyen-muc/]", "a[href*=/danh-muc/]", "a[rel~=tag]"),
)
_TAGS = (
    *("a[rel~=tag]", ".tags a", ".tag a", ".post-tags a", ".tags-links a", ".tag-list a", ".news-tags a"),
    *(".tukhoa a", ".tu-khoa a", ".tagcloud-detail a", ".itemTags a", ".field-name-field-tags a"),
    *(".field--name-field-tags a", "a[href*=/tag/]"),
)
_PARTS_RE = re.compile(r"\s*(?:>>|»|›|>|/|\||::|→|▸|►|❯)\s*")
_LABEL_RE = re.compile(
    r"\s*(?:bạn đang (?:ở|xem)(?: đây)?|you are here|chuyên mục|danh mục|thể loại|mục|category|categories|"
    r"posted in|filed under|trong)\s*:?\s*",
    re.IGNORECASE,
)
_HREF_RE = re.compile(r"/(?:category|chuyen-muc|danh-muc)/", re.IGNORECASE)
_TRAIL_RE = re.compile(r"\s*(?:trang chủ|trang nhất|home)\s*(?:>>?|»|›|/|→|::|❯)\s*\S", re.IGNORECASE)
_NEAR = 60
"""Elements above a title among which its breadcrumb stands."""
_MOST_STEPS = 12
_LONGEST = 300


def sections(index: Index, region: Region) -> list[str]:
    """List the names of the sections that a page says it stands in, the outermost first."""
    found: dict[str, None] = {}
    for trail in [*index.all(_TRAILS)[:20], *_unnamed(region)]:
        for name in _steps(trail):
            found.setdefault(name)
    for element in _own(index.all(_SECTIONS), region):
        if _is_section(element):
            found.setdefault(shown(element).strip("#,; "))
    return [name for name in found if 2 <= len(name) <= 120]


def _unnamed(region: Region) -> list[Element]:
    """List what reads as a breadcrumb near above the title, and a lone link right above it."""
    title = region.title
    if title is None:
        return []
    near = title.xpath("preceding::*")[-_NEAR:]
    found = [one for one in near if len(one) <= _MOST_STEPS and _TRAIL_RE.match(shown(one))]
    above = title.getprevious()
    if above is not None and next(above.iter("a"), None) is not None and 4 <= len(shown(above)) <= 40:
        found.append(above)
    return found


def tags(index: Index, region: Region) -> list[str]:
    """List the tags that a page shows below its article."""
    last = max(index.order[body] for body in region.bodies)
    after = (one for one in index.all(_TAGS)[:200] if index.order[one] > last)
    found = [shown(one).strip("#,; ") for one in _own(after, region) if not _is_section(one)]
    return list(dict.fromkeys(text for text in found if 2 <= len(text) <= 80))


def _steps(trail: Element) -> Iterator[str]:
    """Give the steps of a breadcrumb: parted by signs, else by its links and items."""
    text = shown(trail)
    if len(text) > _LONGEST:
        return
    parts = _PARTS_RE.split(text)
    if len(parts) == 1:
        inner = [one for one in trail.iter("a", "li", "span") if not len(one) and shown(one)]
        parts = [shown(one) for one in inner] or parts
    for part in parts:
        if name := _LABEL_RE.sub("", part, count=1).strip(" .,:"):
            yield name


def _own(elements: Iterable[Element], region: Region) -> Iterator[Element]:
    """Give what is of the article itself, and stands in no list, column or card of another one."""
    above = {
        region.root,
        *region.root.iterancestors(),
        *(up for b in region.bodies for up in b.iterancestors()),
    }
    for element in elements:
        around = [one for one in element.iterancestors() if one not in above]
        if not any(
            one.tag == "article" or noise_of(one) in (RELATED, SIDE, NAVIGATION, COMMENTS) for one in around
        ):
            yield element


def _is_section(element: Element) -> bool:
    """Tell whether a link is of a section: by its relation, its address, or the label before it."""
    relation = (element.get("rel") or "").split()
    if "category" in relation or element.get("itemprop") or _HREF_RE.search(element.get("href") or ""):
        return True
    parent = element.getparent()
    label = parent.text or "" if parent is not None else ""
    return bool(label.strip()) and _LABEL_RE.fullmatch(label) is not None if relation else _is_named(element)


def _is_named(element: Element) -> bool:
    names = " ".join(one.get("class") or "" for one in [element, *list(element.iterancestors())[:2]])
    return "categor" in names.lower() or "cat-links" in names
